package org.natrolite.models.cell.kernel.vector;

import static org.natrolite.models.cell.kernel.Expansion.AHEAD;
import static org.natrolite.models.cell.kernel.Expansion.AHEAD_SQUARE;
import static org.natrolite.models.cell.kernel.Expansion.COOL;
import static org.natrolite.models.cell.kernel.Expansion.CURVE;
import static org.natrolite.models.cell.kernel.Expansion.DIRECT;
import static org.natrolite.models.cell.kernel.Expansion.DIRECT_SLOPE;
import static org.natrolite.models.cell.kernel.Expansion.DIRECT_WARMING;
import static org.natrolite.models.cell.kernel.Expansion.ENTROPIC;
import static org.natrolite.models.cell.kernel.Expansion.GAIN;
import static org.natrolite.models.cell.kernel.Expansion.GAIN_SLOPE;
import static org.natrolite.models.cell.kernel.Expansion.GAIN_WARMING;
import static org.natrolite.models.cell.kernel.Expansion.GAP;
import static org.natrolite.models.cell.kernel.Expansion.GAP_CURVE;
import static org.natrolite.models.cell.kernel.Expansion.GAP_SLOPE;
import static org.natrolite.models.cell.kernel.Expansion.KEEP;
import static org.natrolite.models.cell.kernel.Expansion.LINE;
import static org.natrolite.models.cell.kernel.Expansion.MEAN;
import static org.natrolite.models.cell.kernel.Expansion.PAIR;
import static org.natrolite.models.cell.kernel.Expansion.PAIRS;
import static org.natrolite.models.cell.kernel.Expansion.RISE;
import static org.natrolite.models.cell.kernel.Expansion.SLOPE;
import static org.natrolite.models.cell.kernel.Expansion.SWING;
import static org.natrolite.models.cell.kernel.Expansion.WARM;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import org.natrolite.models.cell.kernel.Expansion;
import org.natrolite.models.cell.kernel.Lanes;
import org.natrolite.models.cell.kernel.PortableKernel;
import org.natrolite.models.cell.kernel.StepKernel;
import org.natrolite.models.cell.kernel.Steps;
import org.natrolite.models.cell.kernel.WindowKernel;

/**
 * One vector of cells at a time, its states in registers for all steps. From one step to the next no state waits for more
 * than one multiply-add: what it is multiplied by and what is added are worked out beside it, so that the processor has
 * several steps in flight. Fused multiply-adds make its results those of the portable kernel to rounding only. A lane does
 * not see the others.
 *
 * <p>Cells with three RC pairs, whose coefficients do not fit into the registers, and runs that note extremes of voltage go to
 * the portable kernel.
 */
public final class VectorKernel implements WindowKernel {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LENGTH = SPECIES.length();
    private static final int MOST_PAIRS = 2;

    /** Columns of the second RC pair. */
    private static final int SECOND = PAIRS + PAIR;

    private final PortableKernel portable = PortableKernel.create();

    private VectorKernel() {}

    /**
     * @return the kernel
     */
    public static VectorKernel create() {
        return new VectorKernel();
    }

    /**
     * @return cells in a vector of this machine
     */
    public static int length() {
        return LENGTH;
    }

    @Override
    public WindowKernel fresh() {
        return create();
    }

    @Override
    public StepKernel stepKernel() {
        return VectorStepKernel.create();
    }

    @Override
    public String name() {
        return "vector of " + LENGTH;
    }

    @Override
    public void advance(
            Lanes lanes,
            Expansion cells,
            int count,
            int pairs,
            Steps profile,
            int from,
            int to,
            double loss,
            boolean extremes) {
        if (pairs > MOST_PAIRS || extremes) {
            portable.advance(lanes, cells, count, pairs, profile, from, to, loss, extremes);
            return;
        }
        // steps of one direction at a time, so that no step waits for a guess at the sign of its current
        double[] current = profile.current;
        int begin = from;
        while (begin < to) {
            int side = current[begin] > 0 ? Expansion.CHARGE : Expansion.DISCHARGE;
            int end = begin + 1;
            while (end < to && current[end] > 0 == (side == Expansion.CHARGE)) {
                end++;
            }
            double lost = side == Expansion.CHARGE ? loss : 0;
            for (int i = 0; i < count; i += LENGTH) {
                advance(lanes, cells, side, i, profile, begin, end, lost);
            }
            begin = end;
        }
    }

    /**
     * In a method of its own: vectors carried through nested loops would be put into objects. Helpers are not called
     * inside: past a certain size the compiler takes in no method of ours any more, and what it answers would be an object, too.
     */
    private static void advance(
            Lanes lanes, Expansion cells, int side, int i, Steps profile, int from, int to, double loss) {
        double[] current = profile.current;
        double[] middle = profile.middle;
        double[] square = profile.square;
        double[] common = cells.common;
        double[] directed = cells.directed[side];

        DoubleVector line = DoubleVector.fromArray(SPECIES, common, LINE + i);
        DoubleVector slope = DoubleVector.fromArray(SPECIES, common, SLOPE + i);
        DoubleVector curve = DoubleVector.fromArray(SPECIES, common, CURVE + i);
        DoubleVector gapCurve = DoubleVector.fromArray(SPECIES, common, GAP_CURVE + i);
        DoubleVector entropic = DoubleVector.fromArray(SPECIES, common, ENTROPIC + i);
        DoubleVector gap = DoubleVector.fromArray(SPECIES, common, GAP + i);
        DoubleVector gapSlope = DoubleVector.fromArray(SPECIES, common, GAP_SLOPE + i);
        DoubleVector mean0 = DoubleVector.fromArray(SPECIES, directed, PAIRS + MEAN + i);
        DoubleVector mean1 = DoubleVector.fromArray(SPECIES, directed, SECOND + MEAN + i);
        DoubleVector keep0 = DoubleVector.fromArray(SPECIES, directed, PAIRS + KEEP + i);
        DoubleVector keep1 = DoubleVector.fromArray(SPECIES, directed, SECOND + KEEP + i);
        DoubleVector cool = DoubleVector.fromArray(SPECIES, common, COOL + i);
        DoubleVector warm = DoubleVector.fromArray(SPECIES, common, WARM + i);
        DoubleVector rise = DoubleVector.fromArray(SPECIES, common, RISE + i);
        DoubleVector v0 = DoubleVector.fromArray(SPECIES, lanes.pair[0], i);
        DoubleVector v1 = DoubleVector.fromArray(SPECIES, lanes.pair[1], i);
        DoubleVector h = DoubleVector.fromArray(SPECIES, lanes.hysteresis, i);
        DoubleVector kelvin = DoubleVector.fromArray(SPECIES, lanes.temperature, i);
        // all currents have one sign, or are zero and move nothing
        double sign = side == Expansion.CHARGE ? 1 : -1;
        DoubleVector towards = DoubleVector.broadcast(SPECIES, sign);
        // 1 - exp(-u) = u - u^2/2 with u = swing |p|, as a polynomial of p
        DoubleVector swinging =
                DoubleVector.fromArray(SPECIES, directed, SWING + i).mul(towards);
        DoubleVector swings = swinging.mul(swinging).mul(DoubleVector.broadcast(SPECIES, -0.5));
        double[] energies = side == Expansion.CHARGE ? lanes.taken : lanes.given;
        DoubleVector energy = DoubleVector.fromArray(SPECIES, energies, i);
        DoubleVector ahead = DoubleVector.fromArray(SPECIES, common, AHEAD + i);
        DoubleVector unstored = DoubleVector.broadcast(SPECIES, loss);
        for (int t = from; t < to; t++) {
            DoubleVector p = DoubleVector.broadcast(SPECIES, current[t]);
            DoubleVector m = DoubleVector.broadcast(SPECIES, middle[t]);
            DoubleVector m2 = DoubleVector.broadcast(SPECIES, square[t]);
            DoubleVector warmer = DoubleVector.fromArray(SPECIES, directed, AHEAD_SQUARE + i)
                    .fma(p, ahead)
                    .fma(p, kelvin);
            DoubleVector open = curve.fma(m2, slope.fma(m, line));

            DoubleVector y = swings.fma(p, swinging).mul(p);
            DoubleVector end = towards.sub(h).fma(y, h);

            DoubleVector ohm = DoubleVector.fromArray(SPECIES, directed, DIRECT_SLOPE + i)
                    .fma(m, DoubleVector.fromArray(SPECIES, directed, DIRECT + i));
            DoubleVector excess = gapCurve.fma(m2, gapSlope.fma(m, gap)).fma(h.add(end), mean1.fma(v1, mean0.mul(v0)));
            excess = ohm.fma(p, excess);
            DoubleVector in0 = DoubleVector.fromArray(SPECIES, directed, PAIRS + GAIN_SLOPE + i)
                    .fma(m, DoubleVector.fromArray(SPECIES, directed, PAIRS + GAIN + i));
            DoubleVector in1 = DoubleVector.fromArray(SPECIES, directed, SECOND + GAIN_SLOPE + i)
                    .fma(m, DoubleVector.fromArray(SPECIES, directed, SECOND + GAIN + i));
            in0 = DoubleVector.fromArray(SPECIES, directed, PAIRS + GAIN_WARMING + i)
                    .fma(warmer, in0);
            in1 = DoubleVector.fromArray(SPECIES, directed, SECOND + GAIN_WARMING + i)
                    .fma(warmer, in1);
            v0 = in0.fma(p, keep0.mul(v0));
            v1 = in1.fma(p, keep1.mul(v1));
            h = end;

            DoubleVector rising = DoubleVector.fromArray(SPECIES, directed, DIRECT_WARMING + i)
                    .fma(p, entropic);
            DoubleVector voltage = rising.fma(warmer, open.add(excess));
            energy = p.fma(voltage, energy);
            DoubleVector lost = open.fma(unstored, excess);
            DoubleVector heat = warm.mul(p);
            kelvin = rising.fma(warmer, lost).fma(heat, cool.fma(kelvin, rise));
        }
        v0.intoArray(lanes.pair[0], i);
        v1.intoArray(lanes.pair[1], i);
        h.intoArray(lanes.hysteresis, i);
        kelvin.intoArray(lanes.temperature, i);
        energy.intoArray(energies, i);
    }
}

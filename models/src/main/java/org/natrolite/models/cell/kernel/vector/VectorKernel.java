package org.natrolite.models.cell.kernel.vector;

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
        for (int i = 0; i < count; i += LENGTH) {
            advance(lanes, cells, i, profile, from, to, loss);
        }
    }

    /**
     * In a method of its own: vectors carried through nested loops would be put into objects. Helpers are not called
     * inside: past a certain size the compiler takes in no method of ours any more, and what it answers would be an object, too.
     */
    private static void advance(Lanes lanes, Expansion cells, int i, Steps profile, int from, int to, double loss) {
        double[] current = profile.current;
        double[] middle = profile.middle;
        double[] square = profile.square;
        double[] directUp = cells.direct[Expansion.CHARGE];
        double[] directDown = cells.direct[Expansion.DISCHARGE];
        double[] swingUp = cells.swing[Expansion.CHARGE];
        double[] swingDown = cells.swing[Expansion.DISCHARGE];
        double[] gain0Up = cells.gain[0][Expansion.CHARGE];
        double[] gain0Down = cells.gain[0][Expansion.DISCHARGE];
        double[] gain1Up = cells.gain[1][Expansion.CHARGE];
        double[] gain1Down = cells.gain[1][Expansion.DISCHARGE];
        double[] directSlopeUp = cells.directSlope[Expansion.CHARGE];
        double[] directSlopeDown = cells.directSlope[Expansion.DISCHARGE];
        double[] cubeUp = cells.directCube[Expansion.CHARGE];
        double[] cubeDown = cells.directCube[Expansion.DISCHARGE];
        double[] warmingUp = cells.directWarming[Expansion.CHARGE];
        double[] warmingDown = cells.directWarming[Expansion.DISCHARGE];
        double[] gainSlope0Up = cells.gainSlope[0][Expansion.CHARGE];
        double[] gainSlope0Down = cells.gainSlope[0][Expansion.DISCHARGE];
        double[] gainSlope1Up = cells.gainSlope[1][Expansion.CHARGE];
        double[] gainSlope1Down = cells.gainSlope[1][Expansion.DISCHARGE];

        DoubleVector line = DoubleVector.fromArray(SPECIES, cells.line, i);
        DoubleVector slope = DoubleVector.fromArray(SPECIES, cells.slope, i);
        DoubleVector curve = DoubleVector.fromArray(SPECIES, cells.curve, i);
        DoubleVector gapCurve = DoubleVector.fromArray(SPECIES, cells.gapCurve, i);
        DoubleVector entropic = DoubleVector.fromArray(SPECIES, cells.entropic, i);
        DoubleVector gap = DoubleVector.fromArray(SPECIES, cells.gap, i);
        DoubleVector gapSlope = DoubleVector.fromArray(SPECIES, cells.gapSlope, i);
        DoubleVector mean0 = DoubleVector.fromArray(SPECIES, cells.mean[0], i);
        DoubleVector mean1 = DoubleVector.fromArray(SPECIES, cells.mean[1], i);
        DoubleVector keep0 = DoubleVector.fromArray(SPECIES, cells.keep[0], i);
        DoubleVector keep1 = DoubleVector.fromArray(SPECIES, cells.keep[1], i);
        DoubleVector cool = DoubleVector.fromArray(SPECIES, cells.cool, i);
        DoubleVector warm = DoubleVector.fromArray(SPECIES, cells.warm, i);
        DoubleVector rise = DoubleVector.fromArray(SPECIES, cells.rise, i);
        DoubleVector v0 = DoubleVector.fromArray(SPECIES, lanes.pair[0], i);
        DoubleVector v1 = DoubleVector.fromArray(SPECIES, lanes.pair[1], i);
        DoubleVector h = DoubleVector.fromArray(SPECIES, lanes.hysteresis, i);
        DoubleVector kelvin = DoubleVector.fromArray(SPECIES, lanes.temperature, i);
        DoubleVector net = DoubleVector.fromArray(SPECIES, lanes.net, i);
        DoubleVector gross = DoubleVector.fromArray(SPECIES, lanes.gross, i);
        DoubleVector minusHalf = DoubleVector.broadcast(SPECIES, -0.5);
        for (int t = from; t < to; t++) {
            double ampere = current[t];
            boolean up = ampere > 0;
            DoubleVector p = DoubleVector.broadcast(SPECIES, ampere);
            DoubleVector size = DoubleVector.broadcast(SPECIES, Math.abs(ampere));
            double charge = middle[t];
            DoubleVector moved = DoubleVector.broadcast(SPECIES, ampere * charge);
            DoubleVector cube = DoubleVector.broadcast(SPECIES, ampere * ampere * ampere);
            DoubleVector m = DoubleVector.broadcast(SPECIES, charge);
            DoubleVector m2 = DoubleVector.broadcast(SPECIES, square[t]);
            DoubleVector open = curve.fma(m2, slope.fma(m, line));

            DoubleVector u =
                    DoubleVector.fromArray(SPECIES, up ? swingUp : swingDown, i).mul(size);
            DoubleVector y = u.fma(u.mul(minusHalf), u);
            DoubleVector end =
                    DoubleVector.broadcast(SPECIES, Math.signum(ampere)).sub(h).fma(y, h);

            DoubleVector excess = DoubleVector.fromArray(SPECIES, up ? directSlopeUp : directSlopeDown, i)
                    .mul(moved);
            excess = DoubleVector.fromArray(SPECIES, up ? directUp : directDown, i)
                    .fma(p, excess);
            excess = gapCurve.fma(m2, gapSlope.fma(m, gap))
                    .fma(h.add(end), excess)
                    .add(mean1.fma(v1, mean0.mul(v0)));
            DoubleVector in0 = DoubleVector.fromArray(SPECIES, up ? gainSlope0Up : gainSlope0Down, i)
                    .mul(moved);
            DoubleVector in1 = DoubleVector.fromArray(SPECIES, up ? gainSlope1Up : gainSlope1Down, i)
                    .mul(moved);
            v0 = keep0.fma(
                    v0,
                    DoubleVector.fromArray(SPECIES, up ? gain0Up : gain0Down, i).fma(p, in0));
            v1 = keep1.fma(
                    v1,
                    DoubleVector.fromArray(SPECIES, up ? gain1Up : gain1Down, i).fma(p, in1));
            h = end;

            DoubleVector rising = DoubleVector.fromArray(SPECIES, up ? warmingUp : warmingDown, i)
                    .fma(p, entropic);
            DoubleVector voltage = rising.fma(kelvin, open.add(excess));
            net = p.fma(voltage, net);
            gross = size.fma(voltage, gross);
            DoubleVector lost = open.fma(DoubleVector.broadcast(SPECIES, up ? loss : 0), excess);
            DoubleVector heat = warm.mul(p);
            kelvin = rising.fma(kelvin, lost).fma(heat, cool.fma(kelvin, rise));
        }
        v0.intoArray(lanes.pair[0], i);
        v1.intoArray(lanes.pair[1], i);
        h.intoArray(lanes.hysteresis, i);
        kelvin.intoArray(lanes.temperature, i);
        net.intoArray(lanes.net, i);
        gross.intoArray(lanes.gross, i);
    }
}

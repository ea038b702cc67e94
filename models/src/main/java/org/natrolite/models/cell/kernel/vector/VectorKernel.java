package org.natrolite.models.cell.kernel.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import org.natrolite.models.cell.kernel.Lanes;
import org.natrolite.models.cell.kernel.PortableKernel;
import org.natrolite.models.cell.kernel.WindowKernel;

/**
 * One vector of cells at a time, its states in registers for all steps. Uses fused multiply-add, so that its results are
 * those of the portable kernel to rounding only. A lane does not see the others.
 *
 * <p>Cells with three RC pairs go to the portable kernel: their coefficients do not fit into the registers.
 */
public final class VectorKernel implements WindowKernel {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LENGTH = SPECIES.length();
    private static final int MOST_PAIRS = 2;
    private static final double SIXTH = 1 / 6.0;

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
    public String name() {
        return "vector of " + LENGTH;
    }

    @Override
    public void advance(
            Lanes lanes,
            int count,
            int pairs,
            double[] current,
            int from,
            int to,
            double[] middle,
            int first,
            double loss) {
        if (pairs > MOST_PAIRS) {
            portable.advance(lanes, count, pairs, current, from, to, middle, first, loss);
            return;
        }
        for (int i = 0; i < count; i += LENGTH) {
            advance(lanes, i, current, from, to, middle, first, loss);
        }
    }

    private static DoubleVector load(double[] array, int i) {
        return DoubleVector.fromArray(SPECIES, array, i);
    }

    /** In a method of its own: vectors carried through nested loops would be put into objects. */
    private static void advance(
            Lanes lanes, int i, double[] current, int from, int to, double[] middle, int first, double loss) {
        double[][] direct = lanes.direct;
        double[] directUp = direct[Lanes.CHARGE];
        double[] directDown = direct[Lanes.DISCHARGE];
        double[] swingUp = lanes.swing[Lanes.CHARGE];
        double[] swingDown = lanes.swing[Lanes.DISCHARGE];
        double[] gain0Up = lanes.gain[0][Lanes.CHARGE];
        double[] gain0Down = lanes.gain[0][Lanes.DISCHARGE];
        double[] gain1Up = lanes.gain[1][Lanes.CHARGE];
        double[] gain1Down = lanes.gain[1][Lanes.DISCHARGE];

        DoubleVector line = load(lanes.line, i);
        DoubleVector slope = load(lanes.slope, i);
        DoubleVector drift = load(lanes.drift, i);
        DoubleVector entropic = load(lanes.entropic, i);
        DoubleVector gap = load(lanes.gap, i);
        DoubleVector mean0 = load(lanes.mean[0], i);
        DoubleVector mean1 = load(lanes.mean[1], i);
        DoubleVector keep0 = load(lanes.keep[0], i);
        DoubleVector keep1 = load(lanes.keep[1], i);
        DoubleVector cool = load(lanes.cool, i);
        DoubleVector warm = load(lanes.warm, i);
        DoubleVector rise = load(lanes.rise, i);
        DoubleVector v0 = load(lanes.pair[0], i);
        DoubleVector v1 = load(lanes.pair[1], i);
        DoubleVector h = load(lanes.hysteresis, i);
        DoubleVector kelvin = load(lanes.temperature, i);
        DoubleVector net = load(lanes.net, i);
        DoubleVector gross = load(lanes.gross, i);
        DoubleVector half = DoubleVector.broadcast(SPECIES, 0.5);
        DoubleVector one = DoubleVector.broadcast(SPECIES, 1);
        DoubleVector minusSixth = DoubleVector.broadcast(SPECIES, -SIXTH);
        for (int t = from; t < to; t++) {
            double ampere = current[t];
            boolean up = ampere > 0;
            DoubleVector p = DoubleVector.broadcast(SPECIES, ampere);
            DoubleVector size = DoubleVector.broadcast(SPECIES, Math.abs(ampere));
            DoubleVector open = slope.fma(DoubleVector.broadcast(SPECIES, middle[t - first]), line);
            line = line.sub(drift);

            DoubleVector u = load(up ? swingUp : swingDown, i).mul(size);
            // u (1 - u (1/2 - u/6))
            DoubleVector y = u.mul(one.sub(u.mul(u.fma(minusSixth, half))));
            DoubleVector change =
                    DoubleVector.broadcast(SPECIES, Math.signum(ampere)).sub(h).mul(y);

            DoubleVector excess = load(up ? directUp : directDown, i).mul(p);
            excess = entropic.fma(kelvin, excess);
            excess = mean0.fma(v0, excess);
            excess = mean1.fma(v1, excess);
            excess = gap.fma(change.fma(half, h), excess);
            v0 = keep0.fma(v0, load(up ? gain0Up : gain0Down, i).mul(p));
            v1 = keep1.fma(v1, load(up ? gain1Up : gain1Down, i).mul(p));
            h = h.add(change);

            DoubleVector voltage = open.add(excess);
            net = p.fma(voltage, net);
            gross = size.fma(voltage, gross);
            DoubleVector lost = open.fma(DoubleVector.broadcast(SPECIES, up ? loss : 0), excess);
            kelvin = cool.fma(kelvin, warm.fma(lost.mul(p), rise));
        }
        line.intoArray(lanes.line, i);
        v0.intoArray(lanes.pair[0], i);
        v1.intoArray(lanes.pair[1], i);
        h.intoArray(lanes.hysteresis, i);
        kelvin.intoArray(lanes.temperature, i);
        net.intoArray(lanes.net, i);
        gross.intoArray(lanes.gross, i);
    }
}

package org.natrolite.models.cell.kernel;

/**
 * The kernel in plain Java. Four loops a step over all lanes of a tile, of a number known to the compiler, which it turns into
 * vector instructions: longer bodies, or a bound that it does not know, it leaves scalar. What a loop may hold is counted in
 * operations, of which a fused multiply-add is one. A lane does not see the others, and its operations are the same in the
 * same order on every path: a few cells are stepped lane by lane to the same bits.
 */
public final class PortableKernel implements WindowKernel {
    /** Cells below which lane by lane is faster. */
    private static final int FEW = 5;

    private static final int W = Lanes.RUN;

    /** Mean terminal voltage of a step less the open-circuit voltage. */
    private final double[] excess = new double[W];

    /** Temperature in the middle of a step. */
    private final double[] middle = new double[W];

    private PortableKernel() {}

    /**
     * @return the kernel
     */
    public static PortableKernel create() {
        return new PortableKernel();
    }

    @Override
    public WindowKernel fresh() {
        return create();
    }

    @Override
    public String name() {
        return "portable";
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
        if (count < FEW) {
            for (int i = 0; i < count; i++) {
                lane(lanes, cells, i, profile, from, to, loss, extremes);
            }
            return;
        }
        for (int t = from; t < to; t++) {
            step(lanes, cells, pairs, profile.current[t], profile.middle[t], profile.square[t], loss, extremes);
        }
    }

    private void step(Lanes l, Expansion c, int pairs, double p, double m, double m2, double loss, boolean extremes) {
        int a = p > 0 ? Expansion.CHARGE : Expansion.DISCHARGE;
        double moved = p * m;
        // a pair that the cell has not stays at zero and adds zero
        begin(
                excess,
                middle,
                c.direct[a],
                c.directSlope[a],
                l.temperature,
                c.ahead,
                c.aheadSquare[a],
                l.pair[0],
                c.mean[0][a],
                c.keep[0][a],
                c.gain[0][a],
                c.gainSlope[0][a],
                c.gainWarming[0][a],
                p,
                moved);
        for (int k = 1; k < pairs; k++) {
            pair(
                    excess,
                    l.pair[k],
                    c.mean[k][a],
                    c.keep[k][a],
                    c.gain[k][a],
                    c.gainSlope[k][a],
                    c.gainWarming[k][a],
                    middle,
                    p,
                    moved);
        }
        hysteresis(excess, l.hysteresis, c.swing[a], c.gap, c.gapSlope, c.gapCurve, m, m2, Math.abs(p), Math.signum(p));
        if (extremes) {
            extremes(
                    l.lowestVoltage,
                    l.highestVoltage,
                    excess,
                    c.line,
                    c.slope,
                    c.curve,
                    middle,
                    c.entropic,
                    c.directWarming[a],
                    p,
                    m,
                    m2);
        }
        end(
                excess,
                p > 0 ? l.taken : l.given,
                l.temperature,
                c.line,
                c.slope,
                c.curve,
                middle,
                c.entropic,
                c.directWarming[a],
                c.cool,
                c.warm,
                c.rise,
                p,
                m,
                m2,
                p > 0 ? loss : 0);
    }

    /** What the current shows at once, the temperature in the middle of the step, and the first pair. */
    private static void begin(
            double[] excess,
            double[] middle,
            double[] direct,
            double[] directSlope,
            double[] temperature,
            double[] ahead,
            double[] square,
            double[] voltage,
            double[] mean,
            double[] keep,
            double[] gain,
            double[] slope,
            double[] warming,
            double p,
            double moved) {
        for (int i = 0; i < W; i++) {
            double warmer = fused(fused(square[i], p, ahead[i]), p, temperature[i]);
            double v = voltage[i];
            middle[i] = warmer;
            excess[i] = fused(mean[i], v, fused(direct[i], p, directSlope[i] * moved));
            voltage[i] = fused(keep[i], v, fused(fused(warming[i], warmer, gain[i]), p, slope[i] * moved));
        }
    }

    private static void pair(
            double[] excess,
            double[] voltage,
            double[] mean,
            double[] keep,
            double[] gain,
            double[] slope,
            double[] warming,
            double[] middle,
            double p,
            double moved) {
        for (int i = 0; i < W; i++) {
            double v = voltage[i];
            excess[i] = fused(mean[i], v, excess[i]);
            voltage[i] = fused(keep[i], v, fused(fused(warming[i], middle[i], gain[i]), p, slope[i] * moved));
        }
    }

    private static void hysteresis(
            double[] excess,
            double[] state,
            double[] swing,
            double[] gap,
            double[] slope,
            double[] curve,
            double m,
            double m2,
            double size,
            double sign) {
        for (int i = 0; i < W; i++) {
            double h = state[i];
            double u = swing[i] * size;
            double end = fused(sign - h, fused(-0.5 * u, u, u), h);
            excess[i] = fused(fused(curve[i], m2, fused(slope[i], m, gap[i])), h + end, excess[i]);
            state[i] = end;
        }
    }

    /**
     * Adds what rises with temperature to the excess and the open-circuit voltage to it, books the energy and moves the
     * temperature.
     */
    private static void end(
            double[] excess,
            double[] sum,
            double[] temperature,
            double[] line,
            double[] slope,
            double[] curve,
            double[] middle,
            double[] entropic,
            double[] warming,
            double[] cool,
            double[] warm,
            double[] rise,
            double p,
            double m,
            double m2,
            double loss) {
        for (int i = 0; i < W; i++) {
            double open = fused(curve[i], m2, fused(slope[i], m, line[i]));
            double x = fused(fused(warming[i], p, entropic[i]), middle[i], excess[i]);
            double voltage = open + x;
            sum[i] = fused(p, voltage, sum[i]);
            temperature[i] = fused(warm[i] * p, fused(loss, open, x), fused(cool[i], temperature[i], rise[i]));
        }
    }

    /** Notes the voltage, as it is worked out below. */
    private static void extremes(
            double[] lowest,
            double[] highest,
            double[] excess,
            double[] line,
            double[] slope,
            double[] curve,
            double[] middle,
            double[] entropic,
            double[] warming,
            double p,
            double m,
            double m2) {
        for (int i = 0; i < W; i++) {
            double open = fused(curve[i], m2, fused(slope[i], m, line[i]));
            double voltage = open + fused(fused(warming[i], p, entropic[i]), middle[i], excess[i]);
            lowest[i] = Math.min(lowest[i], voltage);
            highest[i] = Math.max(highest[i], voltage);
        }
    }

    private static double fused(double a, double b, double c) {
        return MultiplyAdd.of(a, b, c);
    }

    /** The loops above for one lane, operation by operation the same, with its state in registers. */
    private static void lane(
            Lanes l, Expansion f, int i, Steps profile, int from, int to, double loss, boolean extremes) {
        double[] current = profile.current;
        double[] charge = profile.middle;
        double[] square = profile.square;
        double line = f.line[i];
        double slope = f.slope[i];
        double curve = f.curve[i];
        double gapCurve = f.gapCurve[i];
        double entropic = f.entropic[i];
        double ahead = f.ahead[i];
        double aheadUp = f.aheadSquare[Expansion.CHARGE][i];
        double aheadDown = f.aheadSquare[Expansion.DISCHARGE][i];
        double warmingUp = f.directWarming[Expansion.CHARGE][i];
        double warmingDown = f.directWarming[Expansion.DISCHARGE][i];
        double gap = f.gap[i];
        double gapSlope = f.gapSlope[i];
        double swingUp = f.swing[Expansion.CHARGE][i];
        double swingDown = f.swing[Expansion.DISCHARGE][i];
        double directUp = f.direct[Expansion.CHARGE][i];
        double directDown = f.direct[Expansion.DISCHARGE][i];
        double cool = f.cool[i];
        double warm = f.warm[i];
        double rise = f.rise[i];
        // pairs that the cell has not stay at zero and add zero
        double meanUp0 = f.mean[0][Expansion.CHARGE][i];
        double meanDown0 = f.mean[0][Expansion.DISCHARGE][i];
        double meanUp1 = f.mean[1][Expansion.CHARGE][i];
        double meanDown1 = f.mean[1][Expansion.DISCHARGE][i];
        double meanUp2 = f.mean[2][Expansion.CHARGE][i];
        double meanDown2 = f.mean[2][Expansion.DISCHARGE][i];
        double keepUp0 = f.keep[0][Expansion.CHARGE][i];
        double keepDown0 = f.keep[0][Expansion.DISCHARGE][i];
        double keepUp1 = f.keep[1][Expansion.CHARGE][i];
        double keepDown1 = f.keep[1][Expansion.DISCHARGE][i];
        double keepUp2 = f.keep[2][Expansion.CHARGE][i];
        double keepDown2 = f.keep[2][Expansion.DISCHARGE][i];
        double up0 = f.gain[0][Expansion.CHARGE][i];
        double up1 = f.gain[1][Expansion.CHARGE][i];
        double up2 = f.gain[2][Expansion.CHARGE][i];
        double down0 = f.gain[0][Expansion.DISCHARGE][i];
        double down1 = f.gain[1][Expansion.DISCHARGE][i];
        double down2 = f.gain[2][Expansion.DISCHARGE][i];
        double directSlopeUp = f.directSlope[Expansion.CHARGE][i];
        double directSlopeDown = f.directSlope[Expansion.DISCHARGE][i];
        double upSlope0 = f.gainSlope[0][Expansion.CHARGE][i];
        double upSlope1 = f.gainSlope[1][Expansion.CHARGE][i];
        double upSlope2 = f.gainSlope[2][Expansion.CHARGE][i];
        double downSlope0 = f.gainSlope[0][Expansion.DISCHARGE][i];
        double downSlope1 = f.gainSlope[1][Expansion.DISCHARGE][i];
        double downSlope2 = f.gainSlope[2][Expansion.DISCHARGE][i];
        double upWarm0 = f.gainWarming[0][Expansion.CHARGE][i];
        double upWarm1 = f.gainWarming[1][Expansion.CHARGE][i];
        double upWarm2 = f.gainWarming[2][Expansion.CHARGE][i];
        double downWarm0 = f.gainWarming[0][Expansion.DISCHARGE][i];
        double downWarm1 = f.gainWarming[1][Expansion.DISCHARGE][i];
        double downWarm2 = f.gainWarming[2][Expansion.DISCHARGE][i];
        double v0 = l.pair[0][i];
        double v1 = l.pair[1][i];
        double v2 = l.pair[2][i];
        double h = l.hysteresis[i];
        double kelvin = l.temperature[i];
        double taken = l.taken[i];
        double given = l.given[i];
        double lowest = l.lowestVoltage[i];
        double highest = l.highestVoltage[i];
        for (int t = from; t < to; t++) {
            double p = current[t];
            double size = Math.abs(p);
            boolean up = p > 0;
            double m = charge[t];
            double m2 = square[t];
            double moved = p * m;
            double open = fused(curve, m2, fused(slope, m, line));
            double warmer = fused(fused(up ? aheadUp : aheadDown, p, ahead), p, kelvin);
            double excess = fused(up ? directUp : directDown, p, (up ? directSlopeUp : directSlopeDown) * moved);
            excess = fused(up ? meanUp0 : meanDown0, v0, excess);
            excess = fused(up ? meanUp1 : meanDown1, v1, excess);
            excess = fused(up ? meanUp2 : meanDown2, v2, excess);
            double in0 = fused(up ? upWarm0 : downWarm0, warmer, up ? up0 : down0);
            double in1 = fused(up ? upWarm1 : downWarm1, warmer, up ? up1 : down1);
            double in2 = fused(up ? upWarm2 : downWarm2, warmer, up ? up2 : down2);
            v0 = fused(up ? keepUp0 : keepDown0, v0, fused(in0, p, (up ? upSlope0 : downSlope0) * moved));
            v1 = fused(up ? keepUp1 : keepDown1, v1, fused(in1, p, (up ? upSlope1 : downSlope1) * moved));
            v2 = fused(up ? keepUp2 : keepDown2, v2, fused(in2, p, (up ? upSlope2 : downSlope2) * moved));
            double u = (up ? swingUp : swingDown) * size;
            double end = fused(Math.signum(p) - h, fused(-0.5 * u, u, u), h);
            excess = fused(fused(gapCurve, m2, fused(gapSlope, m, gap)), h + end, excess);
            h = end;
            double x = fused(fused(up ? warmingUp : warmingDown, p, entropic), warmer, excess);
            double voltage = open + x;
            kelvin = fused(warm * p, fused(up ? loss : 0, open, x), fused(cool, kelvin, rise));
            if (up) {
                taken = fused(p, voltage, taken);
            } else {
                given = fused(p, voltage, given);
            }
            if (extremes) {
                lowest = Math.min(lowest, voltage);
                highest = Math.max(highest, voltage);
            }
        }
        l.pair[0][i] = v0;
        l.pair[1][i] = v1;
        l.pair[2][i] = v2;
        l.hysteresis[i] = h;
        l.temperature[i] = kelvin;
        l.taken[i] = taken;
        l.given[i] = given;
        l.lowestVoltage[i] = lowest;
        l.highestVoltage[i] = highest;
    }
}

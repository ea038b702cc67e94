package org.natrolite.models.cell.kernel;

/**
 * The kernel in plain Java. Short loops over all lanes of a tile, of a number known to the compiler, which it turns into
 * vector instructions: longer bodies, or a bound that it does not know, it leaves scalar. A lane does not see the others, and each of its operations is rounded on its own, in the same order on
 * every path: a few cells are stepped lane by lane to the same bits.
 */
public final class PortableKernel implements WindowKernel {
    /** Cells below which lane by lane is faster. */
    private static final int FEW = 5;

    private static final int W = Lanes.RUN;

    // open-circuit voltage and mean terminal voltage of two steps
    private final double[] open0 = new double[W];
    private final double[] open1 = new double[W];
    private final double[] volt0 = new double[W];
    private final double[] volt1 = new double[W];

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
        double[] current = profile.current;
        double[] charge = profile.middle;
        double[] square = profile.square;
        int t = from;
        for (; t + 1 < to; t += 2) {
            openTwice(
                    open0,
                    open1,
                    cells.line,
                    cells.slope,
                    cells.curve,
                    charge[t],
                    charge[t + 1],
                    square[t],
                    square[t + 1]);
            step(lanes, cells, pairs, open0, volt0, current[t], charge[t], square[t], loss, extremes);
            step(lanes, cells, pairs, open1, volt1, current[t + 1], charge[t + 1], square[t + 1], loss, extremes);
            if (current[t] > 0 == current[t + 1] > 0) {
                energyTwice(volt0, volt1, sum(lanes, current[t]), current[t], current[t + 1]);
            } else {
                energy(volt0, sum(lanes, current[t]), current[t]);
                energy(volt1, sum(lanes, current[t + 1]), current[t + 1]);
            }
        }
        if (t < to) {
            open(open0, cells.line, cells.slope, cells.curve, charge[t], square[t]);
            step(lanes, cells, pairs, open0, volt0, current[t], charge[t], square[t], loss, extremes);
            energy(volt0, sum(lanes, current[t]), current[t]);
        }
    }

    private static double[] sum(Lanes lanes, double p) {
        return p > 0 ? lanes.taken : lanes.given;
    }

    /** A step at a known line of open-circuit voltage; sets the mean terminal voltage. */
    private void step(
            Lanes l,
            Expansion c,
            int pairs,
            double[] open,
            double[] volt,
            double p,
            double m,
            double m2,
            double loss,
            boolean extremes) {
        int a = p > 0 ? Expansion.CHARGE : Expansion.DISCHARGE;
        double moved = p * m;
        direct(volt, c.direct[a], c.directSlope[a], p, moved);
        middle(middle, l.temperature, c.ahead, c.aheadSquare[a], p);
        for (int k = 0; k < pairs; k++) {
            pair(
                    volt,
                    l.pair[k],
                    c.mean[k],
                    c.keep[k],
                    c.gain[k][a],
                    c.gainSlope[k][a],
                    c.gainWarming[k][a],
                    middle,
                    p,
                    moved);
        }
        hysteresis(volt, l.hysteresis, c.swing[a], c.gap, c.gapSlope, c.gapCurve, m, m2, Math.abs(p), Math.signum(p));
        temperature(
                open,
                volt,
                l.temperature,
                middle,
                c.entropic,
                c.directWarming[a],
                c.cool,
                c.warm,
                c.rise,
                p,
                p > 0 ? loss : 0);
        if (extremes) {
            extremes(volt, l.lowestVoltage, l.highestVoltage);
        }
    }

    private static void openTwice(
            double[] open0,
            double[] open1,
            double[] line,
            double[] slope,
            double[] curve,
            double m,
            double n,
            double m2,
            double n2) {
        for (int i = 0; i < W; i++) {
            double a = line[i];
            double b = slope[i];
            double c = curve[i];
            open0[i] = a + b * m + c * m2;
            open1[i] = a + b * n + c * n2;
        }
    }

    private static void open(double[] open, double[] line, double[] slope, double[] curve, double m, double m2) {
        for (int i = 0; i < W; i++) {
            open[i] = line[i] + slope[i] * m + curve[i] * m2;
        }
    }

    private static void direct(double[] out, double[] direct, double[] slope, double p, double moved) {
        for (int i = 0; i < W; i++) {
            out[i] = direct[i] * p + slope[i] * moved;
        }
    }

    /** Temperature in the middle of the step. */
    private static void middle(double[] out, double[] temperature, double[] ahead, double[] square, double p) {
        for (int i = 0; i < W; i++) {
            out[i] = temperature[i] + (ahead[i] + square[i] * p) * p;
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
            double[] temperature,
            double p,
            double moved) {
        for (int i = 0; i < W; i++) {
            double v = voltage[i];
            excess[i] = excess[i] + mean[i] * v;
            voltage[i] = keep[i] * v + ((gain[i] + warming[i] * temperature[i]) * p + slope[i] * moved);
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
            double end = h + (sign - h) * (u * (1 - 0.5 * u));
            excess[i] = excess[i] + (gap[i] + slope[i] * m + curve[i] * m2) * (h + end);
            state[i] = end;
        }
    }

    /** Adds what rises with temperature to the excess, moves the temperature, and turns the excess into terminal voltage. */
    private static void temperature(
            double[] open,
            double[] excess,
            double[] temperature,
            double[] middle,
            double[] entropic,
            double[] warming,
            double[] cool,
            double[] warm,
            double[] rise,
            double p,
            double loss) {
        for (int i = 0; i < W; i++) {
            double kelvin = temperature[i];
            double o = open[i];
            double x = excess[i] + (entropic[i] + warming[i] * p) * middle[i];
            excess[i] = o + x;
            temperature[i] = cool[i] * kelvin + warm[i] * (p * (x + loss * o)) + rise[i];
        }
    }

    private static void energyTwice(double[] volt0, double[] volt1, double[] sum, double p, double q) {
        for (int i = 0; i < W; i++) {
            sum[i] = sum[i] + p * volt0[i] + q * volt1[i];
        }
    }

    private static void energy(double[] volt, double[] sum, double p) {
        for (int i = 0; i < W; i++) {
            sum[i] = sum[i] + p * volt[i];
        }
    }

    private static void extremes(double[] volt, double[] lowest, double[] highest) {
        for (int i = 0; i < W; i++) {
            lowest[i] = Math.min(lowest[i], volt[i]);
            highest[i] = Math.max(highest[i], volt[i]);
        }
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
        double mean0 = f.mean[0][i];
        double mean1 = f.mean[1][i];
        double mean2 = f.mean[2][i];
        double keep0 = f.keep[0][i];
        double keep1 = f.keep[1][i];
        double keep2 = f.keep[2][i];
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
            double open = line + slope * m + curve * m2;
            double excess = (up ? directUp : directDown) * p + (up ? directSlopeUp : directSlopeDown) * moved;
            double warmer = kelvin + (ahead + (up ? aheadUp : aheadDown) * p) * p;
            excess = excess + mean0 * v0;
            excess = excess + mean1 * v1;
            excess = excess + mean2 * v2;
            v0 = keep0 * v0
                    + (((up ? up0 : down0) + (up ? upWarm0 : downWarm0) * warmer) * p
                            + (up ? upSlope0 : downSlope0) * moved);
            v1 = keep1 * v1
                    + (((up ? up1 : down1) + (up ? upWarm1 : downWarm1) * warmer) * p
                            + (up ? upSlope1 : downSlope1) * moved);
            v2 = keep2 * v2
                    + (((up ? up2 : down2) + (up ? upWarm2 : downWarm2) * warmer) * p
                            + (up ? upSlope2 : downSlope2) * moved);
            double u = (up ? swingUp : swingDown) * size;
            double end = h + (Math.signum(p) - h) * (u * (1 - 0.5 * u));
            excess = excess + (gap + gapSlope * m + gapCurve * m2) * (h + end);
            h = end;
            double x = excess + (entropic + (up ? warmingUp : warmingDown) * p) * warmer;
            double voltage = open + x;
            kelvin = cool * kelvin + warm * (p * (x + (up ? loss : 0) * open)) + rise;
            if (up) {
                taken = taken + p * voltage;
            } else {
                given = given + p * voltage;
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

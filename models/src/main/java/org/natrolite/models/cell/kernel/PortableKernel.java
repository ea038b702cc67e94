package org.natrolite.models.cell.kernel;

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

    // Columns of the RC pairs.
    private static final int FIRST = PAIRS;
    private static final int SECOND = FIRST + PAIR;
    private static final int THIRD = SECOND + PAIR;

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
        double[] directed = c.directed[p > 0 ? Expansion.CHARGE : Expansion.DISCHARGE];
        double moved = p * m;
        // a pair that the cell has not stays at zero and adds zero
        begin(excess, middle, c.common, directed, l.temperature, l.pair[0], p, moved);
        if (pairs > 1) {
            second(excess, middle, directed, l.pair[1], p, moved);
        }
        if (pairs > 2) {
            third(excess, middle, directed, l.pair[2], p, moved);
        }
        hysteresis(excess, l.hysteresis, c.common, directed, m, m2, Math.abs(p), Math.signum(p));
        if (extremes) {
            extremes(l.lowestVoltage, l.highestVoltage, excess, c.common, directed, middle, p, m, m2);
        }
        end(excess, p > 0 ? l.taken : l.given, l.temperature, c.common, directed, middle, p, m, m2, p > 0 ? loss : 0);
    }

    /** What the current shows at once, the temperature in the middle of the step, and the first pair. */
    private static void begin(
            double[] excess,
            double[] middle,
            double[] c,
            double[] d,
            double[] temperature,
            double[] voltage,
            double p,
            double moved) {
        for (int i = 0; i < W; i++) {
            double warmer = fused(fused(d[AHEAD_SQUARE + i], p, c[AHEAD + i]), p, temperature[i]);
            double v = voltage[i];
            middle[i] = warmer;
            excess[i] = fused(d[FIRST + MEAN + i], v, fused(d[DIRECT + i], p, d[DIRECT_SLOPE + i] * moved));
            voltage[i] = fused(
                    d[FIRST + KEEP + i],
                    v,
                    fused(
                            fused(d[FIRST + GAIN_WARMING + i], warmer, d[FIRST + GAIN + i]),
                            p,
                            d[FIRST + GAIN_SLOPE + i] * moved));
        }
    }

    /**
     * The second pair, as the third below: a loop that is told where the columns of its pair begin is left scalar.
     */
    private static void second(double[] excess, double[] middle, double[] d, double[] voltage, double p, double moved) {
        for (int i = 0; i < W; i++) {
            double v = voltage[i];
            excess[i] = fused(d[SECOND + MEAN + i], v, excess[i]);
            voltage[i] = fused(
                    d[SECOND + KEEP + i],
                    v,
                    fused(
                            fused(d[SECOND + GAIN_WARMING + i], middle[i], d[SECOND + GAIN + i]),
                            p,
                            d[SECOND + GAIN_SLOPE + i] * moved));
        }
    }

    private static void third(double[] excess, double[] middle, double[] d, double[] voltage, double p, double moved) {
        for (int i = 0; i < W; i++) {
            double v = voltage[i];
            excess[i] = fused(d[THIRD + MEAN + i], v, excess[i]);
            voltage[i] = fused(
                    d[THIRD + KEEP + i],
                    v,
                    fused(
                            fused(d[THIRD + GAIN_WARMING + i], middle[i], d[THIRD + GAIN + i]),
                            p,
                            d[THIRD + GAIN_SLOPE + i] * moved));
        }
    }

    private static void hysteresis(
            double[] excess, double[] state, double[] c, double[] d, double m, double m2, double size, double sign) {
        for (int i = 0; i < W; i++) {
            double h = state[i];
            double u = d[SWING + i] * size;
            double end = fused(sign - h, fused(-0.5 * u, u, u), h);
            excess[i] = fused(fused(c[GAP_CURVE + i], m2, fused(c[GAP_SLOPE + i], m, c[GAP + i])), h + end, excess[i]);
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
            double[] c,
            double[] d,
            double[] middle,
            double p,
            double m,
            double m2,
            double loss) {
        for (int i = 0; i < W; i++) {
            double open = fused(c[CURVE + i], m2, fused(c[SLOPE + i], m, c[LINE + i]));
            double x = fused(fused(d[DIRECT_WARMING + i], p, c[ENTROPIC + i]), middle[i], excess[i]);
            double voltage = open + x;
            sum[i] = fused(p, voltage, sum[i]);
            temperature[i] =
                    fused(c[WARM + i] * p, fused(loss, open, x), fused(c[COOL + i], temperature[i], c[RISE + i]));
        }
    }

    /** Notes the voltage, as it is worked out below. */
    private static void extremes(
            double[] lowest,
            double[] highest,
            double[] excess,
            double[] c,
            double[] d,
            double[] middle,
            double p,
            double m,
            double m2) {
        for (int i = 0; i < W; i++) {
            double open = fused(c[CURVE + i], m2, fused(c[SLOPE + i], m, c[LINE + i]));
            double voltage = open + fused(fused(d[DIRECT_WARMING + i], p, c[ENTROPIC + i]), middle[i], excess[i]);
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
        double[] c = f.common;
        double[] up = f.directed[Expansion.CHARGE];
        double[] down = f.directed[Expansion.DISCHARGE];
        double line = c[LINE + i];
        double slope = c[SLOPE + i];
        double curve = c[CURVE + i];
        double gapCurve = c[GAP_CURVE + i];
        double entropic = c[ENTROPIC + i];
        double ahead = c[AHEAD + i];
        double aheadUp = up[AHEAD_SQUARE + i];
        double aheadDown = down[AHEAD_SQUARE + i];
        double warmingUp = up[DIRECT_WARMING + i];
        double warmingDown = down[DIRECT_WARMING + i];
        double gap = c[GAP + i];
        double gapSlope = c[GAP_SLOPE + i];
        double swingUp = up[SWING + i];
        double swingDown = down[SWING + i];
        double directUp = up[DIRECT + i];
        double directDown = down[DIRECT + i];
        double cool = c[COOL + i];
        double warm = c[WARM + i];
        double rise = c[RISE + i];
        // pairs that the cell has not stay at zero and add zero
        double meanUp0 = up[FIRST + MEAN + i];
        double meanDown0 = down[FIRST + MEAN + i];
        double meanUp1 = up[SECOND + MEAN + i];
        double meanDown1 = down[SECOND + MEAN + i];
        double meanUp2 = up[THIRD + MEAN + i];
        double meanDown2 = down[THIRD + MEAN + i];
        double keepUp0 = up[FIRST + KEEP + i];
        double keepDown0 = down[FIRST + KEEP + i];
        double keepUp1 = up[SECOND + KEEP + i];
        double keepDown1 = down[SECOND + KEEP + i];
        double keepUp2 = up[THIRD + KEEP + i];
        double keepDown2 = down[THIRD + KEEP + i];
        double up0 = up[FIRST + GAIN + i];
        double up1 = up[SECOND + GAIN + i];
        double up2 = up[THIRD + GAIN + i];
        double down0 = down[FIRST + GAIN + i];
        double down1 = down[SECOND + GAIN + i];
        double down2 = down[THIRD + GAIN + i];
        double directSlopeUp = up[DIRECT_SLOPE + i];
        double directSlopeDown = down[DIRECT_SLOPE + i];
        double upSlope0 = up[FIRST + GAIN_SLOPE + i];
        double upSlope1 = up[SECOND + GAIN_SLOPE + i];
        double upSlope2 = up[THIRD + GAIN_SLOPE + i];
        double downSlope0 = down[FIRST + GAIN_SLOPE + i];
        double downSlope1 = down[SECOND + GAIN_SLOPE + i];
        double downSlope2 = down[THIRD + GAIN_SLOPE + i];
        double upWarm0 = up[FIRST + GAIN_WARMING + i];
        double upWarm1 = up[SECOND + GAIN_WARMING + i];
        double upWarm2 = up[THIRD + GAIN_WARMING + i];
        double downWarm0 = down[FIRST + GAIN_WARMING + i];
        double downWarm1 = down[SECOND + GAIN_WARMING + i];
        double downWarm2 = down[THIRD + GAIN_WARMING + i];
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
            boolean charging = p > 0;
            double m = charge[t];
            double m2 = square[t];
            double moved = p * m;
            double open = fused(curve, m2, fused(slope, m, line));
            double warmer = fused(fused(charging ? aheadUp : aheadDown, p, ahead), p, kelvin);
            double excess =
                    fused(charging ? directUp : directDown, p, (charging ? directSlopeUp : directSlopeDown) * moved);
            excess = fused(charging ? meanUp0 : meanDown0, v0, excess);
            excess = fused(charging ? meanUp1 : meanDown1, v1, excess);
            excess = fused(charging ? meanUp2 : meanDown2, v2, excess);
            double in0 = fused(charging ? upWarm0 : downWarm0, warmer, charging ? up0 : down0);
            double in1 = fused(charging ? upWarm1 : downWarm1, warmer, charging ? up1 : down1);
            double in2 = fused(charging ? upWarm2 : downWarm2, warmer, charging ? up2 : down2);
            v0 = fused(charging ? keepUp0 : keepDown0, v0, fused(in0, p, (charging ? upSlope0 : downSlope0) * moved));
            v1 = fused(charging ? keepUp1 : keepDown1, v1, fused(in1, p, (charging ? upSlope1 : downSlope1) * moved));
            v2 = fused(charging ? keepUp2 : keepDown2, v2, fused(in2, p, (charging ? upSlope2 : downSlope2) * moved));
            double u = (charging ? swingUp : swingDown) * size;
            double end = fused(Math.signum(p) - h, fused(-0.5 * u, u, u), h);
            excess = fused(fused(gapCurve, m2, fused(gapSlope, m, gap)), h + end, excess);
            h = end;
            double x = fused(fused(charging ? warmingUp : warmingDown, p, entropic), warmer, excess);
            double voltage = open + x;
            kelvin = fused(warm * p, fused(charging ? loss : 0, open, x), fused(cool, kelvin, rise));
            if (charging) {
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

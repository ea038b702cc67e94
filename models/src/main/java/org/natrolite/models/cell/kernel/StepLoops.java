package org.natrolite.models.cell.kernel;

import static org.natrolite.models.cell.kernel.CellColumns.HYSTERESIS;
import static org.natrolite.models.cell.kernel.CellColumns.SOC;
import static org.natrolite.models.cell.kernel.CellColumns.TEMPERATURE;
import static org.natrolite.models.cell.kernel.StepCells.CENTRE;
import static org.natrolite.models.cell.kernel.StepCells.CONTACT;
import static org.natrolite.models.cell.kernel.StepCells.ENTROPIC0;
import static org.natrolite.models.cell.kernel.StepCells.ENTROPIC1;
import static org.natrolite.models.cell.kernel.StepCells.FAR;
import static org.natrolite.models.cell.kernel.StepCells.GAP0;
import static org.natrolite.models.cell.kernel.StepCells.GAP1;
import static org.natrolite.models.cell.kernel.StepCells.GAP2;
import static org.natrolite.models.cell.kernel.StepCells.GUARD;
import static org.natrolite.models.cell.kernel.StepCells.HALF;
import static org.natrolite.models.cell.kernel.StepCells.KEEP0;
import static org.natrolite.models.cell.kernel.StepCells.KEEP1;
import static org.natrolite.models.cell.kernel.StepCells.KELVIN;
import static org.natrolite.models.cell.kernel.StepCells.LEAK;
import static org.natrolite.models.cell.kernel.StepCells.MEAN0;
import static org.natrolite.models.cell.kernel.StepCells.MEAN1;
import static org.natrolite.models.cell.kernel.StepCells.MIDDLE;
import static org.natrolite.models.cell.kernel.StepCells.OHM0;
import static org.natrolite.models.cell.kernel.StepCells.OHM1;
import static org.natrolite.models.cell.kernel.StepCells.OPEN0;
import static org.natrolite.models.cell.kernel.StepCells.OPEN1;
import static org.natrolite.models.cell.kernel.StepCells.OPEN2;
import static org.natrolite.models.cell.kernel.StepCells.TO_SOC;
import static org.natrolite.models.cell.kernel.StepCells.WARMING;

/**
 * The loops of {@link PortableStepKernel}. The compiler turns a loop into vector instructions if its bound is a constant, its
 * body short, and if it neither branches nor calls; so each holds a few operations.
 */
final class StepLoops {
    private static final int W = Lanes.WIDTH;
    static final double SIXTH = 1 / 6.0;
    static final double TWELFTH = 1 / 12.0;
    static final double TWENTYFOURTH = 1 / 24.0;

    private StepLoops() {}

    static void place(
            double[] change, double[] x, double[] square, double[] current, double[] c, double[] s, double drained) {
        for (int i = 0; i < W; i++) {
            double d = current[i] * c[TO_SOC + i] - drained;
            double middle = (s[SOC + i] - c[CENTRE + i]) + 0.5 * d;
            change[i] = d;
            x[i] = middle;
            square[i] = middle * middle + TWELFTH * (d * d);
        }
    }

    static void open(
            double[] open, double[] entropic, double[] excess, double[] c, double[] x, double[] square, double[] s) {
        for (int i = 0; i < W; i++) {
            double at = x[i];
            open[i] = c[OPEN0 + i] + c[OPEN1 + i] * at + c[OPEN2 + i] * square[i];
            double slope = c[ENTROPIC0 + i] + c[ENTROPIC1 + i] * at;
            entropic[i] = slope;
            excess[i] = slope * s[TEMPERATURE + i];
        }
    }

    static void pull(
            double[] exponent,
            double[] pull,
            double[] turned,
            double[] change,
            double[] s,
            double rate,
            double drained) {
        for (int i = 0; i < W; i++) {
            double h = s[HYSTERESIS + i];
            double signed = rate * (change[i] + drained);
            double u = Math.abs(signed);
            double w = signed - h * u;
            exponent[i] = u;
            pull[i] = w;
            turned[i] = h + w * (1 - u * (0.5 - u * SIXTH));
        }
    }

    static void hysteresis(
            double[] excess, double[] c, double[] x, double[] square, double[] s, double[] exponent, double[] pull) {
        for (int i = 0; i < W; i++) {
            double u = exponent[i];
            double mean = s[HYSTERESIS + i] + pull[i] * (0.5 - u * (SIXTH - u * TWENTYFOURTH));
            excess[i] = excess[i] + (c[GAP0 + i] + c[GAP1 + i] * x[i] + c[GAP2 + i] * square[i]) * mean;
        }
    }

    static void lost(
            double[] lost,
            double[] warmer,
            double[] current,
            double[] c,
            double[] open,
            double[] s,
            double[] ambient,
            double halfLoss,
            double cooling) {
        for (int i = 0; i < W; i++) {
            double t = s[TEMPERATURE + i];
            double a = current[i];
            lost[i] = (halfLoss * (a + Math.abs(a)) + c[LEAK + i]) * open[i] - cooling * (t - ambient[i]);
            warmer[i] = t - c[KELVIN + i];
        }
    }

    static void drop(double[] out, double[] element, double[] x, double[] current, double[] warmer) {
        for (int i = 0; i < W; i++) {
            out[i] = (element[OHM0 + i] + element[OHM1 + i] * x[i])
                    * current[i]
                    * (1 + element[WARMING + i] * warmer[i]);
        }
    }

    static void ohmic(double[] excess, double[] slope, double[] drop, double[] c, double[] element, double[] current) {
        for (int i = 0; i < W; i++) {
            double a = current[i];
            double t = drop[i];
            excess[i] = excess[i] + (t + c[CONTACT + i] * a);
            slope[i] = slope[i] + element[WARMING + i] * t;
        }
    }

    static void keep(double[] out, double[] pair, double[] x) {
        for (int i = 0; i < W; i++) {
            out[i] = pair[KEEP0 + i] + pair[KEEP1 + i] * x[i];
        }
    }

    static void mean(double[] out, double[] pair, double[] x) {
        for (int i = 0; i < W; i++) {
            out[i] = pair[MEAN0 + i] + pair[MEAN1 + i] * x[i];
        }
    }

    static void pair(double[] excess, double[] slope, double[] drop, double[] element, double[] mean, double[] pair) {
        for (int i = 0; i < W; i++) {
            double m = mean[i];
            double t = drop[i];
            double v = pair[i];
            double shown = t - m * t;
            excess[i] = excess[i] + (shown + m * v);
            slope[i] = slope[i] + element[WARMING + i] * shown;
        }
    }

    static void warmed(
            double[] rise,
            double[] mean,
            double[] to,
            double[] current,
            double[] excess,
            double[] slope,
            double[] open,
            double[] lost,
            double[] s,
            double warmHalf,
            double warm) {
        for (int i = 0; i < W; i++) {
            double a = current[i];
            double r = warmHalf * (a * excess[i] + lost[i]);
            double all = excess[i] + slope[i] * r;
            rise[i] = r;
            mean[i] = open[i] + all;
            to[i] = s[TEMPERATURE + i] + warm * (a * all + lost[i]);
        }
    }

    static void decay(double[] out, double[] pair, double[] drop, double[] element, double[] rise, double[] keep) {
        for (int i = 0; i < W; i++) {
            double t = drop[i] * (1 + element[WARMING + i] * rise[i]);
            out[i] = t + keep[i] * (pair[i] - t);
        }
    }

    // What is above zero is wrong; x + |x| is nothing where x is not, and is cheaper than a maximum.

    static void turned(double[] wrong, double[] inside, double[] current, double[] c) {
        for (int i = 0; i < W; i++) {
            double middle = c[MIDDLE + i];
            double a = Math.abs(current[i] - middle) - Math.abs(middle);
            wrong[i] = inside[i] + (a + Math.abs(a));
        }
    }

    static void held(double[] wrong, double[] warmer, double[] rise, double[] c) {
        for (int i = 0; i < W; i++) {
            double b = Math.abs(warmer[i]) + 2 * Math.abs(rise[i]) - c[FAR + i];
            wrong[i] = wrong[i] + (b + Math.abs(b));
        }
    }

    static void moved(double[] wrong, double[] to, double[] s, double[] x, double[] change, double[] c) {
        for (int i = 0; i < W; i++) {
            double d = change[i];
            to[i] = s[SOC + i] + d;
            double a = Math.abs(x[i]) + 0.5 * Math.abs(d) - c[HALF + i];
            wrong[i] = a + Math.abs(a);
        }
    }

    // How much further the voltage may be at the end of the step than in its mean.

    static void guard(double[] lag, double[] current, double[] c) {
        for (int i = 0; i < W; i++) {
            lag[i] = c[GUARD + i] * current[i];
        }
    }

    static void lag(double[] lag, double[] drop, double[] keep, double[] mean, double[] pair) {
        for (int i = 0; i < W; i++) {
            lag[i] = lag[i] + (mean[i] - keep[i]) * (drop[i] - pair[i]);
        }
    }

    static void near(
            double[] doubtful,
            double[] wrong,
            double[] mean,
            double[] lag,
            double[] slope,
            double[] rise,
            double[] current,
            double lowest,
            double highest) {
        for (int i = 0; i < W; i++) {
            double a = current[i];
            double size = Math.abs(a);
            double end = mean[i] + lag[i] + slope[i] * rise[i];
            double b = (end - highest) * (size + a);
            double c = (lowest - end) * (size - a);
            doubtful[i] = wrong[i] + ((b + Math.abs(b)) + (c + Math.abs(c)));
        }
    }

    static void socLimits(double[] wrong, double[] soc, double[] current, double lowest, double highest) {
        for (int i = 0; i < W; i++) {
            double a = current[i];
            double size = Math.abs(a);
            double b = (soc[i] - highest) * (size + a);
            double c = (lowest - soc[i]) * (size - a);
            wrong[i] = wrong[i] + ((b + Math.abs(b)) + (c + Math.abs(c)));
        }
    }

    static void currentLimits(double[] wrong, double[] current, double charge, double discharge) {
        for (int i = 0; i < W; i++) {
            double b = current[i] - charge;
            double c = -discharge - current[i];
            wrong[i] = wrong[i] + ((b + Math.abs(b)) + (c + Math.abs(c)));
        }
    }

    static void openAtRest(double[] out, double[] s, double[] c) {
        for (int i = 0; i < W; i++) {
            double x = s[SOC + i] - c[CENTRE + i];
            out[i] = c[OPEN0 + i]
                    + x * (c[OPEN1 + i] + x * c[OPEN2 + i])
                    + (c[ENTROPIC0 + i] + c[ENTROPIC1 + i] * x) * s[TEMPERATURE + i];
        }
    }

    static void gapAtRest(double[] out, double[] s, double[] c) {
        for (int i = 0; i < W; i++) {
            double x = s[SOC + i] - c[CENTRE + i];
            out[i] = out[i] + (c[GAP0 + i] + x * (c[GAP1 + i] + x * c[GAP2 + i])) * s[HYSTERESIS + i];
        }
    }

    static void add(double[] out, double[] a, double[] b) {
        for (int i = 0; i < W; i++) {
            out[i] = out[i] + a[i] * b[i];
        }
    }

    static void addMean(double[] out, double[] pair, double[] b) {
        for (int i = 0; i < W; i++) {
            out[i] = out[i] + pair[MEAN0 + i] * b[i];
        }
    }

    static void divide(double[] out, double[] a, double[] b) {
        for (int i = 0; i < W; i++) {
            out[i] = a[i] / b[i];
        }
    }

    /** Current of a power on the line through the voltage at rest and that at a guess. */
    static void root(double[] out, double[] guess, double[] voltage, double[] rest, double[] power) {
        for (int i = 0; i < W; i++) {
            double a = guess[i];
            double open = rest[i];
            double slope = (voltage[i] - open) * a / (a * a + PortableStepKernel.TINY);
            out[i] = 2 * power[i] / (open + Math.sqrt(open * open + 4 * slope * power[i]));
        }
    }

    /** Lets current times voltage be the power; what that changes in the voltage counts as missed, as do cells below 0 V. */
    static void settle(
            double[] mean,
            double[] temperature,
            double[] missed,
            double[] current,
            double[] power,
            double[] rest,
            double mostMissed,
            double warm) {
        for (int i = 0; i < W; i++) {
            double a = current[i];
            double more = (power[i] - a * mean[i]) * a / (a * a + PortableStepKernel.TINY);
            mean[i] = mean[i] + more;
            temperature[i] = temperature[i] + warm * (a * more);
            double b = Math.abs(more) - mostMissed;
            missed[i] = (b + Math.abs(b)) + (Math.abs(rest[i]) - rest[i]);
        }
    }

    static void count(double[] wrong, double[] doubtful, double[] missed) {
        for (int i = 0; i < W; i++) {
            wrong[i] = wrong[i] + missed[i];
            doubtful[i] = doubtful[i] + missed[i];
        }
    }
}

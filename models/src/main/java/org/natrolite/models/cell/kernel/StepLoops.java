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
 * The loops of {@link PortableStepKernel}. The compiler turns a loop into vector instructions if its bound is a constant, if all
 * its columns begin at places that are, if it neither branches nor calls, and if its body is short: some sixty operations of the
 * compiler, of which a number that is read or written takes two and an array one. Loops are as long as that allows, since what
 * one leaves to the next costs more than working it out.
 */
final class StepLoops {
    private static final int W = Lanes.WIDTH;
    static final double SIXTH = 1 / 6.0;
    static final double TWELFTH = 1 / 12.0;
    static final double TWENTYFOURTH = 1 / 24.0;

    private StepLoops() {}

    static void place(
            double[] x,
            double[] change,
            double[] square,
            double[] soc,
            double[] inside,
            double[] current,
            double[] c,
            double[] s,
            double drained) {
        for (int i = 0; i < W; i++) {
            double from = s[SOC + i];
            double d = current[i] * c[TO_SOC + i] - drained;
            double middle = (from - c[CENTRE + i]) + 0.5 * d;
            double beyond = Math.abs(middle) + 0.5 * Math.abs(d) - c[HALF + i];
            x[i] = middle;
            change[i] = d;
            square[i] = middle * middle + TWELFTH * (d * d);
            soc[i] = from + d;
            inside[i] = beyond + Math.abs(beyond);
        }
    }

    static void hysteresis(
            double[] excess,
            double[] turned,
            double[] c,
            double[] x,
            double[] square,
            double[] change,
            double[] s,
            double rate,
            double drained) {
        for (int i = 0; i < W; i++) {
            double h = s[HYSTERESIS + i];
            double signed = rate * (change[i] + drained);
            double u = Math.abs(signed);
            double pull = signed - h * u;
            turned[i] = h + pull * (1 - u * (0.5 - u * SIXTH));
            double mean = h + pull * (0.5 - u * (SIXTH - u * TWENTYFOURTH));
            excess[i] = (c[GAP0 + i] + c[GAP1 + i] * x[i] + c[GAP2 + i] * square[i]) * mean;
        }
    }

    static void open(
            double[] open,
            double[] entropic,
            double[] excess,
            double[] warmer,
            double[] c,
            double[] x,
            double[] square,
            double[] s) {
        for (int i = 0; i < W; i++) {
            double at = x[i];
            double t = s[TEMPERATURE + i];
            double slope = c[ENTROPIC0 + i] + c[ENTROPIC1 + i] * at;
            open[i] = c[OPEN0 + i] + c[OPEN1 + i] * at + c[OPEN2 + i] * square[i];
            entropic[i] = slope;
            excess[i] = slope * t + excess[i];
            warmer[i] = t - c[KELVIN + i];
        }
    }

    static void ohmic(
            double[] excess,
            double[] slope,
            double[] element,
            double[] c,
            double[] x,
            double[] current,
            double[] warmer) {
        for (int i = 0; i < W; i++) {
            double a = current[i];
            double w = element[WARMING + i];
            double t = (element[OHM0 + i] + element[OHM1 + i] * x[i]) * a * (1 + w * warmer[i]);
            excess[i] = excess[i] + (t + c[CONTACT + i] * a);
            slope[i] = slope[i] + w * t;
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

    static void pair(
            double[] excess,
            double[] slope,
            double[] drop,
            double[] element,
            double[] mean,
            double[] from,
            double[] x,
            double[] current,
            double[] warmer) {
        for (int i = 0; i < W; i++) {
            double m = mean[i];
            double w = element[WARMING + i];
            double t = (element[OHM0 + i] + element[OHM1 + i] * x[i]) * current[i] * (1 + w * warmer[i]);
            double shown = t - m * t;
            drop[i] = t;
            excess[i] = excess[i] + (shown + m * from[i]);
            slope[i] = slope[i] + w * shown;
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
            double[] c,
            double[] s,
            double[] ambient,
            double halfLoss,
            double cooling,
            double warmHalf,
            double warm) {
        for (int i = 0; i < W; i++) {
            double a = current[i];
            double t = s[TEMPERATURE + i];
            double rest = open[i];
            double over = excess[i];
            double lost = (halfLoss * (a + Math.abs(a)) + c[LEAK + i]) * rest - cooling * (t - ambient[i]);
            double r = warmHalf * (a * over + lost);
            double all = over + slope[i] * r;
            rise[i] = r;
            mean[i] = rest + all;
            to[i] = t + warm * (a * all + lost);
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

package org.natrolite.models.cell.kernel;

import static org.natrolite.models.cell.kernel.CellColumns.HYSTERESIS;
import static org.natrolite.models.cell.kernel.CellColumns.PAIR;
import static org.natrolite.models.cell.kernel.CellColumns.SOC;
import static org.natrolite.models.cell.kernel.CellColumns.STRIDE;
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

/** One lane of {@link PortableStepKernel}: its operations in its order, to the same bits. */
final class PortableStepLane {
    private PortableStepLane() {}

    static void voltage(double[] s, StepCells c, StepFrame f, StepWork w, int i, double a) {
        double change = a * c.value[TO_SOC + i] - f.drained;
        double x = (s[SOC + i] - c.value[CENTRE + i]) + 0.5 * change;
        double square = x * x + StepLoops.TWELFTH * (change * change);
        double h = s[HYSTERESIS + i];
        double signed = f.hysteresisRate * (change + f.drained);
        double u = Math.abs(signed);
        double pull = signed - h * u;
        w.hysteresis[i] = h + pull * (1 - u * (0.5 - u * StepLoops.SIXTH));
        double open = c.value[OPEN0 + i] + c.value[OPEN1 + i] * x + c.value[OPEN2 + i] * square;
        double slope = c.value[ENTROPIC0 + i] + c.value[ENTROPIC1 + i] * x;
        double t = s[TEMPERATURE + i];
        double excess = slope * t;
        double lost = (0.5 * f.loss * (a + Math.abs(a)) + c.value[LEAK + i]) * open - f.cooling * (t - w.ambient[i]);
        double warmer = t - c.value[KELVIN + i];
        double turned = h + pull * (0.5 - u * (StepLoops.SIXTH - u * StepLoops.TWENTYFOURTH));
        excess = excess + (c.value[GAP0 + i] + c.value[GAP1 + i] * x + c.value[GAP2 + i] * square) * turned;
        double drop = drop(c.element[0], i, x, a, warmer);
        excess = excess + (drop + c.value[CONTACT + i] * a);
        slope = slope + c.element[0][WARMING + i] * drop;
        double lag = c.value[GUARD + i] * a;
        for (int p = 0; p < f.pairs; p++) {
            if (f.varying) {
                w.keep[p][i] = c.pair[p][KEEP0 + i] + c.pair[p][KEEP1 + i] * x;
                w.left[p][i] = c.pair[p][MEAN0 + i] + c.pair[p][MEAN1 + i] * x;
            }
            double m = f.varying ? w.left[p][i] : f.mean[p][i];
            double keep = f.varying ? w.keep[p][i] : f.keep[p][i];
            double target = drop(c.element[1 + p], i, x, a, warmer);
            w.drop[p][i] = target;
            double v = s[PAIR + p * STRIDE + i];
            w.from[p][i] = v;
            double shown = target - m * target;
            excess = excess + (shown + m * v);
            slope = slope + c.element[1 + p][WARMING + i] * shown;
            lag = lag + (m - keep) * (target - v);
        }
        double rise = f.warmHalf * (a * excess + lost);
        double all = excess + slope * rise;
        double inside = Math.abs(x) + 0.5 * Math.abs(change) - c.value[HALF + i];
        w.soc[i] = s[SOC + i] + change;
        w.inside[i] = above(inside);
        w.warmer[i] = warmer;
        w.rise[i] = rise;
        w.lag[i] = lag;
        w.slope[i] = slope;
        w.mean[i] = open + all;
        w.temperature[i] = t + f.warm * (a * all + lost);
    }

    private static double drop(double[] element, int i, double x, double current, double warmer) {
        return (element[OHM0 + i] + element[OHM1 + i] * x) * current * (1 + element[WARMING + i] * warmer);
    }

    static void finish(StepCells c, StepFrame f, StepWork w, int i) {
        double a = w.current[i];
        double size = Math.abs(a);
        double rise = w.rise[i];
        for (int p = 0; p < f.pairs; p++) {
            double target = w.drop[p][i] * (1 + c.element[1 + p][WARMING + i] * rise);
            double keep = f.varying ? w.keep[p][i] : f.keep[p][i];
            w.pair[p][i] = target + keep * (w.from[p][i] - target);
        }
        double wrong = w.inside[i];
        if (f.nearLimits) {
            double z = w.soc[i];
            wrong = wrong + (above((z - f.highestSoc) * (size + a)) + above((f.lowestSoc - z) * (size - a)));
            wrong = wrong + (above(a - f.chargeCurrent) + above(-f.dischargeCurrent - a));
        }
        wrong = wrong
                + (above(Math.abs(a - c.value[MIDDLE + i]) - Math.abs(c.value[MIDDLE + i]))
                        + above(Math.abs(w.warmer[i]) + 2 * Math.abs(rise) - c.value[FAR + i]));
        double end = w.mean[i] + w.lag[i] + w.slope[i] * rise;
        w.wrong[i] = wrong;
        w.doubtful[i] =
                wrong + (above((end - f.highestVoltage) * (size + a)) + above((f.lowestVoltage - end) * (size - a)));
    }

    static void power(double[] s, StepCells c, StepFrame f, StepWork w, int i) {
        double power = w.power[i];
        double x = s[SOC + i] - c.value[CENTRE + i];
        double rest = c.value[OPEN0 + i]
                + x * (c.value[OPEN1 + i] + x * c.value[OPEN2 + i])
                + (c.value[ENTROPIC0 + i] + c.value[ENTROPIC1 + i] * x) * s[TEMPERATURE + i];
        rest = rest + (c.value[GAP0 + i] + x * (c.value[GAP1 + i] + x * c.value[GAP2 + i])) * s[HYSTERESIS + i];
        for (int p = 0; p < f.pairs; p++) {
            rest = rest + (f.varying ? c.pair[p][MEAN0 + i] : f.mean[p][i]) * s[PAIR + p * STRIDE + i];
        }
        double guess = power / rest;
        voltage(s, c, f, w, i, guess);
        double slope = (w.mean[i] - rest) * guess / (guess * guess + PortableStepKernel.TINY);
        double a = 2 * power / (rest + Math.sqrt(rest * rest + 4 * slope * power));
        w.current[i] = a;
        w.atRest[i] = rest;
        voltage(s, c, f, w, i, a);
        finish(c, f, w, i);
        double more = (power - a * w.mean[i]) * a / (a * a + PortableStepKernel.TINY);
        w.mean[i] = w.mean[i] + more;
        w.temperature[i] = w.temperature[i] + f.warm * (a * more);
        double missed = above(Math.abs(more) - f.mostMissed) + above(-rest);
        w.wrong[i] = w.wrong[i] + missed;
        w.doubtful[i] = w.doubtful[i] + missed;
    }

    /** Nothing where a number is not above zero. */
    private static double above(double x) {
        return x + Math.abs(x);
    }
}

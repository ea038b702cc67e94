package org.natrolite.models.cell.kernel;

/** One lane of {@link PortableStepKernel}: its operations in its order, to the same bits. */
final class PortableStepLane {
    private PortableStepLane() {}

    static void voltage(Lanes l, double[] soc, StepCells c, StepFrame f, StepWork w, int i, double a) {
        double change = a * c.toSoc[i] - f.drained;
        double x = (soc[i] - c.centre[i]) + 0.5 * change;
        double square = x * x + StepLoops.TWELFTH * (change * change);
        double h = l.hysteresis[i];
        double signed = f.hysteresisRate * (change + f.drained);
        double u = Math.abs(signed);
        double pull = signed - h * u;
        w.hysteresis[i] = h + pull * (1 - u * (0.5 - u * StepLoops.SIXTH));
        double open = c.open0[i] + c.open1[i] * x + c.open2[i] * square;
        double slope = c.entropic0[i] + c.entropic1[i] * x;
        double t = l.temperature[i];
        double excess = slope * t;
        double lost = (0.5 * f.loss * (a + Math.abs(a)) + c.leak[i]) * open - f.cooling * (t - w.ambient[i]);
        double warmer = t - c.kelvin[i];
        double turned = h + pull * (0.5 - u * (StepLoops.SIXTH - u * StepLoops.TWENTYFOURTH));
        excess = excess + (c.gap0[i] + c.gap1[i] * x + c.gap2[i] * square) * turned;
        for (int e = 0; e <= f.pairs; e++) {
            w.drop[e][i] = (c.ohm0[e][i] + c.ohm1[e][i] * x) * a * (1 + c.warming[e][i] * warmer);
        }
        double drop = w.drop[0][i];
        excess = excess + (drop + c.contact[i] * a);
        slope = slope + c.warming[0][i] * drop;
        double lag = c.guard[i] * a;
        for (int p = 0; p < f.pairs; p++) {
            if (f.varying) {
                w.keep[p][i] = c.keep0[p][i] + c.keep1[p][i] * x;
                w.left[p][i] = c.mean0[p][i] + c.mean1[p][i] * x;
            }
            double m = f.varying ? w.left[p][i] : f.mean[p][i];
            double keep = f.varying ? w.keep[p][i] : f.keep[p][i];
            double target = w.drop[1 + p][i];
            double v = l.pair[p][i];
            double shown = target - m * target;
            excess = excess + (shown + m * v);
            slope = slope + c.warming[1 + p][i] * shown;
            lag = lag + (m - keep) * (target - v);
        }
        double rise = f.warmHalf * (a * excess + lost);
        double all = excess + slope * rise;
        double inside = Math.abs(x) + 0.5 * Math.abs(change) - c.half[i];
        w.soc[i] = soc[i] + change;
        w.inside[i] = above(inside);
        w.warmer[i] = warmer;
        w.rise[i] = rise;
        w.lag[i] = lag;
        w.slope[i] = slope;
        w.mean[i] = open + all;
        w.temperature[i] = t + f.warm * (a * all + lost);
    }

    static void finish(Lanes l, StepCells c, StepFrame f, StepWork w, int i) {
        double a = w.current[i];
        double size = Math.abs(a);
        double rise = w.rise[i];
        for (int p = 0; p < f.pairs; p++) {
            double target = w.drop[1 + p][i] * (1 + c.warming[1 + p][i] * rise);
            double keep = f.varying ? w.keep[p][i] : f.keep[p][i];
            w.pair[p][i] = target + keep * (l.pair[p][i] - target);
        }
        double wrong = w.inside[i];
        if (f.nearLimits) {
            double z = w.soc[i];
            wrong = wrong + (above((z - f.highestSoc) * (size + a)) + above((f.lowestSoc - z) * (size - a)));
            wrong = wrong + (above(a - f.chargeCurrent) + above(-f.dischargeCurrent - a));
        }
        wrong = wrong
                + (above(Math.abs(a * c.side[i] - c.middle[i]) - c.middle[i])
                        + above(Math.abs(w.warmer[i]) + 2 * Math.abs(rise) - c.far[i]));
        double end = w.mean[i] + w.lag[i] + w.slope[i] * rise;
        w.wrong[i] = wrong;
        w.doubtful[i] =
                wrong + (above((end - f.highestVoltage) * (size + a)) + above((f.lowestVoltage - end) * (size - a)));
    }

    static void power(Lanes l, double[] soc, StepCells c, StepFrame f, StepWork w, int i) {
        double power = w.power[i];
        double x = soc[i] - c.centre[i];
        double rest = c.open0[i]
                + x * (c.open1[i] + x * c.open2[i])
                + (c.entropic0[i] + c.entropic1[i] * x) * l.temperature[i];
        rest = rest + (c.gap0[i] + x * (c.gap1[i] + x * c.gap2[i])) * l.hysteresis[i];
        for (int p = 0; p < f.pairs; p++) {
            rest = rest + (f.varying ? c.mean0[p][i] : f.mean[p][i]) * l.pair[p][i];
        }
        double guess = power / rest;
        voltage(l, soc, c, f, w, i, guess);
        double slope = (w.mean[i] - rest) * guess / (guess * guess + PortableStepKernel.TINY);
        double a = 2 * power / (rest + Math.sqrt(rest * rest + 4 * slope * power));
        w.current[i] = a;
        w.atRest[i] = rest;
        voltage(l, soc, c, f, w, i, a);
        finish(l, c, f, w, i);
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

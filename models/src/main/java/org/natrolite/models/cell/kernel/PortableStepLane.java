package org.natrolite.models.cell.kernel;

/** One lane of {@link PortableStepKernel}: its operations in its order, to the same bits. */
final class PortableStepLane {
    private static final double SIXTH = 1 / 6.0;
    private static final double TWELFTH = 1 / 12.0;
    private static final double TWENTYFOURTH = 1 / 24.0;

    private PortableStepLane() {}

    static void voltage(Lanes l, double[] soc, StepCells c, StepFrame f, StepWork w, int i, double a) {
        double up = 0.5 * (a + Math.abs(a));
        double down = 0.5 * (a - Math.abs(a));
        double moved = (f.efficiency * up + down) * f.length * c.perCharge[i];
        double change = moved - f.drained;
        double x = (soc[i] - c.centre[i]) + 0.5 * change;
        double square = x * x + TWELFTH * (change * change);
        double open = c.open0[i] + c.open1[i] * x + c.open2[i] * square;
        double gap = c.gap0[i] + c.gap1[i] * x + c.gap2[i] * square;
        double entropic = c.entropic0[i] + c.entropic1[i] * x + c.entropic2[i] * square;
        double t = l.temperature[i];
        double excess = entropic * t;
        double h = l.hysteresis[i];
        double signed = f.hysteresisRate * moved;
        double u = Math.abs(signed);
        double pull = signed - h * u;
        excess = excess + gap * (h + pull * (0.5 - u * (SIXTH - u * TWENTYFOURTH)));
        for (int p = 0; p < f.pairs; p++) {
            w.keep[p][i] = f.varying ? c.keep0[p][i] + c.keep1[p][i] * x : c.keep0[p][i];
            w.left[p][i] = f.varying ? c.mean0[p][i] + c.mean1[p][i] * x : c.mean0[p][i];
            excess = excess + w.left[p][i] * l.pair[p][i];
        }
        double lost = (f.loss * up + c.leak[i]) * open - f.cooling * (t - w.ambient[i]);
        double rise = f.warmHalf * (a * (c.direct[i] * a + excess) + lost);
        w.gap[i] = lost;
        double warmer = t + rise - c.kelvin[i];
        double relative = warmer * c.perKelvin[i];
        double off = warmer * (1 - relative * (1 - relative));
        double y = c.warming[0][i] * off;
        double ohmic = ((c.up0[0][i] + c.up1[0][i] * x) * up + (c.down0[0][i] + c.down1[0][i] * x) * down)
                * (1 + y * (1 + 0.5 * y));
        excess = excess + entropic * rise + (ohmic + c.contact[i] * a);
        for (int p = 0; p < f.pairs; p++) {
            int e = 1 + p;
            y = c.warming[e][i] * off;
            double target = ((c.up0[e][i] + c.up1[e][i] * x) * up + (c.down0[e][i] + c.down1[e][i] * x) * down)
                    * (1 + y * (1 + 0.5 * y));
            w.target[p][i] = target;
            excess = excess + (target - w.left[p][i] * target);
        }
        w.up[i] = up;
        w.down[i] = down;
        w.change[i] = change;
        w.x[i] = x;
        w.open[i] = open;
        w.exponent[i] = u;
        w.pull[i] = pull;
        w.rise[i] = rise;
        w.off[i] = off;
        w.ohmic[i] = ohmic;
        w.excess[i] = excess;
        w.mean[i] = open + excess;
    }

    static void finish(Lanes l, double[] soc, StepCells c, StepFrame f, StepWork w, int i) {
        double a = w.current[i];
        double up = w.up[i];
        double down = w.down[i];
        double u = w.exponent[i];
        double t = l.temperature[i];
        double rise = w.rise[i];
        double change = w.change[i];
        for (int p = 0; p < f.pairs; p++) {
            double target = w.target[p][i];
            w.pair[p][i] = target + w.keep[p][i] * (l.pair[p][i] - target);
        }
        double h = l.hysteresis[i] + w.pull[i] * (1 - u * (0.5 - u * SIXTH));
        double z = soc[i] + change;
        double kelvin = t + f.warm * (a * w.excess[i] + w.gap[i]);
        double to = w.x[i] + 0.5 * change;
        double end = c.open0[i] + to * (c.open1[i] + to * c.open2[i]);
        end = end + (c.entropic0[i] + to * (c.entropic1[i] + to * c.entropic2[i])) * kelvin;
        end = end + (c.gap0[i] + to * (c.gap1[i] + to * c.gap2[i])) * h;
        for (int p = 0; p < f.pairs; p++) {
            end = end + w.pair[p][i];
        }
        end = end + (c.contact[i] * a + w.ohmic[i] * (1 + c.warming[0][i] * (kelvin - t - rise)));
        end = end + 0.5 * change * (c.up1[0][i] * up + c.down1[0][i] * down);
        double far = Math.abs(w.off[i]);
        double most = c.missed[i] + far * (c.missedWarm[i] + c.missedCube[i] * (far * far));
        double wrong = above(Math.abs(a) * (most + Math.abs(rise) * c.missedStep[i]) - c.slack[i])
                + above(Math.abs(w.x[i]) + 0.5 * Math.abs(change) - c.half[i]);
        wrong = wrong + (above(far - f.mostWarm) + above(Math.abs(rise) - f.mostRise) + above(u - f.mostSwing));
        wrong = wrong + (above((end - f.highestVoltage) * up) + above((end - f.lowestVoltage) * down));
        wrong = wrong + (above((z - f.highestSoc) * up) + above((z - f.lowestSoc) * down));
        wrong = wrong + (above(up - f.chargeCurrent) + above(-f.dischargeCurrent - down));
        w.hysteresis[i] = h;
        w.soc[i] = z;
        w.temperature[i] = kelvin;
        w.end[i] = end;
        w.wrong[i] = wrong;
    }

    static void power(Lanes l, double[] soc, StepCells c, StepFrame f, StepWork w, int i) {
        double power = w.power[i];
        double x = soc[i] - c.centre[i];
        double rest = c.open0[i] + x * (c.open1[i] + x * c.open2[i]);
        rest = rest + (c.entropic0[i] + x * (c.entropic1[i] + x * c.entropic2[i])) * l.temperature[i];
        rest = rest + (c.gap0[i] + x * (c.gap1[i] + x * c.gap2[i])) * l.hysteresis[i];
        for (int p = 0; p < f.pairs; p++) {
            rest = rest + c.mean0[p][i] * l.pair[p][i];
        }
        double guess = power / rest;
        voltage(l, soc, c, f, w, i, guess);
        double slope = (w.mean[i] - rest) * guess / (guess * guess + PortableStepKernel.TINY);
        double a = 2 * power / (rest + Math.sqrt(rest * rest + 4 * slope * power));
        w.current[i] = a;
        voltage(l, soc, c, f, w, i, a);
        finish(l, soc, c, f, w, i);
        double more = (power - a * w.mean[i]) * a / (a * a + PortableStepKernel.TINY);
        w.mean[i] = w.mean[i] + more;
        w.temperature[i] = w.temperature[i] + f.warm * (a * more);
        w.wrong[i] = w.wrong[i] + above(PortableStepKernel.POWER_WEIGHT * Math.abs(more) - c.slack[i]);
        w.wrong[i] = w.wrong[i] + above(-rest);
    }

    /** Nothing where a number is not above zero. */
    private static double above(double x) {
        return x + Math.abs(x);
    }
}

package org.natrolite.models.cell.kernel;

/**
 * Single steps in plain Java: short loops over all lanes, of a number known to the compiler, which it turns into vector
 * instructions. For a few lanes the same operations in the same order are done lane by lane, to the same bits.
 */
public final class PortableStepKernel implements StepKernel {
    /** Lanes below which one by one is faster. */
    private static final int FEW = 5;

    private static final int W = Lanes.WIDTH;
    private static final double SIXTH = 1 / 6.0;
    private static final double TWELFTH = 1 / 12.0;
    private static final double TWENTYFOURTH = 1 / 24.0;

    /** Added to a square under a division, so that zero is divided by something. */
    public static final double TINY = 1e-300;

    /** Share of the allowed error that the root of the quadratic may take, as a factor on what it misses. */
    public static final double POWER_WEIGHT = 10;

    private PortableStepKernel() {}

    /**
     * @return the kernel
     */
    public static PortableStepKernel create() {
        return new PortableStepKernel();
    }

    @Override
    public void current(Lanes l, double[] soc, StepCells c, StepFrame f, StepWork w, int from, int to) {
        if (to - from < FEW) {
            for (int i = from; i < to; i++) {
                PortableStepLane.voltage(l, soc, c, f, w, i, w.current[i]);
                PortableStepLane.finish(l, soc, c, f, w, i);
            }
            return;
        }
        voltage(l, soc, c, f, w, w.current);
        finish(l, soc, c, f, w);
    }

    @Override
    public void power(Lanes l, double[] soc, StepCells c, StepFrame f, StepWork w, int from, int to) {
        if (to - from < FEW) {
            for (int i = from; i < to; i++) {
                PortableStepLane.power(l, soc, c, f, w, i);
            }
            return;
        }
        atRest(w.atRest, soc, c.centre, c.open0, c.open1, c.open2);
        timesAtRest(w.atRest, soc, c.centre, c.entropic0, c.entropic1, c.entropic2, l.temperature);
        timesAtRest(w.atRest, soc, c.centre, c.gap0, c.gap1, c.gap2, l.hysteresis);
        for (int p = 0; p < f.pairs; p++) {
            add(w.atRest, c.mean0[p], l.pair[p]);
        }
        divide(w.guess, w.power, w.atRest);
        voltage(l, soc, c, f, w, w.guess);
        root(w.current, w.guess, w.mean, w.atRest, w.power);
        voltage(l, soc, c, f, w, w.current);
        finish(l, soc, c, f, w);
        settle(w.mean, w.temperature, w.wrong, w.current, w.power, c.slack, f.warm);
        refuse(w.wrong, w.atRest);
    }

    private static void voltage(Lanes l, double[] soc, StepCells c, StepFrame f, StepWork w, double[] current) {
        sides(w.up, w.down, current);
        swing(w.swung, w.change, w.up, w.down, c.perCharge, f.efficiency, f.length, f.drained);
        place(w.x, w.square, soc, c.centre, w.change);
        parabola(w.open, c.open0, c.open1, c.open2, w.x, w.square);
        parabola(w.gap, c.gap0, c.gap1, c.gap2, w.x, w.square);
        entropic(w.entropic, w.excess, c.entropic0, c.entropic1, c.entropic2, w.x, w.square, l.temperature);
        pull(w.exponent, w.pull, w.swung, l.hysteresis, f.hysteresisRate);
        hysteresis(w.excess, w.gap, l.hysteresis, w.exponent, w.pull);
        for (int p = 0; p < f.pairs; p++) {
            double[] mean = c.mean0[p];
            if (f.varying) {
                line(w.keep[p], c.keep0[p], c.keep1[p], w.x);
                line(w.left[p], c.mean0[p], c.mean1[p], w.x);
                mean = w.left[p];
            }
            add(w.excess, mean, l.pair[p]);
        }
        lost(w.gap, w.open, w.up, c.leak, l.temperature, w.ambient, f.loss, f.cooling);
        rise(w.rise, current, w.excess, c.direct, w.gap, f.warmHalf);
        off(w.off, l.temperature, w.rise, c.kelvin, c.perKelvin);
        resistance(w.ohmic, c.up0[0], c.up1[0], c.down0[0], c.down1[0], w.x, w.up, w.down);
        ohmic(w.excess, w.ohmic, c.warming[0], w.off, c.contact, current, w.entropic, w.rise);
        for (int p = 0; p < f.pairs; p++) {
            double[] mean = f.varying ? w.left[p] : c.mean0[p];
            resistance(w.target[p], c.up0[1 + p], c.up1[1 + p], c.down0[1 + p], c.down1[1 + p], w.x, w.up, w.down);
            shown(w.excess, w.target[p], c.warming[1 + p], w.off, mean);
        }
        sum(w.mean, w.open, w.excess);
    }

    private static void finish(Lanes l, double[] soc, StepCells c, StepFrame f, StepWork w) {
        for (int p = 0; p < f.pairs; p++) {
            decay(w.pair[p], l.pair[p], w.target[p], f.varying ? w.keep[p] : c.keep0[p]);
        }
        turned(w.hysteresis, l.hysteresis, w.exponent, w.pull);
        moved(w.soc, w.square, soc, w.change, w.x);
        warmed(w.temperature, w.current, w.excess, w.gap, l.temperature, f.warm);
        endOpen(w.end, w.square, c.open0, c.open1, c.open2);
        endTimes(w.end, w.square, c.entropic0, c.entropic1, c.entropic2, w.temperature);
        endTimes(w.end, w.square, c.gap0, c.gap1, c.gap2, w.hysteresis);
        for (int p = 0; p < f.pairs; p++) {
            sum(w.end, w.end, w.pair[p]);
        }
        endOhmic(w.end, w.ohmic, c.contact, w.current, c.warming[0], w.temperature, l.temperature, w.rise);
        endSlope(w.end, w.change, c.up1[0], c.down1[0], w.up, w.down);
        missed(w.wrong, w.off, w.rise, c.missed, c.missedWarm, c.missedCube, c.missedStep);
        outside(w.wrong, w.current, c.slack, w.x, w.change, c.half);
        tooWarm(w.wrong, w.off, w.rise, w.exponent, f.mostWarm, f.mostRise, f.mostSwing);
        beyond(w.wrong, w.end, w.up, w.down, f.lowestVoltage, f.highestVoltage);
        beyond(w.wrong, w.soc, w.up, w.down, f.lowestSoc, f.highestSoc);
        tooMuch(w.wrong, w.up, w.down, f.chargeCurrent, f.dischargeCurrent);
    }

    private static void sides(double[] up, double[] down, double[] current) {
        for (int i = 0; i < W; i++) {
            double a = current[i];
            double size = Math.abs(a);
            up[i] = 0.5 * (a + size);
            down[i] = 0.5 * (a - size);
        }
    }

    private static void swing(
            double[] swung,
            double[] change,
            double[] up,
            double[] down,
            double[] perCharge,
            double efficiency,
            double length,
            double drained) {
        for (int i = 0; i < W; i++) {
            double moved = (efficiency * up[i] + down[i]) * length * perCharge[i];
            swung[i] = moved;
            change[i] = moved - drained;
        }
    }

    private static void place(double[] x, double[] square, double[] soc, double[] centre, double[] change) {
        for (int i = 0; i < W; i++) {
            double d = change[i];
            double middle = (soc[i] - centre[i]) + 0.5 * d;
            x[i] = middle;
            square[i] = middle * middle + TWELFTH * (d * d);
        }
    }

    private static void parabola(double[] out, double[] a, double[] b, double[] c, double[] x, double[] square) {
        for (int i = 0; i < W; i++) {
            out[i] = a[i] + b[i] * x[i] + c[i] * square[i];
        }
    }

    private static void line(double[] out, double[] a, double[] b, double[] x) {
        for (int i = 0; i < W; i++) {
            out[i] = a[i] + b[i] * x[i];
        }
    }

    private static void entropic(
            double[] out,
            double[] excess,
            double[] a,
            double[] b,
            double[] c,
            double[] x,
            double[] square,
            double[] temperature) {
        for (int i = 0; i < W; i++) {
            double e = a[i] + b[i] * x[i] + c[i] * square[i];
            out[i] = e;
            excess[i] = e * temperature[i];
        }
    }

    private static void pull(double[] exponent, double[] pull, double[] swung, double[] hysteresis, double rate) {
        for (int i = 0; i < W; i++) {
            double signed = rate * swung[i];
            double u = Math.abs(signed);
            exponent[i] = u;
            pull[i] = signed - hysteresis[i] * u;
        }
    }

    private static void hysteresis(double[] excess, double[] gap, double[] h, double[] exponent, double[] pull) {
        for (int i = 0; i < W; i++) {
            double u = exponent[i];
            excess[i] = excess[i] + gap[i] * (h[i] + pull[i] * (0.5 - u * (SIXTH - u * TWENTYFOURTH)));
        }
    }

    private static void turned(double[] out, double[] h, double[] exponent, double[] pull) {
        for (int i = 0; i < W; i++) {
            double u = exponent[i];
            out[i] = h[i] + pull[i] * (1 - u * (0.5 - u * SIXTH));
        }
    }

    private static void add(double[] out, double[] a, double[] b) {
        for (int i = 0; i < W; i++) {
            out[i] = out[i] + a[i] * b[i];
        }
    }

    private static void sum(double[] out, double[] a, double[] b) {
        for (int i = 0; i < W; i++) {
            out[i] = a[i] + b[i];
        }
    }

    private static void lost(
            double[] out,
            double[] open,
            double[] up,
            double[] leak,
            double[] temperature,
            double[] ambient,
            double loss,
            double cooling) {
        for (int i = 0; i < W; i++) {
            out[i] = (loss * up[i] + leak[i]) * open[i] - cooling * (temperature[i] - ambient[i]);
        }
    }

    private static void rise(
            double[] rise, double[] current, double[] excess, double[] direct, double[] lost, double warm) {
        for (int i = 0; i < W; i++) {
            double a = current[i];
            rise[i] = warm * (a * (direct[i] * a + excess[i]) + lost[i]);
        }
    }

    private static void off(double[] off, double[] temperature, double[] rise, double[] kelvin, double[] perKelvin) {
        for (int i = 0; i < W; i++) {
            double warmer = temperature[i] + rise[i] - kelvin[i];
            double relative = warmer * perKelvin[i];
            off[i] = warmer * (1 - relative * (1 - relative));
        }
    }

    private static void resistance(
            double[] out,
            double[] up0,
            double[] up1,
            double[] down0,
            double[] down1,
            double[] x,
            double[] up,
            double[] down) {
        for (int i = 0; i < W; i++) {
            out[i] = (up0[i] + up1[i] * x[i]) * up[i] + (down0[i] + down1[i] * x[i]) * down[i];
        }
    }

    private static void ohmic(
            double[] excess,
            double[] ohmic,
            double[] warming,
            double[] off,
            double[] contact,
            double[] current,
            double[] entropic,
            double[] rise) {
        for (int i = 0; i < W; i++) {
            double y = warming[i] * off[i];
            double drop = ohmic[i] * (1 + y * (1 + 0.5 * y));
            ohmic[i] = drop;
            excess[i] = excess[i] + entropic[i] * rise[i] + (drop + contact[i] * current[i]);
        }
    }

    private static void shown(double[] excess, double[] target, double[] warming, double[] off, double[] mean) {
        for (int i = 0; i < W; i++) {
            double y = warming[i] * off[i];
            double t = target[i] * (1 + y * (1 + 0.5 * y));
            target[i] = t;
            excess[i] = excess[i] + (t - mean[i] * t);
        }
    }

    private static void decay(double[] out, double[] pair, double[] target, double[] keep) {
        for (int i = 0; i < W; i++) {
            double t = target[i];
            out[i] = t + keep[i] * (pair[i] - t);
        }
    }

    private static void warmed(
            double[] out, double[] current, double[] excess, double[] lost, double[] temperature, double warm) {
        for (int i = 0; i < W; i++) {
            out[i] = temperature[i] + warm * (current[i] * excess[i] + lost[i]);
        }
    }

    private static void moved(double[] soc, double[] at, double[] from, double[] change, double[] x) {
        for (int i = 0; i < W; i++) {
            double d = change[i];
            soc[i] = from[i] + d;
            at[i] = x[i] + 0.5 * d;
        }
    }

    private static void endOpen(double[] end, double[] x, double[] a, double[] b, double[] c) {
        for (int i = 0; i < W; i++) {
            double to = x[i];
            end[i] = a[i] + to * (b[i] + to * c[i]);
        }
    }

    private static void endTimes(double[] end, double[] x, double[] a, double[] b, double[] c, double[] factor) {
        for (int i = 0; i < W; i++) {
            double to = x[i];
            end[i] = end[i] + (a[i] + to * (b[i] + to * c[i])) * factor[i];
        }
    }

    private static void endOhmic(
            double[] end,
            double[] ohmic,
            double[] contact,
            double[] current,
            double[] warming,
            double[] to,
            double[] from,
            double[] rise) {
        for (int i = 0; i < W; i++) {
            double more = to[i] - from[i] - rise[i];
            end[i] = end[i] + (contact[i] * current[i] + ohmic[i] * (1 + warming[i] * more));
        }
    }

    private static void endSlope(
            double[] end, double[] change, double[] up1, double[] down1, double[] up, double[] down) {
        for (int i = 0; i < W; i++) {
            end[i] = end[i] + 0.5 * change[i] * (up1[i] * up[i] + down1[i] * down[i]);
        }
    }

    private static void missed(
            double[] out,
            double[] off,
            double[] rise,
            double[] missed,
            double[] missedWarm,
            double[] missedCube,
            double[] missedStep) {
        for (int i = 0; i < W; i++) {
            double far = Math.abs(off[i]);
            double most = missed[i] + far * (missedWarm[i] + missedCube[i] * (far * far));
            out[i] = most + Math.abs(rise[i]) * missedStep[i];
        }
    }

    // What is above zero is wrong; x + |x| is nothing where x is not, and is cheaper than a maximum.

    private static void outside(
            double[] wrong, double[] current, double[] slack, double[] x, double[] change, double[] half) {
        for (int i = 0; i < W; i++) {
            double a = Math.abs(current[i]) * wrong[i] - slack[i];
            double b = Math.abs(x[i]) + 0.5 * Math.abs(change[i]) - half[i];
            wrong[i] = (a + Math.abs(a)) + (b + Math.abs(b));
        }
    }

    private static void tooWarm(
            double[] wrong,
            double[] off,
            double[] rise,
            double[] exponent,
            double mostWarm,
            double mostRise,
            double mostSwing) {
        for (int i = 0; i < W; i++) {
            double a = Math.abs(off[i]) - mostWarm;
            double b = Math.abs(rise[i]) - mostRise;
            double c = exponent[i] - mostSwing;
            wrong[i] = wrong[i] + ((a + Math.abs(a)) + (b + Math.abs(b)) + (c + Math.abs(c)));
        }
    }

    private static void beyond(
            double[] wrong, double[] value, double[] up, double[] down, double lowest, double highest) {
        for (int i = 0; i < W; i++) {
            double a = (value[i] - highest) * up[i];
            double b = (value[i] - lowest) * down[i];
            wrong[i] = wrong[i] + ((a + Math.abs(a)) + (b + Math.abs(b)));
        }
    }

    private static void tooMuch(double[] wrong, double[] up, double[] down, double charge, double discharge) {
        for (int i = 0; i < W; i++) {
            double a = up[i] - charge;
            double b = -discharge - down[i];
            wrong[i] = wrong[i] + ((a + Math.abs(a)) + (b + Math.abs(b)));
        }
    }

    private static void atRest(double[] out, double[] soc, double[] centre, double[] a, double[] b, double[] c) {
        for (int i = 0; i < W; i++) {
            double x = soc[i] - centre[i];
            out[i] = a[i] + x * (b[i] + x * c[i]);
        }
    }

    private static void timesAtRest(
            double[] out, double[] soc, double[] centre, double[] a, double[] b, double[] c, double[] factor) {
        for (int i = 0; i < W; i++) {
            double x = soc[i] - centre[i];
            out[i] = out[i] + (a[i] + x * (b[i] + x * c[i])) * factor[i];
        }
    }

    private static void divide(double[] out, double[] a, double[] b) {
        for (int i = 0; i < W; i++) {
            out[i] = a[i] / b[i];
        }
    }

    /** Current of a power on the line through the voltage at rest and that at a guess. */
    private static void root(double[] out, double[] guess, double[] voltage, double[] rest, double[] power) {
        for (int i = 0; i < W; i++) {
            double a = guess[i];
            double open = rest[i];
            double slope = (voltage[i] - open) * a / (a * a + TINY);
            out[i] = 2 * power[i] / (open + Math.sqrt(open * open + 4 * slope * power[i]));
        }
    }

    /** Lets current times voltage be the power; what that changes in the voltage counts as missed. */
    private static void settle(
            double[] mean,
            double[] temperature,
            double[] wrong,
            double[] current,
            double[] power,
            double[] slack,
            double warm) {
        for (int i = 0; i < W; i++) {
            double a = current[i];
            double more = (power[i] - a * mean[i]) * a / (a * a + TINY);
            mean[i] = mean[i] + more;
            temperature[i] = temperature[i] + warm * (a * more);
            double b = POWER_WEIGHT * Math.abs(more) - slack[i];
            wrong[i] = wrong[i] + (b + Math.abs(b));
        }
    }

    /** Leaves cells below 0 V to the scalar equations. */
    private static void refuse(double[] wrong, double[] rest) {
        for (int i = 0; i < W; i++) {
            double b = rest[i];
            wrong[i] = wrong[i] + (Math.abs(b) - b);
        }
    }
}

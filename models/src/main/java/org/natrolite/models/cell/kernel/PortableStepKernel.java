package org.natrolite.models.cell.kernel;

import static org.natrolite.models.cell.kernel.CellColumns.PAIR;
import static org.natrolite.models.cell.kernel.CellColumns.STRIDE;

/**
 * Single steps in plain Java: short loops over all lanes ({@link StepLoops}), of a number known to the compiler, which it turns
 * into vector instructions. For a few lanes the same operations in the same order are done lane by lane, to the same bits.
 */
public final class PortableStepKernel implements StepKernel {
    /** Lanes below which one by one is faster, since loops always go over a whole tile: 30 to 40 ns each. */
    private static final int FEW = 40;

    /** Added to a square under a division, so that zero is divided by something. */
    public static final double TINY = 1e-300;

    private PortableStepKernel() {}

    /**
     * @return the kernel
     */
    public static PortableStepKernel create() {
        return new PortableStepKernel();
    }

    @Override
    public void current(double[] s, StepCells c, StepFrame f, StepWork w, int from, int to) {
        if (to - from < FEW) {
            for (int i = from; i < to; i++) {
                PortableStepLane.voltage(s, c, f, w, i, w.current[i]);
                PortableStepLane.finish(c, f, w, i);
            }
            return;
        }
        pairs(s, f, w);
        voltage(s, c, f, w, w.current);
        finish(c, f, w);
    }

    @Override
    public void power(double[] s, StepCells c, StepFrame f, StepWork w, int from, int to) {
        if (to - from < FEW) {
            for (int i = from; i < to; i++) {
                PortableStepLane.power(s, c, f, w, i);
            }
            return;
        }
        double[] v = c.value;
        pairs(s, f, w);
        StepLoops.openAtRest(w.atRest, s, v);
        StepLoops.gapAtRest(w.atRest, s, v);
        for (int p = 0; p < f.pairs; p++) {
            if (f.varying) {
                StepLoops.addMean(w.atRest, c.pair[p], w.from[p]);
            } else {
                StepLoops.add(w.atRest, f.mean[p], w.from[p]);
            }
        }
        StepLoops.divide(w.guess, w.power, w.atRest);
        voltage(s, c, f, w, w.guess);
        StepLoops.root(w.current, w.guess, w.mean, w.atRest, w.power);
        voltage(s, c, f, w, w.current);
        finish(c, f, w);
        StepLoops.settle(w.mean, w.temperature, w.guess, w.current, w.power, w.atRest, f.mostMissed, f.warm);
        StepLoops.count(w.wrong, w.doubtful, w.guess);
    }

    @Override
    public boolean sound(double[] asked, double[] ambient, int cells) {
        // four sums, so that none waits for another; one that is no finite number makes its sum none
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = 0;
        for (; i + 1 < cells; i += 2) {
            a += asked[i];
            b += asked[i + 1];
            c += ambient[i];
            d += ambient[i + 1];
            if (!(ambient[i] > 0 && ambient[i + 1] > 0)) {
                return false;
            }
        }
        double last = i < cells ? asked[i] : 0;
        double lastAmbient = i < cells ? ambient[i] : 1;
        return Math.abs(a + b + last) + (c + d + lastAmbient) <= Double.MAX_VALUE && lastAmbient > 0;
    }

    /** Puts the RC voltages into arrays of their own, so that a loop over any pair begins at its beginning. */
    private static void pairs(double[] s, StepFrame f, StepWork w) {
        for (int p = 0; p < f.pairs; p++) {
            System.arraycopy(s, PAIR + p * STRIDE, w.from[p], 0, w.lanes);
        }
    }

    private static void voltage(double[] s, StepCells c, StepFrame f, StepWork w, double[] current) {
        double[] v = c.value;
        StepLoops.place(w.x, w.change, w.square, w.soc, w.inside, current, v, s, f.drained);
        StepLoops.hysteresis(w.excess, w.hysteresis, v, w.x, w.square, w.change, s, f.hysteresisRate, f.drained);
        StepLoops.open(w.open, w.slope, w.excess, w.warmer, v, w.x, w.square, s);
        StepLoops.ohmic(w.excess, w.slope, c.element[0], v, w.x, current, w.warmer);
        if (f.varying) {
            for (int p = 0; p < f.pairs; p++) {
                StepLoops.keep(w.keep[p], c.pair[p], w.x);
                StepLoops.mean(w.left[p], c.pair[p], w.x);
            }
        }
        double[][] mean = f.varying ? w.left : f.mean;
        for (int p = 0; p < f.pairs; p++) {
            StepLoops.pair(w.excess, w.slope, w.drop[p], c.element[1 + p], mean[p], w.from[p], w.x, current, w.warmer);
        }
        StepLoops.warmed(
                w.rise,
                w.mean,
                w.temperature,
                current,
                w.excess,
                w.slope,
                w.open,
                v,
                s,
                w.ambient,
                0.5 * f.loss,
                f.cooling,
                f.warmHalf,
                f.warm);
    }

    private static void finish(StepCells c, StepFrame f, StepWork w) {
        double[] v = c.value;
        double[][] keep = f.varying ? w.keep : f.keep;
        if (f.nearLimits) {
            StepLoops.socLimits(w.inside, w.soc, w.current, f.lowestSoc, f.highestSoc);
            StepLoops.currentLimits(w.inside, w.current, f.chargeCurrent, f.dischargeCurrent);
        }
        StepLoops.turned(w.wrong, w.inside, w.current, v);
        StepLoops.held(w.wrong, w.warmer, w.rise, v);
        for (int p = 0; p < f.pairs; p++) {
            StepLoops.decay(w.pair[p], w.from[p], w.drop[p], c.element[1 + p], w.rise, keep[p]);
        }
        if (f.nearLimits) {
            double[][] mean = f.varying ? w.left : f.mean;
            StepLoops.guard(w.lag, w.current, v);
            for (int p = 0; p < f.pairs; p++) {
                StepLoops.lag(w.lag, w.drop[p], keep[p], mean[p], w.from[p]);
            }
            StepLoops.near(
                    w.doubtful, w.wrong, w.mean, w.lag, w.slope, w.rise, w.current, f.lowestVoltage, f.highestVoltage);
        }
    }
}

package org.natrolite.benchmarks.stepping;

import java.util.Arrays;
import java.util.Random;
import org.natrolite.models.cell.CellModel;
import org.natrolite.models.cell.CellParameters;
import org.natrolite.models.cell.batch.CurrentProfile;

/**
 * The duty of the measurements: waves of about an hour with noise of some ten seconds on them, in steps of 1 s. It can be
 * repeated for ever: what it stores, after losses of charging and self-discharge, is zero to rounding. Its peak is exactly
 * the rate asked for, once.
 */
public final class NoisyDuty {
    /** Steps of the duty that the benchmarks repeat. */
    public static final int PERIOD = 25_000;

    private static final long SEED = 20;
    private static final double WAVE_SECONDS = 3600;
    private static final double WAVE = 0.5;
    private static final double NOISE = 0.2;

    /** Of the noise from one second to the next. */
    private static final double CORRELATION = 0.9;

    /** Where the first wave begins, so that the first 256 steps have the mean square of the whole. */
    private static final double PHASE = 0.66;

    private static final int BISECTIONS = 200;

    private NoisyDuty() {}

    /**
     * @param model cell
     * @param rate peak, current over that which takes the capacity in an hour
     * @param steps length, s
     * @return the duty
     */
    public static CurrentProfile of(CellModel model, double rate, int steps) {
        double peak = rate * model.parameters().capacity().value() / 3600;
        double[] shape = shape(steps);
        double low = -1;
        double high = 1;
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = 0.5 * (low + high);
            if (stored(model.parameters(), scaled(shape, middle, peak)) < 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return CurrentProfile.of(scaled(shape, low, peak), 1);
    }

    /**
     * @param profile current
     * @param steps how many of its first steps
     * @return these alone
     */
    public static CurrentProfile first(CurrentProfile profile, int steps) {
        double[] current = new double[steps];
        Arrays.setAll(current, profile::current);
        return CurrentProfile.of(current, profile.step());
    }

    private static double[] shape(int steps) {
        Random random = new Random(SEED);
        double waves = Math.max(1, Math.rint(steps / WAVE_SECONDS));
        double[] shape = new double[steps];
        double noise = random.nextGaussian();
        for (int t = 0; t < steps; t++) {
            shape[t] = WAVE * Math.sin(PHASE + 2 * Math.PI * waves * t / steps) + NOISE * noise;
            noise = CORRELATION * noise + Math.sqrt(1 - CORRELATION * CORRELATION) * random.nextGaussian();
        }
        return shape;
    }

    /** The shape moved by an offset, then scaled to its peak. */
    private static double[] scaled(double[] shape, double offset, double peak) {
        double largest = 0;
        for (double x : shape) {
            largest = Math.max(largest, Math.abs(x + offset));
        }
        double[] current = new double[shape.length];
        for (int t = 0; t < current.length; t++) {
            current[t] = peak * ((shape[t] + offset) / largest);
        }
        return current;
    }

    /** Charge that stays after a period of 1 s steps, C. */
    private static double stored(CellParameters cell, double[] current) {
        double efficiency = cell.coulombicEfficiency().value();
        double sum = -cell.selfDischarge().value() * cell.capacity().value() * current.length;
        for (double i : current) {
            sum += i > 0 ? efficiency * i : i;
        }
        return sum;
    }
}

package org.natrolite.benchmarks.stepping;

import java.util.Random;
import org.natrolite.models.cell.CellModel;
import org.natrolite.models.cell.batch.CurrentProfile;

/** The duty of the measurements: a slow wave with noise of some ten seconds on it, cut off at a peak; 1 s steps. */
public final class NoisyDuty {
    private static final double WAVE_SECONDS = 3600;
    private static final double WAVE = 0.5;
    private static final double NOISE = 0.2;

    /** Of the noise from one second to the next. */
    private static final double CORRELATION = 0.9;

    private NoisyDuty() {}

    /**
     * @param model cell
     * @param rate peak, current over that which takes the capacity in an hour
     * @param steps length, s
     * @return the duty
     */
    public static CurrentProfile of(CellModel model, double rate, int steps) {
        double peak = rate * model.parameters().capacity().value() / 3600;
        Random random = new Random(20);
        double[] current = new double[steps];
        double noise = 0;
        for (int t = 0; t < steps; t++) {
            noise = CORRELATION * noise + Math.sqrt(1 - CORRELATION * CORRELATION) * random.nextGaussian();
            double wave = WAVE * Math.sin(2 * Math.PI * t / WAVE_SECONDS) + NOISE * noise;
            current[t] = peak * Math.max(-1, Math.min(1, wave));
        }
        return CurrentProfile.of(current, 1);
    }
}

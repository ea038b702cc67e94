package org.natrolite.models.cell.batch;

import java.util.Random;

/** Currents for tests, each from its seed alone. */
final class Duties {
    private Duties() {}

    /**
     * @return a slow wave with noise on it, never beyond the peak, shape [steps], A
     */
    static double[] noisy(int steps, double peak, long seed) {
        Random random = new Random(seed);
        double[] current = new double[steps];
        double noise = 0;
        for (int i = 0; i < steps; i++) {
            noise = 0.95 * noise + 0.3 * random.nextGaussian();
            double wave = 0.6 * Math.sin(2 * Math.PI * i / 5400.0 + seed) + 0.25 * noise;
            current[i] = i % 97 == 0 ? 0 : peak * Math.max(-1, Math.min(1, wave));
        }
        return current;
    }
}

package org.natrolite.calibration.ageing;

import java.util.Arrays;

/**
 * Weights of an average of predictors by what each says of groups that it was fitted without (stacking, Wolpert 1992): those
 * that minimise the mean square of the average, none below zero. A ridge holds laws that make the same errors at equal
 * weights, where their difference says nothing.
 */
final class Stacking {
    /** Ridge in parts of the least mean square. */
    private static final double RIDGE = 0.1;

    private static final int ITERATIONS = 4000;

    private Stacking() {}

    /**
     * @param products mean products of errors, shape [groups][laws][laws]; not modified
     * @param without a group that is not asked, or -1
     * @param laws number of laws
     * @return weights, shape [laws]; equal where no group is asked
     */
    static double[] weights(double[][][] products, int without, int laws) {
        double[] weights = new double[laws];
        Arrays.fill(weights, 1.0 / laws);
        double[][] mean = new double[laws][laws];
        double least = Double.POSITIVE_INFINITY;
        for (int a = 0; a < laws; a++) {
            for (int group = 0; group < products.length; group++) {
                for (int b = 0; b < laws; b++) {
                    mean[a][b] += group == without ? 0 : products[group][a][b];
                }
            }
            least = Math.min(least, mean[a][a]);
        }
        if (!(least > 0)) {
            return weights;
        }
        for (int iteration = 0; iteration < ITERATIONS; iteration++) {
            double[] slope = new double[laws];
            double sum = 0;
            for (int a = 0; a < laws; a++) {
                slope[a] = RIDGE * weights[a];
                for (int b = 0; b < laws; b++) {
                    slope[a] += mean[a][b] / least * weights[b];
                }
            }
            for (int a = 0; a < laws; a++) {
                // multiplied, so that no weight falls below zero
                weights[a] *= Math.exp(-0.1 * Math.min(slope[a], 50));
                sum += weights[a];
            }
            for (int a = 0; a < laws; a++) {
                weights[a] /= sum;
            }
        }
        return weights;
    }
}

package org.natrolite.calibration.population;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Regression and shape against what they must give. */
class ShapeRegressionTest {
    private static final int CELLS = 30;

    private static double[][] features(SplittableRandom random) {
        double[][] features = new double[CELLS][2];
        for (double[] row : features) {
            row[0] = random.nextDouble(-1, 1);
            row[1] = 100 + 5 * random.nextDouble(-1, 1);
        }
        return features;
    }

    /** Standardising with a cell or without it makes a small difference to the ridge, and none without a ridge. */
    @Test
    void whatACellIsMissedByWithoutItIsWhatAFitWithoutItMisses() {
        SplittableRandom random = new SplittableRandom(3);
        double[][] features = features(random);
        double[] logs = new double[CELLS];
        for (int i = 0; i < CELLS; i++) {
            logs[i] = 7 + 0.4 * features[i][0] - 0.03 * features[i][1] + random.nextDouble(-0.2, 0.2);
        }
        double[] leftOut = ShapeRegression.of(features, logs, 0, false).leftOut();
        for (int i = 0; i < CELLS; i++) {
            double[][] others = new double[CELLS - 1][];
            double[] rest = new double[CELLS - 1];
            for (int k = 0; k < CELLS - 1; k++) {
                others[k] = features[k < i ? k : k + 1];
                rest[k] = logs[k < i ? k : k + 1];
            }
            double miss = logs[i] - ShapeRegression.of(others, rest, 0, false).predict(features[i]);
            assertEquals(miss, leftOut[i], 1e-10);
        }
    }

    @Test
    void fewOutliersDoNotMoveARobustFit() {
        SplittableRandom random = new SplittableRandom(4);
        double[][] features = features(random);
        double[] logs = new double[CELLS];
        for (int i = 0; i < CELLS; i++) {
            logs[i] = 1 + 2 * features[i][0] + random.nextDouble(-0.01, 0.01) + (i < 3 ? 5 : 0);
        }
        double[] at = {0.5, 100};
        assertEquals(2, ShapeRegression.of(features, logs, 1e-9, true).predict(at), 0.05);
        assertEquals(2.5, ShapeRegression.of(features, logs, 1e-9, false).predict(at), 0.4);
    }

    @Test
    void aLegendrePolynomialIsItsOwnCoefficient() {
        int rows = 101;
        double[] capacity = new double[rows];
        for (int i = 0; i < rows; i++) {
            double u = -1 + 2.0 * i / (rows - 1);
            capacity[i] = 3 - 0.5 * u + 0.2 * (5 * u * u * u - 3 * u) / 2;
        }
        assertArrayEquals(
                new double[] {3, -0.5, 0, 0.2, 0}, EarlyShape.of(rows, 4).of(capacity), 1e-12);
    }
}

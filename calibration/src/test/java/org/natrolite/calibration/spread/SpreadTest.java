package org.natrolite.calibration.spread;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.natrolite.core.error.BadArgumentException;

class SpreadTest {
    private static final double Z = 1.959963984540054;

    private static Spread of(double[] values, double... errors) {
        double[] lower = new double[values.length];
        double[] upper = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            lower[i] = values[i] - Z * errors[i];
            upper[i] = values[i] + Z * errors[i];
        }
        return Spread.of(values, lower, upper);
    }

    /** With equal errors s the estimator is the difference of variances. */
    @Test
    void equalErrorsAreTakenOffTheVariance() {
        double[] values = {1, 2, 4, 5};
        Spread spread = of(values, 0.5, 0.5, 0.5, 0.5);
        double variance = 10.0 / 3;
        assertEquals(Math.sqrt(variance), spread.deviation(), 1e-12);
        assertEquals(Math.sqrt(variance - 0.25), spread.own(), 1e-12);
        assertEquals(3, spread.mean(), 1e-12);
        assertEquals(3, spread.median(), 1e-12);
        assertEquals(1, spread.lowest());
        assertEquals(5, spread.highest());
    }

    @Test
    void scatterThatTheIntervalsExplainIsNoneBetweenCells() {
        assertEquals(0, of(new double[] {1, 1.1, 0.9}, 1, 1, 1).own());
    }

    /** Cells drawn with a known deviation, seen with known errors of different size. */
    @Test
    void theDeviationOfThePopulationIsFound() {
        Random random = new Random(4);
        int n = 20_000;
        double[] values = new double[n];
        double[] errors = new double[n];
        for (int i = 0; i < n; i++) {
            errors[i] = 0.5 + 2 * random.nextDouble();
            values[i] = 10 + 0.7 * random.nextGaussian() + errors[i] * random.nextGaussian();
        }
        Spread spread = of(values, errors);
        assertEquals(0.7, spread.own(), 0.03);
        assertTrue(spread.deviation() > 1.5);
    }

    /** One cell far off that claims to be known very well does not make the others differ more than is seen. */
    @Test
    void theSpreadBetweenCellsNeverExceedsTheScatter() {
        Spread spread = of(new double[] {1, 1.01, 0.99, 1, 1.02, 2}, 0.05, 0.05, 0.05, 0.05, 0.05, 1e-4);
        assertTrue(spread.own() <= spread.deviation(), spread::toString);
        assertTrue(spread.own() > 0.9 * spread.deviation(), spread::toString);
    }

    @Test
    void whatCannotBeToldIsNotANumber() {
        assertTrue(Double.isNaN(of(new double[] {1}, 1).own()));
        assertTrue(Double.isNaN(of(new double[] {1, 2}, 0, 1).own()));
        assertThrows(BadArgumentException.class, () -> of(new double[0]));
        assertThrows(BadArgumentException.class, () -> of(new double[] {1, Double.NaN}, 1, 1));
    }
}

package org.natrolite.calibration.ageing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.core.numeric.Gaussian;

class StudentTTest {
    /** From the tables that are printed in every book of statistics, to their digits. */
    @ParameterizedTest
    @CsvSource({
        "0.95, 1, 6.314",
        "0.95, 2, 2.920",
        "0.95, 3, 2.353",
        "0.95, 4, 2.132",
        "0.95, 5, 2.015",
        "0.95, 8, 1.860",
        "0.95, 10, 1.812",
        "0.95, 30, 1.697",
        "0.95, 120, 1.658",
        "0.975, 1, 12.706",
        "0.975, 2, 4.303",
        "0.975, 3, 3.182",
        "0.975, 5, 2.571",
        "0.975, 10, 2.228",
        "0.975, 30, 2.042",
        "0.995, 3, 5.841",
        "0.995, 10, 3.169",
        "0.75, 3, 0.765",
        "0.75, 10, 0.700",
        "0.9, 4, 1.533"
    })
    void isThatOfTheTables(double probability, double freedom, double expected) {
        assertEquals(expected, StudentT.quantile(probability, freedom), 6e-4);
        assertEquals(-expected, StudentT.quantile(1 - probability, freedom), 6e-4);
    }

    /** The distribution of one degree of freedom is that of Cauchy, and of two an algebraic one; fractions lie between. */
    @Test
    void growsSteadilyWithFewerDegreesOfFreedom() {
        assertEquals(Math.tan(0.45 * Math.PI), StudentT.quantile(0.95, 1), 1e-8);
        assertEquals(0.9 / Math.sqrt(2 * 0.95 * 0.05), StudentT.quantile(0.95, 2), 1e-8);
        double last = Double.POSITIVE_INFINITY;
        for (double freedom = 1; freedom < 20; freedom += 0.3) {
            double t = StudentT.quantile(0.95, freedom);
            assertTrue(t < last, "at " + freedom);
            last = t;
        }
    }

    @Test
    void becomesNormal() {
        assertEquals(Gaussian.quantile(0.95), StudentT.quantile(0.95, Double.POSITIVE_INFINITY), 1e-12);
        assertEquals(Gaussian.quantile(0.95), StudentT.quantile(0.95, 1e9), 1e-8);
        assertEquals(0, StudentT.quantile(0.5, 4), 1e-12);
    }

    @Test
    void refusesWhatIsNoDistribution() {
        assertThrows(BadArgumentException.class, () -> StudentT.quantile(0.95, 0.9));
        assertThrows(BadArgumentException.class, () -> StudentT.quantile(0.95, Double.NaN));
        assertThrows(BadArgumentException.class, () -> StudentT.quantile(1, 5));
    }
}

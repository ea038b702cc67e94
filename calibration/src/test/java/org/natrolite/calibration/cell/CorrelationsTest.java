package org.natrolite.calibration.cell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class CorrelationsTest {
    private static final Correlations TABLE =
            Correlations.of(List.of("capacity", "a[soc=0.1]", "a[soc=0.9]", "b[soc=0.1]"), new double[] {
                4, 0, 1, -1.2, //
                0, 1, 0.99, -0.95, //
                1, 0.99, 1, -0.5, //
                -1.2, -0.95, -0.5, 1
            });

    @Test
    void covariancesAreDividedByDeviations() {
        assertEquals(1, TABLE.at(0, 0));
        assertEquals(0.5, TABLE.at(0, 2));
        assertEquals(-0.6, TABLE.at(3, 0));
        assertEquals(
                0, Correlations.of(List.of("x", "y"), new double[] {0, 0, 0, 1}).at(0, 1));
    }

    @Test
    void theStrongestPairOfTwoQuantitiesIsNamedAndNeighboursAreNot() {
        List<Correlations.Pair> strong = TABLE.strong(0.55);

        assertEquals(
                List.of(
                        new Correlations.Pair("a[soc=0.1]", "b[soc=0.1]", -0.95),
                        new Correlations.Pair("capacity", "b[soc=0.1]", -0.6)),
                strong);
        assertTrue(strong.get(0).sentence().contains("where one is higher the other is lower"));
        assertTrue(TABLE.strong(0.99).isEmpty());
    }
}

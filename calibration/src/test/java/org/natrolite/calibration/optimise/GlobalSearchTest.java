package org.natrolite.calibration.optimise;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.natrolite.core.error.BadArgumentException;

class GlobalSearchTest {
    /** A wide bowl about (3, -2) with ripples that make more than a dozen minima in either direction. */
    private static double rippled(double[] x) {
        double sum = 0;
        double[] lowest = {3, -2};
        for (int i = 0; i < 2; i++) {
            double d = x[i] - lowest[i];
            sum += d * d + 5 * (1 - Math.cos(2 * Math.PI * d / 1.5));
        }
        return sum;
    }

    @Test
    void theLowestOfManyMinimaIsFound() {
        double[] found = GlobalSearch.of(6, 1)
                .minimise(GlobalSearchTest::rippled, new double[] {-10, -10}, new double[] {10, 10});
        assertArrayEquals(new double[] {3, -2}, found, 1e-2);
    }

    @Test
    void oneUnknownIsSearched() {
        double[] found =
                GlobalSearch.of(2, 1).minimise(x -> Math.pow(x[0] - 4, 2), new double[] {0}, new double[] {13});
        assertEquals(4, found[0], 1e-2);
    }

    @Test
    void aMinimumAtABoundIsFound() {
        double[] found = GlobalSearch.of(2, 1).minimise(x -> x[0] + x[1], new double[] {1, 2}, new double[] {5, 6});
        assertArrayEquals(new double[] {1, 2}, found, 1e-2);
    }

    @Test
    void theSameSeedGivesTheSameBits() {
        double[] lower = {-10, -10};
        double[] upper = {10, 10};
        double[] one = GlobalSearch.of(2, 7).minimise(GlobalSearchTest::rippled, lower, upper);
        double[] two = GlobalSearch.of(2, 7).minimise(GlobalSearchTest::rippled, lower, upper);
        assertArrayEquals(one, two);
    }

    @Test
    void boundsThatHoldNothingAreRefused() {
        GlobalSearch search = GlobalSearch.of(1, 1);
        assertThrows(BadArgumentException.class, () -> search.minimise(x -> 0, new double[0], new double[0]));
        assertThrows(BadArgumentException.class, () -> search.minimise(x -> 0, new double[] {1}, new double[] {1}));
        assertThrows(
                BadArgumentException.class, () -> search.minimise(x -> 0, new double[] {Double.NaN}, new double[] {1}));
        assertThrows(BadArgumentException.class, () -> GlobalSearch.of(0, 1));
    }
}

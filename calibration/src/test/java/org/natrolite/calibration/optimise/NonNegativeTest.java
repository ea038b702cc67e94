package org.natrolite.calibration.optimise;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.natrolite.core.error.BadArgumentException;

class NonNegativeTest {
    @Test
    void theSolutionOfASmallProblemIsKnown() {
        // the free minimum is at (2, -1); with both at least 0 it is at (1.5, 0), and with the second free where it was
        double[] gram = {2, 1, 1, 2};
        double[] right = {3, 0};
        assertArrayEquals(new double[] {1.5, 0}, NonNegative.solve(gram, right, new boolean[] {false, false}), 1e-12);
        assertArrayEquals(new double[] {2, -1}, NonNegative.solve(gram, right, new boolean[] {false, true}), 1e-12);
    }

    @Test
    void noChangeThatIsAllowedLeadsFurtherDown() {
        Random random = new Random(5);
        int held = 0;
        for (int trial = 0; trial < 200; trial++) {
            int n = 1 + random.nextInt(12);
            boolean[] free = new boolean[n];
            for (int i = 0; i < n; i++) {
                free[i] = random.nextInt(4) == 0;
            }
            double[] gram = gram(n, random);
            double[] right = random.doubles(n, -1, 1).toArray();

            double[] x = NonNegative.solve(gram, right, free);

            for (int i = 0; i < n; i++) {
                double descent = right[i];
                for (int j = 0; j < n; j++) {
                    descent -= gram[i * n + j] * x[j];
                }
                assertTrue(free[i] || x[i] >= 0);
                if (!free[i] && x[i] == 0) {
                    assertTrue(descent <= 1e-9, "descent " + descent);
                    held++;
                } else {
                    assertEquals(0, descent, 1e-9);
                }
            }
        }
        assertTrue(held > 200, "unknowns held at zero: " + held);
    }

    @Test
    void dataTellAllUnknownsWithoutBeliefsAndHalfOfThemBesideBeliefsAsStrong() {
        double[] data = gram(4, new Random(2));
        double[] twice = Arrays.stream(data).map(v -> 2 * v).toArray();
        double[] x = {1, 1, 1, 1};
        assertEquals(4, NonNegative.told(data, data, x, new boolean[4]), 1e-9);
        assertEquals(2, NonNegative.told(twice, data, x, new boolean[4]), 1e-9);
        assertEquals(3, NonNegative.told(data, data, new double[] {1, 0, 1, 1}, new boolean[4]), 1e-9);
    }

    @Test
    void columnsThatDependOnEachOtherAreRefused() {
        assertThrows(
                BadArgumentException.class,
                () -> NonNegative.solve(new double[] {1, 1, 1, 1}, new double[] {1, 1}, new boolean[2]));
    }

    private static double[] gram(int n, Random random) {
        double[][] rows = new double[n + 3][];
        Arrays.setAll(rows, k -> random.doubles(n, -1, 1).toArray());
        double[] gram = new double[n * n];
        for (double[] row : rows) {
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    gram[i * n + j] += row[i] * row[j];
                }
            }
        }
        return gram;
    }
}

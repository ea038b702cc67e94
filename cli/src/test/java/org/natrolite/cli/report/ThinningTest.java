package org.natrolite.cli.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ThinningTest {
    @Test
    void keepsTheExtremesOfEveryColumnAndFewPoints() {
        int n = 100_000;
        int width = 500;
        double[] columns = new double[n];
        double[] values = new double[n];
        Random random = new Random(3);
        for (int i = 0; i < n; i++) {
            columns[i] = (double) width * i / n;
            values[i] = random.nextGaussian();
        }
        values[31_415] = 50;
        values[27_182] = -60;
        int[] kept = Thinning.indices(columns, values);
        assertTrue(kept.length <= 4 * width, () -> kept.length + " points");
        for (int column = 0; column < width; column++) {
            double[] whole = extremes(columns, values, column, null);
            double[] thin = extremes(columns, values, column, kept);
            assertArrayEquals(whole, thin);
        }
        assertTrue(Arrays.binarySearch(kept, 31_415) >= 0);
        assertTrue(Arrays.binarySearch(kept, 27_182) >= 0);
        for (int i = 1; i < kept.length; i++) {
            assertTrue(kept[i] > kept[i - 1]);
        }
    }

    @Test
    void leavesShortSeriesAsTheyAre() {
        assertArrayEquals(
                new int[] {0, 1, 2, 3}, Thinning.indices(new double[] {0, 10, 20, 30}, new double[] {1, 2, 3, 4}));
    }

    @Test
    void keepsGapsEvenWithinAColumn() {
        double[] columns = {0.1, 0.2, 0.3, 0.4, 0.5, 0.6};
        double[] values = {1, 2, Double.NaN, Double.NaN, 3, 4};
        assertArrayEquals(new int[] {0, 1, 2, 4, 5}, Thinning.indices(columns, values));
    }

    @Test
    void followsALoopBackThroughTheSameColumns() {
        double[] columns = {0, 1, 2, 2.5, 2, 1, 0};
        double[] values = {0, 0, 0, 1, 2, 2, 2};
        assertArrayEquals(new int[] {0, 1, 2, 4, 5, 6}, Thinning.indices(columns, values));
    }

    @Test
    void keepsTheExtremesOfBothEdgesOfABand() {
        double[] columns = {0.1, 0.2, 0.3, 0.4, 0.5};
        double[] low = {0, 0, -9, 0, 0};
        double[] high = {1, 9, 1, 1, 1};
        assertArrayEquals(new int[] {0, 1, 2, 4}, Thinning.indices(columns, low, high));
    }

    private static double[] extremes(double[] columns, double[] values, int column, int @Nullable [] kept) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        int count = kept == null ? columns.length : kept.length;
        for (int k = 0; k < count; k++) {
            int i = kept == null ? k : kept[k];
            if ((int) Math.floor(columns[i]) == column) {
                low = Math.min(low, values[i]);
                high = Math.max(high, values[i]);
            }
        }
        return new double[] {low, high};
    }
}

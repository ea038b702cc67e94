package org.natrolite.cli.report;

import java.util.Arrays;

/**
 * Chooses the points of a long series that can be seen. Of each run of neighbours within one column of pixels it keeps
 * the first, the last, and the lowest and highest of every curve, in their order, so that a spike of one sample
 * survives; a gap survives as well. Runs follow the order of the samples, hence loops stay loops.
 */
final class Thinning {
    private Thinning() {}

    /**
     * Indices to draw.
     *
     * @param columns place of each sample [n], px; NaN marks a gap
     * @param curves one or more curves over these places [][n], in any unit; NaN marks a gap
     * @return rising indices into the arrays; one index stands for each gap
     */
    static int[] indices(double[] columns, double[]... curves) {
        int n = columns.length;
        int[] kept = new int[n];
        int count = 0;
        int start = 0;
        while (start < n) {
            int end = start + 1;
            if (gap(start, columns, curves)) {
                while (end < n && gap(end, columns, curves)) {
                    end++;
                }
                kept[count++] = start;
            } else {
                double column = Math.floor(columns[start]);
                while (end < n && !gap(end, columns, curves) && Math.floor(columns[end]) == column) {
                    end++;
                }
                count = extremes(start, end, curves, kept, count);
            }
            start = end;
        }
        return Arrays.copyOf(kept, count);
    }

    private static boolean gap(int i, double[] columns, double[][] curves) {
        boolean missing = Double.isNaN(columns[i]);
        for (double[] curve : curves) {
            missing |= Double.isNaN(curve[i]);
        }
        return missing;
    }

    private static int extremes(int start, int end, double[][] curves, int[] kept, int before) {
        int[] chosen = new int[2 + 2 * curves.length];
        chosen[0] = start;
        chosen[1] = end - 1;
        for (int c = 0; c < curves.length; c++) {
            int lowest = start;
            int highest = start;
            for (int i = start + 1; i < end; i++) {
                if (curves[c][i] < curves[c][lowest]) {
                    lowest = i;
                }
                if (curves[c][i] > curves[c][highest]) {
                    highest = i;
                }
            }
            chosen[2 + 2 * c] = lowest;
            chosen[3 + 2 * c] = highest;
        }
        Arrays.sort(chosen);
        int count = before;
        for (int index : chosen) {
            if (count == before || kept[count - 1] != index) {
                kept[count++] = index;
            }
        }
        return count;
    }
}

package org.natrolite.models.life;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Ranks of samples. */
final class Ranks {
    private Ranks() {}

    /**
     * @param x one sample, shape [n], at least 2; not modified
     * @param y another, shape [n]; not modified
     * @return correlation of their ranks, -1 to 1; zero where one of them has no spread
     */
    static double correlation(double[] x, double[] y) {
        double[] a = of(x);
        double[] b = of(y);
        double middle = 0.5 * (x.length - 1);
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
            ab += (a[i] - middle) * (b[i] - middle);
            aa += (a[i] - middle) * (a[i] - middle);
            bb += (b[i] - middle) * (b[i] - middle);
        }
        return aa > 0 && bb > 0 ? ab / Math.sqrt(aa * bb) : 0;
    }

    /** Ranks from 0; equal values share the mean of theirs. */
    private static double[] of(double[] x) {
        int[] order = IntStream.range(0, x.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> x[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] rank = new double[x.length];
        for (int from = 0; from < order.length; ) {
            int to = from + 1;
            while (to < order.length && x[order[to]] == x[order[from]]) {
                to++;
            }
            for (int k = from; k < to; k++) {
                rank[order[k]] = 0.5 * (from + to - 1);
            }
            from = to;
        }
        return rank;
    }
}

package org.natrolite.calibration.ocv;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.core.table.MonotoneCubic;

/**
 * The falling curve nearest to noisy samples, in the sense of least squares: samples that rise are pooled with their
 * neighbours until none does (isotonic regression by pooling of adjacent violators).
 */
final class Monotone {
    /** Samples closer than this are thinned out, except near the ends, where potentials are steep. */
    private static final double SPACING = 1.0 / 500;

    private static final double END = 0.01;

    private Monotone() {}

    /**
     * @param x positions within about 0 to 1, in any order, shape [n]; not modified
     * @param y samples that fall with x but for noise, shape [n]; not modified
     * @return the falling curve
     */
    static MonotoneCubic falling(double[] x, double[] y) {
        if (x.length != y.length || x.length < 2) {
            throw new BadArgumentException(
                    x.length + " positions and " + y.length + " potentials; expected as many, at least two");
        }
        int[] order = IntStream.range(0, x.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> x[i]))
                .mapToInt(i -> i)
                .toArray();
        double[] sumX = new double[x.length];
        double[] sumY = new double[x.length];
        int[] count = new int[x.length];
        int pools = 0;
        for (int i : order) {
            sumX[pools] = BadArgumentException.requireFinite(x[i], "position of a sample");
            sumY[pools] = BadArgumentException.requireFinite(y[i], "potential in V");
            count[pools++] = 1;
            while (pools > 1 && sumY[pools - 1] / count[pools - 1] >= sumY[pools - 2] / count[pools - 2]) {
                pools--;
                sumX[pools - 1] += sumX[pools];
                sumY[pools - 1] += sumY[pools];
                count[pools - 1] += count[pools];
            }
        }
        double[] nodes = new double[pools];
        double[] values = new double[pools];
        int kept = 0;
        for (int k = 0; k < pools; k++) {
            double at = sumX[k] / count[k];
            boolean end = at < END || at > 1 - END || k == pools - 1;
            double before = kept == 0 ? Double.NEGATIVE_INFINITY : nodes[kept - 1];
            if (at - before >= SPACING || (end && at > before)) {
                nodes[kept] = at;
                values[kept++] = sumY[k] / count[k];
            }
        }
        return MonotoneCubic.of(Arrays.copyOf(nodes, kept), Arrays.copyOf(values, kept));
    }
}

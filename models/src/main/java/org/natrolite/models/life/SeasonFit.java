package org.natrolite.models.life;

/**
 * A ratio over the days of a cycle as a mean and waves of the whole cycle and of its parts, fitted to some of its days with
 * the weight that each has.
 */
final class SeasonFit {
    /** Pivots below this share of the largest are of days that say nothing new. */
    private static final double SINGULAR = 1e-12;

    private SeasonFit() {}

    /**
     * @param day day of the cycle, from 0; parts of a day count
     * @param days days of the cycle
     * @param term 0 the mean, then cosine and sine of each wave
     * @return value of the term
     */
    static double basis(double day, int days, int term) {
        if (term == 0) {
            return 1;
        }
        int wave = (term + 1) / 2;
        double phase = 2 * Math.PI * wave * day / days;
        return term % 2 == 1 ? Math.cos(phase) : Math.sin(phase);
    }

    /**
     * Least squares of {@code sum w (ratio - y / w)^2}, so that the sum over the days of what was seen is met.
     *
     * @param day days, shape [n]; not modified
     * @param days days of the cycle
     * @param w what was expected of each, zero or more, shape [n]; not modified
     * @param y what was seen, shape [n]; not modified
     * @param terms how many terms at most
     * @return coefficients, shape [terms]; with nothing expected anywhere, those of a ratio of 1
     */
    static double[] fit(double[] day, int days, double[] w, double[] y, int terms) {
        double[][] a = new double[terms][terms + 1];
        for (int k = 0; k < day.length; k++) {
            for (int i = 0; i < terms; i++) {
                double phi = basis(day[k], days, i);
                for (int j = 0; j < terms; j++) {
                    a[i][j] += w[k] * phi * basis(day[k], days, j);
                }
                a[i][terms] += y[k] * phi;
            }
        }
        double[] x = new double[terms];
        if (!(a[0][0] > 0)) {
            x[0] = 1;
            return x;
        }
        // the matrix is symmetric and not negative, and its first entry the largest: no pivoting is needed
        double largest = a[0][0];
        boolean[] used = new boolean[terms];
        for (int i = 0; i < terms; i++) {
            used[i] = a[i][i] > SINGULAR * largest;
            for (int row = i + 1; used[i] && row < terms; row++) {
                double factor = a[row][i] / a[i][i];
                for (int j = i; j <= terms; j++) {
                    a[row][j] -= factor * a[i][j];
                }
            }
        }
        for (int i = terms - 1; i >= 0; i--) {
            if (used[i]) {
                double sum = a[i][terms];
                for (int j = i + 1; j < terms; j++) {
                    sum -= a[i][j] * x[j];
                }
                x[i] = sum / a[i][i];
            }
        }
        return x;
    }
}

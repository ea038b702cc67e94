package org.natrolite.calibration.ageing;

/** Root of a covariance. */
final class Cholesky {
    private Cholesky() {}

    /**
     * @param matrix symmetric, none of its directions negative but by rounding, shape [n * n]; not modified
     * @param n size
     * @return lower triangle L with L L' the matrix, shape [n * n]
     */
    static double[] of(double[] matrix, int n) {
        double[] root = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = matrix[i * n + j];
                for (int k = 0; k < j; k++) {
                    sum -= root[i * n + k] * root[j * n + k];
                }
                if (i == j) {
                    root[i * n + i] = Math.sqrt(Math.max(0, sum));
                } else {
                    root[i * n + j] = root[j * n + j] > 0 ? sum / root[j * n + j] : 0;
                }
            }
        }
        return root;
    }
}

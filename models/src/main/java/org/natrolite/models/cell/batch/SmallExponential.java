package org.natrolite.models.cell.batch;

/**
 * exp(x) - 1 without branch or table, so that a loop over it is vectorised: a Taylor polynomial at x / 256, then eight times
 * {@code exp(2a) - 1 = (exp(a) - 1)(exp(a) + 1)}, which keeps the relative error small near zero too: below 1e-14 for |x| up
 * to {@link #LARGEST}.
 */
final class SmallExponential {
    /** Beyond this the polynomial, at x / 256, has lost the last digits. */
    static final double LARGEST = 32;

    private SmallExponential() {}

    /** exp(x) - 1 for |x| up to {@link #LARGEST}. */
    static double expm1(double x) {
        double y = x * (1 / 256.0);
        double p = 1 / 3628800.0;
        p = p * y + 1 / 362880.0;
        p = p * y + 1 / 40320.0;
        p = p * y + 1 / 5040.0;
        p = p * y + 1 / 720.0;
        p = p * y + 1 / 120.0;
        p = p * y + 1 / 24.0;
        p = p * y + 1 / 6.0;
        p = p * y + 0.5;
        p = p * y + 1;
        y = y * p;
        y = y * (y + 2);
        y = y * (y + 2);
        y = y * (y + 2);
        y = y * (y + 2);
        y = y * (y + 2);
        y = y * (y + 2);
        y = y * (y + 2);
        return y * (y + 2);
    }

    /** Replaces each of the first n numbers by its {@link #expm1}. */
    static void expm1(double[] x, int n) {
        for (int i = 0; i < n; i++) {
            x[i] = expm1(x[i]);
        }
    }
}

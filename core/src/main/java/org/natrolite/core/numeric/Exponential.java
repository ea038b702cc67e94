package org.natrolite.core.numeric;

/**
 * The functions that exact updates of linear equations need, accurate also where their closed forms cancel.
 *
 * <p>With {@code phi1(u) = (1 - exp(-u)) / u} and {@code phi2(u) = (1 - phi1(u)) / u}; the limits at u = 0 are 1 and
 * 1/2. Both hold for negative u (growth) until exp(-u) overflows.
 */
public final class Exponential {
    /** Below this |u| the series of phi2 keeps 1e-16 relative with the terms written out. */
    private static final double SERIES = 0.05;

    /** Below this |u| the difference 1 - exp(-u) has lost two bits. */
    private static final double CANCELLING = 0.25;

    /** 1 / (k + 1)!, k = 0 ... 10. */
    private static final double[] INVERSE_FACTORIALS = {
        1,
        1 / 2.0,
        1 / 6.0,
        1 / 24.0,
        1 / 120.0,
        1 / 720.0,
        1 / 5040.0,
        1 / 40320.0,
        1 / 362880.0,
        1 / 3628800.0,
        1 / 39916800.0
    };

    private Exponential() {}

    /**
     * @param u step over time constant
     * @return (1 - exp(-u)) / u
     */
    public static double phi1(double u) {
        if (Math.abs(u) < CANCELLING) {
            // sum over k of (-u)^k / (k + 1)!; the first term left out is u^12 / 13! < 1e-17
            double sum = 1 / 479001600.0;
            for (int k = INVERSE_FACTORIALS.length - 1; k >= 0; k--) {
                sum = INVERSE_FACTORIALS[k] - u * sum;
            }
            return sum;
        }
        // Math.expm1 would save the last digit, at ten times the cost of Math.exp
        return (1 - Math.exp(-u)) / u;
    }

    /**
     * @param u step over time constant
     * @return (1 - phi1(u)) / u = (u - 1 + exp(-u)) / u^2
     */
    public static double phi2(double u) {
        if (Math.abs(u) < SERIES) {
            // sum over k of (-u)^k / (k + 2)!; the first term left out is u^8 / 10! < 1e-17
            return 1 / 2.0
                    - u
                            * (1 / 6.0
                                    - u
                                            * (1 / 24.0
                                                    - u
                                                            * (1 / 120.0
                                                                    - u
                                                                            * (1 / 720.0
                                                                                    - u
                                                                                            * (1 / 5040.0
                                                                                                    - u
                                                                                                            * (1
                                                                                                                            / 40320.0
                                                                                                                    - u
                                                                                                                            / 362880.0))))));
        }
        return (1 - phi1(u)) / u;
    }
}

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

    private Exponential() {}

    /**
     * @param u step over time constant
     * @return (1 - exp(-u)) / u
     */
    public static double phi1(double u) {
        return u == 0 ? 1 : -Math.expm1(-u) / u;
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
        return (u + Math.expm1(-u)) / (u * u);
    }
}

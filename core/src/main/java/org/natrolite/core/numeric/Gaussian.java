package org.natrolite.core.numeric;

import org.natrolite.core.error.BadArgumentException;

/** The standard normal distribution. */
public final class Gaussian {
    private static final double SQRT_2PI = Math.sqrt(2 * Math.PI);

    /** Beyond this the density underflows in double precision. */
    private static final double FAR = 38.5;

    /** Up to this |x| the power series is used, beyond it the continued fraction. */
    private static final double SERIES_END = 3.5;

    private static final int FRACTION_TERMS = 120;
    private static final int BISECTIONS = 12;

    /** Below this probability the density underflows before Newton's step is worked out: bisection goes all the way. */
    private static final double TINY = 1e-300;

    private static final int ALL_BISECTIONS = 60;
    private static final int NEWTON_STEPS = 8;

    private Gaussian() {}

    /**
     * @param x value
     * @return density at x
     */
    public static double density(double x) {
        return Math.exp(-0.5 * x * x) / SQRT_2PI;
    }

    /**
     * Probability of a value at or below x, by the series of Marsaglia (2004, doi 10.18637/jss.v011.i04) near the middle
     * and Laplace's continued fraction in the tails; relative error below 1e-13 in both tails.
     *
     * @param x value; infinite values allowed
     * @return probability, 0 to 1
     * @throws BadArgumentException if x is NaN
     */
    public static double cumulative(double x) {
        if (Double.isNaN(x)) {
            throw new BadArgumentException("cumulative normal asked at NaN; expected a number");
        }
        return x > 0 ? 1 - lowerTail(-x) : lowerTail(x);
    }

    /** Probability below x, for x at most 0. */
    private static double lowerTail(double x) {
        double a = -x;
        if (a > FAR) {
            return 0;
        }
        if (a < SERIES_END) {
            double term = a;
            double sum = a;
            for (int k = 3; term > 1e-18 * sum; k += 2) {
                term *= a * a / k;
                sum += term;
            }
            return 0.5 - sum * density(a);
        }
        double fraction = a;
        for (int k = FRACTION_TERMS; k >= 1; k--) {
            fraction = a + k / fraction;
        }
        return density(a) / fraction;
    }

    /**
     * Value that is not exceeded with a probability: bisection to the neighbourhood, then Newton on {@link #cumulative}.
     *
     * @param u probability, 0 to 1
     * @return value; minus infinity at 0 and infinity at 1
     * @throws BadArgumentException if u is outside [0, 1] or NaN
     */
    public static double quantile(double u) {
        BadArgumentException.requireWithin(u, 0, 1, "probability");
        if (u == 0) {
            return Double.NEGATIVE_INFINITY;
        }
        if (u > 0.5) {
            return -quantile(1 - u);
        }
        if (u == 0.5) {
            return 0;
        }
        double low = -FAR;
        double high = 0;
        int bisections = u < TINY ? ALL_BISECTIONS : BISECTIONS;
        for (int i = 0; i < bisections; i++) {
            double middle = 0.5 * (low + high);
            if (lowerTail(middle) < u) {
                low = middle;
            } else {
                high = middle;
            }
        }
        double x = 0.5 * (low + high);
        for (int i = 0; i < NEWTON_STEPS && u >= TINY; i++) {
            // Newton on the logarithm of the probability, which is nearly a parabola in the tail
            double p = lowerTail(x);
            double step = p * Math.log(p / u) / density(x);
            x = Math.max(low, Math.min(high, x - step));
            if (Math.abs(step) < 1e-15 * Math.max(1, -x)) {
                break;
            }
        }
        return x;
    }
}

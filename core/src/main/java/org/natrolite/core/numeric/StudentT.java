package org.natrolite.core.numeric;

import org.natrolite.core.error.BadArgumentException;

/** Student's t distribution. */
public final class StudentT {
    /** From here on the normal distribution is the same to twelve digits. */
    private static final double NORMAL = 1e13;

    private StudentT() {}

    /**
     * Value that is not exceeded with a probability, by the expansions of Hill (1970, Algorithm 396, Communications of the ACM
     * 13, 619); relative error below 1e-4 from two degrees of freedom on and below 1e-6 from five, exact at one and two, and up
     * to 1e-2 between one and two.
     *
     * @param u probability, above 0 and below 1
     * @param freedom degrees of freedom, at least 1, also in fractions or infinite
     * @return value
     * @throws BadArgumentException if an argument is out of its range or NaN
     */
    public static double quantile(double u, double freedom) {
        BadArgumentException.requireWithin(u, Double.MIN_NORMAL, 1 - 1e-16, "probability");
        if (!(freedom >= 1)) {
            throw new BadArgumentException(freedom + " degrees of freedom; expected at least 1");
        }
        double both = 2 * Math.min(u, 1 - u);
        double size = freedom > NORMAL ? -Gaussian.quantile(both / 2) : size(both, freedom);
        return u < 0.5 ? -size : size;
    }

    /** Size that is exceeded on both sides together with a probability. */
    private static double size(double p, double n) {
        if (n == 1) {
            return 1 / Math.tan(p * Math.PI / 2);
        }
        if (n == 2) {
            return Math.sqrt(2 / (p * (2 - p)) - 2);
        }
        double a = 1 / (n - 0.5);
        double b = 48 / (a * a);
        double c = ((20700 * a / b - 98) * a - 16) * a + 96.36;
        double d = ((94.5 / (b + c) - 3) / b + 1) * Math.sqrt(a * Math.PI / 2) * n;
        double y = Math.pow(d * p, 2 / n);
        if (y > 0.05 + a) {
            double x = Gaussian.quantile(p / 2);
            y = x * x;
            double e = n < 5 ? c + 0.3 * (n - 4.5) * (x + 0.6) : c;
            e = (((0.05 * d * x - 5) * x - 7) * x - 2) * x + b + e;
            y = (((((0.4 * y + 6.3) * y + 36) * y + 94.5) / e - y - 3) / b + 1) * x;
            y = Math.expm1(a * y * y);
        } else {
            y = ((1 / (((n + 6) / (n * y) - 0.089 * d - 0.822) * (n + 2) * 3) + 0.5 / (n + 4)) * y - 1)
                            * (n + 1)
                            / (n + 2)
                    + 1 / y;
        }
        return Math.sqrt(n * y);
    }
}

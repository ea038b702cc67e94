package org.natrolite.core.numeric;

import java.util.function.DoubleUnaryOperator;
import org.natrolite.core.error.BadArgumentException;

/** Safeguarded roots of functions of one variable. */
public final class Roots {
    private static final int MOST_ITERATIONS = 200;

    private Roots() {}

    /**
     * Finds a root between two points of opposite sign, by the Illinois variant of regula falsi with bisection as the
     * safeguard. The bracket always holds the sign change.
     *
     * @param f function
     * @param a one end
     * @param b other end
     * @param tolerance width of the bracket at which to stop, above zero, in the unit of a and b
     * @return a point within the tolerance of a sign change of f
     * @throws BadArgumentException if f(a) and f(b) have the same sign or one of them is NaN
     */
    public static double bracketed(DoubleUnaryOperator f, double a, double b, double tolerance) {
        double fa = f.applyAsDouble(a);
        double fb = f.applyAsDouble(b);
        if (fa == 0) {
            return a;
        }
        if (fb == 0) {
            return b;
        }
        if (!((fa < 0 && fb > 0) || (fa > 0 && fb < 0))) {
            throw new BadArgumentException("no sign change: f(" + a + ") = " + fa + ", f(" + b + ") = " + fb
                    + "; expected values of opposite sign");
        }
        int side = 0;
        for (int i = 0; i < MOST_ITERATIONS && Math.abs(b - a) > tolerance; i++) {
            double x = (a * fb - b * fa) / (fb - fa);
            boolean outside = !(x > Math.min(a, b) && x < Math.max(a, b));
            if (outside || i % 3 == 2) {
                x = 0.5 * (a + b);
            }
            double fx = f.applyAsDouble(x);
            if (fx == 0) {
                return x;
            }
            if ((fx < 0) == (fb < 0)) {
                b = x;
                fb = fx;
                fa = side == 1 ? fa / 2 : fa;
                side = 1;
            } else {
                a = x;
                fa = fx;
                fb = side == -1 ? fb / 2 : fb;
                side = -1;
            }
        }
        return Math.abs(fa) < Math.abs(fb) ? a : b;
    }
}

package org.natrolite.datasets.check;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers for messages. */
final class Numbers {
    private static final MathContext FIVE = new MathContext(5);
    private static final double LARGE = 1e9;
    private static final double SMALL = 1e-3;

    private Numbers() {}

    /** A number to five digits, without exponent where it can be read without. */
    static String of(double value) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        double size = Math.abs(value);
        if (size != 0 && (size >= LARGE || size < SMALL)) {
            return String.format(Locale.ROOT, "%.4e", value);
        }
        return size >= 1e5
                ? Long.toString(Math.round(value))
                : new BigDecimal(value).round(FIVE).stripTrailingZeros().toPlainString();
    }
}

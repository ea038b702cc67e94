package org.natrolite.cli.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Writes numbers for people: significant digits rather than noise, a true minus sign, thin spaces between thousands,
 * and the same text in every locale. What is not a finite number is written as {@link #NONE}, never as "NaN".
 */
public final class Numbers {
    /** Stands where there is no number: an en dash. */
    public static final String NONE = "\u2013";

    private static final char MINUS = '\u2212';
    private static final char NO_BREAK_SPACE = '\u00a0';
    private static final char THIN_SPACE = '\u202f';
    private static final String SUPERSCRIPTS = "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079";

    /** Numbers from 10^-3 up to below 10^7 are written out, others as a power of ten. */
    private static final int SMALLEST_PLAIN_EXPONENT = -3;

    private static final int LARGEST_PLAIN_EXPONENT = 6;

    private Numbers() {}

    /**
     * Writes a number with a count of significant digits; trailing zeros are kept, since they are significant.
     *
     * @param value number in any unit
     * @param digits significant digits, 1 to 17
     * @return the text, {@link #NONE} if the value is not finite
     */
    public static String significant(double value, int digits) {
        if (!(digits >= 1 && digits <= 17)) {
            throw new IllegalArgumentException("digits is " + digits + "; expected 1 to 17");
        }
        if (!Double.isFinite(value)) {
            return NONE;
        }
        if (value == 0) {
            return "0";
        }
        BigDecimal rounded = BigDecimal.valueOf(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
        int exponent = rounded.precision() - rounded.scale() - 1;
        if (exponent < SMALLEST_PLAIN_EXPONENT || exponent > LARGEST_PLAIN_EXPONENT) {
            BigDecimal mantissa = rounded.movePointLeft(exponent).setScale(digits - 1, RoundingMode.HALF_EVEN);
            return dress(mantissa.toPlainString()) + " \u00d7 10" + superscript(exponent);
        }
        return dress(rounded.setScale(Math.max(0, digits - 1 - exponent), RoundingMode.HALF_EVEN)
                .toPlainString());
    }

    /**
     * Writes a number with a count of decimals.
     *
     * @param value number in any unit
     * @param decimals digits behind the point, 0 to 17
     * @return the text, {@link #NONE} if the value is not finite
     */
    public static String fixed(double value, int decimals) {
        if (!(decimals >= 0 && decimals <= 17)) {
            throw new IllegalArgumentException("decimals is " + decimals + "; expected 0 to 17");
        }
        if (!Double.isFinite(value)) {
            return NONE;
        }
        return dress(BigDecimal.valueOf(value)
                .setScale(decimals, RoundingMode.HALF_EVEN)
                .toPlainString());
    }

    /**
     * Writes a change with its sign, so that a rise shows a plus.
     *
     * @param value number in any unit
     * @param decimals digits behind the point, 0 to 17
     * @return the text, {@link #NONE} if the value is not finite
     */
    public static String signed(double value, int decimals) {
        String text = fixed(value, decimals);
        boolean rises = value > 0 && text.chars().anyMatch(c -> c >= '1' && c <= '9');
        return rises ? "+" + text : text;
    }

    /**
     * Writes an interval, for instance a 95 % interval, as "low to high".
     *
     * @param low lower end in any unit
     * @param high upper end in the same unit
     * @param decimals digits behind the point, 0 to 17
     * @return the text
     */
    public static String interval(double low, double high, int decimals) {
        return fixed(low, decimals) + " to " + fixed(high, decimals);
    }

    /**
     * Joins a number and its unit so that they stay on one line.
     *
     * @param number number as written
     * @param unit unit, or empty
     * @return the text
     */
    public static String withUnit(String number, String unit) {
        return unit.isEmpty() || "1".equals(unit) ? number : number + NO_BREAK_SPACE + unit;
    }

    /** Writes a power of ten, as 10 with a raised exponent. */
    static String powerOfTen(int exponent) {
        return "10" + superscript(exponent);
    }

    private static String superscript(int exponent) {
        StringBuilder text = new StringBuilder();
        for (char c : Integer.toString(exponent).toCharArray()) {
            text.append(c == '-' ? '\u207b' : SUPERSCRIPTS.charAt(c - '0'));
        }
        return text.toString();
    }

    /** Gives plain digits their minus sign (none on a zero) and, from five digits on, thin spaces. */
    private static String dress(String plain) {
        boolean negative = plain.startsWith("-");
        String digits = negative ? plain.substring(1) : plain;
        int point = digits.indexOf('.');
        int whole = point < 0 ? digits.length() : point;
        StringBuilder text = new StringBuilder();
        if (negative && digits.chars().anyMatch(c -> c >= '1' && c <= '9')) {
            text.append(MINUS);
        }
        for (int i = 0; i < digits.length(); i++) {
            if (whole > 4 && i > 0 && i < whole && (whole - i) % 3 == 0) {
                text.append(THIN_SPACE);
            }
            text.append(digits.charAt(i));
        }
        return text.toString();
    }
}

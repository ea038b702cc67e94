package org.natrolite.datasets.internal.text;

import java.nio.charset.StandardCharsets;

/**
 * Decimal numbers in bytes to the nearest {@code double}.
 *
 * <p>A number with a significand below 2^53 and a power of ten of at most 22 is the quotient or product of two exact
 * doubles, so one rounding gives the nearest (Clinger 1990, doi 10.1145/93542.93557). All others go through {@link
 * Double#parseDouble(String)}.
 */
public final class Decimals {
    private static final double[] POWERS_OF_TEN = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };
    private static final long EXACT_SIGNIFICAND = 1L << 53;
    private static final int MAX_DIGITS_IN_LONG = 18;
    private static final int EXPONENT_LIMIT = 100_000;

    private Decimals() {}

    /**
     * Parses {@code [+-] digits [point digits] [(e|E) [+-] digits]} with at least one digit in the significand. Words,
     * suffixes and hexadecimal, which the JDK would take, are not numbers here.
     *
     * @param bytes text; not modified
     * @param from first byte
     * @param to byte after the last
     * @param point decimal sign
     * @return nearest double, infinite where the number exceeds the range, or NaN if the text is not a number
     */
    public static double parse(byte[] bytes, int from, int to, byte point) {
        int i = from;
        boolean negative = false;
        if (i < to && (bytes[i] == '-' || bytes[i] == '+')) {
            negative = bytes[i] == '-';
            i++;
        }
        long significand = 0;
        int digits = 0;
        int significant = 0;
        int scale = 0;
        boolean afterPoint = false;
        for (; i < to; i++) {
            int digit = bytes[i] - '0';
            if (digit >= 0 && digit <= 9) {
                digits++;
                if (significant > 0 || digit > 0) {
                    significant++;
                }
                if (significant <= MAX_DIGITS_IN_LONG) {
                    significand = significand * 10 + digit;
                }
                if (afterPoint) {
                    scale--;
                }
            } else if (bytes[i] == point && !afterPoint) {
                afterPoint = true;
            } else {
                break;
            }
        }
        if (digits == 0) {
            return Double.NaN;
        }
        if (i < to) {
            int exponent = exponent(bytes, i, to);
            if (exponent == Integer.MIN_VALUE) {
                return Double.NaN;
            }
            scale += exponent;
        }
        if (significant <= MAX_DIGITS_IN_LONG && significand <= EXACT_SIGNIFICAND && scale >= -22 && scale <= 22) {
            double value = scale < 0 ? significand / POWERS_OF_TEN[-scale] : significand * POWERS_OF_TEN[scale];
            return negative ? -value : value;
        }
        String text = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        return Double.parseDouble(point == '.' ? text : text.replace((char) point, '.'));
    }

    /** Exponent that starts with its letter at {@code from}, or {@link Integer#MIN_VALUE} if it is not one. */
    private static int exponent(byte[] bytes, int from, int to) {
        int i = from;
        if (bytes[i] != 'e' && bytes[i] != 'E') {
            return Integer.MIN_VALUE;
        }
        i++;
        boolean negative = false;
        if (i < to && (bytes[i] == '-' || bytes[i] == '+')) {
            negative = bytes[i] == '-';
            i++;
        }
        if (i == to) {
            return Integer.MIN_VALUE;
        }
        int value = 0;
        for (; i < to; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9) {
                return Integer.MIN_VALUE;
            }
            // The limit only keeps the sum in range: such a number is zero or infinite anyway, as parseDouble will
            // find.
            value = Math.min(value * 10 + digit, EXPONENT_LIMIT);
        }
        return negative ? -value : value;
    }
}

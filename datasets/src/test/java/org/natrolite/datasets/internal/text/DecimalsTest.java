package org.natrolite.datasets.internal.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalsTest {

    private static double parse(String text, char point) {
        byte[] bytes = ("," + text + ",").getBytes(StandardCharsets.UTF_8);
        return Decimals.parse(bytes, 1, bytes.length - 1, (byte) point);
    }

    private static void assertSameBits(double expected, double actual) {
        assertEquals(Double.doubleToRawLongBits(expected), Double.doubleToRawLongBits(actual));
    }

    @Property(tries = 20_000)
    void everyDoubleComesBack(@ForAll long bits) {
        double value = Double.longBitsToDouble(bits);
        if (Double.isFinite(value)) {
            assertSameBits(value, parse(Double.toString(value), '.'));
            assertSameBits(value, parse(Double.toString(value).replace('.', ','), ','));
        }
    }

    @Property(tries = 20_000)
    void everyDecimalIsTheNearestDouble(@ForAll long unscaled, @ForAll @IntRange(min = -30, max = 30) int scale) {
        BigDecimal decimal = new BigDecimal(java.math.BigInteger.valueOf(unscaled), scale);
        assertSameBits(Double.parseDouble(decimal.toString()), parse(decimal.toString(), '.'));
        assertSameBits(Double.parseDouble(decimal.toPlainString()), parse(decimal.toPlainString(), '.'));
    }

    @Property
    void leadingAndTrailingZerosDoNotMatter(@ForAll @LongRange(min = 0, max = 1L << 40) long digits) {
        String zeros = "0".repeat(30);
        assertSameBits((double) digits, parse(zeros + digits + "." + zeros, '.'));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "-0.0",
                "+1",
                "1.",
                ".5",
                "1e400",
                "-1e400",
                "1e-400",
                "9007199254740993",
                "1E5",
                "18446744073709551616",
                "123456789012345678",
                "1e99999999999"
            })
    void agreesWithTheJdk(String text) {
        assertSameBits(Double.parseDouble(text), parse(text, '.'));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "+",
                ".",
                "e5",
                "1e",
                "1e+",
                "1f",
                "1d",
                "0x1p3",
                "NaN",
                "Infinity",
                "1 2",
                "1,5",
                "--1",
                "1..2",
                "1e5.0",
                "abc",
                "\u0661"
            })
    void wordsAreNoNumbers(String text) {
        assertEquals(Double.NaN, parse(text, '.'));
    }
}

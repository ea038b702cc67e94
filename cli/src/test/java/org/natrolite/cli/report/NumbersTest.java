package org.natrolite.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
    @ParameterizedTest
    @CsvSource({
        "0, 3, 0",
        "1, 3, 1.00",
        "12.345, 3, 12.3",
        "999.96, 4, '1000'",
        "12345.6, 4, 12\u202f350",
        "-0.0123456, 2, \u22120.012",
        "0.00012345, 3, 1.23 \u00d7 10\u207b\u2074",
        "-6.02214076e23, 4, \u22126.022 \u00d7 10\u00b2\u00b3",
        "9999999, 2, 1.0 \u00d7 10\u2077",
        "1234567, 7, 1\u202f234\u202f567",
        "NaN, 3, \u2013",
        "Infinity, 3, \u2013"
    })
    void keepsSignificantDigits(double value, int digits, String expected) {
        assertEquals(expected, Numbers.significant(value, digits));
    }

    @ParameterizedTest
    @CsvSource({
        "2.5, 0, 2",
        "-1.25, 1, \u22121.2",
        "-0.001, 2, 0.00",
        "1234, 0, 1234",
        "-12345.678, 1, \u221212\u202f345.7"
    })
    void keepsDecimals(double value, int decimals, String expected) {
        assertEquals(expected, Numbers.fixed(value, decimals));
    }

    @Test
    void showsTheSignOfAChangeButNotOfZero() {
        assertEquals("+3.1", Numbers.signed(3.14, 1));
        assertEquals("\u22123.1", Numbers.signed(-3.14, 1));
        assertEquals("0.0", Numbers.signed(0.01, 1));
        assertEquals(Numbers.NONE, Numbers.signed(Double.NaN, 1));
        assertEquals("\u22121.0 to 2.0", Numbers.interval(-1, 2, 1));
        assertEquals("80\u00a0%", Numbers.withUnit("80", "%"));
        assertEquals("80", Numbers.withUnit("80", "1"));
    }

    @Test
    void writesTheSameInEveryLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertEquals("1.50", Numbers.significant(1.5, 3));
            assertEquals("12\u202f345.5", Numbers.fixed(12345.5, 1));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void refusesImpossibleDigits() {
        assertThrows(IllegalArgumentException.class, () -> Numbers.significant(1, 0));
        assertThrows(IllegalArgumentException.class, () -> Numbers.fixed(1, -1));
    }
}

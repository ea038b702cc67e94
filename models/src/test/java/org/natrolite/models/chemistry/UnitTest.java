package org.natrolite.models.chemistry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class UnitTest {
    @Property(tries = 2000)
    void writtenNumbersReadBackToTheSameBits(
            @ForAll Unit unit,
            @ForAll @DoubleRange(min = -10, max = 10) double mantissa,
            @ForAll @IntRange(min = -12, max = 12) int exponent) {
        // adding zero leaves no negative zero, which a unit with an offset cannot hold
        double memory = mantissa * Math.pow(10, exponent) + 0.0;
        String file = unit.toFile(memory);
        assertEquals(
                Double.doubleToLongBits(memory),
                Double.doubleToLongBits(unit.toMemory(file)),
                () -> memory + " as " + file + " " + unit.text());
        assertEquals(file, unit.toFile(unit.toMemory(file)), "written twice");
    }

    @Property(tries = 1000)
    void withoutConversionNumbersAreNoLongerThanJavaPrintsThem(@ForAll double any) {
        if (Double.isFinite(any)) {
            String shortest = Unit.NONE.toFile(any);
            assertEquals(any, Double.parseDouble(shortest));
            assertTrue(digits(shortest) <= digits(Double.toString(any)), () -> shortest + " for " + any);
        }
    }

    @Test
    void roundNumbersInTheFileStayRound() {
        assertEquals("1.573", Unit.AMPERE_HOUR.toFile(5662.8));
        assertEquals("10", Unit.AMPERE_HOUR.toFile(36000));
        assertEquals("25", Unit.CELSIUS.toFile(298.15));
        assertEquals("-20", Unit.CELSIUS.toFile(253.15));
        assertEquals("-0.35", Unit.MILLIVOLT_PER_KELVIN.toFile(-0.35e-3));
        assertEquals("37", Unit.GRAM.toFile(0.037));
        assertEquals("31536000", Unit.SECOND.toFile(31536000));
        assertEquals("0.0042", Unit.OHM.toFile(0.0042));
        assertEquals("3.419352708354734E-10", Unit.NONE.toFile(3.419352708354734e-10));
    }

    @Test
    void signOfZeroIsKept() {
        assertEquals("0", Unit.VOLT.toFile(0.0));
        assertEquals("-0.0", Unit.VOLT.toFile(-0.0));
        assertEquals(Double.doubleToLongBits(-0.0), Double.doubleToLongBits(Unit.VOLT.toMemory("-0.0")));
        assertEquals(0.0, Unit.CELSIUS.toMemory("-273.15"));
    }

    /** Some capacities in C have no double in Ah that leads back to them; the file holds them all the same. */
    @Test
    void capacitiesThatDoublesInAmpereHoursSkipAreKept() {
        int skipped = 0;
        for (int k = 0; k < 1000; k++) {
            double memory = 4000 + k * Math.ulp(4000.0);
            double naive = memory / 3600;
            if (naive * 3600 != memory
                    && Math.nextUp(naive) * 3600 != memory
                    && Math.nextDown(naive) * 3600 != memory) {
                skipped++;
            }
            assertEquals(memory, Unit.AMPERE_HOUR.toMemory(Unit.AMPERE_HOUR.toFile(memory)));
        }
        assertTrue(skipped > 100, "of 1000 neighbours " + skipped + " have no double in Ah");
    }

    private static long digits(String number) {
        String mantissa = number.split("[eE]", 2)[0].replaceAll("[-.]", "");
        return mantissa.replaceAll("^0+", "").replaceAll("0+$", "").length();
    }

    @Test
    void zeroIsWrittenAsZero() {
        assertEquals("0", Unit.CELSIUS.toFile(273.15));
        assertEquals(273.15, Unit.CELSIUS.toMemory("0"));
        assertEquals("0", Unit.AMPERE_HOUR.toFile(0));
    }
}

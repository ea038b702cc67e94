package org.natrolite.models.chemistry;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * A unit that files use, with its exact conversion to the unit in memory: {@code memory = file * numerator / denominator
 * + offset}.
 *
 * <p>A number in memory is written as the shortest decimal that reads back to the same bits, found by exact arithmetic.
 * Scaling a double to a double would not do: multiples of 3600 skip values, so that some capacities in C have no double
 * in Ah that leads back to them, while some decimal always does. It also makes the files independent of how a JDK
 * prints doubles.
 */
enum Unit {
    NONE("", "1"),
    VOLT("V", "V"),
    AMPERE("A", "A"),
    OHM("ohm", "ohm"),
    SECOND("s", "s"),
    AMPERE_HOUR("Ah", "Ah", "3600", "1", "0"),
    GRAM("g", "g", "1", "1000", "0"),
    CELSIUS("degC", "degC", "1", "1", "273.15"),
    MILLIVOLT_PER_KELVIN("mV_per_K", "mV/K", "1", "1000", "0"),
    JOULE_PER_MOLE("J_per_mol", "J/mol"),
    JOULE_PER_KELVIN("J_per_K", "J/K"),
    WATT_PER_KELVIN("W_per_K", "W/K"),
    PERCENT_PER_DAY("pct_per_day", "%/d", "1", "8640000", "0");

    /** More than any double needs; near 0 K, where degC carry the offset's digits as well, some need hundreds. */
    private static final int MOST_DIGITS = 1100;

    /** Rounding of quotients, far below the spacing of doubles. */
    private static final MathContext QUOTIENT = new MathContext(60, RoundingMode.HALF_EVEN);

    private final String suffix;
    private final String text;
    private final BigDecimal numerator;
    private final BigDecimal denominator;
    private final BigDecimal offset;

    /** Whether file and memory hold the same number. */
    private final boolean plain;

    Unit(String suffix, String text) {
        this(suffix, text, "1", "1", "0");
    }

    Unit(String suffix, String text, String numerator, String denominator, String offset) {
        this.suffix = suffix;
        this.text = text;
        this.numerator = new BigDecimal(numerator);
        this.denominator = new BigDecimal(denominator);
        this.offset = new BigDecimal(offset);
        this.plain = this.numerator.compareTo(this.denominator) == 0 && this.offset.signum() == 0;
    }

    /** Name of a quantity with this unit in its key. */
    String key(String name) {
        return suffix.isEmpty() ? name : name + "_" + suffix;
    }

    /** The unit for people; 1 where there is none. */
    String text() {
        return text;
    }

    /** A number in this unit for a sentence, which says nothing of the unit where there is none. */
    String with(String number) {
        return this == NONE ? number : number + " " + text;
    }

    /**
     * @param decimal number in this unit as JSON writes it, of moderate length and exponent
     * @return the nearest double in the unit of memory
     */
    double toMemory(String decimal) {
        if (plain) {
            return Double.parseDouble(decimal);
        }
        BigDecimal file = new BigDecimal(decimal);
        double memory = file.multiply(numerator)
                .divide(denominator, QUOTIENT)
                .add(offset)
                .doubleValue();
        // a BigDecimal has no negative zero
        return file.signum() == 0 && memory == 0 && decimal.startsWith("-") ? -0.0 : memory;
    }

    /**
     * @param memory finite number in the unit of memory; not a negative zero where the unit has an offset
     * @return the shortest decimal in this unit from which {@link #toMemory} makes the same bits
     */
    String toFile(double memory) {
        if (memory == 0 && offset.signum() == 0) {
            return 1 / memory < 0 ? "-0.0" : "0";
        }
        if (Double.doubleToLongBits(toMemory("0")) == Double.doubleToLongBits(memory)) {
            // 0 degC: the double nearest to 273.15 is not quite that
            return "0";
        }
        BigDecimal exact =
                new BigDecimal(memory).subtract(offset).multiply(denominator).divide(numerator, QUOTIENT);
        for (int digits = 1; digits <= MOST_DIGITS; digits++) {
            String decimal = print(exact.round(new MathContext(digits, RoundingMode.HALF_EVEN)));
            if (Double.doubleToLongBits(toMemory(decimal)) == Double.doubleToLongBits(memory)) {
                return decimal;
            }
        }
        throw new IllegalArgumentException("no decimal of " + MOST_DIGITS + " digits for " + memory + " in " + text);
    }

    /**
     * @param memory finite number in the unit of memory
     * @return the number in this unit, for people; the conversion may round
     */
    double forPeople(double memory) {
        return Double.parseDouble(toFile(memory));
    }

    private static String print(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        // integers up to a million million in full, others as JSON allows: 1.5E+20, 2E-9
        return stripped.scale() < 0 && stripped.precision() - stripped.scale() <= 13
                ? stripped.toPlainString()
                : stripped.toString();
    }
}

package org.natrolite.datasets.unit;

import java.util.List;
import org.natrolite.core.numeric.Constants;

/** A unit that a file may use; {@code SI = value * multiply / divide + offset}. */
public enum Unit {
    /** Second. */
    SECOND(Dimension.TIME, 1, 1, 0, "second", "s", "sec"),
    /** Millisecond. */
    MILLISECOND(Dimension.TIME, 1, 1e3, 0, "millisecond", "ms"),
    /** Microsecond. */
    MICROSECOND(Dimension.TIME, 1, 1e6, 0, "microsecond", "us", "\u00b5s", "\u03bcs"),
    /** Minute. */
    MINUTE(Dimension.TIME, 60, 1, 0, "minute", "min"),
    /** Hour. */
    HOUR(Dimension.TIME, 3600, 1, 0, "hour", "h"),
    /** Day of 24 hours. */
    DAY(Dimension.TIME, 86400, 1, 0, "day", "d"),
    /** Volt. */
    VOLT(Dimension.VOLTAGE, 1, 1, 0, "volt", "V"),
    /** Millivolt. */
    MILLIVOLT(Dimension.VOLTAGE, 1, 1e3, 0, "millivolt", "mV"),
    /** Ampere. */
    AMPERE(Dimension.CURRENT, 1, 1, 0, "ampere", "A"),
    /** Milliampere. */
    MILLIAMPERE(Dimension.CURRENT, 1, 1e3, 0, "milliampere", "mA"),
    /** Watt. */
    WATT(Dimension.POWER, 1, 1, 0, "watt", "W"),
    /** Milliwatt. */
    MILLIWATT(Dimension.POWER, 1, 1e3, 0, "milliwatt", "mW"),
    /** Kilowatt. */
    KILOWATT(Dimension.POWER, 1e3, 1, 0, "kilowatt", "kW"),
    /** Megawatt. */
    MEGAWATT(Dimension.POWER, 1e6, 1, 0, "megawatt", "MW"),
    /** Degree Celsius. */
    CELSIUS(Dimension.TEMPERATURE, 1, 1, Constants.ZERO_CELSIUS, "celsius", "degC", "\u00b0C", "\u2103"),
    /** Kelvin. */
    KELVIN(Dimension.TEMPERATURE, 1, 1, 0, "kelvin", "K"),
    /** Ampere-hour, 3600 C. */
    AMPERE_HOUR(Dimension.CHARGE, 3600, 1, 0, "ampere_hour", "Ah", "A.h", "A*h"),
    /** Milliampere-hour, 3.6 C. */
    MILLIAMPERE_HOUR(Dimension.CHARGE, 3600, 1e3, 0, "milliampere_hour", "mAh", "mA.h", "mA*h"),
    /** Coulomb. */
    COULOMB(Dimension.CHARGE, 1, 1, 0, "coulomb", "C", "As", "A.s", "A*s"),
    /** Watt-hour, 3600 J. */
    WATT_HOUR(Dimension.ENERGY, 3600, 1, 0, "watt_hour", "Wh", "W.h", "W*h"),
    /** Milliwatt-hour, 3.6 J. */
    MILLIWATT_HOUR(Dimension.ENERGY, 3600, 1e3, 0, "milliwatt_hour", "mWh"),
    /** Kilowatt-hour, 3.6e6 J. */
    KILOWATT_HOUR(Dimension.ENERGY, 3.6e6, 1, 0, "kilowatt_hour", "kWh"),
    /** Joule. */
    JOULE(Dimension.ENERGY, 1, 1, 0, "joule", "J", "Ws"),
    /** One, for a fraction. */
    FRACTION(Dimension.FRACTION, 1, 1, 0, "", "1"),
    /** Hundredth. */
    PERCENT(Dimension.FRACTION, 1, 1e2, 0, "percent", "%"),
    /** One, for a C-rate. */
    PER_HOUR(Dimension.RATE, 1, 1, 0, "", "1", "1/h"),
    /** One, for a label or count. */
    COUNT(Dimension.COUNT, 1, 1, 0, "", "1");

    private final Dimension dimension;
    private final double multiply;
    private final double divide;
    private final double offset;
    private final String word;
    /** Symbols with a blank between them: an enum holds nothing that could change. */
    private final String symbols;

    Unit(Dimension dimension, double multiply, double divide, double offset, String word, String... symbols) {
        this.dimension = dimension;
        this.multiply = multiply;
        this.divide = divide;
        this.offset = offset;
        this.word = word;
        this.symbols = String.join(" ", symbols);
    }

    /**
     * @param value value in this unit
     * @return the same in SI
     */
    public double toSi(double value) {
        return value * multiply / divide + offset;
    }

    /**
     * @param si value in SI
     * @return the same in this unit
     */
    public double fromSi(double si) {
        return (si - offset) * divide / multiply;
    }

    /**
     * @return whether a value in this unit is a value in SI
     */
    public boolean isSi() {
        return multiply == 1 && divide == 1 && offset == 0;
    }

    /**
     * @return what it measures
     */
    public Dimension dimension() {
        return dimension;
    }

    /**
     * @return symbol to write
     */
    public String symbol() {
        return symbols().get(0);
    }

    /**
     * @return all symbols read
     */
    public List<String> symbols() {
        return List.of(symbols.split(" ", -1));
    }

    /**
     * @return the unit written out as in machine names, empty for one
     */
    public String word() {
        return word;
    }
}

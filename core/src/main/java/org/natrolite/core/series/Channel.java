package org.natrolite.core.series;

/** A column of a time series, with the unit it has in memory. */
public enum Channel {
    /** Time since the start of the test, s. */
    TIME("time", "s"),
    /** Time since 1970-01-01T00:00:00Z, s. */
    UNIX_TIME("Unix time", "s"),
    /** Terminal voltage, V. */
    VOLTAGE("voltage", "V"),
    /** Current, A, positive when it charges the cell. */
    CURRENT("current", "A"),
    /** Power at the terminals, W, positive when it charges the cell. */
    POWER("power", "W"),
    /** Current over nominal capacity in ampere-hours, 1 (per hour), positive when it charges the cell. */
    C_RATE("C-rate", "1"),
    /** State of charge, 1. */
    SOC("state of charge", "1"),
    /** Temperature of the cell's surface, or of the cell where it is taken as one body, K. */
    SURFACE_TEMPERATURE("surface temperature", "K"),
    /** Temperature of the surroundings, K. */
    AMBIENT_TEMPERATURE("ambient temperature", "K"),
    /** Cycle label as the file gives it; never renumbered, 1. */
    CYCLE("cycle", "1"),
    /** Step label as the file gives it, 1. */
    STEP("step", "1"),
    /** Charge put into the cell, counted by the instrument, C. */
    CHARGED_CHARGE("charging capacity", "C"),
    /** Charge taken out of the cell, counted by the instrument, as a positive number, C. */
    DISCHARGED_CHARGE("discharging capacity", "C"),
    /** Energy put into the cell, counted by the instrument, J. */
    CHARGED_ENERGY("charging energy", "J"),
    /** Energy taken out of the cell, counted by the instrument, as a positive number, J. */
    DISCHARGED_ENERGY("discharging energy", "J");

    private final String words;
    private final String unit;

    Channel(String words, String unit) {
        this.words = words;
        this.unit = unit;
    }

    /**
     * @return unit of the values in memory
     */
    public String unit() {
        return unit;
    }

    /**
     * @return what it is called in a message
     */
    @Override
    public String toString() {
        return words;
    }
}

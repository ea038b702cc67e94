package org.natrolite.core.series;

/** A column of a time series, with the unit it has in memory. */
public enum Channel {
    /** Time since the start of the test, s. */
    TIME("s"),
    /** Time since 1970-01-01T00:00:00Z, s. */
    UNIX_TIME("s"),
    /** Terminal voltage, V. */
    VOLTAGE("V"),
    /** Current, A, positive when it charges the cell. */
    CURRENT("A"),
    /** Power at the terminals, W, positive when it charges the cell. */
    POWER("W"),
    /** Current over nominal capacity in ampere-hours, 1 (per hour), positive when it charges the cell. */
    C_RATE("1"),
    /** State of charge, 1. */
    SOC("1"),
    /** Temperature of the cell's surface, or of the cell where it is taken as one body, K. */
    SURFACE_TEMPERATURE("K"),
    /** Temperature of the surroundings, K. */
    AMBIENT_TEMPERATURE("K"),
    /** Cycle label as the file gives it; never renumbered, 1. */
    CYCLE("1"),
    /** Step label as the file gives it, 1. */
    STEP("1"),
    /** Charge put into the cell, counted by the instrument, C. */
    CHARGED_CHARGE("C"),
    /** Charge taken out of the cell, counted by the instrument, as a positive number, C. */
    DISCHARGED_CHARGE("C"),
    /** Energy put into the cell, counted by the instrument, J. */
    CHARGED_ENERGY("J"),
    /** Energy taken out of the cell, counted by the instrument, as a positive number, J. */
    DISCHARGED_ENERGY("J");

    private final String unit;

    Channel(String unit) {
        this.unit = unit;
    }

    /**
     * @return unit of the values in memory
     */
    public String unit() {
        return unit;
    }
}

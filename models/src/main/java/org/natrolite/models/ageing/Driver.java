package org.natrolite.models.ageing;

/** What a mechanism proceeds with. */
public enum Driver {
    /** Time at the temperature and state of charge of the moment, s. */
    TIME("s"),
    /**
     * Time, booked with the half cycle that it was spent in, at that half cycle's depth and its time-weighted means, s: for
     * published laws whose rate over time depends on how deep a cell is cycled.
     */
    TIME_IN_CYCLES("s"),
    /** Charge throughput, charge and discharge both counted, C. */
    CHARGE_THROUGHPUT("C"),
    /** Equivalent full cycles: charge throughput over twice the nominal capacity, 1. */
    EQUIVALENT_FULL_CYCLES("1"),
    /** Half cycles, two of which make the cycle that laws count: twice the equivalent full cycles over the depth, 1. */
    HALF_CYCLES("1");

    private final String unit;

    Driver(String unit) {
        this.unit = unit;
    }

    /**
     * @return unit of the driver
     */
    public String unit() {
        return unit;
    }
}

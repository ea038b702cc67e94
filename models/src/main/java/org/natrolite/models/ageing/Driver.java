package org.natrolite.models.ageing;

/** What a mechanism proceeds with. */
public enum Driver {
    /** Time, s. */
    TIME("s"),
    /** Equivalent full cycles: charge throughput over twice the nominal capacity, 1. */
    EQUIVALENT_FULL_CYCLES("1");

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

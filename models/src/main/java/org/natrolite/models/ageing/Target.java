package org.natrolite.models.ageing;

/** What a mechanism takes from the cell. */
public enum Target {
    /** Capacity, as a fraction of the fresh cell's. */
    CAPACITY_LOSS,
    /** Growth of all resistances, as a fraction of the fresh cell's. */
    RESISTANCE_GROWTH
}

package org.natrolite.models.ageing;

/** What a mechanism takes from the cell, or adds to it. */
public enum Target {
    /** Capacity as a whole, as a fraction of the fresh cell's. */
    CAPACITY_LOSS,
    /** Charge carriers that can still be cycled, as a fraction of the fresh cell's. */
    INVENTORY_LOSS,
    /** Active material of the positive electrode, as a fraction of the fresh cell's. */
    POSITIVE_MATERIAL_LOSS,
    /** Active material of the negative electrode, as a fraction of the fresh cell's. */
    NEGATIVE_MATERIAL_LOSS,
    /** Growth of all resistances, as a fraction of the fresh cell's. */
    RESISTANCE_GROWTH,
    /** Growth of the ohmic resistance alone, as a fraction of the fresh cell's. */
    OHMIC_RESISTANCE_GROWTH,
    /** Growth of the resistances of the RC pairs alone, as a fraction of the fresh cell's. */
    RC_RESISTANCE_GROWTH,
    /**
     * The cell as a whole, at once: what accumulates is the hazard H of a sudden death (gas that opens the current-interrupt
     * device, an internal short), so that the share {@code exp(-H)} of such cells still works.
     */
    SUDDEN_DEATH
}

package org.natrolite.models.ocv;

/**
 * Electrodes in the windows that a loss has left them.
 *
 * @param halfCells electrodes and windows
 * @param capacity charge between 0 and 100 % state of charge, C
 * @param socAtZeroVolt state of charge at which the open-circuit voltage reaches 0 V, 1
 * @param charged what ends the charge
 * @param discharged what ends the discharge
 */
public record AgedHalfCells(HalfCells halfCells, double capacity, double socAtZeroVolt, End charged, End discharged) {

    /** What ends a charge or a discharge at rest. */
    public enum End {
        /** The open-circuit voltage is what it was in the fresh cell. */
        VOLTAGE,
        /** The positive electrode is full or empty, as far as its potential is known. */
        POSITIVE_ELECTRODE,
        /** The negative electrode is full or empty: charging beyond would plate metal. */
        NEGATIVE_ELECTRODE
    }
}

package org.natrolite.models.life;

/**
 * Cells side by side that are asked, step by step, each for a current or power of its own, and what has passed through them. A
 * cell does not see its neighbours. One thread at a time.
 */
interface FastCells extends AutoCloseable {
    // Columns of the records of a cell, sums since they were last reset.
    int SECONDS = 0;
    int KELVIN_SECONDS = 1;
    int SOC_SECONDS = 2;
    int ENERGY_IN = 3;
    int ENERGY_OUT = 4;
    int CHARGE_IN = 5;
    int CHARGE_OUT = 6;
    int COLUMNS = 7;

    /** Lets a cell of the same model age. */
    void age(int i, CellNow aged);

    /** Flat states, shape [cells x SIZE of a state]. */
    double[] states();

    void setStates(double[] states);

    /** Begins all sums anew. */
    void resetRecords();

    /**
     * @param power whether it is powers that are asked for
     * @param asked powers in W or currents in A, charge positive, shape [cells]; not modified
     * @param ambient temperatures of the surroundings, K, shape [cells]; not modified
     * @param length length of the step, s
     */
    void step(boolean power, double[] asked, double[] ambient, double length);

    /** Current given in the last step, A. */
    double current(int i);

    double soc(int i);

    /** Voltage at the end of the last step, V. */
    double voltage(int i);

    /**
     * @param i cell
     * @param into its records: s, K s, s, J, J, C, C, shape [COLUMNS]; modified
     */
    void records(int i, double[] into);

    @Override
    void close();
}

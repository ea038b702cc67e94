package org.natrolite.models.cell.batch;

import org.natrolite.core.error.BadArgumentException;

/**
 * How a profile is run.
 *
 * @param tolerance what the expanded equations may miss of the voltage, V, above zero
 * @param window length of every window whatever the error and without a look at the limits, in steps, for comparisons: a
 *     power of two from 4 to 1024; 0 to choose each by the tolerance
 * @param voltageExtremes whether the lowest and highest voltage of each cell are noted
 * @param statistics whether single steps note means and extremes of state of charge and temperature; runs through a profile
 *     note them in any case
 */
public record RunOptions(double tolerance, int window, boolean voltageExtremes, boolean statistics) {
    public RunOptions {
        BadArgumentException.requirePositive(tolerance, "tolerance in V");
        if (window != 0
                && !(window >= ProfileBlock.SHORTEST
                        && window <= ProfileBlock.STEPS
                        && Integer.bitCount(window) == 1)) {
            throw new BadArgumentException(
                    "windows of " + window + " steps; expected 0 to choose them, or a power of two from "
                            + ProfileBlock.SHORTEST + " to " + ProfileBlock.STEPS);
        }
    }

    /**
     * @return windows chosen for a tolerance of 0.1 mV, no extremes of voltage
     */
    public static RunOptions standard() {
        return within(1e-4);
    }

    /**
     * @param volts tolerance, V
     * @return windows chosen for it, no extremes of voltage
     */
    public static RunOptions within(double volts) {
        return new RunOptions(volts, 0, false, true);
    }

    /**
     * Windows of a length, whatever they miss, to compare with.
     *
     * @param window steps of a window, a power of two from 4 to 1024
     * @return the options
     */
    public static RunOptions imposed(int window) {
        return new RunOptions(1e-4, window, false, true);
    }

    /**
     * @return the same, with extremes of voltage noted
     */
    public RunOptions withVoltageExtremes() {
        return new RunOptions(tolerance, window, true, statistics);
    }

    /**
     * Leaves means and extremes of state of charge and temperature out of single steps, which makes them faster; a batch
     * answers NaN when it is asked for them.
     *
     * @return the same, with energy and charge noted alone
     */
    public RunOptions throughputOnly() {
        return new RunOptions(tolerance, window, voltageExtremes, false);
    }
}

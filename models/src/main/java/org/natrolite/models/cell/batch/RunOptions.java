package org.natrolite.models.cell.batch;

import org.natrolite.core.error.BadArgumentException;

/**
 * How a profile is run.
 *
 * @param tolerance what frozen coefficients may miss of the voltage, V, above zero
 * @param imposedWindow length of every window whatever the error and without a look at the limits, in steps, for
 *     comparisons: a power of two from 4 to 256; 0 to choose each by the tolerance
 */
public record RunOptions(double tolerance, int imposedWindow) {
    public RunOptions {
        BadArgumentException.requirePositive(tolerance, "tolerance in V");
        if (imposedWindow != 0
                && !(imposedWindow >= ProfileBlock.SHORTEST
                        && imposedWindow <= ProfileBlock.STEPS
                        && Integer.bitCount(imposedWindow) == 1)) {
            throw new BadArgumentException("windows of " + imposedWindow
                    + " steps; expected 0 to choose them, or a power of two from " + ProfileBlock.SHORTEST + " to "
                    + ProfileBlock.STEPS);
        }
    }

    /**
     * @return windows chosen for a tolerance of 0.1 mV
     */
    public static RunOptions standard() {
        return new RunOptions(1e-4, 0);
    }

    /**
     * @param volts tolerance, V
     * @return windows chosen for it
     */
    public static RunOptions within(double volts) {
        return new RunOptions(volts, 0);
    }
}

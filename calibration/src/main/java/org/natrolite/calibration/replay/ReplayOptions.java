package org.natrolite.calibration.replay;

import org.jspecify.annotations.Nullable;
import org.natrolite.core.error.BadArgumentException;

/**
 * What the caller of a replay knows better than its rules.
 *
 * @param initialSoc state of charge at the first row, 1, or null to take it from the first rest
 * @param ambient temperature of the surroundings, K, or null to take it from the record
 */
public record ReplayOptions(
        @Nullable Double initialSoc, @Nullable Double ambient) {
    public ReplayOptions {
        if (initialSoc != null) {
            BadArgumentException.requireWithin(initialSoc, -1, 1, "initial state of charge");
        }
        if (ambient != null) {
            BadArgumentException.requirePositive(ambient, "ambient temperature in K");
        }
    }

    /**
     * @return options that leave all to the rules
     */
    public static ReplayOptions none() {
        return new ReplayOptions(null, null);
    }

    /**
     * @param soc state of charge at the first row, 1
     * @return the same options with that start
     */
    public ReplayOptions withInitialSoc(double soc) {
        return new ReplayOptions(soc, ambient);
    }

    /**
     * @param temperature temperature of the surroundings, K
     * @return the same options with that ambient temperature
     */
    public ReplayOptions withAmbient(double temperature) {
        return new ReplayOptions(initialSoc, temperature);
    }
}

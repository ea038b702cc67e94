package org.natrolite.calibration.replay;

import org.jspecify.annotations.Nullable;
import org.natrolite.core.error.BadArgumentException;

/**
 * What the caller of a replay knows better than its rules.
 *
 * @param initialSoc state of charge at the first row, 1, or null to take it from the first rest
 * @param ambient temperature of the surroundings, K, or null to take it from the record
 * @param chargeFactor charge that passed over the charge that the record counts, 1, or null to take it as counted
 */
public record ReplayOptions(
        @Nullable Double initialSoc,
        @Nullable Double ambient,
        @Nullable Double chargeFactor) {
    /** Sensors that are further off count nothing. */
    private static final double LARGEST_FACTOR = 2;

    public ReplayOptions {
        if (initialSoc != null) {
            BadArgumentException.requireWithin(initialSoc, -1, 1, "initial state of charge");
        }
        if (ambient != null) {
            BadArgumentException.requirePositive(ambient, "ambient temperature in K");
        }
        if (chargeFactor != null) {
            BadArgumentException.requireWithin(
                    chargeFactor,
                    1 / LARGEST_FACTOR,
                    LARGEST_FACTOR,
                    "charge that passed over charge that was counted");
        }
    }

    /**
     * @return options that leave all to the rules
     */
    public static ReplayOptions none() {
        return new ReplayOptions(null, null, null);
    }

    /**
     * @param soc state of charge at the first row, 1
     * @return the same options with that start
     */
    public ReplayOptions withInitialSoc(double soc) {
        return new ReplayOptions(soc, ambient, chargeFactor);
    }

    /**
     * @param temperature temperature of the surroundings, K
     * @return the same options with that ambient temperature
     */
    public ReplayOptions withAmbient(double temperature) {
        return new ReplayOptions(initialSoc, temperature, chargeFactor);
    }

    /**
     * @param factor charge that passed over the charge that the record counts, 1, from a half to two
     * @return the same options with that factor
     */
    public ReplayOptions withChargeFactor(double factor) {
        return new ReplayOptions(initialSoc, ambient, factor);
    }
}

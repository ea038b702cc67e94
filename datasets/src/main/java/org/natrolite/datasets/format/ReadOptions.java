package org.natrolite.datasets.format;

import org.jspecify.annotations.Nullable;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.datasets.check.TemperatureRole;
import org.natrolite.datasets.mapping.Mapping;

/**
 * How to read a file.
 *
 * @param mapping what its columns mean, or null where its format is to be recognised
 * @param temperatureRole what its thermometer measures, or null where the data are to decide
 * @param ambient temperature of the surroundings, K, or null where it is not stated
 * @param cleaning what to do with rows that cannot be used
 */
public record ReadOptions(
        @Nullable Mapping mapping,
        @Nullable TemperatureRole temperatureRole,
        @Nullable Double ambient,
        Cleaning cleaning) {
    private static final double COLDEST = 173.15;
    private static final double HOTTEST = 473.15;

    public ReadOptions {
        if (ambient != null) {
            BadArgumentException.requireWithin(ambient, COLDEST, HOTTEST, "ambient temperature in K");
        }
    }

    /**
     * @return options with nothing stated: the format is recognised, rows that cannot be used are refused
     */
    public static ReadOptions defaults() {
        return new ReadOptions(null, null, null, Cleaning.REFUSE);
    }

    /**
     * @param stated what the columns mean
     * @return these options with it
     */
    public ReadOptions withMapping(Mapping stated) {
        return new ReadOptions(stated, temperatureRole, ambient, cleaning);
    }

    /**
     * @param stated what the thermometer measures
     * @return these options with it
     */
    public ReadOptions withTemperatureRole(TemperatureRole stated) {
        return new ReadOptions(mapping, stated, ambient, cleaning);
    }

    /**
     * @param kelvin temperature of the surroundings, K
     * @return these options with it
     * @throws BadArgumentException if it is not from 173.15 K to 473.15 K
     */
    public ReadOptions withAmbient(double kelvin) {
        return new ReadOptions(mapping, temperatureRole, kelvin, cleaning);
    }

    /**
     * @param stated what to do with rows that cannot be used
     * @return these options with it
     */
    public ReadOptions withCleaning(Cleaning stated) {
        return new ReadOptions(mapping, temperatureRole, ambient, stated);
    }
}

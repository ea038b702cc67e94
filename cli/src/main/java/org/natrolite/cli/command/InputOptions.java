package org.natrolite.cli.command;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.natrolite.calibration.replay.ReplayOptions;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.core.numeric.Constants;
import org.natrolite.datasets.check.TemperatureRole;
import org.natrolite.datasets.format.Cleaning;
import org.natrolite.datasets.format.ReadOptions;
import org.natrolite.datasets.mapping.Mapping;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Options of every command that reads time series. */
final class InputOptions {
    @Mixin
    private @Nullable MappingOptions mapping;

    @Option(
            names = "--clean",
            description = "drop rows that cannot be used, merge repeated ones, and list them all, instead of refusing")
    private boolean clean;

    @Option(names = "--ambient-degC", paramLabel = "T", description = "temperature of the surroundings, degC")
    private @Nullable Double ambient;

    @Option(
            names = "--temperature-role",
            paramLabel = "ROLE",
            converter = RoleConverter.class,
            description = "what the thermometer of the files measures: surface, ambient or none (of use)")
    private @Nullable TemperatureRole role;

    private InputOptions() {}

    ReadOptions toReadOptions() {
        ReadOptions options = ReadOptions.defaults();
        Mapping stated = mapping == null ? null : mapping.mapping();
        if (stated != null) {
            options = options.withMapping(stated);
        }
        if (clean) {
            options = options.withCleaning(Cleaning.REPAIR);
        }
        if (role != null) {
            options = options.withTemperatureRole(role);
        }
        return ambient == null ? options : options.withAmbient(ambientOr(0));
    }

    /**
     * @return what a replay is told beside the files, so that it calls a temperature stated that no thermometer measured
     */
    ReplayOptions toReplayOptions() {
        return ambient == null ? ReplayOptions.none() : ReplayOptions.none().withAmbient(ambientOr(0));
    }

    /**
     * @param celsius temperature of the surroundings where none is stated, degC
     * @return temperature of the surroundings, K
     * @throws BadArgumentException if the one stated cannot be meant
     */
    double ambientOr(double celsius) {
        return ambient == null ? celsius + Constants.ZERO_CELSIUS : Celsius.kelvin(ambient, "--ambient-degC");
    }

    /** Reads a role in lower case. */
    static final class RoleConverter implements picocli.CommandLine.ITypeConverter<TemperatureRole> {
        @Override
        public TemperatureRole convert(String value) {
            for (TemperatureRole role : TemperatureRole.values()) {
                if (role.name().toLowerCase(Locale.ROOT).equals(value)) {
                    return role;
                }
            }
            throw new TypeConversionException("'" + value + "' is not one of surface, ambient, none");
        }
    }
}

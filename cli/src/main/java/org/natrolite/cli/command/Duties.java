package org.natrolite.cli.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.natrolite.core.series.Channel;
import org.natrolite.core.series.TimeSeries;
import org.natrolite.datasets.duty.Duty;
import org.natrolite.datasets.duty.DutyLibrary;
import org.natrolite.datasets.duty.DutyReader;
import org.natrolite.datasets.format.ReadOptions;

/** Finds the duty that an option names. */
final class Duties {
    private Duties() {}

    /**
     * @param name id of the library, or a file: what has a dot or a path separator in its name or exists
     * @param options how to read a file, and the surroundings where they are stated
     * @return the duty; one of the library is for a store of 1 Wh
     */
    static Duty named(String name, ReadOptions options) {
        return isFile(name) ? DutyReader.readPlan(Path.of(name), options) : library(name, options);
    }

    /**
     * @param name as of a duty; a file may be a measurement, whose current drives
     * @param options how to read a file, and the surroundings where they are stated
     * @return the profile
     */
    static Duty profile(String name, ReadOptions options) {
        return isFile(name) ? DutyReader.read(Path.of(name), options) : library(name, options);
    }

    /** A duty of the library; surroundings that are stated take the place of its own, as they do in a file. */
    private static Duty library(String name, ReadOptions options) {
        Duty duty = DutyLibrary.duty(name);
        Double ambient = options.ambient();
        if (ambient == null || !duty.series().has(Channel.AMBIENT_TEMPERATURE)) {
            return duty;
        }
        double[] constant = new double[duty.series().size()];
        Arrays.fill(constant, ambient);
        TimeSeries series = duty.series()
                .with(Channel.AMBIENT_TEMPERATURE, constant)
                .withWarning("ambient temperature of the duty replaced by the one stated");
        return new Duty(series, duty.period(), duty.channel());
    }

    private static boolean isFile(String name) {
        return !DutyLibrary.has(name)
                && (name.contains("/") || name.contains("\\") || name.contains(".") || Files.exists(Path.of(name)));
    }
}

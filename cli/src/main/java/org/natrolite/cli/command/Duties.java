package org.natrolite.cli.command;

import java.nio.file.Files;
import java.nio.file.Path;
import org.natrolite.datasets.duty.Duty;
import org.natrolite.datasets.duty.DutyLibrary;
import org.natrolite.datasets.duty.DutyReader;
import org.natrolite.datasets.format.ReadOptions;

/** Finds the duty that an option names. */
final class Duties {
    private Duties() {}

    /**
     * @param name id of the library, or a file: what has a dot or a path separator in its name or exists
     * @param options how to read a file
     * @return the duty; one of the library is for a store of 1 Wh
     */
    static Duty named(String name, ReadOptions options) {
        return isFile(name) ? DutyReader.readPlan(Path.of(name), options) : DutyLibrary.duty(name);
    }

    /**
     * @param name as of a duty; a file may be a measurement, whose current drives
     * @param options how to read a file
     * @return the profile
     */
    static Duty profile(String name, ReadOptions options) {
        return isFile(name) ? DutyReader.read(Path.of(name), options) : DutyLibrary.duty(name);
    }

    private static boolean isFile(String name) {
        return !DutyLibrary.has(name)
                && (name.contains("/") || name.contains("\\") || name.contains(".") || Files.exists(Path.of(name)));
    }
}

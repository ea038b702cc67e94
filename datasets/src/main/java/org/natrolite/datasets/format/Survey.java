package org.natrolite.datasets.format;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.natrolite.core.series.Channel;
import org.natrolite.datasets.check.Inspection;
import org.natrolite.datasets.check.TemperatureRole;

/**
 * What a first pass over a file found, in memory that does not grow with the file. A second pass can then hand on its rows
 * knowing that all checks were passed.
 *
 * @param file the file
 * @param options how it was read
 * @param inspection what the file is
 * @param report account of all its rows
 * @param channels channels that each row has, with the roles of temperatures settled
 * @param stored channels that each row has in the file
 * @param role what its thermometer measures where that differs from its label, or null
 * @param start time of the first row, s
 * @param end time of the last row, s
 * @param unixStart Unix time of the first row, s, or NaN where there is none
 * @param unixEnd Unix time of the last row, s, or NaN where there is none
 * @param typicalCurrent typical current under load, A
 * @param headerLine line of the column names, counted from 1, or 0 where there are none
 * @param labels label in the file of each channel that comes from a column
 */
public record Survey(
        Path file,
        ReadOptions options,
        Inspection inspection,
        CleaningReport report,
        Set<Channel> channels,
        Set<Channel> stored,
        @Nullable TemperatureRole role,
        double start,
        double end,
        double unixStart,
        double unixEnd,
        double typicalCurrent,
        int headerLine,
        Map<Channel, String> labels) {
    public Survey {
        channels = Set.copyOf(channels);
        stored = Set.copyOf(stored);
        labels = Map.copyOf(labels);
    }

    /**
     * @return what the user should know
     */
    public List<String> warnings() {
        return inspection.warnings();
    }
}

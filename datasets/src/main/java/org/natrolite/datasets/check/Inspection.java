package org.natrolite.datasets.check;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.natrolite.core.series.Channel;

/**
 * What a file is, for a person to read.
 *
 * @param file file name
 * @param format name of its format
 * @param rows number of rows
 * @param duration time from the first row to the last, s
 * @param columns columns with their ranges
 * @param sampling intervals between rows, or null for a single row
 * @param sign evidence for the sign of the current
 * @param cycles cycles
 * @param cyclesLabelled whether the file labels its cycles; otherwise they are cut by the net charge
 * @param temperatures what is known of temperature after roles are settled: SURFACE, AMBIENT, both, or NONE
 * @param warnings remarks
 */
public record Inspection(
        String file,
        String format,
        long rows,
        double duration,
        List<ColumnRange> columns,
        @Nullable Sampling sampling,
        SignEvidence sign,
        List<CycleRange> cycles,
        boolean cyclesLabelled,
        Set<TemperatureRole> temperatures,
        List<String> warnings) {
    public Inspection {
        columns = List.copyOf(columns);
        cycles = List.copyOf(cycles);
        temperatures = Set.copyOf(temperatures);
        warnings = List.copyOf(warnings);
    }

    /**
     * A column.
     *
     * @param channel what it holds
     * @param label its label in the file, or null where it comes from elsewhere
     * @param unit unit of the range, SI
     * @param low smallest value
     * @param high largest value
     */
    public record ColumnRange(Channel channel, @Nullable String label, String unit, double low, double high) {}

    /**
     * Intervals between rows.
     *
     * @param shortest shortest interval, s
     * @param median median interval, s
     * @param longest longest interval, s
     */
    public record Sampling(double shortest, double median, double longest) {}

    /**
     * A cycle.
     *
     * @param label its label, or a count from 1 where the file has none
     * @param rows number of rows
     * @param charged charge put in, C
     * @param discharged charge taken out, C
     */
    public record CycleRange(double label, int rows, double charged, double discharged) {}
}

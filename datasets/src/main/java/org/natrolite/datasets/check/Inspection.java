package org.natrolite.datasets.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.natrolite.core.series.Channel;
import org.natrolite.core.series.TimeSeries;
import org.natrolite.datasets.segment.Cycle;
import org.natrolite.datasets.segment.Segments;

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
        int rows,
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

    /**
     * @param series series that passed the checks, with current and voltage
     * @param format name of its format
     * @param labels labels of its columns in the file
     * @return what it is
     */
    public static Inspection of(TimeSeries series, String format, Map<Channel, String> labels) {
        List<ColumnRange> columns = new ArrayList<>();
        for (Channel channel : series.channels()) {
            double[] values = series.column(channel);
            columns.add(new ColumnRange(
                    channel,
                    labels.get(channel),
                    channel.unit(),
                    Arrays.stream(values).min().orElseThrow(),
                    Arrays.stream(values).max().orElseThrow()));
        }
        Set<TemperatureRole> temperatures = EnumSet.noneOf(TemperatureRole.class);
        if (series.has(Channel.SURFACE_TEMPERATURE)) {
            temperatures.add(TemperatureRole.SURFACE);
        }
        if (series.has(Channel.AMBIENT_TEMPERATURE)) {
            temperatures.add(TemperatureRole.AMBIENT);
        }
        if (temperatures.isEmpty()) {
            temperatures.add(TemperatureRole.NONE);
        }
        return new Inspection(
                series.source(),
                format,
                series.size(),
                series.duration(),
                columns,
                sampling(series),
                SignEvidence.of(series),
                cycles(series),
                series.has(Channel.CYCLE),
                temperatures,
                series.warnings());
    }

    private static @Nullable Sampling sampling(TimeSeries series) {
        if (series.size() < 2) {
            return null;
        }
        double[] intervals = new double[series.size() - 1];
        for (int i = 0; i < intervals.length; i++) {
            intervals[i] = series.time(i + 1) - series.time(i);
        }
        Arrays.sort(intervals);
        return new Sampling(intervals[0], intervals[intervals.length / 2], intervals[intervals.length - 1]);
    }

    private static List<CycleRange> cycles(TimeSeries series) {
        List<CycleRange> ranges = new ArrayList<>();
        for (Cycle cycle : Segments.cycles(series)) {
            double charged = 0;
            double discharged = 0;
            for (int i = Math.max(1, cycle.from()); i < cycle.to(); i++) {
                double mean = 0.5 * (series.value(Channel.CURRENT, i) + series.value(Channel.CURRENT, i - 1));
                double moved = mean * (series.time(i) - series.time(i - 1));
                charged += Math.max(0, moved);
                discharged += Math.max(0, -moved);
            }
            ranges.add(new CycleRange(cycle.label(), cycle.to() - cycle.from(), charged, discharged));
        }
        return ranges;
    }
}

package org.natrolite.datasets.duty;

import java.nio.file.Path;
import java.util.Arrays;
import org.natrolite.core.series.Channel;
import org.natrolite.core.series.TimeSeries;
import org.natrolite.datasets.format.BdfOutput;

/** Writes duties in the form that the package describes, so that they come back with their period. */
public final class DutyWriter {
    private static final int TRIES = 8;

    private DutyWriter() {}

    /**
     * Writes a duty to a file that appears whole or not at all. Where the last row holds for another time than the median
     * interval, by which a reader ends the duty, its value is written again until it does.
     *
     * @param duty duty
     * @param file file to write or replace; packed with gzip if its name ends in {@code .gz}
     * @throws java.io.UncheckedIOException if the file cannot be written
     */
    public static void write(Duty duty, Path file) {
        TimeSeries series = closed(duty);
        try (BdfOutput output = BdfOutput.profile(file, series.channels())) {
            output.add(series);
            output.finish();
        }
    }

    /** The series whose last row holds for the median interval. */
    static TimeSeries closed(Duty duty) {
        TimeSeries series = duty.series();
        int rows = series.size();
        double last = series.time(rows - 1);
        double hold = duty.period() - last;
        double[] intervals = new double[rows - 1];
        for (int i = 0; i < intervals.length; i++) {
            intervals[i] = series.time(i + 1) - series.time(i);
        }
        if (rows > 1 && median(intervals) == hold) {
            return series;
        }
        // one row more, at a median before the end, which moves the median by one place at most
        double end = rows > 1 ? median(intervals) : hold / 2;
        for (int i = 0; i < TRIES && end > 0 && end < hold; i++) {
            double[] more = Arrays.copyOf(intervals, rows);
            more[rows - 1] = duty.period() - end - last;
            double median = median(more);
            if (median == end) {
                return extended(series, 1, duty.period() - end, 0);
            }
            end = median;
        }
        // as many equal parts as there are intervals, so that these are most of all
        double part = hold / (rows + 1);
        return extended(series, rows, last + part, part);
    }

    private static double median(double[] intervals) {
        double[] sorted = intervals.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static TimeSeries extended(TimeSeries series, int more, double first, double interval) {
        int rows = series.size();
        TimeSeries.Builder builder = TimeSeries.builder(series.source()).warnings(series.warnings());
        for (Channel channel : series.channels()) {
            double[] values = Arrays.copyOf(series.column(channel), rows + more);
            for (int i = 0; i < more; i++) {
                values[rows + i] = channel == Channel.TIME ? first + i * interval : values[rows - 1];
            }
            builder.put(channel, values);
        }
        return builder.build();
    }
}

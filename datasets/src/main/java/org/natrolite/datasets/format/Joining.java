package org.natrolite.datasets.format;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.natrolite.core.error.BadDataException;
import org.natrolite.core.series.Channel;
import org.natrolite.core.series.TimeSeries;

/** Joins the files of one test. */
final class Joining {
    private Joining() {}

    /**
     * Where a file begins and ends.
     *
     * @param source its name
     * @param start time of its first row, s
     * @param end time of its last row, s
     * @param unixStart Unix time of its first row, s, or NaN
     * @param unixEnd Unix time of its last row, s, or NaN
     */
    record Ends(String source, double start, double end, double unixStart, double unixEnd) {
        static Ends of(Survey survey) {
            return new Ends(
                    survey.inspection().file(), survey.start(), survey.end(), survey.unixStart(), survey.unixEnd());
        }

        static Ends of(TimeSeries series) {
            int last = series.size() - 1;
            boolean unix = series.has(Channel.UNIX_TIME);
            return new Ends(
                    series.source(),
                    series.time(0),
                    series.time(last),
                    unix ? series.value(Channel.UNIX_TIME, 0) : Double.NaN,
                    unix ? series.value(Channel.UNIX_TIME, last) : Double.NaN);
        }
    }

    static TimeSeries of(List<TimeSeries> parts) {
        List<String> remarks = new ArrayList<>();
        Set<Channel> common = common(parts.stream().map(TimeSeries::channels).toList(), remarks);
        double[] shifts = shifts(parts.stream().map(Ends::of).toList(), remarks);
        int rows = Math.toIntExact(parts.stream().mapToLong(TimeSeries::size).sum());
        Map<Channel, double[]> columns = new EnumMap<>(Channel.class);
        common.forEach(channel -> columns.put(channel, new double[rows]));
        int at = 0;
        TimeSeries.Builder builder = TimeSeries.builder(parts.get(0).source() + " and " + (parts.size() - 1) + " more");
        for (int i = 0; i < shifts.length; i++) {
            TimeSeries part = moved(parts.get(i), common, shifts[i], List.of());
            int from = at;
            columns.forEach((channel, values) -> System.arraycopy(part.column(channel), 0, values, from, part.size()));
            at += part.size();
            String source = part.source();
            builder.warnings(parts.get(i).warnings().stream()
                    .map(warning -> source + ": " + warning)
                    .toList());
        }
        columns.forEach(builder::put);
        return builder.warnings(remarks).build();
    }

    /** Channels that all files have. */
    static Set<Channel> common(List<Set<Channel>> files, List<String> remarks) {
        Set<Channel> common = EnumSet.copyOf(files.get(0));
        Set<Channel> all = EnumSet.copyOf(files.get(0));
        for (Set<Channel> channels : files) {
            common.retainAll(channels);
            all.addAll(channels);
        }
        all.removeAll(common);
        if (!all.isEmpty()) {
            remarks.add("left out, since not all files have them: " + all);
        }
        return common;
    }

    /** What to add to the times of each file, s. */
    static double[] shifts(List<Ends> files, List<String> remarks) {
        double[] shifts = new double[files.size()];
        for (int i = 1; i < shifts.length; i++) {
            Ends before = files.get(i - 1);
            Ends file = files.get(i);
            double end = before.end() + shifts[i - 1];
            double gap = file.unixStart() - before.unixEnd();
            if (gap < 0) {
                throw BadDataException.of(
                        file.source(),
                        "its clock starts " + -gap + " s before the end of " + before.source(),
                        "the files of one test in the order of the test");
            }
            if (file.start() >= before.end()) {
                shifts[i] = shifts[i - 1];
            } else if (gap >= 0) {
                shifts[i] = end + gap - file.start();
                remarks.add("times of " + file.source() + " start again: moved by the clock of the files");
            } else {
                shifts[i] = end - file.start();
                remarks.add(
                        "times of " + file.source()
                                + " start again: joined to the file before without a gap, since no clock tells how long it was");
            }
        }
        return shifts;
    }

    /** The series with its times moved and only some of its channels. */
    static TimeSeries moved(TimeSeries series, Set<Channel> channels, double shift, List<String> warnings) {
        if (shift == 0
                && series.channels().equals(channels)
                && series.warnings().equals(warnings)) {
            return series;
        }
        TimeSeries.Builder builder = TimeSeries.builder(series.source()).warnings(warnings);
        for (Channel channel : channels) {
            double[] values = series.column(channel);
            if (channel == Channel.TIME) {
                for (int i = 0; i < values.length; i++) {
                    values[i] += shift;
                }
            }
            builder.put(channel, values);
        }
        return builder.build();
    }
}

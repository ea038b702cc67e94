package org.natrolite.core.series;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.core.error.BadDataException;

/**
 * Columns of {@code double} over a time that never runs backwards. Immutable and safe for use by many threads.
 *
 * <p>Each column has {@link #size()} finite values in the unit of its {@link Channel}. Two rows may share one time: a
 * cycler writes such a pair where it switches. Remarks of whoever made the series (a reader, a simulation) travel with
 * it as {@link #warnings()}.
 */
public final class TimeSeries {
    private final String source;
    private final int size;
    private final Map<Channel, double[]> columns;
    private final List<String> warnings;

    private TimeSeries(String source, int size, Map<Channel, double[]> columns, List<String> warnings) {
        this.source = source;
        this.size = size;
        this.columns = columns;
        this.warnings = warnings;
    }

    /**
     * @param source name of the file or run that the series comes from, for messages
     * @return an empty builder
     */
    public static Builder builder(String source) {
        return new Builder(source);
    }

    /**
     * @return name of the file or run that the series comes from
     */
    public String source() {
        return source;
    }

    /**
     * @return number of rows, at least 1
     */
    public int size() {
        return size;
    }

    /**
     * @return channels present, in the order of {@link Channel}; always with {@link Channel#TIME}
     */
    public Set<Channel> channels() {
        return Collections.unmodifiableSet(columns.keySet());
    }

    /**
     * @param channel channel to look for
     * @return whether the series has it
     */
    public boolean has(Channel channel) {
        return columns.containsKey(channel);
    }

    /**
     * @param channel channel to read
     * @return its values, shape [size], in the channel's unit; a copy, owned by the caller
     * @throws BadDataException if the series does not have the channel
     */
    public double[] column(Channel channel) {
        return require(channel).clone();
    }

    /**
     * @param channel channel to read
     * @param row row, from 0
     * @return value in the channel's unit
     * @throws BadDataException if the series does not have the channel
     * @throws IndexOutOfBoundsException if the row is outside [0, size)
     */
    public double value(Channel channel, int row) {
        return require(channel)[row];
    }

    /**
     * @param row row, from 0
     * @return time since the start of the test, s
     */
    public double time(int row) {
        return require(Channel.TIME)[row];
    }

    /**
     * @return time from the first row to the last, s
     */
    public double duration() {
        return time(size - 1) - time(0);
    }

    /**
     * @return remarks of whoever made the series, in the order they were made
     */
    public List<String> warnings() {
        return warnings;
    }

    /**
     * @param from first row, from 0
     * @param to row after the last
     * @return the rows [from, to) with their times as they are
     * @throws BadArgumentException if the range is empty or outside the series
     */
    public TimeSeries rows(int from, int to) {
        if (from < 0 || to > size || from >= to) {
            throw new BadArgumentException(
                    "rows " + from + " to " + to + " of a series of " + size + " rows; expected a range inside it");
        }
        EnumMap<Channel, double[]> part = new EnumMap<>(Channel.class);
        columns.forEach((channel, values) -> part.put(channel, Arrays.copyOfRange(values, from, to)));
        return new TimeSeries(source, to - from, part, warnings);
    }

    /**
     * @param channel channel to add or replace; not {@link Channel#TIME}
     * @param values shape [size], in the channel's unit; copied
     * @return a series with that channel
     * @throws BadArgumentException if the channel is TIME
     * @throws BadDataException if the length differs or a value is not finite
     */
    public TimeSeries with(Channel channel, double[] values) {
        if (channel == Channel.TIME) {
            throw new BadArgumentException("time of a series cannot be replaced; build a new one");
        }
        Builder builder = new Builder(source);
        columns.forEach(builder::put);
        return builder.put(channel, values.clone()).warnings(warnings).buildOwning();
    }

    /**
     * @param channel channel to leave out; not {@link Channel#TIME}
     * @return a series without that channel
     * @throws BadArgumentException if the channel is TIME
     */
    public TimeSeries without(Channel channel) {
        if (channel == Channel.TIME) {
            throw new BadArgumentException("a series needs its time");
        }
        EnumMap<Channel, double[]> part = new EnumMap<>(columns);
        part.remove(channel);
        return new TimeSeries(source, size, part, warnings);
    }

    /**
     * @param warning remark to add
     * @return the same data with the remark added
     */
    public TimeSeries withWarning(String warning) {
        List<String> more = new ArrayList<>(warnings);
        more.add(warning);
        return new TimeSeries(source, size, columns, List.copyOf(more));
    }

    private double[] require(Channel channel) {
        double[] values = columns.get(channel);
        if (values == null) {
            throw BadDataException.of(
                    source, "no " + channel + " among " + columns.keySet(), "a series with " + channel);
        }
        return values;
    }

    /** Collects columns and checks them once, at {@link #build()}. */
    public static final class Builder {
        private final String source;
        private final EnumMap<Channel, double[]> columns = new EnumMap<>(Channel.class);
        private final List<String> warnings = new ArrayList<>();
        private long @Nullable [] lines;

        private Builder(String source) {
            this.source = source;
        }

        /**
         * @param channel channel to set
         * @param values values in the channel's unit; copied at {@link #build()}, so keep them unchanged until then
         * @return this
         */
        public Builder put(Channel channel, double[] values) {
            columns.put(channel, values);
            return this;
        }

        /**
         * States where each row stood in its file, so that a message of {@link #build()} can name the line.
         *
         * @param lines line of each row, counted from 1 with the header, shape [size]; not modified
         * @return this
         */
        public Builder lines(long[] lines) {
            this.lines = lines;
            return this;
        }

        /**
         * @param remarks remarks to add
         * @return this
         */
        public Builder warnings(Collection<String> remarks) {
            warnings.addAll(remarks);
            return this;
        }

        /**
         * Checks and freezes the columns.
         *
         * @return the series
         * @throws BadDataException if there is no time, no row, columns differ in length, a value is not finite, or time
         *     runs backwards
         */
        public TimeSeries build() {
            return build(false);
        }

        /**
         * Checks the columns and makes them the series' own instead of copying them, for series that fill most of the
         * memory. The arrays belong to the series from here on: who changes one breaks the series.
         *
         * @return the series
         * @throws BadDataException as {@link #build()}
         */
        public TimeSeries buildOwning() {
            return build(true);
        }

        private TimeSeries build(boolean owning) {
            double[] time = columns.get(Channel.TIME);
            if (time == null) {
                throw BadDataException.of(source, "no time among " + columns.keySet(), "a time column");
            }
            if (time.length == 0) {
                throw BadDataException.of(source, "no rows", "at least one row of data");
            }
            EnumMap<Channel, double[]> frozen = new EnumMap<>(Channel.class);
            columns.forEach((channel, values) ->
                    frozen.put(channel, checked(channel, owning ? values : values.clone(), time.length)));
            double[] t = frozen.getOrDefault(Channel.TIME, time);
            for (int i = 1; i < t.length; i++) {
                if (t[i] < t[i - 1]) {
                    throw BadDataException.at(
                            source,
                            line(i),
                            Channel.TIME.toString(),
                            "time runs backwards from " + t[i - 1] + " s to " + t[i] + " s",
                            "time that never decreases");
                }
            }
            return new TimeSeries(source, t.length, frozen, List.copyOf(warnings));
        }

        private double[] checked(Channel channel, double[] values, int rows) {
            if (values.length != rows) {
                throw BadDataException.at(
                        source, 0, channel.toString(), values.length + " values", rows + " as in the time column");
            }
            for (int i = 0; i < rows; i++) {
                if (!Double.isFinite(values[i])) {
                    throw BadDataException.at(
                            source,
                            line(i),
                            channel.toString(),
                            "value " + values[i] + " " + channel.unit(),
                            "a finite number");
                }
            }
            return values;
        }

        private long line(int row) {
            return lines == null ? 0 : lines[row];
        }
    }
}

package org.natrolite.datasets.format;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToLongFunction;
import org.natrolite.core.error.BadDataException;
import org.natrolite.core.series.Channel;
import org.natrolite.core.series.TimeSeries;

/** Columns of a file in SI, with the place that each row and column has in the file. Immutable. */
public final class Recording {
    private final TimeSeries series;
    private final Map<Channel, String> labels;
    private final IntToLongFunction lines;
    private final boolean signStated;
    private final boolean unitsStated;

    private Recording(
            TimeSeries series,
            Map<Channel, String> labels,
            IntToLongFunction lines,
            boolean signStated,
            boolean unitsStated) {
        this.series = series;
        this.labels = labels;
        this.lines = lines;
        this.signStated = signStated;
        this.unitsStated = unitsStated;
    }

    /**
     * @param columns columns in SI by channel, with time, equally long
     * @param source file name
     * @param warnings remarks of the reader
     * @param labels label of each column in the file
     * @param lines line of each row in the file
     * @param signStated whether a person stated the sign of the current
     * @param unitsStated whether a person stated the units
     * @throws BadDataException if the columns are no time series
     */
    static Recording of(
            Map<Channel, double[]> columns,
            String source,
            List<String> warnings,
            Map<Channel, String> labels,
            IntToLongFunction lines,
            boolean signStated,
            boolean unitsStated) {
        TimeSeries.Builder builder = TimeSeries.builder(source).warnings(warnings);
        columns.forEach(builder::put);
        EnumMap<Channel, String> copy = new EnumMap<>(Channel.class);
        copy.putAll(labels);
        return new Recording(builder.build(), Collections.unmodifiableMap(copy), lines, signStated, unitsStated);
    }

    /**
     * @return the columns, with the reader's warnings
     */
    public TimeSeries series() {
        return series;
    }

    /**
     * @return label in the file of each channel that comes from a column
     */
    public Map<Channel, String> labels() {
        return labels;
    }

    /**
     * @return line in the file of each row, counted from 1
     */
    public IntToLongFunction lines() {
        return lines;
    }

    /**
     * @return whether a person stated the sign of the current
     */
    public boolean signStated() {
        return signStated;
    }

    /**
     * @return whether a person stated the units
     */
    public boolean unitsStated() {
        return unitsStated;
    }
}

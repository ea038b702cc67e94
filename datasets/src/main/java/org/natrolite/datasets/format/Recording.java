package org.natrolite.datasets.format;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntToLongFunction;
import java.util.function.LongConsumer;
import org.natrolite.core.error.BadDataException;
import org.natrolite.core.series.Channel;
import org.natrolite.core.series.TimeSeries;
import org.natrolite.datasets.internal.text.DoubleColumn;

/** Columns of a file in SI, with the place that each row and column has in the file. Immutable. */
public final class Recording {
    private final TimeSeries series;
    private final String format;
    private final Map<Channel, String> labels;
    private final IntToLongFunction lines;
    private final Layout.Stated stated;
    private final CleaningReport report;

    private Recording(
            TimeSeries series,
            String format,
            Map<Channel, String> labels,
            IntToLongFunction lines,
            Layout.Stated stated,
            CleaningReport report) {
        this.series = series;
        this.format = format;
        this.labels = labels;
        this.lines = lines;
        this.stated = stated;
        this.report = report;
    }

    /**
     * Reads a file as a whole.
     *
     * @param file file to read
     * @param formats formats to try; the last one is taken where no other recognises the file
     * @param required channels that must be there without blanks
     * @param cleaning what to do with rows that cannot be used
     * @param progress told the bytes of the file read so far
     * @return its columns
     * @throws BadDataException if the file cannot be read, lacks a required column, or holds a value that cannot be meant
     */
    static Recording read(
            Path file,
            List<? extends CyclerFormat> formats,
            Set<Channel> required,
            Cleaning cleaning,
            LongConsumer progress) {
        try (LayoutReader reader = LayoutReader.open(file, formats, required, cleaning, progress)) {
            Layout layout = reader.layout();
            DoubleColumn[] values = new DoubleColumn[layout.columns().size()];
            Arrays.setAll(values, i -> new DoubleColumn());
            RowLines lines = new RowLines();
            while (reader.next()) {
                for (int i = 0; i < values.length; i++) {
                    values[i].add(reader.value(i));
                }
                lines.add(reader.line());
            }
            List<String> warnings = new ArrayList<>(reader.remarks());
            CleaningReport report = reader.end(warnings);
            int rows = Math.toIntExact(reader.kept());
            TimeSeries.Builder builder = TimeSeries.builder(reader.source()).warnings(warnings);
            EnumMap<Channel, String> labels = new EnumMap<>(Channel.class);
            for (int i = 0; i < values.length; i++) {
                if (reader.complete(i)) {
                    ColumnPlan plan = layout.columns().get(i);
                    builder.put(plan.channel(), values[i].drain());
                    labels.put(plan.channel(), plan.label());
                }
            }
            layout.constants().forEach((channel, value) -> {
                double[] constant = new double[rows];
                Arrays.fill(constant, value);
                builder.put(channel, constant);
            });
            return new Recording(
                    builder.buildOwning(),
                    reader.format(),
                    Collections.unmodifiableMap(labels),
                    lines,
                    layout.stated(),
                    report);
        }
    }

    /**
     * @return the columns, with the reader's warnings
     */
    public TimeSeries series() {
        return series;
    }

    /**
     * @return name of the format
     */
    public String format() {
        return format;
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
        return stated.sign();
    }

    /**
     * @return whether a person stated the units
     */
    public boolean unitsStated() {
        return stated.units();
    }

    /**
     * @return account of all rows of the file
     */
    public CleaningReport report() {
        return report;
    }
}

package org.natrolite.datasets.format;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.natrolite.core.error.BadDataException;
import org.natrolite.core.series.Channel;
import org.natrolite.datasets.internal.text.DelimitedScanner;
import org.natrolite.datasets.internal.text.TextFile;
import org.natrolite.datasets.mapping.Mapping;
import org.natrolite.datasets.mapping.Mapping.Column;
import org.natrolite.datasets.mapping.Mapping.CurrentSign;
import org.natrolite.datasets.mapping.Mapping.TimeOrigin;

/** Delimited text of any kind, plain or packed with gzip, read as a {@link Mapping} states. */
public final class DelimitedFormat implements CyclerFormat {
    private static final Set<Channel> SIGNED = EnumSet.of(Channel.CURRENT, Channel.POWER, Channel.C_RATE);

    private final Mapping mapping;

    private DelimitedFormat(Mapping mapping) {
        this.mapping = mapping;
    }

    /**
     * @param mapping what the columns mean
     * @return the format
     */
    public static DelimitedFormat of(Mapping mapping) {
        return new DelimitedFormat(mapping);
    }

    @Override
    public String name() {
        return "delimited text by mapping " + mapping.source();
    }

    @Override
    public Recording read(Path file, Set<Channel> required) {
        String source = TextFile.name(file);
        Set<Channel> needed = EnumSet.of(Channel.TIME);
        needed.addAll(required);
        refuseMissing(needed);
        try (DelimitedScanner scanner = new DelimitedScanner(TextFile.open(file), source, mapping.delimiter())) {
            List<String> header = header(scanner, source);
            boolean onFirstRow = toFirstRow(scanner);
            int width = mapping.headerLine() == 0 ? scanner.fields() : header.size();
            List<String> warnings = new ArrayList<>();
            List<ColumnPlan> plans = new ArrayList<>();
            for (Column column : mapping.columns()) {
                plans.add(plan(column, header, width, source, needed.contains(column.channel())));
            }
            warnUnused(header, plans, warnings);
            Table table = new TableReader(
                            source, plans, width, mapping.decimal(), mapping.lowestVoltage(), mapping.highestVoltage())
                    .read(scanner, onFirstRow, warnings);
            double[] time = moved(table.time());
            table.columns().put(Channel.TIME, time);
            mapping.constants().forEach((channel, value) -> table.columns().put(channel, filled(time.length, value)));
            return table.recording(mapping.currentSign() != null, true);
        }
    }

    private void refuseMissing(Set<Channel> needed) {
        for (Channel channel : needed) {
            if (mapping.column(channel).isEmpty() && !mapping.constants().containsKey(channel)) {
                throw BadDataException.of(
                        mapping.source(), "no column for " + channel, "a column for each of " + needed);
            }
        }
    }

    private List<String> header(DelimitedScanner scanner, String source) {
        if (mapping.headerLine() == 0) {
            return List.of();
        }
        for (int line = 1; line < mapping.headerLine(); line++) {
            scanner.skipLine();
        }
        if (!scanner.next()) {
            throw BadDataException.at(
                    source, mapping.headerLine(), null, "nothing", "the line of column names that the mapping states");
        }
        if (scanner.line() != mapping.headerLine()) {
            throw BadDataException.at(
                    source,
                    mapping.headerLine(),
                    null,
                    "a blank line",
                    "the line of column names that the mapping states");
        }
        return scanner.texts();
    }

    /** Goes to the first data line, and onto its record where there is no header to give the number of fields. */
    private boolean toFirstRow(DelimitedScanner scanner) {
        for (int line = mapping.headerLine() + 1; line < mapping.firstDataLine(); line++) {
            scanner.skipLine();
        }
        return mapping.headerLine() == 0 && scanner.next();
    }

    private ColumnPlan plan(Column column, List<String> header, int width, String source, boolean required) {
        int field = column.name() == null ? column.position() - 1 : header.indexOf(column.name());
        if (column.name() != null && field != header.lastIndexOf(column.name())) {
            throw BadDataException.at(
                    source,
                    mapping.headerLine(),
                    column.name(),
                    "two columns of that name",
                    "one, or a position instead of the name in " + mapping.source());
        }
        if (field < 0 || field >= Math.max(width, 1)) {
            String wanted = column.name() == null ? "column " + column.position() : "column '" + column.name() + "'";
            throw BadDataException.at(
                    source,
                    Math.max(1, mapping.headerLine()),
                    null,
                    "no " + wanted + " among " + (header.isEmpty() ? width + " columns" : Words.shown(header)),
                    wanted + " as " + mapping.source() + " states at line " + column.line());
        }
        String label = column.name() == null ? "column " + column.position() : column.name();
        boolean negated = mapping.currentSign() == CurrentSign.DISCHARGE_POSITIVE && SIGNED.contains(column.channel());
        return new ColumnPlan(field, label, column.channel(), column.unit(), negated, required);
    }

    private static void warnUnused(List<String> header, List<ColumnPlan> plans, List<String> warnings) {
        Set<Integer> used = plans.stream().map(ColumnPlan::field).collect(Collectors.toSet());
        List<String> unused = new ArrayList<>();
        for (int i = 0; i < header.size(); i++) {
            if (!used.contains(i)) {
                unused.add(header.get(i).isEmpty() ? "column " + (i + 1) + " without name" : header.get(i));
            }
        }
        if (!unused.isEmpty()) {
            warnings.add("columns ignored: " + Words.shown(unused));
        }
    }

    private double[] moved(double[] time) {
        TimeOrigin origin = mapping.timeOrigin();
        double shift = origin.offset() - (origin.fromFirstRow() ? time[0] : 0);
        if (shift == 0) {
            return time;
        }
        double[] moved = new double[time.length];
        for (int i = 0; i < time.length; i++) {
            moved[i] = time[i] + shift;
        }
        return moved;
    }

    private static double[] filled(int rows, double value) {
        double[] values = new double[rows];
        Arrays.fill(values, value);
        return values;
    }
}

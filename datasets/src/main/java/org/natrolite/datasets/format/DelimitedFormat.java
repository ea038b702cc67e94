package org.natrolite.datasets.format;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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
    public boolean recognises(Head head) {
        return true;
    }

    @Override
    public Layout layout(Head head, Set<Channel> required) {
        List<String> header = header(head, head.source());
        int width = mapping.headerLine() == 0 ? firstRowWidth(head) : header.size();
        return layout(head.source(), header, width, required);
    }

    /** Of the mapping only what it says of columns counts: a table needs no delimiter, and has its header outside its rows. */
    @Override
    public Layout layout(String source, List<String> columns, Set<Channel> required) {
        return layout(source, columns, columns.size(), required);
    }

    @Override
    public String nameIn(String table) {
        return table + " by mapping " + mapping.source();
    }

    private Layout layout(String source, List<String> header, int width, Set<Channel> required) {
        Set<Channel> needed = EnumSet.of(Channel.TIME);
        needed.addAll(required);
        refuseMissing(needed);
        List<ColumnPlan> plans = new ArrayList<>();
        for (Column column : mapping.columns()) {
            plans.add(plan(column, header, width, source, needed.contains(column.channel())));
        }
        StateColumn state = state(header, width, source);
        List<String> warnings = new ArrayList<>();
        warnUnused(header, plans, state, warnings);
        return new Layout(
                mapping.headerLine(),
                mapping.firstDataLine(),
                header,
                width,
                new Layout.NumberStyle(
                        mapping.delimiter(), mapping.decimal(), mapping.grouping(), mapping.grouping() != 0),
                plans,
                state,
                origin(),
                mapping.constants(),
                mapping.lowestVoltage(),
                mapping.highestVoltage(),
                mapping.currentSign() != null || state != null ? Layout.Stated.UNITS_AND_SIGN : Layout.Stated.UNITS,
                warnings);
    }

    /** Seconds since 1970 are no test time: a time read from dates starts with the first row, if nothing else is said. */
    private TimeOrigin origin() {
        boolean dates = mapping.column(Channel.TIME)
                .filter(column -> column.writing().isDate())
                .isPresent();
        TimeOrigin stated = mapping.timeOrigin();
        return dates && !stated.fromFirstRow() ? new TimeOrigin(true, stated.offset()) : stated;
    }

    private void refuseMissing(Set<Channel> needed) {
        for (Channel channel : needed) {
            if (mapping.column(channel).isEmpty() && !mapping.constants().containsKey(channel)) {
                throw BadDataException.of(
                        mapping.source(), "no column for " + channel, "a column for each of " + needed);
            }
        }
    }

    private List<String> header(Head head, String source) {
        if (mapping.headerLine() == 0) {
            return List.of();
        }
        try (DelimitedScanner scanner = head.scanner(mapping.delimiter())) {
            for (int line = 1; line < mapping.headerLine(); line++) {
                scanner.skipLine();
            }
            if (!scanner.next()) {
                throw BadDataException.at(
                        source,
                        mapping.headerLine(),
                        null,
                        "nothing",
                        "the line of column names that the mapping states, within the first " + TextFile.HEAD
                                + " bytes");
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
    }

    /** Number of fields in the first row, for files without header; 0 where there is none. */
    private int firstRowWidth(Head head) {
        try (DelimitedScanner scanner = head.scanner(mapping.delimiter())) {
            for (int line = 1; line < mapping.firstDataLine(); line++) {
                scanner.skipLine();
            }
            return scanner.next() ? scanner.fields() : 0;
        }
    }

    private ColumnPlan plan(Column column, List<String> header, int width, String source, boolean required) {
        int field = field(column.name(), column.position(), column.line(), header, width, source);
        boolean negated = mapping.currentSign() == CurrentSign.DISCHARGE_POSITIVE && SIGNED.contains(column.channel());
        return new ColumnPlan(
                field,
                label(column.name(), column.position()),
                column.channel(),
                column.unit(),
                column.writing(),
                negated,
                required);
    }

    private @Nullable StateColumn state(List<String> header, int width, String source) {
        Mapping.State state = mapping.state();
        if (state == null) {
            return null;
        }
        int field = field(state.name(), state.position(), state.line(), header, width, source);
        String label = label(state.name(), state.position());
        return new StateColumn(field, label, state.charge(), state.discharge(), state.rest(), true);
    }

    private static String label(@Nullable String name, int position) {
        return name == null ? "column " + position : name;
    }

    private int field(@Nullable String name, int position, long line, List<String> header, int width, String source) {
        int field = name == null ? position - 1 : header.indexOf(name);
        if (name != null && field != header.lastIndexOf(name)) {
            throw BadDataException.at(
                    source,
                    mapping.headerLine(),
                    name,
                    "two columns of that name",
                    "one, or a position instead of the name in " + mapping.source());
        }
        if (field < 0 || field >= Math.max(width, 1)) {
            String wanted = name == null ? "column " + position : "column '" + name + "'";
            throw BadDataException.at(
                    source,
                    Math.max(1, mapping.headerLine()),
                    null,
                    "no " + wanted + " among " + (header.isEmpty() ? width + " columns" : Words.shown(header)),
                    wanted + " as " + mapping.source() + " states at line " + line);
        }
        return field;
    }

    private static void warnUnused(
            List<String> header, List<ColumnPlan> plans, @Nullable StateColumn state, List<String> warnings) {
        Set<Integer> used = plans.stream().map(ColumnPlan::field).collect(Collectors.toSet());
        if (state != null) {
            used.add(state.field());
        }
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
}

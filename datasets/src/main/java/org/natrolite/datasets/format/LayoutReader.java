package org.natrolite.datasets.format;

import java.io.Closeable;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.natrolite.core.error.BadDataException;
import org.natrolite.core.series.Channel;
import org.natrolite.datasets.format.CleaningReport.Action;
import org.natrolite.datasets.format.StateColumn.Direction;
import org.natrolite.datasets.internal.text.Clocks;
import org.natrolite.datasets.internal.text.DelimitedScanner;
import org.natrolite.datasets.internal.text.TextFile;
import org.natrolite.datasets.unit.Dimension;
import org.natrolite.datasets.unit.Writing;

/**
 * Reads the rows of a file one after the other as its {@link Layout} states, in SI, checking each row as it passes and
 * writing down every row that it does not hand on. Not safe for use by many threads.
 */
final class LayoutReader implements Closeable {
    private static final Set<String> MISSING =
            Set.of("", "nan", "+nan", "-nan", "na", "n/a", "null", "none", "-", "--", "nil", "xxx");
    private static final Set<String> INFINITE = Set.of("inf", "+inf", "-inf", "infinity", "+infinity", "-infinity");

    /** Step back of a clock that is its jitter and not another time, s. */
    private static final double CLOCK_JITTER = 0.05;

    /** Rows between two reports of progress. */
    private static final int PROGRESS_ROWS = 1 << 14;

    private final String source;
    private final CyclerFormat format;
    private final Layout layout;
    private final ColumnPlan[] plans;
    private final DelimitedScanner scanner;
    private final boolean repairing;
    private final LongConsumer progress;
    private final byte point;
    private final CleaningReport.Builder report = CleaningReport.builder();
    private final int time;
    private final int current;
    private final long[] missing;
    private final long[] firstMissing;

    private int width;
    private boolean onFirstRow;
    private double[] row;
    private double[] previous;
    private double shift;
    private long kept;
    private long contradictions;
    private long firstContradiction;

    private LayoutReader(
            String source,
            CyclerFormat format,
            Layout layout,
            DelimitedScanner scanner,
            Cleaning cleaning,
            LongConsumer progress) {
        this.source = source;
        this.format = format;
        this.layout = layout;
        this.plans = layout.columns().toArray(new ColumnPlan[0]);
        this.scanner = scanner;
        this.repairing = cleaning == Cleaning.REPAIR;
        this.progress = progress;
        this.point = (byte) layout.numbers().decimal();
        this.time = layout.indexOf(Channel.TIME).orElseThrow();
        this.current = layout.indexOf(Channel.CURRENT).orElse(-1);
        this.width = layout.width();
        this.missing = new long[plans.length];
        this.firstMissing = new long[plans.length];
        this.row = new double[plans.length];
        this.previous = new double[plans.length];
    }

    /**
     * Opens a file and goes before its first row.
     *
     * @param file file to read
     * @param formats formats to try; the last one is taken where no other recognises the file
     * @param required channels that must be there without blanks
     * @param cleaning what to do with rows that cannot be used
     * @param progress told the bytes of the file read so far
     */
    static LayoutReader open(
            Path file,
            List<? extends CyclerFormat> formats,
            Set<Channel> required,
            Cleaning cleaning,
            LongConsumer progress) {
        TextFile text = TextFile.open(file);
        try {
            Head head = Head.of(text.source(), text.head());
            CyclerFormat format = formats.get(formats.size() - 1);
            for (CyclerFormat candidate : formats) {
                if (candidate.recognises(head)) {
                    format = candidate;
                    break;
                }
            }
            text.requireALine(head.lines().size());
            Layout layout = format.layout(head, required);
            DelimitedScanner scanner = new DelimitedScanner(
                    text.stream(), text.source(), layout.numbers().delimiter());
            LayoutReader reader = new LayoutReader(
                    text.source(), format, layout, scanner, cleaning, bytes -> progress.accept(text.position()));
            reader.toFirstRow();
            return reader;
        } catch (RuntimeException e) {
            text.close();
            throw e;
        }
    }

    CyclerFormat format() {
        return format;
    }

    Layout layout() {
        return layout;
    }

    String source() {
        return source;
    }

    private void toFirstRow() {
        for (int line = 1; line < layout.headerLine(); line++) {
            scanner.skipLine();
        }
        if (layout.headerLine() > 0) {
            scanner.next();
        }
        for (int line = layout.headerLine() + 1; line < layout.firstDataLine(); line++) {
            scanner.skipLine();
        }
        // From here on a quote that spans lines is damage: it would swallow rows.
        scanner.oneLineRecords();
        if (width == 0) {
            onFirstRow = scanner.next();
            width = onFirstRow ? scanner.fields() : 0;
        }
    }

    /**
     * Goes to the next row that can be used.
     *
     * @return whether there is one
     */
    boolean next() {
        while (onFirstRow || scanner.next()) {
            onFirstRow = false;
            report.record();
            if ((report.records() & (PROGRESS_ROWS - 1)) == 0) {
                progress.accept(report.records());
            }
            Problem problem = read();
            if (problem == null) {
                if (repairing && kept > 0 && Arrays.equals(row, previous)) {
                    report.add(Action.MERGED, "the row repeats the one before", scanner.line());
                    continue;
                }
                commit();
                return true;
            }
            if (problem.header()) {
                report.add(Action.DROPPED, problem.reason(), scanner.line());
            } else if (repairing) {
                report.add(Action.DROPPED, problem.reason(), scanner.line());
            } else {
                throw problem.error();
            }
        }
        return false;
    }

    private void commit() {
        if (kept == 0) {
            double origin = layout.timeOrigin().fromFirstRow() ? row[time] : 0;
            shift = layout.timeOrigin().offset() - origin;
        }
        for (int i = 0; i < plans.length; i++) {
            if (Double.isNaN(row[i]) && missing[i]++ == 0) {
                firstMissing[i] = scanner.line();
            }
        }
        double[] swap = previous;
        previous = row;
        row = swap;
        kept++;
    }

    /** Line of the row, counted from 1. */
    long line() {
        return scanner.line();
    }

    /** Value of a column in the row, SI; NaN where a column that is not required has none. */
    double value(int column) {
        return column == time ? previous[time] + shift : previous[column];
    }

    /** Number of rows handed on. */
    long kept() {
        return kept;
    }

    /** Whether a column has a number in each row handed on. */
    boolean complete(int column) {
        return missing[column] == 0;
    }

    /**
     * Ends the reading: what was found wrong on the way.
     *
     * @param remarks filled with remarks; modified
     * @throws BadDataException if there was no row, or more were dropped than a file of this format can have
     */
    CleaningReport end(List<String> remarks) {
        if (kept == 0 && report.records() == 0) {
            throw BadDataException.at(
                    source,
                    Math.max(1, layout.headerLine()),
                    null,
                    "no rows of data after the header",
                    "at least one row");
        }
        CleaningReport found = report.build(source);
        for (int i = 0; i < plans.length; i++) {
            if (missing[i] > 0) {
                remarks.add(String.format(
                        Locale.ROOT,
                        "column '%s' left out: no number in %d of %d rows, first at line %d",
                        plans[i].label(),
                        missing[i],
                        kept,
                        firstMissing[i]));
            }
        }
        if (contradictions > 0) {
            remarks.add("sign of the current: " + contradictions
                    + " negative currents in a state of charge, kept as they are, first at line "
                    + firstContradiction);
        }
        remarks.addAll(found.sentences());
        return found;
    }

    /** Reads the record into {@link #row}; what is wrong with it, or null. */
    private @Nullable Problem read() {
        int fields = scanner.fields();
        // Delimiters after the last value are a common habit of instruments.
        boolean trailing = fields > width && scanner.blankFrom(width);
        if (fields != width && !trailing) {
            return bad(
                    "wrong number of fields",
                    null,
                    fields + (fields == 1 ? " field" : " fields"),
                    width + " as in the header; the file may be cut off or damaged here");
        }
        for (int i = 0; i < plans.length; i++) {
            ColumnPlan plan = plans[i];
            double value = plan.writing() == Writing.NUMBER ? scanner.number(plan.field(), point) : written(plan);
            if (!(Math.abs(value) <= Double.MAX_VALUE)) {
                value = grouped(plan, value);
                if (!(Math.abs(value) <= Double.MAX_VALUE)) {
                    Problem problem = notFinite(plan, value);
                    if (problem != null) {
                        return problem;
                    }
                    row[i] = Double.NaN;
                    continue;
                }
            }
            double si = plan.toSi(value);
            if (!plausible(plan.channel(), si)) {
                return implausible(plan, value, si);
            }
            row[i] = si;
        }
        Problem problem = signed();
        return problem != null || forward() ? problem : backwards();
    }

    private double written(ColumnPlan plan) {
        return Clocks.parse(scanner.text(plan.field()), plan.writing(), point);
    }

    /** A number with grouped thousands, or what it was taken for so far. */
    private double grouped(ColumnPlan plan, double value) {
        char grouping = layout.numbers().grouping();
        return grouping == 0 || plan.writing() != Writing.NUMBER || Double.isInfinite(value)
                ? value
                : GroupedNumbers.parse(
                        scanner.text(plan.field()),
                        grouping,
                        layout.numbers().decimal(),
                        layout.numbers().groupingStated());
    }

    private boolean plausible(Channel channel, double si) {
        return switch (channel) {
            case VOLTAGE -> si >= layout.lowestVoltage() && si <= layout.highestVoltage();
            case SURFACE_TEMPERATURE, AMBIENT_TEMPERATURE -> si > 0 && si <= Double.MAX_VALUE;
            default -> Math.abs(si) <= Double.MAX_VALUE;
        };
    }

    /** Whether time goes on; a clock that jitters is held where rows may be mended. */
    private boolean forward() {
        if (kept == 0 || row[time] >= previous[time]) {
            return true;
        }
        if (repairing && previous[time] - row[time] <= CLOCK_JITTER) {
            report.note(Action.CLIPPED, "time steps back by a jitter of the clock: held", scanner.line());
            row[time] = previous[time];
            return true;
        }
        return false;
    }

    /** Gives the current the sign of its state. */
    private @Nullable Problem signed() {
        StateColumn state = layout.state();
        if (state == null || current < 0 || !(row[current] != 0)) {
            return null;
        }
        String word = scanner.shown(state.field());
        Direction direction = state.direction(word);
        if (direction == Direction.DISCHARGE) {
            row[current] = -Math.abs(row[current]);
        } else if (direction == Direction.CHARGE && row[current] < 0) {
            if (contradictions++ == 0) {
                firstContradiction = scanner.line();
            }
        } else if (direction == Direction.UNKNOWN && state.exact() && row[current] > 0) {
            return bad(
                    "a state that says neither charge nor discharge",
                    state.label(),
                    "state '" + word + "' at " + row[current] + " A",
                    state.expected());
        }
        return null;
    }

    private Problem backwards() {
        ColumnPlan plan = plans[time];
        String unit = plan.writing() == Writing.NUMBER ? plan.unit().symbol() : "s";
        return bad(
                "time runs backwards",
                plan.label(),
                "time runs backwards to " + plan.unit().fromSi(row[time]) + " " + unit + " from "
                        + plan.unit().fromSi(previous[time]) + " " + unit,
                "time that never decreases");
    }

    private Problem implausible(ColumnPlan plan, double value, double si) {
        String shown = value + " " + plan.unit().symbol();
        if (plan.channel() == Channel.VOLTAGE) {
            return bad(
                    "implausible voltage",
                    plan.label(),
                    "implausible voltage " + shown,
                    "the voltage of one cell, from " + layout.lowestVoltage() + " V to " + layout.highestVoltage()
                            + " V (a mapping may state other limits with plausible_voltage_V)");
        }
        return bad(
                "impossible value in column '" + plan.label() + "'",
                plan.label(),
                "impossible value " + shown + ", " + si + " " + plan.channel().unit(),
                Dimension.of(plan.channel()) == Dimension.TEMPERATURE
                        ? "a temperature above absolute zero"
                        : "a finite number");
    }

    /** Refuses what stands where a number should be, unless it stands for a missing value that is not required. */
    private @Nullable Problem notFinite(ColumnPlan plan, double value) {
        String text = scanner.shown(plan.field());
        String word = text.toLowerCase(Locale.ROOT);
        String expected = plan.writing().expected(plan.unit().symbol());
        String reason = "no number in column '" + plan.label() + "'";
        if (Double.isInfinite(value) || INFINITE.contains(word)) {
            return bad(reason, plan.label(), "value '" + text + "' is not finite", expected);
        }
        if (!MISSING.contains(word)) {
            if (scanner.isHeader(layout.header())) {
                return new Problem(
                        "the header stands here again",
                        true,
                        bad("", null, "a header", "data").error());
            }
            return bad(reason, plan.label(), "text '" + text + "'", expected);
        }
        if (plan.required()) {
            return bad(reason, plan.label(), text.isEmpty() ? "a blank" : "no number but '" + text + "'", expected);
        }
        return null;
    }

    private Problem bad(String reason, @Nullable String column, String found, String expected) {
        return new Problem(reason, false, BadDataException.at(source, scanner.line(), column, found, expected));
    }

    /**
     * Why a row cannot be used.
     *
     * @param reason the reason as the cleaning report gives it
     * @param header whether the row is no data at all but the header once more
     * @param error what to throw where rows are not to be dropped
     */
    private record Problem(String reason, boolean header, BadDataException error) {}

    @Override
    public void close() {
        scanner.close();
    }
}

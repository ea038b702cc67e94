package org.natrolite.datasets.format;

import java.io.Closeable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import org.natrolite.core.error.BadDataException;
import org.natrolite.core.series.Channel;
import org.natrolite.datasets.format.CleaningReport.Action;
import org.natrolite.datasets.format.RowParser.Problem;
import org.natrolite.datasets.internal.text.TextFile;
import org.natrolite.datasets.table.TableCursor;
import org.natrolite.datasets.table.TableFormat;
import org.natrolite.datasets.unit.Writing;

/**
 * Reads the rows of a file one after the other as its {@link Layout} states, in SI, checking each row as it passes and
 * writing down every row that it does not hand on. Not safe for use by many threads.
 */
final class LayoutReader implements Closeable {
    /** Step back of a clock that is its jitter and not another time, s. */
    private static final double CLOCK_JITTER = 0.05;

    /** Rows between two reports of progress. */
    private static final int PROGRESS_ROWS = 1 << 14;

    private final String source;
    private final String format;
    private final Layout layout;
    private final List<String> remarks;
    private final Rows rows;
    private final RowParser parser;
    private final boolean repairing;
    private final LongConsumer progress;
    private final CleaningReport.Builder report = CleaningReport.builder();
    private final int time;
    private final long[] missing;
    private final long[] firstMissing;

    private double[] row;
    private double[] previous;
    private double shift;
    private long kept;

    private LayoutReader(
            String source,
            String format,
            Layout layout,
            List<String> remarks,
            Rows rows,
            Cleaning cleaning,
            LongConsumer progress) {
        this.source = source;
        this.format = format;
        this.layout = layout;
        this.remarks = remarks;
        this.rows = rows;
        this.parser = new RowParser(source, layout, rows);
        this.repairing = cleaning == Cleaning.REPAIR;
        this.progress = progress;
        this.time = layout.indexOf(Channel.TIME).orElseThrow();
        int columns = layout.columns().size();
        this.missing = new long[columns];
        this.firstMissing = new long[columns];
        this.row = new double[columns];
        this.previous = new double[columns];
    }

    /**
     * Opens a file and goes before its first row.
     *
     * @param file file to read
     * @param formats formats to try; the last one is taken where no other recognises the file, and names the columns of
     *     tables that are not text
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
        Optional<TableFormat> table = TableFormats.of(file);
        return table.isPresent()
                ? openTable(file, table.get(), formats.get(formats.size() - 1), required, cleaning, progress)
                : openText(file, formats, required, cleaning, progress);
    }

    private static LayoutReader openText(
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
            return new LayoutReader(
                    text.source(),
                    format.name(),
                    layout,
                    layout.remarks(),
                    new TextRows(text, layout),
                    cleaning,
                    progress);
        } catch (RuntimeException e) {
            text.close();
            throw e;
        }
    }

    private static LayoutReader openTable(
            Path file,
            TableFormat table,
            CyclerFormat format,
            Set<Channel> required,
            Cleaning cleaning,
            LongConsumer progress) {
        String source = TextFile.name(file);
        TableCursor cursor = table.open(file);
        try {
            Layout layout = format.layout(source, cursor.columns(), required);
            List<String> remarks = new ArrayList<>(cursor.remarks());
            remarks.addAll(layout.remarks());
            return new LayoutReader(
                    source,
                    format.nameIn(table.name()),
                    layout,
                    List.copyOf(remarks),
                    new TableRows(cursor, file.toFile().length()),
                    cleaning,
                    progress);
        } catch (RuntimeException e) {
            cursor.close();
            throw e;
        }
    }

    /** Name of the format, to be shown to a person. */
    String format() {
        return format;
    }

    Layout layout() {
        return layout;
    }

    /** What the user should know before the first row. */
    List<String> remarks() {
        return remarks;
    }

    String source() {
        return source;
    }

    /**
     * Goes to the next row that can be used.
     *
     * @return whether there is one
     */
    boolean next() {
        while (rows.next()) {
            report.record();
            if ((report.records() & (PROGRESS_ROWS - 1)) == 0) {
                progress.accept(rows.position());
            }
            Problem problem = parser.read(row);
            if (problem == null && !forward()) {
                problem = backwards();
            }
            if (problem == null) {
                if (repairing && kept > 0 && Arrays.equals(row, previous)) {
                    report.add(Action.MERGED, "the row repeats the one before", rows.line());
                    continue;
                }
                commit();
                return true;
            }
            if (!problem.header() && !repairing) {
                throw problem.error();
            }
            report.add(Action.DROPPED, problem.reason(), rows.line());
        }
        return false;
    }

    private void commit() {
        if (kept == 0) {
            double origin = layout.timeOrigin().fromFirstRow() ? row[time] : 0;
            shift = layout.timeOrigin().offset() - origin;
        }
        for (int i = 0; i < row.length; i++) {
            if (Double.isNaN(row[i]) && missing[i]++ == 0) {
                firstMissing[i] = rows.line();
            }
        }
        double[] swap = previous;
        previous = row;
        row = swap;
        kept++;
    }

    /** Whether time goes on; a clock that jitters is held where rows may be mended. */
    private boolean forward() {
        if (kept == 0 || row[time] >= previous[time]) {
            return true;
        }
        if (repairing && previous[time] - row[time] <= CLOCK_JITTER) {
            report.note(Action.CLIPPED, "time steps back by a jitter of the clock: held", rows.line());
            row[time] = previous[time];
            return true;
        }
        return false;
    }

    private Problem backwards() {
        ColumnPlan plan = layout.columns().get(time);
        String unit = plan.writing() == Writing.NUMBER ? plan.unit().symbol() : "s";
        return new Problem(
                "time runs backwards",
                false,
                BadDataException.at(
                        source,
                        rows.line(),
                        plan.label(),
                        "time runs backwards to " + plan.unit().fromSi(row[time]) + " " + unit + " from "
                                + plan.unit().fromSi(previous[time]) + " " + unit,
                        "time that never decreases"));
    }

    /** Line of the row, counted from 1. */
    long line() {
        return rows.line();
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
     * @param found filled with remarks; modified
     * @throws BadDataException if there was no row, or more were dropped than a file of this format can have
     */
    CleaningReport end(List<String> found) {
        if (kept == 0 && report.records() == 0) {
            throw BadDataException.at(
                    source,
                    Math.max(1, layout.headerLine()),
                    null,
                    "no rows of data after the header",
                    "at least one row");
        }
        CleaningReport account = report.build(source);
        for (int i = 0; i < missing.length; i++) {
            if (missing[i] > 0) {
                found.add(String.format(
                        Locale.ROOT,
                        "column '%s' left out: no number in %d of %d rows, first at line %d",
                        layout.columns().get(i).label(),
                        missing[i],
                        kept,
                        firstMissing[i]));
            }
        }
        parser.remark(found);
        found.addAll(account.sentences());
        return account;
    }

    @Override
    public void close() {
        rows.close();
    }
}

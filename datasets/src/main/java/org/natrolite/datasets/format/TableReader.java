package org.natrolite.datasets.format;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.natrolite.core.error.BadDataException;
import org.natrolite.core.series.Channel;
import org.natrolite.datasets.internal.text.DelimitedScanner;
import org.natrolite.datasets.internal.text.DoubleColumn;
import org.natrolite.datasets.unit.Dimension;

/** Turns records into columns, checking each row as it passes. Used once; not safe for use by many threads. */
final class TableReader {
    private static final Set<String> MISSING =
            Set.of("", "nan", "+nan", "-nan", "na", "n/a", "null", "none", "-", "nil");
    private static final Set<String> INFINITE = Set.of("inf", "+inf", "-inf", "infinity", "+infinity", "-infinity");
    private static final double ABSOLUTE_ZERO_K = 0;

    private final String source;
    private final ColumnPlan[] plans;
    private final int width;
    private final byte point;
    private final double lowestVoltage;
    private final double highestVoltage;
    private final DoubleColumn[] columns;
    private final long[] missing;
    private final long[] firstMissing;
    private final RowLines lines = new RowLines();
    private double lastTime = Double.NEGATIVE_INFINITY;

    TableReader(
            String source,
            List<ColumnPlan> plans,
            int width,
            char decimal,
            double lowestVoltage,
            double highestVoltage) {
        this.source = source;
        this.plans = plans.toArray(new ColumnPlan[0]);
        this.width = width;
        this.point = (byte) decimal;
        this.lowestVoltage = lowestVoltage;
        this.highestVoltage = highestVoltage;
        this.columns = new DoubleColumn[plans.size()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = new DoubleColumn();
        }
        this.missing = new long[columns.length];
        this.firstMissing = new long[columns.length];
    }

    /**
     * Reads all records that are left.
     *
     * @param onFirstRow whether the scanner already stands on a row of data
     */
    Table read(DelimitedScanner scanner, boolean onFirstRow, List<String> warnings) {
        long last = scanner.line();
        int rows = 0;
        boolean more = onFirstRow || scanner.next();
        while (more) {
            row(scanner);
            rows++;
            more = scanner.next();
        }
        if (rows == 0) {
            throw BadDataException.at(
                    source, Math.max(1, last), null, "no rows of data after the header", "at least one row");
        }
        Map<Channel, double[]> data = new EnumMap<>(Channel.class);
        Map<Channel, String> labels = new EnumMap<>(Channel.class);
        for (int i = 0; i < plans.length; i++) {
            ColumnPlan plan = plans[i];
            if (missing[i] > 0) {
                warnings.add(String.format(
                        Locale.ROOT,
                        "column '%s' left out: no number in %d of %d rows, first at line %d",
                        plan.label(),
                        missing[i],
                        rows,
                        firstMissing[i]));
            } else {
                data.put(plan.channel(), columns[i].drain());
                labels.put(plan.channel(), plan.label());
            }
        }
        return new Table(source, data, labels, lines, warnings);
    }

    private void row(DelimitedScanner scanner) {
        int fields = scanner.fields();
        // A delimiter after the last value is a common habit of instruments.
        boolean trailing = fields == width + 1 && scanner.text(width).isEmpty();
        if (fields != width && !trailing) {
            throw BadDataException.at(
                    source,
                    scanner.line(),
                    null,
                    fields + (fields == 1 ? " field" : " fields"),
                    width + " as in the header; the file may be cut off or damaged here");
        }
        for (int i = 0; i < plans.length; i++) {
            ColumnPlan plan = plans[i];
            double value = scanner.number(plan.field(), point);
            if (!(Math.abs(value) <= Double.MAX_VALUE)) {
                notFinite(scanner, i, plan, value);
                columns[i].add(Double.NaN);
                continue;
            }
            double si = plan.toSi(value);
            if (!plausible(plan.channel(), si)) {
                throw implausible(scanner, plan, value, si);
            }
            columns[i].add(si);
        }
        lines.add(scanner.line());
    }

    private boolean plausible(Channel channel, double si) {
        switch (channel) {
            case TIME -> {
                boolean forward = si >= lastTime;
                if (forward) {
                    lastTime = si;
                }
                return forward;
            }
            case VOLTAGE -> {
                return si >= lowestVoltage && si <= highestVoltage;
            }
            case SURFACE_TEMPERATURE, AMBIENT_TEMPERATURE -> {
                return si > ABSOLUTE_ZERO_K && si <= Double.MAX_VALUE;
            }
            default -> {
                return Math.abs(si) <= Double.MAX_VALUE;
            }
        }
    }

    private BadDataException implausible(DelimitedScanner scanner, ColumnPlan plan, double value, double si) {
        String shown = value + " " + plan.unit().symbol();
        return switch (plan.channel()) {
            case TIME ->
                BadDataException.at(
                        source,
                        scanner.line(),
                        plan.label(),
                        "time runs backwards to " + shown + " from "
                                + plan.unit().fromSi(lastTime) + " "
                                + plan.unit().symbol(),
                        "time that never decreases");
            case VOLTAGE ->
                BadDataException.at(
                        source,
                        scanner.line(),
                        plan.label(),
                        "implausible voltage " + shown,
                        "the voltage of one cell, from " + lowestVoltage + " V to " + highestVoltage
                                + " V (a mapping may state other limits with plausible_voltage_V)");
            default ->
                BadDataException.at(
                        source,
                        scanner.line(),
                        plan.label(),
                        "impossible value " + shown + ", " + si + " "
                                + plan.channel().unit(),
                        Dimension.of(plan.channel()) == Dimension.TEMPERATURE
                                ? "a temperature above absolute zero"
                                : "a finite number");
        };
    }

    /** Refuses what stands where a number should be, unless it stands for a missing value that is not required. */
    private void notFinite(DelimitedScanner scanner, int column, ColumnPlan plan, double value) {
        String text = scanner.shown(plan.field());
        String word = text.toLowerCase(Locale.ROOT);
        String expected = "a finite number in " + plan.unit().symbol();
        if (Double.isInfinite(value) || INFINITE.contains(word)) {
            throw BadDataException.at(
                    source, scanner.line(), plan.label(), "value '" + text + "' is not finite", expected);
        }
        if (!MISSING.contains(word)) {
            throw BadDataException.at(source, scanner.line(), plan.label(), "text '" + text + "'", expected);
        }
        if (plan.required()) {
            throw BadDataException.at(
                    source,
                    scanner.line(),
                    plan.label(),
                    text.isEmpty() ? "a blank" : "no number but '" + text + "'",
                    expected);
        }
        if (missing[column]++ == 0) {
            firstMissing[column] = scanner.line();
        }
    }
}

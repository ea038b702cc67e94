package org.natrolite.datasets.ageing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.DoubleSummaryStatistics;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.natrolite.core.checkup.AgedCell;
import org.natrolite.core.checkup.CheckUp;
import org.natrolite.core.error.BadDataException;
import org.natrolite.datasets.ageing.AgeingColumn.Found;

/**
 * Finds columns whose numbers, taken together, are in another unit than their name says. What cannot be meant is refused; what
 * could be, though hardly, is remarked on.
 */
final class UnitTraps {
    private static final double DAY = 86400;
    private static final double YEAR = 365 * DAY;

    /** A share that nowhere exceeds this, in a column of percent, is a fraction. */
    private static final double FRACTION = 1.2;

    /** Nothing has been tested for longer. */
    private static final double LONGEST = 20 * YEAR;

    private static final double HOTTEST = 363.15;
    private static final double ZERO_CELSIUS = 273.15;

    /** Resistance of a cell: the largest have some 0.1 mOhm, the smallest some Ohm. */
    private static final double LEAST_RESISTANCE = 0.05e-3;

    private static final double MOST_RESISTANCE = 10;

    /** Resistance times capacity, which hardly depends on the size of a cell: 0.02 to 0.3 Ohm Ah, C Ohm here. */
    private static final double LEAST_PRODUCT = 3600 * 1e-3;

    private static final double MOST_PRODUCT = 3600 * 10.0;
    private static final double LARGEST_CELL = 3600 * 3000.0;

    /** Cycles over what C-rates allow in the time. */
    private static final double TOO_MANY = 1.5;

    private final String source;
    private final Map<AgeingColumn, Found> found = new EnumMap<>(AgeingColumn.class);
    private final Map<AgeingColumn, DoubleSummaryStatistics> seen = new EnumMap<>(AgeingColumn.class);
    private final List<String> warnings = new ArrayList<>();

    private UnitTraps(String source, Collection<Found> columns) {
        this.source = source;
        columns.forEach(column -> found.put(column.column(), column));
    }

    /**
     * @param source name of the file
     * @param columns columns of its header
     * @param cells its cells
     * @return remarks
     * @throws BadDataException if a column cannot be meant in its unit
     */
    static List<String> check(String source, Collection<Found> columns, List<AgedCell> cells) {
        UnitTraps traps = new UnitTraps(source, columns);
        traps.look(cells);
        traps.refuseFractions(AgeingColumn.RETENTION, "capacity_retention");
        traps.refuseFractions(AgeingColumn.SOC, "soc");
        traps.refuseFractions(AgeingColumn.DEPTH, "dod");
        traps.growth();
        traps.temperature();
        traps.time();
        traps.resistance();
        traps.capacity();
        cells.stream()
                .map(traps::cycles)
                .filter(remark -> remark != null)
                .findFirst()
                .ifPresent(traps.warnings::add);
        return traps.warnings;
    }

    private void look(List<AgedCell> cells) {
        for (AgeingColumn column : found.keySet()) {
            DoubleSummaryStatistics statistics = new DoubleSummaryStatistics();
            for (AgedCell cell : cells) {
                for (CheckUp check : cell.checks()) {
                    double value = AgeingTables.value(check, column);
                    if (!Double.isNaN(value)) {
                        statistics.accept(value);
                    }
                }
            }
            if (statistics.getCount() > 0) {
                seen.put(column, statistics);
            }
        }
    }

    private Found named(AgeingColumn column) {
        return Objects.requireNonNull(found.get(column), "only columns of the header are looked at");
    }

    private void warn(AgeingColumn column, String what) {
        warnings.add(source + ": '" + named(column).header() + "' " + what);
    }

    /** Largest value of a column, in its unit in the file; NaN where there is none. */
    private double most(AgeingColumn column) {
        Found name = found.get(column);
        DoubleSummaryStatistics statistics = seen.get(column);
        return name == null || statistics == null ? Double.NaN : name.toFile(statistics.getMax());
    }

    private boolean percent(AgeingColumn column) {
        Found name = found.get(column);
        return name != null && name.header().toLowerCase(Locale.ROOT).endsWith("_pct");
    }

    private void refuseFractions(AgeingColumn column, String fraction) {
        double most = most(column);
        if (percent(column) && most > 0 && most <= FRACTION) {
            throw BadDataException.at(
                    source,
                    1,
                    named(column).header(),
                    String.format(Locale.ROOT, "nothing above %.4g, which looks like fractions", most),
                    "percent; as fractions the column is '" + fraction + "'");
        }
    }

    private void growth() {
        double most = most(AgeingColumn.GROWTH);
        if (percent(AgeingColumn.GROWTH) && most > 0.02 && most <= FRACTION) {
            warn(
                    AgeingColumn.GROWTH,
                    String.format(
                            Locale.ROOT,
                            "holds nothing above %.4g, which looks like fractions and was read as percent; as fractions the"
                                    + " column is 'resistance_growth'",
                            most));
        }
    }

    private void temperature() {
        DoubleSummaryStatistics t = seen.get(AgeingColumn.TEMPERATURE);
        if (t != null && t.getMax() > HOTTEST) {
            warn(
                    AgeingColumn.TEMPERATURE,
                    String.format(
                            Locale.ROOT,
                            "goes up to %.4g degC, where no cell is kept; it may be in degrees Fahrenheit",
                            t.getMax() - ZERO_CELSIUS));
        }
    }

    private void time() {
        DoubleSummaryStatistics time = seen.get(AgeingColumn.TIME);
        if (time != null && time.getMax() > LONGEST) {
            warn(
                    AgeingColumn.TIME,
                    String.format(
                            Locale.ROOT,
                            "goes up to %.4g, which is %.0f years; in hours the column is 'elapsed_h', in seconds"
                                    + " 'elapsed_s'",
                            most(AgeingColumn.TIME),
                            time.getMax() / YEAR));
        }
        if (time != null && time.getMax() > 0 && time.getMax() < DAY) {
            warn(
                    AgeingColumn.TIME,
                    String.format(
                            Locale.ROOT,
                            "nowhere exceeds %.4g, which is %.2g days, in which no cell ages; in days the column is"
                                    + " 'elapsed_days'",
                            most(AgeingColumn.TIME),
                            time.getMax() / DAY));
        }
    }

    private void resistance() {
        DoubleSummaryStatistics ohm = seen.get(AgeingColumn.RESISTANCE);
        if (ohm == null) {
            return;
        }
        DoubleSummaryStatistics capacity = seen.get(AgeingColumn.CAPACITY);
        double product = capacity == null ? Double.NaN : ohm.getMax() * capacity.getMax();
        boolean small = ohm.getMax() < LEAST_RESISTANCE || product < LEAST_PRODUCT;
        boolean large = ohm.getMin() > MOST_RESISTANCE || product > MOST_PRODUCT;
        if (small || large) {
            warn(
                    AgeingColumn.RESISTANCE,
                    String.format(
                            Locale.ROOT,
                            "of %.4g to %.4g is %s than of any cell of that size; in ohm the column is 'resistance_ohm', in"
                                    + " milliohm 'resistance_mohm'",
                            named(AgeingColumn.RESISTANCE).toFile(ohm.getMin()),
                            most(AgeingColumn.RESISTANCE),
                            small ? "smaller" : "larger"));
        }
    }

    private void capacity() {
        DoubleSummaryStatistics charge = seen.get(AgeingColumn.CAPACITY);
        if (charge != null && charge.getMin() > LARGEST_CELL) {
            warn(
                    AgeingColumn.CAPACITY,
                    String.format(
                            Locale.ROOT,
                            "of %.4g is larger than of any cell; in milliampere-hours the column is 'capacity_mAh'",
                            most(AgeingColumn.CAPACITY)));
        }
    }

    /** What is wrong where a cell has done more cycles than its C-rates allow in its time; null where nothing is. */
    private @Nullable String cycles(AgedCell cell) {
        CheckUp first = cell.checks().get(0);
        CheckUp last = cell.checks().get(cell.checks().size() - 1);
        double most = cell.checks().stream()
                .mapToDouble(check -> 1 / (1 / check.chargeRate() + 1 / check.dischargeRate()) / 3600)
                .max()
                .orElse(Double.NaN);
        double cycles = last.equivalentFullCycles() - first.equivalentFullCycles();
        double possible = most * (last.seconds() - first.seconds());
        return cycles > TOO_MANY * possible && cycles > 1
                ? String.format(
                        Locale.ROOT,
                        "%s: cell '%s' has %.4g equivalent full cycles in %.4g days, of which its C-rates allow %.4g; the unit"
                                + " of '%s' may be another, or its 'efc' may be ampere-hours",
                        source,
                        cell.id(),
                        cycles,
                        (last.seconds() - first.seconds()) / DAY,
                        possible,
                        named(AgeingColumn.TIME).header())
                : null;
    }
}

package org.natrolite.calibration.ageing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.natrolite.core.checkup.AgedCell;
import org.natrolite.core.checkup.CheckUp;
import org.natrolite.core.error.BadDataException;
import org.natrolite.core.numeric.Constants;
import org.natrolite.core.series.Channel;
import org.natrolite.models.ageing.FittedConditions;
import org.natrolite.models.ageing.FittedConditions.Interval;

/** What check-ups can say of a law, and what they cannot. */
final class Identifiability {
    /** Least span of temperatures, K, that says anything of an activation energy. */
    private static final double LEAST_WARMING = 5;

    private static final double LEAST_SPAN = 0.05;

    /** Least loss of capacity, as a fraction, that says anything of a rate. */
    private static final double LEAST_FALL = 2e-3;

    private Identifiability() {}

    /**
     * @throws BadDataException if nothing can be fitted
     */
    static List<String> warnings(List<AgedCell> cells) {
        long measured = cells.stream()
                .flatMap(c -> c.checks().stream())
                .filter(c -> !Double.isNaN(c.capacity()) || !Double.isNaN(c.retention()))
                .count();
        if (measured < 3) {
            throw BadDataException.of(
                    cells.get(0).source(),
                    measured + (measured == 1 ? " check-up" : " check-ups")
                            + " with a capacity, too few to identify a law",
                    "at least three, over a time in which the cell ages");
        }
        boolean moved = cells.stream()
                .anyMatch(c -> c.checks().get(c.checks().size() - 1).seconds()
                        > c.checks().get(0).seconds());
        if (!moved) {
            throw BadDataException.of(
                    cells.get(0).source(),
                    "one check-up a cell, which identifies no rate of ageing",
                    "further check-ups of the same cells, weeks or months later");
        }
        List<String> warnings = new ArrayList<>();
        double fall = cells.stream()
                .mapToDouble(Identifiability::fall)
                .filter(f -> !Double.isNaN(f))
                .max()
                .orElse(0);
        if (fall < LEAST_FALL) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "no cell loses more than %.2f %% of its first capacity: rates of ageing cannot be identified beyond that"
                            + " they are slow, and the rest stays what was believed before; longer or harsher tests would"
                            + " identify them",
                    100 * Math.max(0, fall)));
        }
        if (cells.stream().map(AgedCell::condition).distinct().count() == 1) {
            warnings.add(
                    "all check-ups belong to one condition ('" + cells.get(0).condition()
                            + "'): what the condition does cannot be identified, and stays what was believed before; cells at"
                            + " another temperature, state of charge or depth would identify it");
        }
        Interval temperature = temperatures(cells);
        if (temperature.highest() - temperature.lowest() < LEAST_WARMING) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "all check-ups are at %.1f to %.1f degC: an activation energy cannot be identified, and stays what was"
                            + " believed before; cells 10 K or more warmer or colder would identify it",
                    temperature.lowest() - Constants.ZERO_CELSIUS,
                    temperature.highest() - Constants.ZERO_CELSIUS));
        }
        boolean histories = cells.stream().anyMatch(c -> c.history() != null);
        if (!histories) {
            Interval soc = span(cells, CheckUp::soc, false);
            if (soc.highest() - soc.lowest() < LEAST_SPAN) {
                warnings.add(
                        "all check-ups are at one state of charge: how ageing depends on it cannot be identified, and"
                                + " stays what was believed before; cells stored fuller or emptier would identify it");
            }
            if (cells.stream().flatMap(c -> c.checks().stream()).anyMatch(c -> c.equivalentFullCycles() > 0)) {
                span(cells, CheckUp::depth, "depth of discharge", "deeper or shallower cycles", warnings);
                span(cells, CheckUp::rate, "C-rate", "faster or slower cycles", warnings);
            }
        }
        return warnings;
    }

    /** How much lower the last capacity of a cell is than its first, as a fraction; NaN where it has but one. */
    private static double fall(AgedCell cell) {
        double[] capacities = cell.checks().stream()
                .mapToDouble(check -> cell.relative() ? check.retention() : check.capacity())
                .filter(c -> !Double.isNaN(c))
                .toArray();
        return capacities.length < 2 ? Double.NaN : 1 - capacities[capacities.length - 1] / capacities[0];
    }

    private static void span(
            List<AgedCell> cells, ToDoubleFunction<CheckUp> what, String name, String cure, List<String> warnings) {
        Interval span = span(cells, what, true);
        if (!(span.highest() - span.lowest() >= LEAST_SPAN)) {
            warnings.add("all cycles are of one " + name + ", or it is not stated: how ageing depends on it cannot be"
                    + " identified, and stays what was believed before; " + cure + " would identify it");
        }
    }

    private static Interval temperatures(List<AgedCell> cells) {
        DoubleStream.Builder all = DoubleStream.builder();
        for (AgedCell cell : cells) {
            if (cell.history() != null && cell.history().has(Channel.SURFACE_TEMPERATURE)) {
                for (double t : cell.history().column(Channel.SURFACE_TEMPERATURE)) {
                    all.add(t);
                }
            } else {
                cell.checks().forEach(check -> all.add(check.temperature()));
            }
        }
        return interval(all.build());
    }

    private static Interval span(List<AgedCell> cells, ToDoubleFunction<CheckUp> what, boolean cycled) {
        return interval(cells.stream()
                .flatMap(c -> c.checks().stream())
                .filter(c -> !cycled || c.equivalentFullCycles() > 0)
                .mapToDouble(what));
    }

    private static Interval interval(DoubleStream values) {
        var statistics = values.filter(v -> !Double.isNaN(v)).summaryStatistics();
        return statistics.getCount() == 0
                ? FittedConditions.ANY
                : new Interval(statistics.getMin(), statistics.getMax());
    }

    /** Conditions that the cells were kept in. */
    static FittedConditions conditions(List<AgedCell> cells) {
        Interval temperature = temperatures(cells);
        boolean histories = cells.stream().anyMatch(c -> c.history() != null);
        Interval soc = histories
                ? interval(cells.stream()
                        .filter(c -> c.history() != null)
                        .flatMapToDouble(c -> DoubleStream.of(
                                java.util.Objects.requireNonNull(c.history()).column(Channel.SOC))))
                : span(cells, CheckUp::soc, false);
        return new FittedConditions(
                temperature,
                soc,
                FittedConditions.ANY,
                temperature,
                histories ? FittedConditions.ANY : span(cells, CheckUp::depth, true),
                histories ? FittedConditions.ANY : span(cells, CheckUp::rate, true),
                FittedConditions.ANY,
                "ranges of the check-ups that it was fitted to");
    }
}

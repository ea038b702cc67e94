package org.natrolite.calibration.ageing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.natrolite.core.checkup.AgedCell;
import org.natrolite.core.checkup.CheckUp;
import org.natrolite.core.error.BadDataException;
import org.natrolite.core.rainflow.HalfCycle;
import org.natrolite.core.rainflow.Rainflow;
import org.natrolite.core.series.Channel;
import org.natrolite.core.series.TimeSeries;
import org.natrolite.models.ageing.AgeingState;
import org.natrolite.models.ageing.Stress;

/**
 * What a cell went through between its check-ups, as amounts of few stresses: all that a law needs to know of a history,
 * counted once, so that a fit runs over it as often as it likes. Stresses that differ by less than their grid are one.
 */
final class Exposure {
    /** Grids on which stresses of a history count as one: K, 1, 1, 1/h. */
    private static final double TEMPERATURE_GRID = 0.1;

    private static final double SOC_GRID = 0.01;
    private static final double DEPTH_GRID = 0.005;
    private static final double RATE_GRID = 0.02;

    /** What a load is booked as. */
    enum Kind {
        REST,
        SPEND,
        CYCLE
    }

    /** An amount of one stress: s, s, or equivalent full cycles. */
    record Load(Kind kind, Stress stress, double amount) {
        void on(AgeingState state) {
            switch (kind) {
                case REST -> state.rest(amount, stress);
                case SPEND -> state.spend(amount, stress);
                case CYCLE -> state.cycle(amount, stress);
            }
        }
    }

    /**
     * What comes before a check-up.
     *
     * @param closed loads since the one before, which stay
     * @param open cycles that are open at the check-up, which it sees as half cycles
     * @param temperature temperature of the check-up, K
     */
    record Interval(List<Load> closed, List<Load> open, double temperature) {}

    private final List<Interval> intervals;

    private Exposure(List<Interval> intervals) {
        this.intervals = List.copyOf(intervals);
    }

    /** One interval for each check-up of the cell. */
    List<Interval> intervals() {
        return intervals;
    }

    static Exposure of(AgedCell cell) {
        TimeSeries history = cell.history();
        return history == null ? constant(cell) : varying(cell, history);
    }

    private static Exposure constant(AgedCell cell) {
        List<Interval> intervals = new ArrayList<>();
        double seconds = 0;
        double cycles = 0;
        for (CheckUp check : cell.checks()) {
            List<Load> loads = new ArrayList<>();
            boolean cycled = check.equivalentFullCycles() > 0 || check.depth() > 0;
            double depth = cycled ? check.depth() : 0;
            double rate = cycled ? check.rate() : 0;
            Stress rest = new Stress(check.temperature(), check.soc(), 0, rate, Double.NaN, Double.NaN);
            Stress cycle = Stress.cycle(check.temperature(), check.soc(), depth, rate);
            loads.add(new Load(Kind.REST, rest, check.seconds() - seconds));
            loads.add(new Load(Kind.SPEND, cycle, check.seconds() - seconds));
            if (check.equivalentFullCycles() > cycles) {
                loads.add(new Load(Kind.CYCLE, cycle, check.equivalentFullCycles() - cycles));
            }
            intervals.add(new Interval(loads, List.of(), check.temperature()));
            seconds = check.seconds();
            cycles = check.equivalentFullCycles();
        }
        return new Exposure(intervals);
    }

    private static Exposure varying(AgedCell cell, TimeSeries history) {
        boolean warm = history.has(Channel.SURFACE_TEMPERATURE);
        Rainflow rainflow = Rainflow.standard();
        Sums closed = new Sums();
        List<Interval> intervals = new ArrayList<>();
        int row = 0;
        double last = history.value(Channel.SOC, 0);
        for (CheckUp check : cell.checks()) {
            double temperature = check.temperature();
            while (row < history.size() && history.time(row) <= check.seconds()) {
                temperature = warm ? history.value(Channel.SURFACE_TEMPERATURE, row) : check.temperature();
                double soc = history.value(Channel.SOC, row);
                double seconds = row == 0 ? 0 : history.time(row) - history.time(row - 1);
                double rate = seconds > 0 ? Math.abs(soc - last) * 3600 / seconds : 0;
                rainflow.add(soc, seconds, Math.abs(soc - last), temperature, rate, Double.NaN, closed::take);
                closed.add(Kind.REST, temperature, 0.5 * (last + soc), 0, rate, seconds);
                last = soc;
                row++;
            }
            if (row == history.size() && check.seconds() > history.time(row - 1) + longestStep(history)) {
                throw BadDataException.of(
                        history.source(),
                        "a history that ends after " + history.time(row - 1) / 86400
                                + " days, with a check-up of cell '" + cell.id() + "' after " + check.seconds() / 86400
                                + " days",
                        "a history up to the last check-up");
            }
            Sums open = new Sums();
            rainflow.residue(open::take);
            intervals.add(new Interval(closed.drain(), open.drain(), temperature));
        }
        return new Exposure(intervals);
    }

    private static double longestStep(TimeSeries history) {
        double longest = 0;
        for (int i = 1; i < history.size(); i++) {
            longest = Math.max(longest, history.time(i) - history.time(i - 1));
        }
        return longest;
    }

    /** Sums of amounts by stress. */
    static final class Sums {
        private record Key(Kind kind, long temperature, long soc, long depth, long rate) {}

        private final Map<Key, Double> amounts = new LinkedHashMap<>();

        void take(HalfCycle half) {
            add(Kind.CYCLE, half.temperature(), half.meanSoc(), half.depth(), half.rate(), half.equivalentFullCycles());
            add(Kind.SPEND, half.timeMeanTemperature(), half.timeMeanSoc(), half.depth(), half.rate(), half.seconds());
        }

        void add(Kind kind, double temperature, double soc, double depth, double rate, double amount) {
            if (amount > 0) {
                amounts.merge(
                        new Key(
                                kind,
                                Math.round(temperature / TEMPERATURE_GRID),
                                Math.round(soc / SOC_GRID),
                                // a cycle of no depth cannot be counted
                                Math.max(kind == Kind.CYCLE ? 1 : 0, Math.round(depth / DEPTH_GRID)),
                                Math.round(rate / RATE_GRID)),
                        amount,
                        Double::sum);
            }
        }

        List<Load> drain() {
            List<Load> loads = new ArrayList<>();
            amounts.forEach((key, amount) -> loads.add(new Load(
                    key.kind,
                    new Stress(
                            key.temperature * TEMPERATURE_GRID,
                            key.soc * SOC_GRID,
                            key.depth * DEPTH_GRID,
                            key.rate * RATE_GRID,
                            Double.NaN,
                            Double.NaN),
                    amount)));
            amounts.clear();
            return loads;
        }
    }
}

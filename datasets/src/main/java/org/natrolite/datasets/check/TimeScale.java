package org.natrolite.datasets.check;

import java.util.Arrays;
import java.util.Comparator;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.natrolite.core.series.Channel;
import org.natrolite.core.series.TimeSeries;
import org.natrolite.datasets.segment.Segments;

/** Evidence about the unit of the time column. The package explains the method. */
final class TimeScale {
    private static final double SECONDS_PER_HOUR = 3600;

    /** Drop at 1C beyond that of any cell, V. */
    private static final double LARGEST_DROP_AT_1C = 4;

    /** Longest sweep of the voltage window under load, s. */
    private static final double LONGEST_SWEEP = 300 * SECONDS_PER_HOUR;

    /** Swing of the voltage from which a bare sweep may decide, V. */
    private static final double LEAST_SWEEP_SWING = 0.3;

    /** Swing of the voltage from which resistance and charge may decide, V. */
    private static final double LEAST_SWING = 0.05;

    /** Part of the voltage window at each end that counts as its end. */
    private static final double WINDOW_END = 0.1;

    /** Part of the typical current by which it may change after a step that is to give a resistance. */
    private static final double STEADY = 0.1;

    /** Share of the charge moved that must be net to tell about the cell and not about its sensor. */
    private static final double LEAST_NET_SHARE = 0.15;

    /** Ratio of two times or charges up to which they count as the same. */
    private static final double SAME = 2;

    private final TimeSeries series;
    private final Steps data;

    TimeScale(TimeSeries series, Steps data) {
        this.series = series;
        this.data = data;
    }

    /**
     * A doubt about the time.
     *
     * @param row row to name
     * @param found what speaks against seconds
     * @param unit the unit that the times seem to have, or null where none fits
     * @param certain whether it rests on a second clock or counter and not on plausibility
     */
    record Doubt(int row, String found, @Nullable String unit, boolean certain) {}

    /** The doubt that the evidence raises, or null. */
    @Nullable Doubt doubt() {
        int last = series.size() - 1;
        double duration = series.duration();
        OptionalDouble clock = clock();
        if (clock.isPresent()) {
            double ratio = duration / clock.getAsDouble();
            return same(ratio)
                    ? null
                    : new Doubt(
                            last,
                            Numbers.of(duration) + " s pass while Unix time advances " + Numbers.of(clock.getAsDouble())
                                    + " s",
                            unit(ratio),
                            true);
        }
        OptionalDouble counted = counted();
        if (counted.isPresent()) {
            double integral = throughput();
            double ratio = integral / counted.getAsDouble();
            return same(ratio)
                    ? null
                    : new Doubt(
                            last,
                            "current over time gives "
                                    + Numbers.of(integral / SECONDS_PER_HOUR)
                                    + " Ah where the instrument counts "
                                    + Numbers.of(counted.getAsDouble() / SECONDS_PER_HOUR)
                                    + " Ah",
                            unit(ratio),
                            true);
        }
        return implausible();
    }

    private static boolean same(double ratio) {
        return ratio >= 1 / SAME && ratio <= SAME;
    }

    /** The unit whose size is the ratio, or null. */
    private static @Nullable String unit(double ratio) {
        if (same(ratio / 1e3)) {
            return "milliseconds";
        }
        if (same(ratio / 1e6)) {
            return "microseconds";
        }
        if (same(ratio * 60)) {
            return "minutes";
        }
        if (same(ratio * SECONDS_PER_HOUR)) {
            return "hours";
        }
        return null;
    }

    private OptionalDouble clock() {
        if (!series.has(Channel.UNIX_TIME)) {
            return OptionalDouble.empty();
        }
        double advance = series.value(Channel.UNIX_TIME, series.size() - 1) - series.value(Channel.UNIX_TIME, 0);
        return advance > 0 && series.duration() > 0 ? OptionalDouble.of(advance) : OptionalDouble.empty();
    }

    /** Charge counted by the instrument in both directions, C; counters may start again at any row. */
    private OptionalDouble counted() {
        if (!series.has(Channel.CHARGED_CHARGE) || !series.has(Channel.DISCHARGED_CHARGE)) {
            return OptionalDouble.empty();
        }
        double sum = 0;
        for (Channel counter : new Channel[] {Channel.CHARGED_CHARGE, Channel.DISCHARGED_CHARGE}) {
            double[] values = series.column(counter);
            for (int i = 1; i < values.length; i++) {
                sum += Math.max(0, Math.abs(values[i]) - Math.abs(values[i - 1]));
            }
        }
        return sum > 0 && throughput() > 0 ? OptionalDouble.of(sum) : OptionalDouble.empty();
    }

    private double throughput() {
        double[] current = series.column(Channel.CURRENT);
        double sum = 0;
        for (int i = 1; i < current.length; i++) {
            sum += 0.5 * (Math.abs(current[i]) + Math.abs(current[i - 1])) * (series.time(i) - series.time(i - 1));
        }
        return sum;
    }

    private @Nullable Doubt implausible() {
        double low = Arrays.stream(data.voltage).min().orElse(0);
        double swing = Arrays.stream(data.voltage).max().orElse(0) - low;
        if (!(data.typical > 0) || !(swing >= LEAST_SWING)) {
            return null;
        }
        Sweep sweep = sweep(data, low + WINDOW_END * swing, low + (1 - WINDOW_END) * swing);
        OptionalDouble resistance = resistance(data);
        if (resistance.isPresent()) {
            double charge = Math.max(sweep == null ? 0 : sweep.charge, swungCharge());
            double drop = resistance.getAsDouble() * charge / SECONDS_PER_HOUR;
            return drop <= LARGEST_DROP_AT_1C
                    ? null
                    : new Doubt(
                            data.size() - 1,
                            Numbers.of(charge / SECONDS_PER_HOUR)
                                    + " Ah through the cell and "
                                    + Numbers.of(resistance.getAsDouble())
                                    + " ohm at steps of the current would drop "
                                    + Numbers.of(drop)
                                    + " V at 1C",
                            "milliseconds",
                            false);
        }
        if (sweep == null) {
            return null;
        }
        return sweep.loadedTime <= LONGEST_SWEEP || swing < LEAST_SWEEP_SWING
                ? null
                : new Doubt(
                        sweep.row,
                        "the voltage takes " + Numbers.of(sweep.loadedTime / SECONDS_PER_HOUR)
                                + " h under load to move " + Numbers.of(swing) + " V",
                        "milliseconds",
                        false);
    }

    /**
     * Range of the net charge, C, where it is so large a part of all charge moved that no sensor's offset can make it;
     * else zero. It serves drive cycles, whose pulses sweep the voltage window with little charge.
     */
    private double swungCharge() {
        double low = 0;
        double high = 0;
        for (double q : Segments.netCharge(series)) {
            low = Math.min(low, q);
            high = Math.max(high, q);
        }
        return high - low >= LEAST_NET_SHARE * throughput() ? high - low : 0;
    }

    /** Median resistance at steps of the current whose drift is taken off with the interval that follows, ohm. */
    private static OptionalDouble resistance(Steps data) {
        double[] all = new double[data.size()];
        int count = 0;
        for (int i = 0; i + 2 < data.size(); i++) {
            boolean steady = Math.abs(data.current[i + 2] - data.current[i + 1]) <= STEADY * data.typical;
            if (data.step(i) && steady) {
                double jump = (data.voltage[i + 1] - data.voltage[i]) - (data.voltage[i + 2] - data.voltage[i + 1]);
                all[count++] = Math.abs(jump / (data.current[i + 1] - data.current[i]));
            }
        }
        if (count == 0) {
            return OptionalDouble.empty();
        }
        Arrays.sort(all, 0, count);
        return OptionalDouble.of(all[count / 2]);
    }

    /** Charge and time of one sweep of the voltage window. */
    private record Sweep(double charge, double loadedTime, int row) {}

    /** The median sweep between the ends of the voltage window, or null where the series makes none. */
    private static @Nullable Sweep sweep(Steps data, double low, double high) {
        Sweep[] sweeps = new Sweep[data.size()];
        int count = 0;
        int side = 0;
        double charge = 0;
        double loaded = 0;
        for (int i = 0; i < data.size(); i++) {
            if (i > 0) {
                double interval = data.time[i] - data.time[i - 1];
                charge += 0.5 * (data.current[i] + data.current[i - 1]) * interval;
                loaded += data.resting(i) || data.resting(i - 1) ? 0 : interval;
            }
            int now = data.voltage[i] <= low ? -1 : data.voltage[i] >= high ? 1 : 0;
            if (now != 0) {
                if (side == -now) {
                    sweeps[count++] = new Sweep(Math.abs(charge), loaded, i);
                }
                side = now;
                charge = 0;
                loaded = 0;
            }
        }
        if (count == 0) {
            return null;
        }
        Arrays.sort(sweeps, 0, count, Comparator.comparingDouble(Sweep::charge));
        return sweeps[count / 2];
    }
}

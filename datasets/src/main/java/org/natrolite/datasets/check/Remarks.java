package org.natrolite.datasets.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToLongFunction;
import org.natrolite.core.series.Channel;
import org.natrolite.core.series.TimeSeries;
import org.natrolite.datasets.segment.Leg;
import org.natrolite.datasets.segment.Segments;

/** What a user of a series should know of it. */
final class Remarks {
    /** Gap that is large in any test, s, if it is also many sampling intervals long. */
    private static final double LARGE_GAP = 3600;

    private static final double GAP_IN_INTERVALS = 20;

    /** Ratio of charge out to charge in over a closed loop beyond which a sensor is offset: a cell gives no charge. */
    private static final double LARGEST_EFFICIENCY = 1.005;

    /** Part of the voltage swing within which a loop counts as closed. */
    private static final double CLOSED = 0.03;

    /** Swing of the voltage from which loops are more than pulses about one state of charge, V. */
    private static final double LEAST_SWING = 0.3;

    /** Part of the voltage swing that a loop must move through to tell about charge and not about hysteresis. */
    private static final double WIDE = 0.4;

    /** Relative difference between stated power and voltage times current that is worth a remark. */
    private static final double POWER_MISMATCH = 0.02;

    /** Temperatures outside which a thermometer is worth a look, K. */
    private static final double COLDEST = 213.15;

    private static final double HOTTEST = 423.15;

    private Remarks() {}

    static List<String> of(TimeSeries series, IntToLongFunction lines) {
        List<String> remarks = new ArrayList<>();
        intervals(series, lines, remarks);
        efficiency(series, lines, remarks);
        power(series, lines, remarks);
        temperature(series, Channel.SURFACE_TEMPERATURE, lines, remarks);
        temperature(series, Channel.AMBIENT_TEMPERATURE, lines, remarks);
        return remarks;
    }

    private static void intervals(TimeSeries series, IntToLongFunction lines, List<String> remarks) {
        int rows = series.size();
        if (rows < 2) {
            return;
        }
        double[] intervals = new double[rows - 1];
        int same = 0;
        int firstSame = 0;
        for (int i = 0; i < intervals.length; i++) {
            intervals[i] = series.time(i + 1) - series.time(i);
            if (intervals[i] == 0 && same++ == 0) {
                firstSame = i + 1;
            }
        }
        if (same > 0) {
            remarks.add(
                    same + " rows repeat the time of the row before, first at line " + lines.applyAsLong(firstSame));
        }
        double[] sorted = intervals.clone();
        Arrays.sort(sorted);
        double border = Math.max(LARGE_GAP, GAP_IN_INTERVALS * sorted[sorted.length / 2]);
        int gaps = 0;
        int largest = 0;
        for (int i = 0; i < intervals.length; i++) {
            if (intervals[i] > border) {
                gaps++;
                largest = intervals[i] > intervals[largest] ? i : largest;
            }
        }
        if (gaps > 0) {
            remarks.add(gaps + (gaps == 1 ? " gap" : " gaps") + " in time of more than " + Numbers.of(border)
                    + " s, the largest of " + Numbers.of(intervals[largest]) + " s before line "
                    + lines.applyAsLong(largest + 1));
        }
    }

    /** Loops that bring a resting cell back to its voltage: more charge out than in points to sensor or break-in. */
    private static void efficiency(TimeSeries series, IntToLongFunction lines, List<String> remarks) {
        Steps data = new Steps(series);
        double low = Arrays.stream(data.voltage).min().orElse(0);
        double swing = Arrays.stream(data.voltage).max().orElse(0) - low;
        List<Leg> legs = swing >= LEAST_SWING ? Segments.legs(series) : List.of();
        int loops = 0;
        int above = 0;
        double largest = 0;
        String place = "";
        for (int i = 0; i + 1 < legs.size(); i++) {
            Leg first = legs.get(i);
            Leg second = legs.get(i + 1);
            double start = data.voltage[first.from()];
            boolean closed = Math.abs(data.voltage[second.to()] - start) <= CLOSED * swing;
            boolean wide = Math.abs(data.voltage[first.to()] - start) >= WIDE * swing;
            boolean unloaded = data.nearlyResting(first.from()) && data.nearlyResting(second.to());
            if (closed && wide && unloaded) {
                loops++;
                double out = Math.abs(Math.min(first.charge(), second.charge()));
                double efficiency = out / Math.max(first.charge(), second.charge());
                above += efficiency > LARGEST_EFFICIENCY ? 1 : 0;
                if (efficiency > largest) {
                    largest = efficiency;
                    place = "lines " + lines.applyAsLong(first.from()) + " to " + lines.applyAsLong(second.to());
                }
            }
        }
        if (above > 0) {
            remarks.add("coulombic efficiency above "
                    + LARGEST_EFFICIENCY
                    + " in "
                    + above
                    + " of "
                    + loops
                    + " closed loops, the largest "
                    + Numbers.of(largest)
                    + " in "
                    + place
                    + ": the current sensor has an offset, or the capacity is still rising");
        }
    }

    private static void power(TimeSeries series, IntToLongFunction lines, List<String> remarks) {
        if (!series.has(Channel.POWER)) {
            return;
        }
        double[] voltage = series.column(Channel.VOLTAGE);
        double[] current = series.column(Channel.CURRENT);
        double[] power = series.column(Channel.POWER);
        double largest = Arrays.stream(power).map(Math::abs).max().orElse(0);
        int differing = 0;
        int first = 0;
        for (int i = 0; i < power.length; i++) {
            if (Math.abs(power[i] - voltage[i] * current[i]) > POWER_MISMATCH * largest && differing++ == 0) {
                first = i;
            }
        }
        if (differing > 0) {
            remarks.add("power differs from voltage times current in " + differing + " rows, first at line "
                    + lines.applyAsLong(first) + ": " + Numbers.of(power[first]) + " W where they give "
                    + Numbers.of(voltage[first] * current[first]) + " W");
        }
    }

    private static void temperature(TimeSeries series, Channel channel, IntToLongFunction lines, List<String> remarks) {
        if (!series.has(channel)) {
            return;
        }
        double[] values = series.column(channel);
        for (int i = 0; i < values.length; i++) {
            if (!(values[i] >= COLDEST && values[i] <= HOTTEST)) {
                remarks.add(channel + " of " + Numbers.of(values[i]) + " K at line " + lines.applyAsLong(i)
                        + ": check its unit");
                return;
            }
        }
    }
}

package org.natrolite.datasets.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToLongFunction;
import java.util.regex.Pattern;
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

    /** Share of the typical current that a resting current may show in noise or in offset. */
    private static final double RESTING_NOISE = 0.005;

    private static final double RESTING_OFFSET = 0.002;

    /** Rows of rest from which noise and offset are judged. */
    private static final int LEAST_RESTING = 20;

    /** Part of the typical current by which it may change and count as unchanged. */
    private static final double SAME_CURRENT = 0.02;

    /** Rows for which a voltage must stand still at its extreme, under an unchanged current, to be a sensor at its end. */
    private static final int LEAST_STUCK = 20;

    /** Fewer rows will do if as much charge passes as no hold of the voltage takes while its current is unchanged. */
    private static final int FEW_STUCK = 5;

    /** That charge as time at the typical current, s: 3 % of the capacity at 1C. */
    private static final double STUCK_AT_TYPICAL = 108;

    /** What is counted in a finding, one or many: {@code %d row(s)}. */
    private static final Pattern COUNTED = Pattern.compile("%d (\\w+)\\(s\\)");

    private final Map<String, Finding> findings = new LinkedHashMap<>();

    /** Something found at many places. */
    private static final class Finding {
        private long count;
        private long of;
        private double largest = Double.NEGATIVE_INFINITY;
        private String place = "";

        /** Adds places; the words of the largest are kept, of equals those of the first. */
        void add(long more, double size, String words) {
            add(more, more, size, words);
        }

        /** Adds places out of so many that were looked at. */
        void add(long more, long looked, double size, String words) {
            count += more;
            of += looked;
            if (size > largest) {
                largest = size;
                place = words;
            }
        }
    }

    private Finding finding(String what) {
        return findings.computeIfAbsent(what, key -> new Finding());
    }

    void add(TimeSeries series, Steps data, IntToLongFunction lines) {
        intervals(data, lines);
        efficiency(series, data, lines);
        power(series, data, lines);
        temperature(series, Channel.SURFACE_TEMPERATURE, lines);
        temperature(series, Channel.AMBIENT_TEMPERATURE, lines);
        rest(data, lines);
        stuck(data, lines);
    }

    List<String> sentences() {
        List<String> all = new ArrayList<>();
        findings.forEach((what, finding) -> all.add(COUNTED.matcher(what)
                        .replaceAll(match -> finding.count + " " + match.group(1) + (finding.count == 1 ? "" : "s"))
                        .replace("%d", Long.toString(finding.count))
                        .replace("%t", Long.toString(finding.of))
                + finding.place));
        return all;
    }

    private void intervals(Steps data, IntToLongFunction lines) {
        int rows = data.size();
        if (rows < 2) {
            return;
        }
        double[] intervals = new double[rows - 1];
        int same = 0;
        int firstSame = 0;
        for (int i = 0; i < intervals.length; i++) {
            intervals[i] = data.time[i + 1] - data.time[i];
            if (intervals[i] == 0 && same++ == 0) {
                firstSame = i + 1;
            }
        }
        if (same > 0) {
            finding("the time of the row before stands again in %d row(s), first at line ")
                    .add(same, 0, Long.toString(lines.applyAsLong(firstSame)));
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
                bridged(data, i, lines);
            }
        }
        if (gaps > 0) {
            finding("%d gap(s) in time of more than " + Numbers.of(border) + " s, the largest of ")
                    .add(
                            gaps,
                            intervals[largest],
                            Numbers.of(intervals[largest]) + " s before line " + lines.applyAsLong(largest + 1));
        }
    }

    /** What flowed in a gap nobody knows; the sums over the test take a straight line between its ends. */
    private void bridged(Steps data, int row, IntToLongFunction lines) {
        double charge = 0.5 * (data.current[row] + data.current[row + 1]) * (data.time[row + 1] - data.time[row]);
        if (!data.nearlyResting(row) || !data.nearlyResting(row + 1)) {
            finding("%d gap(s) in time under load, counted as if the current went on, the largest of ")
                    .add(
                            1,
                            Math.abs(charge),
                            Numbers.of(charge / 3600) + " Ah before line " + lines.applyAsLong(row + 1));
        }
    }

    /** A sensor without current should say so: noise and offset of the current at rest. */
    private void rest(Steps data, IntToLongFunction lines) {
        double sum = 0;
        double squares = 0;
        int count = 0;
        int first = -1;
        for (int i = 0; i < data.size(); i++) {
            if (data.resting(i)) {
                count++;
                sum += data.current[i];
                squares += data.current[i] * data.current[i];
                first = first < 0 ? i : first;
            }
        }
        if (count < LEAST_RESTING || !(data.typical > 0)) {
            return;
        }
        double mean = sum / count;
        double noise = Math.sqrt(Math.max(0, squares / count - mean * mean));
        String from = " A over the rests from line " + lines.applyAsLong(first);
        if (noise > RESTING_NOISE * data.typical) {
            finding("current noise at rest of ").add(0, noise, Numbers.of(noise) + from);
        }
        if (Math.abs(mean) > RESTING_OFFSET * data.typical && Math.abs(mean) > noise / Math.sqrt(count) * 3) {
            finding("current at rest is not zero but on the mean ")
                    .add(0, Math.abs(mean), Numbers.of(mean) + from + ": the current sensor may have an offset");
        }
    }

    /** A voltage that stops at its extreme while an unchanged current flows on: the end of a sensor, not of a cell. */
    private void stuck(Steps data, IntToLongFunction lines) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double v : data.voltage) {
            low = Math.min(low, v);
            high = Math.max(high, v);
        }
        if (!(high - low >= LEAST_SWING)) {
            return;
        }
        int from = 0;
        for (int i = 1; i <= data.size(); i++) {
            boolean goesOn = i < data.size()
                    && data.voltage[i] == data.voltage[from]
                    && Math.abs(data.current[i] - data.current[from]) <= SAME_CURRENT * data.typical;
            if (!goesOn) {
                boolean extreme = data.voltage[from] == low || data.voltage[from] == high;
                if (extreme && still(data, from, i) && !data.nearlyResting(from)) {
                    finding("%d row(s) with a voltage that stands still under current: a saturated channel at ")
                            .add(
                                    i - from,
                                    i - from,
                                    Numbers.of(data.voltage[from]) + " V from line " + lines.applyAsLong(from));
                }
                from = i;
            }
        }
    }

    /** Whether rows that read the same are too many, or too much charge passes in them, for a cell. */
    private static boolean still(Steps data, int from, int to) {
        double charge = Math.abs(data.current[from]) * (data.time[to - 1] - data.time[from]);
        return to - from >= LEAST_STUCK || (to - from >= FEW_STUCK && charge >= STUCK_AT_TYPICAL * data.typical);
    }

    /** Loops that bring a resting cell back to its voltage: more charge out than in points to sensor or break-in. */
    private void efficiency(TimeSeries series, Steps data, IntToLongFunction lines) {
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
            finding("coulombic efficiency above " + LARGEST_EFFICIENCY + " in %d of %t closed loops, the largest ")
                    .add(
                            above,
                            loops,
                            largest,
                            Numbers.of(largest) + " in " + place
                                    + ": the current sensor has an offset, or the capacity is still rising");
        }
    }

    private void power(TimeSeries series, Steps data, IntToLongFunction lines) {
        if (!series.has(Channel.POWER)) {
            return;
        }
        double[] power = series.column(Channel.POWER);
        double largest = Arrays.stream(power).map(Math::abs).max().orElse(0);
        int differing = 0;
        int first = 0;
        for (int i = 0; i < power.length; i++) {
            boolean differs = Math.abs(power[i] - data.voltage[i] * data.current[i]) > POWER_MISMATCH * largest;
            if (differs && differing++ == 0) {
                first = i;
            }
        }
        if (differing > 0) {
            finding("power differs from voltage times current in %d row(s), first at line ")
                    .add(
                            differing,
                            0,
                            lines.applyAsLong(first) + ": " + Numbers.of(power[first]) + " W where they give "
                                    + Numbers.of(data.voltage[first] * data.current[first]) + " W");
        }
    }

    private void temperature(TimeSeries series, Channel channel, IntToLongFunction lines) {
        if (!series.has(channel)) {
            return;
        }
        double[] values = series.column(channel);
        for (int i = 0; i < values.length; i++) {
            if (!(values[i] >= COLDEST && values[i] <= HOTTEST)) {
                finding(channel + " of ")
                        .add(0, 0, Numbers.of(values[i]) + " K at line " + lines.applyAsLong(i) + ": check its unit");
                return;
            }
        }
    }
}

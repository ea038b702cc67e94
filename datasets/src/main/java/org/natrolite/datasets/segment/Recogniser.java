package org.natrolite.datasets.segment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.natrolite.datasets.segment.Segment.Kind;

/** Recognises known tests in segments and cycles. The package states the rules. */
public final class Recogniser {
    private static final double SECONDS_PER_HOUR = 3600;

    /** Part of the range of the charge that a slow sweep covers, and the hours that the whole range would take it. */
    private static final double SWEEP = 0.7;

    private static final double SLOW_HOURS = 10;

    /** Part of the range of the charge that sets two states of charge of a pulse train apart, and that ends a train. */
    private static final double LEVEL = 0.02;

    private static final double TRAIN_ENDS = 0.4;

    /** States of charge from which pulses make a train. */
    private static final int LEAST_LEVELS = 3;

    /** Cycles from which some can stand out, the most of them that can, and by how much. */
    private static final int LEAST_CYCLES = 4;

    private static final double MOST_TESTS = 0.34;
    private static final double SLOWER = 0.6;
    private static final double FULL = 0.8;

    private Recogniser() {}

    /**
     * @param segments segments of a series, in order
     * @param cycles cycles of the same series, in order
     * @return tests found, in order of their start
     */
    public static List<Recognition> tests(List<Segment> segments, List<CycleSummary> cycles) {
        double range = range(segments);
        List<Recognition> found = new ArrayList<>();
        if (range > 0) {
            slowSweeps(segments, range, found);
            trains(segments, range, found);
            referenceTests(cycles, found);
        }
        found.sort(Comparator.comparingLong(Recognition::from));
        return found;
    }

    /** Range of the net charge, C. */
    private static double range(List<Segment> segments) {
        double charge = 0;
        double low = 0;
        double high = 0;
        for (Segment segment : segments) {
            charge += segment.charge();
            low = Math.min(low, charge);
            high = Math.max(high, charge);
        }
        return high - low;
    }

    private static void slowSweeps(List<Segment> segments, double range, List<Recognition> found) {
        for (Segment segment : segments) {
            double part = Math.abs(segment.charge()) / range;
            double hours = segment.duration() / part / SECONDS_PER_HOUR;
            if (segment.kind() == Kind.CONSTANT_CURRENT && part >= SWEEP && hours >= SLOW_HOURS) {
                found.add(new Recognition(
                        Recognition.Kind.SLOW_OCV,
                        segment.from(),
                        segment.to(),
                        segment.start(),
                        segment.end(),
                        String.format(
                                Locale.ROOT,
                                "%.0f %% of the charge range in %.1f h",
                                100 * part,
                                segment.duration() / SECONDS_PER_HOUR)));
            }
        }
    }

    private static void trains(List<Segment> segments, double range, List<Recognition> found) {
        double charge = 0;
        double last = 0;
        Segment first = null;
        Segment end = null;
        int pulses = 0;
        Set<Long> levels = new TreeSet<>();
        for (Segment segment : segments) {
            if (segment.kind() == Kind.PULSE) {
                if (first != null && end != null && Math.abs(charge - last) > TRAIN_ENDS * range) {
                    train(first, end, pulses, levels, found);
                    first = null;
                }
                if (first == null) {
                    first = segment;
                    pulses = 0;
                    levels = new TreeSet<>();
                }
                end = segment;
                pulses++;
                levels.add(Math.round(charge / (LEVEL * range)));
                last = charge;
            }
            charge += segment.charge();
        }
        if (first != null && end != null) {
            train(first, end, pulses, levels, found);
        }
    }

    private static void train(Segment first, Segment end, int pulses, Set<Long> levels, List<Recognition> found) {
        if (levels.size() >= LEAST_LEVELS) {
            found.add(new Recognition(
                    Recognition.Kind.HPPC,
                    first.from(),
                    end.to(),
                    first.start(),
                    end.end(),
                    pulses + " pulses at " + levels.size() + " states of charge"));
        }
    }

    private static void referenceTests(List<CycleSummary> cycles, List<Recognition> found) {
        double[] currents = cycles.stream()
                .mapToDouble(CycleSummary::dischargeCurrent)
                .filter(current -> current > 0)
                .sorted()
                .toArray();
        if (currents.length < LEAST_CYCLES) {
            return;
        }
        double usual = currents[currents.length / 2];
        double largest =
                cycles.stream().mapToDouble(CycleSummary::discharged).max().orElse(0);
        List<CycleSummary> slower = cycles.stream()
                .filter(cycle -> cycle.dischargeCurrent() <= SLOWER * usual && cycle.discharged() >= FULL * largest)
                .toList();
        if (slower.size() > MOST_TESTS * cycles.size()) {
            return;
        }
        for (CycleSummary cycle : slower) {
            found.add(new Recognition(
                    Recognition.Kind.REFERENCE_PERFORMANCE_TEST,
                    cycle.from(),
                    cycle.to(),
                    cycle.start(),
                    cycle.end(),
                    String.format(
                            Locale.ROOT,
                            "a full discharge at %.3g A where most cycles take %.3g A",
                            cycle.dischargeCurrent(),
                            usual)));
        }
    }
}

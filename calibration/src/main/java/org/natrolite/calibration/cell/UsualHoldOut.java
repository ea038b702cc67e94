package org.natrolite.calibration.cell;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.natrolite.calibration.replay.Drive;

/**
 * What the rule of {@link HoldOut.Usual} names.
 *
 * @param cycles pairs of record number and cycle label that are held out
 * @param reason how they were chosen, or why there are none
 */
record UsualHoldOut(Set<List<Object>> cycles, String reason) {
    private static final double THIRD = 1.0 / 3;

    /** Records at temperatures of their own of which the middle one can be left out. */
    private static final int ENOUGH_TEMPERATURES = 3;

    /**
     * @param drives records
     * @return what is held out of them
     */
    static UsualHoldOut of(List<Drive> drives) {
        Set<List<Object>> cycles = new LinkedHashSet<>();
        for (int k = 0; k < drives.size(); k++) {
            Set<Double> labels = HoldOut.labels(drives.get(k));
            if (labels.size() > 1) {
                for (double label : HoldOut.last(labels, THIRD)) {
                    cycles.add(List.of(k, label));
                }
            }
        }
        if (!cycles.isEmpty()) {
            return new UsualHoldOut(
                    cycles,
                    "by cycle, the last third of the cycles of " + (drives.size() == 1 ? "the file" : "each file"));
        }
        if (drives.size() == 1) {
            return nothing("one file of one cycle is too short to hold anything out");
        }
        return files(drives);
    }

    private static UsualHoldOut nothing(String reason) {
        return new UsualHoldOut(Set.of(), reason);
    }

    /** Chooses among records of one cycle each. */
    private static UsualHoldOut files(List<Drive> drives) {
        List<Integer> quick = new ArrayList<>();
        for (int k = 0; k < drives.size(); k++) {
            if (Thinning.slowness(drives.get(k)) >= 1) {
                quick.add(k);
            }
        }
        if (quick.isEmpty()) {
            for (int k = 0; k < drives.size(); k++) {
                quick.add(k);
            }
        }
        List<Integer> alike = List.of();
        for (int k : quick) {
            List<Integer> near = quick.stream()
                    .filter(other -> Math.abs(ambient(drives, other) - ambient(drives, k)) <= HoldOut.TEMPERATURE_BAND)
                    .toList();
            alike = near.size() > alike.size() ? near : alike;
        }
        if (alike.size() > 1) {
            return whole(drives, HoldOut.last(alike, THIRD), "by file, the last third of those at one temperature");
        }
        if (quick.size() >= ENOUGH_TEMPERATURES) {
            List<Integer> byTemperature = new ArrayList<>(quick);
            byTemperature.sort(Comparator.comparingDouble(k -> ambient(drives, k)));
            return whole(
                    drives,
                    Set.of(byTemperature.get(byTemperature.size() / 2)),
                    "by temperature, the middle one, so that the fit has colder and warmer ones");
        }
        return nothing("each file is the only one of its kind, by speed or temperature, that the fit has");
    }

    private static double ambient(List<Drive> drives, int k) {
        return drives.get(k).ambient().value();
    }

    private static UsualHoldOut whole(List<Drive> drives, Set<Integer> records, String reason) {
        Set<List<Object>> cycles = new LinkedHashSet<>();
        for (int k : records) {
            for (double label : HoldOut.labels(drives.get(k))) {
                cycles.add(List.of(k, label));
            }
        }
        return new UsualHoldOut(cycles, reason);
    }
}

package org.natrolite.calibration.cell;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.natrolite.calibration.replay.Drive;

/**
 * One direction of a slow test of the open-circuit voltage: a stretch of one direction of current so small that the cell
 * stays near its branch, from end to end of the cell. Found in records by its length and evenness alone.
 */
final class SlowBranch {
    /** Shortest duration, s: C/10 and slower. */
    private static final double SHORTEST = 10 * 3600;

    /** Largest ratio of any current of the stretch to its mean. */
    private static final double EVEN = 1.3;

    /** Part of the widest branch's charge that a branch must hold. */
    private static final double WHOLE = 0.8;

    /** Most that the temperatures of a charge and a discharge that belong together differ, K. */
    private static final double TOGETHER = 3;

    private static final int SAMPLES = 400;

    private final boolean charging;
    private final double ambient;
    private final double meanCurrent;

    /** Voltage at even distances of charge since the branch began, V. */
    private final double[] voltage = new double[SAMPLES + 1];

    private final double charge;

    private SlowBranch(Drive drive, double[] passed, int from, int to) {
        this.charging = drive.current(from) > 0;
        this.ambient = drive.ambient().value();
        this.charge = Math.abs(passed[to] - passed[from]);
        this.meanCurrent = (passed[to] - passed[from]) / (drive.time(to) - drive.time(from));
        int row = from;
        for (int k = 0; k <= SAMPLES; k++) {
            double wanted = charge * k / SAMPLES;
            while (row < to - 1 && Math.abs(passed[row + 1] - passed[from]) < wanted) {
                row++;
            }
            double a = Math.abs(passed[row] - passed[from]);
            double b = Math.abs(passed[row + 1] - passed[from]);
            double f = b > a ? Math.max(0, Math.min(1, (wanted - a) / (b - a))) : 0;
            voltage[k] = drive.voltage(row) + f * (drive.voltage(row + 1) - drive.voltage(row));
        }
    }

    /**
     * A charge and a discharge of the same cell at the same temperature.
     *
     * @param charge while charging
     * @param discharge while discharging
     */
    record Pair(SlowBranch charge, SlowBranch discharge) {
        /** Mean charge of the two, C. */
        double capacity() {
            return 0.5 * (charge.charge + discharge.charge);
        }

        /** Temperature of the surroundings, K. */
        double ambient() {
            return 0.5 * (charge.ambient + discharge.ambient);
        }

        /** Mean of the branches, each over its own charge, V. */
        double mean(double soc) {
            return 0.5 * (charge.at(soc) + discharge.at(soc));
        }

        /** Half of what the branches are apart that their current across a resistance does not explain, V. */
        double halfGap(double soc, double resistance) {
            return 0.5
                    * (charge.at(soc) - discharge.at(soc) - resistance * (charge.meanCurrent - discharge.meanCurrent));
        }
    }

    private double at(double soc) {
        double place = (charging ? soc : 1 - soc) * SAMPLES;
        int k = (int) Math.max(0, Math.min(SAMPLES - 1, place));
        return voltage[k] + (place - k) * (voltage[k + 1] - voltage[k]);
    }

    /**
     * @param drives records
     * @param heldOut rows not to look at, one array a record
     * @param reference temperature that the pair should be nearest to, K
     * @return the pair of branches nearest to it in temperature; empty where there is none
     */
    static Optional<Pair> pair(List<Drive> drives, List<boolean[]> heldOut, double reference) {
        List<SlowBranch> all = new ArrayList<>();
        for (int k = 0; k < drives.size(); k++) {
            find(drives.get(k), heldOut.get(k), all);
        }
        double widest = all.stream().mapToDouble(branch -> branch.charge).max().orElse(0);
        all.removeIf(branch -> branch.charge < WHOLE * widest);
        List<Pair> pairs = new ArrayList<>();
        for (SlowBranch charge : all) {
            for (SlowBranch discharge : all) {
                if (charge.charging
                        && !discharge.charging
                        && Math.abs(charge.ambient - discharge.ambient) <= TOGETHER) {
                    pairs.add(new Pair(charge, discharge));
                }
            }
        }
        return pairs.stream().min(Comparator.comparingDouble(pair -> Math.abs(pair.ambient() - reference)));
    }

    private static void find(Drive drive, boolean[] heldOut, List<SlowBranch> found) {
        int n = drive.size();
        double[] passed = new double[n];
        for (int i = 1; i < n; i++) {
            passed[i] = passed[i - 1] + drive.held(i - 1) * (drive.time(i) - drive.time(i - 1));
        }
        int from = 0;
        while (from < n) {
            int to = from;
            double largest = 0;
            while (to < n && drive.loaded(to) && !heldOut[to] && drive.current(to) * drive.current(from) > 0) {
                largest = Math.max(largest, Math.abs(drive.current(to)));
                to++;
            }
            if (to - from > 2) {
                double length = drive.time(to - 1) - drive.time(from);
                double mean = Math.abs(passed[to - 1] - passed[from]) / length;
                if (length >= SHORTEST && largest <= EVEN * mean) {
                    found.add(new SlowBranch(drive, passed, from, to - 1));
                }
            }
            from = Math.max(to, from + 1);
        }
    }
}

package org.natrolite.calibration.cell;

import java.util.Arrays;
import org.natrolite.calibration.replay.Drive;
import org.natrolite.core.numeric.Quantiles;

/**
 * How sure the charge is that a record counts: noise and resolution of its current, seen in the record itself. Between two
 * changes of the current the mean of many readings is counted; where they are all the same, each is off by what the converter
 * rounds.
 */
final class ChargeCount {
    /** A change of the current, over the middle one of those about it, that is another level and no noise. */
    private static final double LEVEL = 5;

    /** Steps of the converter that a change to another level has at least. */
    private static final double STEPS = 3;

    /** Steps that a converter has at least between the largest currents of either direction: a quarter of 12 bits. */
    private static final double FEWEST_STEPS = 1024;

    private ChargeCount() {}

    /**
     * @param drive record
     * @return step of the converter, A: the smallest difference between two currents in a row that are not the same, where
     *     current flows and is not switched; where levels alone differ, that of a coarse converter
     */
    static double resolution(Drive drive) {
        double least = Double.POSITIVE_INFINITY;
        double largest = 0;
        for (int i = 0; i < drive.size(); i++) {
            largest = Math.max(largest, Math.abs(drive.current(i)));
            double difference = i > 0 && drive.loaded(i) && !drive.jumps(i - 1)
                    ? Math.abs(drive.current(i) - drive.current(i - 1))
                    : 0;
            if (difference > 0) {
                least = Math.min(least, difference);
            }
        }
        return Math.min(least, 2 * largest / FEWEST_STEPS);
    }

    /**
     * @param drive record
     * @param from first row
     * @param to row after the last
     * @param resolution step of the converter, A
     * @return standard deviation of the charge counted in between, C
     */
    static double deviation(Drive drive, int from, int to, double resolution) {
        double variance = 0;
        int begin = from;
        for (int i = from + 1; i <= to; i++) {
            if (i == to || drive.jumps(i - 1)) {
                variance += ofStretch(drive, begin, i, resolution);
                begin = i;
            }
        }
        return Math.sqrt(variance);
    }

    /** A stretch without jumps may still go through several levels: each has a mean of its own. */
    private static double ofStretch(Drive drive, int from, int to, double resolution) {
        if (!drive.loaded(from)) {
            return 0;
        }
        double[] differences = new double[to - from - 1];
        Arrays.setAll(differences, k -> Math.abs(drive.current(from + k + 1) - drive.current(from + k)));
        double most =
                differences.length == 0 ? 0 : Math.max(STEPS * resolution, LEVEL * Quantiles.of(differences, 0.5)[0]);
        double variance = 0;
        int begin = from;
        for (int i = from + 1; i <= to; i++) {
            if (i == to || differences[i - from - 1] > most) {
                variance += ofLevel(drive, begin, i, resolution);
                begin = i;
            }
        }
        return variance;
    }

    private static double ofLevel(Drive drive, int from, int to, double resolution) {
        int n = to - from;
        double squares = 0;
        for (int i = from + 1; i < to; i++) {
            double difference = drive.current(i) - drive.current(i - 1);
            squares += difference * difference;
        }
        // half of the mean squared difference: a current that changes slowly is no noise
        double noise = n > 1 ? 0.5 * squares / (n - 1) : 0;
        double rounding = resolution * resolution / 12;
        double length = drive.time(Math.min(to, drive.size() - 1)) - drive.time(from);
        // rows that were left out when the record was thinned were counted all the same
        int readings = drive.origin(to - 1) - drive.origin(from) + 1;
        return length * length * (noise > rounding ? noise / readings : rounding);
    }
}

package org.natrolite.calibration.cell;

import org.natrolite.calibration.replay.Drive;

/**
 * How sure the charge is that a record counts: noise and resolution of its current, seen in the record itself. Between two
 * jumps of the current the mean of many readings is counted; where they are all the same, each is off by what the converter
 * rounds.
 */
final class ChargeCount {
    private ChargeCount() {}

    /**
     * @param drive record
     * @return smallest difference between two currents in a row that are not the same, A: the step of the converter
     */
    static double resolution(Drive drive) {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 1; i < drive.size(); i++) {
            double difference = Math.abs(drive.current(i) - drive.current(i - 1));
            if (difference > 0) {
                least = Math.min(least, difference);
            }
        }
        return Double.isInfinite(least) ? 0 : least;
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

    private static double ofStretch(Drive drive, int from, int to, double resolution) {
        if (!drive.loaded(from)) {
            return 0;
        }
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
        return length * length * (noise > rounding ? noise / n : rounding);
    }
}

package org.natrolite.calibration.cell;

import org.natrolite.calibration.replay.Drive;

/** Which rows of a record a fit looks at, and what their time counts. */
final class Thinning {
    /** Longest interval that rows are thinned to, under load and at rest, s. */
    private static final double LONGEST_LOADED = 8;

    private static final double LONGEST_REST = 300;

    /** Time in which a record goes through its charge that is not slow yet, s. */
    private static final double QUICK = 3600;

    /** Under a current so small that less than this part of the charge of the record passes, s. */
    private static final double LONGEST_SLOW = 60;

    private static final double LITTLE = 5e-4;

    /** Rests are thinned to intervals that grow with the time since the last jump of the current by this part of it. */
    private static final double REST_GROWTH = 0.1;

    /** Distance from the voltage at its end within which the rest that a record begins with counts as relaxed, V. */
    private static final double RELAXED = 0.01;

    private Thinning() {}

    /**
     * @param record record
     * @param to row after the last that is looked at
     * @return the record without rows that tell next to nothing beside their neighbours
     */
    static Drive thin(Drive record, int to) {
        double[] switched = new double[to];
        for (int i = 1; i < to; i++) {
            switched[i] = record.loaded(i) == record.loaded(i - 1) ? switched[i - 1] : record.time(i);
        }
        double[] charge = new double[to];
        double lowest = 0;
        double highest = 0;
        for (int i = 1; i < to; i++) {
            charge[i] = charge[i - 1] + record.held(i - 1) * (record.time(i) - record.time(i - 1));
            lowest = Math.min(lowest, charge[i]);
            highest = Math.max(highest, charge[i]);
        }
        double little = LITTLE * (highest - lowest);
        return record.thinned(
                (last, row) -> {
                    double since = record.time(row) - record.time(last);
                    if (record.loaded(row)) {
                        boolean slow = Math.abs(charge[row] - charge[last]) < little;
                        return since >= (slow ? LONGEST_SLOW : LONGEST_LOADED);
                    }
                    double rested = record.time(row) - switched[row];
                    return since >= Math.min(LONGEST_REST, REST_GROWTH * rested);
                },
                to);
    }

    /**
     * What time counts in a record that is slower than {@link #QUICK}: errors of the open-circuit voltage stay alike for as
     * much charge, not as much time, and a slow test must not outweigh what it is to serve by its length.
     */
    static double slowness(Drive drive) {
        double moved = 0;
        double loaded = 0;
        double charge = 0;
        double lowest = 0;
        double highest = 0;
        for (int i = 0; i + 1 < drive.size(); i++) {
            double length = drive.time(i + 1) - drive.time(i);
            moved += Math.abs(drive.held(i)) * length;
            loaded += drive.loaded(i) ? length : 0;
            charge += drive.held(i) * length;
            lowest = Math.min(lowest, charge);
            highest = Math.max(highest, charge);
        }
        double once = moved > 0 ? loaded * (highest - lowest) / moved : 0;
        return once > 0 ? Math.min(1, QUICK / once) : 1;
    }

    /**
     * First row that is fitted: where a record begins with a rest, what it relaxes from went before the record, and the
     * replay begins as if it had ended.
     */
    static int known(Drive drive) {
        int end = 0;
        while (end + 1 < drive.size() && !drive.loaded(end + 1)) {
            end++;
        }
        int row = end;
        while (row > 0 && Math.abs(drive.voltage(row - 1) - drive.voltage(end)) <= RELAXED) {
            row--;
        }
        return row;
    }
}

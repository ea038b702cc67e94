package org.natrolite.calibration.replay;

import java.util.Locale;
import java.util.Optional;

/**
 * What a current sensor reads too much, by the charge of a closed loop: where a record comes back to a voltage at which
 * next to no current flows, as at the end of a charge at constant voltage, as much has come out as went in.
 *
 * @param current what the sensor reads too much, A
 * @param lost net charge of the loop over the charge that passed in either direction, 1; above zero where more went in
 * @param duration length of the loop, s
 * @param begin row that the loop begins with, from 0
 */
public record SensorOffset(double current, double lost, double duration, int begin) {
    /** Voltages this close are the same, V. */
    private static final double SAME = 0.005;

    /** Current that counts as next to none, over the largest of the record. */
    private static final double SMALL = 0.15;

    /** Current that loads the cell again, over the largest of the record. */
    private static final double LARGE = 0.4;

    /** Charge that a loop must move in each direction, over the range of charge of the record. */
    private static final double WIDE = 0.8;

    /**
     * Distance from the highest voltage of the record, over its range, within which a loop must end: further down, where
     * hysteresis and slow relaxation weigh more, equal voltages do not mean equal charge.
     */
    private static final double CHARGED = 0.02;

    /** Net charge over what passed that is certain: 5 mV are 0.5 % of a voltage that rises by 1 V. */
    private static final double CERTAIN = 0.01;

    /**
     * Looks for the longest loop that ends with the record.
     *
     * @param drive record
     * @return the offset that closes the loop; empty where there is none
     */
    public static Optional<SensorOffset> of(Drive drive) {
        int n = drive.size();
        double largest = 0;
        double lowest = 0;
        double highest = 0;
        double top = Double.NEGATIVE_INFINITY;
        double bottom = Double.POSITIVE_INFINITY;
        double[] in = new double[n];
        double[] out = new double[n];
        for (int i = 0; i < n; i++) {
            largest = Math.max(largest, Math.abs(drive.current(i)));
            top = Math.max(top, drive.voltage(i));
            bottom = Math.min(bottom, drive.voltage(i));
            if (i > 0) {
                double moved = drive.held(i - 1) * (drive.time(i) - drive.time(i - 1));
                in[i] = in[i - 1] + Math.max(0, moved);
                out[i] = out[i - 1] + Math.max(0, -moved);
                lowest = Math.min(lowest, in[i] - out[i]);
                highest = Math.max(highest, in[i] - out[i]);
            }
        }
        int last = n - 1;
        boolean charged = drive.voltage(last) >= top - CHARGED * (top - bottom);
        if (!charged || Math.abs(drive.current(last)) > SMALL * largest) {
            return Optional.empty();
        }
        int begin = -1;
        for (int i = 0; i < last && (begin < 0 || Math.abs(drive.current(i)) < LARGE * largest); i++) {
            // the last such row before the cell is loaded again: while the current falls, the voltage stands already
            if (Math.abs(drive.current(i)) <= SMALL * largest
                    && Math.abs(drive.voltage(i) - drive.voltage(last)) <= SAME) {
                begin = i;
            }
        }
        double moved = begin < 0 ? 0 : Math.min(in[last] - in[begin], out[last] - out[begin]);
        if (!(moved > 0 && moved >= WIDE * (highest - lowest))) {
            return Optional.empty();
        }
        double net = in[last] - in[begin] - (out[last] - out[begin]);
        // a rest reads zero, however far off the sensor is: the net charge came while current flowed
        double loaded = 0;
        for (int i = begin; i < last; i++) {
            loaded += drive.loaded(i) ? drive.time(i + 1) - drive.time(i) : 0;
        }
        double length = drive.time(last) - drive.time(begin);
        return Optional.of(new SensorOffset(net / loaded, net / moved, length, begin));
    }

    /**
     * @return charge that came out over charge that went in, 1: above one no cell can be, so that the sensor is off
     */
    public double coulombicEfficiency() {
        return lost > 0 ? 1 / (1 + lost) : 1 - lost;
    }

    /**
     * @return whether it is more than the ends of a loop can be told to agree by
     */
    public boolean certain() {
        return Math.abs(lost) >= CERTAIN;
    }

    /**
     * @return the offset in words
     */
    public String words() {
        return String.format(
                Locale.ROOT,
                "the current sensor reads %+.1f mA too much: over a closed loop of %.2f h, %+.2f %% more charge went in than"
                        + " came out, a coulombic efficiency of %.3f",
                1e3 * current,
                duration / 3600,
                100 * lost,
                coulombicEfficiency());
    }
}

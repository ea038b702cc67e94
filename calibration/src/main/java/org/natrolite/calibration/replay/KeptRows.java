package org.natrolite.calibration.replay;

import java.util.Arrays;

/** Which rows of a record stay when it is thinned: those beside a jump of the current, and those that are asked for. */
final class KeptRows {
    /** Time within which {@link #MANY} jumps make a profile, or noise, of which not every step is followed, s. */
    private static final double BUSY = 5;

    private static final int MANY = 3;

    private KeptRows() {}

    /**
     * @param drive record
     * @param keep whether a row may be kept, asked in order for rows that could be left out, with the last row kept
     * @param to row after the last that is looked at
     * @return rows to keep, in order
     */
    static int[] of(Drive drive, Drive.Keep keep, int to) {
        double[] time = drive.time;
        boolean[] jump = drive.jump;
        int[] rows = new int[to];
        int count = 0;
        int first = 0;
        int jumps = 0;
        for (int i = 0; i < to; i++) {
            jumps += i > 0 && jump[i - 1] ? 1 : 0;
            while (time[i] - time[first] > BUSY) {
                jumps -= jump[first++] ? 1 : 0;
            }
            boolean jumping = i > 0 && (jump[i - 1] || (i < jump.length && jump[i])) && jumps < MANY;
            boolean edge = i == 0 || i == to - 1 || jumping || drive.cycle[i] != drive.cycle[i - 1];
            if (edge || keep.keep(rows[count - 1], i)) {
                rows[count++] = i;
            }
        }
        return Arrays.copyOf(rows, count);
    }
}

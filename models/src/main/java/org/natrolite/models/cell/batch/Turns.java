package org.natrolite.models.cell.batch;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.natrolite.models.cell.kernel.Lanes;

/**
 * Finds the turning points of the cells of one tile, whoever moves them: a point is one where the state of charge comes back
 * from an extreme by more than the threshold. All of it is state of the cells, one lane a cell.
 */
final class Turns {
    /** Sign of the way since the last turning point; 0 until the first value was left by more than the threshold. */
    private final double[] direction = new double[Lanes.WIDTH];

    /** Farthest state of charge on that way; NaN before the first point. */
    private final double[] extreme = new double[Lanes.WIDTH];

    // Sums at the extreme: time, s, temperature over time, K s, charge, C.
    private final double[] seconds = new double[Lanes.WIDTH];
    private final double[] kelvinSeconds = new double[Lanes.WIDTH];
    private final double[] charge = new double[Lanes.WIDTH];

    // The same at the last turning point.
    private final double[] toldSeconds = new double[Lanes.WIDTH];
    private final double[] toldKelvinSeconds = new double[Lanes.WIDTH];
    private final double[] toldCharge = new double[Lanes.WIDTH];

    /** All of the above. */
    private final double[][] columns = {
        direction, extreme, seconds, kelvinSeconds, charge, toldSeconds, toldKelvinSeconds, toldCharge
    };

    Turns() {
        reset();
    }

    void reset() {
        for (double[] column : columns) {
            Arrays.fill(column, 0);
        }
        Arrays.fill(extreme, Double.NaN);
    }

    /** Takes a lane over from others; where they are null, one that has not begun. */
    void copy(int to, @Nullable Turns others, int from) {
        for (int c = 0; c < columns.length; c++) {
            columns[c][to] = others == null ? 0 : others.columns[c][from];
        }
        if (others == null) {
            extreme[to] = Double.NaN;
        }
    }

    /** Answers the same as the first, in the place of the second if there is one. */
    static @Nullable Turns copy(@Nullable Turns from, @Nullable Turns to) {
        if (from == null) {
            if (to != null) {
                to.reset();
            }
            return to;
        }
        Turns copy = to == null ? new Turns() : to;
        for (int c = 0; c < copy.columns.length; c++) {
            System.arraycopy(from.columns[c], 0, copy.columns[c], 0, Lanes.WIDTH);
        }
        return copy;
    }

    /**
     * Looks at a lane, later than before.
     *
     * @param i lane
     * @param soc its state of charge, 1
     * @param threshold reversal that makes a turning point, 1
     * @return whether anything has to be done about it: {@link #take}
     */
    boolean matters(int i, double soc, double threshold) {
        double beyond = soc - extreme[i];
        double way = direction[i];
        // written so that NaN, before the first point, matters
        return way > 0
                ? beyond > 0 || beyond < -threshold
                : way < 0 ? beyond < 0 || beyond > threshold : !(Math.abs(beyond) <= threshold);
    }

    /**
     * Goes on to a state of charge that matters.
     *
     * @param i lane
     * @param cell number of the cell in the batch
     * @param soc its state of charge, 1
     * @param time s since its records were reset
     * @param warmth integral of temperature over that time, K s
     * @param moved charge that has passed in that time, C
     * @param kelvin temperature now, K
     * @param sink told of turning points
     */
    void take(
            int i, int cell, double soc, double time, double warmth, double moved, double kelvin, TurningPoints sink) {
        double beyond = soc - extreme[i];
        if (Double.isNaN(extreme[i])) {
            sink.accept(cell, time, soc, 0, 0, kelvin);
            toldSeconds[i] = time;
            toldKelvinSeconds[i] = warmth;
            toldCharge[i] = moved;
        } else {
            if (beyond * direction[i] < 0) {
                tell(i, cell, sink);
                toldSeconds[i] = seconds[i];
                toldKelvinSeconds[i] = kelvinSeconds[i];
                toldCharge[i] = charge[i];
            }
            direction[i] = Math.signum(beyond);
        }
        extreme[i] = soc;
        seconds[i] = time;
        kelvinSeconds[i] = warmth;
        charge[i] = moved;
    }

    private void tell(int i, int cell, TurningPoints sink) {
        double duration = seconds[i] - toldSeconds[i];
        sink.accept(
                cell,
                seconds[i],
                extreme[i],
                duration,
                charge[i] - toldCharge[i],
                (kelvinSeconds[i] - toldKelvinSeconds[i]) / duration);
    }

    /** Tells of what is still open, the extreme and the present, and changes nothing. */
    void open(int i, int cell, double soc, double time, double warmth, double moved, TurningPoints sink) {
        if (Double.isNaN(extreme[i])) {
            return;
        }
        double from = toldSeconds[i];
        double fromWarmth = toldKelvinSeconds[i];
        double fromCharge = toldCharge[i];
        if (direction[i] != 0) {
            tell(i, cell, sink);
            from = seconds[i];
            fromWarmth = kelvinSeconds[i];
            fromCharge = charge[i];
        }
        if (time > from) {
            sink.accept(cell, time, soc, time - from, moved - fromCharge, (warmth - fromWarmth) / (time - from));
        }
    }
}

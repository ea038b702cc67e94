package org.natrolite.benchmarks.catalogue;

import org.natrolite.models.cell.CellModel;
import org.natrolite.models.cell.CellParameters;
import org.natrolite.models.cell.CellState;
import org.natrolite.models.cell.CellStepper;
import org.natrolite.models.cell.OperatingLimits;

/**
 * How the capacities of the TU Berlin cell were measured: from full and at rest, segments of 1.5 A with rests of 6 min
 * between them until one meets the lower limit of the voltage, then shorter ones, to one of 4 mAh. What each segment moves
 * before it meets the limit counts.
 *
 * @param first charge given until the limit is first met, C
 * @param all charge given in all, C
 */
record SegmentedDischarge(double first, double all) {
    /** Charge of a segment, C: that of the file of rested voltages at 25 degC, which takes 42 s. */
    static final double SEGMENT = 0.017709 * Parts.AMPERE_HOUR;

    /** Charge of a segment after which no other follows, C. */
    private static final double LAST = 0.0043 * Parts.AMPERE_HOUR;

    private static final double CURRENT = 1.5;
    private static final double REST = 360;
    private static final double STEP = 0.5;

    /**
     * @param cell cell, with its own way of cooling
     * @param room temperature at which it starts and of its surroundings, K
     * @param segment charge of a segment, C; one without end leaves no rest but the last ones
     * @return what it gives
     */
    static SegmentedDischarge of(CellParameters cell, double room, double segment) {
        CellStepper stepper = CellStepper.of(CellModel.of(cell), OperatingLimits.none());
        double lowest = cell.limits().lowestVoltage().value();
        CellState state = CellState.rested(1, -1, room);
        CellState before = state.copy();
        double first = Double.NaN;
        double all = 0;
        while (true) {
            double moved = 0;
            boolean met = false;
            while (!met && moved < segment) {
                before.set(state);
                stepper.stepCurrent(state, -CURRENT, STEP, room);
                met = !(stepper.voltage() >= lowest);
                if (met) {
                    state.set(before);
                } else {
                    moved += CURRENT * STEP;
                }
            }
            all += moved;
            if (met && Double.isNaN(first)) {
                first = all;
            }
            if (met && moved <= LAST) {
                return new SegmentedDischarge(first, all);
            }
            stepper.stepCurrent(state, 0, REST, room);
        }
    }
}

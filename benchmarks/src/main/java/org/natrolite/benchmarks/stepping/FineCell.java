package org.natrolite.benchmarks.stepping;

import org.natrolite.models.cell.CellState;
import org.natrolite.models.cell.CellStepper;

/** The reference: a cell that goes through each step in several parts, with coefficients of their own. */
final class FineCell {
    /**
     * Parts of a step. The stepper is of second order, so that these leave a thousandth of what steps of 1 s miss: less
     * than a microvolt at C/2 and two at 2C and -10 degC.
     */
    static final int PARTS = 96;

    private final CellStepper stepper;
    private final CellState state;
    private final int parts;
    private double meanVoltage;

    FineCell(CellStepper stepper, CellState state, int parts) {
        this.stepper = stepper;
        this.state = state;
        this.parts = parts;
    }

    /**
     * @param current A
     * @param length s
     * @param ambient K
     */
    void step(double current, double length, double ambient) {
        double sum = 0;
        for (int k = 0; k < parts; k++) {
            stepper.stepCurrent(state, current, length / parts, ambient);
            sum += stepper.meanVoltage();
        }
        meanVoltage = sum / parts;
    }

    /** Of the last step, V. */
    double meanVoltage() {
        return meanVoltage;
    }

    /** At the end of the last step, V. */
    double voltage() {
        return stepper.voltage();
    }

    /** At the end of the last step, K. */
    double temperature() {
        return state.temperature();
    }
}

package org.natrolite.benchmarks.stepping;

import java.util.Arrays;
import org.natrolite.models.cell.batch.BatchStepper;
import org.natrolite.models.cell.batch.CurrentProfile;

/**
 * A duty given step by step, the same to all cells: the current itself, or the power that makes about this current.
 *
 * @param duty current, A
 * @param volts 0 where cells are given the current; the voltage that makes it a power, V
 */
public record StepControl(CurrentProfile duty, double volts) {
    /** How far the power of a step may be from what was asked, over it. */
    private static final double POWER = 1e-9;

    /**
     * @return number of steps
     */
    public int steps() {
        return duty.steps();
    }

    /**
     * @return length of a step, s
     */
    public double length() {
        return duty.step();
    }

    /**
     * Takes all cells through a step.
     *
     * @param stepper cells; modified
     * @param t step, from 0
     * @param input room for what the cells are given, shape [cells]; modified
     * @param ambient temperature of the surroundings, K, shape [cells]; not modified
     */
    public void step(BatchStepper stepper, int t, double[] input, double[] ambient) {
        if (volts == 0) {
            Arrays.fill(input, duty.current(t));
            stepper.stepCurrent(input, ambient, duty.step());
        } else {
            Arrays.fill(input, duty.current(t) * volts);
            stepper.stepPower(input, ambient, duty.step());
        }
    }

    /** Fails unless a cell was given in a step what was asked. */
    void confirm(BatchStepper stepper, int t, int cell) {
        double asked = duty.current(t) * (volts == 0 ? 1 : volts);
        double given = stepper.current(cell) * (volts == 0 ? 1 : stepper.meanVoltage(cell));
        if (stepper.limited(cell) != 0 || !(Math.abs(given - asked) <= POWER * Math.abs(asked))) {
            throw new IllegalStateException("step " + t + " gives cell " + cell + " " + given + " of " + asked);
        }
    }
}

package org.natrolite.models.cell.batch;

import org.natrolite.core.error.BadArgumentException;

/** A current over equal steps of time, constant within each step, which a batch of cells shares. Immutable. */
public final class CurrentProfile {
    private final double[] current;
    private final double step;

    private CurrentProfile(double[] current, double step) {
        this.current = current;
        this.step = step;
    }

    /**
     * @param current current of each step, A, positive when it charges, shape [steps]; not modified
     * @param step length of a step, s, above zero
     * @return the profile
     * @throws BadArgumentException if a number is not finite or the step not above zero
     */
    public static CurrentProfile of(double[] current, double step) {
        BadArgumentException.requirePositive(step, "step in s");
        for (int i = 0; i < current.length; i++) {
            if (!Double.isFinite(current[i])) {
                throw new BadArgumentException(
                        "current of step " + i + " is " + current[i] + " A; expected a finite number");
            }
        }
        return new CurrentProfile(current.clone(), step);
    }

    /**
     * @return number of steps
     */
    public int steps() {
        return current.length;
    }

    /**
     * @return length of a step, s
     */
    public double step() {
        return step;
    }

    /**
     * @param i step, from 0
     * @return its current, A
     */
    public double current(int i) {
        return current[i];
    }

    /** The array itself, for the loops; never modified. */
    double[] array() {
        return current;
    }
}

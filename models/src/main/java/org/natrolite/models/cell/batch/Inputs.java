package org.natrolite.models.cell.batch;

import org.natrolite.core.error.BadArgumentException;
import org.natrolite.models.cell.kernel.StepKernel;

/**
 * Checks what single steps are given: the kernel says whether something is wrong, and only then is it looked for. Immutable.
 */
final class Inputs {
    private final StepKernel kernel;
    private final int cells;

    Inputs(StepKernel kernel, int cells) {
        this.kernel = kernel;
        this.cells = cells;
    }

    /**
     * @param asked currents, powers or voltages; not modified
     * @param what their name
     * @param unit their unit
     * @param ambient temperatures of the surroundings, K; not modified
     * @param length length of the step, s
     * @throws BadArgumentException if a number is not finite or out of range
     */
    void check(double[] asked, String what, String unit, double[] ambient, double length) {
        if (!(length >= 0 && length < Double.POSITIVE_INFINITY)) {
            throw new BadArgumentException("step of " + length + " s; expected zero or more");
        }
        require(asked.length, what);
        require(ambient.length, "ambient temperature");
        if (!kernel.sound(asked, ambient, cells)) {
            for (int i = 0; i < cells; i++) {
                if (!(Math.abs(asked[i]) <= Double.MAX_VALUE)) {
                    throw new BadArgumentException(
                            what + " of cell " + i + " is " + asked[i] + " " + unit + "; expected a finite number");
                }
                if (!(ambient[i] > 0 && ambient[i] <= Double.MAX_VALUE)) {
                    throw new BadArgumentException("ambient temperature of cell " + i + " is " + ambient[i]
                            + " K; expected a number above zero");
                }
            }
        }
    }

    void require(int length, String what) {
        if (length != cells) {
            throw new BadArgumentException(what + " of " + length + " cells; expected " + cells + ", one a cell");
        }
    }
}

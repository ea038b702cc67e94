package org.natrolite.models.cell.batch;

import org.natrolite.models.cell.kernel.StepWork;

/** What came of the last step, one entry a cell. */
final class StepResults {
    final double[] current;
    final double[] mean;

    /** Where the scalar equations stepped a cell; of the others it follows from the state. */
    final double[] end;

    final int[] limited;

    StepResults(int cells) {
        this.current = new double[cells];
        this.mean = new double[cells];
        this.end = new double[cells];
        this.limited = new int[cells];
    }

    void note(int first, int count, StepWork w) {
        System.arraycopy(w.current, 0, current, first, count);
        System.arraycopy(w.mean, 0, mean, first, count);
    }

    void note(int cell, double ampere, double meanVoltage, double endVoltage, int bits) {
        current[cell] = ampere;
        mean[cell] = meanVoltage;
        end[cell] = endVoltage;
        limited[cell] = bits;
    }
}

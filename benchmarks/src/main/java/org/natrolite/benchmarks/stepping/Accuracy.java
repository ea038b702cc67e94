package org.natrolite.benchmarks.stepping;

import java.util.Arrays;
import org.natrolite.models.cell.batch.BatchStepper;
import org.natrolite.models.cell.batch.CellBatch;
import org.natrolite.models.cell.batch.CurrentProfile;
import org.natrolite.models.cell.batch.ProfileRunner;
import org.natrolite.models.cell.batch.RunOptions;
import org.natrolite.models.cell.batch.Samples;
import org.natrolite.models.cell.kernel.WindowKernel;

/** Compares ways of stepping with a reference, at every step, on the witnesses of a fleet. */
public final class Accuracy {
    private Accuracy() {}

    /**
     * @param fleet cells
     * @param kernel what moves them
     * @param options how windows are chosen
     * @param duty current
     * @param repeats how often it follows itself
     * @param ambient temperature of the surroundings, K
     * @return largest error of the voltage at the end of a step, and of the temperature
     */
    public static Miss ofRun(
            Fleet fleet, WindowKernel kernel, RunOptions options, CurrentProfile duty, int repeats, double ambient) {
        int[] which = fleet.witnesses();
        CellBatch batch = fleet.batch(which);
        ProfileRunner runner = ProfileRunner.of(batch, kernel, options);
        Samples samples = Samples.every(1, which.length, duty);
        FineCell[] fine = fine(fleet, which);
        Miss miss = Miss.NONE;
        for (int r = 0; r < repeats; r++) {
            runner.run(duty, ambient, samples);
            for (int k = 0; k < which.length; k++) {
                for (int t = 0; t < duty.steps(); t++) {
                    // where a limit let less through, that is what the reference is given
                    fine[k].step(samples.current(t, k), duty.step(), ambient);
                    miss = miss.or(
                            samples.voltage(t, k) - fine[k].voltage(),
                            samples.temperature(t, k) - fine[k].temperature());
                }
            }
        }
        return miss;
    }

    /**
     * @param fleet cells
     * @param kernel what moves them
     * @param options when coefficients are made anew
     * @param control what each step is given, which all cells share
     * @param ambient temperature of the surroundings, K
     * @return largest error of the voltage at the end of a step, and of the temperature, of cells that carry the currents
     *     which the steps gave
     */
    public static Miss ofSteps(
            Fleet fleet, WindowKernel kernel, RunOptions options, StepControl control, double ambient) {
        int[] which = fleet.witnesses();
        CellBatch batch = fleet.batch(which);
        BatchStepper stepper = BatchStepper.of(batch, kernel, options);
        FineCell[] fine = fine(fleet, which);
        double[] input = new double[which.length];
        double[] surroundings = new double[which.length];
        Arrays.fill(surroundings, ambient);
        Miss miss = Miss.NONE;
        for (int t = 0; t < control.steps(); t++) {
            control.step(stepper, t, input, surroundings);
            for (int k = 0; k < which.length; k++) {
                fine[k].step(stepper.current(k), control.length(), ambient);
                miss = miss.or(stepper.voltage(k) - fine[k].voltage(), batch.temperature(k) - fine[k].temperature());
                control.confirm(stepper, t, k);
            }
        }
        return miss;
    }

    /**
     * @param fleet cells
     * @param duty current
     * @param repeats how often it follows itself
     * @param ambient temperature of the surroundings, K
     * @return largest error that the plain loop makes of the mean voltage of a step, and of the temperature at its end
     */
    public static Miss ofNaive(Fleet fleet, CurrentProfile duty, int repeats, double ambient) {
        int[] which = fleet.witnesses();
        NaiveCells naive = fleet.naive(which);
        FineCell[] fine = fine(fleet, which);
        Miss miss = Miss.NONE;
        for (int r = 0; r < repeats; r++) {
            for (int t = 0; t < duty.steps(); t++) {
                naive.step(duty.current(t), duty.step(), ambient);
                for (int k = 0; k < which.length; k++) {
                    fine[k].step(duty.current(t), duty.step(), ambient);
                    miss = miss.or(
                            naive.voltage(k) - fine[k].meanVoltage(), naive.temperature(k) - fine[k].temperature());
                }
            }
        }
        return miss;
    }

    private static FineCell[] fine(Fleet fleet, int[] which) {
        FineCell[] fine = new FineCell[which.length];
        for (int k = 0; k < which.length; k++) {
            fine[k] = fleet.fine(which[k], FineCell.PARTS);
        }
        return fine;
    }
}

package org.natrolite.benchmarks;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.natrolite.benchmarks.stepping.NoisyDuty;
import org.natrolite.benchmarks.stepping.TwoPairs;
import org.natrolite.models.cell.CellModel;
import org.natrolite.models.cell.OperatingLimits;
import org.natrolite.models.cell.batch.BatchStepper;
import org.natrolite.models.cell.batch.CellBatch;
import org.natrolite.models.cell.batch.CurrentProfile;
import org.natrolite.models.cell.batch.ProfileRunner;
import org.natrolite.models.cell.batch.RunOptions;

/**
 * Prints how the cost of a cell-step grows with the number of cells: a batch keeps to the caches or not, and a call takes it
 * through few steps or many, or is asked for one step at a time. One thread, within 0.1 mV, the noisy duty at C/2, which
 * each call goes on with. The bytes are those of the batch; tables of the kind of cell, half a megabyte, are among them.
 *
 * <p>Options: {@code --kernel portable|vector}, {@code --cells N,N,...}, {@code --steps N,N,...} (steps of a call). Ten million
 * cells need some 2 GB of heap.
 */
public final class MemoryScaling {
    private static final double PEAK = 0.5;
    private static final double KELVIN = 298.15;

    /** Cell-steps below which a timing is repeated. */
    private static final long ENOUGH = 10_000_000;

    private static final int TIMINGS = 5;

    /** Timings before those that count. */
    private static final int WARMING = 3;

    private MemoryScaling() {}

    /**
     * @param args options
     */
    public static void main(String[] args) {
        Arguments arguments = Arguments.of(
                args,
                Map.of(
                        "kernel",
                        KernelChoice.available().get(KernelChoice.available().size() - 1),
                        "cells",
                        "64,1024,10000,100000,1000000,2000000,5000000,10000000",
                        "steps",
                        "16,256"));
        String kernel = arguments.text("kernel");
        CellModel model = TwoPairs.of("layered-oxide-18650");
        CurrentProfile period = NoisyDuty.of(model, PEAK, NoisyDuty.PERIOD);
        int[] steps = numbers(arguments.text("steps"));
        String[] head = new String[4 + steps.length];
        head[0] = "cells";
        head[1] = "bytes/cell";
        head[2] = "MB";
        for (int k = 0; k < steps.length; k++) {
            head[3 + k] = "ns/cell-step, " + steps[k] + " a call";
        }
        head[head.length - 1] = "step by step";
        Markdown table = new Markdown(head);
        for (int cells : numbers(arguments.text("cells"))) {
            long before = allocated();
            CellBatch batch = CellBatch.of(model, OperatingLimits.of(model.parameters()), cells);
            double bytes = allocated() - before;
            ProfileRunner runner = ProfileRunner.of(batch, KernelChoice.named(kernel), RunOptions.standard());
            String[] row = new String[head.length];
            row[0] = String.valueOf(cells);
            row[1] = String.format(Locale.ROOT, "%.0f", bytes / cells);
            row[2] = String.format(Locale.ROOT, "%.1f", bytes / 1e6);
            for (int k = 0; k < steps.length; k++) {
                row[3 + k] = String.format(Locale.ROOT, "%.2f", cost(runner, cells, period, steps[k]));
            }
            row[head.length - 1] = String.format(Locale.ROOT, "%.2f", stepwise(batch, kernel, period));
            table.row(row);
        }
        System.out.println("Kernel: " + kernel + ".\n");
        System.out.print(table.text());
    }

    /** Median cost of a cell-step, ns; each call goes on in the duty where the last one ended. */
    private static double cost(ProfileRunner runner, int cells, CurrentProfile period, int steps) {
        CurrentProfile[] calls = new CurrentProfile[period.steps() / steps];
        for (int c = 0; c < calls.length; c++) {
            double[] current = new double[steps];
            for (int t = 0; t < steps; t++) {
                current[t] = period.current(c * steps + t);
            }
            calls[c] = CurrentProfile.of(current, period.step());
        }
        int repeats = (int) Math.max(1, ENOUGH / ((long) cells * steps));
        double[] taken = new double[TIMINGS];
        int call = 0;
        for (int k = -WARMING; k < TIMINGS; k++) {
            long begin = System.nanoTime();
            for (int r = 0; r < repeats; r++) {
                runner.run(calls[call], KELVIN);
                call = (call + 1) % calls.length;
            }
            if (k >= 0) {
                taken[k] = (double) (System.nanoTime() - begin) / ((double) repeats * cells * steps);
            }
        }
        Arrays.sort(taken);
        return taken[TIMINGS / 2];
    }

    /** Median cost of a cell-step given step by step, ns, with that of writing its current. */
    private static double stepwise(CellBatch batch, String kernel, CurrentProfile period) {
        int cells = batch.cells();
        BatchStepper stepper = BatchStepper.of(
                batch, KernelChoice.named(kernel), RunOptions.standard().throughputOnly());
        double[] current = new double[cells];
        double[] ambient = new double[cells];
        Arrays.fill(ambient, KELVIN);
        int steps = (int) Math.max(1, ENOUGH / cells);
        double[] taken = new double[TIMINGS];
        int t = 0;
        for (int k = -WARMING; k < TIMINGS; k++) {
            long begin = System.nanoTime();
            for (int s = 0; s < steps; s++) {
                Arrays.fill(current, period.current(t));
                stepper.stepCurrent(current, ambient, period.step());
                t = (t + 1) % period.steps();
            }
            if (k >= 0) {
                taken[k] = (double) (System.nanoTime() - begin) / ((double) steps * cells);
            }
        }
        Arrays.sort(taken);
        return taken[TIMINGS / 2];
    }

    private static int[] numbers(String list) {
        return Arrays.stream(list.split(",")).mapToInt(Integer::parseInt).toArray();
    }

    /** Bytes that this thread has asked for so far. */
    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }
}

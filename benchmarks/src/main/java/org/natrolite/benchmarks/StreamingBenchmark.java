package org.natrolite.benchmarks;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.natrolite.benchmarks.stepping.Fleet;
import org.natrolite.benchmarks.stepping.NoisyDuty;
import org.natrolite.benchmarks.stepping.TwoPairs;
import org.natrolite.models.cell.CellModel;
import org.natrolite.models.cell.OperatingLimits;
import org.natrolite.models.cell.batch.BatchStepper;
import org.natrolite.models.cell.batch.CellBatch;
import org.natrolite.models.cell.batch.CurrentProfile;
import org.natrolite.models.cell.batch.RunOptions;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.BenchmarkParams;

/**
 * What the memory of this machine allows: a million cells whose numbers, one array for each kind of number, are read, changed
 * by one multiplication and one addition, and written. Cells a second, beside cell-steps a second of as many cells that are
 * given a current of their own at each step, on the duty of {@link SteppingBenchmark}.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Threads(1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class StreamingBenchmark {
    /** Far more than the caches hold. */
    static final int CELLS = 1_000_000;

    /** Steps of an invocation. */
    private static final int STEPS = 16;

    private static final double PEAK = 0.5;
    private static final double KELVIN = 298.15;

    /** Cells that the kernels step together. */
    private static final int TILE = 64;

    /** Numbers of the cells. */
    @State(Scope.Thread)
    @SuppressWarnings("NullAway.Init") // JMH calls setUp
    public static class Numbers {
        /** Read and written of each cell. */
        @Param({"192", "256", "336"})
        int bytes;

        private double[][] numbers;

        /** Makes the arrays. */
        @Setup
        public void setUp() {
            if (bytes < Double.BYTES || bytes % Double.BYTES != 0) {
                throw new IllegalArgumentException(
                        bytes + " bytes; expected a multiple of " + Double.BYTES + " above zero");
            }
            numbers = new double[bytes / Double.BYTES][CELLS];
        }
    }

    /** Cells that are given their current step by step. */
    @State(Scope.Thread)
    @SuppressWarnings("NullAway.Init") // JMH calls setUp
    public static class Steps {
        CellBatch batch;
        BatchStepper stepper;
        double[][] current;
        double[] ambient;

        /**
         * @param params which row this is
         */
        @Setup
        public void setUp(BenchmarkParams params) {
            CellModel model = TwoPairs.of("layered-oxide-18650");
            Fleet fleet = Fleet.of(model, OperatingLimits.of(model.parameters()), CELLS, 0.5, KELVIN);
            batch = fleet.batch();
            String kernel = params.getBenchmark().contains(".vector") ? "vector" : "portable";
            stepper = BatchStepper.of(
                    batch, KernelChoice.named(kernel), RunOptions.standard().throughputOnly());
            CurrentProfile duty = NoisyDuty.of(model, PEAK, STEPS);
            current = new double[STEPS][CELLS];
            for (int t = 0; t < STEPS; t++) {
                for (int i = 0; i < CELLS; i++) {
                    current[t][i] = fleet.capacityFactor(i) * duty.current(t);
                }
            }
            ambient = new double[CELLS];
            Arrays.fill(ambient, KELVIN);
        }

        CellBatch step() {
            for (double[] each : current) {
                stepper.stepCurrent(each, ambient, 1);
            }
            return batch;
        }
    }

    /**
     * Current, one step after the other, on plain Java.
     *
     * @param steps cells; modified
     * @return the cells
     */
    @Benchmark
    @OperationsPerInvocation(CELLS * STEPS)
    public CellBatch portableStep(Steps steps) {
        return steps.step();
    }

    /**
     * Current, one step after the other, on the Vector API.
     *
     * @param steps cells; modified
     * @return the cells
     */
    @Benchmark
    @OperationsPerInvocation(CELLS * STEPS)
    public CellBatch vectorStep(Steps steps) {
        return steps.step();
    }

    /**
     * One array after the other: what the memory likes best.
     *
     * @param arrays numbers; modified
     * @return the numbers
     */
    @Benchmark
    @OperationsPerInvocation(CELLS)
    public double[][] arrays(Numbers arrays) {
        for (double[] array : arrays.numbers) {
            change(array, 0, CELLS);
        }
        return arrays.numbers;
    }

    /**
     * Tiles of 64 cells, all arrays of a tile before the next: the order of a simulator, which needs all of a cell at once.
     *
     * @param arrays numbers; modified
     * @return the numbers
     */
    @Benchmark
    @OperationsPerInvocation(CELLS)
    public double[][] tiles(Numbers arrays) {
        for (int first = 0; first < CELLS; first += TILE) {
            for (double[] array : arrays.numbers) {
                change(array, first, Math.min(CELLS, first + TILE));
            }
        }
        return arrays.numbers;
    }

    private static void change(double[] array, int from, int to) {
        for (int i = from; i < to; i++) {
            array[i] = 0.5 * array[i] + 1;
        }
    }
}

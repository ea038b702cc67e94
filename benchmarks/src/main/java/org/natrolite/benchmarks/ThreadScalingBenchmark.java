package org.natrolite.benchmarks;

import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.natrolite.benchmarks.stepping.Fleet;
import org.natrolite.benchmarks.stepping.NoisyDuty;
import org.natrolite.benchmarks.stepping.TwoPairs;
import org.natrolite.models.cell.CellModel;
import org.natrolite.models.cell.CellState;
import org.natrolite.models.cell.OperatingLimits;
import org.natrolite.models.cell.batch.CellBatch;
import org.natrolite.models.cell.batch.CurrentProfile;
import org.natrolite.models.cell.batch.ProfileRunner;
import org.natrolite.models.cell.batch.RunOptions;
import org.natrolite.models.cell.kernel.WindowKernel;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Cell-steps a second of 100,000 cells that some threads share, on the duty of {@link SteppingBenchmark}. Before anything is
 * timed, the cells end with the same bits as on one thread, or it fails.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@State(Scope.Benchmark)
@Threads(1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@SuppressWarnings("NullAway.Init") // JMH calls setUp
public class ThreadScalingBenchmark {
    private static final int CELLS = 100_000;
    private static final int STEPS = 256;
    private static final double PEAK = 0.5;
    private static final double KELVIN = 298.15;

    /** Threads that share the cells; the caller waits. */
    @Param({"1", "2"})
    int threads;

    /** Which kernel. */
    @Param({"portable", "vector"})
    String kernel;

    private CurrentProfile duty;
    private CellBatch batch;
    private CellBatch.Snapshot start;
    private ProfileRunner runner;
    private ExecutorService pool;

    /** Makes the cells and the threads. */
    @Setup
    public void setUp() {
        CellModel model = TwoPairs.of("layered-oxide-18650");
        duty = NoisyDuty.first(NoisyDuty.of(model, PEAK, NoisyDuty.PERIOD), STEPS);
        batch = Fleet.of(model, OperatingLimits.of(model.parameters()), CELLS, 0.5, KELVIN)
                .batch();
        start = batch.snapshot();
        WindowKernel chosen = KernelChoice.named(kernel);
        runner = ProfileRunner.of(batch, chosen, RunOptions.standard());
        pool = Executors.newFixedThreadPool(threads);
        runner.run(duty, KELVIN);
        double[] alone = everything();
        batch.restore(start);
        runner.run(duty, KELVIN, null, threads, pool);
        if (!Arrays.equals(alone, everything())) {
            throw new IllegalStateException(threads + " threads give other bits than one");
        }
    }

    private double[] everything() {
        double[] states = new double[CELLS * CellState.SIZE];
        batch.getStates(states);
        double[] all = Arrays.copyOf(states, states.length + 4 * CELLS);
        int at = states.length;
        for (int i = 0; i < CELLS; i++) {
            all[at++] = batch.energyIn(i);
            all[at++] = batch.energyOut(i);
            all[at++] = batch.chargeIn(i);
            all[at++] = batch.chargeOut(i);
        }
        return all;
    }

    /** Goes back to the start. */
    @Setup(Level.Invocation)
    public void restore() {
        batch.restore(start);
    }

    /** Ends the threads. */
    @TearDown
    public void tearDown() {
        pool.shutdown();
    }

    /**
     * @return the cells after a known profile
     */
    @Benchmark
    @OperationsPerInvocation(CELLS * STEPS)
    public CellBatch run() {
        runner.run(duty, KELVIN, null, threads, pool);
        return batch;
    }
}

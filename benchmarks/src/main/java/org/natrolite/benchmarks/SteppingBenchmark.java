package org.natrolite.benchmarks;

import java.util.concurrent.TimeUnit;
import org.natrolite.benchmarks.stepping.NaiveCells;
import org.natrolite.benchmarks.stepping.NoisyDuty;
import org.natrolite.models.cell.CellModel;
import org.natrolite.models.cell.CellState;
import org.natrolite.models.cell.OperatingLimits;
import org.natrolite.models.cell.batch.CellBatch;
import org.natrolite.models.cell.batch.CurrentProfile;
import org.natrolite.models.cell.batch.ProfileRunner;
import org.natrolite.models.cell.batch.RunOptions;
import org.natrolite.models.cell.kernel.Kernels;
import org.natrolite.models.cell.kernel.PortableKernel;
import org.natrolite.models.cell.kernel.WindowKernel;
import org.natrolite.models.chemistry.Catalogue;
import org.openjdk.jmh.annotations.AuxCounters;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * Steps of cells through a known noisy duty that peaks at C/2, 1 s each: two RC pairs, hysteresis, temperature, energies and
 * charges, within a tolerance of 0.1 mV. An operation is a step of all cells; the counter {@code cellSteps} says how many
 * cell-steps a second that makes. Each invocation begins from the same state.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@State(Scope.Benchmark)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class SteppingBenchmark {
    private static final int STEPS = 2048;
    private static final double KELVIN = 298.15;
    private static final double SOC = 0.5;

    /** Cells stepped together. */
    @Param({"1", "64", "1024", "100000"})
    int cells;

    private final CellModel model = CellModel.of(Catalogue.get("layered-oxide-18650"));
    private final CurrentProfile duty = NoisyDuty.of(model, 0.5, STEPS);
    private NaiveCells naive = new NaiveCells(model, 1);
    private CellBatch batch = CellBatch.of(model, OperatingLimits.none(), 1);
    private CellBatch.Snapshot start = batch.snapshot();
    private ProfileRunner portable = ProfileRunner.of(batch, PortableKernel.create(), RunOptions.standard());
    private ProfileRunner vector = portable;

    /** Reported beside the score. */
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    @State(Scope.Thread)
    public static class Count {
        /** Steps times cells. */
        public long cellSteps;
    }

    /** Makes the cells. */
    @Setup
    public void setUp() {
        naive = new NaiveCells(model, cells);
        batch = CellBatch.of(model, OperatingLimits.of(model.parameters()), cells);
        batch.spread(1, 0.01, 0.03);
        for (int i = 0; i < cells; i++) {
            batch.setState(i, CellState.rested(SOC, 0, KELVIN));
        }
        batch.resetRecords();
        start = batch.snapshot();
        portable = ProfileRunner.of(batch, PortableKernel.create(), RunOptions.standard());
        WindowKernel best = Kernels.best();
        vector = ProfileRunner.of(batch, best, RunOptions.standard());
    }

    /**
     * @param count cell-steps; modified
     * @return the plain loop, so that nothing of it is left out
     */
    @Benchmark
    @OperationsPerInvocation(STEPS)
    public NaiveCells naive(Count count) {
        naive.reset(SOC, KELVIN);
        naive.run(duty, KELVIN);
        count.cellSteps += (long) STEPS * cells;
        return naive;
    }

    /**
     * @param count cell-steps; modified
     * @return the batch after a run with the portable kernel
     */
    @Benchmark
    @OperationsPerInvocation(STEPS)
    public CellBatch portableRun(Count count) {
        batch.restore(start);
        portable.run(duty, KELVIN);
        count.cellSteps += (long) STEPS * cells;
        return batch;
    }

    /**
     * @param count cell-steps; modified
     * @return the batch after a run on the Vector API
     */
    @Benchmark
    @OperationsPerInvocation(STEPS)
    public CellBatch vectorRun(Count count) {
        if (Kernels.best() instanceof PortableKernel) {
            throw new IllegalStateException(Kernels.choice().reason());
        }
        batch.restore(start);
        vector.run(duty, KELVIN);
        count.cellSteps += (long) STEPS * cells;
        return batch;
    }
}

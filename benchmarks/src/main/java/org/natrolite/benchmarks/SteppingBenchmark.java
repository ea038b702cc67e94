package org.natrolite.benchmarks;

import java.util.concurrent.TimeUnit;
import org.natrolite.benchmarks.stepping.Accuracy;
import org.natrolite.benchmarks.stepping.Fleet;
import org.natrolite.benchmarks.stepping.Miss;
import org.natrolite.benchmarks.stepping.NaiveCells;
import org.natrolite.benchmarks.stepping.NoisyDuty;
import org.natrolite.models.cell.CellModel;
import org.natrolite.models.cell.CellState;
import org.natrolite.models.cell.OperatingLimits;
import org.natrolite.models.cell.batch.CellBatch;
import org.natrolite.models.cell.batch.CurrentProfile;
import org.natrolite.models.cell.batch.ProfileRunner;
import org.natrolite.models.cell.batch.RunOptions;
import org.natrolite.models.cell.kernel.WindowKernel;
import org.natrolite.models.chemistry.Catalogue;
import org.openjdk.jmh.annotations.AuxCounters;
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
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.BenchmarkParams;

/**
 * Cell-steps a second: 1 s steps of a noisy duty that peaks at C/2, two RC pairs, hysteresis, temperature, energies and
 * charges. Every invocation takes as many cell-steps, whatever the number of cells, and begins from the same state; going
 * back there is not timed. The rows {@code missedMillivolt} and {@code missedMillikelvin} are the largest errors of the same
 * cells on the same duty against a reference with ten times as many steps.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@State(Scope.Benchmark)
@Threads(1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@SuppressWarnings("NullAway.Init") // JMH calls setUp
public class SteppingBenchmark {
    private static final int CELL_STEPS = 25_600_000;
    private static final double PEAK = 0.5;
    private static final double SOC = 0.5;
    private static final double KELVIN = 298.15;

    /** Repeats of the duty over which the error is looked for. */
    private static final int COMPARED = 4;

    /** Cells stepped together, a divisor of 25,600,000. */
    @Param({"1", "64", "1024", "100000"})
    int cells;

    Fleet fleet;
    CurrentProfile duty;
    int repeats;

    /** Makes the cells and the duty. */
    @Setup
    public void setUp() {
        int steps = CELL_STEPS / cells;
        if (steps * cells != CELL_STEPS || (steps > NoisyDuty.PERIOD && steps % NoisyDuty.PERIOD != 0)) {
            throw new IllegalArgumentException(cells + " cells; expected a number that makes whole periods of "
                    + NoisyDuty.PERIOD + " steps, or a part of one, out of " + CELL_STEPS + " cell-steps");
        }
        CellModel model = CellModel.of(Catalogue.get("layered-oxide-18650"));
        fleet = Fleet.of(model, OperatingLimits.of(model.parameters()), cells, SOC, KELVIN);
        CurrentProfile period = NoisyDuty.of(model, PEAK, NoisyDuty.PERIOD);
        duty = steps < NoisyDuty.PERIOD ? NoisyDuty.first(period, steps) : period;
        repeats = steps / duty.steps();
    }

    /** The plain loop. */
    @State(Scope.Thread)
    @SuppressWarnings("NullAway.Init") // JMH calls setUp
    public static class Loop {
        NaiveCells cells;

        /**
         * @param work cells and duty
         */
        @Setup
        public void setUp(SteppingBenchmark work) {
            cells = work.fleet.naive();
        }

        /** Goes back to the start. */
        @Setup(Level.Invocation)
        public void reset() {
            cells.reset();
        }
    }

    /** Windows chosen for 0.1 mV. */
    @State(Scope.Thread)
    @SuppressWarnings("NullAway.Init") // JMH calls setUp
    public static class Run {
        CellBatch batch;
        CellBatch.Snapshot start;
        ProfileRunner runner;

        /**
         * @param work cells and duty
         * @param params which row this is
         */
        @Setup
        public void setUp(SteppingBenchmark work, BenchmarkParams params) {
            batch = work.fleet.batch();
            start = batch.snapshot();
            runner = ProfileRunner.of(batch, kernel(params), RunOptions.standard());
        }

        /** Goes back to the start. */
        @Setup(Level.Invocation)
        public void restore() {
            batch.restore(start);
        }

        private static WindowKernel kernel(BenchmarkParams params) {
            return KernelChoice.named(row(params).startsWith("vector") ? "vector" : "portable");
        }
    }

    /** What a row misses of the reference, reported beside its score. */
    @AuxCounters(AuxCounters.Type.EVENTS)
    @State(Scope.Thread)
    @SuppressWarnings("NullAway.Init") // JMH calls setUp
    public static class Missed {
        private Miss miss;
        private double shares;

        /**
         * Compares with the reference, before anything is timed.
         *
         * @param work cells and duty
         * @param params which row this is
         */
        @Setup
        public void setUp(SteppingBenchmark work, BenchmarkParams params) {
            // JMH adds the counters of all iterations up
            shares = (double) params.getMeasurement().getCount() * Math.max(1, params.getForks());
            int compared = Math.min(COMPARED, work.repeats);
            if (row(params).equals("naive")) {
                miss = Accuracy.ofNaive(work.fleet, work.duty, compared, KELVIN);
            } else {
                WindowKernel kernel = Run.kernel(params);
                confirm(work, kernel);
                miss = Accuracy.ofRun(work.fleet, kernel, RunOptions.standard(), work.duty, compared, KELVIN);
            }
        }

        /** The cells that are compared are those that are timed: alone or among all, they end in the same state. */
        private static void confirm(SteppingBenchmark work, WindowKernel kernel) {
            int[] which = work.fleet.witnesses();
            double[] few = end(work.fleet.batch(which), work.duty, kernel);
            double[] all = end(work.fleet.batch(), work.duty, kernel);
            for (int k = 0; k < which.length; k++) {
                for (int c = 0; c < CellState.SIZE; c++) {
                    double one = few[k * CellState.SIZE + c];
                    double other = all[which[k] * CellState.SIZE + c];
                    if (!(Math.abs(one - other) <= 1e-9)) {
                        throw new IllegalStateException("number " + c + " of cell " + which[k] + " ends at " + one
                                + " alone, at " + other + " among all");
                    }
                }
            }
        }

        private static double[] end(CellBatch batch, CurrentProfile duty, WindowKernel kernel) {
            ProfileRunner.of(batch, kernel, RunOptions.standard()).run(duty, KELVIN);
            for (int i = 0; i < batch.cells(); i++) {
                if (batch.limited(i) != 0) {
                    throw new IllegalStateException("cell " + i + " reaches a limit");
                }
            }
            double[] states = new double[batch.cells() * CellState.SIZE];
            batch.getStates(states);
            return states;
        }

        /**
         * @return largest error of a voltage, mV
         */
        public double missedMillivolt() {
            return 1e3 * miss.voltage() / shares;
        }

        /**
         * @return largest error of a temperature, mK
         */
        public double missedMillikelvin() {
            return 1e3 * miss.temperature() / shares;
        }
    }

    private static String row(BenchmarkParams params) {
        return params.getBenchmark().substring(params.getBenchmark().lastIndexOf('.') + 1);
    }

    /**
     * Every table and exponential at every step.
     *
     * @param loop cells; modified
     * @param missed errors
     * @return the cells, so that nothing of them is left out
     */
    @Benchmark
    @OperationsPerInvocation(CELL_STEPS)
    public NaiveCells naive(Loop loop, Missed missed) {
        for (int r = 0; r < repeats; r++) {
            loop.cells.run(duty, KELVIN);
        }
        return loop.cells;
    }

    /**
     * A known profile on plain Java.
     *
     * @param run cells; modified
     * @param missed errors
     * @return the cells after the run
     */
    @Benchmark
    @OperationsPerInvocation(CELL_STEPS)
    public CellBatch portableRun(Run run, Missed missed) {
        return known(run);
    }

    /**
     * A known profile on the Vector API.
     *
     * @param run cells; modified
     * @param missed errors
     * @return the cells after the run
     */
    @Benchmark
    @OperationsPerInvocation(CELL_STEPS)
    public CellBatch vectorRun(Run run, Missed missed) {
        return known(run);
    }

    private CellBatch known(Run run) {
        for (int r = 0; r < repeats; r++) {
            run.runner.run(duty, KELVIN);
        }
        return run.batch;
    }
}

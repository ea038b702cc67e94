package org.natrolite.benchmarks;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.natrolite.benchmarks.stepping.Accuracy;
import org.natrolite.benchmarks.stepping.Fleet;
import org.natrolite.benchmarks.stepping.Miss;
import org.natrolite.benchmarks.stepping.NaiveCells;
import org.natrolite.benchmarks.stepping.NoisyDuty;
import org.natrolite.benchmarks.stepping.StepControl;
import org.natrolite.benchmarks.stepping.TwoPairs;
import org.natrolite.models.cell.CellModel;
import org.natrolite.models.cell.CellState;
import org.natrolite.models.cell.OperatingLimits;
import org.natrolite.models.cell.batch.BatchStepper;
import org.natrolite.models.cell.batch.CellBatch;
import org.natrolite.models.cell.batch.CurrentProfile;
import org.natrolite.models.cell.batch.ProfileRunner;
import org.natrolite.models.cell.batch.RunOptions;
import org.natrolite.models.cell.kernel.WindowKernel;
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
        CellModel model = TwoPairs.of("layered-oxide-18650");
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
            runner = ProfileRunner.of(batch, kernel(row(params)), RunOptions.standard());
        }

        /** Goes back to the start. */
        @Setup(Level.Invocation)
        public void restore() {
            batch.restore(start);
        }
    }

    /** Step by step, within 0.1 mV. */
    @State(Scope.Thread)
    @SuppressWarnings("NullAway.Init") // JMH calls setUp
    public static class Steps {
        CellBatch batch;
        CellBatch.Snapshot start;
        BatchStepper stepper;
        StepControl control;
        double[] input;
        double[] ambient;

        /**
         * @param work cells and duty
         * @param params which row this is
         */
        @Setup
        public void setUp(SteppingBenchmark work, BenchmarkParams params) {
            batch = work.fleet.batch();
            start = batch.snapshot();
            stepper = BatchStepper.of(
                    batch, kernel(row(params)), RunOptions.standard().throughputOnly());
            control = work.control(row(params));
            input = new double[batch.cells()];
            ambient = new double[batch.cells()];
            Arrays.fill(ambient, KELVIN);
        }

        /** Goes back to the start. */
        @Setup(Level.Invocation)
        public void restore() {
            batch.restore(start);
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
            String row = row(params);
            if (row.equals("naive")) {
                miss = Accuracy.ofNaive(work.fleet, work.duty, compared, KELVIN);
            } else if (row.contains("Step")) {
                confirm(work.fleet, cells -> step(cells, kernel(row), work.control(row)));
                miss = Accuracy.ofSteps(
                        work.fleet, kernel(row), RunOptions.standard().throughputOnly(), work.control(row), KELVIN);
            } else {
                confirm(
                        work.fleet,
                        cells -> ProfileRunner.of(cells, kernel(row), RunOptions.standard())
                                .run(work.duty, KELVIN));
                miss = Accuracy.ofRun(work.fleet, kernel(row), RunOptions.standard(), work.duty, compared, KELVIN);
            }
        }

        private static void step(CellBatch cells, WindowKernel kernel, StepControl control) {
            BatchStepper stepper =
                    BatchStepper.of(cells, kernel, RunOptions.standard().throughputOnly());
            double[] input = new double[cells.cells()];
            double[] ambient = new double[cells.cells()];
            Arrays.fill(ambient, KELVIN);
            for (int t = 0; t < control.steps(); t++) {
                control.step(stepper, t, input, ambient);
            }
        }

        /** The cells that are compared are those that are timed: alone or among all, they end in the same state. */
        private static void confirm(Fleet fleet, Consumer<CellBatch> duty) {
            int[] which = fleet.witnesses();
            double[] few = end(fleet.batch(which), duty);
            double[] all = end(fleet.batch(), duty);
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

        private static double[] end(CellBatch batch, Consumer<CellBatch> duty) {
            duty.accept(batch);
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

    /** What the cells are given in a row that steps them one by one. */
    private StepControl control(String row) {
        double volts = row.endsWith("Power") ? fleet.model().openCircuitVoltage(SOC, KELVIN) : 0;
        return new StepControl(duty, volts);
    }

    private static WindowKernel kernel(String row) {
        return KernelChoice.named(row.startsWith("vector") ? "vector" : "portable");
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

    /**
     * Current, one step after the other, on plain Java.
     *
     * @param steps cells; modified
     * @param missed errors
     * @return the cells after the last step
     */
    @Benchmark
    @OperationsPerInvocation(CELL_STEPS)
    public CellBatch portableStep(Steps steps, Missed missed) {
        return oneByOne(steps);
    }

    /**
     * Current, one step after the other, on the Vector API.
     *
     * @param steps cells; modified
     * @param missed errors
     * @return the cells after the last step
     */
    @Benchmark
    @OperationsPerInvocation(CELL_STEPS)
    public CellBatch vectorStep(Steps steps, Missed missed) {
        return oneByOne(steps);
    }

    /**
     * Power, one step after the other, on plain Java.
     *
     * @param steps cells; modified
     * @param missed errors
     * @return the cells after the last step
     */
    @Benchmark
    @OperationsPerInvocation(CELL_STEPS)
    public CellBatch portableStepPower(Steps steps, Missed missed) {
        return oneByOne(steps);
    }

    private CellBatch oneByOne(Steps steps) {
        for (int r = 0; r < repeats; r++) {
            if (r > 0) {
                // equal powers in and out do not keep the charge: losses would take the cells to a limit in time
                steps.batch.restore(steps.start);
            }
            for (int t = 0; t < duty.steps(); t++) {
                steps.control.step(steps.stepper, t, steps.input, steps.ambient);
            }
        }
        return steps.batch;
    }
}

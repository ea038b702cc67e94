package org.natrolite.benchmarks;

import java.util.concurrent.TimeUnit;
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

/**
 * What the memory of this machine allows: a million cells whose numbers, one array for each kind of number, are read, changed
 * by one multiplication and one addition, and written. Cells a second, to be held against cell-steps of a simulator that
 * asks for one step at a time.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Threads(1)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class StreamingBenchmark {
    /** Far more than the caches hold. */
    static final int CELLS = 1_000_000;

    /** Cells that the kernels step together. */
    private static final int TILE = 64;

    /** Numbers of the cells. */
    @State(Scope.Thread)
    @SuppressWarnings("NullAway.Init") // JMH calls setUp
    public static class Arrays {
        /** Read and written of each cell. */
        @Param({"64", "128", "160", "192", "256"})
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

    /**
     * One array after the other: what the memory likes best.
     *
     * @param arrays numbers; modified
     * @return the numbers
     */
    @Benchmark
    @OperationsPerInvocation(CELLS)
    public double[][] arrays(Arrays arrays) {
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
    public double[][] tiles(Arrays arrays) {
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

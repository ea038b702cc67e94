package org.natrolite.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.natrolite.benchmarks.reading.ManyRows;
import org.natrolite.core.series.TimeSeries;
import org.natrolite.datasets.format.ReadOptions;
import org.natrolite.datasets.format.Readers;
import org.natrolite.datasets.format.Survey;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Reading of a CSV file in the Battery Data Format on one core: as a whole with all checks, the first pass of a read in
 * pieces, and the second. The counter {@code megabytes} is the speed: megabytes (10^6) of the file a second.
 */
@BenchmarkMode(Mode.Throughput)
public class ReadingBenchmark extends OneCore {

    /** The file to read. */
    @State(Scope.Benchmark)
    @SuppressWarnings("NullAway.Init") // JMH calls write
    public static class Data {
        /** Rows of the file. */
        @Param("1000000")
        public int rows;

        Path file;
        Survey survey;
        double megabytes;

        /**
         * Writes the file.
         *
         * @throws IOException if it cannot be written
         */
        @Setup(Level.Trial)
        public void write() throws IOException {
            file = Files.createTempFile("natrolite", ".bdf.csv");
            ManyRows.write(file, rows);
            megabytes = Files.size(file) / 1e6;
            survey = Readers.survey(file, ReadOptions.defaults(), bytes -> {});
        }

        /**
         * Removes the file.
         *
         * @throws IOException if it cannot be removed
         */
        @TearDown(Level.Trial)
        public void remove() throws IOException {
            Files.deleteIfExists(file);
        }
    }

    /** Megabytes read. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Speed {
        /** Megabytes (10^6) of the file. */
        public double megabytes;
    }

    /**
     * @param data file
     * @param speed counter
     * @return the series
     */
    @Benchmark
    public TimeSeries whole(Data data, Speed speed) {
        speed.megabytes += data.megabytes;
        return Readers.read(data.file, ReadOptions.defaults());
    }

    /**
     * @param data file
     * @param speed counter
     * @return what the first pass found
     */
    @Benchmark
    public Survey survey(Data data, Speed speed) {
        speed.megabytes += data.megabytes;
        return Readers.survey(data.file, ReadOptions.defaults(), bytes -> {});
    }

    /**
     * @param data file
     * @param speed counter
     * @return rows of the second pass
     */
    @Benchmark
    public long stream(Data data, Speed speed) {
        speed.megabytes += data.megabytes;
        long[] rows = {0};
        Readers.stream(List.of(data.survey), piece -> rows[0] += piece.size(), bytes -> {});
        return rows[0];
    }
}

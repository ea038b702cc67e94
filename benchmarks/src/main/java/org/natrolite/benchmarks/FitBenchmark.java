package org.natrolite.benchmarks;

import java.util.List;
import org.natrolite.calibration.cell.CalibrationOptions;
import org.natrolite.calibration.cell.CalibrationResult;
import org.natrolite.calibration.cell.CellCalibration;
import org.natrolite.calibration.replay.Replay;
import org.natrolite.calibration.replay.ReplayOptions;
import org.natrolite.calibration.replay.ReplayResult;
import org.natrolite.calibration.study.Experiments;
import org.natrolite.core.series.TimeSeries;
import org.natrolite.models.cell.CellParameters;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Identification of a cell with two RC pairs, open-circuit voltage, hysteresis and thermal constants from some 14,000 rows
 * of current, voltage and temperature, from nothing, with intervals; and the evaluation of a cell against the same rows,
 * whose counter {@code rows} is the speed. One thread.
 */
public class FitBenchmark extends OneCore {

    /** The record to fit. */
    @State(Scope.Benchmark)
    @SuppressWarnings("NullAway.Init") // JMH calls simulate
    public static class Data {
        TimeSeries record;
        CellParameters cell;

        /** Simulates the record. */
        @Setup(Level.Trial)
        public void simulate() {
            cell = Experiments.truth();
            record = Experiments.cycles().measured(Experiments.instrument().withTemperatureErrors(0.1, 0), 1);
        }
    }

    /** Rows evaluated. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Speed {
        /** Rows of the record. */
        public double rows;
    }

    /**
     * @param data record
     * @return the cell
     */
    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    public CalibrationResult fit(Data data) {
        return CellCalibration.of(
                        null, CalibrationOptions.defaults().withPairs(2).withThreads(1))
                .run(List.of(data.record));
    }

    /**
     * @param data record
     * @param speed counter
     * @return how far the cell is off
     */
    @Benchmark
    @BenchmarkMode(Mode.Throughput)
    public ReplayResult evaluate(Data data, Speed speed) {
        speed.rows += data.record.size();
        return Replay.run(data.cell, data.record, ReplayOptions.none());
    }
}

package org.natrolite.cli.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.natrolite.calibration.cell.CalibrationOptions;
import org.natrolite.calibration.cell.CalibrationResult;
import org.natrolite.calibration.cell.CellCalibration;
import org.natrolite.calibration.cell.Checks;
import org.natrolite.calibration.cell.HoldOut;
import org.natrolite.calibration.optimise.Progress;
import org.natrolite.calibration.replay.ReplayOptions;
import org.natrolite.core.series.Channel;
import org.natrolite.core.series.TimeSeries;
import org.natrolite.datasets.format.ReadOptions;
import org.natrolite.datasets.format.Readers;
import org.natrolite.datasets.segment.Cycle;
import org.natrolite.datasets.segment.Segments;
import org.natrolite.models.ageing.AgeingPrior;
import org.natrolite.models.cell.CellParameters;

/**
 * How the files of a cell become a cell.
 *
 * @param start cell to begin with, or null to read one off the data
 * @param aged cell whose prior of ageing stands in, or null for none
 * @param pairs RC pairs, or null for as many as the files tell
 * @param held what to hold out
 * @param checks what is asked for beside intervals
 * @param reading how files are read
 * @param replay what is stated beside the files
 */
record CellFitting(
        @Nullable CellParameters start,
        @Nullable CellParameters aged,
        @Nullable Integer pairs,
        HoldOut held,
        Checks checks,
        ReadOptions reading,
        ReplayOptions replay) {
    /** Iterations after which a fit stops. */
    static final int MOST_ITERATIONS = 60;

    /**
     * A cell and what it was fitted to.
     *
     * @param result the fit
     * @param records series that were read
     */
    record Fitted(CalibrationResult result, List<TimeSeries> records) {
        Fitted {
            records = List.copyOf(records);
        }
    }

    /**
     * @param kelvin temperature of the surroundings, K
     * @return the same with that temperature stated
     */
    CellFitting at(double kelvin) {
        return new CellFitting(
                start,
                aged,
                pairs,
                held,
                checks,
                reading.withAmbient(kelvin),
                ReplayOptions.none().withAmbient(kelvin));
    }

    /**
     * @param files tests of one cell
     * @param command command that asks for it, for the provenance
     * @param threads threads to use
     * @param progress told how the fit goes on
     * @return the fitted cell
     */
    Fitted fit(List<Path> files, String command, int threads, Progress progress) {
        List<TimeSeries> records = new ArrayList<>();
        for (Path file : files) {
            records.add(labelled(Readers.read(file, reading)));
        }
        CalibrationResult result = CellCalibration.of(
                        start,
                        CalibrationOptions.defaults()
                                .withPairs(pairs)
                                .withHoldOut(held)
                                .withChecks(checks)
                                .withReplay(replay)
                                .withCommand(command)
                                .withMostIterations(MOST_ITERATIONS)
                                .withThreads(threads)
                                .withProgress(progress))
                .run(records);
        AgeingPrior prior = aged == null ? null : aged.ageing();
        if (aged != null && prior != null) {
            result = result.withAgeing(
                    prior,
                    "how the cell ages is not in its time series: the " + prior.law() + " of '"
                            + aged.description().id() + "' stands in (--ageing ID|FILE|none to choose)");
        }
        return new Fitted(result, records);
    }

    /** The same series with its cycles counted from 1, where its file does not label them. */
    private static TimeSeries labelled(TimeSeries series) {
        if (series.has(Channel.CYCLE) || !series.has(Channel.CURRENT)) {
            return series;
        }
        double[] label = new double[series.size()];
        for (Cycle cycle : Segments.cycles(series)) {
            Arrays.fill(label, cycle.from(), cycle.to(), cycle.label());
        }
        return series.with(Channel.CYCLE, label);
    }
}

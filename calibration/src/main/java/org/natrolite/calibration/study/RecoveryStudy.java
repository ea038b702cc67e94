package org.natrolite.calibration.study;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.natrolite.calibration.cell.CalibrationOptions;
import org.natrolite.calibration.cell.CalibrationResult;
import org.natrolite.calibration.cell.CellCalibration;
import org.natrolite.calibration.cell.FittedParameter;
import org.natrolite.calibration.synthetic.Instrument;
import org.natrolite.calibration.synthetic.SyntheticRun;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.core.numeric.Quantiles;
import org.natrolite.core.series.Channel;
import org.natrolite.core.series.TimeSeries;
import org.natrolite.models.cell.CellParameters;

/** Identifies a known cell over and over again from what an instrument reads of one experiment. Immutable. */
public final class RecoveryStudy {
    private final CellParameters start;
    private final LongFunction<SyntheticRun> experiment;
    private final Instrument instrument;
    private final CalibrationOptions options;

    private RecoveryStudy(
            CellParameters start,
            LongFunction<SyntheticRun> experiment,
            Instrument instrument,
            CalibrationOptions options) {
        this.start = start;
        this.experiment = experiment;
        this.instrument = instrument;
        this.options = options;
    }

    /**
     * @param start cell that each identification begins with; its voltages at states of charge 0 and 1 must be those of the
     *     truth, for they say what state of charge means
     * @param experiment test of the truth by the seed: one and the same, or one drawn anew, so that what rounding does to its
     *     currents is drawn anew, too; the truth is the same in all
     * @param instrument what reads them
     * @param options how to identify
     * @return the study
     */
    public static RecoveryStudy of(
            CellParameters start,
            LongFunction<SyntheticRun> experiment,
            Instrument instrument,
            CalibrationOptions options) {
        return new RecoveryStudy(start, experiment, instrument, options);
    }

    /**
     * Identifies the cell from the readings of one seed. An instrument without noise of temperature does not read it.
     *
     * @param seed seed of the noise
     * @return what was identified
     */
    public CalibrationResult identify(long seed) {
        return identify(experiment.apply(seed), seed);
    }

    private CalibrationResult identify(SyntheticRun run, long seed) {
        TimeSeries record = run.measured(instrument, seed);
        return CellCalibration.of(start, options)
                .run(List.of(instrument.temperatureNoise() > 0 ? record : record.without(Channel.SURFACE_TEMPERATURE)));
    }

    /** A cell, and what it was found to be. */
    private record Found(CellParameters truth, List<FittedParameter> numbers) {}

    /**
     * Runs the study; the seeds are spread over the threads of the machine, the outcome is the same on any number.
     *
     * @param first first seed
     * @param seeds number of seeds from there on
     * @return what became of each number, in the order of the cell
     */
    public List<Recovery> run(long first, int seeds) {
        BadArgumentException.requirePositive(seeds, "number of seeds");
        List<Found> all = LongStream.range(first, first + seeds)
                .parallel()
                .mapToObj(seed -> {
                    SyntheticRun run = experiment.apply(seed);
                    return new Found(run.cell(), identify(run, seed).parameters());
                })
                .toList();
        List<List<FittedParameter>> found = all.stream().map(Found::numbers).toList();
        List<FittedParameter> names = found.get(0);
        double[] truth = CellNumbers.of(all.get(0).truth(), names);
        List<Recovery> table = new ArrayList<>();
        for (int p = 0; p < truth.length; p++) {
            FittedParameter name = names.get(p);
            double value = truth[p];
            double[] errors = new double[seeds];
            int covered = 0;
            int unidentified = 0;
            for (int s = 0; s < seeds; s++) {
                FittedParameter one = found.get(s).get(p);
                errors[s] = Math.abs(one.value() - value);
                covered += one.lower95() <= value && value <= one.upper95() ? 1 : 0;
                unidentified += one.identified() ? 0 : 1;
            }
            table.add(new Recovery(
                    name.name(),
                    name.unit(),
                    value,
                    Quantiles.of(errors, 0.5)[0],
                    (double) covered / seeds,
                    (double) unidentified / seeds,
                    seeds));
        }
        return table;
    }
}

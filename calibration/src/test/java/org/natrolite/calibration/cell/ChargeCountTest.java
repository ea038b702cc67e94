package org.natrolite.calibration.cell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.natrolite.calibration.replay.Drive;
import org.natrolite.calibration.replay.ReplayOptions;
import org.natrolite.calibration.study.Experiments;
import org.natrolite.calibration.synthetic.SyntheticRun;
import org.natrolite.core.series.Channel;
import org.natrolite.core.series.TimeSeries;

/** The charge that is counted is as uncertain as counting it again and again shows. */
class ChargeCountTest {
    private static final int SEEDS = 60;

    /** Levels of drives are drawn anew for each seed, so that what rounding does to them is. */
    @Test
    void chargeOfDrivesScattersAsMuchAsIsSaid() {
        double squares = 0;
        double said = 0;
        for (long seed = 1; seed <= SEEDS; seed++) {
            SyntheticRun run = Experiments.drive(seed);
            Drive truth = drive(run.truth().without(Channel.SOC));
            Drive read = drive(run.measured(Experiments.instrument(), seed));
            double error = charge(read) - charge(truth);
            squares += error * error / SEEDS;
            said += Math.pow(deviation(read), 2) / SEEDS;
        }
        assertEquals(1, Math.sqrt(said / squares), 0.3);
    }

    /** Steps of a few per cent between levels are no noise of any level. */
    @Test
    void smallStepsBetweenLevelsAreNoNoise() {
        double[] current = new double[400];
        Random random = new Random(1);
        Arrays.setAll(current, i -> -1 - 0.05 * (i / 20 % 2) + 1e-3 * random.nextGaussian());
        // 399 s of noise of 1 mA, a second each
        assertEquals(1e-3 * Math.sqrt(399), deviation(drive(series(current))), 0.2e-3 * Math.sqrt(399));
    }

    @Test
    void levelsAloneDoNotShowWhatTheConverterRounds() {
        double[] current = new double[400];
        Arrays.setAll(current, i -> i < 200 ? -1 : -2);
        Drive drive = drive(series(current));
        assertTrue(ChargeCount.resolution(drive) <= 2 * 2.0 / 1024, () -> "A: " + ChargeCount.resolution(drive));
        assertTrue(deviation(drive) > 0);
    }

    /** Rows that a fit leaves out were counted all the same. */
    @Test
    void thinningChangesNothing() {
        double[] current = new double[4000];
        Random random = new Random(2);
        Arrays.setAll(current, i -> -1 + 1e-3 * random.nextGaussian());
        Drive whole = drive(series(current));
        Drive thinned = whole.thinned((last, row) -> row - last >= 10, whole.size());
        assertTrue(thinned.size() < 500);
        assertEquals(1, deviation(thinned) / deviation(whole), 0.15);
    }

    private static TimeSeries series(double[] current) {
        double[] time = new double[current.length];
        Arrays.setAll(time, i -> i);
        double[] voltage = new double[current.length];
        Arrays.fill(voltage, 3);
        return TimeSeries.builder("levels")
                .put(Channel.TIME, time)
                .put(Channel.CURRENT, current)
                .put(Channel.VOLTAGE, voltage)
                .build();
    }

    private static Drive drive(TimeSeries series) {
        return Drive.of(series, ReplayOptions.none(), 298.15);
    }

    private static double charge(Drive drive) {
        double charge = 0;
        for (int i = 0; i + 1 < drive.size(); i++) {
            charge += drive.held(i) * (drive.time(i + 1) - drive.time(i));
        }
        return charge;
    }

    private static double deviation(Drive drive) {
        return ChargeCount.deviation(drive, 0, drive.size(), ChargeCount.resolution(drive));
    }
}

package org.natrolite.calibration.cell;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.natrolite.calibration.SharedData;
import org.natrolite.calibration.replay.FitStatistics;
import org.natrolite.calibration.replay.Replay;
import org.natrolite.calibration.replay.ReplayOptions;
import org.natrolite.calibration.replay.ReplayResult;
import org.natrolite.core.series.Channel;
import org.natrolite.core.series.TimeSeries;

/** A measured LFP/graphite cell: slow branches and a drive profile at 45 degC foretell the drive at 25 degC. */
@Tag("slow")
class A123Test {
    @Test
    void theDriveAtAnotherTemperatureIsForetold() {
        List<TimeSeries> records = List.of(slow("S1"), slow("S3"), drive(45));

        CalibrationResult result =
                CellCalibration.of(null, CalibrationOptions.defaults()).run(records);

        FitStatistics seen = inWindow(result.replays().get(2));
        FitStatistics foretold = inWindow(Replay.run(result.cell(), drive(25), ReplayOptions.none()));
        assertTrue(seen.rmse() < 12e-3, () -> "at 45 degC " + seen);
        assertTrue(foretold.rmse() < 25e-3, () -> "at 25 degC " + foretold);
    }

    @Test
    void bothDrivesAreExplainedDownToTheEnd() {
        List<TimeSeries> records = List.of(slow("S1"), slow("S3"), drive(25), drive(45));

        CalibrationResult result =
                CellCalibration.of(null, CalibrationOptions.defaults()).run(records);

        for (int k = 2; k < 4; k++) {
            ReplayResult replay = result.replays().get(k);
            assertTrue(inWindow(replay).rmse() < 12e-3, () -> "in the window " + inWindow(replay));
            // the last rest, at 2.6 V and some 4 %, is not left to the edge of the window
            assertTrue(replay.statistics().rmse() < 12e-3, () -> "in all " + replay.statistics());
        }
    }

    private static FitStatistics inWindow(ReplayResult replay) {
        double[] soc = replay.soc();
        return replay.statistics(row -> soc[row] >= 0.05 && soc[row] <= 0.95);
    }

    private static TimeSeries slow(String branch) {
        TimeSeries series = SharedData.read(
                "a123-26650-lfp/A123_OCV_P45_" + branch + ".csv",
                Map.of(
                        "Test_Time(s)", Channel.TIME,
                        "Voltage(V)", Channel.VOLTAGE,
                        "Current(A)", Channel.CURRENT));
        return at(series, 45);
    }

    private static TimeSeries drive(int celsius) {
        TimeSeries series = SharedData.read(
                "a123-26650-lfp/A123_DYN_50_P" + celsius + "_s1.csv",
                Map.of("time", Channel.TIME, " voltage", Channel.VOLTAGE, " current", Channel.CURRENT));
        // the file has discharge positive
        double[] current = Arrays.stream(series.column(Channel.CURRENT))
                .map(ampere -> -ampere)
                .toArray();
        return at(series.with(Channel.CURRENT, current), celsius);
    }

    private static TimeSeries at(TimeSeries series, double celsius) {
        double[] ambient = new double[series.size()];
        Arrays.fill(ambient, celsius + 273.15);
        return series.with(Channel.AMBIENT_TEMPERATURE, ambient);
    }
}

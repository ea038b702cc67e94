package org.natrolite.calibration.cell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.natrolite.calibration.SharedData;
import org.natrolite.calibration.replay.Drive;
import org.natrolite.calibration.replay.Replay;
import org.natrolite.calibration.replay.ReplayOptions;
import org.natrolite.calibration.replay.ReplayResult;
import org.natrolite.core.series.Channel;
import org.natrolite.core.series.TimeSeries;

/** A measured sodium-ion cell at four rates, with a current sensor that drifts: rates within the others are foretold. */
@Tag("slow")
class HakadiTest {
    private static final List<String> RATES = List.of("0c5", "1c", "1c5", "2c");

    @Test
    void aRateIsForetoldByTheOthers() {
        for (String rate : List.of("1c", "1c5", "2c")) {
            List<TimeSeries> others = new ArrayList<>();
            RATES.stream().filter(other -> !other.equals(rate)).forEach(other -> others.add(read(other)));

            CalibrationResult result =
                    CellCalibration.of(null, CalibrationOptions.defaults()).run(others);
            ReplayResult foretold = Replay.run(result.cell(), read(rate), ReplayOptions.none());

            assertTrue(result.warnings().stream().anyMatch(w -> w.contains("coulombic efficiency")));
            assertTrue(
                    foretold.warnings().stream().anyMatch(w -> w.contains("mA too much")),
                    foretold.warnings()::toString);
            assertEquals(0, meanError(foretold, -1), 0.015, () -> "mean voltage of the discharge at " + rate);
            assertEquals(0, meanError(foretold, 1), 0.015, () -> "mean voltage of the charge at " + rate);
        }
    }

    /** Error of the mean voltage over the charge that passes in a direction, V. */
    private static double meanError(ReplayResult replay, int direction) {
        Drive drive = replay.drive();
        double[] voltage = replay.voltage();
        double error = 0;
        double charge = 0;
        for (int i = 0; i + 1 < drive.size(); i++) {
            double moved = direction * drive.held(i) * (drive.time(i + 1) - drive.time(i));
            if (moved > 0) {
                error += moved * (voltage[i] - drive.voltage(i));
                charge += moved;
            }
        }
        return error / charge;
    }

    private static TimeSeries read(String rate) {
        TimeSeries series = SharedData.read(
                "hakadi-18650/static_test_" + rate + "-2-1.csv",
                Map.of("time", Channel.TIME, "voltage", Channel.VOLTAGE, "current", Channel.CURRENT));
        double[] milliseconds = series.column(Channel.TIME);
        return TimeSeries.builder(rate)
                .put(
                        Channel.TIME,
                        Arrays.stream(milliseconds)
                                .map(at -> 1e-3 * (at - milliseconds[0]))
                                .toArray())
                .put(Channel.VOLTAGE, series.column(Channel.VOLTAGE))
                .put(Channel.CURRENT, series.column(Channel.CURRENT))
                .build();
    }
}

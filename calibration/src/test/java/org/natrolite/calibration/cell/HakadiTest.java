package org.natrolite.calibration.cell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.natrolite.calibration.SharedData;
import org.natrolite.calibration.replay.AmbientEstimate;
import org.natrolite.calibration.replay.Leg;
import org.natrolite.calibration.replay.ReplayResult;
import org.natrolite.core.series.Channel;
import org.natrolite.core.series.TimeSeries;

/**
 * Two measured sodium-ion cells, each discharged at four rates, with a current sensor that drifts, in a room that nobody logged. Of
 * one rate the discharge is left out, while the charge that follows, at the same current in all files, tells how warm it was and
 * what the sensor counted.
 */
@Tag("slow")
class HakadiTest {
    private static final List<String> RATES = List.of("0c5", "1c", "1c5", "2c");

    @ParameterizedTest
    @CsvSource({"1, 0c5", "1, 1c", "1, 1c5", "1, 2c", "2, 0c5", "2, 1c", "2, 1c5", "2, 2c"})
    void theDischargeAtALeftOutRateIsForetold(int cell, String rate) {
        List<TimeSeries> files = RATES.stream().map(name -> read(cell, name)).toList();

        CalibrationResult result = CellCalibration.of(
                        null, CalibrationOptions.defaults().withHoldOut(HoldOut.parse("discharge:" + rate)))
                .run(files);

        ReplayResult replay = result.replays().get(RATES.indexOf(rate));
        boolean[] heldOut = result.heldOut().get(RATES.indexOf(rate));
        List<Leg> held =
                replay.legs().stream().filter(leg -> heldOut[leg.from()]).toList();
        assertEquals(1, held.size());
        Leg discharge = held.get(0);
        assertEquals(1.5, discharge.limit(), 0.01);
        assertEquals(0, discharge.error(), 0.015, () -> "mean voltage of the discharge at " + rate);
        assertEquals(AmbientEstimate.Origin.FITTED, replay.ambient().origin());
        assertTrue(replay.ambient().upper() - replay.ambient().value() < 6);
        // the offset is named, and stays with the records: 1.5 Ah nominal, of which a percent or two per record are
        // open
        assertTrue(result.warnings().stream().anyMatch(w -> w.contains("mA too much") && w.contains("taken off")));
        assertTrue(result.warnings().stream().anyMatch(w -> w.contains("of charge beside what was counted")));
        for (ReplayResult each : result.replays()) {
            assertEquals(1, each.drive().charge().factor(), 0.1);
        }
    }

    private static TimeSeries read(int cell, String rate) {
        TimeSeries series = SharedData.read(
                "hakadi-18650/static_test_" + rate + "-" + cell + "-1.csv",
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

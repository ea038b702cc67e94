package org.natrolite.calibration.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.natrolite.core.series.Channel;
import org.natrolite.core.series.TimeSeries;

class SensorOffsetTest {
    @Test
    void aLoopFromFullToFullTellsTheOffset() {
        SensorOffset offset = SensorOffset.of(loop(0.02, 4.1)).orElseThrow();

        assertEquals(0.02, offset.current(), 1e-12);
        assertEquals(1, offset.begin());
        assertEquals(18_001, offset.duration());
        assertTrue(offset.words().contains("+20.0 mA"), offset.words());
    }

    @Test
    void takenOffItLeavesABalancedLoop() {
        Drive drive = loop(-0.03, 4.1);
        SensorOffset offset = SensorOffset.of(drive).orElseThrow();

        Drive corrected = drive.less(offset.current());

        assertEquals(0, SensorOffset.of(corrected).orElseThrow().current(), 1e-12);
        // no current is no current
        assertEquals(0, corrected.current(0));
    }

    /** Cyclers that set the current to zero in a rest show none of the offset there. */
    @Test
    void restsWithinTheLoopSayNothingOfIt() {
        double offset = 0.03;
        TimeSeries series = TimeSeries.builder("loop with a rest")
                .put(Channel.TIME, new double[] {0, 60, 61, 7_261, 7_261, 25_261, 25_261, 36_061})
                .put(Channel.CURRENT, new double[] {
                    0, 0.05 + offset, -1.5 + offset, -1.5 + offset, 0, 0, 1 - 0.05 / 10_800 + offset, 0.05 + offset
                })
                .put(Channel.VOLTAGE, new double[] {4.1, 4.1, 3.9, 2, 2.2, 2.3, 2.4, 4.1})
                .build();
        Drive drive = Drive.recorded(series, ReplayOptions.none().withAmbient(298.15), 298.15);
        SensorOffset told = SensorOffset.of(drive).orElseThrow();

        assertEquals(offset, told.current(), 1e-12);
        Drive corrected = drive.less(told.current());
        assertEquals(0, SensorOffset.of(corrected).orElseThrow().lost(), 1e-12);
        assertEquals(0, corrected.held(4));
    }

    @Test
    void aReplayTakesItOffAndSaysSo() {
        Drive drive = Drive.of(series(0.03, 4.1), ReplayOptions.none().withAmbient(298.15), 298.15);

        assertEquals(0, SensorOffset.of(drive).orElseThrow().current(), 1e-12);
        assertTrue(drive.warnings().get(0).contains("+30.0 mA too much"), drive.warnings()::toString);
        // less than the ends of a loop agree by is left alone
        Drive little = Drive.of(series(0.002, 4.1), ReplayOptions.none().withAmbient(298.15), 298.15);
        assertEquals(0.002, SensorOffset.of(little).orElseThrow().current(), 1e-12);
        assertTrue(little.warnings().isEmpty());
    }

    @Test
    void whereTheRecordDoesNotComeBackNothingIsTold() {
        assertEquals(Optional.empty(), SensorOffset.of(loop(0.02, 3.9)));
    }

    /** A rest, a little current at 4.1 V, two hours of discharge at 1.5 A, three of charge at 1 A, a little current. */
    private static TimeSeries series(double offset, double last) {
        return TimeSeries.builder("loop")
                .put(Channel.TIME, new double[] {0, 60, 61, 7_261, 7_261, 18_061})
                .put(Channel.CURRENT, new double[] {
                    0, 0.05 + offset, -1.5 + offset, -1.5 + offset, 1 - 0.05 / 10_800 + offset, 0.05 + offset
                })
                .put(Channel.VOLTAGE, new double[] {4.1, 4.1, 3.9, 2, 2.2, last})
                .build();
    }

    private static Drive loop(double offset, double last) {
        return Drive.recorded(series(offset, last), ReplayOptions.none().withAmbient(298.15), 298.15);
    }
}

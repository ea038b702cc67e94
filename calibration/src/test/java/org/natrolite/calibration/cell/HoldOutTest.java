package org.natrolite.calibration.cell;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.natrolite.calibration.replay.Drive;
import org.natrolite.calibration.replay.ReplayOptions;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.core.series.Channel;
import org.natrolite.core.series.TimeSeries;

class HoldOutTest {
    private static final Drive ONE = drive("data/one.csv", 298.15, 4, 4, 5, 6);
    private static final Drive TWO = drive("two.csv", 278.15, 4, 5);

    @Test
    void fractionsTakeTheLastCyclesOfAllRecords() {
        List<boolean[]> third = HoldOut.parse("0.33").mark(List.of(ONE));
        List<boolean[]> little = HoldOut.parse("cycle:0.01").mark(List.of(ONE));
        List<boolean[]> half = HoldOut.parse("0.6").mark(List.of(ONE, TWO));

        assertArrayEquals(new boolean[] {false, false, false, true}, third.get(0));
        assertArrayEquals(third.get(0), little.get(0));
        assertArrayEquals(new boolean[] {false, false, false, true}, half.get(0));
        assertArrayEquals(new boolean[] {true, true}, half.get(1));
    }

    @Test
    void labelsFilesAndTemperaturesAreTakenAsTheyAre() {
        assertArrayEquals(
                new boolean[] {true, true, false, false},
                HoldOut.parse("cycle:4").mark(List.of(ONE, TWO)).get(0));
        assertArrayEquals(
                new boolean[] {true, true, true, true},
                HoldOut.parse("file:one.csv").mark(List.of(ONE, TWO)).get(0));
        assertArrayEquals(
                new boolean[] {true, true},
                HoldOut.parse("temperature:6.5").mark(List.of(ONE, TWO)).get(1));
        assertArrayEquals(
                new boolean[] {false, false, false, false},
                HoldOut.parse("temperature:6.5").mark(List.of(ONE, TWO)).get(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cycle:7", "file:ne.csv", "temperature:60"})
    void namingNothingSaysWhatThereIs(String text) {
        BadArgumentException e = assertThrows(
                BadArgumentException.class, () -> HoldOut.parse(text).mark(List.of(ONE, TWO)));
        String message = String.valueOf(e.getMessage());
        assertTrue(message.startsWith("nothing is held out"), message);
        assertTrue(message.contains("data/one.csv with cycles [4.0, 5.0, 6.0] at 25.0 degC"), message);
    }

    @Test
    void holdingOutEverythingIsRefused() {
        BadArgumentException e = assertThrows(
                BadArgumentException.class, () -> HoldOut.parse("file:two.csv").mark(List.of(TWO)));
        String message = String.valueOf(e.getMessage());
        assertTrue(message.startsWith("everything is held out"), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2", "-0.1", "1", "NaN", "cycle:x", "cycle:NaN", "week:3", "file:", "temperature:-300"})
    void whatMakesNoSenseIsRefused(String text) {
        assertThrows(BadArgumentException.class, () -> HoldOut.parse(text));
    }

    @Test
    void aWholeNumberIsALabelAndAFractionIsNot() {
        assertEquals(new HoldOut.Cycle(0), HoldOut.parse("cycle:0"));
        assertEquals(new HoldOut.Cycle(1), HoldOut.parse("cycle:1"));
        assertEquals(new HoldOut.Fraction(0.33), HoldOut.parse("cycle:0.33"));
    }

    private static Drive drive(String source, double ambient, double... cycle) {
        double[] time = new double[cycle.length];
        for (int i = 0; i < time.length; i++) {
            time[i] = i;
        }
        TimeSeries series = TimeSeries.builder(source)
                .put(Channel.TIME, time)
                .put(Channel.CURRENT, new double[cycle.length])
                .put(Channel.VOLTAGE, new double[cycle.length])
                .put(Channel.CYCLE, cycle)
                .build();
        return Drive.of(series, ReplayOptions.none().withAmbient(ambient), 298.15);
    }
}

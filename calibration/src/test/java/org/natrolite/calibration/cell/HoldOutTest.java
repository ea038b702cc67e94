package org.natrolite.calibration.cell;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
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

    @Test
    void oneDirectionOfAFileCanBeLeftOutByItself() {
        TimeSeries series = TimeSeries.builder("data/both.csv")
                .put(Channel.TIME, new double[] {0, 1, 2, 3})
                .put(Channel.CURRENT, new double[] {0, -1, -1, 2})
                .put(Channel.VOLTAGE, new double[] {3, 2, 2, 4})
                .build();
        Drive both = Drive.of(series, ReplayOptions.none(), 298.15);

        List<boolean[]> discharge = HoldOut.parse("discharge:both.csv").mark(List.of(both, ONE));
        List<boolean[]> charge = HoldOut.parse("charge:both.csv").mark(List.of(both, ONE));

        assertArrayEquals(new boolean[] {false, true, true, false}, discharge.get(0));
        assertArrayEquals(new boolean[] {false, false, false, true}, charge.get(0));
        assertArrayEquals(new boolean[4], discharge.get(1));
    }

    @Test
    void usuallyTheLastThirdOfTheCyclesOfEachFileIsHeldOut() {
        Drive five = drive("five.csv", 298.15, 1, 2, 3, 4, 5);
        List<boolean[]> marks = new HoldOut.Usual().mark(List.of(ONE, five, drive("single.csv", 298.15, 1, 1)));

        // two of five cycles, one of three, and a file of one cycle as a whole stays
        assertArrayEquals(new boolean[] {false, false, false, true, true}, marks.get(1));
        assertEquals(List.of(6.0), heldCycles(ONE, marks.get(0)));
        assertArrayEquals(new boolean[] {false, false}, marks.get(2));
        assertTrue(new HoldOut.Usual().reason(List.of(ONE, five)).startsWith("by cycle"));
    }

    @Test
    void filesOfOneCycleAreHeldOutByTemperatureOrNotAtAll() {
        HoldOut usual = new HoldOut.Usual();
        Drive cold = drive("cold.csv", 278.15, 1, 1);
        Drive mild = drive("mild.csv", 298.15, 1, 1);
        Drive again = drive("again.csv", 298.65, 1, 1);
        Drive hot = drive("hot.csv", 318.15, 1, 1);

        assertEquals(List.of(false, false, true, false), whole(usual.mark(List.of(cold, mild, again, hot))));
        assertEquals(List.of(false, false, true), whole(usual.mark(List.of(hot, cold, mild))));
        assertEquals(List.of(false, false), whole(usual.mark(List.of(hot, cold))));
        assertEquals(List.of(false), whole(usual.mark(List.of(hot))));
        assertTrue(usual.reason(List.of(hot)).contains("too short to hold anything out"));
        assertTrue(usual.reason(List.of(hot, cold, mild)).startsWith("by temperature"));
    }

    @Test
    void aSlowTestIsNotHeldOutWhileThereAreOthers() {
        Drive slow = slow("slow.csv", 298.15);
        Drive first = drive("first.csv", 298.15, 1, 1);
        Drive second = drive("second.csv", 298.15, 1, 1);

        assertEquals(List.of(false, true, false), whole(new HoldOut.Usual().mark(List.of(first, second, slow))));
    }

    private static List<Boolean> whole(List<boolean[]> marks) {
        return marks.stream().map(mark -> mark[0]).toList();
    }

    private static List<Double> heldCycles(Drive drive, boolean[] marks) {
        return IntStream.range(0, marks.length)
                .filter(i -> marks[i])
                .mapToObj(drive::cycle)
                .distinct()
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0.33", "cycle:9", "file:a.csv", "discharge:a.csv", "charge:a.csv", "temperature:25", "none"})
    void aHoldOutIsToldAsItIsWritten(String text) {
        assertEquals(
                text.equals("0.33") ? "cycle:0.33" : text, HoldOut.parse(text).text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"cycle:7", "file:ne.csv", "discharge:one.csv", "temperature:60"})
    void namingNothingSaysWhatThereIs(String text) {
        BadArgumentException e = assertThrows(
                BadArgumentException.class, () -> HoldOut.parse(text).mark(List.of(ONE, TWO)));
        String message = String.valueOf(e.getMessage());
        assertTrue(message.startsWith("nothing is held out"), message);
        assertTrue(message.contains("data/one.csv with cycles 4, 5, 6 at 25.0 degC"), message);
    }

    @Test
    void holdingOutEverythingIsRefused() {
        BadArgumentException e = assertThrows(
                BadArgumentException.class, () -> HoldOut.parse("file:two.csv").mark(List.of(TWO)));
        String message = String.valueOf(e.getMessage());
        assertTrue(message.startsWith("everything is held out"), message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2",
                "-0.1",
                "1",
                "NaN",
                "cycle:x",
                "cycle:NaN",
                "week:3",
                "file:",
                "charge:",
                "temperature:-300"
            })
    void whatMakesNoSenseIsRefused(String text) {
        assertThrows(BadArgumentException.class, () -> HoldOut.parse(text));
    }

    @Test
    void aWholeNumberIsALabelAndAFractionIsNot() {
        assertEquals(new HoldOut.Cycle(0), HoldOut.parse("cycle:0"));
        assertEquals(new HoldOut.Cycle(1), HoldOut.parse("cycle:1"));
        assertEquals(new HoldOut.Fraction(0.33), HoldOut.parse("cycle:0.33"));
    }

    /** Twenty hours of a small current. */
    private static Drive slow(String source, double ambient) {
        TimeSeries series = TimeSeries.builder(source)
                .put(Channel.TIME, new double[] {0, 36_000, 72_000})
                .put(Channel.CURRENT, new double[] {0.1, 0.1, 0.1})
                .put(Channel.VOLTAGE, new double[] {3, 3.2, 3.4})
                .build();
        return Drive.of(series, ReplayOptions.none().withAmbient(ambient), 298.15);
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

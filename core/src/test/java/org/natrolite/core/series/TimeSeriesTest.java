package org.natrolite.core.series;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.core.error.BadDataException;

class TimeSeriesTest {
    private static final double[] TIME = {0, 1, 1, 4};
    private static final double[] VOLTAGE = {3, 3.1, 3.2, 3.3};

    private static TimeSeries series() {
        return TimeSeries.builder("test.csv")
                .put(Channel.TIME, TIME)
                .put(Channel.VOLTAGE, VOLTAGE)
                .warnings(List.of("a remark"))
                .build();
    }

    private static String refusal(TimeSeries.Builder builder) {
        return String.valueOf(
                assertThrows(BadDataException.class, builder::build).getMessage());
    }

    @Test
    void keepsWhatItWasGiven() {
        double[] voltage = VOLTAGE.clone();
        TimeSeries series = TimeSeries.builder("test.csv")
                .put(Channel.VOLTAGE, voltage)
                .put(Channel.TIME, TIME)
                .build();
        voltage[0] = 99;
        series.column(Channel.VOLTAGE)[1] = 99;
        assertArrayEquals(VOLTAGE, series.column(Channel.VOLTAGE));
        assertEquals(4, series.size());
        assertEquals(4, series.duration());
        assertEquals(3.2, series.value(Channel.VOLTAGE, 2));
        assertEquals(Set.of(Channel.TIME, Channel.VOLTAGE), series.channels());
        assertTrue(series.has(Channel.VOLTAGE));
        assertFalse(series.has(Channel.CURRENT));
        assertEquals("test.csv", series.source());
        assertEquals("K", Channel.SURFACE_TEMPERATURE.unit());
    }

    @Test
    void refusesWhatIsNoSeriesAndNamesThePlace() {
        assertEquals(
                "test.csv: no time among [voltage]; expected a time column",
                refusal(TimeSeries.builder("test.csv").put(Channel.VOLTAGE, VOLTAGE)));
        assertEquals(
                "test.csv: no rows; expected at least one row of data",
                refusal(TimeSeries.builder("test.csv").put(Channel.TIME, new double[0])));
        assertEquals(
                "test.csv, column 'voltage': 2 values; expected 4 as in the time column",
                refusal(TimeSeries.builder("test.csv").put(Channel.TIME, TIME).put(Channel.VOLTAGE, new double[2])));
        assertEquals(
                "test.csv, line 9, column 'time': time runs backwards from 2.0 s to 1.0 s; expected time that never decreases",
                refusal(TimeSeries.builder("test.csv")
                        .put(Channel.TIME, new double[] {0, 2, 1})
                        .lines(new long[] {5, 7, 9})));
        for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            assertEquals(
                    "test.csv, line 3, column 'current': value " + bad + " A; expected a finite number",
                    refusal(TimeSeries.builder("test.csv")
                            .put(Channel.TIME, new double[] {0, 1})
                            .put(Channel.CURRENT, new double[] {0, bad})
                            .lines(new long[] {2, 3})));
            refusal(TimeSeries.builder("test.csv").put(Channel.TIME, new double[] {0, bad}));
        }
    }

    @Test
    void partsAndAdditionsAreNewSeries() {
        TimeSeries series = series();
        TimeSeries part = series.rows(1, 3);
        assertArrayEquals(new double[] {1, 1}, part.column(Channel.TIME));
        assertEquals(List.of("a remark"), part.warnings());
        for (int[] range : new int[][] {{-1, 2}, {0, 5}, {2, 2}, {3, 1}}) {
            assertThrows(BadArgumentException.class, () -> series.rows(range[0], range[1]));
        }
        TimeSeries more = series.with(Channel.CURRENT, new double[4]);
        assertTrue(more.has(Channel.CURRENT) && !series.has(Channel.CURRENT));
        assertEquals(series.warnings(), more.warnings());
        assertFalse(more.without(Channel.CURRENT).has(Channel.CURRENT));
        assertThrows(BadDataException.class, () -> series.with(Channel.CURRENT, new double[3]));
        assertThrows(BadArgumentException.class, () -> series.with(Channel.TIME, TIME));
        assertThrows(BadArgumentException.class, () -> series.without(Channel.TIME));
        assertThrows(BadDataException.class, () -> series.column(Channel.POWER));
        assertThrows(BadDataException.class, () -> series.value(Channel.POWER, 0));
        assertThrows(IndexOutOfBoundsException.class, () -> series.value(Channel.TIME, 4));
        assertThrows(
                UnsupportedOperationException.class, () -> series.channels().clear());
        assertEquals(
                List.of("a remark", "another"), series.withWarning("another").warnings());
    }

    @Test
    void anOwningSeriesIsCheckedLikeAnyOtherAndCopiesNothing() {
        double[] time = {0, 1, 2};
        double[] voltage = {3, 4, 5};
        TimeSeries owning = TimeSeries.builder("own")
                .put(Channel.TIME, time)
                .put(Channel.VOLTAGE, voltage)
                .buildOwning();
        voltage[1] = 7;
        assertEquals(7, owning.value(Channel.VOLTAGE, 1));
        assertEquals(7, owning.with(Channel.CURRENT, time).value(Channel.VOLTAGE, 1));
        double[] current = {0, 1, 0};
        TimeSeries more = owning.with(Channel.CURRENT, current);
        current[1] = 9;
        assertEquals(1, more.value(Channel.CURRENT, 1));
        double[] bad = {0, Double.NaN, 0};
        assertThrows(BadDataException.class, () -> owning.with(Channel.CURRENT, bad));
        assertThrows(
                BadDataException.class,
                () -> TimeSeries.builder("own")
                        .put(Channel.TIME, new double[] {0, 2, 1})
                        .buildOwning());
    }
}

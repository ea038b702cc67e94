package org.natrolite.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TicksTest {
    @Test
    void stepsAreOneTwoOrFiveTimesAPowerOfTenAndTheSmallestThatFit() {
        Random random = new Random(7);
        for (int trial = 0; trial < 2000; trial++) {
            double span = Math.pow(10, random.nextDouble() * 16 - 8);
            int intervals = 1 + random.nextInt(12);
            double step = Ticks.niceStep(span, intervals);
            double mantissa = step / Math.pow(10, Math.floor(Math.log10(step) + 1e-9));
            assertTrue(
                    Math.abs(mantissa - 1) < 1e-9 || Math.abs(mantissa - 2) < 1e-9 || Math.abs(mantissa - 5) < 1e-9,
                    () -> "step " + step);
            assertTrue(span / step <= intervals * (1 + 1e-8));
            // the next smaller step, at most 2.5 times smaller, would give too many
            assertTrue(2.5 * span / step > intervals * (1 - 1e-8));
        }
    }

    @Test
    void marksAreInsideTheLimitsAndTellApart() {
        Random random = new Random(8);
        for (int trial = 0; trial < 2000; trial++) {
            double low = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(9) - 4);
            double span = Math.pow(10, random.nextDouble() * 5 - 3) * Math.max(1e-3, Math.abs(low));
            double high = low + span;
            double step = Ticks.niceStep(span, 5);
            Ticks ticks = Ticks.linear(low, high, step);
            assertTrue(ticks.values().size() >= 2 && ticks.values().size() <= 6, () -> ticks.toString());
            assertEquals(ticks.labels().size(), new HashSet<>(ticks.labels()).size(), () -> ticks.toString());
            for (double value : ticks.values()) {
                assertTrue(value >= low - 1e-8 * step && value <= high + 1e-8 * step);
                assertEquals(Math.rint(value / step), value / step, 1e-6);
            }
        }
    }

    @Test
    void writesKnownAxes() {
        assertEquals(
                List.of("60", "70", "80", "90", "100"),
                Ticks.linear(60, 101, 10).labels());
        assertEquals(
                List.of("\u22120.5", "0.0", "0.5"), Ticks.linear(-0.5, 0.5, 0.5).labels());
        assertEquals(
                List.of("3.30", "3.35", "3.40"), Ticks.linear(3.29, 3.41, 0.05).labels());
        assertEquals(
                List.of("0.0", "0.5\u00b710\u2078", "1.0\u00b710\u2078"),
                Ticks.linear(0, 1e8, 5e7).labels());
        assertEquals(
                List.of("1", "2", "5", "10", "20", "50"),
                Ticks.logarithmic(1, 60, 6).labels());
        assertEquals(
                List.of("1", "10", "100", "1000"), Ticks.logarithmic(1, 1000, 4).labels());
        assertEquals(
                List.of("10\u207b\u2076", "0.001", "1"),
                Ticks.logarithmic(1e-6, 1, 2).labels());
        assertEquals(
                List.of("3.0", "3.2", "3.4", "3.6", "3.8", "4.0"),
                Ticks.logarithmic(3, 4, 5).labels());
    }
}

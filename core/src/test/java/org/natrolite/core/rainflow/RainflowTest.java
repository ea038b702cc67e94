package org.natrolite.core.rainflow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.natrolite.core.error.BadArgumentException;

class RainflowTest {
    @Test
    void countsTheSeriesOfAstmE1049() {
        CycleList list = CycleList.of(Rainflow.exact(), -2, 1, -3, 5, -1, 3, -4, 4, -2);
        assertEquals(Map.of(3.0, 0.5, 4.0, 1.5, 6.0, 0.5, 8.0, 1.0, 9.0, 0.5), list.countByDepth());
    }

    @Test
    void countsTheLongerPublishedSeries() {
        CycleList list = CycleList.of(Rainflow.exact(), 2, -14, 10, 0, 13, -9, 11, -8, 8, -9, 15, -4, 10, 0, 13, 0);
        assertEquals(
                Map.of(10.0, 2.0, 13.0, 0.5, 16.0, 1.5, 17.0, 0.5, 19.0, 0.5, 20.0, 1.0, 22.0, 1.0, 29.0, 0.5),
                list.countByDepth());
    }

    @Test
    void innerCycleTakesItsOwnChargeTemperatureAndRateAway() {
        // up from 0 to 0.6 at 300 K, an inner cycle down to 0.4 at 320 K and back at 330 K, on to 1 at 310 K
        Rainflow rainflow = Rainflow.exact();
        CycleList list = new CycleList();
        rainflow.add(0, 0, 0, 0, 0, list);
        rainflow.add(0.6, 0, 0.6, 300, 1, list);
        rainflow.add(0.4, 0, 0.2, 320, 3, list);
        rainflow.add(0.6, 0, 0.2, 330, 4, list);
        rainflow.add(1, 0, 0.4, 310, 2, list);
        assertEquals(2, list.cycles.size());
        for (int half = 0; half < 2; half++) {
            CycleList.Cycle inner = list.cycles.get(half);
            assertEquals(0.2, inner.depth(), 1e-15);
            assertEquals(0.5, inner.meanSoc(), 1e-15);
            assertEquals(320 + 10 * half, inner.temperature(), 1e-12);
            assertEquals(3 + half, inner.rate(), 1e-14);
        }

        list.cycles.clear();
        rainflow.residue(list);
        assertEquals(1, list.cycles.size());
        CycleList.Cycle open = list.cycles.get(0);
        assertEquals(1, open.depth());
        assertEquals(0.5, open.meanSoc(), 1e-15);
        assertEquals(0.6 * 300 + 0.4 * 310, open.temperature(), 1e-12);
        assertEquals(0.6 * 1 + 0.4 * 2, open.rate(), 1e-15);
    }

    @Test
    void sampleThatCrossesTheClosingLevelIsCutThere() {
        // a third of the sample from 0.4 to 1 belongs to the inner cycle
        Rainflow rainflow = Rainflow.exact();
        List<double[]> told = new ArrayList<>();
        HalfCycles sink = half -> told.add(new double[] {
            half.temperature(),
            half.rate(),
            half.voltage(),
            half.seconds(),
            half.timeMeanSoc(),
            half.timeMeanTemperature()
        });
        rainflow.add(0, 0, 0, 0, 0, 0, sink);
        rainflow.add(0.6, 600, 0.6, 300, 1, 3.1, sink);
        rainflow.add(0.4, 200, 0.2, 320, 3, 2.9, sink);
        rainflow.add(0.4, 50, 0, 330, 0, Double.NaN, sink);
        rainflow.add(1, 600, 0.6, 310, 2, 3.2, sink);
        rainflow.residue(sink);
        assertEquals(3, told.size());
        // a rest belongs to the leg that has come to it
        assertArrayEquals(
                new double[] {320, 3, 2.9, 250, (200 * 0.5 + 50 * 0.4) / 250, (200 * 320 + 50 * 330) / 250.0},
                told.get(0),
                1e-12);
        assertArrayEquals(new double[] {310, 2, 3.2, 200, 0.5, 310}, told.get(1), 1e-12);
        assertArrayEquals(new double[] {304, 1.4, 0.6 * 3.1 + 0.4 * 3.2, 1000, 0.5, 304}, told.get(2), 1e-12);
    }

    @Test
    void timeWithoutMovementIsHalfACycleOfNoDepth() {
        Rainflow rainflow = Rainflow.standard();
        List<double[]> told = new ArrayList<>();
        HalfCycles sink = half -> told.add(new double[] {half.depth(), half.seconds(), half.timeMeanSoc()});
        rainflow.add(0.5, 0, 0, 300, 0, sink);
        rainflow.add(0.5, 3600, 0, 300, 0, sink);
        rainflow.residue(sink);
        assertEquals(1, told.size());
        assertArrayEquals(new double[] {0, 3600, 0.5}, told.get(0));
        // the wait is a part of the leg that follows it, and so is a wiggle that is no reversal so far
        rainflow.add(0.8, 60, 0.3, 300, 1, sink);
        rainflow.add(0.79995, 40, 0, 300, 1, sink);
        told.clear();
        rainflow.residue(sink);
        assertArrayEquals(new double[] {0.3, 3700}, Arrays.copyOf(told.get(0), 2), 1e-12);
    }

    @Test
    void restsAndMidnightChangeNothing() {
        double[] day = {0.5, 0.9, 0.9, 0.7, 0.7, 0.8, 0.2, 0.2, 0.2, 0.6, 0.5};
        double[] withoutRests = {0.5, 0.9, 0.7, 0.8, 0.2, 0.6, 0.5};
        Rainflow rested = Rainflow.exact();
        Rainflow restless = Rainflow.exact();
        CycleList a = new CycleList();
        CycleList b = new CycleList();
        for (int d = 0; d < 5; d++) {
            feed(rested, a, day);
            feed(restless, b, withoutRests);
        }
        assertEquals(b.cycles, a.cycles);
        // from 0.9 of one day over 0.2 to 0.9 of the next: two half cycles for each pair of days
        long halves = a.cycles.stream()
                .filter(c -> Math.abs(c.depth() - 0.7) < 1e-12)
                .mapToLong(c -> Math.round(2 * c.count()))
                .sum();
        assertEquals(2 * 4, halves);
    }

    private static void feed(Rainflow rainflow, CycleList list, double... series) {
        double last = series[0];
        for (double soc : series) {
            rainflow.add(soc, 0, Math.abs(soc - last), 300, 1, list);
            last = soc;
        }
    }

    @Test
    void microCyclesBelowTheThresholdAreLeftOut() {
        CycleList list = CycleList.of(Rainflow.of(0.01, 256), 0, 0.5, 0.495, 0.5, 0.4925, 1, 0.995, 0.8, 0.809, 0);
        assertEquals(
                List.of(1.0, 1.0),
                list.cycles.stream().map(CycleList.Cycle::depth).toList());
        CycleList all = CycleList.of(Rainflow.exact(), 0, 0.5, 0.495, 0.5, 0.4925, 1, 0.995, 0.8, 0.809, 0);
        assertEquals(8, all.cycles.size());
    }

    @Test
    void chargeOfMicroCyclesCountsForTheMeansOfTheirLeg() {
        Rainflow rainflow = Rainflow.of(0.01, 256);
        CycleList list = new CycleList();
        rainflow.add(0, 0, 0, 0, 0, list);
        rainflow.add(0.5, 0, 0.5, 300, 1, list);
        rainflow.add(0.495, 0, 0.25, 320, 1, list);
        rainflow.add(0.5, 0, 0.25, 320, 1, list);
        rainflow.residue(list);
        assertEquals(310, list.cycles.get(0).temperature(), 1e-12);
    }

    @Test
    void selfDischargeAloneGivesACycleWithoutRate() {
        Rainflow rainflow = Rainflow.exact();
        CycleList list = new CycleList();
        rainflow.add(1, 0, 0, 0, 0, list);
        rainflow.add(0.8, 0, 0, 305, 0, list);
        rainflow.residue(list);
        assertEquals(List.of(new CycleList.Cycle(1 - 0.8, 0.5, 0.9, 305, 0)), list.cycles);
    }

    @Test
    void nothingMovedIsNoCycle() {
        assertEquals(List.of(), CycleList.of(Rainflow.standard(), 0.5).cycles);
        assertEquals(List.of(), CycleList.of(Rainflow.standard(), 0.5, 0.5, 0.50005, 0.5).cycles);
        assertEquals(0, Rainflow.standard().legs());
    }

    @Test
    void residueStaysBoundedAndSaysHowCoarseItBecame() {
        // ever narrower swings need one leg each
        Rainflow bounded = Rainflow.of(0, 16);
        Rainflow exact = Rainflow.exact();
        double[] series = new double[2001];
        for (int i = 0; i < series.length; i++) {
            series[i] = 0.5 + (i % 2 == 0 ? 0.5 : -0.5) * (1 - i / 2001.0);
        }
        CycleList a = CycleList.of(bounded, series);
        CycleList b = CycleList.of(exact, series);
        assertEquals(2000, exact.legs());
        assertEquals(0, exact.coarsening());
        assertTrue(bounded.legs() <= 16, () -> bounded.legs() + " legs");
        assertTrue(bounded.coarsening() > 0 && bounded.coarsening() < 1.0 / 13, () -> "" + bounded.coarsening());
        assertEquals(b.countedDepth(), a.countedDepth(), 1e-9);
    }

    @Test
    void copyIsEqualAndGoesItsOwnWay() {
        Random random = new Random(7);
        Rainflow one = Rainflow.standard();
        CycleList list = new CycleList();
        for (int i = 0; i < 1000; i++) {
            one.add(random.nextDouble(), 0, random.nextDouble(), 300, 1, list);
        }
        Rainflow two = one.copy();
        assertEquals(one, two);
        assertEquals(one.hashCode(), two.hashCode());
        assertEquals(one.toString(), two.toString());
        CycleList a = new CycleList();
        CycleList b = new CycleList();
        for (int i = 0; i < 1000; i++) {
            double soc = random.nextDouble();
            one.add(soc, 0, 1, 300, 1, a);
            two.add(soc, 0, 1, 300, 1, b);
        }
        assertEquals(a.cycles, b.cycles);
        assertEquals(one, two);
        two.add(0.5, 0, 1, 300, 1, b);
        assertNotEquals(one, two);
        assertNotEquals(Rainflow.standard(), Rainflow.exact());
    }

    @Test
    void goesOnFromItsNumbers() {
        Random random = new Random(5);
        CycleList list = new CycleList();
        Rainflow one = Rainflow.standard();
        Rainflow two = Rainflow.standard();
        for (int round = 0; round < 20; round++) {
            two.restore(one.toArray());
            assertEquals(one, two);
            for (int i = 0; i < 100; i++) {
                double soc = random.nextDouble() / (1 + 0.1 * i);
                one.add(soc, 1, 1, 300, 1, list);
                two.add(soc, 1, 1, 300, 1, list);
            }
            assertEquals(one, two);
        }
        double[] all = one.toArray();
        Rainflow fresh = Rainflow.of(0, 4);
        assertThrows(BadArgumentException.class, () -> fresh.restore(all));
        assertThrows(BadArgumentException.class, () -> fresh.restore(new double[3]));
        assertThrows(BadArgumentException.class, () -> fresh.restore(Arrays.copyOf(all, all.length - 1)));
        assertEquals(Rainflow.of(0, 4), fresh);
    }

    @Test
    void residueDoesNotChangeTheState() {
        Rainflow one = Rainflow.exact();
        CycleList.of(one, 0, 1, 0.2, 0.7, 0.3);
        Rainflow two = one.copy();
        two.residue(new CycleList());
        assertEquals(one, two);
    }

    @Test
    void samplesCostNoAllocation() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Random random = new Random(3);
        double[] series = random.doubles(10_000).toArray();
        Rainflow rainflow = Rainflow.standard();
        double[] sum = new double[1];
        HalfCycles sink = half -> sum[0] += half.equivalentFullCycles();
        for (int pass = 0; pass < 5; pass++) {
            for (double soc : series) {
                rainflow.add(soc, 0, 1, 300, 1, sink);
            }
        }
        long id = Thread.currentThread().getId();
        long before = threads.getThreadAllocatedBytes(id);
        for (double soc : series) {
            rainflow.add(soc, 0, 1, 300, 1, sink);
        }
        long spent = threads.getThreadAllocatedBytes(id) - before;
        // asking for the figure costs some bytes itself
        assertTrue(spent < 1000, () -> spent + " bytes for 10 000 samples");
        assertTrue(sum[0] > 0);
    }

    @Test
    void refusesWhatIsNoSample() {
        Rainflow rainflow = Rainflow.standard();
        CycleList list = new CycleList();
        for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThrows(BadArgumentException.class, () -> rainflow.add(bad, 0, 0, 300, 0, list));
            assertThrows(BadArgumentException.class, () -> rainflow.add(0, 0, bad, 300, 0, list));
            assertThrows(BadArgumentException.class, () -> rainflow.add(0, 0, 0, bad, 0, list));
            assertThrows(BadArgumentException.class, () -> rainflow.add(0, 0, 0, 300, bad, list));
        }
        assertThrows(BadArgumentException.class, () -> rainflow.add(0, -1, 0, 300, 0, list));
        assertThrows(BadArgumentException.class, () -> rainflow.add(0, 0, -1, 300, 0, list));
        assertThrows(BadArgumentException.class, () -> rainflow.add(0, 0, 0, 300, -1, list));
        assertEquals(Rainflow.standard(), rainflow);
        assertThrows(BadArgumentException.class, () -> Rainflow.of(Double.NaN, 256));
        assertThrows(BadArgumentException.class, () -> Rainflow.of(0, 3));
    }
}

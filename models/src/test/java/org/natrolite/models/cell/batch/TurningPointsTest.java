package org.natrolite.models.cell.batch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.core.rainflow.Rainflow;
import org.natrolite.models.cell.CellModel;
import org.natrolite.models.cell.CellState;
import org.natrolite.models.cell.OperatingLimits;
import org.natrolite.models.cell.RandomCells;
import org.natrolite.models.cell.kernel.PortableKernel;

/** Turning points found where cells may turn, against a filter that looks at every step. */
class TurningPointsTest {
    private static final double AMBIENT = 298.15;

    private record Point(double time, double soc, double duration, double charge, double temperature) {}

    private static final class Told implements TurningPoints {
        final List<List<Point>> points = new ArrayList<>();

        Told(int cells) {
            for (int i = 0; i < cells; i++) {
                points.add(new ArrayList<>());
            }
        }

        @Override
        public void accept(int cell, double time, double soc, double duration, double charge, double temperature) {
            points.get(cell).add(new Point(time, soc, duration, charge, temperature));
        }
    }

    private static ProfileRunner runner(CellBatch batch) {
        return ProfileRunner.of(batch, PortableKernel.create(), RunOptions.standard());
    }

    /** Steps after which a series turned, its first one before all. */
    private static List<Integer> turns(double[] soc, double threshold) {
        List<Integer> turns = new ArrayList<>(List.of(0));
        int extreme = 0;
        int way = 0;
        for (int t = 1; t < soc.length; t++) {
            double change = soc[t] - soc[extreme];
            if (way == 0 && Math.abs(change) > threshold) {
                way = change > 0 ? 1 : -1;
                extreme = t;
            } else if (way * change > 0) {
                extreme = t;
            } else if (-way * change > threshold) {
                turns.add(extreme);
                way = -way;
                extreme = t;
            }
        }
        return turns;
    }

    private static CellBatch batch(CellModel model, OperatingLimits limits, int cells, Random random) {
        CellBatch batch = CellBatch.of(model, limits, cells);
        for (int i = 0; i < cells; i++) {
            batch.setState(i, CellState.rested(0.05 + 0.9 * random.nextDouble(), 0, AMBIENT));
            batch.setAge(i, 0.7 + 0.4 * random.nextDouble(), 0.5 + random.nextDouble());
            int kind = random.nextInt(8);
            batch.setScale(i, kind == 0 ? 0 : kind == 1 ? 1e-3 * random.nextDouble() : 0.5 + random.nextDouble());
        }
        batch.resetRecords();
        return batch;
    }

    private static double[] duty(CellModel model, int steps, double length, Random random) {
        double oneC = model.parameters().capacity().value() / 3600;
        double peak = oneC * Math.pow(10, -2.5 * random.nextDouble()) * Math.min(1, 600 / length);
        double[] current = Duties.noisy(steps, peak, random.nextLong() >>> 40);
        if (random.nextInt(3) == 0) {
            // blocks with rests, and equal extremes
            for (int t = 0; t < steps; t++) {
                current[t] = Math.rint(2 * current[t] / peak) / 2 * peak;
            }
        }
        return current;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24})
    void areThoseOfAFilterThatSeesEveryStep(long seed) {
        Random random = new Random(seed);
        CellModel model = CellModel.of(seed % 4 == 0 ? RandomCells.curved() : RandomCells.cell(seed));
        OperatingLimits limits = random.nextBoolean()
                ? OperatingLimits.none()
                : OperatingLimits.of(model.parameters()).withSoc(0.3, 0.7);
        int cells = 1 + random.nextInt(90);
        double length = new double[] {1, 10, 300}[random.nextInt(3)];
        CurrentProfile profile = CurrentProfile.of(duty(model, 1800, length, random), length);
        CellBatch start = batch(model, limits, cells, random);
        int found = 0;
        for (double threshold : new double[] {0, 1e-5, 1e-4, 1e-3, 1e-2}) {
            CellBatch batch = CellBatch.of(model, limits, cells);
            batch.restore(start.snapshot());
            Told told = new Told(cells);
            runner(batch).withTurningPoints(threshold, told).run(profile, AMBIENT);
            CellBatch watched = CellBatch.of(model, limits, cells);
            watched.restore(start.snapshot());
            Samples samples = Samples.every(1, cells, profile);
            runner(watched).run(profile, AMBIENT, samples);
            for (int i = 0; i < cells; i++) {
                found += compare(told.points.get(i), samples, i, start, profile, threshold);
                assertEquals(watched.temperature(i), batch.temperature(i), 0);
                assertEquals(watched.socSeconds(i), batch.socSeconds(i), 0);
            }
        }
        assertTrue(found > 100, "hardly anything turned");
    }

    private static int compare(
            List<Point> told, Samples samples, int cell, CellBatch start, CurrentProfile profile, double threshold) {
        int steps = profile.steps();
        double[] soc = new double[steps + 1];
        double[] warmth = new double[steps + 1];
        double[] charge = new double[steps + 1];
        soc[0] = start.soc(cell);
        double kelvin = start.temperature(cell);
        for (int t = 0; t < steps; t++) {
            soc[t + 1] = samples.soc(t, cell);
            warmth[t + 1] = warmth[t] + 0.5 * profile.step() * (kelvin + samples.temperature(t, cell));
            kelvin = samples.temperature(t, cell);
            charge[t + 1] = charge[t] + profile.step() * Math.abs(samples.current(t, cell));
        }
        // where nothing but rounding moves a cell at rest, rounding also decides on turns
        List<Integer> expected = turns(soc, Math.max(threshold, 1e-13));
        String where = "cell " + cell + " at threshold " + threshold;
        if (threshold == 0) {
            assertTrue(told.size() >= expected.size(), where);
            return told.size();
        }
        assertEquals(expected.size(), told.size(), where);
        int before = 0;
        for (int k = 0; k < told.size(); k++) {
            Point point = told.get(k);
            int at = (int) Math.round(point.time() / profile.step());
            assertEquals(soc[expected.get(k)], point.soc(), 1e-12, where);
            assertEquals(soc[at], point.soc(), 1e-12, where);
            assertEquals((at - before) * profile.step(), point.duration(), 1e-6, where);
            assertEquals(charge[at] - charge[before], point.charge(), 1e-9 * Math.max(1, charge[steps]), where);
            if (k > 0) {
                double mean = (warmth[at] - warmth[before]) / point.duration();
                // both means are of straight lines between moments, here every step, there up to 64 steps apart
                double lowest = Double.POSITIVE_INFINITY;
                double highest = 0;
                for (int t = Math.max(0, before - 64); t <= at; t++) {
                    double now = t == 0 ? start.temperature(cell) : samples.temperature(t - 1, cell);
                    lowest = Math.min(lowest, now);
                    highest = Math.max(highest, now);
                }
                double allowed = 0.02 * Math.min(10, profile.step()) + 0.5 * (highest - lowest);
                assertEquals(mean, point.temperature(), allowed, where);
            }
            before = at;
        }
        return told.size();
    }

    @Test
    void feedTheSameCyclesAsEveryStep() {
        CellModel model = CellModel.of(RandomCells.curved());
        double oneC = model.parameters().capacity().value() / 3600;
        CurrentProfile profile = CurrentProfile.of(Duties.noisy(20_000, 0.5 * oneC, 3), 1);
        double threshold = 1e-4;
        CellBatch batch = CellBatch.of(model, OperatingLimits.none(), 1);
        Samples samples = Samples.every(1, 1, profile);
        Rainflow every = Rainflow.of(threshold, 256);
        Rainflow few = Rainflow.of(threshold, 256);
        List<Double> expected = new ArrayList<>();
        List<Double> cycles = new ArrayList<>();
        double[] charge = new double[2];
        every.add(batch.soc(0), 0, 0, AMBIENT, 0, half -> {});
        TurningPoints points = (cell, time, soc, duration, moved, kelvin) -> {
            charge[0] += moved;
            few.add(
                    soc,
                    duration,
                    moved,
                    kelvin,
                    duration > 0 ? moved / duration : 0,
                    half -> cycles.add(half.depth()));
        };
        runner(batch).withTurningPoints(threshold, points).run(profile, AMBIENT, samples);
        for (int t = 0; t < profile.steps(); t++) {
            double ampere = Math.abs(samples.current(t, 0));
            charge[1] += ampere;
            every.add(
                    samples.soc(t, 0),
                    1,
                    ampere,
                    samples.temperature(t, 0),
                    ampere,
                    half -> expected.add(half.depth()));
        }
        batch.openTurns(points);
        assertTrue(expected.size() > 20);
        assertArrayEquals(
                expected.stream().mapToDouble(x -> x).toArray(),
                cycles.stream().mapToDouble(x -> x).toArray(),
                1e-12);
        assertEquals(charge[1], charge[0], 1e-9 * charge[1]);
    }

    @Test
    void goOnFromRunToRunAndWithSnapshotsAndCopies() {
        CellModel model = CellModel.of(RandomCells.curved());
        double[] current = duty(model, 6000, 1, new Random(4));
        CellBatch start = batch(model, OperatingLimits.none(), 70, new Random(5));
        Told whole = new Told(70);
        CellBatch one = CellBatch.of(model, OperatingLimits.none(), 70);
        one.restore(start.snapshot());
        runner(one).withTurningPoints(1e-4, whole).run(CurrentProfile.of(current, 1), AMBIENT);

        Told told = new Told(70);
        CellBatch batch = CellBatch.of(model, OperatingLimits.none(), 70);
        batch.restore(start.snapshot());
        int cut = 2048;
        CurrentProfile head = CurrentProfile.of(Arrays.copyOf(current, cut), 1);
        CurrentProfile tail = CurrentProfile.of(Arrays.copyOfRange(current, cut, current.length), 1);
        ProfileRunner runner = runner(batch).withTurningPoints(1e-4, told);
        runner.run(head, AMBIENT);
        CellBatch.Snapshot middle = batch.snapshot();
        List<Integer> sizes = told.points.stream().map(List::size).toList();
        runner.run(tail, AMBIENT);
        sameTimes(whole, told);
        Told open = new Told(70);
        batch.openTurns(open);

        // back, and once more
        for (int i = 0; i < 70; i++) {
            List<Point> points = told.points.get(i);
            points.subList(sizes.get(i), points.size()).clear();
        }
        batch.restore(middle);
        CellBatch elsewhere = CellBatch.of(model, OperatingLimits.none(), 70);
        for (int i = 0; i < 70; i++) {
            elsewhere.copy(i, batch, i);
        }
        runner(elsewhere).withTurningPoints(1e-4, told).run(tail, AMBIENT);
        sameTimes(whole, told);
        Told again = new Told(70);
        elsewhere.openTurns(again);
        assertEquals(open.points, again.points);
        for (int i = 0; i < 70; i++) {
            List<Point> last = again.points.get(i);
            assertEquals(elsewhere.soc(i), last.get(last.size() - 1).soc(), 0);
            assertEquals(6000, last.get(last.size() - 1).time(), 0);
        }

        // a snapshot from before anyone asked, and records that begin anew
        batch.restore(start.snapshot());
        Told fresh = new Told(70);
        batch.openTurns(fresh);
        assertTrue(fresh.points.stream().allMatch(List::isEmpty));
        runner.run(head, AMBIENT);
        batch.resetRecords();
        batch.openTurns(fresh);
        assertTrue(fresh.points.stream().allMatch(List::isEmpty));
    }

    private static void sameTimes(Told expected, Told told) {
        for (int i = 0; i < expected.points.size(); i++) {
            List<Point> a = expected.points.get(i);
            List<Point> b = told.points.get(i);
            assertEquals(a.size(), b.size());
            for (int k = 0; k < a.size(); k++) {
                assertEquals(a.get(k).time(), b.get(k).time(), 1e-9);
                assertEquals(a.get(k).soc(), b.get(k).soc(), 1e-12);
            }
        }
    }

    @Test
    void doNotDependOnThreads() {
        CellModel model = CellModel.of(RandomCells.curved());
        CurrentProfile profile = CurrentProfile.of(duty(model, 3000, 1, new Random(4)), 1);
        CellBatch start = batch(model, OperatingLimits.none(), 200, new Random(5));
        Told single = new Told(200);
        CellBatch batch = CellBatch.of(model, OperatingLimits.none(), 200);
        batch.restore(start.snapshot());
        runner(batch).withTurningPoints(1e-4, single).run(profile, AMBIENT);
        Told shared = new Told(200);
        batch.restore(start.snapshot());
        ExecutorService executor = Executors.newFixedThreadPool(2);
        try {
            runner(batch).withTurningPoints(1e-4, shared).run(profile, AMBIENT, null, 3, executor);
        } finally {
            executor.shutdown();
        }
        assertEquals(single.points, shared.points);
    }

    @Test
    void allocateNothing() {
        CellModel model = CellModel.of(RandomCells.curved());
        CurrentProfile profile = CurrentProfile.of(duty(model, 2048, 1, new Random(4)), 1);
        CellBatch batch = batch(model, OperatingLimits.none(), 100, new Random(5));
        double[] sum = new double[1];
        ProfileRunner runner = runner(batch)
                .withTurningPoints(1e-4, (cell, time, soc, duration, charge, kelvin) -> sum[0] += duration);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        long spent = Long.MAX_VALUE;
        for (int i = 0; i < 50 && spent > 0; i++) {
            long before = threads.getThreadAllocatedBytes(thread);
            runner.run(profile, AMBIENT);
            spent = threads.getThreadAllocatedBytes(thread) - before;
        }
        assertEquals(0, spent);
        assertTrue(sum[0] > 0);
    }

    @Test
    void refuseAThresholdThatIsNone() {
        CellBatch batch = CellBatch.of(CellModel.of(RandomCells.curved()), OperatingLimits.none(), 1);
        TurningPoints sink = (cell, time, soc, duration, charge, kelvin) -> {};
        for (double threshold : new double[] {-1e-9, 1.5, Double.NaN}) {
            assertThrows(BadArgumentException.class, () -> runner(batch).withTurningPoints(threshold, sink));
        }
    }
}

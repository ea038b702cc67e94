package org.natrolite.models.cell.batch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.models.cell.CellModel;
import org.natrolite.models.cell.CellState;
import org.natrolite.models.cell.CellStepper;
import org.natrolite.models.cell.OperatingLimits;
import org.natrolite.models.cell.RandomCells;
import org.natrolite.models.cell.kernel.CellColumns;
import org.natrolite.models.cell.kernel.Kernels;
import org.natrolite.models.chemistry.Catalogue;

class CellProfileRunnerTest {
    private static final double AMBIENT = 298.15;
    private static final int STEPS = 1500;

    /** Two kinds of cells, more than a tile each, unequal. */
    private static CellBatch batch() {
        CellBatch.Builder builder = CellBatch.builder();
        for (String id : new String[] {"layered-oxide-18650", "prussian-white-hard-carbon"}) {
            CellModel model = CellModel.of(Catalogue.get(id));
            builder.group(model, OperatingLimits.of(model.parameters()).withSoc(0.3, 0.7), 75);
        }
        CellBatch batch = builder.build();
        batch.spread(1, 0.02, 0.05);
        batch.spreadStart(2, 0.1, 2);
        for (int i = 0; i < batch.cells(); i++) {
            batch.setScale(i, 0.5 + 0.01 * i);
        }
        batch.resetRecords();
        return batch;
    }

    /** A duty of its own for each cell, shape [cells][steps], A, or W at about 3 V. */
    private static double[][] duties(CellBatch batch, double volts) {
        double[][] duties = new double[batch.cells()][];
        for (int i = 0; i < duties.length; i++) {
            double oneC = batch.model(i).parameters().capacity().value() / 3600;
            duties[i] = Duties.noisy(STEPS, 0.5 * volts * oneC, i);
        }
        return duties;
    }

    private static void stepped(CellBatch batch, double[][] duties, boolean power) {
        BatchStepper stepper = BatchStepper.of(batch, Kernels.best(), RunOptions.standard());
        double[] asked = new double[batch.cells()];
        double[] ambient = new double[batch.cells()];
        Arrays.fill(ambient, AMBIENT);
        for (int t = 0; t < STEPS; t++) {
            for (int i = 0; i < asked.length; i++) {
                CellBlock tile = batch.tileOf(i);
                asked[i] = tile.values[CellBlock.SCALE + i - tile.first] * duties[i][t];
            }
            if (power) {
                stepper.stepPower(asked, ambient, 1);
            } else {
                stepper.stepCurrent(asked, ambient, 1);
            }
        }
    }

    private static void same(CellBatch expected, CellBatch batch) {
        for (int k = 0; k < expected.tiles().length; k++) {
            CellBlock a = expected.tiles()[k];
            CellBlock b = batch.tiles()[k];
            for (int c = 0; c < CellBlock.COLUMNS; c++) {
                int at = c * CellColumns.STRIDE;
                assertArrayEquals(
                        Arrays.copyOfRange(a.values, at, at + a.count),
                        Arrays.copyOfRange(b.values, at, at + b.count),
                        0,
                        "column " + c + " of tile " + k);
            }
            assertArrayEquals(Arrays.copyOf(a.limited, a.count), Arrays.copyOf(b.limited, b.count));
        }
    }

    @Test
    void hasTheBitsOfSingleStepsOnAnyNumberOfThreads() {
        for (boolean power : new boolean[] {false, true}) {
            CellBatch expected = batch();
            double[][] duties = duties(expected, power ? 3 : 1);
            stepped(expected, duties, power);
            CellProfiles profiles = power ? CellProfiles.powers(duties, 1) : CellProfiles.currents(duties, 1);
            CellBatch batch = batch();
            CellProfileRunner.of(batch, Kernels.best(), RunOptions.standard()).run(profiles, AMBIENT, null);
            same(expected, batch);
            CellBatch shared = batch();
            ExecutorService executor = Executors.newFixedThreadPool(2);
            try {
                CellProfileRunner.of(shared, Kernels.best(), RunOptions.standard())
                        .run(profiles, AMBIENT, null, 3, executor);
            } finally {
                executor.shutdown();
            }
            same(expected, shared);
        }
    }

    @Test
    void powerMeansAreThoseAskedForAndTurningPointsThoseOfEveryStep() {
        CellBatch batch = batch();
        CellBatch start = batch();
        double[][] duties = duties(batch, 3);
        CellProfiles profiles = CellProfiles.powers(duties, 1);
        Samples samples = Samples.withMeans(1, profiles);
        int[] points = new int[batch.cells()];
        double[] charge = new double[batch.cells()];
        double[] last = new double[batch.cells()];
        TurningPoints sink = (cell, time, soc, duration, moved, kelvin) -> {
            points[cell]++;
            charge[cell] += moved;
            int t = (int) time;
            assertEquals(last[cell], time - duration, 1e-9);
            assertEquals(t == 0 ? start.soc(cell) : samples.soc(t - 1, cell), soc, 0);
            last[cell] = time;
        };
        CellProfileRunner.of(batch, Kernels.best(), RunOptions.standard())
                .withTurningPoints(1e-4, sink)
                .run(profiles, AMBIENT, samples);
        batch.openTurns(sink);
        int given = 0;
        int turned = 0;
        for (int i = 0; i < batch.cells(); i++) {
            double factor = 0.5 + 0.01 * i;
            for (int t = 0; t < STEPS; t++) {
                double asked = factor * duties[i][t];
                double power = samples.meanPower(t, i);
                boolean all = Math.abs(asked - power) < 1e-8 * Math.max(1, Math.abs(asked));
                assertTrue(all || batch.limited(i) != 0, "cell " + i);
                given += all ? 1 : 0;
            }
            turned += points[i];
            assertEquals(STEPS, last[i], 0);
            double passed = batch.chargeIn(i) + batch.chargeOut(i);
            assertEquals(passed, charge[i], 1e-9 * passed);
        }
        assertTrue(turned > 6 * batch.cells());
        assertTrue(given > 0.8 * batch.cells() * STEPS);
    }

    @Test
    void currentsAreWithinTheToleranceOfTheReference() {
        CellBatch batch = batch();
        double[] states = new double[batch.cells() * CellState.SIZE];
        batch.getStates(states);
        double[][] duties = duties(batch, 1);
        CellProfiles profiles = CellProfiles.currents(duties, 1);
        Samples samples = Samples.withMeans(1, profiles);
        CellProfileRunner.of(batch, Kernels.best(), RunOptions.standard()).run(profiles, AMBIENT, samples);
        for (int i = 0; i < batch.cells(); i += 7) {
            CellBlock tile = batch.tileOf(i);
            CellStepper stepper = CellStepper.of(batch.model(i), tile.group.limits());
            stepper.setAge(
                    tile.values[CellBlock.CAPACITY_FACTOR + i - tile.first],
                    tile.values[CellBlock.RESISTANCE_FACTOR + i - tile.first]);
            CellState state = CellState.rested(0, 0, 1);
            state.set(states, i * CellState.SIZE);
            for (int t = 0; t < STEPS; t++) {
                stepper.stepCurrent(state, (0.5 + 0.01 * i) * duties[i][t], 1, AMBIENT);
                assertEquals(stepper.voltage(), samples.voltage(t, i), 2e-4);
                assertEquals(state.soc(), samples.soc(t, i), 1e-9);
            }
        }
    }

    @Test
    void asksASourceForEachStepOnceAndAllocatesNothing() {
        CellModel model = CellModel.of(Catalogue.get("layered-oxide-18650"));
        CellBatch batch = CellBatch.of(model, OperatingLimits.none(), 270);
        long[] asked = new long[1];
        CellProfiles profiles = CellProfiles.currents(
                (cell, cells, step, steps, values) -> {
                    asked[0] += (long) cells * steps;
                    for (int k = 0; k < cells * steps; k++) {
                        values[k] = ((step + k / cells) % 2 == 0 ? 0.5 : -0.5) + 1e-3 * (cell + k % cells);
                    }
                },
                270,
                999,
                1);
        CellProfileRunner runner = CellProfileRunner.of(batch, Kernels.best(), RunOptions.standard());
        runner.run(profiles, AMBIENT, null);
        assertEquals(270L * 999, asked[0]);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        long spent = Long.MAX_VALUE;
        for (int i = 0; i < 200 && spent > 0; i++) {
            long before = threads.getThreadAllocatedBytes(thread);
            runner.run(profiles, AMBIENT, null);
            spent = threads.getThreadAllocatedBytes(thread) - before;
        }
        assertEquals(0, spent);
    }

    @Test
    void refusesWhatDoesNotFit() {
        CellModel model = CellModel.of(RandomCells.cell(1));
        CellBatch batch = CellBatch.of(model, OperatingLimits.none(), 2);
        CellProfileRunner runner = CellProfileRunner.of(batch, Kernels.best(), RunOptions.standard());
        CellProfiles bad = CellProfiles.powers(new double[][] {{1, 1}, {1, Double.NaN}}, 1);
        BadArgumentException said = assertThrows(BadArgumentException.class, () -> runner.run(bad, AMBIENT, null));
        assertTrue(String.valueOf(said.getMessage()).contains("step 1 of cell 1 asks for NaN W"));
        CellProfiles one = CellProfiles.powers(new double[][] {{1, 1}}, 1);
        assertThrows(BadArgumentException.class, () -> runner.run(one, AMBIENT, null));
        assertThrows(BadArgumentException.class, () -> CellProfiles.currents(new double[][] {{1}, {1, 2}}, 1));
        assertThrows(BadArgumentException.class, () -> CellProfiles.currents(new double[][] {{1}}, 0));
        assertThrows(
                BadArgumentException.class, () -> CellProfileRunner.of(batch, Kernels.best(), RunOptions.imposed(16)));
    }
}

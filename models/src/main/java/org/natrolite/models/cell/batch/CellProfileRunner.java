package org.natrolite.models.cell.batch;

import static org.natrolite.models.cell.kernel.CellColumns.SOC;
import static org.natrolite.models.cell.kernel.CellColumns.TEMPERATURE;

import java.util.Arrays;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.models.cell.kernel.Lanes;
import org.natrolite.models.cell.kernel.WindowKernel;

/**
 * Takes a batch through profiles of current or power that each cell has of its own, by the equations and to the bits of a
 * {@link BatchStepper}, but tile by tile: each goes through the whole profile while it is in the cache. Where all cells share
 * one current, a {@link ProfileRunner} is faster.
 *
 * <p>Holds the work space; a run on the calling thread allocates nothing. Not thread-safe; one runner a thread and batch. The
 * results of a cell do not depend on the other cells of the batch, nor on the number of threads, bit for bit.
 */
public final class CellProfileRunner {
    /** Steps that are asked for at once: for a tile they take a part of the first-level cache. */
    private static final int STRETCH = 16;

    private final CellBatch batch;
    private final WindowKernel kernel;
    private final RunOptions options;
    private final @Nullable TurnWatch watch;
    private final Work[] works;

    private CellProfileRunner(CellBatch batch, WindowKernel kernel, RunOptions options, @Nullable TurnWatch watch) {
        this.batch = batch;
        this.kernel = kernel;
        this.options = options;
        this.watch = watch;
        this.works = works();
    }

    /**
     * @param batch cells to run
     * @param kernel what moves them
     * @param options tolerance, and whether extremes of voltage are noted
     * @return a runner
     * @throws BadArgumentException if the options impose windows
     */
    public static CellProfileRunner of(CellBatch batch, WindowKernel kernel, RunOptions options) {
        if (options.window() != 0) {
            throw new BadArgumentException(
                    "windows of " + options.window() + " steps for single steps; expected a tolerance alone");
        }
        return new CellProfileRunner(batch, kernel, options, null);
    }

    /**
     * A runner that also tells of turning points; see {@link ProfileRunner#withTurningPoints}.
     *
     * @param threshold a reversal of more than this makes a turning point, 0 to 1
     * @param sink told of them; called from every thread of a run
     * @return another runner for the same batch
     */
    public CellProfileRunner withTurningPoints(double threshold, TurningPoints sink) {
        BadArgumentException.requireWithin(threshold, 0, 1, "threshold of turning points");
        return new CellProfileRunner(batch, kernel, options, new TurnWatch(threshold, sink));
    }

    /** Work space of one thread for one group. */
    private static final class Work {
        final StepRun run;
        final StepTile tile;
        final StepResults results = new StepResults(Lanes.WIDTH);
        final double[] stretch = new double[STRETCH * Lanes.WIDTH];
        final double[] asked = new double[Lanes.WIDTH];
        final double[] ambient = new double[Lanes.WIDTH];

        Work(StepRun run, StepTile tile) {
            this.run = run;
            this.tile = tile;
        }
    }

    private Work[] works() {
        Work[] made = new Work[batch.groups().size()];
        for (int g = 0; g < made.length; g++) {
            CellBatch.Group group = batch.groups().get(g);
            made[g] = new Work(
                    new StepRun(group, kernel.stepKernel(), options), new StepTile(batch.tiles()[group.firstTile()]));
        }
        return made;
    }

    /**
     * Runs all cells on the calling thread.
     *
     * @param profiles what each cell is asked for, times its own factor
     * @param ambient temperature of the surroundings, K, above zero
     * @param samples where every k-th step is written; modified; null for nowhere
     * @throws BadArgumentException if a number is not finite: cells that were run before it stay where they are then
     */
    public void run(CellProfiles profiles, double ambient, @Nullable Samples samples) {
        check(profiles, ambient, samples);
        share(works, 0, 1, profiles, ambient, samples);
    }

    /**
     * Runs all cells on some threads, and waits for them.
     *
     * @param profiles what each cell is asked for, times its own factor
     * @param ambient temperature of the surroundings, K, above zero
     * @param samples where every k-th step is written; modified; null for nowhere
     * @param threads shares into which the tiles are dealt, at least 1
     * @param executor what runs the shares
     * @throws BadArgumentException if a number is not finite: cells that were run before it stay where they are then
     */
    public void run(CellProfiles profiles, double ambient, @Nullable Samples samples, int threads, Executor executor) {
        check(profiles, ambient, samples);
        Shares.deal(threads, executor, share -> share(works(), share, threads, profiles, ambient, samples));
    }

    private void check(CellProfiles profiles, double ambient, @Nullable Samples samples) {
        BadArgumentException.requirePositive(ambient, "ambient temperature in K");
        if (profiles.cells() != batch.cells()) {
            throw new BadArgumentException("profiles of " + profiles.cells() + " cells; expected " + batch.cells());
        }
        if (samples != null) {
            samples.require(batch.cells(), profiles.steps());
        }
    }

    private void share(
            Work[] own, int remainder, int threads, CellProfiles profiles, double ambient, @Nullable Samples samples) {
        for (int g = 0; g < own.length; g++) {
            CellBatch.Group group = batch.groups().get(g);
            Arrays.fill(own[g].ambient, ambient);
            int end = group.firstTile() + group.tiles();
            for (int k = group.firstTile(); k < end; k++) {
                if (k % threads == remainder) {
                    own[g].tile.turnTo(batch.tiles()[k]);
                    run(own[g], profiles, samples);
                }
            }
        }
    }

    private void run(Work work, CellProfiles profiles, @Nullable Samples samples) {
        CellBlock block = work.tile.block;
        int count = block.count;
        for (int i = 0; i < count; i++) {
            if (samples != null && samples.hasMeans()) {
                samples.begin(block, i);
            }
            if (watch != null) {
                watch.booked(block, i);
            }
        }
        for (int start = 0; start < profiles.steps(); start += STRETCH) {
            int stop = Math.min(profiles.steps(), start + STRETCH);
            profiles.source.fill(block.first, count, start, stop - start, work.stretch);
            for (int t = start; t < stop; t++) {
                take(work, profiles, t, (t - start) * count);
                note(work, profiles.step(), t + 1, samples);
            }
        }
    }

    private static void take(Work work, CellProfiles profiles, int t, int at) {
        CellBlock block = work.tile.block;
        for (int i = 0; i < block.count; i++) {
            double asked = block.values[CellBlock.SCALE + i] * work.stretch[at + i];
            if (!(Math.abs(asked) <= Double.MAX_VALUE)) {
                throw new BadArgumentException("step " + t + " of cell " + (block.first + i) + " asks for " + asked
                        + " " + (profiles.control == StepRun.Control.POWER ? "W" : "A") + "; expected a finite number");
            }
            work.asked[i] = asked;
        }
        work.run.step(work.tile, profiles.control, work.asked, work.ambient, 0, profiles.step(), work.results);
    }

    private void note(Work work, double length, int t, @Nullable Samples samples) {
        CellBlock block = work.tile.block;
        boolean sampled = samples != null && samples.takes(t);
        if (watch == null && !sampled) {
            return;
        }
        for (int i = 0; i < block.count; i++) {
            if (watch != null) {
                watch.booked(block, i);
            }
            if (samples != null && sampled) {
                int cell = block.first + i;
                double[] v = block.values;
                samples.put(
                        t,
                        cell,
                        work.results.current[i],
                        work.tile.endVoltage(i, work.results, i),
                        v[SOC + i],
                        v[TEMPERATURE + i]);
                if (samples.hasMeans()) {
                    samples.means(
                            cell,
                            t,
                            length,
                            block.energy(i),
                            block.charge(i),
                            v[CellBlock.SOC_SECONDS + i],
                            v[CellBlock.KELVIN_SECONDS + i]);
                }
            }
        }
    }
}

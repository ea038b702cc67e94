package org.natrolite.models.cell.batch;

import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.models.cell.kernel.WindowKernel;

/**
 * Takes a batch through current profiles: tile by tile, each through the whole profile, in windows in which the
 * equations are expanded. Holds the work space; a run on the calling thread allocates nothing, but for the first one through a
 * profile of up to 131,072 steps, whose sums are kept. Not thread-safe; one runner a thread and batch.
 *
 * <p>The results of a cell do not depend on the other cells of the batch, nor on the number of threads, bit for bit.
 */
public final class ProfileRunner {
    private final CellBatch batch;
    private final WindowKernel kernel;
    private final RunOptions options;
    private final WindowRun[] works;

    private final @Nullable TurnWatch watch;

    private ProfileRunner(CellBatch batch, WindowKernel kernel, RunOptions options, @Nullable TurnWatch watch) {
        this.watch = watch;
        this.batch = batch;
        this.kernel = kernel;
        this.options = options;
        this.works = works();
    }

    /**
     * @param batch cells to run
     * @param kernel what moves them
     * @param options how windows are chosen
     * @return a runner
     */
    public static ProfileRunner of(CellBatch batch, WindowKernel kernel, RunOptions options) {
        return new ProfileRunner(batch, kernel, options, null);
    }

    /**
     * A runner that also tells of the turning points of the state of charge of each cell, while it runs. The search is state
     * of the cells: it goes on from run to run, and with snapshots and copies of cells. Elsewhere than at turning points a run
     * costs hardly more, and gives the same bits.
     *
     * @param threshold a reversal of more than this makes a turning point, 0 to 1; 1e-3 is usual for ageing, and with zero
     *     every step is looked at
     * @param sink told of them; called from every thread of a run
     * @return another runner for the same batch
     */
    public ProfileRunner withTurningPoints(double threshold, TurningPoints sink) {
        BadArgumentException.requireWithin(threshold, 0, 1, "threshold of turning points");
        return new ProfileRunner(batch, kernel, options, new TurnWatch(threshold, sink));
    }

    /** Work space a group, to be used for all its cells by one thread. */
    private WindowRun[] works() {
        WindowKernel own = kernel.fresh();
        ProfileBlocks blocks = new ProfileBlocks();
        WindowRun[] made = new WindowRun[batch.groups().size()];
        for (int g = 0; g < made.length; g++) {
            CellBatch.Group group = batch.groups().get(g);
            made[g] = new WindowRun(group, own, blocks, options, watch == null ? null : watch.fresh());
        }
        return made;
    }

    /**
     * Runs all cells through a profile on the calling thread.
     *
     * @param profile current that the cells share, each times its own factor
     * @param ambient temperature of the surroundings, K, above zero
     */
    public void run(CurrentProfile profile, double ambient) {
        run(profile, ambient, null);
    }

    /**
     * Runs all cells through a profile on the calling thread.
     *
     * @param profile current that the cells share, each times its own factor
     * @param ambient temperature of the surroundings, K, above zero
     * @param samples where every k-th step is written; modified; null for nowhere
     */
    public void run(CurrentProfile profile, double ambient, @Nullable Samples samples) {
        check(profile, ambient, samples);
        share(works, 0, 1, profile, ambient, samples);
    }

    /**
     * Runs all cells through a profile on some threads, and waits for them.
     *
     * @param profile current that the cells share, each times its own factor
     * @param ambient temperature of the surroundings, K, above zero
     * @param samples where every k-th step is written; modified; null for nowhere
     * @param threads shares into which the tiles are dealt, at least 1
     * @param executor what runs the shares
     */
    public void run(CurrentProfile profile, double ambient, @Nullable Samples samples, int threads, Executor executor) {
        check(profile, ambient, samples);
        Shares.deal(threads, executor, share -> share(works(), share, threads, profile, ambient, samples));
    }

    private void check(CurrentProfile profile, double ambient, @Nullable Samples samples) {
        BadArgumentException.requirePositive(ambient, "ambient temperature in K");
        if (samples != null) {
            samples.require(batch.cells(), profile.steps());
        }
    }

    /** Runs every tile whose number leaves the given remainder. */
    private void share(
            WindowRun[] own,
            int remainder,
            int threads,
            CurrentProfile profile,
            double ambient,
            @Nullable Samples samples) {
        CellBlock[] tiles = batch.tiles();
        for (int g = 0; g < own.length; g++) {
            CellBatch.Group group = batch.groups().get(g);
            int end = group.firstTile() + group.tiles();
            for (int k = group.firstTile(); k < end; k++) {
                if (k % threads == remainder) {
                    tiles[k].leaveBands();
                    own[g].run(tiles[k], profile, ambient, samples);
                }
            }
        }
    }
}

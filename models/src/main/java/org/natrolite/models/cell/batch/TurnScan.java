package org.natrolite.models.cell.batch;

import java.util.Arrays;

/**
 * Finds the steps of a block after which a cell of a tile may turn, so that only there each cell has to be looked at. The
 * cells share the charge that passes, each times a factor, less a self-discharge that is the same for all of them: seen over
 * the factor, their states of charge differ by a slope within known bounds.
 *
 * <p>A turning point of a cell for a threshold is an extreme of its leg, and so one of the legs of a shared charge for any
 * smaller threshold, but for the slopes: all local extremes that they could make the highest or lowest are kept.
 *
 * <p>Work space of one thread.
 */
final class TurnScan {
    /** Share of the threshold by which extremes that are nearly equal are told apart cell by cell. */
    private static final double NEAR = 1e-6;

    private final boolean[] extreme = new boolean[ProfileBlock.STEPS + 1];
    private final boolean[] marked = new boolean[ProfileBlock.STEPS + 1];

    /** First marked step at or after each, or beyond the block. */
    private final int[] next = new int[ProfileBlock.STEPS + 2];

    // The legs of the shared charge: nearly highest and nearly lowest ones since the last turn.
    private final Cluster tops = new Cluster();
    private final Cluster bottoms = new Cluster();

    private double slope;
    private double margin;
    private int steps;
    private boolean closer;

    /** Local extremes on one side, nearly as far out as the farthest one. */
    private static final class Cluster {
        final int[] at = new int[ProfileBlock.STEPS + 1];
        final double[] value = new double[ProfileBlock.STEPS + 1];
        int count;
        double farthest;

        void clear() {
            count = 0;
            farthest = Double.NEGATIVE_INFINITY;
        }

        /** Takes a point, by how far out it is, and leaves out whatever is no longer near. */
        void add(int step, double out, double margin) {
            if (out < farthest - margin) {
                return;
            }
            if (out > farthest) {
                farthest = out;
                int kept = 0;
                for (int k = 0; k < count; k++) {
                    if (value[k] >= farthest - margin) {
                        at[kept] = at[k];
                        value[kept] = value[k];
                        kept++;
                    }
                }
                count = kept;
            }
            at[count] = step;
            value[count] = out;
            count++;
        }

        void turn(boolean[] marked) {
            mark(marked);
            clear();
        }

        void mark(boolean[] marked) {
            for (int k = 0; k < count; k++) {
                marked[at[k]] = true;
            }
        }
    }

    /**
     * Looks through a block.
     *
     * @param block the block
     * @param steps steps that the profile has in it
     * @param threshold of the state of charge, 1
     * @param toSoc change of state of charge in a step over the shared current, of each lane, 1/A; not modified
     * @param lanes lanes in use
     * @param leak self-discharge in a step, 1
     */
    void scan(ProfileBlock block, int steps, double threshold, double[] toSoc, int lanes, double leak) {
        this.steps = steps;
        closer = false;
        double most = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < lanes; i++) {
            if (toSoc[i] > 0) {
                most = Math.max(most, toSoc[i]);
                least = Math.min(least, toSoc[i]);
            }
        }
        Arrays.fill(marked, 0, steps + 1, false);
        marked[steps] = true;
        double flattest = leak / most;
        double steepest = leak / least;
        double own = threshold / most;
        slope = 0.5 * (flattest + steepest);
        margin = (steepest - flattest) * steps + NEAR * own;
        if (!(most > 0)) {
            // self-discharge alone never turns
            Arrays.fill(extreme, 0, steps + 1, false);
        } else if (!(8 * margin < own)) {
            Arrays.fill(marked, 0, steps + 1, true);
            Arrays.fill(extreme, 0, steps + 1, true);
        } else {
            extremes(block.edge, flattest, steepest);
            legs(block.edge, own - 4 * margin);
        }
        link();
    }

    /** Local extremes that some slope in the range makes. */
    private void extremes(double[] edge, double flattest, double steepest) {
        extreme[0] = true;
        extreme[steps] = true;
        double before = edge[1] - edge[0];
        for (int k = 1; k < steps; k++) {
            double after = edge[k + 1] - edge[k];
            extreme[k] = (before > flattest && after <= steepest) || (before < steepest && after >= flattest);
            before = after;
        }
    }

    /**
     * Walks the legs and marks what may be their ends. Beside the extremes on its way it collects those on the other side since
     * the farthest one: there the next leg will have begun.
     */
    private void legs(double[] edge, double threshold) {
        tops.clear();
        bottoms.clear();
        int way = 0;
        double begun = 0;
        double farthest = 0;
        for (int k = 0; k <= steps; k++) {
            if (!extreme[k]) {
                continue;
            }
            double value = edge[k] - slope * k;
            // as far out as where the leg began, which for some cell may be here
            if (way != 0 && way * (value - begun) <= margin) {
                marked[k] = true;
            }
            tops.add(k, value, margin);
            bottoms.add(k, -value, margin);
            Cluster on = way < 0 ? bottoms : tops;
            Cluster back = way < 0 ? tops : bottoms;
            if (way != 0 && on.farthest > farthest + margin) {
                farthest = on.farthest;
                back.clear();
            }
            if (way >= 0 && tops.farthest - value > threshold) {
                begun = tops.farthest;
                farthest = bottoms.farthest;
                tops.turn(marked);
                way = -1;
            } else if (way <= 0 && value + bottoms.farthest > threshold) {
                begun = -bottoms.farthest;
                farthest = tops.farthest;
                bottoms.turn(marked);
                way = 1;
            }
        }
        tops.mark(marked);
        bottoms.mark(marked);
    }

    /** From a step on, looks at every local extreme: a cell that was held may have another one than those that were not. */
    void lookCloser() {
        if (closer) {
            return;
        }
        closer = true;
        for (int k = 0; k <= steps; k++) {
            marked[k] |= extreme[k];
        }
        link();
    }

    private void link() {
        next[steps + 1] = Integer.MAX_VALUE;
        for (int k = steps; k >= 0; k--) {
            next[k] = marked[k] ? k : next[k + 1];
        }
    }

    /** First step at or after one, before the end of which nothing turns. */
    int next(int step) {
        return next[step];
    }

    boolean marks(int step) {
        return marked[step];
    }
}

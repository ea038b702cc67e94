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

    private static final int WORDS = ProfileBlock.STEPS / Long.SIZE + 1;

    /** Steps to look at the end of, one bit a step. */
    private final long[] marked = new long[WORDS];

    // The legs of the shared charge: nearly highest and nearly lowest ones since the last turn.
    private final Cluster tops = new Cluster();
    private final Cluster bottoms = new Cluster();

    // The block, and the charges of self-discharge in a step as the lanes see it, A.
    private double[] edge = {0};
    private int steps;
    private double flattest;
    private double steepest;
    private double margin;

    /** Threshold of the legs, A. */
    private double threshold;

    // The leg: its direction, where it began, and how far it went when what lies behind it was last forgotten.
    private int way;
    private double begun;
    private double farthest;

    private boolean closer;

    /** What a search found in a block, for the next one that asks the same: days that repeat are looked through once. */
    static final class Found {
        private final long[] marked = new long[WORDS];
        private double flattest = Double.NaN;
        private double steepest;
        private double threshold;

        /** Whether every local extreme was marked. */
        boolean closer;

        private boolean recall(double flat, double steep, double own, long[] into) {
            if (flat != flattest || steep != steepest || own != threshold) {
                return false;
            }
            System.arraycopy(marked, 0, into, 0, WORDS);
            return true;
        }

        private void keep(double flat, double steep, double own, long[] from, boolean all) {
            flattest = flat;
            steepest = steep;
            threshold = own;
            closer = all;
            System.arraycopy(from, 0, marked, 0, WORDS);
        }

        /** The block has changed. */
        void forget() {
            flattest = Double.NaN;
        }
    }

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

        void turn(long[] marked) {
            mark(marked);
            clear();
        }

        void mark(long[] marked) {
            for (int k = 0; k < count; k++) {
                set(marked, at[k]);
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
        this.edge = block.edge;
        this.steps = steps;
        this.closer = false;
        double most = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < lanes; i++) {
            if (toSoc[i] > 0) {
                most = Math.max(most, toSoc[i]);
                least = Math.min(least, toSoc[i]);
            }
        }
        if (!(most > 0)) {
            // self-discharge alone never turns
            Arrays.fill(marked, 0);
            set(marked, steps);
            closer = true;
            return;
        }
        flattest = leak / most;
        steepest = leak / least;
        double own = threshold / most;
        if (block.turns.recall(flattest, steepest, own, marked)) {
            closer = block.turns.closer;
            return;
        }
        scan(own);
        block.turns.keep(flattest, steepest, own, marked, closer);
    }

    private void scan(double own) {
        Arrays.fill(marked, 0);
        set(marked, steps);
        margin = (steepest - flattest) * steps + NEAR * own;
        this.threshold = own - 4 * margin;
        if (!(8 * margin < own)) {
            lookCloser();
            return;
        }
        way = 0;
        begun = 0;
        farthest = 0;
        tops.clear();
        bottoms.clear();
        leg(0);
        extremes(true);
        leg(steps);
        tops.mark(marked);
        bottoms.mark(marked);
    }

    /** Goes through the local extremes that some slope makes, to follow the legs or else to mark them all. */
    private void extremes(boolean legs) {
        double[] charge = edge;
        double low = flattest;
        double high = steepest;
        int last = steps;
        double before = charge[1] - charge[0];
        for (int k = 1; k < last; k++) {
            double after = charge[k + 1] - charge[k];
            // most steps go on in the direction of the one before
            boolean on = before > high ? after > high : before < low && after < low;
            if (!on && ((before > low && after <= high) || (before < high && after >= low))) {
                if (legs) {
                    leg(k);
                } else {
                    set(marked, k);
                }
            }
            before = after;
        }
    }

    /**
     * Goes on with the legs to an extreme and marks what may be their ends. Beside the extremes on the way, those on the other
     * side since the farthest one are collected: there the next leg will have begun.
     */
    private void leg(int k) {
        double value = edge[k] - 0.5 * (flattest + steepest) * k;
        // as far out as where the leg began, which for some cell may be here
        if (way != 0 && way * (value - begun) <= margin) {
            set(marked, k);
        }
        tops.add(k, value, margin);
        bottoms.add(k, -value, margin);
        Cluster on = way < 0 ? bottoms : tops;
        Cluster back = way < 0 ? tops : bottoms;
        if (way != 0 && on.farthest > farthest + margin) {
            farthest = on.farthest;
            back.clear();
            back.add(k, way < 0 ? value : -value, margin);
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

    /** Looks at every local extreme: a cell that was held may have other turning points than those that were not. */
    void lookCloser() {
        if (!closer) {
            closer = true;
            extremes(false);
        }
    }

    private static void set(long[] bits, int k) {
        bits[k / Long.SIZE] |= 1L << (k % Long.SIZE);
    }

    /** First step from one on, after which something may turn; the end of the block at the latest. */
    int next(int step) {
        int word = step / Long.SIZE;
        long bits = marked[word] & (-1L << (step % Long.SIZE));
        while (bits == 0) {
            word++;
            bits = marked[word];
        }
        return word * Long.SIZE + Long.numberOfTrailingZeros(bits);
    }

    boolean marks(int step) {
        return (marked[step / Long.SIZE] & 1L << (step % Long.SIZE)) != 0;
    }
}

package org.natrolite.models.cell.batch;

import org.natrolite.models.cell.kernel.Steps;

/**
 * What a stretch of the profile does to any cell, for all the windows that it can be cut into. Short windows, of
 * {@value #SHORTEST} steps and up by powers of two, begin at multiples of their length: window j of length STEPS / 2^d is node
 * 2^d + j of a heap. Long ones are whole pieces of {@value #PIECE} steps, up to {@value #STEPS}, and begin with any piece; they
 * follow the heap, by their first piece and then by their number of pieces.
 *
 * <p>Charges are in units of current: charge over length of a step.
 */
final class ProfileBlock {
    /** Steps in a block; the longest window. */
    static final int STEPS = 1024;

    /** What long windows are made of. */
    static final int PIECE = 64;

    /** The shortest window. */
    static final int SHORTEST = 4;

    private static final double TWELFTH = 1 / 12.0;
    private static final int LEAVES = STEPS / SHORTEST;
    private static final int PIECES = STEPS / PIECE;
    private static final int NODES = 2 * LEAVES + PIECES * PIECES;

    /** Charge stored since the start of the block, before each step and at the end. */
    final double[] edge = new double[STEPS + 1];

    /** Currents, and charges as above. */
    final Steps steps = Steps.create(STEPS);

    // Of each window, side by side:
    /** Lowest and highest charge at a step's end since the start of the block, that before the window included. */
    static final int LOWEST = 0;

    static final int HIGHEST = 1;

    /** Sum over steps of the charge at the middle. */
    static final int SUM_MIDDLE = 2;

    /** Sum over steps of the square of current. */
    static final int SUM_SQUARE = 3;

    /** Sum of charging currents, and that of discharging ones, zero or less. */
    static final int SUM_UP = 4;

    static final int SUM_DOWN = 5;

    /** Largest charging current, and largest size of a discharging one. */
    static final int PEAK_UP = 6;

    static final int PEAK_DOWN = 7;

    private static final int COLUMNS = 8;

    /** What is known of the windows, shape [windows x columns]. */
    final double[] windows = new double[NODES * COLUMNS];

    int start;

    /** Where cells may turn. */
    final TurnScan.Found turns = new TurnScan.Found();

    /** Whether {@link #count} has been here. */
    private boolean counted;

    // Sums from the start of the block to each window of the shortest length, filled by count() for those who look into
    // windows: charge that went in, that came out, zero or more, and the sum over steps of the charge at the middle.
    private final double[] in = new double[LEAVES + 1];
    private final double[] out = new double[LEAVES + 1];
    private final double[] middles = new double[LEAVES + 1];

    /** Where in {@link #windows} that of a length that begins at an offset is found. */
    static int at(int offset, int length) {
        return COLUMNS * (length < PIECE ? (STEPS + offset) / length : pieces(offset / PIECE, length / PIECE));
    }

    private static int pieces(int first, int count) {
        return 2 * LEAVES + first * PIECES + count - 1;
    }

    /**
     * Reads the block that begins at a step.
     *
     * @param profile current, A; not modified
     * @param start first step, a multiple of {@link #STEPS}
     * @param efficiency share of charging current that is stored, 1
     */
    void read(double[] profile, int start, double efficiency) {
        this.start = start;
        counted = false;
        turns.forget();
        int end = Math.min(STEPS, profile.length - start);
        double charge = 0;
        for (int leaf = 0; leaf < LEAVES; leaf++) {
            double low = charge;
            double high = charge;
            double middles = 0;
            double square = 0;
            double up = 0;
            double down = 0;
            double most = 0;
            double least = 0;
            int from = leaf * SHORTEST;
            for (int k = from; k < from + SHORTEST; k++) {
                edge[k] = charge;
                if (k >= end) {
                    continue;
                }
                double p = profile[start + k];
                steps.current[k] = p;
                double charging = Math.max(p, 0);
                double discharging = Math.min(p, 0);
                double stored = efficiency * charging + discharging;
                double half = charge + 0.5 * stored;
                steps.middle[k] = half;
                steps.square[k] = half * half + TWELFTH * stored * stored;
                charge += stored;
                middles += half;
                square += p * p;
                up += charging;
                down += discharging;
                low = Math.min(low, charge);
                high = Math.max(high, charge);
                most = Math.max(most, charging);
                least = Math.min(least, discharging);
            }
            int at = COLUMNS * (LEAVES + leaf);
            windows[at + LOWEST] = low;
            windows[at + HIGHEST] = high;
            windows[at + SUM_MIDDLE] = middles;
            windows[at + SUM_SQUARE] = square;
            windows[at + SUM_UP] = up;
            windows[at + SUM_DOWN] = down;
            windows[at + PEAK_UP] = most;
            windows[at + PEAK_DOWN] = -least;
        }
        edge[STEPS] = charge;
        for (int node = LEAVES - 1; node >= 2 * PIECES; node--) {
            join(node, 2 * node, 2 * node + 1);
        }
        for (int last = 0; last < PIECES; last++) {
            int piece = pieces(last, 1);
            join(piece, 2 * (PIECES + last), 2 * (PIECES + last) + 1);
            for (int first = 0; first < last; first++) {
                join(pieces(first, last + 1 - first), pieces(first, last - first), piece);
            }
        }
    }

    /** Sums two windows up, one after the other. */
    private void join(int node, int first, int second) {
        int at = COLUMNS * node;
        int a = COLUMNS * first;
        int b = COLUMNS * second;
        windows[at + LOWEST] = Math.min(windows[a + LOWEST], windows[b + LOWEST]);
        windows[at + HIGHEST] = Math.max(windows[a + HIGHEST], windows[b + HIGHEST]);
        for (int column = SUM_MIDDLE; column <= SUM_DOWN; column++) {
            windows[at + column] = windows[a + column] + windows[b + column];
        }
        windows[at + PEAK_UP] = Math.max(windows[a + PEAK_UP], windows[b + PEAK_UP]);
        windows[at + PEAK_DOWN] = Math.max(windows[a + PEAK_DOWN], windows[b + PEAK_DOWN]);
    }

    /** Sums up the windows of the shortest length, for the following. */
    void count() {
        if (counted) {
            return;
        }
        counted = true;
        for (int leaf = 0; leaf < LEAVES; leaf++) {
            in[leaf + 1] = in[leaf] + windows[COLUMNS * (LEAVES + leaf) + SUM_UP];
            out[leaf + 1] = out[leaf] - windows[COLUMNS * (LEAVES + leaf) + SUM_DOWN];
            middles[leaf + 1] = middles[leaf] + windows[COLUMNS * (LEAVES + leaf) + SUM_MIDDLE];
        }
    }

    /** Charge that went in from the start of the block to an edge. */
    double in(int edge) {
        double sum = in[edge / SHORTEST];
        for (int k = edge / SHORTEST * SHORTEST; k < edge; k++) {
            sum += Math.max(steps.current[k], 0);
        }
        return sum;
    }

    /** Charge that came out from the start of the block to an edge, zero or more. */
    double out(int edge) {
        double sum = out[edge / SHORTEST];
        for (int k = edge / SHORTEST * SHORTEST; k < edge; k++) {
            sum -= Math.min(steps.current[k], 0);
        }
        return sum;
    }

    /** Sum over the steps from the start of the block to an edge of the charge at their middle. */
    double middles(int edge) {
        double sum = middles[edge / SHORTEST];
        for (int k = edge / SHORTEST * SHORTEST; k < edge; k++) {
            sum += steps.middle[k];
        }
        return sum;
    }
}

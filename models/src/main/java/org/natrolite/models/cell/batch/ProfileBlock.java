package org.natrolite.models.cell.batch;

import org.natrolite.models.cell.kernel.Steps;

/**
 * What a stretch of the profile does to any cell, for all the windows that it can be cut into: windows are {@value #SHORTEST}
 * to {@value #STEPS} steps long, by powers of two, and begin at multiples of their length. Window j of length STEPS / 2^d is
 * node 2^d + j of a heap.
 *
 * <p>Charges are in units of current: charge over length of a step.
 */
final class ProfileBlock {
    /** Steps in a block; the longest window. */
    static final int STEPS = 512;

    /** The shortest window. */
    static final int SHORTEST = 4;

    private static final double TWELFTH = 1 / 12.0;
    private static final int LEAVES = STEPS / SHORTEST;

    /** Charge stored since the start of the block, before each step and at the end. */
    final double[] edge = new double[STEPS + 1];

    /** Currents, and charges as above. */
    final Steps steps = Steps.create(STEPS);

    // Of each window:
    final double[] lowest = new double[2 * LEAVES];
    final double[] highest = new double[2 * LEAVES];

    /** Sum over steps of the charge at the middle. */
    final double[] sumMiddle = new double[2 * LEAVES];

    /** Sum over steps of the square of current. */
    final double[] sumSquare = new double[2 * LEAVES];

    /** Sum of charging currents. */
    final double[] sumUp = new double[2 * LEAVES];

    /** Sum of discharging currents, zero or less. */
    final double[] sumDown = new double[2 * LEAVES];

    /** Largest charging current. */
    final double[] peakUp = new double[2 * LEAVES];

    /** Largest size of discharging current. */
    final double[] peakDown = new double[2 * LEAVES];

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

    /** Window of a length that begins at an offset. */
    static int node(int offset, int length) {
        return (STEPS + offset) / length;
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
            int node = LEAVES + leaf;
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
            lowest[node] = low;
            highest[node] = high;
            sumMiddle[node] = middles;
            sumSquare[node] = square;
            sumUp[node] = up;
            sumDown[node] = down;
            peakUp[node] = most;
            peakDown[node] = -least;
        }
        edge[STEPS] = charge;
        for (int node = LEAVES - 1; node > 0; node--) {
            int a = 2 * node;
            int b = a + 1;
            lowest[node] = Math.min(lowest[a], lowest[b]);
            highest[node] = Math.max(highest[a], highest[b]);
            sumMiddle[node] = sumMiddle[a] + sumMiddle[b];
            sumSquare[node] = sumSquare[a] + sumSquare[b];
            sumUp[node] = sumUp[a] + sumUp[b];
            sumDown[node] = sumDown[a] + sumDown[b];
            peakUp[node] = Math.max(peakUp[a], peakUp[b]);
            peakDown[node] = Math.max(peakDown[a], peakDown[b]);
        }
    }

    /** Sums up the windows of the shortest length, for the following. */
    void count() {
        if (counted) {
            return;
        }
        counted = true;
        for (int leaf = 0; leaf < LEAVES; leaf++) {
            in[leaf + 1] = in[leaf] + sumUp[LEAVES + leaf];
            out[leaf + 1] = out[leaf] - sumDown[LEAVES + leaf];
            middles[leaf + 1] = middles[leaf] + sumMiddle[LEAVES + leaf];
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

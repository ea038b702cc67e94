package org.natrolite.core.table;

import org.natrolite.core.error.BadArgumentException;

/**
 * Equally spaced nodes {@code start + k * step}, k = 0 ... intervals.
 *
 * @param start first node
 * @param step distance between nodes, above zero
 * @param intervals number of intervals, at least 1
 */
public record UniformGrid(double start, double step, int intervals) {
    public UniformGrid {
        BadArgumentException.requireFinite(start, "start of a grid");
        BadArgumentException.requirePositive(step, "step of a grid");
        if (intervals < 1) {
            throw new BadArgumentException("grid of " + intervals + " intervals; expected at least 1");
        }
    }

    /**
     * @param k node number, 0 ... intervals
     * @return position of the node
     */
    public double node(int k) {
        return start + k * step;
    }

    /**
     * @return number of nodes, intervals + 1
     */
    public int nodes() {
        return intervals + 1;
    }

    /**
     * @return last node
     */
    public double end() {
        return node(intervals);
    }
}

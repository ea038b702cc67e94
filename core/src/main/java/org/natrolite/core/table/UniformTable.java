package org.natrolite.core.table;

import org.natrolite.core.error.BadArgumentException;

/** Values on a uniform grid, linear between nodes, with a stated policy outside. Immutable. */
public final class UniformTable {
    private final UniformGrid grid;
    private final double[] values;
    private final double[] integrals;
    private final Outside outside;

    private UniformTable(UniformGrid grid, double[] values, Outside outside) {
        this.grid = grid;
        this.values = values;
        this.outside = outside;
        this.integrals = new double[values.length];
        for (int k = 1; k < values.length; k++) {
            integrals[k] = integrals[k - 1] + 0.5 * grid.step() * (values[k - 1] + values[k]);
        }
    }

    /**
     * @param grid where the values stand
     * @param values values at the nodes, shape [grid.nodes()]; copied
     * @param outside what to answer outside the grid
     * @return the table
     * @throws BadArgumentException if the number of values differs from the grid's, or one is not finite
     */
    public static UniformTable of(UniformGrid grid, double[] values, Outside outside) {
        if (values.length != grid.nodes()) {
            throw new BadArgumentException(
                    values.length + " values on a grid of " + grid.nodes() + " nodes; expected as many");
        }
        for (int k = 0; k < values.length; k++) {
            BadArgumentException.requireFinite(values[k], "value at node " + k);
        }
        return new UniformTable(grid, values.clone(), outside);
    }

    /**
     * @return where the values stand
     */
    public UniformGrid grid() {
        return grid;
    }

    /**
     * @return values at the nodes, shape [grid.nodes()]; a copy
     */
    public double[] values() {
        return values.clone();
    }

    /**
     * @param x position
     * @return value there
     * @throws BadArgumentException if x is NaN, or outside a table that refuses
     */
    public double value(double x) {
        int k = interval(x);
        double f = (x - grid.node(k)) / grid.step();
        if (outside == Outside.HOLD) {
            f = Math.min(1, Math.max(0, f));
        }
        return values[k] + f * (values[k + 1] - values[k]);
    }

    /**
     * @param x position
     * @return slope there; at an inner node that of the interval above it
     * @throws BadArgumentException if x is NaN, or outside a table that refuses
     */
    public double slope(double x) {
        int k = interval(x);
        if (outside == Outside.HOLD && (x < grid.start() || x > grid.end())) {
            return 0;
        }
        return (values[k + 1] - values[k]) / grid.step();
    }

    /**
     * @param x position
     * @return integral of the table from the start of the grid to x, exact for what {@link #value} answers
     * @throws BadArgumentException if x is NaN, or outside a table that refuses
     */
    public double integral(double x) {
        int k = interval(x);
        double d = x - grid.node(k);
        if (outside == Outside.HOLD && d < 0) {
            return values[0] * d;
        }
        if (outside == Outside.HOLD && x > grid.end()) {
            return integrals[grid.intervals()] + values[grid.intervals()] * (x - grid.end());
        }
        double f = d / grid.step();
        return integrals[k] + d * (values[k] + 0.5 * f * (values[k + 1] - values[k]));
    }

    private int interval(double x) {
        if (Double.isNaN(x) || (outside == Outside.REFUSE && (x < grid.start() || x > grid.end()))) {
            throw new BadArgumentException("table asked at " + x + "; expected " + grid.start() + " to " + grid.end());
        }
        double k = Math.floor((x - grid.start()) / grid.step());
        return (int) Math.min(grid.intervals() - 1, Math.max(0, k));
    }
}

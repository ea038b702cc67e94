package org.natrolite.core.table;

import java.util.Arrays;
import org.natrolite.core.error.BadArgumentException;

/**
 * A cubic through nodes that never leaves the range of two neighbouring nodes: monotone data give a monotone curve.
 * Held constant beyond the first and the last node. Immutable.
 *
 * <p>Slopes follow the weighted harmonic mean of Fritsch and Butland (1984, doi 10.1137/0905021), a case of Fritsch and
 * Carlson (1980, doi 10.1137/0717021).
 */
public final class MonotoneCubic {
    private final double[] x;
    private final double[] y;
    private final double[] slope;

    private MonotoneCubic(double[] x, double[] y, double[] slope) {
        this.x = x;
        this.y = y;
        this.slope = slope;
    }

    /**
     * @param x nodes, strictly increasing, shape [n], n at least 1; not modified
     * @param y values at the nodes, shape [n]; not modified
     * @return the curve
     * @throws BadArgumentException if shapes differ, nodes do not increase or a number is not finite
     */
    public static MonotoneCubic of(double[] x, double[] y) {
        if (x.length == 0 || x.length != y.length) {
            throw new BadArgumentException(
                    x.length + " nodes and " + y.length + " values; expected the same number, at least one");
        }
        for (int i = 0; i < x.length; i++) {
            BadArgumentException.requireFinite(x[i], "node " + i);
            BadArgumentException.requireFinite(y[i], "value " + i);
            if (i > 0 && !(x[i] > x[i - 1])) {
                throw new BadArgumentException(
                        "node " + i + " at " + x[i] + " after " + x[i - 1] + "; expected increasing nodes");
            }
        }
        return new MonotoneCubic(x.clone(), y.clone(), slopes(x, y));
    }

    private static double[] slopes(double[] x, double[] y) {
        int n = x.length;
        double[] slope = new double[n];
        if (n < 2) {
            return slope;
        }
        double[] h = new double[n - 1];
        double[] secant = new double[n - 1];
        for (int i = 0; i < n - 1; i++) {
            h[i] = x[i + 1] - x[i];
            secant[i] = (y[i + 1] - y[i]) / h[i];
        }
        for (int i = 1; i < n - 1; i++) {
            if (secant[i - 1] * secant[i] > 0) {
                double w1 = 2 * h[i] + h[i - 1];
                double w2 = h[i] + 2 * h[i - 1];
                slope[i] = (w1 + w2) / (w1 / secant[i - 1] + w2 / secant[i]);
            }
        }
        slope[0] = endSlope(h, secant, 0, 1);
        slope[n - 1] = endSlope(h, secant, n - 2, n - 3);
        return slope;
    }

    /** One-sided three-point slope, limited so that the end interval keeps its shape. */
    private static double endSlope(double[] h, double[] secant, int end, int next) {
        if (next < 0 || next >= secant.length) {
            return secant[end];
        }
        double slope = ((2 * h[end] + h[next]) * secant[end] - h[end] * secant[next]) / (h[end] + h[next]);
        if (slope * secant[end] <= 0) {
            return 0;
        }
        return secant[end] * secant[next] <= 0 && Math.abs(slope) > 3 * Math.abs(secant[end]) ? 3 * secant[end] : slope;
    }

    /**
     * @param at position
     * @return value of the curve; the value of the nearer end outside the nodes
     */
    public double value(double at) {
        int last = x.length - 1;
        if (at <= x[0]) {
            return y[0];
        }
        if (at >= x[last]) {
            return y[last];
        }
        int found = Arrays.binarySearch(x, at);
        return found >= 0 ? y[found] : inside(-found - 2, at);
    }

    /** Value in the interval after node i. */
    private double inside(int i, double at) {
        double h = x[i + 1] - x[i];
        double t = (at - x[i]) / h;
        double u = 1 - t;
        return u * u * ((1 + 2 * t) * y[i] + t * h * slope[i])
                + t * t * ((1 + 2 * u) * y[i + 1] - u * h * slope[i + 1]);
    }

    /**
     * Values at many positions, quick where the positions go along the curve in one direction.
     *
     * @param at positions, shape [n]; not modified
     * @return values of the curve there, as {@link #value} gives them, shape [n]
     */
    public double[] values(double[] at) {
        double[] values = new double[at.length];
        int last = x.length - 1;
        int i = 0;
        for (int k = 0; k < at.length; k++) {
            double position = at[k];
            if (!(position > x[0] && position < x[last])) {
                values[k] = value(position);
                continue;
            }
            while (position >= x[i + 1]) {
                i++;
            }
            while (position < x[i]) {
                i--;
            }
            values[k] = position == x[i] ? y[i] : inside(i, position);
        }
        return values;
    }

    /**
     * How the curve at many positions follows a change of the values at its nodes: the derivative of {@link #values} along a
     * direction. Where a slope is held at zero or at its bound, it stays there.
     *
     * @param at positions, shape [m]; not modified
     * @param direction change of the values at the nodes, shape [n]; not modified
     * @return change of the curve at the positions to first order, shape [m]
     */
    public double[] tangent(double[] at, double[] direction) {
        int n = x.length;
        if (direction.length != n) {
            throw new BadArgumentException("direction of " + direction.length + " numbers; expected " + n);
        }
        double[] turned = new double[n];
        for (int i = 0; i < n && n > 1; i++) {
            turned[i] = i == 0 || i == n - 1 ? endTurn(i == 0 ? 1 : -1, direction) : innerTurn(i, direction);
        }
        // a cubic is linear in its values and slopes
        return new MonotoneCubic(x, direction, turned).values(at);
    }

    private double secant(double[] of, int i) {
        return (of[i + 1] - of[i]) / (x[i + 1] - x[i]);
    }

    /** Derivative of an inner slope. */
    private double innerTurn(int i, double[] direction) {
        double before = secant(y, i - 1);
        double after = secant(y, i);
        if (!(before * after > 0)) {
            return 0;
        }
        double w1 = 2 * (x[i + 1] - x[i]) + (x[i] - x[i - 1]);
        double w2 = x[i + 1] - x[i] + 2 * (x[i] - x[i - 1]);
        double share = w1 * secant(direction, i - 1) / (before * before) + w2 * secant(direction, i) / (after * after);
        return slope[i] * slope[i] / (w1 + w2) * share;
    }

    /** Derivative of the slope at the first (side 1) or the last node (side -1). */
    private double endTurn(int side, double[] direction) {
        int end = side > 0 ? 0 : x.length - 2;
        int next = end + side;
        if (next < 0 || next > x.length - 2) {
            return secant(direction, end);
        }
        double near = x[end + 1] - x[end];
        double far = x[next + 1] - x[next];
        double free = ((2 * near + far) * secant(y, end) - near * secant(y, next)) / (near + far);
        double found = slope[side > 0 ? 0 : x.length - 1];
        if (found == 0) {
            return 0;
        }
        return found == free
                ? ((2 * near + far) * secant(direction, end) - near * secant(direction, next)) / (near + far)
                : 3 * secant(direction, end);
    }

    /**
     * @param grid where to sample
     * @return values at the nodes of the grid, shape [grid.nodes()]
     */
    public double[] sample(UniformGrid grid) {
        double[] at = new double[grid.nodes()];
        Arrays.setAll(at, grid::node);
        return values(at);
    }
}

package org.natrolite.cli.report;

import java.util.function.DoubleConsumer;
import org.natrolite.core.error.BadArgumentException;

/**
 * Limits of an axis, taken from all that is drawn along it.
 *
 * @param low smallest value shown, in the unit of the axis
 * @param high largest value shown, above low
 */
record Domain(double low, double high) {
    /** Room left above and below the data, as a fraction of their range. */
    private static final double PADDING = 0.04;

    /** Horizontal limits: the data, without room to spare. */
    static Domain horizontal(Chart chart) {
        return of(chart, false, 0);
    }

    /** Vertical limits: the data with some room. */
    static Domain vertical(Chart chart) {
        return of(chart, true, PADDING);
    }

    /** Widens the limits to whole steps. */
    Domain toMultiplesOf(double step) {
        return new Domain(step * Math.floor(low / step + 1e-9), step * Math.ceil(high / step - 1e-9));
    }

    /** Refuses values that have no logarithm. */
    static void checkLogarithms(Chart chart) {
        for (boolean vertical : new boolean[] {false, true}) {
            Axis axis = vertical ? chart.y() : chart.x();
            if (axis.logarithmic()) {
                visit(chart, vertical, value -> {
                    if (value <= 0) {
                        throw new BadArgumentException("chart '" + chart.title() + "' has the value " + value
                                + " on the logarithmic axis '" + axis.label() + "'; expected numbers above zero");
                    }
                });
            }
        }
    }

    private static Domain of(Chart chart, boolean vertical, double padding) {
        Axis axis = vertical ? chart.y() : chart.x();
        if (axis.limited()) {
            return new Domain(axis.low(), axis.high());
        }
        double[] range = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        visit(chart, vertical, value -> {
            range[0] = Math.min(range[0], value);
            range[1] = Math.max(range[1], value);
        });
        return axis.logarithmic() ? decades(range[0], range[1], vertical) : padded(range[0], range[1], padding);
    }

    private static Domain padded(double low, double high, double padding) {
        double span = high - low;
        // a constant has no range of its own: show it within a tenth of its size
        if (!(span > 1e-12 * Math.max(Math.abs(low), Math.abs(high)))) {
            double half = low == 0 ? 1 : Math.abs(low) / 10;
            return new Domain(low - half, high + half);
        }
        // no room below zero for what cannot be negative
        double below = low >= 0 && low - padding * span < 0 ? 0 : low - padding * span;
        return new Domain(below, high + padding * span);
    }

    private static Domain decades(double low, double high, boolean whole) {
        if (whole || !(high > low)) {
            double first = Math.pow(10, Math.floor(Math.log10(low)));
            double last = Math.pow(10, Math.ceil(Math.log10(high)));
            return new Domain(first, last > first ? last : 10 * first);
        }
        return new Domain(low, high);
    }

    /** Hands over every finite value along one direction. */
    private static void visit(Chart chart, boolean vertical, DoubleConsumer consumer) {
        for (Series series : chart.series()) {
            accept(vertical ? series.y() : series.x(), consumer);
            Series.Range range = vertical ? series.vertical() : series.horizontal();
            if (range != null) {
                accept(range.low(), consumer);
                accept(range.high(), consumer);
            }
        }
        for (ReferenceLine line : chart.references()) {
            if (line.horizontal() == vertical) {
                consumer.accept(line.value());
            }
        }
    }

    private static void accept(double[] values, DoubleConsumer consumer) {
        for (double value : values) {
            if (!Double.isNaN(value)) {
                consumer.accept(value);
            }
        }
    }
}

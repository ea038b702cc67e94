package org.natrolite.cli.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Turns series into the points and outlines that are drawn. */
final class Curves {
    /** Columns for each pixel that thinning keeps apart, for screens with two device pixels a pixel. */
    private static final double COLUMNS_PER_PIXEL = 2;

    private Curves() {}

    /**
     * Pieces of a line between its gaps.
     *
     * @param series line, steps or points
     * @param frame where it is drawn
     * @return pieces [][2 n]: x and y of each corner in turn, px
     */
    static List<double[]> pieces(Series series, Frame frame) {
        int[] indices = Thinning.indices(columns(series, frame), series.y());
        boolean steps = series.kind() == Series.Kind.STEPS;
        List<double[]> pieces = new ArrayList<>();
        Points points = new Points();
        for (int i : indices) {
            double x = frame.x().at(series.x()[i]);
            double y = frame.y().at(series.y()[i]);
            if (Double.isNaN(x) || Double.isNaN(y)) {
                points.flush(pieces);
            } else {
                if (steps && points.size() > 0) {
                    points.add(x, points.lastY());
                }
                points.add(x, y);
            }
        }
        points.flush(pieces);
        return pieces;
    }

    /**
     * Outlines of a band between its gaps: along the upper edge, back along the lower edge.
     *
     * @param series band
     * @param edges edges of the band, in the unit of the axis
     * @param frame where it is drawn
     * @return outlines [][2 n]: x and y of each corner in turn, px; the first half is the upper edge
     */
    static List<double[]> outlines(Series series, Series.Range edges, Frame frame) {
        int[] indices = Thinning.indices(columns(series, frame), edges.low(), edges.high());
        List<double[]> outlines = new ArrayList<>();
        Points upper = new Points();
        Points lower = new Points();
        for (int i : indices) {
            double x = frame.x().at(series.x()[i]);
            double low = frame.y().at(edges.low()[i]);
            double high = frame.y().at(edges.high()[i]);
            if (Double.isNaN(x) || Double.isNaN(low) || Double.isNaN(high)) {
                close(upper, lower, outlines);
            } else {
                upper.add(x, high);
                lower.add(x, low);
            }
        }
        close(upper, lower, outlines);
        return outlines;
    }

    private static void close(Points upper, Points lower, List<double[]> outlines) {
        if (upper.size() > 0) {
            upper.addBackwards(lower);
            upper.flush(outlines);
            lower.clear();
        }
    }

    private static double[] columns(Series series, Frame frame) {
        double[] columns = new double[series.x().length];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = COLUMNS_PER_PIXEL * frame.x().at(series.x()[i]);
        }
        return columns;
    }

    /** A growing list of corners. */
    private static final class Points {
        private double[] values = new double[64];
        private int count;

        int size() {
            return count / 2;
        }

        double lastY() {
            return values[count - 1];
        }

        void add(double x, double y) {
            if (count == values.length) {
                values = Arrays.copyOf(values, 2 * count);
            }
            values[count++] = x;
            values[count++] = y;
        }

        void addBackwards(Points other) {
            for (int i = other.count - 2; i >= 0; i -= 2) {
                add(other.values[i], other.values[i + 1]);
            }
        }

        void clear() {
            count = 0;
        }

        void flush(List<double[]> pieces) {
            if (count > 0) {
                pieces.add(Arrays.copyOf(values, count));
                clear();
            }
        }
    }
}

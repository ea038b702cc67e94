package org.natrolite.cli.report;

import org.jspecify.annotations.Nullable;
import org.natrolite.core.error.BadArgumentException;

/**
 * One set of data in a chart, in the units of its axes. Immutable: arrays are copied, and the {@code with...} methods
 * return a changed copy.
 *
 * <p>NaN says that there is no value: it splits a line, leaves a gap in a band and skips a point. An infinite value is
 * refused. Without a name a series does not appear in the legend.
 */
public final class Series {
    /** What is drawn. */
    enum Kind {
        LINE,
        STEPS,
        POINTS,
        BAND
    }

    /** Lower and upper values, as long as the series. */
    static final class Range {
        private final double[] low;
        private final double[] high;

        private Range(double[] low, double[] high) {
            this.low = low;
            this.high = high;
        }

        /** Lower values; the array itself, which must not be modified. */
        double[] low() {
            return low;
        }

        /** Upper values; the array itself, which must not be modified. */
        double[] high() {
            return high;
        }
    }

    /** What does not change the data. */
    private record Style(String name, int colour, boolean dashed) {}

    private static final int AUTOMATIC = -1;

    private final Kind kind;
    private final double[] x;
    private final double[] y;
    private final @Nullable Range vertical;
    private final @Nullable Range horizontal;
    private final Style style;

    private Series(
            Kind kind, double[] x, double[] y, @Nullable Range vertical, @Nullable Range horizontal, Style style) {
        this.kind = kind;
        this.x = x;
        this.y = y;
        this.vertical = vertical;
        this.horizontal = horizontal;
        this.style = style;
    }

    /**
     * Straight lines from point to point.
     *
     * @param name name in the legend, empty for none
     * @param x horizontal values [n], in the unit of the axis; not modified
     * @param y vertical values [n], in the unit of the axis; not modified
     * @return the series
     * @throws BadArgumentException if the arrays differ in length, or hold no point or an infinite value
     */
    public static Series line(String name, double[] x, double[] y) {
        return of(Kind.LINE, name, x, y);
    }

    /**
     * A line on which each value holds until the next point, such as a current that is commanded.
     *
     * @param name name in the legend, empty for none
     * @param x horizontal values [n], in the unit of the axis; not modified
     * @param y vertical values [n], in the unit of the axis; not modified
     * @return the series
     * @throws BadArgumentException if the arrays differ in length, or hold no point or an infinite value
     */
    public static Series steps(String name, double[] x, double[] y) {
        return of(Kind.STEPS, name, x, y);
    }

    /**
     * Single points.
     *
     * @param name name in the legend, empty for none
     * @param x horizontal values [n], in the unit of the axis; not modified
     * @param y vertical values [n], in the unit of the axis; not modified
     * @return the series
     * @throws BadArgumentException if the arrays differ in length, or hold no point or an infinite value
     */
    public static Series points(String name, double[] x, double[] y) {
        return of(Kind.POINTS, name, x, y);
    }

    /**
     * A translucent area between two lines, such as an interval.
     *
     * @param name name in the legend, empty for none
     * @param x horizontal values [n], in the unit of the axis; not modified
     * @param lower lower edge [n], in the unit of the axis; not modified
     * @param upper upper edge [n], nowhere below the lower edge; not modified
     * @return the series
     * @throws BadArgumentException if the arrays differ in length, hold no point or an infinite value, or cross
     */
    public static Series band(String name, double[] x, double[] lower, double[] upper) {
        Series edge = of(Kind.BAND, name, x, lower);
        of(Kind.BAND, name, x, upper);
        return new Series(Kind.BAND, edge.x, edge.y, edge.range(lower, upper), null, edge.style);
    }

    private static Series of(Kind kind, String name, double[] x, double[] y) {
        Series series = new Series(kind, x.clone(), y.clone(), null, null, new Style(name, AUTOMATIC, false));
        series.check(x);
        series.check(y);
        for (int i = 0; i < x.length; i++) {
            if (!Double.isNaN(x[i]) && !Double.isNaN(y[i])) {
                return series;
            }
        }
        throw new BadArgumentException(series + " holds no point; expected at least one");
    }

    /**
     * Adds vertical bars, such as 95 % intervals, to points or lines.
     *
     * @param lower lower ends [n], in the unit of the vertical axis; not modified
     * @param upper upper ends [n]; not modified
     * @return the changed copy
     */
    public Series withErrorBars(double[] lower, double[] upper) {
        refuseBand();
        return new Series(kind, x, y, range(lower, upper), horizontal, style);
    }

    /**
     * Adds horizontal bars, such as 95 % intervals, to points or lines.
     *
     * @param lower left ends [n], in the unit of the horizontal axis; not modified
     * @param upper right ends [n]; not modified
     * @return the changed copy
     */
    public Series withHorizontalErrorBars(double[] lower, double[] upper) {
        refuseBand();
        return new Series(kind, x, y, vertical, range(lower, upper), style);
    }

    /**
     * Sets the colour, so that a thing keeps its colour through all charts of a page. Without it, a chart takes the
     * place of the series.
     *
     * @param slot place in the palette, from 0; the palette of {@link Chart#COLOURS} colours starts again behind its end
     * @return the changed copy
     */
    public Series withColour(int slot) {
        if (slot < 0) {
            throw new BadArgumentException("colour " + slot + " of " + this + "; expected 0 or more");
        }
        return new Series(kind, x, y, vertical, horizontal, new Style(style.name, slot, style.dashed));
    }

    /**
     * @return a copy drawn dashed
     */
    public Series withDashes() {
        return new Series(kind, x, y, vertical, horizontal, new Style(style.name, style.colour, true));
    }

    private void refuseBand() {
        if (kind == Kind.BAND) {
            throw new BadArgumentException(this + " is a band; expected points or a line to carry error bars");
        }
    }

    private Range range(double[] lower, double[] upper) {
        check(lower);
        check(upper);
        for (int i = 0; i < lower.length; i++) {
            if (lower[i] > upper[i]) {
                throw new BadArgumentException(this + " has the lower value " + lower[i] + " above the upper value "
                        + upper[i] + " at index " + i);
            }
        }
        return new Range(lower.clone(), upper.clone());
    }

    private void check(double[] values) {
        if (values.length != x.length) {
            throw new BadArgumentException(
                    this + " has " + x.length + " places and " + values.length + " values; expected as many");
        }
        for (int i = 0; i < values.length; i++) {
            if (Double.isInfinite(values[i])) {
                throw new BadArgumentException(this + " holds " + values[i] + " at index " + i
                        + "; expected finite numbers, or NaN for a gap");
            }
        }
    }

    Kind kind() {
        return kind;
    }

    /** Places; the array itself, which must not be modified. */
    double[] x() {
        return x;
    }

    /** Values, the lower edge of a band; the array itself, which must not be modified. */
    double[] y() {
        return y;
    }

    /** Edges of a band or ends of the vertical bars. */
    @Nullable Range vertical() {
        return vertical;
    }

    /** Ends of the horizontal bars. */
    @Nullable Range horizontal() {
        return horizontal;
    }

    String name() {
        return style.name;
    }

    boolean dashed() {
        return style.dashed;
    }

    /** Colour, or the one of its place where none is set. */
    int colourOr(int place) {
        return (style.colour == AUTOMATIC ? place : style.colour) % Chart.COLOURS;
    }

    @Override
    public String toString() {
        return "series '" + style.name + "'";
    }
}

package org.natrolite.cli.report;

import java.util.List;

/**
 * Where the parts of a chart lie.
 *
 * @param width of the picture, px
 * @param height of the picture, px
 * @param left edge of the plot, px
 * @param right edge of the plot, px
 * @param top edge of the plot, px
 * @param bottom edge of the plot, px
 * @param x horizontal scale
 * @param y vertical scale
 * @param xTicks marks of the horizontal axis
 * @param yTicks marks of the vertical axis; none on an axis of categories
 * @param legend names above the plot, empty where the lines carry their names
 * @param endLabels names at the ends of the lines, empty where there is a legend
 */
record Frame(
        double width,
        double height,
        double left,
        double right,
        double top,
        double bottom,
        Scale x,
        Scale y,
        Ticks xTicks,
        Ticks yTicks,
        Legend legend,
        List<EndLabels.Label> endLabels) {
    /** Size of all text in a chart, px; a page shows charts at no less than 0.9 of their size on a telephone. */
    static final double FONT = 12.5;

    /** Height of a line of text, px. */
    static final double LINE = 19;

    private static final double EDGE = 10;
    private static final double TICK_GAP = 8;
    private static final double X_TICK_DISTANCE = 58;
    private static final double Y_TICK_DISTANCE = 34;

    /** Least height of a plot, px: a shape that suits a desk would be a strip on a telephone. */
    private static final double LEAST_HEIGHT = 168;

    /** Least height of a category with its name beside it, px. */
    private static final double ROW = 34;

    /** Names of categories stand left of the plot up to this fraction of the width, otherwise above their places. */
    private static final double WIDEST_NAMES = 0.3;

    static Frame of(Chart chart, double width) {
        List<EndLabels.Label> wanted = EndLabels.wanted(chart);
        double labelWidth = EndLabels.width(wanted);
        if (!wanted.isEmpty() && labelWidth <= EndLabels.WIDEST * width) {
            Frame frame = of(chart, width, Legend.NONE, labelWidth);
            List<EndLabels.Label> placed = EndLabels.place(wanted, frame);
            if (!placed.isEmpty()) {
                return frame.with(placed);
            }
        }
        return of(chart, width, Legend.of(chart, width), 0);
    }

    private static Frame of(Chart chart, double width, Legend legend, double labelWidth) {
        Axis xAxis = chart.x();
        Axis yAxis = chart.y();
        double plotHeight = Math.max(chart.aspect() * width, LEAST_HEIGHT);
        boolean marked = chart.references().stream()
                .anyMatch(line -> !line.horizontal() && !line.label().isEmpty());

        Domain yDomain = Domain.vertical(chart);
        Ticks yTicks = new Ticks(List.of(), List.of());
        double namesWidth;
        if (!yAxis.categories().isEmpty()) {
            namesWidth = widest(yAxis.categories());
            namesWidth = namesWidth > WIDEST_NAMES * width ? 0 : namesWidth;
            double row = namesWidth == 0 ? ROW + LINE / 2 : ROW;
            plotHeight =
                    Math.max(chart.aspect() * width, row * yAxis.categories().size());
        } else {
            int intervals = Math.max(2, (int) (plotHeight / Y_TICK_DISTANCE));
            if (yAxis.logarithmic()) {
                yTicks = Ticks.logarithmic(yDomain.low(), yDomain.high(), intervals);
            } else {
                double step = step(yAxis, yDomain, intervals);
                yDomain = yAxis.limited() ? yDomain : yDomain.toMultiplesOf(step);
                yTicks = Ticks.linear(yDomain.low(), yDomain.high(), step);
            }
            namesWidth = widest(yTicks.labels());
        }

        double top = (yAxis.label().isEmpty() ? EDGE : LINE + EDGE) + legend.height() + (marked ? LINE : 0);
        double bottom = top + plotHeight;
        double left = namesWidth == 0 ? EDGE : Math.ceil(namesWidth) + TICK_GAP + 2;
        double right = width - Math.max(2 * EDGE, labelWidth == 0 ? 0 : labelWidth + EndLabels.GAP);
        Domain xDomain = Domain.horizontal(chart);
        int intervals = Math.max(2, (int) ((right - left) / X_TICK_DISTANCE));
        Ticks xTicks = xAxis.logarithmic()
                ? Ticks.logarithmic(xDomain.low(), xDomain.high(), intervals)
                : Ticks.linear(xDomain.low(), xDomain.high(), step(xAxis, xDomain, intervals));

        // the first name of a vertical axis of categories is on top
        boolean downwards = !yAxis.categories().isEmpty();
        return new Frame(
                width,
                bottom + (xAxis.label().isEmpty() ? LINE : 2 * LINE) + EDGE,
                left,
                right,
                top,
                bottom,
                new Scale(xDomain.low(), xDomain.high(), left, right, xAxis.logarithmic()),
                new Scale(
                        yDomain.low(),
                        yDomain.high(),
                        downwards ? top : bottom,
                        downwards ? bottom : top,
                        yAxis.logarithmic()),
                xTicks,
                yTicks,
                legend,
                List.of());
    }

    private Frame with(List<EndLabels.Label> labels) {
        return new Frame(width, height, left, right, top, bottom, x, y, xTicks, yTicks, legend, labels);
    }

    private static double step(Axis axis, Domain domain, int intervals) {
        double span = domain.high() - domain.low();
        if (Double.isNaN(axis.step())) {
            return Ticks.niceStep(span, intervals);
        }
        // a wish for more marks than there is room for gives every second, third, ... of them
        return axis.step() * Math.max(1, Math.ceil(span / axis.step() / intervals));
    }

    private static double widest(List<String> texts) {
        return texts.stream()
                .mapToDouble(text -> TextWidth.of(text, FONT))
                .max()
                .orElse(0);
    }
}

package org.natrolite.cli.report;

import static org.natrolite.cli.report.Markup.px;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.natrolite.core.error.BadArgumentException;

/** Draws a chart as SVG: grid, bands, reference lines, lines, points, texts, in this order. */
final class ChartRenderer {
    private static final double POINT_RADIUS = 3.2;
    private static final double SMALL_POINT_RADIUS = 1.8;
    private static final int MANY_POINTS = 150;
    private static final double CAP = 4;
    private static final double BASELINE = 0.35 * Frame.FONT;

    private final Chart chart;
    private final Frame frame;
    private final Markup out = new Markup();
    private final Obstacles obstacles = new Obstacles();

    private ChartRenderer(Chart chart, double width) {
        this.chart = chart;
        this.frame = Frame.of(chart, width);
    }

    /** Draws for a page, which holds the styles; the class names the widths at which the page shows it. */
    static Markup inPage(Chart chart, double width, String shown) {
        return new ChartRenderer(chart, width).draw("class", "chart " + shown);
    }

    /** Draws a document of its own. */
    static Markup standalone(Chart chart, int width) {
        BadArgumentException.requireWithin(width, 200, 4000, "width in px of chart '" + chart.title() + "'");
        return new ChartRenderer(chart, width).draw("class", "chart", "xmlns", "http://www.w3.org/2000/svg");
    }

    private Markup draw(String... attributes) {
        String[] all = new String[attributes.length + 6];
        System.arraycopy(attributes, 0, all, 0, attributes.length);
        all[attributes.length] = "role";
        all[attributes.length + 1] = "img";
        all[attributes.length + 2] = "viewBox";
        all[attributes.length + 3] = "0 0 " + px(frame.width()) + " " + px(frame.height());
        all[attributes.length + 4] = "aria-label";
        all[attributes.length + 5] = chart.title();
        out.open("svg", all).element("title", chart.title()).element("desc", chart.description());
        if (attributes.length > 2) {
            out.style(Styles.chart());
        }
        grid();
        // a nested picture cuts off what lies outside the axes; it reaches a little further, for lines on the edge
        double spare = 2;
        double cutX = frame.left() - spare;
        double cutY = frame.top() - spare;
        double cutWidth = frame.right() - frame.left() + 2 * spare;
        double cutHeight = frame.bottom() - frame.top() + 2 * spare;
        out.open(
                "svg",
                "x",
                px(cutX),
                "y",
                px(cutY),
                "width",
                px(cutWidth),
                "height",
                px(cutHeight),
                "viewBox",
                px(cutX) + " " + px(cutY) + " " + px(cutWidth) + " " + px(cutHeight));
        eachSeries(Series.Kind.BAND);
        references();
        eachSeries(Series.Kind.STEPS);
        eachSeries(Series.Kind.LINE);
        eachSeries(Series.Kind.POINTS);
        out.close().line();
        for (EndLabels.Label label : frame.endLabels()) {
            endLabel(label);
        }
        for (ReferenceLine line : chart.references()) {
            referenceLabel(line);
        }
        for (Legend.Entry entry : frame.legend().entries()) {
            legendEntry(entry);
        }
        return out.close().line();
    }

    private void grid() {
        for (int i = 0; i < frame.yTicks().values().size(); i++) {
            double y = frame.y().at(frame.yTicks().values().get(i));
            rule("grid", frame.left(), y, frame.right(), y);
            text(
                    "tick end",
                    frame.left() - 8,
                    y + BASELINE,
                    frame.yTicks().labels().get(i));
        }
        boolean namesAbove = frame.left() < 20;
        double above = 11;
        for (int i = 0; i < chart.y().categories().size(); i++) {
            double y = frame.y().at(i);
            rule("grid", frame.left(), y, frame.right(), y);
            String name = chart.y().categories().get(i);
            if (namesAbove) {
                text("tick halo", frame.left(), y - above, name);
            } else {
                text("tick end", frame.left() - 8, y + BASELINE, name);
            }
        }
        for (int i = 0; i < frame.xTicks().values().size(); i++) {
            double x = frame.x().at(frame.xTicks().values().get(i));
            if (chart.y().categories().isEmpty()) {
                rule("tickmark", x, frame.bottom(), x, frame.bottom() + 5);
            } else {
                rule("grid", x, frame.top(), x, frame.bottom());
            }
            text(
                    "tick middle",
                    x,
                    frame.bottom() + Frame.LINE,
                    frame.xTicks().labels().get(i));
        }
        rule("axis", frame.left(), frame.bottom(), frame.right(), frame.bottom());
        if (!chart.y().label().isEmpty()) {
            text("title", 0, frame.legend().height() + Frame.FONT, chart.y().label());
        }
        if (!chart.x().label().isEmpty()) {
            text(
                    "title end",
                    frame.right(),
                    frame.bottom() + 2 * Frame.LINE + 1,
                    chart.x().label());
        }
        out.line();
    }

    private void eachSeries(Series.Kind kind) {
        for (int s = 0; s < chart.series().size(); s++) {
            Series series = chart.series().get(s);
            if (series.kind() == kind) {
                out.open("g", "class", "c" + series.colourOr(s));
                draw(series);
                out.close().line();
            }
        }
    }

    private void draw(Series series) {
        Series.Range vertical = series.vertical();
        if (series.kind() == Series.Kind.BAND) {
            if (vertical != null) {
                band(series, vertical);
            }
            return;
        }
        if (vertical != null) {
            errorBars(series, vertical, true);
        }
        Series.Range horizontal = series.horizontal();
        if (horizontal != null) {
            errorBars(series, horizontal, false);
        }
        if (series.kind() == Series.Kind.POINTS) {
            points(series);
        } else {
            lines(series);
        }
    }

    private void band(Series series, Series.Range edges) {
        for (double[] outline : Curves.outlines(series, edges, frame)) {
            obstacles.add(outline);
            out.empty("path", "class", "band", "d", path(outline, 0, outline.length) + "Z");
            out.empty("path", "class", "edge", "d", path(outline, 0, outline.length / 2));
            out.empty("path", "class", "edge", "d", path(outline, outline.length / 2, outline.length));
        }
    }

    private void lines(Series series) {
        for (double[] piece : Curves.pieces(series, frame)) {
            obstacles.add(piece);
            if (piece.length == 2) {
                // a value between two gaps has no length as a line
                out.empty(
                        "circle",
                        "class",
                        "point",
                        "cx",
                        px(piece[0]),
                        "cy",
                        px(piece[1]),
                        "r",
                        px(SMALL_POINT_RADIUS));
            } else {
                out.empty("path", "class", series.dashed() ? "line dashed" : "line", "d", path(piece, 0, piece.length));
            }
        }
    }

    private void points(Series series) {
        double radius = series.x().length > MANY_POINTS ? SMALL_POINT_RADIUS : POINT_RADIUS;
        Set<String> drawn = new HashSet<>();
        for (int i = 0; i < series.x().length; i++) {
            double x = frame.x().at(series.x()[i]);
            double y = frame.y().at(series.y()[i]);
            // points that share half a pixel look like one
            if (!Double.isNaN(x) && !Double.isNaN(y) && drawn.add(Math.round(2 * x) + " " + Math.round(2 * y))) {
                obstacles.add(new double[] {x, y, x, y});
                out.empty("circle", "class", "point", "cx", px(x), "cy", px(y), "r", px(radius));
            }
        }
    }

    private void errorBars(Series series, Series.Range range, boolean vertical) {
        for (int i = 0; i < series.x().length; i++) {
            double place = vertical ? frame.x().at(series.x()[i]) : frame.y().at(series.y()[i]);
            double low = (vertical ? frame.y() : frame.x()).at(range.low()[i]);
            double high = (vertical ? frame.y() : frame.x()).at(range.high()[i]);
            if (!Double.isNaN(place) && !Double.isNaN(low) && !Double.isNaN(high)) {
                double[] bar = {place, low, place, high};
                double[] first = {place - CAP, low, place + CAP, low};
                double[] second = {place - CAP, high, place + CAP, high};
                StringBuilder d = new StringBuilder();
                for (double[] stroke : List.of(bar, first, second)) {
                    double[] turned = vertical ? stroke : new double[] {stroke[1], stroke[0], stroke[3], stroke[2]};
                    obstacles.add(turned);
                    d.append(path(turned, 0, turned.length));
                }
                out.empty("path", "class", "error", "d", d.toString());
            }
        }
    }

    private void references() {
        for (ReferenceLine line : chart.references()) {
            if (line.horizontal()) {
                double y = frame.y().at(line.value());
                rule("reference", frame.left(), y, frame.right(), y);
            } else {
                double x = frame.x().at(line.value());
                rule("reference", x, frame.top(), x, frame.bottom());
            }
        }
    }

    /** Puts the label of a reference line where it covers least: above the plot, or on a side at an end of the line. */
    private void referenceLabel(ReferenceLine line) {
        Scale scale = line.horizontal() ? frame.y() : frame.x();
        if (line.label().isEmpty() || !scale.holds(line.value())) {
            return;
        }
        double width = TextWidth.of(line.label(), Frame.FONT);
        double at = scale.at(line.value());
        double inset = 6;
        double half = Frame.LINE / 2;
        List<Obstacles.Box> places = new ArrayList<>();
        if (line.horizontal()) {
            for (double left : new double[] {frame.right() - width - inset, frame.left() + inset}) {
                places.add(Obstacles.Box.of(left, at - half - 1, width, half));
                places.add(Obstacles.Box.of(left, at + half + 1, width, half));
            }
        } else {
            double centred = Math.max(frame.left(), Math.min(at - width / 2, frame.right() - width));
            places.add(Obstacles.Box.of(centred, frame.top() - half, width, half));
            for (double middle : new double[] {frame.top() + half, frame.bottom() - half}) {
                places.add(Obstacles.Box.of(at + inset, middle, width, half));
                places.add(Obstacles.Box.of(at - inset - width, middle, width, half));
            }
        }
        Obstacles.Box room =
                new Obstacles.Box(frame.left(), frame.top() - Frame.LINE - 1, frame.right(), frame.bottom() + 1);
        Obstacles.Box best = places.get(0);
        int least = Integer.MAX_VALUE;
        for (Obstacles.Box place : places) {
            int covered = room.holds(place) ? obstacles.covered(place) : Integer.MAX_VALUE;
            if (covered < least) {
                best = place;
                least = covered;
            }
        }
        obstacles.add(best);
        text("note halo", best.left(), (best.top() + best.bottom()) / 2 + BASELINE, line.label());
    }

    private void endLabel(EndLabels.Label label) {
        double endX = frame.x().at(label.x());
        double endY = frame.y().at(label.y());
        double textX = frame.right() + EndLabels.GAP - 4;
        out.open("g", "class", "c" + label.colour());
        double[] leader = {endX + 3, endY, frame.right() + 8, label.place(), textX - 4, label.place()};
        out.empty("path", "class", "leader", "d", path(leader, 0, leader.length));
        out.empty("circle", "class", "point", "cx", px(endX), "cy", px(endY), "r", px(POINT_RADIUS));
        text("name", textX, label.place() + BASELINE, label.text());
        out.close().line();
    }

    private void legendEntry(Legend.Entry entry) {
        double end = entry.x() + Legend.SAMPLE;
        out.open("g", "class", "c" + entry.colour());
        switch (entry.series().kind()) {
            case BAND ->
                out.empty(
                        "rect",
                        "class",
                        "band sample",
                        "x",
                        px(entry.x()),
                        "y",
                        px(entry.y() - 6),
                        "width",
                        px(Legend.SAMPLE),
                        "height",
                        "12");
            case POINTS ->
                out.empty(
                        "circle",
                        "class",
                        "point",
                        "cx",
                        px((entry.x() + end) / 2),
                        "cy",
                        px(entry.y()),
                        "r",
                        px(POINT_RADIUS));
            case LINE, STEPS -> {
                double[] sample = {entry.x(), entry.y(), end, entry.y()};
                out.empty(
                        "path",
                        "class",
                        entry.series().dashed() ? "line dashed" : "line",
                        "d",
                        path(sample, 0, sample.length));
            }
        }
        text("name", entry.textX(), entry.y() + BASELINE, entry.series().name());
        out.close().line();
    }

    private void rule(String style, double x1, double y1, double x2, double y2) {
        out.empty("line", "class", style, "x1", px(x1), "y1", px(y1), "x2", px(x2), "y2", px(y2));
    }

    private void text(String style, double x, double y, String text) {
        out.element("text", text, "class", style, "x", px(x), "y", px(y));
    }

    private static String path(double[] corners, int from, int to) {
        StringBuilder d = new StringBuilder();
        for (int i = from; i < to; i += 2) {
            d.append(i == from ? 'M' : 'L').append(px(corners[i])).append(' ').append(px(corners[i + 1]));
        }
        return d.toString();
    }
}

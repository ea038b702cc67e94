package org.natrolite.cli.report;

import java.util.ArrayList;
import java.util.List;

/** Says in words what a chart shows, for readers who cannot see it. */
final class ChartWords {
    private static final int DIGITS = 3;

    private ChartWords() {}

    static String describe(Chart chart) {
        List<String> sentences = new ArrayList<>();
        sentences.add(chart.y().label() + " over " + chart.x().label() + ".");
        for (Series series : chart.series()) {
            if (!series.name().isEmpty()) {
                sentences.add(series.name() + ": " + course(series) + ".");
            }
        }
        for (ReferenceLine line : chart.references()) {
            if (!line.label().isEmpty()) {
                sentences.add("A line marks " + line.label() + ".");
            }
        }
        return String.join(" ", sentences);
    }

    private static String course(Series series) {
        double[] x = series.x();
        int first = -1;
        int last = -1;
        for (int i = 0; i < x.length; i++) {
            if (!Double.isNaN(x[i]) && !Double.isNaN(series.y()[i])) {
                first = first < 0 ? i : first;
                last = i;
            }
        }
        String start = value(series, first) + " at " + Numbers.significant(x[first], DIGITS);
        return first == last
                ? start
                : start + ", " + value(series, last) + " at " + Numbers.significant(x[last], DIGITS);
    }

    private static String value(Series series, int i) {
        Series.Range edges = series.vertical();
        return series.kind() == Series.Kind.BAND && edges != null
                ? Numbers.significant(edges.low()[i], DIGITS) + " to " + Numbers.significant(edges.high()[i], DIGITS)
                : Numbers.significant(series.y()[i], DIGITS);
    }
}

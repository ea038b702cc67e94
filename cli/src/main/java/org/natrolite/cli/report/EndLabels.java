package org.natrolite.cli.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Puts the names of lines at their right ends, where the eye finds them, if there is room for all of them. */
final class EndLabels {
    /** Space between the plot and a name, with a short leader, px. */
    static final double GAP = 22;

    /** Widest name, as a fraction of the width of the chart. */
    static final double WIDEST = 0.24;

    private static final double DISTANCE = 16;
    private static final double FARTHEST = 26;

    /** A line must end this close to the right edge, as a fraction of the plot. */
    private static final double END = 0.02;

    /**
     * A name beside the end of its line.
     *
     * @param text name
     * @param colour place in the palette
     * @param x end of the line in the unit of the axis
     * @param y end of the line in the unit of the axis
     * @param place middle of the name, px; NaN until it is placed
     */
    record Label(String text, int colour, double x, double y, double place) {}

    private EndLabels() {}

    /** Names to place; none where a name cannot stand at an end, since two ways of naming confuse. */
    static List<Label> wanted(Chart chart) {
        List<Label> labels = new ArrayList<>();
        Set<Integer> colours = new HashSet<>();
        for (int s = 0; s < chart.series().size(); s++) {
            Series series = chart.series().get(s);
            if (series.name().isEmpty()) {
                continue;
            }
            boolean line = series.kind() == Series.Kind.LINE || series.kind() == Series.Kind.STEPS;
            // lines of one colour differ by their dashes, which only a sample shows
            boolean alone = colours.add(series.colourOr(s));
            if (!line || !alone || !chart.y().categories().isEmpty()) {
                return List.of();
            }
            int last = series.x().length - 1;
            while (last > 0 && (Double.isNaN(series.x()[last]) || Double.isNaN(series.y()[last]))) {
                last--;
            }
            labels.add(new Label(series.name(), series.colourOr(s), series.x()[last], series.y()[last], Double.NaN));
        }
        return labels;
    }

    /** Width of the widest name, px. */
    static double width(List<Label> labels) {
        return labels.stream()
                .mapToDouble(label -> TextWidth.of(label.text(), Frame.FONT))
                .max()
                .orElse(0);
    }

    /** Moves names apart; none if a name would end up too far from its line. */
    static List<Label> place(List<Label> wanted, Frame frame) {
        for (Label label : wanted) {
            boolean atEnd = Math.abs(frame.x().at(label.x()) - frame.right()) <= END * (frame.right() - frame.left());
            if (!atEnd || !frame.y().holds(label.y())) {
                return List.of();
            }
        }
        List<Label> sorted = new ArrayList<>(wanted);
        sorted.sort(Comparator.comparingDouble(label -> frame.y().at(label.y())));
        double[] places =
                sorted.stream().mapToDouble(label -> frame.y().at(label.y())).toArray();
        spread(places, frame.top(), frame.bottom());
        List<Label> placed = new ArrayList<>();
        for (int i = 0; i < places.length; i++) {
            Label label = sorted.get(i);
            if (Math.abs(places[i] - frame.y().at(label.y())) > FARTHEST) {
                return List.of();
            }
            placed.add(new Label(label.text(), label.colour(), label.x(), label.y(), places[i]));
        }
        return placed;
    }

    /** Least movement that keeps the distance: groups of touching names share their mean displacement. */
    private static void spread(double[] places, double top, double bottom) {
        double[] wanted = places.clone();
        int[] groupStart = new int[places.length];
        double[] groupPlace = new double[places.length];
        int groups = 0;
        for (int i = 0; i < wanted.length; i++) {
            groupStart[groups] = i;
            groupPlace[groups] = wanted[i];
            groups++;
            while (groups > 1
                    && groupPlace[groups - 1] - groupPlace[groups - 2]
                            < DISTANCE * (groupStart[groups - 1] - groupStart[groups - 2])) {
                groups--;
                int start = groupStart[groups - 1];
                double sum = 0;
                for (int k = start; k <= i; k++) {
                    sum += wanted[k] - DISTANCE * (k - start);
                }
                groupPlace[groups - 1] = sum / (i - start + 1);
            }
        }
        for (int g = 0; g < groups; g++) {
            int end = g + 1 < groups ? groupStart[g + 1] : places.length;
            for (int k = groupStart[g]; k < end; k++) {
                places[k] = groupPlace[g] + DISTANCE * (k - groupStart[g]);
            }
        }
        for (int i = 0; i < places.length; i++) {
            places[i] = Math.max(places[i], i == 0 ? top : places[i - 1] + DISTANCE);
        }
        for (int i = places.length - 1; i >= 0; i--) {
            places[i] = Math.min(places[i], i == places.length - 1 ? bottom : places[i + 1] - DISTANCE);
        }
    }
}

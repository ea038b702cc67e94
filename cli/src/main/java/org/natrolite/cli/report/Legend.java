package org.natrolite.cli.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Names above the plot, in rows.
 *
 * @param entries names with their places
 * @param height of all rows and the space below, px
 */
record Legend(List<Entry> entries, double height) {
    /** No legend. */
    static final Legend NONE = new Legend(List.of(), 0);

    /** Length of the sample of a line, px. */
    static final double SAMPLE = 20;

    private static final double SAMPLE_GAP = 7;
    private static final double ENTRY_GAP = 18;
    private static final double SPACE_BELOW = 8;

    /**
     * One name.
     *
     * @param series what it names
     * @param colour place in the palette
     * @param x left end of the sample, px
     * @param y middle of the row, px
     */
    record Entry(Series series, int colour, double x, double y) {
        /** Left end of the name, px. */
        double textX() {
            return x + SAMPLE + SAMPLE_GAP;
        }
    }

    Legend {
        entries = List.copyOf(entries);
    }

    /** Fills rows from the left; a name wider than the chart gets a row of its own. */
    static Legend of(Chart chart, double width) {
        List<Entry> entries = new ArrayList<>();
        double x = 0;
        double y = Frame.LINE / 2;
        for (int s = 0; s < chart.series().size(); s++) {
            Series series = chart.series().get(s);
            if (series.name().isEmpty()) {
                continue;
            }
            double length = SAMPLE + SAMPLE_GAP + TextWidth.of(series.name(), Frame.FONT);
            if (x > 0 && x + length > width) {
                x = 0;
                y += Frame.LINE;
            }
            entries.add(new Entry(series, series.colourOr(s), x, y));
            x += length + ENTRY_GAP;
        }
        return entries.isEmpty() ? NONE : new Legend(entries, y + Frame.LINE / 2 + SPACE_BELOW);
    }
}

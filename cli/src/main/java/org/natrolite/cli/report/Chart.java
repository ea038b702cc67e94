package org.natrolite.cli.report;

import java.util.ArrayList;
import java.util.List;
import org.natrolite.core.error.BadArgumentException;

/**
 * A chart of values over values: lines, steps, points and bands on two axes, with reference lines. Immutable.
 *
 * <p>A chart is data and titles; its picture is made for a width in pixels by {@link #toSvg}, or by a {@link Page} for
 * every width it may be read at, so that text stays legible on a telephone.
 */
public final class Chart {
    /** Count of colours in the palette, told apart by readers with any colour vision. */
    public static final int COLOURS = 6;

    private static final double DEFAULT_ASPECT = 0.5;

    private final Builder made;

    private Chart(Builder made) {
        this.made = made;
    }

    /**
     * Starts a chart.
     *
     * @param title what the chart shows, in a few words
     * @param x horizontal axis
     * @param y vertical axis
     * @return a builder
     */
    public static Builder builder(String title, Axis x, Axis y) {
        return new Builder(title, x, y, "", "", DEFAULT_ASPECT, List.of(), List.of());
    }

    /**
     * Draws the chart as a document of its own, with its styles, for light and dark.
     *
     * @param width px, 200 to 4000
     * @return a complete SVG file
     */
    public String toSvg(int width) {
        return ChartRenderer.standalone(this, width).finish();
    }

    /**
     * @return what the chart shows, in a few words
     */
    public String title() {
        return made.title;
    }

    /**
     * @return how to read the chart, or empty
     */
    public String caption() {
        return made.caption;
    }

    /**
     * @return the chart in words, for readers who cannot see it
     */
    public String description() {
        return made.description.isEmpty() ? ChartWords.describe(this) : made.description;
    }

    Axis x() {
        return made.x;
    }

    Axis y() {
        return made.y;
    }

    double aspect() {
        return made.aspect;
    }

    List<Series> series() {
        return made.series;
    }

    List<ReferenceLine> references() {
        return made.references;
    }

    /**
     * A chart being made. Immutable: every method returns a changed copy, so a common start can be shared.
     *
     * @param title what the chart shows
     * @param x horizontal axis
     * @param y vertical axis
     * @param caption how to read the chart, or empty
     * @param description the chart in words, or empty to make it from the data
     * @param aspect height of the plot over the width of the chart
     * @param series what is drawn, in this order
     * @param references lines across the chart
     */
    public record Builder(
            String title,
            Axis x,
            Axis y,
            String caption,
            String description,
            double aspect,
            List<Series> series,
            List<ReferenceLine> references) {
        /** Copies the lists. */
        public Builder {
            series = List.copyOf(series);
            references = List.copyOf(references);
        }

        /**
         * @param caption how to read the chart, with the definitions it needs
         * @return the changed copy
         */
        public Builder caption(String caption) {
            return new Builder(title, x, y, caption, description, aspect, series, references);
        }

        /**
         * @param description the chart in words, for readers who cannot see it; made from the data if not given
         * @return the changed copy
         */
        public Builder description(String description) {
            return new Builder(title, x, y, caption, description, aspect, series, references);
        }

        /**
         * @param aspect height of the plot over the width of the chart, 0.1 to 2
         * @return the changed copy
         */
        public Builder aspect(double aspect) {
            BadArgumentException.requireWithin(aspect, 0.1, 2, "aspect of chart '" + title + "'");
            return new Builder(title, x, y, caption, description, aspect, series, references);
        }

        /**
         * @param more series drawn above those before it
         * @return the changed copy
         */
        public Builder add(Series more) {
            List<Series> all = new ArrayList<>(series);
            all.add(more);
            return new Builder(title, x, y, caption, description, aspect, all, references);
        }

        /**
         * @param more a line across the chart; an axis without given limits makes room for it
         * @return the changed copy
         */
        public Builder reference(ReferenceLine more) {
            List<ReferenceLine> all = new ArrayList<>(references);
            all.add(more);
            return new Builder(title, x, y, caption, description, aspect, series, all);
        }

        /**
         * @return the chart
         * @throws BadArgumentException if there is no series, if a logarithmic axis meets a value that is not above zero,
         *     or if the horizontal axis has categories
         */
        public Chart build() {
            if (series.isEmpty()) {
                throw new BadArgumentException("chart '" + title + "' has no series; expected at least one");
            }
            if (!x.categories().isEmpty()) {
                throw new BadArgumentException("chart '" + title
                        + "' has categories on its horizontal axis; expected them on the vertical one,"
                        + " where names fit");
            }
            Chart chart = new Chart(this);
            Domain.checkLogarithms(chart);
            return chart;
        }
    }
}

package org.natrolite.cli.report;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.natrolite.core.error.BadArgumentException;

/**
 * An axis of a chart. Immutable: the {@code with...} methods return a changed copy.
 *
 * @param title what is shown, without its unit
 * @param unit unit as people write it, "1" or empty where there is none
 * @param low lower limit in the unit, NaN to take it from the data
 * @param high upper limit in the unit, NaN to take it from the data
 * @param step distance of the ticks in the unit, NaN to choose it
 * @param logarithmic whether decades have equal lengths
 * @param categories names of the places 0, 1, ... of a categorical axis, empty for an axis of numbers
 */
public record Axis(
        String title, String unit, double low, double high, double step, boolean logarithmic, List<String> categories) {
    /** Checks the limits. */
    public Axis {
        categories = List.copyOf(categories);
        if (!Double.isNaN(low) || !Double.isNaN(high)) {
            BadArgumentException.requireFinite(low, "lower limit of axis '" + title + "' in " + unit);
            BadArgumentException.requireFinite(high, "upper limit of axis '" + title + "' in " + unit);
            if (!(low < high)) {
                throw new BadArgumentException(
                        "axis '" + title + "' runs from " + low + " to " + high + "; expected the lower limit first");
            }
            if (logarithmic && !(low > 0)) {
                throw new BadArgumentException(
                        "logarithmic axis '" + title + "' starts at " + low + "; expected a number above zero");
            }
        }
        if (!Double.isNaN(step)) {
            BadArgumentException.requirePositive(step, "tick distance of axis '" + title + "' in " + unit);
        }
    }

    /**
     * An axis that takes its limits from the data.
     *
     * @param title what is shown, without its unit
     * @param unit unit as people write it, "1" or empty where there is none
     * @return the axis
     */
    public static Axis of(String title, String unit) {
        return new Axis(title, unit, Double.NaN, Double.NaN, Double.NaN, false, List.of());
    }

    /**
     * An axis of named places; series put the n-th name at the number n, counted from zero. On a vertical axis the first
     * name is on top.
     *
     * @param title what is shown
     * @param categories names, at least one
     * @return the axis
     */
    public static Axis categories(String title, List<String> categories) {
        if (categories.isEmpty()) {
            throw new BadArgumentException("axis '" + title + "' has no categories; expected at least one");
        }
        return new Axis(title, "", -0.5, categories.size() - 0.5, Double.NaN, false, categories);
    }

    /**
     * @param low lower limit in the unit of the axis
     * @param high upper limit in the unit of the axis; what lies outside is cut off
     * @return a copy with these limits
     */
    public Axis within(double low, double high) {
        BadArgumentException.requireFinite(low, "lower limit of axis '" + title + "' in " + unit);
        return new Axis(title, unit, low, high, step, logarithmic, categories);
    }

    /**
     * @param step distance of the ticks in the unit of the axis, for instance 6 for the hours of a day
     * @return a copy with this tick distance
     */
    public Axis withTicksEvery(double step) {
        return new Axis(title, unit, low, high, step, logarithmic, categories);
    }

    /**
     * @return a copy on which decades have equal lengths
     */
    public Axis withLogScale() {
        if (!categories.isEmpty()) {
            throw new BadArgumentException("axis '" + title + "' has categories; a logarithm of names has no meaning");
        }
        return new Axis(title, unit, low, high, step, true, categories);
    }

    /** Whether the limits are given rather than taken from the data. */
    boolean limited() {
        return !Double.isNaN(low);
    }

    /** Title and unit, as printed. */
    String label() {
        return unit.isEmpty() || "1".equals(unit) ? title : title + " / " + unit;
    }

    /** Name of a place of a categorical axis, or null outside it. */
    @Nullable String category(int place) {
        return place >= 0 && place < categories.size() ? categories.get(place) : null;
    }
}

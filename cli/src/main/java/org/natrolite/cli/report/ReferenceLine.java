package org.natrolite.cli.report;

import org.natrolite.core.error.BadArgumentException;

/**
 * A labelled line across a chart, such as the end of life at 80 %.
 *
 * @param horizontal whether the line is horizontal rather than vertical
 * @param value place on the axis that the line crosses, in its unit
 * @param label text beside the line, empty for none
 */
public record ReferenceLine(boolean horizontal, double value, String label) {
    /** Checks the value. */
    public ReferenceLine {
        BadArgumentException.requireFinite(value, "reference line '" + label + "'");
    }

    /**
     * @param y place on the vertical axis, in its unit
     * @param label text beside the line, empty for none
     * @return the line
     */
    public static ReferenceLine horizontal(double y, String label) {
        return new ReferenceLine(true, y, label);
    }

    /**
     * @param x place on the horizontal axis, in its unit
     * @param label text beside the line, empty for none
     * @return the line
     */
    public static ReferenceLine vertical(double x, String label) {
        return new ReferenceLine(false, x, label);
    }
}

package org.natrolite.cli.report;

/**
 * Maps values of an axis to pixels.
 *
 * @param low value at the pixel {@code from}
 * @param high value at the pixel {@code to}, above low
 * @param from px
 * @param to px
 * @param logarithmic whether decades have equal lengths
 */
record Scale(double low, double high, double from, double to, boolean logarithmic) {
    /**
     * Place of a value; outside the limits it goes on beyond the ends.
     *
     * @param value value in the unit of the axis
     * @return px, NaN for NaN
     */
    double at(double value) {
        double fraction = logarithmic ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
        return from + fraction * (to - from);
    }

    /** Whether a value lies on the axis, with a thousandth of its length to spare. */
    boolean holds(double value) {
        double slack = 1e-3 * Math.abs(to - from);
        double place = at(value);
        return place >= Math.min(from, to) - slack && place <= Math.max(from, to) + slack;
    }
}

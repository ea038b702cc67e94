package org.natrolite.models.parameter;

import org.natrolite.core.error.BadArgumentException;

/**
 * A number with its interval and provenance; its unit is that of the field that holds it.
 *
 * @param value best value
 * @param lower lower end of the 95 % interval, at most the value
 * @param upper upper end of the 95 % interval, at least the value
 * @param provenance where it comes from
 */
public record Quantity(double value, double lower, double upper, Provenance provenance) {
    public Quantity {
        BadArgumentException.requireFinite(value, "value");
        if (!(lower <= value && value <= upper)) {
            throw new BadArgumentException("interval [" + lower + ", " + upper + "] does not hold its value " + value);
        }
    }

    /**
     * A number that is exact by definition or whose interval is negligible.
     *
     * @param value value
     * @param provenance where it comes from
     * @return the quantity with an interval of no width
     */
    public static Quantity exact(double value, Provenance provenance) {
        return new Quantity(value, value, value, provenance);
    }

    /**
     * @param value new value, with the interval moved along in proportion to the old value (shifted where that is zero)
     * @return the quantity with the new value and the same provenance
     */
    public Quantity scaledTo(double value) {
        if (this.value == 0) {
            return new Quantity(value, lower + value, upper + value, provenance);
        }
        double factor = value / this.value;
        double a = lower * factor;
        double b = upper * factor;
        return new Quantity(value, Math.min(a, b), Math.max(a, b), provenance);
    }
}

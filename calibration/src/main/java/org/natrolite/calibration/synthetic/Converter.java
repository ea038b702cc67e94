package org.natrolite.calibration.synthetic;

import org.natrolite.core.error.BadArgumentException;

/**
 * An analogue-to-digital converter.
 *
 * @param bits number of bits, 1 to 32
 * @param low lowest value that it can say, in the unit of what it converts
 * @param high highest value
 */
public record Converter(int bits, double low, double high) {
    private static final int MOST_BITS = 32;

    public Converter {
        BadArgumentException.requireWithin(bits, 1, MOST_BITS, "bits of a converter");
        BadArgumentException.requireFinite(low, "low end of a converter");
        BadArgumentException.requireFinite(high, "high end of a converter");
        if (!(low < high)) {
            throw new BadArgumentException("converter from " + low + " to " + high + "; expected low below high");
        }
    }

    /**
     * @return distance between two neighbouring values
     */
    public double step() {
        return (high - low) / (Math.scalb(1.0, bits) - 1);
    }

    /**
     * @param value value
     * @return the nearest one that it can say
     */
    double convert(double value) {
        return Math.max(low, Math.min(high, low + step() * Math.rint((value - low) / step())));
    }

    /** Whether a value lies beyond its ends, by more than it would round to them. */
    boolean saturates(double value) {
        return !(value >= low - 0.5 * step() && value <= high + 0.5 * step());
    }
}

package org.natrolite.models.ageing;

import org.natrolite.core.error.BadArgumentException;

/**
 * What a parameter is called and what it may be.
 *
 * @param name name in files
 * @param unit its unit
 * @param lowest smallest value allowed
 * @param highest largest value allowed
 */
public record ParameterDescriptor(String name, String unit, double lowest, double highest) {
    public ParameterDescriptor {
        if (!(lowest < highest)) {
            throw new BadArgumentException(
                    "bounds of " + name + " from " + lowest + " to " + highest + "; expected an increasing interval");
        }
    }

    /**
     * @param value value to check
     * @throws BadArgumentException if it is outside the bounds or NaN
     */
    public void check(double value) {
        BadArgumentException.requireWithin(value, lowest, highest, name + " in " + unit);
    }
}

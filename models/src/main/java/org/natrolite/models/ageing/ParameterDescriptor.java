package org.natrolite.models.ageing;

import org.natrolite.core.error.BadArgumentException;

/**
 * What a parameter is called, what it may be and how it is best moved. Calibration needs nothing else of it.
 *
 * @param name name in files
 * @param unit its unit
 * @param lowest smallest value allowed
 * @param highest largest value allowed
 * @param scale change that matters: of the value, or of its logarithm where that is moved, above zero
 * @param transform in what it is moved
 */
public record ParameterDescriptor(
        String name, String unit, double lowest, double highest, double scale, Transform transform) {
    /** In what a parameter is moved. */
    public enum Transform {
        /** The value itself. */
        LINEAR,
        /** Its natural logarithm: for rates and amounts, which are above zero and known to a factor. */
        LOGARITHM,
        /** Not at all: a choice of form, such as the order of a polynomial or the temperature that a rate refers to. */
        STRUCTURE
    }

    public ParameterDescriptor {
        if (!(lowest < highest)) {
            throw new BadArgumentException(
                    "bounds of " + name + " from " + lowest + " to " + highest + "; expected an increasing interval");
        }
        BadArgumentException.requirePositive(scale, "scale of " + name);
    }

    /**
     * @param name name in files
     * @param unit its unit
     * @param lowest smallest value allowed
     * @param highest largest value allowed
     * @param scale change that matters, above zero
     * @return a parameter that is moved as it is
     */
    public static ParameterDescriptor linear(String name, String unit, double lowest, double highest, double scale) {
        return new ParameterDescriptor(name, unit, lowest, highest, scale, Transform.LINEAR);
    }

    /**
     * @param name name in files
     * @param unit its unit
     * @param lowest smallest value allowed
     * @param highest largest value allowed
     * @return a parameter of which the logarithm is moved
     */
    public static ParameterDescriptor logarithm(String name, String unit, double lowest, double highest) {
        return new ParameterDescriptor(name, unit, lowest, highest, 0.5, Transform.LOGARITHM);
    }

    static ParameterDescriptor structure(String name, String unit, double lowest, double highest) {
        return new ParameterDescriptor(name, unit, lowest, highest, 1, Transform.STRUCTURE);
    }

    /**
     * @param value value to check
     * @throws BadArgumentException if it is outside the bounds or NaN
     */
    public void check(double value) {
        BadArgumentException.requireWithin(value, lowest, highest, name + " in " + unit);
    }
}

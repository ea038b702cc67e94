package org.natrolite.models.ageing;

import org.natrolite.core.error.BadArgumentException;
import org.natrolite.core.numeric.Constants;

/**
 * One of the things that bound the capacity of a cell: the capacity is the least of them, so that a knee comes where one
 * passes another. With x = 1/T - 1/T_ref it is {@code start exp(-(E x + S x^2) / R) (1 - loss of the target)}, where the
 * temperature acts at once and reversibly.
 *
 * @param target what it shrinks with
 * @param start what it would be at 25 degC when fresh, as a fraction of the nominal capacity, above zero
 * @param energy E, J/mol
 * @param bend S, J K/mol
 */
public record CapacityLimit(Target target, double start, double energy, double bend) {
    /** Temperature at which the start is stated, K. */
    public static final double REFERENCE_TEMPERATURE = 298.15;

    public CapacityLimit {
        BadArgumentException.requirePositive(start, "capacity to begin with");
        BadArgumentException.requireFinite(energy, "energy in J/mol");
        BadArgumentException.requireFinite(bend, "second-order energy in J K/mol");
    }

    /**
     * @param target what it shrinks with
     * @return the limit of a cell that begins with its nominal capacity at any temperature
     */
    public static CapacityLimit of(Target target) {
        return new CapacityLimit(target, 1, 0, 0);
    }

    /**
     * @param temperature K
     * @return what it is when fresh, as a fraction of the nominal capacity
     */
    public double fresh(double temperature) {
        double x = 1 / temperature - 1 / REFERENCE_TEMPERATURE;
        return start * Math.exp(-(energy + bend * x) * x / Constants.GAS_CONSTANT);
    }
}

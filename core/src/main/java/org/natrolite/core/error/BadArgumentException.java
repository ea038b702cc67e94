package org.natrolite.core.error;

/** Thrown when an argument lies outside the contract of a method or a command. */
public final class BadArgumentException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /**
     * @param message one sentence with the offending value, its unit and what was expected
     */
    public BadArgumentException(String message) {
        super(message);
    }

    /**
     * Refuses a number that is not finite.
     *
     * @param value value to check
     * @param what name of the quantity with its unit, for the message
     * @return the value
     * @throws BadArgumentException if the value is NaN or infinite
     */
    public static double requireFinite(double value, String what) {
        if (!Double.isFinite(value)) {
            throw new BadArgumentException(what + " is " + value + "; expected a finite number");
        }
        return value;
    }

    /**
     * Refuses a number outside a closed interval; NaN is outside.
     *
     * @param value value to check
     * @param low smallest value allowed
     * @param high largest value allowed
     * @param what name of the quantity with its unit, for the message
     * @return the value
     * @throws BadArgumentException if the value is not within [low, high]
     */
    public static double requireWithin(double value, double low, double high, String what) {
        if (!(value >= low && value <= high)) {
            throw new BadArgumentException(what + " is " + value + "; expected a value from " + low + " to " + high);
        }
        return value;
    }

    /**
     * Refuses a number that is not finite and above zero; NaN is refused.
     *
     * @param value value to check
     * @param what name of the quantity with its unit, for the message
     * @return the value
     * @throws BadArgumentException if the value is not positive and finite
     */
    public static double requirePositive(double value, String what) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new BadArgumentException(what + " is " + value + "; expected a number above zero");
        }
        return value;
    }

    /**
     * Refuses a count outside a closed interval.
     *
     * @param value value to check
     * @param least smallest value allowed
     * @param most largest value allowed; {@link Integer#MAX_VALUE} for no bound
     * @param what name of the count, for the message
     * @return the value
     * @throws BadArgumentException if the value is not within [least, most]
     */
    public static int requireCount(int value, int least, int most, String what) {
        if (value < least || value > most) {
            throw new BadArgumentException(what + " is " + value + "; expected "
                    + (most == Integer.MAX_VALUE ? "at least " + least : least + " to " + most));
        }
        return value;
    }
}

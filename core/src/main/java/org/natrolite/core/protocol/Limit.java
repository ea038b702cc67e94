package org.natrolite.core.protocol;

import java.util.Locale;
import org.natrolite.core.error.BadArgumentException;

/**
 * A condition that ends a step of a protocol.
 *
 * @param quantity what is watched
 * @param bound value at which the step ends, in the quantity's unit
 */
public record Limit(Quantity quantity, double bound) {
    public Limit {
        BadArgumentException.requireFinite(bound, "limit on " + quantity);
        boolean signed = quantity == Quantity.VOLTAGE_FALLS_TO || quantity == Quantity.SOC_FALLS_TO;
        if (!signed && bound < 0) {
            throw new BadArgumentException(
                    "limit on " + quantity + " is " + bound + " " + quantity.unit() + "; expected zero or more");
        }
    }

    @Override
    public String toString() {
        String unit = quantity.unit().equals("1") ? "" : " " + quantity.unit();
        return quantity.name().toLowerCase(Locale.ROOT).replace('_', ' ') + " " + bound + unit;
    }

    /** What a limit watches. */
    public enum Quantity {
        /** Time since the start of the step, s. */
        DURATION("s"),
        /** Terminal voltage that rises to the bound, V. */
        VOLTAGE_RISES_TO("V"),
        /** Terminal voltage that falls to the bound, V. */
        VOLTAGE_FALLS_TO("V"),
        /** Magnitude of the current that falls to the bound, A. */
        CURRENT_FALLS_TO("A"),
        /** Magnitude of the current, as a multiple of the nominal capacity an hour, that falls to the bound, 1. */
        C_RATE_FALLS_TO("1"),
        /** State of charge that rises to the bound, 1. */
        SOC_RISES_TO("1"),
        /** State of charge that falls to the bound, 1. */
        SOC_FALLS_TO("1"),
        /** Charge moved since the start of the step, as a magnitude, C. */
        CHARGE_MOVED("C"),
        /** Cell temperature that rises to the bound, K. */
        TEMPERATURE_RISES_TO("K");

        private final String unit;

        Quantity(String unit) {
            this.unit = unit;
        }

        /**
         * @return unit of the bound
         */
        public String unit() {
            return unit;
        }
    }
}

package org.natrolite.datasets.protocol;

import java.util.Locale;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.core.protocol.Limit;
import org.natrolite.core.protocol.Limit.Quantity;
import org.natrolite.datasets.internal.yaml.YamlValue;
import org.natrolite.datasets.unit.Unit;

/** Keys under {@code until}. */
enum LimitKey {
    DURATION_S("duration_s", Quantity.DURATION, Quantity.DURATION, Unit.SECOND),
    VOLTAGE_V("voltage_V", Quantity.VOLTAGE_RISES_TO, Quantity.VOLTAGE_FALLS_TO, Unit.VOLT),
    VOLTAGE_RISES("voltage_rises_to_V", Quantity.VOLTAGE_RISES_TO, Quantity.VOLTAGE_RISES_TO, Unit.VOLT),
    VOLTAGE_FALLS("voltage_falls_to_V", Quantity.VOLTAGE_FALLS_TO, Quantity.VOLTAGE_FALLS_TO, Unit.VOLT),
    SOC("soc", Quantity.SOC_RISES_TO, Quantity.SOC_FALLS_TO, Unit.FRACTION),
    SOC_RISES("soc_rises_to", Quantity.SOC_RISES_TO, Quantity.SOC_RISES_TO, Unit.FRACTION),
    SOC_FALLS("soc_falls_to", Quantity.SOC_FALLS_TO, Quantity.SOC_FALLS_TO, Unit.FRACTION),
    CURRENT_A("current_A", Quantity.CURRENT_FALLS_TO, Quantity.CURRENT_FALLS_TO, Unit.AMPERE),
    C_RATE("c_rate", Quantity.C_RATE_FALLS_TO, Quantity.C_RATE_FALLS_TO, Unit.PER_HOUR),
    CAPACITY_AH("capacity_Ah", Quantity.CHARGE_MOVED, Quantity.CHARGE_MOVED, Unit.AMPERE_HOUR),
    TEMPERATURE("temperature_degC", Quantity.TEMPERATURE_RISES_TO, Quantity.TEMPERATURE_RISES_TO, Unit.CELSIUS);

    private final String key;
    private final Quantity inCharge;
    private final Quantity inDischarge;
    private final Unit unit;

    LimitKey(String key, Quantity inCharge, Quantity inDischarge, Unit unit) {
        this.key = key;
        this.inCharge = inCharge;
        this.inDischarge = inDischarge;
        this.unit = unit;
    }

    String key() {
        return key;
    }

    /** The limit that a value means in a step. */
    Limit limit(String action, YamlValue value) {
        boolean directed = inCharge == inDischarge || action.equals("charge") || action.equals("discharge");
        if (!directed) {
            String stem = this == SOC ? "soc_%s_to" : "voltage_%s_to_V";
            throw value.bad(
                    "'" + key + "' in a " + action + ", which has no direction",
                    String.format(Locale.ROOT, stem + " or " + stem, "rises", "falls"));
        }
        Quantity quantity = action.equals("discharge") ? inDischarge : inCharge;
        double number = value.number("a number for " + key);
        try {
            return new Limit(quantity, unit.toSi(number));
        } catch (BadArgumentException e) {
            throw value.bad(value.shown() + " for " + key, "a bound that can be met: " + e.getMessage());
        }
    }
}

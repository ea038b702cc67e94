package org.natrolite.models.cell;

import java.util.EnumSet;
import java.util.Set;

/** Why a cell or a circuit of cells gave less than was asked of it. A step reports a set of these as bits. */
public enum Limited {
    /** Voltage would have risen above its limit. */
    VOLTAGE_HIGH(0x1),
    /** Voltage would have fallen below its limit. */
    VOLTAGE_LOW(0x2),
    /** State of charge would have risen above its limit. */
    SOC_HIGH(0x4),
    /** State of charge would have fallen below its limit. */
    SOC_LOW(0x8),
    /** Charging current above its limit. */
    CHARGE_CURRENT(0x10),
    /** Discharging current above its limit. */
    DISCHARGE_CURRENT(0x20),
    /** No current gives the power that was asked for; the largest was given. */
    POWER(0x40),
    /** The circuit is broken by open cells or switches: no current can flow. */
    BROKEN(0x80);

    private final int bit;

    Limited(int bit) {
        this.bit = bit;
    }

    /**
     * @return this reason as a bit
     */
    public int bit() {
        return bit;
    }

    /**
     * @param bits bits of a step
     * @return the reasons they stand for
     */
    public static Set<Limited> of(int bits) {
        EnumSet<Limited> set = EnumSet.noneOf(Limited.class);
        for (Limited limited : values()) {
            if ((bits & limited.bit) != 0) {
                set.add(limited);
            }
        }
        return set;
    }
}

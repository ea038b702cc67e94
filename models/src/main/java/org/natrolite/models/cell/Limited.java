package org.natrolite.models.cell;

import java.util.EnumSet;
import java.util.Set;

/** Why a cell or a circuit of cells gave less than was asked of it. A step reports a set of these as bits. */
public enum Limited {
    /** Voltage would have risen above its limit. */
    VOLTAGE_HIGH("its highest voltage", 0x1),
    /** Voltage would have fallen below its limit. */
    VOLTAGE_LOW("its lowest voltage", 0x2),
    /** State of charge would have risen above its limit. */
    SOC_HIGH("its highest state of charge", 0x4),
    /** State of charge would have fallen below its limit. */
    SOC_LOW("its lowest state of charge", 0x8),
    /** Charging current above its limit. */
    CHARGE_CURRENT("its largest charging current", 0x10),
    /** Discharging current above its limit. */
    DISCHARGE_CURRENT("its largest discharging current", 0x20),
    /** No current gives the power that was asked for; the largest was given. */
    POWER("its largest power", 0x40),
    /** The circuit is broken by open cells or switches: no current can flow. */
    BROKEN("an open circuit", 0x80);

    private final String words;
    private final int bit;

    Limited(String words, int bit) {
        this.words = words;
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

    /**
     * @return what it is called in a message, such as "its highest voltage" of a cell that came to it
     */
    @Override
    public String toString() {
        return words;
    }
}

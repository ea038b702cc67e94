package org.natrolite.core.checkup;

import org.natrolite.core.error.BadArgumentException;

/**
 * One check-up, and the condition that the cell was kept in since the one before. What is not known is NaN.
 *
 * @param seconds time since the test began, s, zero or more
 * @param temperature temperature of the cell, K
 * @param soc state of charge at rest, or mean of the cycles, 0 to 1
 * @param depth depth of discharge of the cycles, 0 to 1
 * @param chargeRate C-rate of charge, 1/h
 * @param dischargeRate C-rate of discharge, 1/h
 * @param equivalentFullCycles charge throughput since the test began over twice the nominal capacity; zero in storage
 * @param retention capacity over that at the start of the test, 1
 * @param capacity capacity, C
 * @param resistanceGrowth growth of the resistance since the start of the test, as a fraction
 * @param resistance resistance, Ohm
 */
public record CheckUp(
        double seconds,
        double temperature,
        double soc,
        double depth,
        double chargeRate,
        double dischargeRate,
        double equivalentFullCycles,
        double retention,
        double capacity,
        double resistanceGrowth,
        double resistance) {
    public CheckUp {
        BadArgumentException.requireWithin(seconds, 0, 1e12, "time since the start in s");
        BadArgumentException.requireWithin(equivalentFullCycles, 0, 1e9, "equivalent full cycles");
        require(temperature, 1e-3, 2000, "temperature in K");
        require(soc, 0, 1, "state of charge");
        require(depth, 0, 1, "depth of discharge");
        require(chargeRate, 0, 1e4, "C-rate of charge");
        require(dischargeRate, 0, 1e4, "C-rate of discharge");
        require(retention, 0, 10, "capacity over that at the start");
        require(capacity, 0, 1e12, "capacity in C");
        require(resistanceGrowth, -1, 1e6, "growth of resistance");
        require(resistance, 0, 1e9, "resistance in Ohm");
    }

    private static void require(double value, double low, double high, String what) {
        if (!Double.isNaN(value)) {
            BadArgumentException.requireWithin(value, low, high, what);
        }
    }

    /**
     * @return mean of the C-rates that are known, 1/h; NaN where none is
     */
    public double rate() {
        if (Double.isNaN(chargeRate)) {
            return dischargeRate;
        }
        return Double.isNaN(dischargeRate) ? chargeRate : 0.5 * (chargeRate + dischargeRate);
    }
}

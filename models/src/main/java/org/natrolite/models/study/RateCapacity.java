package org.natrolite.models.study;

/**
 * A discharge at constant current of the full, rested cell, until its lowest voltage or empty.
 *
 * @param temperature of the surroundings, and of the cell at the start, K
 * @param rate current over nominal capacity, 1/h
 * @param capacity charge given, C
 * @param energy energy given, J
 * @param hottest highest temperature of the cell, K
 */
public record RateCapacity(double temperature, double rate, double capacity, double energy, double hottest) {
    /**
     * @return energy over charge, V; NaN where the voltage fell to its limit at once
     */
    public double meanVoltage() {
        return energy / capacity;
    }
}

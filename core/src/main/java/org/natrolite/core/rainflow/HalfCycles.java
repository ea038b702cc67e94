package org.natrolite.core.rainflow;

/** Takes the cycles that a {@link Rainflow} finds. */
@FunctionalInterface
public interface HalfCycles {
    /**
     * @param depth range of state of charge of the cycle, above zero, 1
     * @param count 1 for a full cycle, 0.5 for a half cycle
     * @param meanSoc mean state of charge, weighted with the charge moved, 1
     * @param temperature mean temperature, weighted with the charge moved, K
     * @param rate mean rate, weighted with the charge moved, in the unit in which it was fed
     */
    void accept(double depth, double count, double meanSoc, double temperature, double rate);
}

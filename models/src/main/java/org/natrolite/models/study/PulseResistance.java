package org.natrolite.models.study;

/**
 * Change of voltage over current of a pulse from rest: {@code |V(t) - V(0-)| / |I|}, the drift of the open-circuit voltage
 * included, as published maps define it.
 *
 * @param temperature of the cell before the pulse and of its surroundings, K
 * @param soc state of charge before the pulse, 1
 * @param charging whether the pulse charges
 * @param duration of the pulse, s
 * @param current of the pulse, A, positive
 * @param voltage at the end of the pulse, V; it may lie beyond the limits of the cell, which a pulse does not heed
 * @param resistance ohm
 * @param withoutDrift the same less what the voltage at rest, on its branch of the hysteresis, changes over the current, ohm
 */
public record PulseResistance(
        double temperature,
        double soc,
        boolean charging,
        double duration,
        double current,
        double voltage,
        double resistance,
        double withoutDrift) {}

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
 * @param resistance ohm
 * @param withoutDrift the same less the change of the open-circuit voltage over the current, ohm
 */
public record PulseResistance(
        double temperature,
        double soc,
        boolean charging,
        double duration,
        double current,
        double resistance,
        double withoutDrift) {}

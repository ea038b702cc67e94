package org.natrolite.models.cell;

import org.natrolite.core.error.BadArgumentException;

/** The fast state of one cell. Mutable; owned by one thread at a time. */
public final class CellState {
    double soc;
    final double[] pairVoltage = new double[CellParameters.MOST_PAIRS];
    double hysteresis;
    double temperature;

    private CellState() {}

    /**
     * A cell that has rested for long: no voltage across its RC pairs, hysteresis as stated.
     *
     * @param soc state of charge, 1
     * @param hysteresis hysteresis state, from -1 (after discharge) to 1 (after charge)
     * @param temperature K
     * @return the state
     * @throws BadArgumentException if a value is not finite, the hysteresis is outside [-1, 1] or the temperature is not
     *     above zero
     */
    public static CellState rested(double soc, double hysteresis, double temperature) {
        CellState state = new CellState();
        state.soc = BadArgumentException.requireFinite(soc, "state of charge");
        state.hysteresis = BadArgumentException.requireWithin(hysteresis, -1, 1, "hysteresis state");
        state.temperature = BadArgumentException.requirePositive(temperature, "temperature in K");
        return state;
    }

    /**
     * @return a state with the same values
     */
    public CellState copy() {
        CellState copy = new CellState();
        copy.set(this);
        return copy;
    }

    /**
     * @param other state to take the values of; not modified
     */
    public void set(CellState other) {
        soc = other.soc;
        System.arraycopy(other.pairVoltage, 0, pairVoltage, 0, pairVoltage.length);
        hysteresis = other.hysteresis;
        temperature = other.temperature;
    }

    /**
     * @return state of charge, 1
     */
    public double soc() {
        return soc;
    }

    /**
     * @param pair RC pair, from 0
     * @return its voltage, V, positive after charge
     */
    public double pairVoltage(int pair) {
        return pairVoltage[pair];
    }

    /**
     * @return hysteresis state, from -1 (after discharge) to 1 (after charge)
     */
    public double hysteresis() {
        return hysteresis;
    }

    /**
     * @return temperature, K
     */
    public double temperature() {
        return temperature;
    }
}

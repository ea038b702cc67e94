package org.natrolite.models.cell;

import org.natrolite.core.error.BadArgumentException;

/** The fast state of one cell. Mutable; owned by one thread at a time. */
public final class CellState {
    /** Numbers in a flat state: state of charge, hysteresis state, temperature in K, voltage of each RC pair in V. */
    public static final int SIZE = 3 + CellParameters.MOST_PAIRS;

    double soc;
    final double[] pairVoltage = new double[CellParameters.MOST_PAIRS];
    double hysteresis;
    double temperature;
    double surfaceTemperature;

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
        state.surfaceTemperature = temperature;
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
        surfaceTemperature = other.surfaceTemperature;
    }

    /**
     * Takes the values of a flat state, which knows one temperature: that of the surface is set to it.
     *
     * @param values state of charge, hysteresis state, temperature in K, voltage of each RC pair in V, from the offset on;
     *     not modified
     * @param offset where the state begins
     * @throws BadArgumentException if a value is not finite, the hysteresis is outside [-1, 1] or the temperature is not
     *     above zero
     */
    public void set(double[] values, int offset) {
        BadArgumentException.requireFinite(values[offset], "state of charge");
        BadArgumentException.requireWithin(values[offset + 1], -1, 1, "hysteresis state");
        BadArgumentException.requirePositive(values[offset + 2], "temperature in K");
        for (int i = 0; i < pairVoltage.length; i++) {
            BadArgumentException.requireFinite(values[offset + 3 + i], "voltage of an RC pair in V");
        }
        soc = values[offset];
        hysteresis = values[offset + 1];
        temperature = values[offset + 2];
        surfaceTemperature = temperature;
        System.arraycopy(values, offset + 3, pairVoltage, 0, pairVoltage.length);
    }

    /**
     * Writes the flat state, {@link #SIZE} numbers as in {@link #set(double[], int)}.
     *
     * @param values where to; modified
     * @param offset where the state begins
     */
    public void get(double[] values, int offset) {
        values[offset] = soc;
        values[offset + 1] = hysteresis;
        values[offset + 2] = temperature;
        System.arraycopy(pairVoltage, 0, values, offset + 3, pairVoltage.length);
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
     * @return temperature, of the core where the surface has its own, K
     */
    public double temperature() {
        return temperature;
    }

    /**
     * @return temperature of the surface, K; that of the cell where it has only one
     */
    public double surfaceTemperature() {
        return surfaceTemperature;
    }
}

package org.natrolite.models.cell;

import org.natrolite.core.error.BadArgumentException;

/**
 * One step of a cell as a pure function of flat states and parameters, for what carries states of its own: Kalman filters,
 * particle filters, optimal control. The equations and the bits are those of {@link CellStepper#stepCurrent} without limits,
 * for a filter replays a current that has flowed.
 *
 * <p>Flat states are as {@link CellState#get} writes them. A sigma point may have a hysteresis somewhat beyond [-1, 1], which
 * the equations take as it is; state of charge may be outside [0, 1], where curves are held and the open-circuit voltage goes
 * on as a line.
 *
 * <p>Answers depend on the arguments alone. Allocates nothing after construction. Not thread-safe, for it has work space; one
 * a thread.
 */
public final class StateFunction {
    private final CellTrial trial;
    private final double fresh;
    private final CellState state = CellState.rested(0, 0, 1);

    private StateFunction(CellModel model) {
        this.trial = new CellTrial(model);
        this.fresh = model.parameters().capacity().value();
    }

    /**
     * @param model cell
     * @return its function
     * @throws BadArgumentException if the surface of the cell has a temperature of its own
     */
    public static StateFunction of(CellModel model) {
        if (model.parameters().thermal().surface() != null) {
            throw new BadArgumentException(
                    model.parameters().description().id()
                            + " has a core and a surface, and a flat state one temperature; expected a cell with one, or a CellStepper");
        }
        return new StateFunction(model);
    }

    /**
     * Steps a state at a constant current.
     *
     * @param states holds the state to begin with, {@link CellState#SIZE} numbers; not modified, unless it is where the next
     *     one goes
     * @param from where it begins
     * @param capacityFactor capacity over that of the fresh cell, above zero
     * @param resistanceFactor resistance over that of the fresh cell, above zero
     * @param current A, positive when it charges
     * @param length length of the step, s, zero or more
     * @param ambient temperature of the surroundings, K, above zero
     * @param next where the state at the end goes, {@link CellState#SIZE} numbers; modified; may be the same array
     * @param to where it begins
     * @return terminal voltage at the end of the step, with the current still on, V
     * @throws BadArgumentException if a number is not finite or out of range; nothing is written then
     */
    public double next(
            double[] states,
            int from,
            double capacityFactor,
            double resistanceFactor,
            double current,
            double length,
            double ambient,
            double[] next,
            int to) {
        read(states, from, resistanceFactor, current);
        BadArgumentException.requirePositive(capacityFactor, "capacity factor");
        if (!(length >= 0 && length < Double.POSITIVE_INFINITY)) {
            throw new BadArgumentException("step of " + length + " s; expected zero or more");
        }
        BadArgumentException.requirePositive(ambient, "ambient temperature in K");
        trial.capacity = fresh * capacityFactor;
        trial.begin(state, length, ambient);
        trial.at(current);
        trial.take();
        state.get(next, to);
        return trial.endVoltage();
    }

    /**
     * Terminal voltage of a state that carries a current, at once: the measurement of a filter.
     *
     * @param states holds the state, {@link CellState#SIZE} numbers; not modified
     * @param from where it begins
     * @param resistanceFactor resistance over that of the fresh cell, above zero
     * @param current A, positive when it charges
     * @return V
     * @throws BadArgumentException if a number is not finite or out of range
     */
    public double voltage(double[] states, int from, double resistanceFactor, double current) {
        read(states, from, resistanceFactor, current);
        return trial.terminal(state.soc, state.temperature, state.hysteresis, state.pairVoltage, current);
    }

    private void read(double[] states, int from, double resistanceFactor, double current) {
        trial.resistanceFactor = BadArgumentException.requirePositive(resistanceFactor, "resistance factor");
        BadArgumentException.requireFinite(current, "current in A");
        state.soc = BadArgumentException.requireFinite(states[from], "state of charge");
        state.hysteresis = BadArgumentException.requireFinite(states[from + 1], "hysteresis state");
        state.temperature = BadArgumentException.requirePositive(states[from + 2], "temperature in K");
        for (int p = 0; p < CellParameters.MOST_PAIRS; p++) {
            state.pairVoltage[p] =
                    BadArgumentException.requireFinite(states[from + 3 + p], "voltage of an RC pair in V");
        }
    }
}

package org.natrolite.models.cell;

import org.natrolite.core.error.BadArgumentException;

/**
 * Moves a cell by one step of constant current, power or voltage, within limits. Holds the workspace of the step and
 * its results, and the age of the cell; allocates nothing after construction. Not thread-safe; one a thread.
 *
 * <p>A step of length zero answers what the terminals show at once. All quantities named "mean" are means over the
 * step; the energy of a step is exactly current * mean voltage * length.
 */
public final class CellStepper {
    /** Keeps the room to a voltage limit a number for a cell without any resistance, ohm. */
    private static final double LEAST_SLOPE = 1e-12;

    private final CellTrial trial;
    private final CurrentSolver solver;
    private OperatingLimits limits;

    private CellStepper(CellModel model, OperatingLimits limits) {
        this.trial = new CellTrial(model);
        this.solver = new CurrentSolver(trial);
        this.limits = limits;
    }

    /**
     * @param model cell
     * @param limits what steps are kept within
     * @return a stepper for a fresh cell
     */
    public static CellStepper of(CellModel model, OperatingLimits limits) {
        return new CellStepper(model, limits);
    }

    /**
     * Sets the age of the cell. State of charge stays as it is: the charge that a smaller capacity no longer holds counts
     * as lost to ageing, not as throughput.
     *
     * @param capacityFactor capacity over that of the fresh cell, above zero
     * @param resistanceFactor resistance over that of the fresh cell, above zero
     */
    public void setAge(double capacityFactor, double resistanceFactor) {
        BadArgumentException.requirePositive(capacityFactor, "capacity factor");
        trial.capacity = trial.model.parameters().capacity().value() * capacityFactor;
        trial.resistanceFactor = BadArgumentException.requirePositive(resistanceFactor, "resistance factor");
    }

    /**
     * @param limits what steps are kept within from now on
     */
    public void setLimits(OperatingLimits limits) {
        this.limits = limits;
    }

    /**
     * @return what steps are kept within
     */
    public OperatingLimits limits() {
        return limits;
    }

    /**
     * @return capacity at the present age, C
     */
    public double capacity() {
        return trial.capacity;
    }

    /**
     * @return the cell
     */
    public CellModel model() {
        return trial.model;
    }

    /**
     * Steps at a current, or as near to it as the limits allow.
     *
     * @param state state of the cell; modified
     * @param current current asked for, A, positive when it charges
     * @param length length of the step, s, zero or more
     * @param ambient temperature of the surroundings, K, above zero
     * @return why less was given, bits of {@link Limited}; 0 where all was given
     * @throws BadArgumentException if a number is not finite or out of range
     */
    public int stepCurrent(CellState state, double current, double length, double ambient) {
        begin(state, length, ambient);
        BadArgumentException.requireFinite(current, "current in A");
        trial.at(current);
        int limited = keepWithin();
        trial.take();
        return limited;
    }

    /**
     * Steps at a mean power, or as near to it as the cell and the limits allow.
     *
     * @param state state of the cell; modified
     * @param power power at the terminals asked for, W, positive when it charges
     * @param length length of the step, s, zero or more
     * @param ambient temperature of the surroundings, K, above zero
     * @return why less was given, bits of {@link Limited}; 0 where all was given
     * @throws BadArgumentException if a number is not finite or out of range
     */
    public int stepPower(CellState state, double power, double length, double ambient) {
        begin(state, length, ambient);
        BadArgumentException.requireFinite(power, "power in W");
        int limited = 0;
        if (power == 0) {
            trial.at(0);
        } else if (!solver.power(power)) {
            limited = Limited.POWER.bit();
        }
        limited |= keepWithin();
        trial.take();
        return limited;
    }

    /**
     * Steps so that the terminal voltage at the end of the step has a value, or as near to it as the limits allow.
     *
     * @param state state of the cell; modified
     * @param voltage voltage asked for, V
     * @param length length of the step, s, zero or more
     * @param ambient temperature of the surroundings, K, above zero
     * @return why the voltage was not reached, bits of {@link Limited}; 0 where it was
     * @throws BadArgumentException if a number is not finite or out of range
     */
    public int stepVoltage(CellState state, double voltage, double length, double ambient) {
        begin(state, length, ambient);
        BadArgumentException.requireFinite(voltage, "voltage in V");
        trial.at(0);
        int limited = 0;
        double target = voltage;
        if (voltage > limits.highestVoltage() && voltage > trial.endVoltage()) {
            limited = Limited.VOLTAGE_HIGH.bit();
            target = Math.max(limits.highestVoltage(), trial.endVoltage());
        } else if (voltage < limits.lowestVoltage() && voltage < trial.endVoltage()) {
            limited = Limited.VOLTAGE_LOW.bit();
            target = Math.min(limits.lowestVoltage(), trial.endVoltage());
        }
        double gap = target - trial.endVoltage();
        if (gap != 0) {
            double far = allowed(gap > 0 ? 1 : -1);
            if (!solver.voltageFromRest(target, gap, far)) {
                if (!Double.isFinite(far)) {
                    far = solver.expand(target, gap);
                }
                trial.at(far);
                if ((trial.endVoltage() < target) == (gap > 0)) {
                    limited = binding(gap);
                } else {
                    solver.voltage(target, 0, far);
                }
            }
        }
        trial.take();
        return limited;
    }

    /**
     * Begins a step whose current somebody else decides on, as where cells share a voltage: {@link #tryCurrent} works out
     * currents without moving the state, {@link #take} moves it to where the last of them leads.
     *
     * @param state state of the cell; not modified before {@link #take}
     * @param length length of the step, s, zero or more
     * @param ambient temperature of the surroundings, K, above zero
     * @throws BadArgumentException if a number is not finite or out of range
     */
    public void beginTrial(CellState state, double length, double ambient) {
        begin(state, length, ambient);
    }

    /**
     * Works out the step that was begun at a current, without regard to limits. Its results are read as those of a step;
     * they are not finite where the current is so large that the state is not.
     *
     * @param current A, positive when it charges
     */
    public void tryCurrent(double current) {
        trial.at(current);
    }

    /** Moves the state given to {@link #beginTrial} to the end of the step at the current tried last. */
    public void take() {
        trial.take();
    }

    /**
     * How much more current the limits would let the trial have in one direction: exactly zero where the step ends at the
     * limit that binds, negative beyond it. Elsewhere the limit on voltage is judged by {@link #voltageSlope}.
     *
     * @param direction above zero to charge, else to discharge
     * @return A along the direction; infinite without limits
     */
    public double headroom(double direction) {
        double current = allowed(direction) - trial.current;
        double voltage = voltageRoom(direction);
        return direction > 0 ? Math.min(current, voltage) : Math.min(-current, voltage);
    }

    /**
     * @param direction above zero to charge, else to discharge
     * @return which limit is the nearest to the trial in that direction, a bit of {@link Limited}
     */
    public int nearestLimit(double direction) {
        double current = Math.signum(direction) * (allowed(direction) - trial.current);
        if (voltageRoom(direction) < current) {
            return (direction > 0 ? Limited.VOLTAGE_HIGH : Limited.VOLTAGE_LOW).bit();
        }
        return binding(direction);
    }

    /** How far the voltage at the end is from its limit in a direction, as a current, A. */
    private double voltageRoom(double direction) {
        double room = direction > 0
                ? limits.highestVoltage() - trial.endVoltage()
                : trial.endVoltage() - limits.lowestVoltage();
        return room / Math.max(trial.endSlope(), LEAST_SLOPE);
    }

    private void begin(CellState state, double length, double ambient) {
        if (!(length >= 0 && length < Double.POSITIVE_INFINITY)) {
            throw new BadArgumentException("step of " + length + " s; expected zero or more");
        }
        BadArgumentException.requirePositive(ambient, "ambient temperature in K");
        trial.begin(state, length, ambient);
    }

    /** Replaces the trial, where the limits do not allow its current, by one at the nearest that they allow. */
    private int keepWithin() {
        int limited = 0;
        double wanted = trial.current;
        double given = wanted;
        if (wanted != 0) {
            double far = allowed(wanted);
            if (Math.abs(far) < Math.abs(wanted)) {
                limited = binding(wanted);
                given = far;
                trial.at(given);
            }
        }
        boolean high = given > 0 && trial.endVoltage() > limits.highestVoltage();
        boolean low = given < 0 && trial.endVoltage() < limits.lowestVoltage();
        if (high || low) {
            double bound = high ? limits.highestVoltage() : limits.lowestVoltage();
            trial.at(0);
            boolean beyondAtRest = high ? trial.endVoltage() >= bound : trial.endVoltage() <= bound;
            if (!beyondAtRest) {
                solver.voltage(bound, 0, given);
            }
            limited |= (high ? Limited.VOLTAGE_HIGH : Limited.VOLTAGE_LOW).bit();
        }
        return limited;
    }

    /** Largest current in the direction of the sign that the limits on current and state of charge allow, A. */
    private double allowed(double sign) {
        double bySoc = socCurrent(sign);
        // adding zero makes a negative zero a plain one
        return sign > 0
                ? Math.max(0, Math.min(limits.chargeCurrent(), bySoc))
                : Math.min(0, Math.max(-limits.dischargeCurrent(), bySoc)) + 0.0;
    }

    /** Current that takes the state of charge to its limit at the end of the step, A. */
    private double socCurrent(double sign) {
        double bound = sign > 0 ? limits.highestSoc() : limits.lowestSoc();
        if (Double.isInfinite(bound) || trial.length() == 0) {
            return sign > 0 ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
        }
        double efficiency = sign > 0 ? trial.model.efficiency : 1;
        return ((bound - trial.soc()) / trial.length() + trial.selfDischarge()) * trial.capacity / efficiency;
    }

    /** Which of the limits on state of charge and current binds in the direction of the sign. */
    private int binding(double sign) {
        if (sign > 0) {
            boolean bySoc = socCurrent(sign) <= limits.chargeCurrent();
            return (bySoc ? Limited.SOC_HIGH : Limited.CHARGE_CURRENT).bit();
        }
        boolean bySoc = socCurrent(sign) >= -limits.dischargeCurrent();
        return (bySoc ? Limited.SOC_LOW : Limited.DISCHARGE_CURRENT).bit();
    }

    /**
     * Terminal voltage of a state that carries a current, at once.
     *
     * @param state state of the cell; not modified
     * @param current current, A
     * @return V
     */
    public double terminalVoltage(CellState state, double current) {
        return trial.terminal(state.soc, state.temperature, state.hysteresis, state.pairVoltage, current);
    }

    /**
     * @return current given in the last step, A, positive when it charged
     */
    public double current() {
        return trial.current;
    }

    /**
     * @return terminal voltage at the end of the last step, with its current still on, V
     */
    public double voltage() {
        return trial.endVoltage();
    }

    /**
     * How the voltage at the end of the last step changes with its current: the derivative with coefficients and
     * temperature held, good for the next guess of an iteration.
     *
     * @return ohm, on the side of the present direction of current
     */
    public double voltageSlope() {
        return trial.endSlope();
    }

    /**
     * The same for the mean voltage.
     *
     * @return ohm
     */
    public double meanVoltageSlope() {
        return trial.meanSlope();
    }

    /**
     * @return state of charge at the end of the last step, 1
     */
    public double soc() {
        return trial.endSoc();
    }

    /**
     * @return mean terminal voltage over the last step, V
     */
    public double meanVoltage() {
        return trial.meanVoltage;
    }

    /**
     * @return mean temperature over the last step, of the core where the surface has its own, K
     */
    public double meanTemperature() {
        return trial.meanTemperature;
    }

    /**
     * @return mean temperature of the surface over the last step, K; that of the cell where it has only one
     */
    public double meanSurfaceTemperature() {
        return trial.meanSurface;
    }

    /**
     * @return mean heat set free in the cell over the last step, reversible heat included, W
     */
    public double meanHeat() {
        return trial.meanHeat;
    }
}

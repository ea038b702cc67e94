package org.natrolite.models.cell;

import org.natrolite.core.error.BadArgumentException;
import org.natrolite.core.numeric.Exponential;

/**
 * Moves a cell by one step of constant current, power or voltage, within limits. Holds the workspace of the step and
 * its results, and the age of the cell; allocates nothing after construction. Not thread-safe; one a thread.
 *
 * <p>A step of length zero answers what the terminals show at once. All quantities named "mean" are means over the
 * step; the energy of a step is exactly current * mean voltage * length.
 */
public final class CellStepper {
    /** Iterations that a bracketed solution may take; each at least halves the bracket every third time. */
    private static final int MOST_ITERATIONS = 120;

    /** Relative error in power or voltage at which a solution is accepted. */
    private static final double SOLVED = 1e-13;

    /** Bracket of a solution, relative to the current, below which it cannot be told apart. */
    private static final double NARROW = 4e-16;

    /** Steps in which the largest power of the frozen quadratic is approached from zero. */
    private static final double TOP_IN_STEPS = 16;

    /** Secant steps that are tried before a solution is bracketed. */
    private static final int SECANT_STEPS = 6;

    /** How far secant steps may go from their guess, relative to it: less than to the other branch. */
    private static final double NEARBY = 0.05;

    private static final double GOLDEN = 0.5 * (Math.sqrt(5) - 1);

    private final CellModel model;
    private OperatingLimits limits;
    private double capacity;
    private double resistanceFactor = 1;

    /** Of the RC pairs at the middle of the step, s; entry 0 is not used. */
    private final double[] timeConstant = new double[1 + CellParameters.MOST_PAIRS];

    /** phi1 of length over time constant of the RC pairs; entry 0 is not used. */
    private final double[] decayed = new double[1 + CellParameters.MOST_PAIRS];

    // Results of the last trial.
    private final double[] endPair = new double[CellParameters.MOST_PAIRS];
    private double endSoc;
    private double endHysteresis;
    private double endTemperature;
    private double current;
    private double endVoltage;
    private double meanVoltage;
    private double meanTemperature;
    private double meanHeat;

    private CellStepper(CellModel model, OperatingLimits limits) {
        this.model = model;
        this.limits = limits;
        this.capacity = model.parameters().capacity().value();
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
        this.capacity = model.parameters().capacity().value() * capacityFactor;
        this.resistanceFactor = BadArgumentException.requirePositive(resistanceFactor, "resistance factor");
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
        return capacity;
    }

    /**
     * @return the cell
     */
    public CellModel model() {
        return model;
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
        check(length, ambient);
        BadArgumentException.requireFinite(current, "current in A");
        trial(state, current, length, ambient);
        int limited = keepWithin(state, length, ambient);
        commit(state);
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
        check(length, ambient);
        BadArgumentException.requireFinite(power, "power in W");
        int limited = 0;
        if (power == 0) {
            trial(state, 0, length, ambient);
        } else if (!solvePower(state, power, length, ambient)) {
            limited = Limited.POWER.bit();
        }
        limited |= keepWithin(state, length, ambient);
        commit(state);
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
        check(length, ambient);
        BadArgumentException.requireFinite(voltage, "voltage in V");
        trial(state, 0, length, ambient);
        int limited = 0;
        double target = voltage;
        if (voltage > limits.highestVoltage() && voltage > endVoltage) {
            limited = Limited.VOLTAGE_HIGH.bit();
            target = Math.max(limits.highestVoltage(), endVoltage);
        } else if (voltage < limits.lowestVoltage() && voltage < endVoltage) {
            limited = Limited.VOLTAGE_LOW.bit();
            target = Math.min(limits.lowestVoltage(), endVoltage);
        }
        double gap = target - endVoltage;
        if (gap != 0) {
            double far = allowed(state, gap > 0 ? 1 : -1, length);
            if (!Double.isFinite(far)) {
                far = expand(state, target, gap, length, ambient);
            }
            trial(state, far, length, ambient);
            if ((endVoltage < target) == (gap > 0)) {
                limited = binding(state, gap, length);
            } else {
                solveVoltage(state, target, 0, far, length, ambient);
            }
        }
        commit(state);
        return limited;
    }

    private static void check(double length, double ambient) {
        if (!(length >= 0 && length < Double.POSITIVE_INFINITY)) {
            throw new BadArgumentException("step of " + length + " s; expected zero or more");
        }
        BadArgumentException.requirePositive(ambient, "ambient temperature in K");
    }

    /** Replaces the trial, where the limits do not allow its current, by one at the nearest that they allow. */
    private int keepWithin(CellState state, double length, double ambient) {
        int limited = 0;
        double wanted = current;
        double given = wanted;
        if (wanted != 0) {
            double far = allowed(state, wanted, length);
            if (Math.abs(far) < Math.abs(wanted)) {
                limited = binding(state, wanted, length);
                given = far;
                trial(state, given, length, ambient);
            }
        }
        boolean high = given > 0 && endVoltage > limits.highestVoltage();
        boolean low = given < 0 && endVoltage < limits.lowestVoltage();
        if (high || low) {
            double bound = high ? limits.highestVoltage() : limits.lowestVoltage();
            trial(state, 0, length, ambient);
            boolean beyondAtRest = high ? endVoltage >= bound : endVoltage <= bound;
            if (!beyondAtRest) {
                solveVoltage(state, bound, 0, given, length, ambient);
            }
            limited |= (high ? Limited.VOLTAGE_HIGH : Limited.VOLTAGE_LOW).bit();
        }
        return limited;
    }

    /** Largest current in the direction of the sign that the limits on current and state of charge allow, A. */
    private double allowed(CellState state, double sign, double length) {
        double bySoc = socCurrent(state, sign, length);
        return sign > 0
                ? Math.max(0, Math.min(limits.chargeCurrent(), bySoc))
                : Math.min(0, Math.max(-limits.dischargeCurrent(), bySoc));
    }

    /** Current that takes the state of charge to its limit at the end of the step, A. */
    private double socCurrent(CellState state, double sign, double length) {
        double bound = sign > 0 ? limits.highestSoc() : limits.lowestSoc();
        if (Double.isInfinite(bound) || length == 0) {
            return sign > 0 ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
        }
        double efficiency = sign > 0 ? model.efficiency : 1;
        return ((bound - state.soc) / length + selfDischarge(state, length)) * capacity / efficiency;
    }

    /** Which of the limits on state of charge and current binds in the direction of the sign. */
    private int binding(CellState state, double sign, double length) {
        if (sign > 0) {
            boolean bySoc = socCurrent(state, sign, length) <= limits.chargeCurrent();
            return (bySoc ? Limited.SOC_HIGH : Limited.CHARGE_CURRENT).bit();
        }
        boolean bySoc = socCurrent(state, sign, length) >= -limits.dischargeCurrent();
        return (bySoc ? Limited.SOC_LOW : Limited.DISCHARGE_CURRENT).bit();
    }

    /** Self-discharge stops at empty, exactly. */
    private double selfDischarge(CellState state, double length) {
        double rate = model.selfDischarge;
        if (rate == 0 || state.soc <= 0) {
            return 0;
        }
        return rate * length > state.soc ? state.soc / length : rate;
    }

    /** Doubles a current until it takes the voltage beyond the one wanted, A. */
    private double expand(CellState state, double voltage, double gap, double length, double ambient) {
        double far = Math.signum(gap) * capacity / 3600;
        for (int i = 0; i < 40; i++) {
            trial(state, far, length, ambient);
            if ((endVoltage < voltage) != (gap > 0)) {
                break;
            }
            far *= 2;
        }
        return far;
    }

    /** Leaves the trial at a current between two brackets that ends the step at a voltage. */
    private void solveVoltage(CellState state, double voltage, double a, double b, double length, double ambient) {
        trial(state, a, length, ambient);
        double fa = endVoltage - voltage;
        trial(state, b, length, ambient);
        double fb = endVoltage - voltage;
        solve(state, Double.NaN, voltage, a, fa, b, fb, length, ambient);
    }

    /**
     * Leaves the trial at the current that gives a mean power, or at the largest power on the branch that begins without
     * current; answers whether it is reached.
     */
    private boolean solvePower(CellState state, double power, double length, double ambient) {
        double sign = Math.signum(power);
        double oneC = capacity / 3600;
        trial(state, 0, length, ambient);
        double open = meanVoltage;
        // root of the frozen quadratic; its slope comes from a trial at a current that hardly warms the cell
        double first = sign * (open > 0 ? Math.min(Math.abs(power) / open, oneC) : oneC);
        trial(state, first, length, ambient);
        double slope = Math.max(0, (meanVoltage - open) / first);
        double discriminant = open * open + 4 * slope * power;
        double near = 0;
        double nearMiss = -Math.abs(power);
        double step = open > 0 && slope > 0 ? open / (TOP_IN_STEPS * 2 * slope) : oneC / TOP_IN_STEPS;
        double growth = 1.25;
        if (open > 0 && discriminant >= 0) {
            double guess = 2 * power / (open + Math.sqrt(discriminant));
            double miss = missOfPower(state, power, guess, length, ambient);
            if (miss == 0) {
                return true;
            }
            if (secant(state, power, guess, miss, open + 2 * slope * guess, length, ambient)) {
                return true;
            }
            if (miss > 0) {
                solve(state, power, Double.NaN, 0, nearMiss, guess, miss, length, ambient);
                return true;
            }
            if (miss > nearMiss) {
                // not yet enough: on from here, a little beyond the secant
                near = guess;
                nearMiss = miss;
                step = Math.max(Math.abs(guess) * 1e-9, 2 * Math.abs(miss) / Math.max(open, 1e-3));
                growth = 2;
            }
        }
        double previous = 0;
        for (int i = 0; ; i++) {
            double far = near + sign * step;
            double farMiss = missOfPower(state, power, far, length, ambient);
            if (farMiss >= 0) {
                solve(state, power, Double.NaN, near, nearMiss, far, farMiss, length, ambient);
                return true;
            }
            if (!(farMiss > nearMiss) || i >= MOST_ITERATIONS) {
                return peak(state, power, previous, far, length, ambient);
            }
            previous = near;
            near = far;
            nearMiss = farMiss;
            step *= growth;
        }
    }

    /**
     * Tries a few secant steps from a guess that is nearly right, which it is wherever the cell is far from its largest
     * power. Leaves the trial at the solution if it answers that it found one.
     *
     * @param slope derivative of the power at the guess, V
     */
    private boolean secant(
            CellState state, double power, double guess, double miss, double slope, double length, double ambient) {
        double sign = Math.signum(power);
        double x = guess;
        double f = miss;
        double derivative = slope * sign;
        for (int i = 0; i < SECANT_STEPS; i++) {
            double next = x - f / derivative;
            if (!(next * sign > 0 && Math.abs(next - guess) < NEARBY * Math.abs(guess))) {
                return false;
            }
            double g = missOfPower(state, power, next, length, ambient);
            if (Math.abs(g) <= SOLVED * Math.abs(power)) {
                return true;
            }
            derivative = (g - f) / (next - x);
            if (!(derivative * sign > 0)) {
                return false;
            }
            x = next;
            f = g;
        }
        return false;
    }

    /** Looks for the largest power between two currents; where it exceeds the one wanted, goes back to the root. */
    private boolean peak(CellState state, double power, double from, double to, double length, double ambient) {
        double a = from;
        double b = to;
        double c = b - GOLDEN * (b - a);
        double d = a + GOLDEN * (b - a);
        double fc = missOfPower(state, power, c, length, ambient);
        double fd = missOfPower(state, power, d, length, ambient);
        for (int i = 0; i < MOST_ITERATIONS && Math.abs(b - a) > 1e-9 * Math.abs(b); i++) {
            if (fc >= 0 || fd >= 0) {
                double top = fc >= 0 ? c : d;
                double start = missOfPower(state, power, from, length, ambient);
                solve(state, power, Double.NaN, from, start, top, Math.max(fc, fd), length, ambient);
                return true;
            }
            if (fc > fd) {
                b = d;
                d = c;
                fd = fc;
                c = b - GOLDEN * (b - a);
                fc = missOfPower(state, power, c, length, ambient);
            } else {
                a = c;
                c = d;
                fc = fd;
                d = a + GOLDEN * (b - a);
                fd = missOfPower(state, power, d, length, ambient);
            }
        }
        double top = fc > fd ? c : d;
        if (!(missOfPower(state, power, top, length, ambient) > missOfPower(state, power, from, length, ambient))) {
            top = from;
        }
        trial(state, top, length, ambient);
        return false;
    }

    /** How much the magnitude of the power at a current exceeds the one wanted, W. */
    private double missOfPower(CellState state, double power, double current, double length, double ambient) {
        trial(state, current, length, ambient);
        return current * meanVoltage * Math.signum(power) - Math.abs(power);
    }

    /**
     * Regula falsi (Illinois) with bisection as its safeguard, on voltage or on power, whichever is not NaN. Leaves the
     * trial at the solution.
     */
    private void solve(
            CellState state,
            double power,
            double voltage,
            double a,
            double fa,
            double b,
            double fb,
            double length,
            double ambient) {
        boolean byPower = Double.isNaN(voltage);
        double accepted = SOLVED * Math.abs(byPower ? power : Math.max(1, Math.abs(voltage)));
        int side = 0;
        for (int i = 0; i < MOST_ITERATIONS; i++) {
            if (Math.abs(b - a) <= NARROW * Math.max(Math.abs(a), Math.abs(b))) {
                break;
            }
            double x = (a * fb - b * fa) / (fb - fa);
            if (!(x > Math.min(a, b) && x < Math.max(a, b)) || i % 8 == 7) {
                x = 0.5 * (a + b);
            }
            double fx;
            if (byPower) {
                fx = missOfPower(state, power, x, length, ambient);
            } else {
                trial(state, x, length, ambient);
                fx = endVoltage - voltage;
            }
            if (Math.abs(fx) <= accepted) {
                return;
            }
            if ((fx < 0) == (fb < 0)) {
                b = x;
                fb = fx;
                fa = side == 1 ? 0.5 * fa : fa;
                side = 1;
            } else {
                a = x;
                fa = fx;
                fb = side == -1 ? 0.5 * fb : fb;
                side = -1;
            }
        }
    }

    /** Works out a step without taking it. */
    private void trial(CellState state, double current, double length, double ambient) {
        CellModel m = model;
        double[] table = m.table;
        int columns = m.columns;
        double stored = (current > 0 ? m.efficiency : 1) * current;
        double leak = selfDischarge(state, length);
        double change = (stored / capacity - leak) * length;
        double middle = state.soc + 0.5 * change;
        endSoc = state.soc + change;

        int k = m.interval(middle);
        int base = k * columns;
        double f = (middle - m.grid.node(k)) * CellModel.NODES_PER_UNIT;
        double g = Math.max(0, Math.min(1, f));
        double entropic = at(table, base, columns, CellModel.ENTROPIC, g);
        double half = at(table, base, columns, CellModel.HYSTERESIS, g);
        double storedVoltage = meanStored(state.soc, endSoc, base, f);

        // resistances for a prediction of the temperature at the middle of the step
        double direction = current > 0 ? 1 : current < 0 ? -1 : 0;
        double swing = m.hysteresisRate * Math.abs(stored) / capacity * length;
        double lag = Exponential.phi1(swing);
        double meanHysteresis = direction + (state.hysteresis - direction) * lag;
        double sourced = current - stored + leak * capacity;
        double drop = coefficients(state, current, length, base, g, state.temperature, true);
        double heat = current * (drop + half * meanHysteresis) + storedVoltage * sourced;
        double decay = (m.cooling - current * entropic) / m.heatCapacity;
        double drive = (heat + m.cooling * ambient) / m.heatCapacity - decay * state.temperature;
        double predicted = state.temperature + drive * 0.5 * length * Exponential.phi1(0.5 * decay * length);

        drop = coefficients(state, current, length, base, g, predicted, false);
        double excess = drop + half * meanHysteresis;
        meanHeat = current * excess + storedVoltage * sourced;
        drive = (meanHeat + m.cooling * ambient) / m.heatCapacity - decay * state.temperature;
        double u = decay * length;
        endTemperature = state.temperature + drive * length * Exponential.phi1(u);
        meanTemperature = state.temperature + drive * length * Exponential.phi2(u);
        meanHeat += current * entropic * meanTemperature;
        // without current the swing is zero and nothing changes, whatever the direction
        endHysteresis = direction + (state.hysteresis - direction) * (1 - swing * lag);
        this.current = current;
        meanVoltage = storedVoltage + meanTemperature * entropic + excess;
        endVoltage = terminal(endSoc, endTemperature, endHysteresis, endPair, current);
    }

    private static double at(double[] table, int base, int columns, int column, double f) {
        double a = table[base + column];
        return a + f * (table[base + columns + column] - a);
    }

    /**
     * Mean over the step of U_ref - T_ref dU/dT: exact on the linear table, also across nodes, V. The ends are averaged on
     * their own: a difference of integrals would lose all digits where a short step crosses a node.
     */
    private double meanStored(double from, double to, int base, double f) {
        CellModel m = model;
        int first = m.interval(from);
        int last = m.interval(to);
        if (first == last) {
            return at(m.table, base, m.columns, CellModel.STORED, f);
        }
        // nodes between which whole intervals lie; one and the same where the step crosses a single node
        int leave = from < to ? first + 1 : first;
        int enter = from < to ? last : last + 1;
        double head = m.grid.node(leave) - from;
        double tail = to - m.grid.node(enter);
        double whole = m.grid.step() * (enter - leave);
        double sum = head * stored(first, 0.5 * (from + m.grid.node(leave)))
                + tail * stored(last, 0.5 * (m.grid.node(enter) + to));
        if (enter != leave) {
            sum += m.table[enter * m.columns + CellModel.STORED_INTEGRAL]
                    - m.table[leave * m.columns + CellModel.STORED_INTEGRAL];
        }
        return sum / (head + whole + tail);
    }

    private double stored(int interval, double soc) {
        double f = (soc - model.grid.node(interval)) * CellModel.NODES_PER_UNIT;
        return at(model.table, interval * model.columns, model.columns, CellModel.STORED, f);
    }

    /**
     * Sets resistances and time constants at a temperature and answers the mean voltage across all of them, V. For a
     * prediction the voltages at the end are not set.
     */
    private double coefficients(
            CellState state,
            double current,
            double length,
            int base,
            double g,
            double temperature,
            boolean prediction) {
        CellModel m = model;
        double inverse = 1 / temperature - m.inverseReferenceTemperature;
        int side = current > 0 ? CellModel.CHARGE : CellModel.DISCHARGE;
        double sum = 0;
        for (int e = 0; e <= m.pairs; e++) {
            int column = CellModel.ELEMENTS + CellModel.ELEMENT_COLUMNS * e;
            double activation = at(m.table, base, m.columns, column + CellModel.ACTIVATION, g);
            double r =
                    at(m.table, base, m.columns, column + side, g) * resistanceFactor * Math.exp(activation * inverse);
            if (e == 0) {
                r += m.contact * resistanceFactor;
                sum += r * current;
            } else {
                if (prediction) {
                    timeConstant[e] = at(m.table, base, m.columns, column + CellModel.TIME_CONSTANT, g);
                    decayed[e] = Exponential.phi1(length / timeConstant[e]);
                }
                double target = r * current;
                double start = state.pairVoltage[e - 1];
                sum += target + (start - target) * decayed[e];
                if (!prediction) {
                    // exp(-u) = 1 - u phi1(u), to an absolute error of 1e-16, which is all that a voltage needs
                    double left = 1 - length / timeConstant[e] * decayed[e];
                    endPair[e - 1] = target + (start - target) * left;
                }
            }
        }
        return sum;
    }

    /** Terminal voltage of a state that carries a current, V. */
    private double terminal(double soc, double temperature, double hysteresis, double[] pairVoltage, double current) {
        CellModel m = model;
        int k = m.interval(soc);
        int base = k * m.columns;
        double f = (soc - m.grid.node(k)) * CellModel.NODES_PER_UNIT;
        double g = Math.max(0, Math.min(1, f));
        double voltage = at(m.table, base, m.columns, CellModel.STORED, f)
                + temperature * at(m.table, base, m.columns, CellModel.ENTROPIC, g)
                + hysteresis * at(m.table, base, m.columns, CellModel.HYSTERESIS, g);
        for (int i = 0; i < m.pairs; i++) {
            voltage += pairVoltage[i];
        }
        if (current != 0) {
            double activation = at(m.table, base, m.columns, CellModel.ELEMENTS + CellModel.ACTIVATION, g);
            int side = CellModel.ELEMENTS + (current > 0 ? CellModel.CHARGE : CellModel.DISCHARGE);
            double r = m.contact
                    + at(m.table, base, m.columns, side, g)
                            * Math.exp(activation * (1 / temperature - m.inverseReferenceTemperature));
            voltage += r * resistanceFactor * current;
        }
        return voltage;
    }

    private void commit(CellState state) {
        state.soc = endSoc;
        state.hysteresis = endHysteresis;
        state.temperature = endTemperature;
        System.arraycopy(endPair, 0, state.pairVoltage, 0, model.pairs);
    }

    /**
     * Terminal voltage of a state that carries a current, at once.
     *
     * @param state state of the cell; not modified
     * @param current current, A
     * @return V
     */
    public double terminalVoltage(CellState state, double current) {
        return terminal(state.soc, state.temperature, state.hysteresis, state.pairVoltage, current);
    }

    /**
     * @return current given in the last step, A, positive when it charged
     */
    public double current() {
        return current;
    }

    /**
     * @return terminal voltage at the end of the last step, with its current still on, V
     */
    public double voltage() {
        return endVoltage;
    }

    /**
     * @return mean terminal voltage over the last step, V
     */
    public double meanVoltage() {
        return meanVoltage;
    }

    /**
     * @return mean temperature over the last step, K
     */
    public double meanTemperature() {
        return meanTemperature;
    }

    /**
     * @return mean heat set free in the cell over the last step, reversible heat included, W
     */
    public double meanHeat() {
        return meanHeat;
    }
}

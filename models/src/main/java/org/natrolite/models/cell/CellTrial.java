package org.natrolite.models.cell;

import org.jspecify.annotations.Nullable;
import org.natrolite.core.numeric.Exponential;

/**
 * The equations of one step, worked out for a current without taking it. Written once, for whatever decides on the current.
 *
 * <p>{@link #begin} says from which state and for how long, {@link #at} works out a current, {@link #take} moves the state
 * there. Results are those of the last current.
 */
final class CellTrial {
    /**
     * Charging current over capacity up to which the time constant of a pair goes over from that at rest to its own, 1/s: a
     * millionth of an hour's. Where it changed at once, the voltage of a pair that has yet to relax would jump with the
     * current, and cells in parallel would find none at which they agree.
     */
    private static final double TURN = 1e-6 / 3600;

    final CellModel model;

    /** Capacity at the present age, C. */
    double capacity;

    /** Resistance over that of the fresh cell, 1. */
    double resistanceFactor = 1;

    // The step.
    private CellState state = CellState.rested(0, 0, 1);
    private double length;
    private double ambient;

    /** Core and surface, or null for a cell with one temperature. */
    private final @Nullable TwoNodes nodes;

    /** Of the RC pairs at the middle of the step, s; entry 0 is not used. */
    private final double[] timeConstant = new double[1 + CellParameters.MOST_PAIRS];

    /** phi1 of length over time constant of the RC pairs; entry 0 is not used. */
    private final double[] decayed = new double[1 + CellParameters.MOST_PAIRS];

    /** The length that it was worked out for, s. */
    private final double[] spanned = new double[1 + CellParameters.MOST_PAIRS];

    // Results.
    private final double[] endPair = new double[CellParameters.MOST_PAIRS];
    private double endSoc;
    private double endHysteresis;
    private double endTemperature;
    private double endSurface;
    private double storedChange;
    private double swing;
    private double endResistance;
    private double meanResistance;
    double current;
    private double endVoltage;
    private boolean ended;
    double meanVoltage;
    double meanTemperature;
    double meanSurface;
    double meanHeat;

    CellTrial(CellModel model) {
        this.model = model;
        this.capacity = model.parameters().capacity().value();
        this.nodes = nodes(model);
    }

    private static @Nullable TwoNodes nodes(CellModel model) {
        CellParameters.Surface surface = model.parameters().thermal().surface();
        if (surface == null) {
            return null;
        }
        double outside = surface.heatCapacity().value();
        return new TwoNodes(
                model.heatCapacity - outside, outside, surface.conductance().value(), model.cooling);
    }

    /**
     * @param state state at the start; not modified before {@link #take}
     * @param length length of the step, s
     * @param ambient temperature of the surroundings, K
     */
    void begin(CellState state, double length, double ambient) {
        this.state = state;
        this.length = length;
        this.ambient = ambient;
    }

    double soc() {
        return state.soc;
    }

    double length() {
        return length;
    }

    /** Moves the state to the end of the step at the current that was worked out last. */
    void take() {
        // what is told of the step does not change with the age that the cell is given next
        endVoltage();
        state.soc = endSoc;
        state.hysteresis = endHysteresis;
        state.temperature = endTemperature;
        state.surfaceTemperature = endSurface;
        System.arraycopy(endPair, 0, state.pairVoltage, 0, model.pairs);
    }

    /** Self-discharge stops at empty, exactly. */
    double selfDischarge() {
        double rate = model.selfDischarge;
        if (rate == 0 || state.soc <= 0) {
            return 0;
        }
        return rate * length > state.soc ? state.soc / length : rate;
    }

    /**
     * Works out the step at a current.
     *
     * @param current A, positive when it charges
     */
    void at(double current) {
        CellModel m = model;
        double[] table = m.table;
        int columns = m.columns;
        double stored = (current > 0 ? m.efficiency : 1) * current;
        double leak = selfDischarge();
        double change = (stored / capacity - leak) * length;
        double middle = state.soc + 0.5 * change;
        endSoc = state.soc + change;

        int k = m.interval(middle);
        int base = k * columns;
        double f = (middle - m.grid.node(k)) * CellModel.NODES_PER_UNIT;
        double g = Math.max(0, Math.min(1, f));
        double entropic = between(table, base, columns, CellModel.ENTROPIC, g);
        double half = between(table, base, columns, CellModel.HYSTERESIS, g);
        double storedVoltage = meanStored(state.soc, endSoc, base, f);

        // resistances for a prediction of the temperature at the middle of the step
        double direction = current > 0 ? 1 : current < 0 ? -1 : 0;
        storedChange = (current > 0 ? m.efficiency : 1) / capacity * length;
        swing = m.hysteresisRate * Math.abs(stored) / capacity * length;
        double lag = Exponential.phi1(swing);
        double meanHysteresis = direction + (state.hysteresis - direction) * lag;
        double sourced = current - stored + leak * capacity;
        double drop = coefficients(current, base, g, state.temperature, true);
        double heat = current * (drop + half * meanHysteresis) + storedVoltage * sourced;
        double predicted = predicted(heat, current * entropic);

        drop = coefficients(current, base, g, predicted, false);
        double excess = drop + half * meanHysteresis;
        meanHeat = current * excess + storedVoltage * sourced;
        warm(meanHeat, current * entropic);
        meanHeat += current * entropic * meanTemperature;
        // in this form it cannot leave [-1, 1]
        endHysteresis = swing == 0 ? state.hysteresis : direction + (state.hysteresis - direction) * Math.exp(-swing);
        this.current = current;
        meanVoltage = storedVoltage + meanTemperature * entropic + excess;
        ended = false;
    }

    /** Terminal voltage at the end, V: most trials of a search are not asked for it. */
    double endVoltage() {
        if (!ended) {
            endVoltage = terminal(endSoc, endTemperature, endHysteresis, endPair, current);
            ended = true;
        }
        return endVoltage;
    }

    /** Terminal voltage when the step begins, without current, V. */
    double rested() {
        return terminal(state.soc, state.temperature, state.hysteresis, state.pairVoltage, 0);
    }

    /** Temperature at the middle of the step for a heat that grows by a slope with each kelvin, K. */
    private double predicted(double heat, double slope) {
        if (nodes != null) {
            nodes.begin(heat, slope, state.temperature, state.surfaceTemperature, ambient);
            return state.temperature + nodes.coreChange(0.5 * length);
        }
        double decay = (model.cooling - slope) / model.heatCapacity;
        double drive = (heat + model.cooling * ambient) / model.heatCapacity - decay * state.temperature;
        return state.temperature + drive * 0.5 * length * Exponential.phi1(0.5 * decay * length);
    }

    /** Sets the temperatures at the end and in the mean for such a heat. */
    private void warm(double heat, double slope) {
        if (nodes != null) {
            nodes.begin(heat, slope, state.temperature, state.surfaceTemperature, ambient);
            endTemperature = state.temperature + nodes.coreChange(length);
            endSurface = state.surfaceTemperature + nodes.surfaceChange(length);
            meanTemperature = state.temperature + nodes.meanCoreChange(length);
            meanSurface = state.surfaceTemperature + nodes.meanSurfaceChange(length);
            return;
        }
        double decay = (model.cooling - slope) / model.heatCapacity;
        double drive = (heat + model.cooling * ambient) / model.heatCapacity - decay * state.temperature;
        double u = decay * length;
        endTemperature = state.temperature + drive * length * Exponential.phi1(u);
        meanTemperature = state.temperature + drive * length * Exponential.phi2(u);
        endSurface = endTemperature;
        meanSurface = meanTemperature;
    }

    /** State of charge at the end, 1. */
    double endSoc() {
        return endSoc;
    }

    /**
     * How the voltage at the end changes with the current, coefficients and temperature held, ohm. Without current that of
     * discharge, halfway between the branches of the hysteresis.
     */
    double endSlope() {
        double hysteresis = model.hysteresisRate * storedChange * (1 - Math.signum(current) * endHysteresis);
        return endResistance + storedChange * openSlope(endSoc) + hysteresis * model.hysteresis(endSoc);
    }

    /** The same of the mean voltage, ohm. */
    double meanSlope() {
        double middle = 0.5 * (state.soc + endSoc);
        double growth = Exponential.phi1(swing) - Exponential.phi2(swing);
        double hysteresis =
                model.hysteresisRate * storedChange * (1 - Math.signum(current) * state.hysteresis) * growth;
        return meanResistance + 0.5 * storedChange * openSlope(middle) + hysteresis * model.hysteresis(middle);
    }

    /** Slope of the open-circuit voltage over state of charge, V. */
    private double openSlope(double soc) {
        int base = model.interval(soc) * model.columns;
        int next = base + model.columns;
        double stored = model.table[next + CellModel.STORED] - model.table[base + CellModel.STORED];
        double entropic = model.table[next + CellModel.ENTROPIC] - model.table[base + CellModel.ENTROPIC];
        return (stored + meanTemperature * entropic) * CellModel.NODES_PER_UNIT;
    }

    private static double between(double[] table, int base, int columns, int column, double f) {
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
            return between(m.table, base, m.columns, CellModel.STORED, f);
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
        return between(model.table, interval * model.columns, model.columns, CellModel.STORED, f);
    }

    /**
     * Sets resistances and time constants at a temperature and answers the mean voltage across all of them, V. For a
     * prediction the voltages at the end are not set.
     */
    private double coefficients(double current, int base, double g, double temperature, boolean prediction) {
        CellModel m = model;
        double inverse = 1 / temperature - m.inverseReferenceTemperature;
        int side = current > 0 ? CellModel.CHARGE : CellModel.DISCHARGE;
        boolean turning = current > 0 && current < TURN * capacity;
        double sum = 0;
        double atEnd = 0;
        double inMean = 0;
        for (int e = 0; e <= m.pairs; e++) {
            int column = CellModel.ELEMENTS + CellModel.ELEMENT_COLUMNS * e;
            double activation = between(m.table, base, m.columns, column + CellModel.ACTIVATION, g);
            double r = between(m.table, base, m.columns, column + side, g);
            double growth = Math.exp(activation * inverse);
            if (m.transferPerOhm[e] > 0) {
                growth = ChargeTransfer.growth(
                        m.transferPerOhm[e] * r, temperature * m.inverseReferenceTemperature, growth);
            }
            r = r * resistanceFactor * growth;
            if (e == 0) {
                r += m.contact * resistanceFactor;
                sum += r * current;
                atEnd = r;
                inMean = r;
            } else {
                if (prediction) {
                    double tau = between(m.table, base, m.columns, column + CellModel.TIME_CONSTANT + side, g);
                    if (turning) {
                        tau = turned(tau, resting(base, column, g), current);
                    }
                    // most steps are as long as the one before, and an exponential takes as long as all the rest
                    if (tau != timeConstant[e] || length != spanned[e]) {
                        timeConstant[e] = tau;
                        spanned[e] = length;
                        decayed[e] = Exponential.phi1(length / tau);
                    }
                }
                double felt = 1;
                double slope = 1;
                if (m.transfer[e - 1] > 0) {
                    double u = m.transfer[e - 1] / temperature * r * Math.abs(current);
                    felt = transferred(u);
                    slope = 1 / Math.sqrt(1 + u * u);
                }
                double target = r * felt * current;
                double start = state.pairVoltage[e - 1];
                sum += target + (start - target) * decayed[e];
                if (!prediction) {
                    double done = length / timeConstant[e] * decayed[e];
                    endPair[e - 1] = start + (target - start) * done;
                    atEnd += r * slope * done;
                    inMean += r * slope * (1 - decayed[e]);
                    if (turning) {
                        double own = between(m.table, base, m.columns, column + CellModel.TIME_CONSTANT + side, g);
                        double faster = (1 / own - 1 / resting(base, column, g)) * length / (TURN * capacity);
                        atEnd += (target - start) * (1 - done) * faster;
                        inMean += (start - target) * (Exponential.phi2(length / timeConstant[e]) - decayed[e]) * faster;
                    }
                }
            }
        }
        endResistance = atEnd;
        meanResistance = inMean;
        return sum;
    }

    /** Time constant of a pair at rest, s. */
    private double resting(int base, int column, double g) {
        return between(model.table, base, model.columns, column + CellModel.TIME_CONSTANT + CellModel.DISCHARGE, g);
    }

    /** Between that at rest and that of a charge, rates in proportion to the current, s; exact where they are the same. */
    private double turned(double charging, double resting, double current) {
        double turned = current * resting;
        return resting + (charging - resting) * (turned / (turned + (TURN * capacity - current) * charging));
    }

    private static double transferred(double u) {
        return u == 0 ? 1 : ChargeTransfer.asinh(u) / u;
    }

    /** Terminal voltage of a state that carries a current, V. */
    double terminal(double soc, double temperature, double hysteresis, double[] pairVoltage, double current) {
        CellModel m = model;
        int k = m.interval(soc);
        int base = k * m.columns;
        double f = (soc - m.grid.node(k)) * CellModel.NODES_PER_UNIT;
        double g = Math.max(0, Math.min(1, f));
        double voltage = between(m.table, base, m.columns, CellModel.STORED, f)
                + temperature * between(m.table, base, m.columns, CellModel.ENTROPIC, g)
                + hysteresis * between(m.table, base, m.columns, CellModel.HYSTERESIS, g);
        for (int i = 0; i < m.pairs; i++) {
            voltage += pairVoltage[i];
        }
        if (current != 0) {
            double activation = between(m.table, base, m.columns, CellModel.ELEMENTS + CellModel.ACTIVATION, g);
            int side = CellModel.ELEMENTS + (current > 0 ? CellModel.CHARGE : CellModel.DISCHARGE);
            double r = m.contact
                    + between(m.table, base, m.columns, side, g)
                            * Math.exp(activation * (1 / temperature - m.inverseReferenceTemperature));
            voltage += r * resistanceFactor * current;
        }
        return voltage;
    }
}

package org.natrolite.models.life;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.natrolite.models.cell.CellModel;
import org.natrolite.models.cell.CellState;
import org.natrolite.models.cell.CellStepper;
import org.natrolite.models.cell.OperatingLimits;

/**
 * Cells one by one: steps so long that the expansions of a batch would hardly serve one of them, and making these costs as much
 * as the step.
 */
final class ScalarCells implements FastCells {
    /** Share of the voltage at rest that a power may take before it is looked for with care. */
    private static final double EASY = 0.3;

    /** C-rate up to which it may be. */
    private static final double EASY_RATE = 5;

    private final boolean roughly;
    private final CellStepper[] stepper;
    private final CellState[] state;
    private final double[] capacity;
    private final double[] resistance;
    private final double[] current;
    private final double[] voltage;
    private final double[] records;

    /**
     * @param aged cells
     * @param lowestSoc lower end of their window, 1
     * @param highestSoc upper end of it, 1
     * @param roughly whether a current that gives a power to some parts in ten thousand is good enough
     */
    ScalarCells(List<CellNow> aged, double lowestSoc, double highestSoc, boolean roughly) {
        this.roughly = roughly;
        int cells = aged.size();
        this.stepper = new CellStepper[cells];
        this.state = new CellState[cells];
        this.capacity = new double[cells];
        this.resistance = new double[cells];
        this.current = new double[cells];
        this.voltage = new double[cells];
        this.records = new double[cells * COLUMNS];
        Map<CellModel, CellStepper> steppers = new HashMap<>();
        for (int i = 0; i < cells; i++) {
            CellModel model = aged.get(i).model();
            stepper[i] = steppers.computeIfAbsent(
                    model,
                    one -> CellStepper.of(
                            one, OperatingLimits.of(one.parameters()).withSoc(lowestSoc, highestSoc)));
            state[i] = CellState.rested(0, 0, CheckUp.TEMPERATURE);
            age(i, aged.get(i));
        }
    }

    @Override
    public void age(int i, CellNow now) {
        capacity[i] = now.capacity();
        resistance[i] = now.resistance();
    }

    @Override
    public double[] states() {
        double[] states = new double[state.length * CellState.SIZE];
        for (int i = 0; i < state.length; i++) {
            state[i].get(states, i * CellState.SIZE);
        }
        return states;
    }

    @Override
    public void setStates(double[] states) {
        for (int i = 0; i < state.length; i++) {
            state[i].set(states, i * CellState.SIZE);
        }
    }

    @Override
    public void resetRecords() {
        Arrays.fill(records, 0);
    }

    @Override
    public void step(boolean power, double[] asked, double[] ambient, double length) {
        for (int i = 0; i < state.length; i++) {
            CellStepper own = stepper[i];
            own.setAge(capacity[i], resistance[i]);
            double before = state[i].soc();
            if (power) {
                stepPower(own, state[i], asked[i], length, ambient[i]);
            } else {
                own.stepCurrent(state[i], asked[i], length, ambient[i]);
            }
            current[i] = own.current();
            voltage[i] = own.voltage();
            int at = i * COLUMNS;
            double charge = own.current() * length;
            records[at + SECONDS] += length;
            records[at + KELVIN_SECONDS] += length * own.meanTemperature();
            records[at + SOC_SECONDS] += length * 0.5 * (before + state[i].soc());
            records[at + (charge > 0 ? ENERGY_IN : ENERGY_OUT)] += Math.abs(charge) * own.meanVoltage();
            records[at + (charge > 0 ? CHARGE_IN : CHARGE_OUT)] += Math.abs(charge);
        }
    }

    private void stepPower(CellStepper own, CellState state, double power, double length, double ambient) {
        double rest = own.terminalVoltage(state, 0);
        double guess = power / rest;
        if (!roughly || power == 0 || !(rest > 0 && Math.abs(guess) * 3600 <= EASY_RATE * own.capacity())) {
            own.stepPower(state, power, length, ambient);
            return;
        }
        own.beginTrial(state, length, ambient);
        own.tryCurrent(guess);
        double slope = own.meanVoltageSlope();
        double open = own.meanVoltage() - slope * guess;
        double square = open * open + 4 * slope * power;
        double current = 2 * power / (open + Math.sqrt(square));
        if (Math.abs(rest - own.meanVoltage()) < EASY * rest && Math.abs(current - guess) < EASY * Math.abs(guess)) {
            own.stepCurrent(state, current, length, ambient);
        } else {
            own.stepPower(state, power, length, ambient);
        }
    }

    @Override
    public double current(int i) {
        return current[i];
    }

    @Override
    public double soc(int i) {
        return state[i].soc();
    }

    @Override
    public double voltage(int i) {
        return voltage[i];
    }

    @Override
    public void records(int i, double[] into) {
        System.arraycopy(records, i * COLUMNS, into, 0, COLUMNS);
    }

    /** Holds nothing that others could use. */
    @Override
    public void close() {}
}

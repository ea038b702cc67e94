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
    /** Share of the voltage at rest that a power may take, and of its current to be corrected, before it is looked for with care. */
    private static final double EASY = 0.3;

    /** To rounding. */
    static final double EXACT = 0;

    /**
     * Correction of a current, relative to it, that is the last: a power is met to about its square times the share of the
     * voltage that the current takes, parts in a million and less.
     */
    static final double FINE = 1e-3;

    /** The same for powers to some parts in a hundred, which the guess is good for that takes the line of the step before. */
    static final double ROUGH = EASY;

    /** Lines that are followed at most. */
    private static final int MOST_LINES = 4;

    /** C-rate up to which it may be. */
    private static final double EASY_RATE = 5;

    /** Correction of a current, relative to it, that is the last. */
    private final double last;

    /** Change of the mean voltage with the current, of the step before, ohm. */
    private final double[] slope;

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
     * @param last how a power is met: {@link #EXACT}, {@link #FINE} or {@link #ROUGH}
     */
    ScalarCells(List<CellNow> aged, double lowestSoc, double highestSoc, double last) {
        this.last = last;
        int cells = aged.size();
        this.stepper = new CellStepper[cells];
        this.state = new CellState[cells];
        this.capacity = new double[cells];
        this.resistance = new double[cells];
        this.current = new double[cells];
        this.voltage = new double[cells];
        this.slope = new double[cells];
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
        // what a step was like before says nothing of the next
        Arrays.fill(current, 0);
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
                stepPower(i, asked[i], length, ambient[i]);
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

    /**
     * Follows the mean voltage along a line in the current, which it nearly is wherever the cell is far from its largest power;
     * the first guess takes the line of the step before, and where that is good enough there is no second. What the last line
     * has corrected by little, the next would correct by its square.
     */
    private void stepPower(int i, double power, double length, double ambient) {
        CellStepper own = stepper[i];
        boolean goesOn = current[i] * power > 0;
        double rest = own.terminalVoltage(state[i], 0);
        double x = onLine(power, rest, goesOn ? slope[i] : 0);
        if (power == 0
                || last == EXACT
                || !(rest > 0
                        && Math.abs(power / x - rest) < EASY * rest
                        && Math.abs(x) * 3600 <= EASY_RATE * own.capacity())) {
            own.stepPower(state[i], power, length, ambient);
            return;
        }
        double correction = last == ROUGH && goesOn ? 0 : Double.POSITIVE_INFINITY;
        own.beginTrial(state[i], length, ambient);
        for (int k = 0; k < MOST_LINES && correction > last; k++) {
            own.tryCurrent(x);
            double line = own.meanVoltageSlope();
            double next = onLine(power, own.meanVoltage() - line * x, line);
            correction = Math.abs(next / x - 1);
            if (!(Math.abs(rest - own.meanVoltage()) < EASY * rest && correction < EASY)) {
                own.stepPower(state[i], power, length, ambient);
                return;
            }
            x = next;
        }
        if (correction > last) {
            own.stepPower(state[i], power, length, ambient);
        } else {
            own.stepCurrent(state[i], x, length, ambient);
            slope[i] = (own.meanVoltage() - rest) / own.current();
        }
    }

    /** Current of a power where the voltage is a line in the current. */
    private static double onLine(double power, double open, double slope) {
        return 2 * power / (open + Math.sqrt(open * open + 4 * slope * power));
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

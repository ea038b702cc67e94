package org.natrolite.models.system;

import java.util.List;
import org.natrolite.models.cell.CellState;
import org.natrolite.models.cell.CellStepper;
import org.natrolite.models.cell.Limited;
import org.natrolite.models.cell.OperatingLimits;

/**
 * The cells of a circuit, side by side. All that the network asks of cells is asked here, for all of them at once:
 * {@link #begin} a step, {@link #evaluate} it at one current a cell, {@link #take} it. Whoever can evaluate many cells
 * faster than one by one replaces this class and nothing else.
 */
final class CellBank {
    /** Change of current, over that of one hour's charge, from which a slope between two evaluations is exact enough. */
    private static final double SECANT_FROM = 1e-9;

    /** How far a slope between two evaluations may be from the frozen one; beyond, it has met a kink. */
    private static final double SECANT_WITHIN = 4;

    /**
     * Least slope that currents are worked out with, as the voltage at the current of one hour, V: where the voltage of a
     * cell hardly changes with the current, or falls, currents stay numbers that sums keep their digits with.
     */
    private static final double LEAST_SLOPE = 1e-4;

    /** Numbers that {@link #save} writes for a cell besides its state. */
    private static final int EXTRA = 7;

    /** Numbers of one cell in a flat state. */
    static final int SIZE = CellState.SIZE + EXTRA;

    /** How far beyond a limit, in its unit, counts as exceeding it. */
    private static final double EXCESS = 1e-9;

    final int cells;

    /** Set by the caller before {@link #evaluate}, A, shape [cells]. */
    final double[] current;

    /** Terminal voltage at the end of the step, V, shape [cells]. */
    final double[] voltage;

    /** Mean terminal voltage, V, shape [cells]. */
    final double[] meanVoltage;

    /** How the voltage at the end changes with the current, ohm, shape [cells], above zero. */
    final double[] slope;

    /** How the mean voltage changes with the current, ohm, shape [cells]. */
    final double[] meanSlope;

    private final CellStepper[] steppers;
    private final CellState[] states;
    private final double[] capacityFactor;
    private final double[] resistanceFactor;

    /** Current of the last evaluation of this step; NaN where there was none. */
    private final double[] tried;

    CellBank(List<Part.Cell> parts) {
        cells = parts.size();
        current = new double[cells];
        voltage = new double[cells];
        meanVoltage = new double[cells];
        slope = new double[cells];
        meanSlope = new double[cells];
        tried = new double[cells];
        capacityFactor = new double[cells];
        resistanceFactor = new double[cells];
        steppers = new CellStepper[cells];
        states = new CellState[cells];
        for (int k = 0; k < cells; k++) {
            Part.Cell part = parts.get(k);
            steppers[k] = CellStepper.of(part.model(), part.limits());
            states[k] = part.initial();
            age(k, part.capacityFactor(), part.resistanceFactor());
            // what the terminals show before the first step, for its first guess
            steppers[k].beginTrial(states[k], 0, states[k].temperature());
            tried[k] = Double.NaN;
        }
        evaluate();
    }

    void age(int cell, double newCapacityFactor, double newResistanceFactor) {
        steppers[cell].setAge(newCapacityFactor, newResistanceFactor);
        capacityFactor[cell] = newCapacityFactor;
        resistanceFactor[cell] = newResistanceFactor;
    }

    /** Begins a step of all cells; whatever is refused is refused before any cell has moved. */
    void begin(double[] ambient, double length) {
        for (int k = 0; k < cells; k++) {
            steppers[k].beginTrial(states[k], length, ambient[k]);
            tried[k] = Double.NaN;
        }
    }

    /**
     * Works out the step of every cell at its {@link #current}; cells whose current has not changed since are left as they
     * are. Answers whether all voltages are finite.
     */
    boolean evaluate() {
        boolean finite = true;
        for (int k = 0; k < cells; k++) {
            double now = current[k];
            double before = tried[k];
            if (now == before) {
                continue;
            }
            CellStepper stepper = steppers[k];
            stepper.tryCurrent(now);
            double end = stepper.voltage();
            double mean = stepper.meanVoltage();
            double frozen = Math.max(stepper.voltageSlope(), LEAST_SLOPE / rate(k));
            double frozenMean = stepper.meanVoltageSlope();
            double change = now - before;
            // a secant needs two points on one side of the kink at rest; comparisons with NaN are false
            if (now * before > 0 && Math.abs(change) > SECANT_FROM * rate(k)) {
                double secant = (end - voltage[k]) / change;
                if (secant * SECANT_WITHIN > frozen && secant < SECANT_WITHIN * frozen) {
                    frozen = secant;
                    frozenMean = (mean - meanVoltage[k]) / change;
                }
            }
            slope[k] = frozen;
            meanSlope[k] = frozenMean;
            voltage[k] = end;
            meanVoltage[k] = mean;
            // a cell without numbers must be worked out again, whatever comes next
            boolean good = Math.abs(end) + Math.abs(mean) + Math.abs(frozen) < Double.POSITIVE_INFINITY;
            tried[k] = good ? now : Double.NaN;
            finite &= good;
        }
        return finite;
    }

    /** Moves all cells to the end of the step at the currents evaluated last. */
    void take() {
        for (int k = 0; k < cells; k++) {
            steppers[k].take();
        }
    }

    /** Current that would fill the cell in an hour, A. */
    double rate(int cell) {
        return steppers[cell].capacity() / 3600;
    }

    /** Room to the limits of a cell in a direction, over its {@link #rate}: zero at a limit, negative beyond. */
    double headroom(int cell, double direction) {
        return steppers[cell].headroom(direction) / rate(cell);
    }

    /** Bit of the limit that is nearest in a direction. */
    int nearestLimit(int cell, double direction) {
        return steppers[cell].nearestLimit(direction);
    }

    /** Bits of the limits that the cell is beyond at the end of the last step. */
    int exceeded(int cell) {
        OperatingLimits limits = steppers[cell].limits();
        double excess = EXCESS * rate(cell);
        return bit(voltage[cell] - limits.highestVoltage() > EXCESS, Limited.VOLTAGE_HIGH)
                | bit(limits.lowestVoltage() - voltage[cell] > EXCESS, Limited.VOLTAGE_LOW)
                | bit(states[cell].soc() - limits.highestSoc() > EXCESS, Limited.SOC_HIGH)
                | bit(limits.lowestSoc() - states[cell].soc() > EXCESS, Limited.SOC_LOW)
                | bit(current[cell] - limits.chargeCurrent() > excess, Limited.CHARGE_CURRENT)
                | bit(-current[cell] - limits.dischargeCurrent() > excess, Limited.DISCHARGE_CURRENT);
    }

    private static int bit(boolean is, Limited limited) {
        return is ? limited.bit() : 0;
    }

    CellState state(int cell) {
        return states[cell];
    }

    double meanTemperature(int cell) {
        return steppers[cell].meanTemperature();
    }

    double meanHeat(int cell) {
        return steppers[cell].meanHeat();
    }

    /** Writes state, age and the results that the next guess rests on, {@link #SIZE} numbers a cell. */
    void save(double[] values, int offset) {
        for (int k = 0; k < cells; k++) {
            int at = offset + k * SIZE;
            states[k].get(values, at);
            at += CellState.SIZE;
            values[at] = capacityFactor[k];
            values[at + 1] = resistanceFactor[k];
            values[at + 2] = current[k];
            values[at + 3] = voltage[k];
            values[at + 4] = meanVoltage[k];
            values[at + 5] = slope[k];
            values[at + 6] = meanSlope[k];
        }
    }

    void restore(double[] values, int offset) {
        for (int k = 0; k < cells; k++) {
            int at = offset + k * SIZE;
            states[k].set(values, at);
            at += CellState.SIZE;
            age(k, values[at], values[at + 1]);
            current[k] = values[at + 2];
            voltage[k] = values[at + 3];
            meanVoltage[k] = values[at + 4];
            slope[k] = values[at + 5];
            meanSlope[k] = values[at + 6];
        }
    }
}

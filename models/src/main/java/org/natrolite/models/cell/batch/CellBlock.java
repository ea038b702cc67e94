package org.natrolite.models.cell.batch;

import static org.natrolite.models.cell.kernel.CellColumns.CHARGE_IN;
import static org.natrolite.models.cell.kernel.CellColumns.CHARGE_OUT;
import static org.natrolite.models.cell.kernel.CellColumns.ENERGY_IN;
import static org.natrolite.models.cell.kernel.CellColumns.ENERGY_OUT;
import static org.natrolite.models.cell.kernel.CellColumns.SOC;
import static org.natrolite.models.cell.kernel.CellColumns.STRIDE;
import static org.natrolite.models.cell.kernel.CellColumns.TEMPERATURE;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.natrolite.models.cell.kernel.CellColumns;
import org.natrolite.models.cell.kernel.Lanes;

/**
 * Where up to {@link Lanes#WIDTH} cells of one group live: states, ages and records in one array, a column of lanes for each
 * kind of number. Lanes beyond the count are idle. Single steps work on it; a run takes its cells out into a {@link CellTile}
 * and gives them back.
 */
final class CellBlock implements LaneRecords {
    // Columns after those that single steps touch each time.
    static final int CAPACITY_FACTOR = CellColumns.END;
    static final int RESISTANCE_FACTOR = CAPACITY_FACTOR + STRIDE;

    /** Current of the cell over that of a shared profile, 1. */
    static final int SCALE = RESISTANCE_FACTOR + STRIDE;

    static final int LOWEST_SOC = SCALE + STRIDE;
    static final int HIGHEST_SOC = LOWEST_SOC + STRIDE;
    static final int LOWEST_TEMPERATURE = HIGHEST_SOC + STRIDE;
    static final int HIGHEST_TEMPERATURE = LOWEST_TEMPERATURE + STRIDE;
    static final int LOWEST_VOLTAGE = HIGHEST_TEMPERATURE + STRIDE;
    static final int HIGHEST_VOLTAGE = LOWEST_VOLTAGE + STRIDE;
    static final int SECONDS = HIGHEST_VOLTAGE + STRIDE;
    static final int SOC_SECONDS = SECONDS + STRIDE;
    static final int KELVIN_SECONDS = SOC_SECONDS + STRIDE;

    /** Steps taken by the scalar equations. */
    static final int REFERENCE_STEPS = KELVIN_SECONDS + STRIDE;

    // Where the equations of a lane were expanded for single steps; part of the state, so that going back repeats the
    // bits.
    /** Interval of the tables in the middle, below zero where there is none. */
    static final int BAND_INTERVAL = REFERENCE_STEPS + STRIDE;

    /** Intervals to either side of it. */
    static final int BAND_WIDTH = BAND_INTERVAL + STRIDE;

    /** Temperature of the centre, K. */
    static final int BAND_KELVIN = BAND_WIDTH + STRIDE;

    /** Largest magnitude of the current, A. */
    static final int BAND_CURRENT = BAND_KELVIN + STRIDE;

    /** {@link StepBands#missed} of the state of charge at which energy was booked by the tables last, V. */
    static final int BAND_BOOKED = BAND_CURRENT + STRIDE;

    private static final int END = BAND_BOOKED + STRIDE;

    /** Columns of numbers. */
    static final int COLUMNS = END / STRIDE;

    final CellBatch.Group group;

    /** Number of the first cell in the batch. */
    final int first;

    final int count;

    /** All numbers; that of a lane stands at its column plus the lane. */
    final double[] values = new double[Lanes.room(END)];

    /** Whether means and extremes of state of charge and temperature are known. */
    private boolean statistics;

    /** Counts what is changed by others than the {@link BatchStepper} that keeps expansions of the lanes. */
    int version;

    /** Bits of {@link org.natrolite.models.cell.Limited} since the last reset. */
    final int[] limited = new int[Lanes.WIDTH];

    /** State of the search for turning points; null as long as nobody asked. */
    @Nullable Turns turns;

    CellBlock(CellBatch.Group group, int first, int count) {
        this.group = group;
        this.first = first;
        this.count = count;
        fill(BAND_INTERVAL, -1);
        fill(CAPACITY_FACTOR, 1);
        fill(RESISTANCE_FACTOR, 1);
        fill(SCALE, 1);
        fill(
                TEMPERATURE,
                group.model().parameters().openCircuit().referenceTemperature().value());
        fill(SOC, 0.5);
        resetRecords();
    }

    private void fill(int column, double value) {
        Arrays.fill(values, column, column + Lanes.WIDTH, value);
    }

    private void copy(int from, int to) {
        System.arraycopy(values, from, values, to, Lanes.WIDTH);
    }

    /**
     * Books in the temperature of a lane what its expansion has missed of the energy stored since that was booked last: so
     * the first law holds by the tables.
     */
    void settle(int i) {
        double[] v = values;
        if (v[BAND_INTERVAL + i] >= 0) {
            WindowTables w = group.tables();
            double missed = missed(i);
            v[TEMPERATURE + i] += w.capacity * v[CAPACITY_FACTOR + i] * (missed - v[BAND_BOOKED + i]) / w.heatCapacity;
            v[BAND_BOOKED + i] = missed;
        }
    }

    /** What the expansion of a lane says of the energy stored where it is, less what the tables say, J/C. */
    double missed(int i) {
        double[] v = values;
        return StepBands.missed(
                group.tables(), (int) v[BAND_INTERVAL + i], (int) v[BAND_WIDTH + i], v[BAND_KELVIN + i], v[SOC + i]);
    }

    /** Forgets the expansions of all lanes, once what they owe is booked. */
    void leaveBands() {
        for (int i = 0; i < count; i++) {
            settle(i);
            values[BAND_INTERVAL + i] = -1;
        }
        version++;
    }

    /** Says that means and extremes of state of charge and temperature are not known. */
    void forgetStatistics() {
        if (!statistics) {
            return;
        }
        statistics = false;
        fill(SECONDS, Double.NaN);
        fill(LOWEST_SOC, Double.NaN);
        fill(HIGHEST_SOC, Double.NaN);
        fill(LOWEST_TEMPERATURE, Double.NaN);
        fill(HIGHEST_TEMPERATURE, Double.NaN);
    }

    void resetRecords() {
        fill(ENERGY_IN, 0);
        fill(ENERGY_OUT, 0);
        fill(CHARGE_IN, 0);
        fill(CHARGE_OUT, 0);
        fill(SECONDS, 0);
        fill(SOC_SECONDS, 0);
        fill(KELVIN_SECONDS, 0);
        fill(REFERENCE_STEPS, 0);
        copy(SOC, LOWEST_SOC);
        copy(SOC, HIGHEST_SOC);
        copy(TEMPERATURE, LOWEST_TEMPERATURE);
        copy(TEMPERATURE, HIGHEST_TEMPERATURE);
        fill(LOWEST_VOLTAGE, Double.POSITIVE_INFINITY);
        fill(HIGHEST_VOLTAGE, Double.NEGATIVE_INFINITY);
        Arrays.fill(limited, 0);
        statistics = true;
        if (turns != null) {
            turns.reset();
        }
    }

    /** Search for turning points, begun where there was none. */
    Turns turns() {
        Turns own = turns;
        if (own == null) {
            own = new Turns();
            turns = own;
        }
        return own;
    }

    /** Energy that went in less that which came out, J. */
    double energy(int i) {
        return values[ENERGY_IN + i] - values[ENERGY_OUT + i];
    }

    /** Charge that went in less that which came out, C. */
    double charge(int i) {
        return values[CHARGE_IN + i] - values[CHARGE_OUT + i];
    }

    @Override
    public void book(int i, double energy, double charge) {
        if (charge > 0) {
            values[ENERGY_IN + i] += energy;
            values[CHARGE_IN + i] += charge;
        } else {
            values[ENERGY_OUT + i] -= energy;
            values[CHARGE_OUT + i] -= charge;
        }
    }

    @Override
    public void note(
            int i, double length, double meanSoc, double meanTemperature, double endSoc, double endTemperature) {
        values[SECONDS + i] += length;
        values[SOC_SECONDS + i] += length * meanSoc;
        values[KELVIN_SECONDS + i] += length * meanTemperature;
        extremes(i, endTemperature, LOWEST_TEMPERATURE, HIGHEST_TEMPERATURE);
        extremes(i, endSoc, LOWEST_SOC, HIGHEST_SOC);
    }

    @Override
    public void noteVoltage(int i, double voltage) {
        extremes(i, voltage, LOWEST_VOLTAGE, HIGHEST_VOLTAGE);
    }

    private void extremes(int i, double value, int lowest, int highest) {
        values[lowest + i] = Math.min(values[lowest + i], value);
        values[highest + i] = Math.max(values[highest + i], value);
    }

    @Override
    public void noteReference(int i, int bits) {
        values[REFERENCE_STEPS + i]++;
        limited[i] |= bits;
    }
}

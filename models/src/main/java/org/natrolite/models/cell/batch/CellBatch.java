package org.natrolite.models.cell.batch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.models.cell.CellModel;
import org.natrolite.models.cell.CellState;
import org.natrolite.models.cell.OperatingLimits;

/**
 * Any number of cells as a structure of arrays: states, ages and what has passed through them. Cells of one kind make a
 * group; groups follow each other. A single cell is the batch of one.
 *
 * <p>Not thread-safe: one thread at a time changes it. A {@link ProfileRunner} steps it.
 */
public final class CellBatch {
    // Columns of a cell in the data; those of a flat state come first, in its order.
    static final int SOC = 0;
    static final int HYSTERESIS = 1;
    static final int TEMPERATURE = 2;
    static final int PAIRS = 3;
    static final int ENERGY_IN = CellState.SIZE;
    static final int ENERGY_OUT = ENERGY_IN + 1;
    static final int CHARGE_IN = ENERGY_IN + 2;
    static final int CHARGE_OUT = ENERGY_IN + 3;
    static final int LOWEST_SOC = ENERGY_IN + 4;
    static final int HIGHEST_SOC = ENERGY_IN + 5;
    static final int SOC_SECONDS = ENERGY_IN + 6;
    static final int REFERENCE_STEPS = ENERGY_IN + 7;
    static final int COLUMNS = ENERGY_IN + 8;

    /** Standard deviations at which a spread is cut off. */
    private static final double FARTHEST = 3;

    private final int cells;
    private final List<Group> groups;

    /** Shape [columns x cells]. */
    final double[] data;

    final double[] capacityFactor;
    final double[] resistanceFactor;
    final double[] scale;

    /** Bits of {@link org.natrolite.models.cell.Limited} since the last reset. */
    final int[] limited;

    /** Cells of one kind. */
    record Group(CellModel model, WindowTables tables, OperatingLimits limits, int first, int count) {}

    private CellBatch(List<Group> groups, int cells) {
        this.groups = List.copyOf(groups);
        this.cells = cells;
        this.data = new double[COLUMNS * cells];
        this.capacityFactor = new double[cells];
        this.resistanceFactor = new double[cells];
        this.scale = new double[cells];
        this.limited = new int[cells];
        Arrays.fill(capacityFactor, 1);
        Arrays.fill(resistanceFactor, 1);
        Arrays.fill(scale, 1);
        for (Group group : groups) {
            double reference = group.model()
                    .parameters()
                    .openCircuit()
                    .referenceTemperature()
                    .value();
            for (int i = group.first(); i < group.first() + group.count(); i++) {
                setState(i, CellState.rested(0.5, 0, reference));
            }
        }
        resetRecords();
    }

    /** Says what a batch consists of. */
    public static final class Builder {
        private final List<Group> groups = new ArrayList<>();
        private int cells;

        private Builder() {}

        /**
         * Adds cells of one kind after those that are there.
         *
         * @param model their kind
         * @param limits what they are kept within
         * @param count how many, at least 1
         * @return this
         */
        public Builder group(CellModel model, OperatingLimits limits, int count) {
            if (count < 1) {
                throw new BadArgumentException("group of " + count + " cells; expected at least 1");
            }
            if (count > Integer.MAX_VALUE / COLUMNS - cells) {
                throw new BadArgumentException(
                        ((long) cells + count) + " cells; expected at most " + Integer.MAX_VALUE / COLUMNS);
            }
            groups.add(new Group(model, WindowTables.of(model), limits, cells, count));
            cells += count;
            return this;
        }

        /**
         * @return fresh, rested cells at half charge, between the branches of the hysteresis, at the reference temperature
         *     of their kind
         */
        public CellBatch build() {
            if (groups.isEmpty()) {
                throw new BadArgumentException("no cells; expected at least one group");
            }
            return new CellBatch(groups, cells);
        }
    }

    /**
     * @return a batch to say the groups of
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * @param model kind of cell
     * @param limits what the cells are kept within
     * @param cells how many, at least 1
     * @return a batch of one group
     */
    public static CellBatch of(CellModel model, OperatingLimits limits, int cells) {
        return builder().group(model, limits, cells).build();
    }

    /**
     * @return number of cells
     */
    public int cells() {
        return cells;
    }

    List<Group> groups() {
        return groups;
    }

    /**
     * @param cell number of a cell
     * @return its kind
     */
    public CellModel model(int cell) {
        return groupOf(cell).model();
    }

    private Group groupOf(int cell) {
        check(cell);
        int g = 0;
        while (cell >= groups.get(g).first() + groups.get(g).count()) {
            g++;
        }
        return groups.get(g);
    }

    private void check(int cell) {
        if (cell < 0 || cell >= cells) {
            throw new BadArgumentException("cell " + cell + "; expected 0 to " + (cells - 1));
        }
    }

    /**
     * Sets the age of a cell; see {@link org.natrolite.models.cell.CellStepper#setAge}.
     *
     * @param cell number of the cell
     * @param capacity capacity over that of the fresh cell, above zero
     * @param resistance resistance over that of the fresh cell, above zero
     */
    public void setAge(int cell, double capacity, double resistance) {
        check(cell);
        BadArgumentException.requirePositive(capacity, "capacity factor");
        BadArgumentException.requirePositive(resistance, "resistance factor");
        capacityFactor[cell] = capacity;
        resistanceFactor[cell] = resistance;
    }

    /**
     * @param cell number of a cell
     * @param factor current of the cell over that of the profile, zero or more
     */
    public void setScale(int cell, double factor) {
        check(cell);
        scale[cell] = BadArgumentException.requireWithin(factor, 0, Double.MAX_VALUE, "factor on the current");
    }

    /**
     * Spreads capacities and resistances about their present values, by normal factors cut off at three standard
     * deviations.
     *
     * @param seed any number; the same seed spreads the same batch the same way
     * @param capacity standard deviation of the factor on capacity, 0 to 0.3
     * @param resistance standard deviation of the factor on resistance, 0 to 0.3
     */
    public void spread(long seed, double capacity, double resistance) {
        BadArgumentException.requireWithin(capacity, 0, 0.3, "spread of capacity");
        BadArgumentException.requireWithin(resistance, 0, 0.3, "spread of resistance");
        Random random = new Random(seed);
        for (int i = 0; i < cells; i++) {
            capacityFactor[i] *= 1 + capacity * normal(random);
            resistanceFactor[i] *= 1 + resistance * normal(random);
        }
    }

    private static double normal(Random random) {
        while (true) {
            double x = random.nextGaussian();
            if (Math.abs(x) <= FARTHEST) {
                return x;
            }
        }
    }

    /**
     * @param cell number of a cell
     * @param state state to take the values of; not modified
     */
    public void setState(int cell, CellState state) {
        check(cell);
        data[SOC * cells + cell] = state.soc();
        data[HYSTERESIS * cells + cell] = state.hysteresis();
        data[TEMPERATURE * cells + cell] = state.temperature();
        for (int p = 0; p < CellState.SIZE - PAIRS; p++) {
            data[(PAIRS + p) * cells + cell] = state.pairVoltage(p);
        }
    }

    /**
     * Reads all states, as {@link CellState#get} writes them, one cell after the other.
     *
     * @param values where to, shape [cells x {@link CellState#SIZE}]; modified
     */
    public void getStates(double[] values) {
        checkLength(values);
        for (int i = 0; i < cells; i++) {
            for (int c = 0; c < CellState.SIZE; c++) {
                values[i * CellState.SIZE + c] = data[c * cells + i];
            }
        }
    }

    /**
     * Sets all states, or none where one of them is refused.
     *
     * @param values states as {@link CellState#set(double[], int)} takes them, one cell after the other, shape [cells x
     *     {@link CellState#SIZE}]; not modified
     * @throws BadArgumentException if a value is no state
     */
    public void setStates(double[] values) {
        checkLength(values);
        CellState state = CellState.rested(0, 0, 1);
        for (int i = 0; i < cells; i++) {
            state.set(values, i * CellState.SIZE);
        }
        for (int i = 0; i < cells; i++) {
            state.set(values, i * CellState.SIZE);
            setState(i, state);
        }
    }

    private void checkLength(double[] values) {
        if (values.length != cells * CellState.SIZE) {
            throw new BadArgumentException("states of " + values.length + " numbers; expected " + cells * CellState.SIZE
                    + ", " + CellState.SIZE + " a cell");
        }
    }

    /**
     * Copies a cell, with its age, its factor on the current and its records, from a batch into this one.
     *
     * @param to number of the cell here
     * @param other batch that has the cell; may be this one; not modified
     * @param from its number there
     * @throws BadArgumentException if the two cells are not of the same model
     */
    public void copy(int to, CellBatch other, int from) {
        if (model(to) != other.model(from)) {
            throw new BadArgumentException("copy of a cell of another model; expected "
                    + model(to).parameters().description().id());
        }
        for (int c = 0; c < COLUMNS; c++) {
            data[c * cells + to] = other.data[c * other.cells + from];
        }
        capacityFactor[to] = other.capacityFactor[from];
        resistanceFactor[to] = other.resistanceFactor[from];
        scale[to] = other.scale[from];
        limited[to] = other.limited[from];
    }

    /** Sets energies, charges, extremes and reasons of limits back, as before a first run. */
    public void resetRecords() {
        Arrays.fill(data, ENERGY_IN * cells, COLUMNS * cells, 0);
        System.arraycopy(data, SOC * cells, data, LOWEST_SOC * cells, cells);
        System.arraycopy(data, SOC * cells, data, HIGHEST_SOC * cells, cells);
        Arrays.fill(limited, 0);
    }

    /** All that a batch can lose: states, ages, factors and records of its cells. */
    public static final class Snapshot {
        private final double[][] numbers;
        private final int[] limited;

        private Snapshot(int cells) {
            numbers =
                    new double[][] {new double[COLUMNS * cells], new double[cells], new double[cells], new double[cells]
                    };
            limited = new int[cells];
        }
    }

    /**
     * @return the present, to come back to
     */
    public Snapshot snapshot() {
        Snapshot snapshot = new Snapshot(cells);
        snapshot(snapshot);
        return snapshot;
    }

    /**
     * Keeps the present in a snapshot made before, without allocation.
     *
     * @param snapshot of a batch of the same size; modified
     */
    public void snapshot(Snapshot snapshot) {
        move(snapshot, true);
    }

    /**
     * Goes back to a snapshot, in time proportional to the state.
     *
     * @param snapshot of a batch of the same size; not modified
     */
    public void restore(Snapshot snapshot) {
        move(snapshot, false);
    }

    private void move(Snapshot snapshot, boolean keep) {
        if (snapshot.limited.length != cells) {
            throw new BadArgumentException(
                    "snapshot of " + snapshot.limited.length + " cells; expected one of " + cells);
        }
        double[][] own = {data, capacityFactor, resistanceFactor, scale};
        for (int k = 0; k < own.length; k++) {
            double[] from = keep ? own[k] : snapshot.numbers[k];
            System.arraycopy(from, 0, keep ? snapshot.numbers[k] : own[k], 0, from.length);
        }
        System.arraycopy(keep ? limited : snapshot.limited, 0, keep ? snapshot.limited : limited, 0, cells);
    }

    private double get(int column, int cell) {
        check(cell);
        return data[column * cells + cell];
    }

    /**
     * @param cell number of a cell
     * @return its state of charge, 1
     */
    public double soc(int cell) {
        return get(SOC, cell);
    }

    /**
     * @param cell number of a cell
     * @return its temperature, K
     */
    public double temperature(int cell) {
        return get(TEMPERATURE, cell);
    }

    /**
     * @param cell number of a cell
     * @return energy that went in at its terminals while it charged, J
     */
    public double energyIn(int cell) {
        return get(ENERGY_IN, cell);
    }

    /**
     * @param cell number of a cell
     * @return energy that came out at its terminals while it discharged, J
     */
    public double energyOut(int cell) {
        return get(ENERGY_OUT, cell);
    }

    /**
     * @param cell number of a cell
     * @return charge that went in, C
     */
    public double chargeIn(int cell) {
        return get(CHARGE_IN, cell);
    }

    /**
     * @param cell number of a cell
     * @return charge that came out, C
     */
    public double chargeOut(int cell) {
        return get(CHARGE_OUT, cell);
    }

    /**
     * @param cell number of a cell
     * @return lowest state of charge at the end of a step, 1
     */
    public double lowestSoc(int cell) {
        return get(LOWEST_SOC, cell);
    }

    /**
     * @param cell number of a cell
     * @return highest state of charge at the end of a step, 1
     */
    public double highestSoc(int cell) {
        return get(HIGHEST_SOC, cell);
    }

    /**
     * @param cell number of a cell
     * @return integral of state of charge over time, s
     */
    public double socSeconds(int cell) {
        return get(SOC_SECONDS, cell);
    }

    /**
     * @param cell number of a cell
     * @return steps in which it was near a limit, or changed too fast for a window, and was stepped by the
     *     {@link org.natrolite.models.cell.CellStepper}
     */
    public long referenceSteps(int cell) {
        return (long) get(REFERENCE_STEPS, cell);
    }

    /**
     * @param cell number of a cell
     * @return why it was given less current than the profile asked for, bits of {@link org.natrolite.models.cell.Limited}
     *     of all steps; 0 where it never was
     */
    public int limited(int cell) {
        check(cell);
        return limited[cell];
    }
}

package org.natrolite.models.cell.batch;

import static org.natrolite.models.cell.kernel.CellColumns.CHARGE_IN;
import static org.natrolite.models.cell.kernel.CellColumns.CHARGE_OUT;
import static org.natrolite.models.cell.kernel.CellColumns.ENERGY_IN;
import static org.natrolite.models.cell.kernel.CellColumns.ENERGY_OUT;
import static org.natrolite.models.cell.kernel.CellColumns.HYSTERESIS;
import static org.natrolite.models.cell.kernel.CellColumns.PAIR;
import static org.natrolite.models.cell.kernel.CellColumns.SOC;
import static org.natrolite.models.cell.kernel.CellColumns.STRIDE;
import static org.natrolite.models.cell.kernel.CellColumns.TEMPERATURE;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.models.cell.CellModel;
import org.natrolite.models.cell.CellState;
import org.natrolite.models.cell.OperatingLimits;
import org.natrolite.models.cell.kernel.Lanes;

/**
 * Any number of cells as a structure of arrays: states, ages and what has passed through them. Cells of one kind make a
 * group; groups follow each other. A single cell is the batch of one.
 *
 * <p>Not thread-safe: one thread at a time changes it. A {@link ProfileRunner} takes it through a known current, a
 * {@link BatchStepper} steps it once a call.
 */
public final class CellBatch {
    /** Cells whose flat states still fit into one array. */
    private static final int MOST_CELLS = Integer.MAX_VALUE / CellState.SIZE;

    /** Standard deviations at which a spread is cut off. */
    private static final double FARTHEST = 3;

    private final int cells;
    private final List<Group> groups;

    /** First cell of each group. */
    private final int[] firsts;

    private final CellBlock[] tiles;

    /** Cells of one kind; their tiles follow each other, too. */
    record Group(CellModel model, WindowTables tables, OperatingLimits limits, int first, int count, int firstTile) {
        int tiles() {
            return (count + Lanes.WIDTH - 1) / Lanes.WIDTH;
        }
    }

    private CellBatch(List<Group> groups, int cells) {
        this.groups = List.copyOf(groups);
        this.cells = cells;
        this.firsts = groups.stream().mapToInt(Group::first).toArray();
        Group last = groups.get(groups.size() - 1);
        this.tiles = new CellBlock[last.firstTile() + last.tiles()];
        for (Group group : groups) {
            for (int k = 0; k < group.tiles(); k++) {
                int first = k * Lanes.WIDTH;
                tiles[group.firstTile() + k] =
                        new CellBlock(group, group.first() + first, Math.min(Lanes.WIDTH, group.count() - first));
            }
        }
    }

    /** Says what a batch consists of. */
    public static final class Builder {
        private final List<Group> groups = new ArrayList<>();
        private final IdentityHashMap<CellModel, WindowTables> kinds = new IdentityHashMap<>();
        private int cells;
        private int tiles;

        private Builder() {}

        /**
         * Adds cells of one kind after those that are there.
         *
         * @param model their kind
         * @param limits what they are kept within
         * @param count how many, at least 1
         * @return this
         * @throws BadArgumentException if the cell has options that batches do not step, see
         *     {@link org.natrolite.models.cell.CellParameters#aloneBecause()}
         */
        public Builder group(CellModel model, OperatingLimits limits, int count) {
            if (count < 1) {
                throw new BadArgumentException("group of " + count + " cells; expected at least 1");
            }
            if (count > MOST_CELLS - cells) {
                throw new BadArgumentException(((long) cells + count) + " cells; expected at most " + MOST_CELLS);
            }
            String alone = model.parameters().aloneBecause();
            if (!alone.isEmpty()) {
                throw new BadArgumentException(model.parameters().description().id() + " has " + alone
                        + ", which batches do not step; expected a CellStepper for each such cell");
            }
            WindowTables tables = kinds.computeIfAbsent(model, WindowTables::of);
            Group group = new Group(model, tables, limits, cells, count, tiles);
            groups.add(group);
            cells += count;
            tiles += group.tiles();
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
        int at = Arrays.binarySearch(firsts, cell);
        return groups.get(at >= 0 ? at : -at - 2);
    }

    CellBlock[] tiles() {
        return tiles;
    }

    CellBlock tileOf(int cell) {
        return tiles[tileNumber(cell)];
    }

    int tileNumber(int cell) {
        Group group = groupOf(cell);
        return group.firstTile() + (cell - group.first()) / Lanes.WIDTH;
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
        CellBlock tile = tileOf(cell);
        tile.settle(cell - tile.first);
        tile.version++;
        tile.values[CellBlock.CAPACITY_FACTOR + cell - tile.first] = capacity;
        tile.values[CellBlock.RESISTANCE_FACTOR + cell - tile.first] = resistance;
    }

    /**
     * @param cell number of a cell
     * @param factor current of the cell over that of the profile, zero or more
     */
    public void setScale(int cell, double factor) {
        check(cell);
        BadArgumentException.requireWithin(factor, 0, Double.MAX_VALUE, "factor on the current");
        CellBlock tile = tileOf(cell);
        tile.values[CellBlock.SCALE + cell - tile.first] = factor;
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
        for (CellBlock tile : tiles) {
            tile.version++;
            for (int i = 0; i < tile.count; i++) {
                tile.settle(i);
                tile.values[CellBlock.CAPACITY_FACTOR + i] *= 1 + capacity * normal(random);
                tile.values[CellBlock.RESISTANCE_FACTOR + i] *= 1 + resistance * normal(random);
            }
        }
    }

    /**
     * Spreads the start: states of charge and temperatures about their present values, by normal terms cut off at three
     * standard deviations. A state of charge that would leave the window of the limits of its cell, or [0, 1], is put at its
     * end. Records are left as they are; {@link #resetRecords} afterwards lets extremes begin at the new start.
     *
     * @param seed any number; the same seed spreads the same batch the same way
     * @param soc standard deviation of the state of charge, 0 to 0.3
     * @param temperature standard deviation of the temperature, 0 to 30 K
     * @return how many cells were put at an end of their window
     * @throws BadArgumentException if a number is out of range, or a cell would be at or below 0 K; nothing is spread then
     */
    public int spreadStart(long seed, double soc, double temperature) {
        BadArgumentException.requireWithin(soc, 0, 0.3, "spread of the state of charge");
        BadArgumentException.requireWithin(temperature, 0, 30, "spread of temperature in K");
        for (int i = 0; i < cells; i++) {
            if (!(temperature(i) > FARTHEST * temperature)) {
                throw new BadArgumentException(
                        "spread of " + temperature + " K about " + temperature(i) + " K; expected to stay above 0 K");
            }
        }
        Random random = new Random(seed);
        int clipped = 0;
        for (CellBlock tile : tiles) {
            double low = Math.max(0, tile.group.limits().lowestSoc());
            double high = Math.min(1, tile.group.limits().highestSoc());
            tile.version++;
            for (int i = 0; i < tile.count; i++) {
                tile.values[CellBlock.BAND_INTERVAL + i] = -1;
                double shift = soc * normal(random);
                double wanted = tile.values[SOC + i] + shift;
                double kept = shift == 0 ? wanted : Math.max(low, Math.min(high, wanted));
                clipped += kept == wanted ? 0 : 1;
                tile.values[SOC + i] = kept;
                tile.values[TEMPERATURE + i] += temperature * normal(random);
            }
        }
        return clipped;
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
        CellBlock tile = tileOf(cell);
        int i = cell - tile.first;
        tile.values[SOC + i] = state.soc();
        tile.values[CellBlock.BAND_INTERVAL + i] = -1;
        tile.version++;
        tile.values[HYSTERESIS + i] = state.hysteresis();
        tile.values[TEMPERATURE + i] = state.temperature();
        for (int p = 0; p < Lanes.MOST_PAIRS; p++) {
            tile.values[PAIR + p * STRIDE + i] = state.pairVoltage(p);
        }
    }

    /**
     * Reads all states, as {@link CellState#get} writes them, one cell after the other.
     *
     * @param values where to, shape [cells x {@link CellState#SIZE}]; modified
     */
    public void getStates(double[] values) {
        checkLength(values);
        for (CellBlock tile : tiles) {
            for (int i = 0; i < tile.count; i++) {
                for (int c = 0; c < CellState.SIZE; c++) {
                    values[(tile.first + i) * CellState.SIZE + c] = tile.values[c * STRIDE + i];
                }
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
        CellBlock target = tileOf(to);
        CellBlock source = other.tileOf(from);
        for (int c = 0; c < CellBlock.COLUMNS; c++) {
            target.values[c * STRIDE + to - target.first] = source.values[c * STRIDE + from - source.first];
        }
        target.version++;
        target.limited[to - target.first] = source.limited[from - source.first];
        if (source.turns != null || target.turns != null) {
            target.turns().copy(to - target.first, source.turns, from - source.first);
        }
    }

    /** Sets energies, charges, extremes and reasons of limits back, as before a first run. */
    public void resetRecords() {
        for (CellBlock tile : tiles) {
            tile.resetRecords();
        }
    }

    /**
     * Tells of the legs that are still open where turning points were looked for: of each cell, the last extreme, which may be
     * exceeded yet, and the present. Changes nothing, as {@link org.natrolite.core.rainflow.Rainflow#residue} does not.
     *
     * @param sink told of both
     */
    public void openTurns(TurningPoints sink) {
        for (CellBlock tile : tiles) {
            Turns turns = tile.turns;
            for (int i = 0; turns != null && i < tile.count; i++) {
                turns.open(
                        i,
                        tile.first + i,
                        tile.values[SOC + i],
                        tile.values[CellBlock.SECONDS + i],
                        tile.values[CellBlock.KELVIN_SECONDS + i],
                        tile.values[CHARGE_IN + i] + tile.values[CHARGE_OUT + i],
                        sink);
            }
        }
    }

    /** All that a batch can lose: states, ages, factors and records of its cells. */
    public static final class Snapshot {
        private final double[][] numbers;
        private final int[][] limited;
        private final @Nullable Turns[] turns;

        private Snapshot(CellBlock[] tiles) {
            numbers = new double[tiles.length][];
            limited = new int[tiles.length][];
            turns = new Turns[tiles.length];
            for (int k = 0; k < tiles.length; k++) {
                numbers[k] = new double[tiles[k].values.length];
                limited[k] = new int[Lanes.WIDTH];
            }
        }
    }

    /**
     * @return the present, to come back to
     */
    public Snapshot snapshot() {
        Snapshot snapshot = new Snapshot(tiles);
        snapshot(snapshot);
        return snapshot;
    }

    /**
     * Keeps the present in a snapshot made before, without allocation, but for the first time after turning points were asked
     * for.
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
        if (snapshot.limited.length != tiles.length) {
            throw new BadArgumentException(
                    "snapshot of " + snapshot.limited.length + " tiles of cells; expected one of " + tiles.length);
        }
        for (int k = 0; k < tiles.length; k++) {
            double[] own = tiles[k].values;
            double[] kept = snapshot.numbers[k];
            System.arraycopy(keep ? own : kept, 0, keep ? kept : own, 0, own.length);
            if (!keep) {
                tiles[k].version++;
            }
            int[] bits = tiles[k].limited;
            System.arraycopy(keep ? bits : snapshot.limited[k], 0, keep ? snapshot.limited[k] : bits, 0, Lanes.WIDTH);
            Turns found = tiles[k].turns;
            Turns foundThen = snapshot.turns[k];
            if (keep) {
                snapshot.turns[k] = Turns.copy(found, foundThen);
            } else {
                tiles[k].turns = Turns.copy(foundThen, found);
            }
        }
    }

    /**
     * @param cell number of a cell
     * @return its state of charge, 1
     */
    public double soc(int cell) {
        CellBlock tile = tileOf(cell);
        return tile.values[SOC + cell - tile.first];
    }

    /**
     * @param cell number of a cell
     * @return its temperature, K
     */
    public double temperature(int cell) {
        CellBlock tile = tileOf(cell);
        return tile.values[TEMPERATURE + cell - tile.first];
    }

    /**
     * @param cell number of a cell
     * @return energy that went in at its terminals while it charged, J
     */
    public double energyIn(int cell) {
        CellBlock tile = tileOf(cell);
        return tile.values[ENERGY_IN + cell - tile.first];
    }

    /**
     * @param cell number of a cell
     * @return energy that came out at its terminals while it discharged, J
     */
    public double energyOut(int cell) {
        CellBlock tile = tileOf(cell);
        return tile.values[ENERGY_OUT + cell - tile.first];
    }

    /**
     * @param cell number of a cell
     * @return charge that went in, C
     */
    public double chargeIn(int cell) {
        CellBlock tile = tileOf(cell);
        return tile.values[CHARGE_IN + cell - tile.first];
    }

    /**
     * @param cell number of a cell
     * @return charge that came out, C
     */
    public double chargeOut(int cell) {
        CellBlock tile = tileOf(cell);
        return tile.values[CHARGE_OUT + cell - tile.first];
    }

    /**
     * @param cell number of a cell
     * @return lowest state of charge at the end of a step, 1
     */
    public double lowestSoc(int cell) {
        CellBlock tile = tileOf(cell);
        return tile.values[CellBlock.LOWEST_SOC + cell - tile.first];
    }

    /**
     * @param cell number of a cell
     * @return highest state of charge at the end of a step, 1
     */
    public double highestSoc(int cell) {
        CellBlock tile = tileOf(cell);
        return tile.values[CellBlock.HIGHEST_SOC + cell - tile.first];
    }

    /**
     * @param cell number of a cell
     * @return time it was run since its records were reset, s
     */
    public double seconds(int cell) {
        CellBlock tile = tileOf(cell);
        return tile.values[CellBlock.SECONDS + cell - tile.first];
    }

    /**
     * @param cell number of a cell
     * @return mean state of charge over the time it was run, 1; NaN where it was not
     */
    public double meanSoc(int cell) {
        return socSeconds(cell) / seconds(cell);
    }

    /**
     * @param cell number of a cell
     * @return mean temperature over the time it was run, K; NaN where it was not
     */
    public double meanTemperature(int cell) {
        CellBlock tile = tileOf(cell);
        return tile.values[CellBlock.KELVIN_SECONDS + cell - tile.first] / seconds(cell);
    }

    /**
     * @param cell number of a cell
     * @return lowest temperature where it was looked at, K: in windows that is every 64 steps at least
     */
    public double lowestTemperature(int cell) {
        CellBlock tile = tileOf(cell);
        return tile.values[CellBlock.LOWEST_TEMPERATURE + cell - tile.first];
    }

    /**
     * @param cell number of a cell
     * @return highest temperature where it was looked at, K: in windows that is every 64 steps at least
     */
    public double highestTemperature(int cell) {
        CellBlock tile = tileOf(cell);
        return tile.values[CellBlock.HIGHEST_TEMPERATURE + cell - tile.first];
    }

    /**
     * @param cell number of a cell
     * @return lowest mean voltage of a step, V; NaN where none was noted, see {@link RunOptions#voltageExtremes}
     */
    public double lowestVoltage(int cell) {
        CellBlock tile = tileOf(cell);
        double volt = tile.values[CellBlock.LOWEST_VOLTAGE + cell - tile.first];
        return Double.isInfinite(volt) ? Double.NaN : volt;
    }

    /**
     * @param cell number of a cell
     * @return highest mean voltage of a step, V; NaN where none was noted, see {@link RunOptions#voltageExtremes}
     */
    public double highestVoltage(int cell) {
        CellBlock tile = tileOf(cell);
        double volt = tile.values[CellBlock.HIGHEST_VOLTAGE + cell - tile.first];
        return Double.isInfinite(volt) ? Double.NaN : volt;
    }

    /**
     * @param cell number of a cell
     * @return integral of state of charge over time, s
     */
    public double socSeconds(int cell) {
        CellBlock tile = tileOf(cell);
        return tile.values[CellBlock.SOC_SECONDS + cell - tile.first];
    }

    /**
     * @param cell number of a cell
     * @return steps in which it was near a limit, or changed too fast for a window, and was stepped by the
     *     {@link org.natrolite.models.cell.CellStepper}
     */
    public long referenceSteps(int cell) {
        CellBlock tile = tileOf(cell);
        return (long) tile.values[CellBlock.REFERENCE_STEPS + cell - tile.first];
    }

    /**
     * @param cell number of a cell
     * @return why it was given less current than the profile asked for, bits of {@link org.natrolite.models.cell.Limited}
     *     of all steps; 0 where it never was
     */
    public int limited(int cell) {
        CellBlock tile = tileOf(cell);
        return tile.limited[cell - tile.first];
    }
}

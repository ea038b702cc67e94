package org.natrolite.models.cell.batch;

import static org.natrolite.models.cell.kernel.CellColumns.HYSTERESIS;
import static org.natrolite.models.cell.kernel.CellColumns.PAIR;
import static org.natrolite.models.cell.kernel.CellColumns.SOC;
import static org.natrolite.models.cell.kernel.CellColumns.STRIDE;
import static org.natrolite.models.cell.kernel.CellColumns.TEMPERATURE;
import static org.natrolite.models.cell.kernel.StepCells.CENTRE;
import static org.natrolite.models.cell.kernel.StepCells.CONTACT;
import static org.natrolite.models.cell.kernel.StepCells.DOWN0;
import static org.natrolite.models.cell.kernel.StepCells.DOWN1;
import static org.natrolite.models.cell.kernel.StepCells.ENTROPIC0;
import static org.natrolite.models.cell.kernel.StepCells.ENTROPIC1;
import static org.natrolite.models.cell.kernel.StepCells.FAR;
import static org.natrolite.models.cell.kernel.StepCells.GAP0;
import static org.natrolite.models.cell.kernel.StepCells.GAP1;
import static org.natrolite.models.cell.kernel.StepCells.GAP2;
import static org.natrolite.models.cell.kernel.StepCells.HALF;
import static org.natrolite.models.cell.kernel.StepCells.KELVIN;
import static org.natrolite.models.cell.kernel.StepCells.MIDDLE;
import static org.natrolite.models.cell.kernel.StepCells.OHM0;
import static org.natrolite.models.cell.kernel.StepCells.OHM1;
import static org.natrolite.models.cell.kernel.StepCells.OPEN0;
import static org.natrolite.models.cell.kernel.StepCells.OPEN1;
import static org.natrolite.models.cell.kernel.StepCells.OPEN2;
import static org.natrolite.models.cell.kernel.StepCells.UP0;
import static org.natrolite.models.cell.kernel.StepCells.UP1;
import static org.natrolite.models.cell.kernel.StepCells.WARMING;
import static org.natrolite.models.cell.kernel.StepCells.WAYS;

import java.util.Arrays;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.models.cell.OperatingLimits;
import org.natrolite.models.cell.kernel.Lanes;
import org.natrolite.models.cell.kernel.StepCells;

/** A tile with the expansions of its lanes, and from what they were made. */
final class StepTile {
    /** Voltages nearer to a limit than this are looked at step by step, V. */
    private static final double MARGIN = 1e-3;

    CellBlock block;
    final StepCells cells;

    /** Whether a lane was limited in the last step. */
    boolean limited;

    /** Version of the tile that the expansions are of. */
    private int version = -1;

    private double length = Double.NaN;
    private final double[] interval = new double[Lanes.WIDTH];
    private final double[] most = new double[Lanes.WIDTH];
    private final double[] width = new double[Lanes.WIDTH];
    private final double[] capacity = new double[Lanes.WIDTH];
    private final double[] age = new double[Lanes.WIDTH];

    /** Lanes that can come to a limit before their bands end. */
    private final boolean[] near = new boolean[Lanes.WIDTH];

    private int nearLimits;

    /** Lanes that the scalar equations stepped last. */
    private final boolean[] byTables = new boolean[Lanes.WIDTH];

    private boolean anyByTables;

    /** Version of the tile after the last step. */
    private int stepped = -1;

    StepTile(CellBlock block) {
        this.block = block;
        this.cells = StepCells.create(block.group.tables().directedTimeConstants);
    }

    /** Turns to another tile of the same kind of cells. */
    void turnTo(CellBlock other) {
        block = other;
        version = -1;
        limited = true;
        for (int i = other.count; i < Lanes.WIDTH; i++) {
            StepBands.none(cells, i);
            reach(i);
        }
    }

    /** Writes anew the expansions that no longer are those of the tile. */
    void prepare(StepBands bands, double step) {
        if (block.version == version && step == length) {
            return;
        }
        for (int i = 0; i < block.count; i++) {
            if (!same(i)) {
                write(bands, i, step);
            } else {
                if (step != length && block.values[CellBlock.BAND_INTERVAL + i] >= 0) {
                    bands.time(cells, block, i, step);
                }
                reach(i);
            }
        }
        version = block.version;
        length = step;
    }

    private boolean same(int i) {
        return version >= 0
                && interval[i] == block.values[CellBlock.BAND_INTERVAL + i]
                && width[i] == block.values[CellBlock.BAND_WIDTH + i]
                && cells.value[KELVIN + i] == block.values[CellBlock.BAND_KELVIN + i]
                && most[i] == block.values[CellBlock.BAND_CURRENT + i]
                && capacity[i] == block.values[CellBlock.CAPACITY_FACTOR + i]
                && age[i] == block.values[CellBlock.RESISTANCE_FACTOR + i];
    }

    private void write(StepBands bands, int i, double step) {
        interval[i] = block.values[CellBlock.BAND_INTERVAL + i];
        width[i] = block.values[CellBlock.BAND_WIDTH + i];
        most[i] = block.values[CellBlock.BAND_CURRENT + i];
        capacity[i] = block.values[CellBlock.CAPACITY_FACTOR + i];
        age[i] = block.values[CellBlock.RESISTANCE_FACTOR + i];
        if (block.values[CellBlock.BAND_INTERVAL + i] >= 0) {
            bands.write(cells, block, i);
            bands.time(cells, block, i, step);
        } else {
            StepBands.none(cells, i);
        }
        reach(i);
    }

    /** Notes whether a lane can come to a limit before its band ends. */
    private void reach(int i) {
        boolean now = cells.value[HALF + i] >= 0 && (reachesLimit(i) || reachesVoltage(i));
        if (now != near[i]) {
            near[i] = now;
            nearLimits += now ? 1 : -1;
        }
    }

    private boolean reachesLimit(int i) {
        OperatingLimits limits = block.group.limits();
        StepCells c = cells;
        return c.value[CENTRE + i] + c.value[HALF + i] > limits.highestSoc()
                || c.value[CENTRE + i] - c.value[HALF + i] < limits.lowestSoc()
                || 2 * Math.abs(c.value[MIDDLE + i]) > Math.min(limits.chargeCurrent(), limits.dischargeCurrent());
    }

    /** Whether the open-circuit voltage within the band and all that can come to it may be a limit of voltage. */
    private boolean reachesVoltage(int i) {
        StepCells c = cells;
        double half = c.value[HALF + i];
        double most = 2 * Math.abs(c.value[MIDDLE + i]);
        double rest = c.value[OPEN0 + i] + c.value[KELVIN + i] * c.value[ENTROPIC0 + i];
        double entropic = Math.abs(c.value[ENTROPIC0 + i]) + half * Math.abs(c.value[ENTROPIC1 + i]);
        double away = half
                        * (Math.abs(c.value[OPEN1 + i])
                                + half * Math.abs(c.value[OPEN2 + i])
                                + c.value[KELVIN + i] * Math.abs(c.value[ENTROPIC1 + i]))
                + c.value[FAR + i] * entropic
                + Math.abs(c.value[GAP0 + i])
                + half * (Math.abs(c.value[GAP1 + i]) + half * Math.abs(c.value[GAP2 + i]))
                + most * (c.value[CONTACT + i] + largest(0, i));
        for (int p = 0; p < block.group.tables().pairs; p++) {
            // a pair goes from where it is towards its resistance times the current
            away += Math.max(Math.abs(block.values[PAIR + p * STRIDE + i]), most * largest(1 + p, i));
        }
        OperatingLimits limits = block.group.limits();
        return rest + away + MARGIN > limits.highestVoltage() || rest - away - MARGIN < limits.lowestVoltage();
    }

    /** Largest resistance of an element within the band. */
    private double largest(int element, int i) {
        StepCells c = cells;
        int way = element * WAYS + i;
        double up = c.ways[way + UP0] + c.value[HALF + i] * Math.abs(c.ways[way + UP1]);
        double down = c.ways[way + DOWN0] + c.value[HALF + i] * Math.abs(c.ways[way + DOWN1]);
        return Math.max(up, down) * (1 + c.value[FAR + i] * Math.abs(c.element[element][WARMING + i]));
    }

    /** Whether a lane can come to a limit before its band ends. */
    boolean nearLimits() {
        return nearLimits > 0;
    }

    /**
     * Moves the band of a lane to where a current takes it.
     *
     * @return whether there is one for it
     */
    boolean move(StepBands bands, int i, double current, double step) {
        block.settle(i);
        double kelvin = block.values[TEMPERATURE + i];
        double full = block.group.tables().capacity * block.values[CellBlock.CAPACITY_FACTOR + i];
        boolean found =
                bands.find(block.values[SOC + i], kelvin, current, full, block.values[CellBlock.RESISTANCE_FACTOR + i]);
        if (found) {
            block.values[CellBlock.BAND_INTERVAL + i] = bands.interval;
            block.values[CellBlock.BAND_WIDTH + i] = bands.width;
            block.values[CellBlock.BAND_KELVIN + i] = kelvin;
            block.values[CellBlock.BAND_CURRENT + i] = bands.most;
            block.values[CellBlock.BAND_BOOKED + i] = block.missed(i);
        } else {
            block.values[CellBlock.BAND_INTERVAL + i] = -1;
        }
        write(bands, i, step);
        changed();
        return found;
    }

    /** Notes that a lane was moved by the tables: energy is booked up to there. */
    void booked(StepBands bands, int i, double step) {
        if (block.values[CellBlock.BAND_INTERVAL + i] < 0) {
            return;
        }
        reach(i);
        if (holds(i, block.values[SOC + i])) {
            block.values[CellBlock.BAND_BOOKED + i] = block.missed(i);
        } else {
            block.values[CellBlock.BAND_INTERVAL + i] = -1;
            write(bands, i, step);
            changed();
        }
    }

    /** Other steppers of the batch have to look, this one has not. */
    private void changed() {
        block.version++;
        version = block.version;
    }

    private boolean holds(int i, double soc) {
        return Math.abs(soc - cells.value[CENTRE + i]) <= cells.value[HALF + i];
    }

    /** Notes which lanes the scalar equations step. */
    void notes(int[] slow, int bad) {
        if (anyByTables) {
            Arrays.fill(byTables, false);
        }
        for (int n = 0; n < bad; n++) {
            byTables[slow[n]] = true;
        }
        anyByTables = bad > 0;
    }

    /** Notes that a step is done. */
    void stepped() {
        stepped = block.version;
    }

    /**
     * Voltage of a lane at the end of the last step.
     *
     * @param i lane
     * @param results of that step; not modified
     * @param cell where the lane is in these
     * @throws BadArgumentException if the batch was changed since
     */
    double endVoltage(int i, StepResults results, int cell) {
        if (byTables[i]) {
            return results.end[cell];
        }
        if (stepped != block.version) {
            throw new BadArgumentException(
                    "the batch was changed since its last step; expected to be asked for voltages at the end of a step before that");
        }
        double[] v = block.values;
        double pairs = 0;
        for (int p = 0; p < block.group.tables().pairs; p++) {
            pairs += v[PAIR + p * STRIDE + i];
        }
        return voltage(i, results.current[cell], v[SOC + i], v[HYSTERESIS + i], v[TEMPERATURE + i], pairs);
    }

    /** Terminal voltage of a lane by its expansion, V. */
    double voltage(int i, double current, double soc, double hysteresis, double kelvin, double pairs) {
        StepCells c = cells;
        double x = soc - c.value[CENTRE + i];
        double volts = c.value[OPEN0 + i]
                + x * (c.value[OPEN1 + i] + x * c.value[OPEN2 + i])
                + (c.value[ENTROPIC0 + i] + x * c.value[ENTROPIC1 + i]) * kelvin
                + (c.value[GAP0 + i] + x * (c.value[GAP1 + i] + x * c.value[GAP2 + i])) * hysteresis;
        double ohmic = (c.element[0][OHM0 + i] + x * c.element[0][OHM1 + i])
                * (1 + c.element[0][WARMING + i] * (kelvin - c.value[KELVIN + i]));
        return volts + pairs + current * (c.value[CONTACT + i] + ohmic);
    }

    /** Whether a lane has an expansion; without, what the kernel works out for it is of no meaning. */
    boolean expanded(int i) {
        return cells.value[HALF + i] >= 0;
    }

    /** Whether the band of a lane serves for a step at a current: what is wrong with the step is something else then. */
    boolean serves(int i, double current, double endSoc) {
        StepCells c = cells;
        return holds(i, block.values[SOC + i])
                && holds(i, endSoc)
                && Math.abs(block.values[TEMPERATURE + i] - c.value[KELVIN + i]) <= 0.5 * c.value[FAR + i]
                && Math.abs(current) <= 2 * Math.abs(c.value[MIDDLE + i]);
    }
}

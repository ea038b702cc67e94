package org.natrolite.models.cell.batch;

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

import java.util.Arrays;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.models.cell.OperatingLimits;
import org.natrolite.models.cell.kernel.Lanes;
import org.natrolite.models.cell.kernel.StepCells;

/** A tile with the expansions of its lanes, and from what they were made. */
final class StepTile {
    /** Voltages nearer to a limit than this are looked at step by step, V. */
    private static final double MARGIN = 1e-3;

    CellTile tile;
    final StepCells cells = StepCells.create();

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

    StepTile(CellTile tile) {
        this.tile = tile;
    }

    /** Turns to another tile of the same kind of cells. */
    void turnTo(CellTile other) {
        tile = other;
        version = -1;
        limited = true;
        for (int i = other.count; i < Lanes.WIDTH; i++) {
            StepBands.none(cells, i);
            reach(i);
        }
    }

    /** Writes anew the expansions that no longer are those of the tile. */
    void prepare(StepBands bands, double step) {
        if (tile.version == version && step == length) {
            return;
        }
        for (int i = 0; i < tile.count; i++) {
            if (!same(i)) {
                write(bands, i, step);
            } else {
                if (step != length && tile.bandInterval[i] >= 0) {
                    bands.time(cells, tile, i, step);
                }
                reach(i);
            }
        }
        version = tile.version;
        length = step;
    }

    private boolean same(int i) {
        return version >= 0
                && interval[i] == tile.bandInterval[i]
                && width[i] == tile.bandWidth[i]
                && cells.value[KELVIN + i] == tile.bandKelvin[i]
                && most[i] == tile.bandCurrent[i]
                && capacity[i] == tile.capacityFactor[i]
                && age[i] == tile.resistanceFactor[i];
    }

    private void write(StepBands bands, int i, double step) {
        interval[i] = tile.bandInterval[i];
        width[i] = tile.bandWidth[i];
        most[i] = tile.bandCurrent[i];
        capacity[i] = tile.capacityFactor[i];
        age[i] = tile.resistanceFactor[i];
        if (tile.bandInterval[i] >= 0) {
            bands.write(cells, tile, i);
            bands.time(cells, tile, i, step);
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
        OperatingLimits limits = tile.group.limits();
        StepCells c = cells;
        return c.value[CENTRE + i] + c.value[HALF + i] > limits.highestSoc()
                || c.value[CENTRE + i] - c.value[HALF + i] < limits.lowestSoc()
                || 2 * c.value[MIDDLE + i] > Math.min(limits.chargeCurrent(), limits.dischargeCurrent());
    }

    /** Whether the open-circuit voltage within the band and all that can come to it may be a limit of voltage. */
    private boolean reachesVoltage(int i) {
        StepCells c = cells;
        double half = c.value[HALF + i];
        double most = 2 * c.value[MIDDLE + i];
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
        for (int p = 0; p < tile.group.tables().pairs; p++) {
            // a pair goes from where it is towards its resistance times the current
            away += Math.max(Math.abs(tile.lanes.pair[p][i]), most * largest(1 + p, i));
        }
        OperatingLimits limits = tile.group.limits();
        return rest + away + MARGIN > limits.highestVoltage() || rest - away - MARGIN < limits.lowestVoltage();
    }

    /** Largest resistance of an element within the band. */
    private double largest(int element, int i) {
        StepCells c = cells;
        double up = c.element[element][UP0 + i] + c.value[HALF + i] * Math.abs(c.element[element][UP1 + i]);
        double down = c.element[element][DOWN0 + i] + c.value[HALF + i] * Math.abs(c.element[element][DOWN1 + i]);
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
        tile.settle(i);
        double kelvin = tile.lanes.temperature[i];
        double full = tile.group.tables().capacity * tile.capacityFactor[i];
        boolean found = bands.find(tile.soc[i], kelvin, current, full, tile.resistanceFactor[i]);
        if (found) {
            tile.bandInterval[i] = bands.interval;
            tile.bandWidth[i] = bands.width;
            tile.bandKelvin[i] = kelvin;
            tile.bandCurrent[i] = bands.most;
            tile.bandBooked[i] =
                    StepBands.missed(tile.group.tables(), bands.interval, bands.width, kelvin, tile.soc[i]);
        } else {
            tile.bandInterval[i] = -1;
        }
        write(bands, i, step);
        changed();
        return found;
    }

    /** Notes that a lane was moved by the tables: energy is booked up to there. */
    void booked(StepBands bands, int i, double step) {
        if (tile.bandInterval[i] < 0) {
            return;
        }
        reach(i);
        if (holds(i, tile.soc[i])) {
            int k = (int) tile.bandInterval[i];
            tile.bandBooked[i] =
                    StepBands.missed(tile.group.tables(), k, (int) tile.bandWidth[i], tile.bandKelvin[i], tile.soc[i]);
        } else {
            tile.bandInterval[i] = -1;
            write(bands, i, step);
            changed();
        }
    }

    /** Other steppers of the batch have to look, this one has not. */
    private void changed() {
        tile.version++;
        version = tile.version;
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
        stepped = tile.version;
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
        if (stepped != tile.version) {
            throw new BadArgumentException(
                    "the batch was changed since its last step; expected to be asked for voltages at the end of a step before that");
        }
        Lanes lanes = tile.lanes;
        return voltage(i, results.current[cell], tile.soc[i], lanes.hysteresis[i], lanes.temperature[i], lanes.pair);
    }

    /** Terminal voltage of a lane by its expansion, V. */
    double voltage(int i, double current, double soc, double hysteresis, double kelvin, double[][] pair) {
        StepCells c = cells;
        double x = soc - c.value[CENTRE + i];
        double volts = c.value[OPEN0 + i]
                + x * (c.value[OPEN1 + i] + x * c.value[OPEN2 + i])
                + (c.value[ENTROPIC0 + i] + x * c.value[ENTROPIC1 + i]) * kelvin
                + (c.value[GAP0 + i] + x * (c.value[GAP1 + i] + x * c.value[GAP2 + i])) * hysteresis;
        for (int p = 0; p < tile.group.tables().pairs; p++) {
            volts += pair[p][i];
        }
        double ohmic = (c.element[0][OHM0 + i] + x * c.element[0][OHM1 + i])
                * (1 + c.element[0][WARMING + i] * (kelvin - c.value[KELVIN + i]));
        return volts + current * (c.value[CONTACT + i] + ohmic);
    }

    /** Whether a lane has an expansion; without, what the kernel works out for it is of no meaning. */
    boolean expanded(int i) {
        return cells.value[HALF + i] >= 0;
    }

    /** Whether the band of a lane serves for a step at a current: what is wrong with the step is something else then. */
    boolean serves(int i, double current, double endSoc) {
        StepCells c = cells;
        return holds(i, tile.soc[i])
                && holds(i, endSoc)
                && Math.abs(tile.lanes.temperature[i] - c.value[KELVIN + i]) <= 0.5 * c.value[FAR + i]
                && Math.abs(current) <= 2 * c.value[MIDDLE + i];
    }
}

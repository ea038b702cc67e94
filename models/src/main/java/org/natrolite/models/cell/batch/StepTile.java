package org.natrolite.models.cell.batch;

import org.natrolite.models.cell.kernel.Lanes;
import org.natrolite.models.cell.kernel.StepCells;

/** A tile with the expansions of its lanes, and from what they were made. */
final class StepTile {
    CellTile tile;
    final StepCells cells = StepCells.create();

    /** Whether a lane was limited in the last step. */
    boolean limited;

    /** Version of the tile that the expansions are of. */
    private int version = -1;

    private double length = Double.NaN;
    private final double[] interval = new double[Lanes.WIDTH];
    private final double[] width = new double[Lanes.WIDTH];
    private final double[] capacity = new double[Lanes.WIDTH];
    private final double[] age = new double[Lanes.WIDTH];

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
            } else if (step != length && tile.bandInterval[i] >= 0) {
                bands.time(cells, tile, i, step);
            }
        }
        version = tile.version;
        length = step;
    }

    private boolean same(int i) {
        return version >= 0
                && interval[i] == tile.bandInterval[i]
                && width[i] == tile.bandWidth[i]
                && cells.kelvin[i] == tile.bandKelvin[i]
                && capacity[i] == tile.capacityFactor[i]
                && age[i] == tile.resistanceFactor[i];
    }

    private void write(StepBands bands, int i, double step) {
        interval[i] = tile.bandInterval[i];
        width[i] = tile.bandWidth[i];
        capacity[i] = tile.capacityFactor[i];
        age[i] = tile.resistanceFactor[i];
        if (tile.bandInterval[i] >= 0) {
            bands.write(cells, tile, i);
            bands.time(cells, tile, i, step);
        } else {
            StepBands.none(cells, i);
        }
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
            tile.bandBooked[i] = StepBands.missed(tile.group.tables(), bands.interval, bands.width, tile.soc[i]);
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
        if (holds(i, tile.soc[i])) {
            int k = (int) tile.bandInterval[i];
            tile.bandBooked[i] = StepBands.missed(tile.group.tables(), k, (int) tile.bandWidth[i], tile.soc[i]);
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
        return Math.abs(soc - cells.centre[i]) <= cells.half[i];
    }

    /** Whether the band of a lane serves for a step at a current: what is wrong with the step is something else then. */
    boolean serves(int i, double current, double endSoc) {
        StepCells c = cells;
        double far = Math.abs(tile.lanes.temperature[i] - c.kelvin[i]);
        double missed = c.missed[i] + far * (c.missedWarm[i] + c.missedCube[i] * far * far);
        return holds(i, tile.soc[i])
                && holds(i, endSoc)
                && far <= 0.5 * StepRun.MOST_WARM
                && Math.abs(current) * missed <= 0.5 * c.slack[i];
    }
}

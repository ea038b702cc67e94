package org.natrolite.models.cell.batch;

import org.natrolite.models.cell.CellState;
import org.natrolite.models.cell.CellStepper;
import org.natrolite.models.cell.kernel.CellColumns;

/** Steps single cells of a tile by the scalar equations: at limits, and where no frozen coefficients are good enough. */
final class ScalarSteps {
    final CellStepper stepper;
    final CellState state = CellState.rested(0, 0, 1);
    private final double[] flat = new double[CellState.SIZE];

    ScalarSteps(CellBatch.Group group) {
        this.stepper = CellStepper.of(group.model(), group.limits());
    }

    /** Takes over state and age of a lane. */
    void load(CellTile tile, int i) {
        load(tile, i, tile.soc[i]);
    }

    /** The same at another state of charge. */
    void load(CellTile tile, int i, double soc) {
        flat[0] = soc;
        for (int c = 1; c < flat.length; c++) {
            flat[c] = tile.columns[c][i];
        }
        state.set(flat, 0);
        stepper.setAge(tile.capacityFactor[i], tile.resistanceFactor[i]);
    }

    /** The same of a cell where it lives. */
    void load(CellBlock block, int i) {
        for (int c = 0; c < flat.length; c++) {
            flat[c] = block.values[c * CellColumns.STRIDE + i];
        }
        state.set(flat, 0);
        stepper.setAge(block.values[CellBlock.CAPACITY_FACTOR + i], block.values[CellBlock.RESISTANCE_FACTOR + i]);
    }

    /** Gives it its state back. */
    void store(CellBlock block, int i) {
        state.get(flat, 0);
        for (int c = 0; c < flat.length; c++) {
            block.values[c * CellColumns.STRIDE + i] = flat[c];
        }
    }

    /** Gives the state back to a lane. */
    void store(CellTile tile, int i) {
        state.get(flat, 0);
        for (int c = 0; c < flat.length; c++) {
            tile.columns[c][i] = flat[c];
        }
    }

    /** Steps at a current and books what passed; the lane itself is moved by {@link #store}. */
    int stepCurrent(CellTile tile, int i, double current, double length, double ambient, boolean extremes) {
        double before = state.soc();
        int bits = stepper.stepCurrent(state, current, length, ambient);
        book(tile, i, before, length, bits, extremes);
        return bits;
    }

    /** Books the last step of the stepper. */
    void book(LaneRecords tile, int i, double before, double length, int bits, boolean extremes) {
        double charge = stepper.current() * length;
        tile.book(i, charge * stepper.meanVoltage(), charge);
        tile.note(i, length, 0.5 * (before + state.soc()), stepper.meanTemperature(), state.soc(), state.temperature());
        if (extremes) {
            tile.noteVoltage(i, stepper.meanVoltage());
        }
        tile.noteReference(i, bits);
    }
}

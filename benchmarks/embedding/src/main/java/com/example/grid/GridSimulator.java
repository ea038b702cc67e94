package com.example.grid;

import java.util.Arrays;
import org.natrolite.models.cell.CellModel;
import org.natrolite.models.cell.CellState;
import org.natrolite.models.cell.OperatingLimits;
import org.natrolite.models.cell.batch.BatchStepper;
import org.natrolite.models.cell.batch.CellBatch;
import org.natrolite.models.cell.batch.RunOptions;
import org.natrolite.models.cell.kernel.Kernels;
import org.natrolite.models.chemistry.Catalogue;

/**
 * A simulator with a clock and a loop of its own. It decides on a current, steps all cells, looks at them, decides again; it
 * keeps a moment, tries a future, goes back to the moment and tries the same future once more. Both must be the same, bit for
 * bit, or it ends with an error.
 */
public final class GridSimulator {
    private static final int CELLS = 10_000;
    private static final int STEPS = 120;
    private static final int SECONDS = 10;
    private static final double AMBIENT = 298.15;

    private final CellBatch cells;
    private final BatchStepper stepper;
    private final double[] current = new double[CELLS];
    private final double[] ambient = new double[CELLS];
    private final double[] states = new double[CELLS * CellState.SIZE];

    /** Steps since the start. */
    private int clock;

    private GridSimulator() {
        CellModel model = CellModel.of(Catalogue.get("layered-oxide-18650"));
        cells = CellBatch.of(model, OperatingLimits.of(model.parameters()), CELLS);
        cells.spread(7, 0.01, 0.03);
        stepper = BatchStepper.of(cells, Kernels.best(), RunOptions.standard());
        Arrays.fill(ambient, AMBIENT);
    }

    /**
     * @param args none
     */
    public static void main(String[] args) {
        GridSimulator simulator = new GridSimulator();
        simulator.advance();
        CellBatch.Snapshot moment = simulator.cells.snapshot();
        int then = simulator.clock;
        double[] before = simulator.everything();

        simulator.advance();
        double[] future = simulator.everything();

        simulator.cells.restore(moment);
        simulator.clock = then;
        require(Arrays.equals(before, simulator.everything()), "going back does not lead to the moment that was kept");

        simulator.advance();
        require(Arrays.equals(future, simulator.everything()), "the same future came out differently");
        require(!Arrays.equals(before, future), "nothing happened");
        System.out.printf(
                "%d cells, %d steps of %d s, the last %d of them twice: the same bits%n",
                CELLS, 2 * STEPS, SECONDS, STEPS);
    }

    private void advance() {
        for (int s = 0; s < STEPS; s++) {
            step();
        }
    }

    /** One turn of the loop: what the cells are asked for depends on the clock and on what they are. */
    private void step() {
        cells.getStates(states);
        double mean = 0;
        for (int i = 0; i < CELLS; i++) {
            mean += states[i * CellState.SIZE] / CELLS;
        }
        double wanted = 0.6 * Math.sin(0.05 * clock) + 2 * (0.5 - mean);
        for (int i = 0; i < CELLS; i++) {
            // fuller cells take less of it
            current[i] = wanted * (1 - 0.5 * (states[i * CellState.SIZE] - mean));
        }
        stepper.stepCurrent(current, ambient, SECONDS);
        clock++;
    }

    /** All that the cells are and have been through. */
    private double[] everything() {
        cells.getStates(states);
        double[] all = Arrays.copyOf(states, states.length + 4 * CELLS);
        for (int i = 0; i < CELLS; i++) {
            int at = states.length + 4 * i;
            all[at] = cells.energyIn(i);
            all[at + 1] = cells.energyOut(i);
            all[at + 2] = cells.chargeIn(i);
            all[at + 3] = cells.chargeOut(i);
        }
        return all;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            System.err.println("error: " + otherwise);
            System.exit(1);
        }
    }
}

package org.natrolite.models.cell.batch;

import org.natrolite.core.error.BadArgumentException;

/**
 * A profile of its own for each cell of a batch: current or power over equal steps of time, constant within each step. Made
 * from arrays, or from a source that is asked for a stretch at a time, so that profiles need not all be in memory.
 */
public final class CellProfiles {
    final Source source;
    final StepRun.Control control;
    private final int cells;
    private final int steps;
    private final double step;

    private CellProfiles(Source source, StepRun.Control control, int cells, int steps, double step) {
        this.source = source;
        this.control = control;
        this.cells = cells;
        this.steps = steps;
        this.step = BadArgumentException.requirePositive(step, "step in s");
        if (cells < 1 || steps < 0) {
            throw new BadArgumentException(
                    cells + " cells and " + steps + " steps; expected at least one cell and zero steps or more");
        }
    }

    /** Answers what cells are asked for. A run with several threads asks from each of them. */
    @FunctionalInterface
    public interface Source {
        /**
         * Writes what some cells are asked for over some steps. Nothing is asked for twice in a run, and each cell in the
         * order of time.
         *
         * @param cell first cell
         * @param cells how many
         * @param step first step
         * @param steps how many
         * @param values where to, one step after the other and in each one cell after the other, A or W, positive when it
         *     charges, shape [steps x cells]; modified; longer than that
         */
        void fill(int cell, int cells, int step, int steps, double[] values);
    }

    /**
     * @param current current of each cell, A, positive when it charges, shape [cells][steps]; not copied, not modified
     * @param step length of a step, s, above zero
     * @return profiles of current
     * @throws BadArgumentException if the cells have different numbers of steps
     */
    public static CellProfiles currents(double[][] current, double step) {
        return of(current, StepRun.Control.CURRENT, step);
    }

    /**
     * @param power power at the terminals of each cell, W, mean over each step, positive when it charges, shape
     *     [cells][steps]; not copied, not modified
     * @param step length of a step, s, above zero
     * @return profiles of power
     * @throws BadArgumentException if the cells have different numbers of steps
     */
    public static CellProfiles powers(double[][] power, double step) {
        return of(power, StepRun.Control.POWER, step);
    }

    private static CellProfiles of(double[][] values, StepRun.Control control, double length) {
        int steps = values.length == 0 ? 0 : values[0].length;
        for (int i = 0; i < values.length; i++) {
            if (values[i].length != steps) {
                throw new BadArgumentException(
                        "profile of cell " + i + " has " + values[i].length + " steps; expected " + steps);
            }
        }
        Source source = (cell, cells, step, count, into) -> {
            for (int i = 0; i < cells; i++) {
                double[] own = values[cell + i];
                for (int t = 0; t < count; t++) {
                    into[t * cells + i] = own[step + t];
                }
            }
        };
        return new CellProfiles(source, control, values.length, steps, length);
    }

    /**
     * @param source answers currents, A
     * @param cells how many cells it knows, at least 1
     * @param steps how many steps
     * @param step length of a step, s, above zero
     * @return profiles of current
     */
    public static CellProfiles currents(Source source, int cells, int steps, double step) {
        return new CellProfiles(source, StepRun.Control.CURRENT, cells, steps, step);
    }

    /**
     * @param source answers powers at the terminals, W, mean over each step
     * @param cells how many cells it knows, at least 1
     * @param steps how many steps
     * @param step length of a step, s, above zero
     * @return profiles of power
     */
    public static CellProfiles powers(Source source, int cells, int steps, double step) {
        return new CellProfiles(source, StepRun.Control.POWER, cells, steps, step);
    }

    /**
     * @return number of cells
     */
    public int cells() {
        return cells;
    }

    /**
     * @return number of steps
     */
    public int steps() {
        return steps;
    }

    /**
     * @return length of a step, s
     */
    public double step() {
        return step;
    }
}

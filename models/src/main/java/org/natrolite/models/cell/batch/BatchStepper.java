package org.natrolite.models.cell.batch;

import java.util.concurrent.Executor;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.models.cell.kernel.StepKernel;
import org.natrolite.models.cell.kernel.WindowKernel;

/**
 * Takes a batch through single steps, whose currents, powers or voltages are known one step at a time: what a larger
 * simulator calls. Each cell keeps its equations expanded about a state of charge and a temperature, and moves the expansion
 * when they would miss more of the voltage than the tolerance. Where none serves, and at limits, it is stepped by
 * {@link org.natrolite.models.cell.CellStepper}, whose meaning of current, power, voltage and limits holds throughout.
 *
 * <p>The results of a cell do not depend on the other cells of the batch, nor on the number of threads, bit for bit. Expansions
 * are part of the state: a batch that was restored repeats its steps bit for bit, and whatever else changes a batch is
 * noticed.
 *
 * <p>An expansion tells the energy that is stored from that of the tables, by less than the tolerance times the charge. What
 * it has missed is booked in the temperature, some microkelvins, whenever the expansion moves, and by {@link #settle}; so the
 * first law holds by the tables, to rounding.
 *
 * <p>Steps on the calling thread allocate nothing. Not thread-safe; one thread at a time, and nothing else may change the batch
 * during a step.
 */
public final class BatchStepper {
    private final CellBatch batch;
    private final StepKernel kernel;
    private final RunOptions options;
    private final StepTile[] tiles;
    private final StepResults results;
    private final double[] zeros;
    private final Inputs inputs;

    /** Work space by share and group. */
    private StepRun[][] works;

    private BatchStepper(CellBatch batch, WindowKernel kernel, RunOptions options) {
        this.batch = batch;
        this.kernel = kernel.stepKernel();
        this.options = options;
        this.results = new StepResults(batch.cells());
        this.zeros = new double[batch.cells()];
        this.inputs = new Inputs(this.kernel, batch.cells());
        this.tiles = new StepTile[batch.tiles().length];
        for (int k = 0; k < tiles.length; k++) {
            tiles[k] = new StepTile(batch.tiles()[k]);
        }
        this.works = new StepRun[][] {work()};
    }

    /**
     * @param batch cells to step
     * @param kernel what moves them, {@link org.natrolite.models.cell.kernel.Kernels#best()} for the fastest
     * @param options tolerance, and whether extremes of voltage are noted
     * @return a stepper
     * @throws BadArgumentException if the options impose windows
     */
    public static BatchStepper of(CellBatch batch, WindowKernel kernel, RunOptions options) {
        if (options.window() != 0) {
            throw new BadArgumentException(
                    "windows of " + options.window() + " steps for single steps; expected a tolerance alone");
        }
        return new BatchStepper(batch, kernel, options);
    }

    private StepRun[] work() {
        StepRun[] made = new StepRun[batch.groups().size()];
        for (int g = 0; g < made.length; g++) {
            made[g] = new StepRun(batch.groups().get(g), kernel, options);
        }
        return made;
    }

    /**
     * Steps each cell at a current, or as near to it as its limits allow.
     *
     * @param current current asked for, A, positive when it charges, shape [cells]; not modified
     * @param ambient temperature of the surroundings, K, above zero, shape [cells]; not modified
     * @param length length of the step, s, zero or more
     * @throws BadArgumentException if a number is not finite or out of range; nothing is moved then
     */
    public void stepCurrent(double[] current, double[] ambient, double length) {
        inputs.check(current, "current", "A", ambient, length);
        share(StepRun.Control.CURRENT, current, ambient, length, 0, 1);
    }

    /**
     * Steps each cell at a mean power, or as near to it as the cell and its limits allow.
     *
     * @param power power at the terminals asked for, W, positive when it charges, shape [cells]; not modified
     * @param ambient temperature of the surroundings, K, above zero, shape [cells]; not modified
     * @param length length of the step, s, zero or more
     * @throws BadArgumentException if a number is not finite or out of range; nothing is moved then
     */
    public void stepPower(double[] power, double[] ambient, double length) {
        inputs.check(power, "power", "W", ambient, length);
        share(StepRun.Control.POWER, power, ambient, length, 0, 1);
    }

    /**
     * Steps each cell to a terminal voltage at the end of the step, or as near to it as its limits allow. By the scalar
     * equations, at some 0.3 us a cell.
     *
     * @param voltage voltage asked for, V, shape [cells]; not modified
     * @param ambient temperature of the surroundings, K, above zero, shape [cells]; not modified
     * @param length length of the step, s, zero or more
     * @throws BadArgumentException if a number is not finite or out of range; nothing is moved then
     */
    public void stepVoltage(double[] voltage, double[] ambient, double length) {
        inputs.check(voltage, "voltage", "V", ambient, length);
        share(StepRun.Control.VOLTAGE, voltage, ambient, length, 0, 1);
    }

    /**
     * Lets all cells rest for a step.
     *
     * @param ambient temperature of the surroundings, K, above zero, shape [cells]; not modified
     * @param length length of the step, s, zero or more
     * @throws BadArgumentException if a number is not finite or out of range; nothing is moved then
     */
    public void rest(double[] ambient, double length) {
        stepCurrent(zeros, ambient, length);
    }

    /**
     * The same as {@link #stepCurrent(double[], double[], double)} on some threads; waits for them.
     *
     * @param current current asked for, A, positive when it charges, shape [cells]; not modified
     * @param ambient temperature of the surroundings, K, above zero, shape [cells]; not modified
     * @param length length of the step, s, zero or more
     * @param threads shares into which the tiles are dealt, at least 1
     * @param executor what runs the shares
     * @throws BadArgumentException if a number is not finite or out of range; nothing is moved then
     */
    public void stepCurrent(double[] current, double[] ambient, double length, int threads, Executor executor) {
        inputs.check(current, "current", "A", ambient, length);
        deal(StepRun.Control.CURRENT, current, ambient, length, threads, executor);
    }

    /**
     * The same as {@link #stepPower(double[], double[], double)} on some threads; waits for them.
     *
     * @param power power at the terminals asked for, W, positive when it charges, shape [cells]; not modified
     * @param ambient temperature of the surroundings, K, above zero, shape [cells]; not modified
     * @param length length of the step, s, zero or more
     * @param threads shares into which the tiles are dealt, at least 1
     * @param executor what runs the shares
     * @throws BadArgumentException if a number is not finite or out of range; nothing is moved then
     */
    public void stepPower(double[] power, double[] ambient, double length, int threads, Executor executor) {
        inputs.check(power, "power", "W", ambient, length);
        deal(StepRun.Control.POWER, power, ambient, length, threads, executor);
    }

    /**
     * The same as {@link #stepVoltage(double[], double[], double)} on some threads; waits for them.
     *
     * @param voltage voltage asked for, V, shape [cells]; not modified
     * @param ambient temperature of the surroundings, K, above zero, shape [cells]; not modified
     * @param length length of the step, s, zero or more
     * @param threads shares into which the tiles are dealt, at least 1
     * @param executor what runs the shares
     * @throws BadArgumentException if a number is not finite or out of range; nothing is moved then
     */
    public void stepVoltage(double[] voltage, double[] ambient, double length, int threads, Executor executor) {
        inputs.check(voltage, "voltage", "V", ambient, length);
        deal(StepRun.Control.VOLTAGE, voltage, ambient, length, threads, executor);
    }

    /** Books what the expansions have missed of the energy stored since they were moved, for an account by the tables. */
    public void settle() {
        for (StepTile tile : tiles) {
            for (int i = 0; i < tile.block.count; i++) {
                tile.block.settle(i);
            }
        }
    }

    private void deal(
            StepRun.Control control, double[] asked, double[] ambient, double length, int threads, Executor executor) {
        Shares.require(threads);
        if (works.length < threads) {
            StepRun[][] more = new StepRun[threads][];
            for (int k = 0; k < threads; k++) {
                more[k] = k < works.length ? works[k] : work();
            }
            works = more;
        }
        Shares.deal(threads, executor, share -> share(control, asked, ambient, length, share, threads));
    }

    /** Steps the tiles of one share, which follow each other. */
    private void share(
            StepRun.Control control, double[] asked, double[] ambient, double length, int share, int shares) {
        int from = (int) ((long) tiles.length * share / shares);
        int to = (int) ((long) tiles.length * (share + 1) / shares);
        StepRun[] own = works[share];
        int g = 0;
        for (int k = from; k < to; k++) {
            while (k
                    >= batch.groups().get(g).firstTile() + batch.groups().get(g).tiles()) {
                g++;
            }
            int first = tiles[k].block.first;
            if (tiles.length >= StepFetch.FROM) {
                own[g].fetch(tiles, k, to - 1, asked, ambient, first, results);
            }
            own[g].step(tiles[k], control, asked, ambient, first, length, results);
        }
    }

    private int checked(int cell) {
        if (cell < 0 || cell >= batch.cells()) {
            throw new BadArgumentException("cell " + cell + "; expected 0 to " + (batch.cells() - 1));
        }
        return cell;
    }

    /**
     * @param cell number of a cell
     * @return its current in the last step, A, positive when it charged
     */
    public double current(int cell) {
        return results.current[checked(cell)];
    }

    /**
     * @param cell number of a cell
     * @return its terminal voltage at the end of the last step, with the current still on, V
     */
    public double voltage(int cell) {
        StepTile at = tiles[batch.tileNumber(cell)];
        return at.endVoltage(cell - at.block.first, results, cell);
    }

    /**
     * @param cell number of a cell
     * @return its mean terminal voltage over the last step, V: times current and length it is the energy
     */
    public double meanVoltage(int cell) {
        return results.mean[checked(cell)];
    }

    /**
     * @param cell number of a cell
     * @return why it gave less than was asked for in the last step, bits of {@link org.natrolite.models.cell.Limited}; 0
     *     where it gave all
     */
    public int limited(int cell) {
        return results.limited[checked(cell)];
    }

    /**
     * @param into currents of the last step, A, shape [cells]; modified
     */
    public void getCurrents(double[] into) {
        get(results.current, into);
    }

    /**
     * @param into terminal voltages at the end of the last step, V, shape [cells]; modified
     */
    public void getVoltages(double[] into) {
        inputs.require(into.length, "results");
        for (StepTile at : tiles) {
            for (int i = 0; i < at.block.count; i++) {
                into[at.block.first + i] = at.endVoltage(i, results, at.block.first + i);
            }
        }
    }

    /**
     * @param into mean terminal voltages of the last step, V, shape [cells]; modified
     */
    public void getMeanVoltages(double[] into) {
        get(results.mean, into);
    }

    private void get(double[] from, double[] into) {
        inputs.require(into.length, "results");
        System.arraycopy(from, 0, into, 0, from.length);
    }

    /**
     * @param into reasons of the last step, bits of {@link org.natrolite.models.cell.Limited}, shape [cells]; modified
     */
    public void getLimited(int[] into) {
        inputs.require(into.length, "results");
        System.arraycopy(results.limited, 0, into, 0, into.length);
    }
}

package org.natrolite.models.cell.batch;

import static org.natrolite.models.cell.kernel.CellColumns.HYSTERESIS;
import static org.natrolite.models.cell.kernel.CellColumns.PAIR;
import static org.natrolite.models.cell.kernel.CellColumns.SOC;
import static org.natrolite.models.cell.kernel.CellColumns.STRIDE;
import static org.natrolite.models.cell.kernel.CellColumns.TEMPERATURE;

import java.util.Arrays;
import org.natrolite.core.numeric.Exponential;
import org.natrolite.models.cell.CellModel;
import org.natrolite.models.cell.CellStepper;
import org.natrolite.models.cell.OperatingLimits;
import org.natrolite.models.cell.kernel.Lanes;
import org.natrolite.models.cell.kernel.StepCells;
import org.natrolite.models.cell.kernel.StepFrame;
import org.natrolite.models.cell.kernel.StepKernel;
import org.natrolite.models.cell.kernel.StepWork;

/**
 * Steps tiles of one kind of cell: the kernel works a step out for all lanes; where it is wrong, the expansion of the lane is
 * moved and the lane worked out again; where that does not help, {@link CellStepper} steps it. Work space of one thread.
 */
final class StepRun {
    /** Share of the tolerance that the current of a power may miss of the voltage. */
    private static final double POWER_SHARE = 0.1;

    /** In place of an infinite limit: times a current it is finite. */
    private static final double FAR = 1e100;

    private static final int W = Lanes.WIDTH;

    /** Lanes that are looked at together, and up to which working out one by one is faster than all. */
    private static final int FEW = 4;

    /** Lanes are worked on in multiples of so many. */
    private static final int LANES = 8;

    private final WindowTables tables;
    private final StepKernel kernel;
    private final StepBands bands;
    private final StepFrame frame = StepFrame.create();
    private final StepWork work = StepWork.create();
    private final StepScan scan = new StepScan();
    private final ScalarSteps scalar;
    private final RunOptions options;

    /** Records that are changed by a step in which nothing flows. */
    private static final int[] KEPT = {
        CellBlock.SECONDS,
        CellBlock.SOC_SECONDS,
        CellBlock.KELVIN_SECONDS,
        CellBlock.LOWEST_SOC,
        CellBlock.HIGHEST_SOC,
        CellBlock.LOWEST_TEMPERATURE,
        CellBlock.HIGHEST_TEMPERATURE,
        CellBlock.LOWEST_VOLTAGE,
        CellBlock.HIGHEST_VOLTAGE
    };

    // Lanes that the scalar equations step, and their records before.
    private final int[] slow = new int[W];
    private final double[][] kept = new double[W][KEPT.length];

    StepRun(CellBatch.Group group, StepKernel kernel, RunOptions options) {
        this.tables = group.tables();
        this.kernel = kernel;
        this.bands = new StepBands(tables, options.tolerance());
        this.scalar = new ScalarSteps(group);
        this.options = options;
        StepFrame f = frame;
        f.pairs = tables.pairs;
        f.varying = tables.varyingTimeConstants || tables.directedTimeConstants;
        f.loss = 1 - tables.efficiency;
        f.hysteresisRate = tables.hysteresisRate;
        f.cooling = tables.cooling;
        f.mostMissed = POWER_SHARE * options.tolerance();
        OperatingLimits limits = group.limits();
        // nearer to a limit than the tolerance, the scalar equations decide
        f.lowestVoltage = finite(limits.lowestVoltage() + options.tolerance());
        f.highestVoltage = finite(limits.highestVoltage() - options.tolerance());
        f.lowestSoc = finite(limits.lowestSoc());
        f.highestSoc = finite(limits.highestSoc());
        f.chargeCurrent = finite(limits.chargeCurrent());
        f.dischargeCurrent = finite(limits.dischargeCurrent());
        f.length = Double.NaN;
        Arrays.fill(work.ambient, tables.inverseReference > 0 ? 1 / tables.inverseReference : 1);
    }

    private static double finite(double limit) {
        return Math.max(-FAR, Math.min(FAR, limit));
    }

    /** What is asked of the cells. */
    enum Control {
        CURRENT,
        POWER,
        VOLTAGE
    }

    private void begin(double length) {
        StepFrame f = frame;
        if (length == f.length) {
            return;
        }
        f.length = length;
        f.drained = tables.selfDischarge * length;
        double u = tables.cooling * length / tables.heatCapacity;
        f.warm = length / tables.heatCapacity * Exponential.phi1(u);
        f.warmHalf = 0.5 * length / tables.heatCapacity * Exponential.phi1(0.5 * u);
        f.meanWarm = Exponential.phi2(u) / Exponential.phi1(u);
        for (int p = 0; p < tables.pairs && !f.varying; p++) {
            double over = length / tables.timeConstant(p, CellModel.DISCHARGE);
            Arrays.fill(f.keep[p], Math.exp(-over));
            Arrays.fill(f.mean[p], Exponential.phi1(over));
            f.shown[p] = 1 - Exponential.phi1(over);
            f.lags[p] = Exponential.phi1(over) - Math.exp(-over);
        }
    }

    /** Fetches what stepping a tile touches, and objects of those after it, up to a last one. */
    void fetch(StepTile[] tiles, int k, int last, double[] asked, double[] ambient, int first, StepResults results) {
        work.fetched += StepFetch.objects(tiles, k, last)
                + StepFetch.numbers(tiles[k], tables.pairs, asked, ambient, first, results);
    }

    /**
     * Steps a tile.
     *
     * @param asked current, power or voltage of cells; not modified
     * @param ambient temperature about them, K; not modified
     * @param first where the first cell of the tile is in these, and in the results
     * @param results where to note what came of it; modified
     */
    void step(
            StepTile at,
            Control control,
            double[] asked,
            double[] ambient,
            int first,
            double length,
            StepResults results) {
        CellBlock block = at.block;
        int count = block.count;
        begin(length);
        at.prepare(bands, length);
        if (!options.statistics()) {
            block.forgetStatistics();
        }
        work.lanes = (count + LANES - 1) / LANES * LANES;
        System.arraycopy(ambient, first, work.ambient, 0, count);
        int bad;
        if (control == Control.VOLTAGE) {
            for (int i = 0; i < count; i++) {
                slow[i] = i;
            }
            bad = count;
        } else {
            double[] in = control == Control.CURRENT ? work.current : work.power;
            System.arraycopy(asked, first, in, 0, count);
            Arrays.fill(in, count, work.lanes, 0);
            turn(at.cells, in, count, 1 + tables.pairs);
            workOut(at, control, 0, count);
            bad = doubtful(count);
            int turned = turned(at.cells, in, bad);
            if (turned > FEW) {
                workOut(at, control, 0, count);
                bad = doubtful(count);
            }
            bad = again(at, control, bad, turned > 0 && turned <= FEW);
        }
        at.notes(slow, bad);
        if (at.limited) {
            Arrays.fill(results.limited, first, first + count, 0);
            at.limited = false;
        }
        if (bad < count) {
            fast(block, bad, first, results);
        }
        for (int n = 0; n < bad; n++) {
            int i = slow[n];
            block.settle(i);
            scalar(block, i, control, asked[first + i], ambient[first + i], first, results);
            at.limited |= results.limited[first + i] != 0;
            at.booked(bands, i, length);
        }
        at.stepped();
    }

    /** Notes the lanes that are to be looked at; answers how many. */
    private int doubtful(int count) {
        double[] d = frame.nearLimits ? work.doubtful : work.wrong;
        if (count == W && scan.none(d)) {
            return 0;
        }
        int bad = 0;
        for (int k = 0; k < count; k += FEW) {
            if (!(d[k] + d[k + 1] + d[k + 2] + d[k + 3] <= 0)) {
                for (int i = k; i < Math.min(count, k + FEW); i++) {
                    if (!(d[i] <= 0)) {
                        slow[bad++] = i;
                    }
                }
            }
        }
        return bad;
    }

    /**
     * Turns lanes whose current has changed its direction. Many cells are often given currents of one sign, so a few are looked
     * at before all are; those that are overlooked turn out to be doubtful, but not if they rest, and so none is overlooked where
     * that makes a difference.
     */
    private void turn(StepCells cells, double[] asked, int count, int elements) {
        int last = count - 1;
        int half = last / 2;
        if (!(tables.directedTimeConstants
                || cells.against(0, asked[0])
                || cells.against(half, asked[half])
                || cells.against(last, asked[last]))) {
            return;
        }
        int turned = 0;
        int positive = 0;
        for (int i = 0; i < count; i++) {
            turned += cells.against(i, asked[i]) ? 1 : 0;
            positive += asked[i] > 0 ? 1 : 0;
        }
        if (turned == 0) {
            return;
        }
        if (turned == count && (positive == 0 || positive == count)) {
            cells.turnAll(positive > 0 ? 1 : -1, elements);
            return;
        }
        for (int i = 0; i < count; i++) {
            if (cells.against(i, asked[i])) {
                cells.turn(i, asked[i] > 0 ? 1 : -1);
            }
        }
    }

    /** Turns doubtful lanes whose current has changed its direction; answers how many. */
    private int turned(StepCells cells, double[] asked, int bad) {
        int turned = 0;
        for (int n = 0; n < bad; n++) {
            int i = slow[n];
            if (cells.against(i, asked[i])) {
                cells.turn(i, asked[i] > 0 ? 1 : -1);
                turned++;
            }
        }
        return turned;
    }

    private void workOut(StepTile at, Control control, int from, int to) {
        frame.nearLimits = at.nearLimits();
        if (control == Control.CURRENT) {
            kernel.current(at.block.values, at.cells, frame, work, from, to);
        } else {
            kernel.power(at.block.values, at.cells, frame, work, from, to);
        }
    }

    /** Moves the expansions of the lanes that need it and works them out again; answers how many are wrong after that. */
    private int again(StepTile at, Control control, int count, boolean turned) {
        int bad = 0;
        for (int n = 0; n < count; n++) {
            int i = slow[n];
            if (turned) {
                workOut(at, control, i, i + 1);
            }
            double current = work.current[i];
            if (control == Control.POWER && !(at.expanded(i) && Math.abs(current) < FAR)) {
                // what was there before must not say where to look
                current = work.power[i] / tables.stored(at.block.values[SOC + i]);
            }
            if (!(work.wrong[i] <= 0)) {
                if (at.serves(i, current, work.soc[i]) || !at.move(bands, i, current, frame.length)) {
                    slow[bad++] = i;
                    continue;
                }
                if (at.cells.against(i, current)) {
                    // where a lane was never turned, or turned long ago, must not say who steps it
                    at.cells.turn(i, current > 0 ? 1 : -1);
                }
                workOut(at, control, i, i + 1);
            }
            if (!(work.wrong[i] <= 0) || !within(at, i)) {
                slow[bad++] = i;
            }
        }
        return bad;
    }

    /** Whether the voltage of a lane at the end of the step is within its limits. */
    private boolean within(StepTile at, int i) {
        if (!frame.nearLimits || work.doubtful[i] <= 0) {
            return true;
        }
        double current = work.current[i];
        double pairs = 0;
        for (int p = 0; p < tables.pairs; p++) {
            pairs += work.pair[p][i];
        }
        double end = at.voltage(i, current, work.soc[i], work.hysteresis[i], work.temperature[i], pairs);
        return current >= 0 ? end <= frame.highestVoltage : end >= frame.lowestVoltage;
    }

    /** Takes over the steps of all lanes but the slow ones. */
    private void fast(CellBlock block, int bad, int first, StepResults results) {
        StepWork w = work;
        double[] v = block.values;
        results.note(first, block.count, w);
        for (int n = 0; n < bad; n++) {
            int i = slow[n];
            for (int k = 0; k < KEPT.length; k++) {
                kept[n][k] = v[KEPT[k] + i];
            }
            w.current[i] = 0;
            w.mean[i] = 0;
            w.soc[i] = v[SOC + i];
            w.hysteresis[i] = v[HYSTERESIS + i];
            w.temperature[i] = v[TEMPERATURE + i];
            for (int p = 0; p < tables.pairs; p++) {
                w.pair[p][i] = v[PAIR + p * STRIDE + i];
            }
        }
        if (options.statistics()) {
            StepRecords.statistics(block, w, frame.length, frame.meanWarm);
        }
        if (options.voltageExtremes()) {
            StepRecords.voltages(block, w);
        }
        StepRecords.take(block, w, scan, tables.pairs, frame.length);
        for (int n = 0; n < bad; n++) {
            for (int k = 0; k < KEPT.length; k++) {
                v[KEPT[k] + slow[n]] = kept[n][k];
            }
        }
    }

    private void scalar(
            CellBlock block, int i, Control control, double asked, double ambient, int first, StepResults results) {
        double length = frame.length;
        scalar.load(block, i);
        double before = scalar.state.soc();
        CellStepper stepper = scalar.stepper;
        int bits = switch (control) {
            case CURRENT -> stepper.stepCurrent(scalar.state, asked, length, ambient);
            case POWER -> stepper.stepPower(scalar.state, asked, length, ambient);
            case VOLTAGE -> stepper.stepVoltage(scalar.state, asked, length, ambient);
        };
        scalar.book(block, i, before, length, bits, options.voltageExtremes());
        scalar.store(block, i);
        results.note(first + i, stepper.current(), stepper.meanVoltage(), stepper.voltage(), bits);
    }
}

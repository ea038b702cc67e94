package org.natrolite.models.cell.batch;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.natrolite.core.numeric.Exponential;
import org.natrolite.models.cell.CellState;
import org.natrolite.models.cell.CellStepper;
import org.natrolite.models.cell.kernel.Lanes;
import org.natrolite.models.cell.kernel.WindowKernel;

/**
 * Takes the cells of one tile through a whole profile. Each cell has windows of its own; the kernel goes from one edge of
 * any of them to the next, which does not change what it computes for the others. A cell for which no window is good enough
 * is stepped by the reference for {@value ProfileBlock#SHORTEST} steps, while its lane stands still.
 *
 * <p>Work space of one thread for one kind of cell.
 */
final class CellTile {
    final Lanes lanes = Lanes.create();
    final ProfileBlock block = new ProfileBlock();
    final double[] soc = new double[Lanes.WIDTH];
    final double[] scale = new double[Lanes.WIDTH];
    final double[] capacity = new double[Lanes.WIDTH];
    final double[] resistance = new double[Lanes.WIDTH];

    /** Change of state of charge in a step over current of the profile, 1/A. */
    final double[] toSoc = new double[Lanes.WIDTH];

    /** How far the temperature of the lane runs ahead, K. */
    final double[] shift = new double[Lanes.WIDTH];

    private final int[] begin = new int[Lanes.WIDTH];
    private final int[] until = new int[Lanes.WIDTH];
    private final boolean[] held = new boolean[Lanes.WIDTH];

    double step;
    double ambient;

    /** What is left of an excess temperature after a step, and rise by constant heat, K/W. */
    double cool;

    double warm;

    private final WindowKernel kernel;
    private final WindowTables tables;
    private final WindowPlanner planner;
    private final CellStepper stepper;
    private final CellState state = CellState.rested(0, 0, 1);
    private final double[] flat = new double[CellState.SIZE];
    private final int imposed;
    private final CellBatch batch;
    private int firstCell;
    private @Nullable Samples samples;

    CellTile(CellBatch batch, CellBatch.Group group, WindowKernel kernel, RunOptions options) {
        this.batch = batch;
        this.kernel = kernel;
        this.tables = group.tables();
        this.imposed = options.imposedWindow();
        this.planner = new WindowPlanner(this, tables, group.limits(), options.tolerance());
        this.stepper = CellStepper.of(group.model(), group.limits());
    }

    /**
     * @param first first cell in the batch
     * @param count cells, at most {@link Lanes#WIDTH}
     */
    void run(int first, int count, CurrentProfile profile, double ambient, @Nullable Samples samples) {
        this.step = profile.step();
        this.ambient = ambient;
        this.firstCell = first;
        this.samples = samples;
        double u = tables.cooling * step / tables.heatCapacity;
        cool = Math.exp(-u);
        warm = step / tables.heatCapacity * Exponential.phi1(u);
        load(count);
        double[] current = profile.array();
        for (int start = 0; start < current.length; start += ProfileBlock.STEPS) {
            block.read(current, start, tables.efficiency);
            walk(count, current, start, Math.min(current.length, start + ProfileBlock.STEPS));
        }
        store(count);
    }

    private void walk(int count, double[] current, int start, int stop) {
        Arrays.fill(until, 0, count, start);
        int t = start;
        while (t < stop) {
            planner.clear();
            int next = stop;
            for (int i = 0; i < count; i++) {
                if (until[i] == t) {
                    open(i, current, t, stop);
                }
                next = Math.min(next, until[i]);
            }
            planner.freeze();
            int from = t;
            while (from < next) {
                int to = samples == null ? next : Math.min(next, samples.next(from));
                kernel.advance(
                        lanes, count, tables.pairs, current, from, to, block.middle, start, 1 - tables.efficiency);
                if (samples != null && samples.takes(to)) {
                    sample(count, current[to - 1], to);
                }
                from = to;
            }
            t = next;
            for (int i = 0; i < count; i++) {
                if (until[i] == t) {
                    close(i);
                }
            }
        }
    }

    /** Begins a window of a cell, or steps it by the reference where there is none. */
    private void open(int i, double[] current, int t, int stop) {
        int offset = t - block.start;
        int length = imposed > 0 ? imposed : planner.length(i, offset);
        begin[i] = t;
        held[i] = length == 0;
        if (length == 0) {
            until[i] = Math.min(stop, t + ProfileBlock.SHORTEST);
            byReference(i, current, t, until[i]);
            lanes.hold(i);
        } else {
            until[i] = Math.min(stop, t + length);
            planner.gather(i, offset, until[i] - t, ProfileBlock.node(offset, length));
        }
    }

    private double socAt(int i, int t) {
        double passed = block.edge[t - block.start] - block.edge[begin[i] - block.start];
        return soc[i] + (toSoc[i] * passed - tables.selfDischarge * step * (t - begin[i]));
    }

    private void close(int i) {
        if (held[i]) {
            return;
        }
        int offset = begin[i] - block.start;
        int steps = until[i] - begin[i];
        int length = Integer.highestOneBit(Math.max(2 * steps - 1, ProfileBlock.SHORTEST));
        int node = ProfileBlock.node(offset, length);
        double[] data = batch.data;
        int cells = batch.cells();
        int cell = firstCell + i;
        double charge = scale[i] * step;
        data[CellBatch.CHARGE_IN * cells + cell] += charge * block.sumUp[node];
        data[CellBatch.CHARGE_OUT * cells + cell] -= charge * block.sumDown[node];
        double drained = tables.selfDischarge * step * steps;
        double base = block.edge[offset];
        double low = soc[i] + toSoc[i] * (block.lowest[node] - base) - drained;
        double high = soc[i] + toSoc[i] * (block.highest[node] - base);
        int lowest = CellBatch.LOWEST_SOC * cells + cell;
        int highest = CellBatch.HIGHEST_SOC * cells + cell;
        data[lowest] = Math.min(data[lowest], low);
        data[highest] = Math.max(data[highest], high);
        data[CellBatch.SOC_SECONDS * cells + cell] +=
                step * (steps * (soc[i] - toSoc[i] * base - 0.5 * drained) + toSoc[i] * block.sumMiddle[node]);
        soc[i] = socAt(i, until[i]);
        lanes.temperature[i] -= shift[i];
        shift[i] = 0;
    }

    private void byReference(int i, double[] current, int from, int to) {
        int cell = firstCell + i;
        int cells = batch.cells();
        double[] data = batch.data;
        pack(i, from);
        state.set(flat, 0);
        stepper.setAge(batch.capacityFactor[cell], batch.resistanceFactor[cell]);
        int bits = 0;
        for (int t = from; t < to; t++) {
            double before = state.soc();
            bits |= stepper.stepCurrent(state, scale[i] * current[t], step, ambient);
            double charge = stepper.current() * step;
            double energy = charge * stepper.meanVoltage();
            boolean in = charge > 0;
            data[(in ? CellBatch.ENERGY_IN : CellBatch.ENERGY_OUT) * cells + cell] += in ? energy : -energy;
            data[(in ? CellBatch.CHARGE_IN : CellBatch.CHARGE_OUT) * cells + cell] += Math.abs(charge);
            data[CellBatch.SOC_SECONDS * cells + cell] += 0.5 * (before + state.soc()) * step;
            int lowest = CellBatch.LOWEST_SOC * cells + cell;
            int highest = CellBatch.HIGHEST_SOC * cells + cell;
            data[lowest] = Math.min(data[lowest], state.soc());
            data[highest] = Math.max(data[highest], state.soc());
            if (samples != null && samples.takes(t + 1)) {
                samples.put(t + 1, cell, stepper.current(), stepper.voltage(), state);
            }
        }
        data[CellBatch.REFERENCE_STEPS * cells + cell] += to - from;
        batch.limited[cell] |= bits;
        state.get(flat, 0);
        soc[i] = flat[CellBatch.SOC];
        lanes.hysteresis[i] = flat[CellBatch.HYSTERESIS];
        lanes.temperature[i] = flat[CellBatch.TEMPERATURE];
        for (int p = 0; p < Lanes.MOST_PAIRS; p++) {
            lanes.pair[p][i] = flat[CellBatch.PAIRS + p];
        }
    }

    private void pack(int i, int t) {
        flat[CellBatch.SOC] = socAt(i, t);
        flat[CellBatch.HYSTERESIS] = lanes.hysteresis[i];
        flat[CellBatch.TEMPERATURE] = lanes.temperature[i] - shift[i];
        for (int p = 0; p < Lanes.MOST_PAIRS; p++) {
            flat[CellBatch.PAIRS + p] = lanes.pair[p][i];
        }
    }

    private void sample(int count, double current, int t) {
        Samples into = samples;
        if (into == null) {
            return;
        }
        for (int i = 0; i < count; i++) {
            if (!held[i]) {
                int cell = firstCell + i;
                pack(i, t);
                state.set(flat, 0);
                stepper.setAge(batch.capacityFactor[cell], batch.resistanceFactor[cell]);
                double own = scale[i] * current;
                into.put(t, cell, own, stepper.terminalVoltage(state, own), state);
            }
        }
    }

    private void load(int count) {
        double[] data = batch.data;
        int cells = batch.cells();
        for (int i = 0; i < count; i++) {
            int cell = firstCell + i;
            soc[i] = data[CellBatch.SOC * cells + cell];
            scale[i] = batch.scale[cell];
            capacity[i] = tables.capacity * batch.capacityFactor[cell];
            resistance[i] = batch.resistanceFactor[cell];
            toSoc[i] = scale[i] * step / capacity[i];
            shift[i] = 0;
        }
        Arrays.fill(lanes.net, 0);
        Arrays.fill(lanes.gross, 0);
        System.arraycopy(data, CellBatch.HYSTERESIS * cells + firstCell, lanes.hysteresis, 0, count);
        System.arraycopy(data, CellBatch.TEMPERATURE * cells + firstCell, lanes.temperature, 0, count);
        for (int p = 0; p < Lanes.MOST_PAIRS; p++) {
            System.arraycopy(data, (CellBatch.PAIRS + p) * cells + firstCell, lanes.pair[p], 0, count);
        }
        for (int i = count; i < Lanes.WIDTH; i++) {
            lanes.hold(i);
        }
    }

    private void store(int count) {
        double[] data = batch.data;
        int cells = batch.cells();
        System.arraycopy(soc, 0, data, CellBatch.SOC * cells + firstCell, count);
        System.arraycopy(lanes.hysteresis, 0, data, CellBatch.HYSTERESIS * cells + firstCell, count);
        System.arraycopy(lanes.temperature, 0, data, CellBatch.TEMPERATURE * cells + firstCell, count);
        for (int p = 0; p < Lanes.MOST_PAIRS; p++) {
            System.arraycopy(lanes.pair[p], 0, data, (CellBatch.PAIRS + p) * cells + firstCell, count);
        }
        for (int i = 0; i < count; i++) {
            double half = 0.5 * scale[i] * step;
            data[CellBatch.ENERGY_IN * cells + firstCell + i] += half * (lanes.gross[i] + lanes.net[i]);
            data[CellBatch.ENERGY_OUT * cells + firstCell + i] += half * (lanes.gross[i] - lanes.net[i]);
        }
    }
}

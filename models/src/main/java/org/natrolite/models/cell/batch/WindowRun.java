package org.natrolite.models.cell.batch;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.natrolite.core.numeric.Exponential;
import org.natrolite.models.cell.CellModel;
import org.natrolite.models.cell.kernel.Expansion;
import org.natrolite.models.cell.kernel.Lanes;
import org.natrolite.models.cell.kernel.WindowKernel;

/**
 * Takes the cells of half a tile through a whole profile, in a tile of its own. Each cell has windows of its own, in each of
 * which its equations are expanded; the kernel goes from one edge of any of them to the next, which does not change what it
 * computes for the others. A cell for which no window is good enough is stepped by the scalar equations for
 * {@value ProfileBlock#SHORTEST} steps, while its lane stands still.
 *
 * <p>Work space of one thread for one kind of cell.
 */
final class WindowRun {
    /** Steps after which time constants follow the state of charge, and temperatures are noted. */
    static final int REFRESH = ProfileBlock.PIECE;

    private static final int W = Lanes.RUN;

    private final WindowTables tables;
    private final WindowKernel kernel;
    private final WindowPlanner planner;
    private final RunOptions options;
    private final Expansion cells = Expansion.create();
    private final Expander expander;
    private final ProfileBlocks blocks;
    private ProfileBlock block = new ProfileBlock();
    private final ScalarSteps scalar;

    // The window of each lane.
    private final int[] begin = new int[W];
    private final int[] until = new int[W];
    private final int[] at = new int[W];

    /** Length of the last window that the end of its block did not cut, in steps. */
    private final int[] length = new int[W];

    private final boolean[] held = new boolean[W];

    /** Change of state of charge in a step over current of the profile, 1/A. */
    private final double[] toSoc = new double[W];

    // When the temperature was noted last, s, and what it was, K.
    private final double[] since = new double[W];

    private final double[] before = new double[W];

    private double step;
    private double ambient;

    /** What is left of an excess temperature after a step, and rise by constant heat, K/W. */
    private double cool;

    private double warm;
    /** What the cells are moved in; the first {@link Lanes#RUN} lanes of it. */
    private final CellTile tile;

    private @Nullable Samples samples;
    private final @Nullable TurnWatch watch;

    WindowRun(
            CellBatch.Group group,
            WindowKernel kernel,
            ProfileBlocks blocks,
            RunOptions options,
            @Nullable TurnWatch watch) {
        this.blocks = blocks;
        this.watch = watch;
        this.tile = new CellTile(group, group.first(), 0);
        this.kernel = kernel;
        this.tables = group.tables();
        this.options = options;
        this.planner = new WindowPlanner(tables, group.limits(), options.tolerance());
        this.expander = new Expander(tables, cells);
        this.scalar = new ScalarSteps(group);
    }

    /** Runs all cells of a tile, one half after the other: a lane does not see the others. */
    void run(CellBlock whole, CurrentProfile profile, double ambientTemperature, @Nullable Samples into) {
        for (int from = 0; from < whole.count; from += W) {
            tile.take(whole, from, Math.min(W, whole.count - from));
            run(profile, ambientTemperature, into);
            tile.give(whole);
        }
    }

    private void run(CurrentProfile profile, double ambientTemperature, @Nullable Samples into) {
        this.step = profile.step();
        this.ambient = ambientTemperature;
        this.samples = into;
        double u = tables.cooling * step / tables.heatCapacity;
        cool = Math.exp(-u);
        warm = step / tables.heatCapacity * Exponential.phi1(u);
        for (int i = 0; i < tile.count; i++) {
            toSoc[i] = tile.scale[i] * step / (tables.capacity * tile.capacityFactor[i]);
        }
        for (int i = tile.count; i < W; i++) {
            expander.hold(i);
        }
        Arrays.fill(length, ProfileBlock.STEPS);
        Arrays.fill(since, 0);
        System.arraycopy(tile.lanes.temperature, 0, before, 0, W);
        Arrays.fill(tile.lanes.taken, 0);
        Arrays.fill(tile.lanes.given, 0);
        expander.begin(tile.lanes, step);
        watchStart();
        double[] current = profile.array();
        for (int start = 0; start < current.length; start += ProfileBlock.STEPS) {
            int stop = Math.min(current.length, start + ProfileBlock.STEPS);
            block = blocks.at(profile, start, tables.efficiency);
            planner.begin(block, step, ambient);
            if (watch != null || (samples != null && samples.hasMeans())) {
                block.count();
            }
            if (watch != null) {
                watch.scan.scan(block, stop - start, watch.threshold, toSoc, tile.count, tables.selfDischarge * step);
            }
            walk(current, start, stop);
        }
        for (int i = 0; i < tile.count; i++) {
            double charge = tile.scale[i] * step;
            tile.energyIn[i] += charge * tile.lanes.taken[i];
            tile.energyOut[i] -= charge * tile.lanes.given[i];
        }
    }

    private void walk(double[] current, int start, int stop) {
        int count = tile.count;
        Arrays.fill(until, 0, count, start);
        int due = start;
        int t = start;
        while (t < stop) {
            int refreshed = t - (t - start) % REFRESH;
            int end = Math.min(stop, refreshed + REFRESH);
            if (due == t) {
                due = stop;
                for (int i = 0; i < count; i++) {
                    if (until[i] == t) {
                        open(i, current, t, stop);
                    }
                    due = Math.min(due, until[i]);
                }
            }
            int next = Math.min(due, end);
            expander.refresh(toSoc, 0.5 * (block.edge[refreshed - start] + block.edge[end - start]));
            advance(t - start, next - start);
            t = next;
            if (t == end) {
                tile.noteTemperatures(before, since, t * step);
            }
            for (int i = 0; t == due && i < count; i++) {
                if (until[i] == t && !held[i]) {
                    close(i);
                }
            }
        }
    }

    private void advance(int begun, int stop) {
        int from = begun;
        double loss = 1 - tables.efficiency;
        while (from < stop) {
            int to = samples == null ? stop : Math.min(stop, samples.next(block.start + from) - block.start);
            if (watch != null) {
                to = Math.min(to, watch.scan.next(from + 1));
            }
            kernel.advance(
                    tile.lanes,
                    cells,
                    tile.count,
                    tables.pairs,
                    block.steps,
                    from,
                    to,
                    loss,
                    options.voltageExtremes());
            if (samples != null && samples.takes(block.start + to)) {
                sample(block.steps.current[to - 1], block.start + to);
            }
            if (watch != null && watch.scan.marks(to)) {
                watchTurns(watch, block.start + to);
            }
            from = to;
        }
    }

    /** Begins a window of a cell, or steps it by the scalar equations where there is none. */
    private void open(int i, double[] current, int t, int stop) {
        int offset = t - block.start;
        int n = options.window();
        double middle = tile.lanes.temperature[i];
        double warmed = 0;
        if (n == 0) {
            n = planner.window(tile, i, offset, length[i]);
            middle = planner.centre;
            warmed = planner.warmed;
        }
        begin[i] = t;
        if (offset + n < ProfileBlock.STEPS || n > length[i]) {
            length[i] = n;
        }
        held[i] = n == 0;
        if (held[i]) {
            until[i] = Math.min(stop, t + ProfileBlock.SHORTEST);
            expander.hold(i);
            byScalar(i, current, t, until[i]);
            if (watch != null) {
                watch.scan.lookCloser();
            }
            return;
        }
        until[i] = Math.min(stop, t + n);
        int in = ProfileBlock.at(offset, n);
        at[i] = in;
        int steps = until[i] - t;
        double soc = tile.soc[i];
        double scale = tile.scale[i];
        double passed = block.edge[offset];
        double drained = tables.selfDischarge * step * steps;
        double moved = toSoc[i] * (block.edge[offset + steps] - passed);
        double start = soc - toSoc[i] * passed - 0.5 * drained;
        double low = block.windows[in + ProfileBlock.LOWEST];
        double high = block.windows[in + ProfileBlock.HIGHEST];
        double centre = start + toSoc[i] * 0.5 * (low + high);
        double half = Math.max(0.5 * toSoc[i] * (high - low), 0.5 / CellModel.NODES_PER_UNIT);
        double drainedAt = expander.expand(
                i,
                start,
                toSoc[i],
                soc,
                moved,
                drained,
                centre,
                half,
                middle,
                warmed,
                tile.resistanceFactor[i],
                scale,
                n >= REFRESH);
        double swing = tables.hysteresisRate * toSoc[i];
        cells.directed[Expansion.CHARGE][Expansion.SWING + i] = swing * tables.efficiency;
        cells.directed[Expansion.DISCHARGE][Expansion.SWING + i] = swing;
        cells.common[Expansion.COOL + i] = cool;
        cells.common[Expansion.WARM + i] = warm * scale;
        double leak = tables.selfDischarge * tables.capacity * tile.capacityFactor[i];
        cells.common[Expansion.RISE + i] = warm * (tables.cooling * ambient + leak * drainedAt);
    }

    private double socAt(int i, int t) {
        double passed = block.edge[t - block.start] - block.edge[begin[i] - block.start];
        return tile.soc[i] + (toSoc[i] * passed - tables.selfDischarge * step * (t - begin[i]));
    }

    private void close(int i) {
        int offset = begin[i] - block.start;
        int steps = until[i] - begin[i];
        int in = at[i];
        double charge = tile.scale[i] * step;
        tile.chargeIn[i] += charge * block.windows[in + ProfileBlock.SUM_UP];
        tile.chargeOut[i] -= charge * block.windows[in + ProfileBlock.SUM_DOWN];
        double drained = tables.selfDischarge * step * steps;
        double base = block.edge[offset];
        double soc = tile.soc[i];
        double low = soc + toSoc[i] * (block.windows[in + ProfileBlock.LOWEST] - base) - drained;
        double high = soc + toSoc[i] * (block.windows[in + ProfileBlock.HIGHEST] - base);
        if (low < tile.lowestSoc[i]) {
            tile.lowestSoc[i] = low;
        }
        if (high > tile.highestSoc[i]) {
            tile.highestSoc[i] = high;
        }
        tile.seconds[i] += step * steps;
        tile.socSeconds[i] += step
                * (steps * (soc - toSoc[i] * base - 0.5 * drained)
                        + toSoc[i] * block.windows[in + ProfileBlock.SUM_MIDDLE]);
        tile.soc[i] = socAt(i, until[i]);
        tile.noteTemperature(i, before, since, until[i] * step);
    }

    private void byScalar(int i, double[] current, int from, int to) {
        scalar.load(tile, i);
        for (int t = from; t < to; t++) {
            scalar.stepCurrent(tile, i, tile.scale[i] * current[t], step, ambient, options.voltageExtremes());
            if (samples != null && samples.takes(t + 1)) {
                int cell = tile.first + i;
                samples.put(t + 1, cell, scalar.stepper.current(), scalar.stepper.voltage(), scalar.state);
                if (samples.hasMeans()) {
                    samples.means(
                            cell,
                            t + 1,
                            step,
                            tile.energyIn[i] - tile.energyOut[i] + energySince(i),
                            tile.chargeIn[i] - tile.chargeOut[i],
                            tile.socSeconds[i],
                            tile.kelvinSeconds[i]);
                }
            }
            if (watch != null) {
                watch.booked(tile, i, scalar.state.soc(), scalar.state.temperature());
            }
        }
        scalar.store(tile, i);
        before[i] = tile.lanes.temperature[i];
        since[i] = to * step;
    }

    private void sample(double current, int t) {
        Samples into = samples;
        if (into == null) {
            return;
        }
        for (int i = 0; i < tile.count; i++) {
            if (!held[i]) {
                int cell = tile.first + i;
                scalar.load(tile, i, socAt(i, t));
                double own = tile.scale[i] * current;
                into.put(t, cell, own, scalar.stepper.terminalVoltage(scalar.state, own), scalar.state);
                if (into.hasMeans()) {
                    int from = begin[i] - block.start;
                    int to = t - block.start;
                    double charge = block.in(to) - block.in(from) - (block.out(to) - block.out(from));
                    into.means(
                            cell,
                            t,
                            step,
                            tile.energyIn[i] - tile.energyOut[i] + energySince(i),
                            tile.chargeIn[i] - tile.chargeOut[i] + tile.scale[i] * step * charge,
                            tile.socSeconds[i] + socSecondsSince(i, from, to),
                            warmthAt(i, t));
                }
            }
        }
    }

    /** Energy that went in since the beginning of the run, less what came out, J. */
    private double energySince(int i) {
        return tile.scale[i] * step * (tile.lanes.taken[i] + tile.lanes.given[i]);
    }

    /** Integral of state of charge over the steps of a window so far, s. */
    private double socSecondsSince(int i, int from, int to) {
        int steps = to - from;
        double drained = tables.selfDischarge * step * steps;
        return step
                * (steps * (tile.soc[i] - toSoc[i] * block.edge[from] - 0.5 * drained)
                        + toSoc[i] * (block.middles(to) - block.middles(from)));
    }

    /** Integral of temperature since the records were reset, K s, at a step up to which the lane was taken. */
    private double warmthAt(int i, int t) {
        return tile.kelvinSeconds[i] + 0.5 * (tile.lanes.temperature[i] + before[i]) * (t * step - since[i]);
    }

    private void watchStart() {
        for (int i = 0; i < tile.count; i++) {
            if (watch != null) {
                watch.booked(tile, i, tile.soc[i], tile.lanes.temperature[i]);
            }
            if (samples != null && samples.hasMeans()) {
                samples.begin(tile, i);
            }
        }
    }

    private void watchTurns(TurnWatch watch, int t) {
        Turns turns = tile.turns();
        int to = t - block.start;
        for (int i = 0; i < tile.count; i++) {
            double soc = held[i] ? Double.NaN : socAt(i, t);
            if (held[i] || !turns.matters(tile.offset + i, soc, watch.threshold)) {
                continue;
            }
            int from = begin[i] - block.start;
            double charge = block.in(to) - block.in(from) + (block.out(to) - block.out(from));
            turns.take(
                    tile.offset + i,
                    tile.first + i,
                    soc,
                    tile.seconds[i] + step * (t - begin[i]),
                    warmthAt(i, t),
                    tile.chargeIn[i] + tile.chargeOut[i] + tile.scale[i] * step * charge,
                    tile.lanes.temperature[i],
                    watch.sink);
        }
    }
}

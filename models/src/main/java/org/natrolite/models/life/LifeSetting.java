package org.natrolite.models.life;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.natrolite.core.series.Channel;
import org.natrolite.models.cell.CellModel;
import org.natrolite.models.cell.CellState;

/**
 * What all samples of a study share.
 *
 * @param duty duty in its own steps
 * @param coarse the same in long steps, which tells what differs from day to day
 * @param leading the same in steps of some minutes, which brings cells to where days begin
 * @param options how lives are simulated
 * @param pool batches to simulate with
 */
record LifeSetting(DutyCycle duty, DutyCycle coarse, DutyCycle leading, LifeOptions options, BatchPool pool) {
    /** Long step, s. */
    private static final double COARSE_STEP = 7200;

    private static final double LEADING_STEP = 600;

    /** Blocks of stress, s. */
    private static final double BLOCK = 600;

    private static final double LEADING_BLOCK = 3600;

    private static final double COARSE_BLOCK = 14400;

    /** A pass that ends as near as this to the state of charge that it began with is one like the next. */
    private static final double SETTLED = 1e-5;

    /** Most passes of a duty before the first that counts; one that still drifts then, drifts for ever. */
    private static final int MOST_SETTLING = 100;

    /** Passes of a long cycle that lead to its start. */
    private static final int LEAD = 3;

    static LifeSetting of(CellModel model, DutyCycle duty, LifeOptions options) {
        return new LifeSetting(
                duty,
                duty.coarse(COARSE_STEP),
                duty.coarse(LEADING_STEP),
                options,
                new BatchPool(model, options.lowestSoc(), options.highestSoc()));
    }

    FastScale detailed(List<CellNow> cells, boolean everyStep) {
        return FastScale.of(duty, BLOCK, !everyStep, false, cells, pool);
    }

    FastScale coarse(List<CellNow> cells) {
        return FastScale.of(coarse, COARSE_BLOCK, true, coarse != duty, cells, pool);
    }

    FastScale leading(List<CellNow> cells) {
        return FastScale.of(leading, LEADING_BLOCK, true, true, cells, pool);
    }

    /** Passes from the start to the end, the last possibly in part. */
    double horizon() {
        return options.years() * Recorder.YEAR / duty.passLength();
    }

    /**
     * Brings cells from half of their window to where the duty keeps them when it starts.
     *
     * @return flat states, shape [cells x {@link CellState#SIZE}]
     */
    double[] settled(List<CellNow> cells) {
        int n = cells.size();
        double middle = duty.channel() == Channel.SOC
                ? Math.min(options.highestSoc(), Math.max(options.lowestSoc(), duty.value(0, 0)))
                : 0.5 * (options.lowestSoc() + options.highestSoc());
        double[] states = new double[n * CellState.SIZE];
        for (int i = 0; i < n; i++) {
            CellState.rested(middle, 0, duty.ambient(0, 0)).get(states, i * CellState.SIZE);
        }
        try (FastScale scale = leading(cells)) {
            scale.setStates(states);
            if (duty.passes() == 1) {
                settle(scale, leading, states, null);
                return states;
            }
            for (int pass = Math.max(0, duty.passes() - LEAD); pass < duty.passes(); pass++) {
                scale.run(same(n, pass), 0, leading.stepsInPass(), null);
            }
            return scale.states();
        }
    }

    /**
     * Lets cells repeat the only pass of a short duty in its own steps, until each begins where it began before.
     *
     * @param cells cells
     * @param states flat states, shape [cells x {@link CellState#SIZE}]; modified
     * @param taken passes that each has gone through, to be added to; modified; null where nobody counts
     */
    void settleInDetail(List<CellNow> cells, double[] states, int @Nullable [] taken) {
        try (FastScale scale = detailed(cells, false)) {
            scale.setStates(states);
            settle(scale, duty, states, taken);
        }
    }

    /** Repeats the only pass; each cell keeps what it had when it had settled, however long its neighbours take. */
    private static void settle(FastScale scale, DutyCycle steps, double[] states, int @Nullable [] taken) {
        int n = states.length / CellState.SIZE;
        boolean[] done = new boolean[n];
        int open = n;
        for (int turn = 0; turn < MOST_SETTLING && open > 0; turn++) {
            double[] before = new double[n];
            for (int i = 0; i < n; i++) {
                before[i] = scale.soc(i);
            }
            scale.run(same(n, 0), 0, steps.stepsInPass(), null);
            double[] now = scale.states();
            for (int i = 0; i < n; i++) {
                if (!done[i]) {
                    System.arraycopy(now, i * CellState.SIZE, states, i * CellState.SIZE, CellState.SIZE);
                    done[i] = Math.abs(scale.soc(i) - before[i]) < SETTLED;
                    open -= done[i] ? 1 : 0;
                    if (taken != null) {
                        taken[i]++;
                    }
                }
            }
        }
    }

    static int[] same(int cells, int pass) {
        int[] passes = new int[cells];
        Arrays.fill(passes, pass);
        return passes;
    }

    static List<CellNow> cells(List<LifeSample> samples) {
        List<CellNow> cells = new ArrayList<>();
        samples.forEach(sample -> cells.add(sample.ageing().at(sample.start())));
        return cells;
    }
}

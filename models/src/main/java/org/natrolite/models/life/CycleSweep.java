package org.natrolite.models.life;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.natrolite.models.ageing.AgeingState;
import org.natrolite.models.cell.CellState;

/**
 * The whole cycle of a duty in long steps: what each day adds to each channel, and the state that each begins with. Parts of
 * the cycle are gone through side by side, each with some passes before it that do not count; a cell whose duty does not let
 * it forget how it began is taken through them one after the other.
 */
final class CycleSweep {
    /** Parts that are gone through side by side, and the passes before each. */
    private static final int PARTS = 8;

    private static final int LEAD = 3;

    /** State of charge by which a part may miss the start of the next. */
    private static final double AGREES = 1e-3;

    private final LifeSetting setting;
    private final List<LifeSample> samples;
    private final List<CellNow> cells;
    private final int passes;
    private final double[][][] daily;
    private final CellState[][] starts;

    private CycleSweep(LifeSetting setting, List<LifeSample> samples, List<CellNow> cells) {
        this.setting = setting;
        this.samples = samples;
        this.cells = cells;
        this.passes = setting.duty().passes();
        this.daily = new double[samples.size()][][];
        this.starts = new CellState[samples.size()][passes];
        for (int i = 0; i < daily.length; i++) {
            daily[i] = new double[Course.mechanisms(samples.get(i)).size() + Tally.SIZE][passes];
        }
    }

    /**
     * @param setting duty in long steps
     * @param samples samples
     * @param cells these at the age of the start
     * @param start flat states to begin with, shape [samples x {@link CellState#SIZE}]; not modified
     */
    static CycleSweep of(LifeSetting setting, List<LifeSample> samples, List<CellNow> cells, double[] start) {
        CycleSweep sweep = new CycleSweep(setting, samples, cells);
        int[] all = IntStream.range(0, samples.size()).toArray();
        int parts = Math.max(1, Math.min(PARTS, sweep.passes / (2 * LEAD)));
        int[] again = sweep.go(all, start, parts);
        if (again.length > 0) {
            sweep.go(again, start, 1);
        }
        return sweep;
    }

    /**
     * @param sample number of a sample
     * @return what each day adds to each of its channels, shape [channels][days]
     */
    double[][] daily(int sample) {
        return daily[sample];
    }

    /**
     * @param sample number of a sample
     * @param pass day of the cycle
     * @return its state when that day begins; not to be modified
     */
    CellState start(int sample, int pass) {
        return starts[sample][pass];
    }

    /** Goes through the cycle with some samples; answers those whose parts do not fit together. */
    private int[] go(int[] chosen, double[] start, int parts) {
        int lanes = chosen.length * parts;
        List<CellNow> aged = new ArrayList<>();
        double[] states = new double[lanes * CellState.SIZE];
        Exposure[] exposures = new Exposure[lanes];
        for (int lane = 0; lane < lanes; lane++) {
            int i = chosen[lane / parts];
            aged.add(cells.get(i));
            System.arraycopy(start, i * CellState.SIZE, states, lane * CellState.SIZE, CellState.SIZE);
            exposures[lane] = Exposure.running(samples.get(i).start().law().fresh());
        }
        boolean[] fits = new boolean[samples.size()];
        Arrays.fill(fits, true);
        int[] pass = new int[lanes];
        double[] ends = new double[lanes];
        try (FastScale scale = setting.coarse(aged)) {
            scale.setStates(states);
            int longest = (passes + parts - 1) / parts;
            for (int turn = parts > 1 ? -LEAD : 0; turn < longest; turn++) {
                AdaptiveRun.checkInterrupt();
                for (int lane = 0; lane < lanes; lane++) {
                    pass[lane] = Math.floorMod(first(lane % parts, parts) + turn, passes);
                }
                double[] now = scale.states();
                scale.run(pass, 0, setting.coarse().stepsInPass(), turn < 0 ? null : exposures);
                for (int lane = 0; lane < lanes; lane++) {
                    if (turn < 0) {
                        scale.tally(lane).clear();
                    } else if (first(lane % parts, parts) + turn < first(lane % parts + 1, parts)) {
                        note(chosen[lane / parts], pass[lane], lane, parts, now, scale, exposures[lane]);
                        ends[lane] = scale.soc(lane);
                    }
                }
            }
        }
        for (int lane = 0; lane < lanes; lane++) {
            int part = lane % parts;
            if (part + 1 < parts) {
                double next = starts[chosen[lane / parts]][first(part + 1, parts)].soc();
                fits[chosen[lane / parts]] &= Math.abs(ends[lane] - next) < AGREES;
            }
        }
        for (int i : chosen) {
            differences(daily[i], parts);
        }
        return Arrays.stream(chosen).filter(i -> !fits[i]).toArray();
    }

    private void note(int i, int pass, int lane, int parts, double[] before, FastScale scale, Exposure exposure) {
        CellState state = CellState.rested(0, 0, CheckUp.TEMPERATURE);
        state.set(before, lane * CellState.SIZE);
        starts[i][pass] = state;
        if (pass + 1 == first(lane % parts + 1, parts)) {
            // the widest cycles close once a cycle of days
            exposure.closeOpen();
        }
        double[] total = channels(exposure.ageing(), scale.tally(lane));
        for (int c = 0; c < total.length; c++) {
            daily[i][c][pass] = total[c];
        }
    }

    /** Turns sums since the start of each part into what each day adds. */
    private void differences(double[][] channels, int parts) {
        for (double[] sums : channels) {
            for (int part = 0; part < parts; part++) {
                for (int d = first(part + 1, parts) - 1; d > first(part, parts); d--) {
                    sums[d] -= sums[d - 1];
                }
            }
        }
    }

    /** First pass of a part of the cycle. */
    private int first(int part, int parts) {
        return (int) ((long) passes * part / parts);
    }

    /** Damage coordinates, and then the numbers of a tally. */
    static double[] channels(AgeingState damage, Tally tally) {
        double[] coordinates = damage.damage();
        double[] all = Arrays.copyOf(coordinates, coordinates.length + Tally.SIZE);
        tally.get(all, coordinates.length);
        return all;
    }
}

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
final class CycleSweep implements DayStarts {
    /** Parts that are gone through side by side, and the passes before each. */
    private static final int PARTS = 8;

    private static final int LEAD = 3;

    /** State of charge by which a part may miss the start of the next. */
    private static final double AGREES = 1e-3;

    private final LifeSetting setting;
    private final List<LifeSubject> subjects;
    private final int passes;
    private final double[][][] daily;
    private final CellState[][] starts;
    private final boolean[] remembers;

    private CycleSweep(LifeSetting setting, List<LifeSubject> subjects) {
        this.setting = setting;
        this.subjects = subjects;
        this.passes = setting.duty().passes();
        this.daily = new double[subjects.size()][][];
        this.starts = new CellState[subjects.size()][passes];
        this.remembers = new boolean[subjects.size()];
        for (int i = 0; i < daily.length; i++) {
            daily[i] = new double[subjects.get(i).law().mechanisms().size() + Tally.SIZE][passes];
        }
    }

    /**
     * @param setting duty in long steps
     * @param subjects cells to take through it
     * @param start flat states to begin with, shape [subjects x {@link CellState#SIZE}]; not modified
     */
    static CycleSweep of(LifeSetting setting, List<LifeSubject> subjects, double[] start) {
        CycleSweep sweep = new CycleSweep(setting, subjects);
        int[] all = IntStream.range(0, subjects.size()).toArray();
        int parts = Math.max(1, Math.min(PARTS, sweep.passes / (2 * LEAD)));
        int[] again = sweep.go(all, start, parts);
        if (again.length > 0) {
            sweep.go(again, start, 1);
        }
        for (int i : again) {
            sweep.remembers[i] = true;
        }
        return sweep;
    }

    /**
     * @param subject number of a subject
     * @return what each day adds to each of its channels, shape [channels][days]
     */
    double[][] daily(int subject) {
        return daily[subject];
    }

    /**
     * @param subject number of a subject
     * @return whether the duty does not let it forget within a few days how it began
     */
    boolean remembers(int subject) {
        return remembers[subject];
    }

    @Override
    public CellState start(int subject, int pass) {
        return starts[subject][Math.floorMod(pass, passes)];
    }

    @Override
    public double rise(int subject, int pass) {
        return starts[subject][(pass + 1) % passes].soc() - starts[subject][pass].soc();
    }

    /** Goes through the cycle with some subjects; answers those whose parts do not fit together. */
    private int[] go(int[] chosen, double[] start, int parts) {
        int lanes = chosen.length * parts;
        List<CellNow> cells = new ArrayList<>();
        double[] states = new double[lanes * CellState.SIZE];
        Exposure[] exposures = new Exposure[lanes];
        for (int lane = 0; lane < lanes; lane++) {
            LifeSubject subject = subjects.get(chosen[lane / parts]);
            cells.add(subject.cell());
            System.arraycopy(
                    start, chosen[lane / parts] * CellState.SIZE, states, lane * CellState.SIZE, CellState.SIZE);
            exposures[lane] = Exposure.running(subject.law().fresh());
        }
        boolean[] fits = new boolean[subjects.size()];
        Arrays.fill(fits, true);
        int[] pass = new int[lanes];
        double[] ends = new double[lanes];
        double[][] before = new double[lanes][];
        double[][] open = new double[lanes][];
        try (FastScale scale = setting.coarse(cells)) {
            scale.setStates(states);
            int longest = (passes + parts - 1) / parts;
            for (int turn = parts > 1 ? -LEAD : 0; turn < longest; turn++) {
                AdaptiveRun.checkInterrupt();
                for (int lane = 0; lane < lanes; lane++) {
                    pass[lane] = Math.floorMod(first(lane % parts, parts) + turn, passes);
                    if (turn == 0) {
                        scale.tally(lane).clear();
                        before[lane] = exposures[lane].ageing().damage();
                        open[lane] = exposures[lane].reported().damage();
                    }
                }
                double[] now = scale.states();
                scale.run(pass, 0, setting.coarse().stepsInPass(), exposures);
                for (int lane = 0; turn >= 0 && lane < lanes; lane++) {
                    if (first(lane % parts, parts) + turn < first(lane % parts + 1, parts)) {
                        note(chosen[lane / parts], pass[lane], lane, parts, now, scale, exposures[lane]);
                        ends[lane] = scale.soc(lane);
                    }
                }
            }
        }
        for (int lane = 0; lane < lanes; lane++) {
            int part = lane % parts;
            int end = first(part + 1, parts);
            double[][] channels = daily[chosen[lane / parts]];
            for (int c = 0; c < before[lane].length; c++) {
                // cycles that are open when a part begins are those that the part before it closes at its end
                channels[c][end - 1] -= open[lane][c] - before[lane][c];
            }
            differences(channels, first(part, parts), end, before[lane]);
            if (part + 1 < parts) {
                double next = starts[chosen[lane / parts]][end].soc();
                fits[chosen[lane / parts]] &= Math.abs(ends[lane] - next) < AGREES;
            }
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

    /** Turns sums since the start of a part into what each of its days adds. */
    private static void differences(double[][] channels, int first, int end, double[] before) {
        for (int c = 0; c < channels.length; c++) {
            double[] sums = channels[c];
            for (int d = end - 1; d > first; d--) {
                sums[d] -= sums[d - 1];
            }
            sums[first] -= c < before.length ? before[c] : 0;
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

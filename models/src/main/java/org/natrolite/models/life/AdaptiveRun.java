package org.natrolite.models.life;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.models.ageing.AgeingState;
import org.natrolite.models.ageing.Mechanism;
import org.natrolite.models.ageing.Target;
import org.natrolite.models.cell.CellState;

/**
 * Samples side by side, by representative days: a cycle of days is gone through once in long steps, which tells what differs
 * from day to day; some of its days are simulated in the duty's own steps, which tells what the long steps have missed, first
 * at the age of the start and then at the ages that each {@link Course} asks for.
 */
final class AdaptiveRun {
    /** Days of a cycle that are simulated at first, and at most, at the age of the start. */
    private static final int FIRST_DAYS = 8;

    private static final int MOST_DAYS = 32;

    /** Days of a cycle that are simulated at each later age. */
    private static final int LATER_DAYS = 4;

    /** Passes in long steps before a day at a later age. */
    private static final int LEAD = 2;

    /** Waves and mean of the ratio of days to what long steps give. */
    private static final int RATIO_TERMS = 5;

    /** Share of what days show below which long steps are blind to it. */
    private static final double BLIND = 0.1;

    private final LifeSetting setting;
    private final List<LifeSample> samples;
    private final int passes;
    private final int[] simulated;
    private final boolean[] clamped;

    /** States when days of the fresh cells begin, shape [samples][passes]. */
    private final CellState[][] starts;

    private AdaptiveRun(LifeSetting setting, List<LifeSample> samples) {
        this.setting = setting;
        this.samples = samples;
        this.passes = setting.duty().passes();
        this.simulated = new int[samples.size()];
        this.clamped = new boolean[samples.size()];
        this.starts = new CellState[samples.size()][passes];
    }

    /** Whether a life is long enough to leave days out. */
    static boolean serves(LifeSetting setting) {
        double horizon = setting.horizon();
        boolean longCycle = setting.duty().passes() > 1;
        return horizon > (longCycle ? 4 * FIRST_DAYS : 4)
                && (!longCycle || horizon >= setting.duty().passes());
    }

    static List<Outcome> run(LifeSetting setting, List<LifeSample> samples) {
        return new AdaptiveRun(setting, samples).run();
    }

    /** A day to simulate: whose, which and at what damage. */
    private record Visit(int sample, int pass, CellNow cell, CellState state) {}

    private List<Outcome> run() {
        samples.forEach(AdaptiveRun::requireSums);
        List<CellNow> cells = LifeSetting.cells(samples);
        double[] start = setting.settled(cells);
        double[][][] daily = passes == 1 ? single(cells, start) : cycle(cells, start);
        double[] seasonal = new double[samples.size()];
        double[][][] reference = new double[samples.size()][][];
        int[][] days = new int[samples.size()][];
        if (passes == 1) {
            for (int i = 0; i < samples.size(); i++) {
                reference[i] = new double[][] {column(daily[i], 0)};
                days[i] = new int[] {0};
            }
        } else {
            refine(cells, daily, reference, days, seasonal);
        }
        List<Course> courses = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            courses.add(
                    new Course(samples.get(i), setting.options(), setting.duty().passLength(), daily[i], seasonal[i]));
        }
        while (later(courses, reference, days)) {
            checkInterrupt();
        }
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            Course course = courses.get(i);
            outcomes.add(new Outcome(
                    course.history(simulated[i] * setting.duty().passLength() / 86400, clamped[i]), course.end()));
        }
        return outcomes;
    }

    private static void requireSums(LifeSample sample) {
        for (Mechanism mechanism : Course.mechanisms(sample)) {
            if (!mechanism.shape().sums()) {
                throw new BadArgumentException("damage of " + mechanism.id()
                        + " is no sum over days; expected one that is, or a simulation of every step");
            }
        }
    }

    static void checkInterrupt() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("interrupted");
        }
    }

    private static double[] column(double[][] daily, int day) {
        double[] column = new double[daily.length];
        for (int c = 0; c < column.length; c++) {
            column[c] = daily[c][day];
        }
        return column;
    }

    /** The only pass of a short duty, in its own steps. */
    private double[][][] single(List<CellNow> cells, double[] start) {
        setting.settleInDetail(cells, start, simulated);
        List<Visit> visits = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            starts[i][0] = state(start, i);
            visits.add(new Visit(i, 0, cells.get(i), starts[i][0]));
        }
        double[][] seen = simulateInDetail(visits);
        double[][][] daily = new double[cells.size()][][];
        for (int i = 0; i < daily.length; i++) {
            daily[i] = new double[seen[i].length][1];
            for (int c = 0; c < seen[i].length; c++) {
                daily[i][c][0] = seen[i][c];
            }
        }
        return daily;
    }

    /** Every day of a long one, in long steps. */
    private double[][][] cycle(List<CellNow> cells, double[] start) {
        CycleSweep sweep = CycleSweep.of(setting, samples, cells, start);
        double[][][] daily = new double[samples.size()][][];
        for (int i = 0; i < daily.length; i++) {
            daily[i] = sweep.daily(i);
            for (int pass = 0; pass < passes; pass++) {
                starts[i][pass] = sweep.start(i, pass);
            }
        }
        return daily;
    }

    private static CellState state(double[] states, int i) {
        CellState state = CellState.rested(0, 0, CheckUp.TEMPERATURE);
        state.set(states, i * CellState.SIZE);
        return state;
    }

    private static List<CellNow> cellsOf(List<Visit> visits) {
        return visits.stream().map(Visit::cell).toList();
    }

    /** Simulates days of the first cycle in the duty's own steps, more of them where they do not agree. */
    private void refine(
            List<CellNow> cells, double[][][] daily, double[][][] reference, int[][] days, double[] seasonal) {
        double[][][] expected = new double[samples.size()][][];
        boolean[] open = new boolean[samples.size()];
        Arrays.fill(open, true);
        int afford = (int) Math.max(FIRST_DAYS, Math.min(MOST_DAYS, 0.01 * setting.horizon()));
        for (int count = FIRST_DAYS; count <= afford; count *= 2) {
            // each doubling puts the new days between those that are there
            int[] added =
                    count == FIRST_DAYS ? spread(count, 0.5) : spread(count / 2, count == 2 * FIRST_DAYS ? 0 : 0.25);
            List<Visit> visits = new ArrayList<>();
            for (int i = 0; i < samples.size(); i++) {
                if (open[i]) {
                    for (int day : added) {
                        visits.add(new Visit(i, day, cells.get(i), starts[i][day]));
                    }
                }
            }
            if (visits.isEmpty()) {
                break;
            }
            double[][] seen = simulateInDetail(visits);
            double[][] longSteps = setting.coarse() == setting.duty() ? seen : simulateCoarsely(visits);
            for (int v = 0; v < visits.size(); v += added.length) {
                int i = visits.get(v).sample();
                days[i] = join(days[i] == null ? new int[0] : days[i], added);
                reference[i] = join(reference[i], seen, v, added.length);
                expected[i] = join(expected[i], longSteps, v, added.length);
            }
            for (int i = 0; i < samples.size(); i++) {
                if (open[i]) {
                    seasonal[i] = disagreement(i, daily[i], days[i], expected[i], reference[i]);
                    open[i] = seasonal[i] > 0.5 * setting.options().tolerance();
                }
            }
        }
        for (int i = 0; i < samples.size(); i++) {
            correct(daily[i], days[i], expected[i], reference[i]);
        }
    }

    private double[][] simulateCoarsely(List<Visit> visits) {
        try (FastScale scale = setting.coarse(cellsOf(visits))) {
            return simulate(visits, scale, setting.coarse());
        }
    }

    private double[][] simulateInDetail(List<Visit> visits) {
        visits.forEach(visit -> simulated[visit.sample()]++);
        try (FastScale scale = setting.detailed(cellsOf(visits), false)) {
            return simulate(visits, scale, setting.duty());
        }
    }

    private int[] spread(int count, double offset) {
        int[] days = new int[count];
        for (int k = 0; k < count; k++) {
            days[k] = (int) Math.min(passes - 1, (k + offset) * passes / count);
        }
        return days;
    }

    private static int[] join(int[] a, int[] b) {
        int[] all = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, all, a.length, b.length);
        return all;
    }

    private static double[][] join(double @Nullable [][] a, double[][] b, int from, int count) {
        int n = a == null ? 0 : a.length;
        double[][] all = new double[n + count][];
        for (int k = 0; k < all.length; k++) {
            all[k] = a != null && k < n ? a[k] : b[from + k - n];
        }
        return all;
    }

    /** Makes what long steps say of each day what the days simulated say, where they differ. */
    private void correct(double[][] daily, int[] days, double[][] expected, double[][] seen) {
        for (int c = 0; c < daily.length; c++) {
            if (blind(c, expected, seen)) {
                Arrays.fill(daily[c], 1);
            }
            double[] ratio = ratio(c, days, expected, seen);
            for (int d = 0; d < passes; d++) {
                daily[c][d] *= Math.max(0, value(ratio, d));
            }
        }
    }

    /** Whether long steps see nothing of a channel to speak of, as of a ripple: its days are fitted as they are then. */
    private static boolean blind(int c, double[][] expected, double[][] seen) {
        double longSteps = 0;
        double all = 0;
        for (int k = 0; k < seen.length; k++) {
            longSteps += expected[k][c];
            all += seen[k][c];
        }
        return longSteps < BLIND * all;
    }

    private double[] ratio(int c, int[] days, double[][] expected, double[][] seen) {
        double[] at = Arrays.stream(days).mapToDouble(d -> d + 0.5).toArray();
        boolean blind = blind(c, expected, seen);
        double[] w = Arrays.stream(expected).mapToDouble(e -> blind ? 1 : e[c]).toArray();
        double[] y = Arrays.stream(seen).mapToDouble(e -> e[c]).toArray();
        return SeasonFit.fit(at, passes, w, y, RATIO_TERMS);
    }

    private double value(double[] coefficients, int day) {
        double sum = 0;
        for (int j = 0; j < coefficients.length; j++) {
            sum += coefficients[j] * SeasonFit.basis(day + 0.5, passes, j);
        }
        return sum;
    }

    /** What the capacity may miss at the end because days do not agree with the ratio fitted to them. */
    private double disagreement(int i, double[][] daily, int[] days, double[][] expected, double[][] seen) {
        double cycles = setting.horizon() / passes;
        double sum = 0;
        List<Mechanism> mechanisms = Course.mechanisms(samples.get(i));
        for (int c = 0; c < mechanisms.size(); c++) {
            if (mechanisms.get(c).target() == Target.SUDDEN_DEATH) {
                continue;
            }
            boolean blind = blind(c, expected, seen);
            double[] ratio = ratio(c, days, expected, seen);
            double squares = 0;
            double total = 0;
            for (int k = 0; k < days.length; k++) {
                double miss = seen[k][c] - (blind ? 1 : expected[k][c]) * value(ratio, days[k]);
                squares += miss * miss;
                total += seen[k][c];
            }
            if (!(total > 0)) {
                continue;
            }
            double relative = Math.sqrt(squares * days.length / (days.length - RATIO_TERMS)) / total;
            double end = cycles
                    * (blind
                            ? total / days.length * passes
                            : Arrays.stream(daily[c]).sum());
            double loss = mechanisms.get(c).loss(end * (1 + relative))
                    - mechanisms.get(c).loss(end);
            sum += loss * loss;
        }
        return Math.sqrt(sum);
    }

    /** Simulates days at the ages that are asked for; answers whether there were any. */
    private boolean later(List<Course> courses, double[][][] reference, int[][] days) {
        List<Visit> visits = new ArrayList<>();
        List<Integer> owners = new ArrayList<>();
        List<double[]> damages = new ArrayList<>();
        int[] chosen = passes == 1 ? new int[] {0} : later();
        for (int i = 0; i < courses.size(); i++) {
            for (double[] damage : courses.get(i).next()) {
                AgeingState state = samples.get(i).start().law().fresh();
                state.repeat(state.damage(), damage, 1);
                CellNow cell = samples.get(i).ageing().at(state);
                owners.add(i);
                damages.add(damage);
                for (int k : chosen) {
                    int lead = Math.floorMod(days[i][k] - LEAD, passes);
                    visits.add(new Visit(i, days[i][k], cell, starts[i][lead]));
                }
            }
        }
        if (visits.isEmpty()) {
            return false;
        }
        double[][] seen = simulateInDetail(lead(visits));
        int channels = seen[0].length;
        int terms = passes == 1 ? 1 : Course.TERMS;
        for (int o = 0; o < owners.size(); o++) {
            int i = owners.get(o);
            double[] at = new double[chosen.length];
            double[] w = new double[chosen.length];
            double[] y = new double[chosen.length];
            double[][] coefficients = new double[channels][];
            for (int c = 0; c < channels; c++) {
                for (int k = 0; k < chosen.length; k++) {
                    at[k] = days[i][chosen[k]] + 0.5;
                    w[k] = reference[i][chosen[k]][c];
                    y[k] = seen[o * chosen.length + k][c];
                }
                coefficients[c] = SeasonFit.fit(at, passes, w, y, terms);
            }
            courses.get(i).take(damages.get(o), coefficients);
        }
        return true;
    }

    /** Which of the first days are simulated at later ages too. */
    private static int[] later() {
        int[] chosen = new int[LATER_DAYS];
        for (int k = 0; k < LATER_DAYS; k++) {
            chosen[k] = k * FIRST_DAYS / LATER_DAYS;
        }
        return chosen;
    }

    /** Brings aged cells from where fresh ones stood some passes before to where their days begin, in long steps. */
    private List<Visit> lead(List<Visit> visits) {
        double[] states = new double[visits.size() * CellState.SIZE];
        for (int v = 0; v < visits.size(); v++) {
            visits.get(v).state().get(states, v * CellState.SIZE);
        }
        if (passes == 1) {
            int[] taken = new int[visits.size()];
            setting.settleInDetail(cellsOf(visits), states, taken);
            for (int v = 0; v < taken.length; v++) {
                simulated[visits.get(v).sample()] += taken[v];
            }
            return at(visits, states);
        }
        int[] pass = new int[visits.size()];
        try (FastScale scale = setting.coarse(cellsOf(visits))) {
            scale.setStates(states);
            for (int back = LEAD; back > 0; back--) {
                for (int v = 0; v < pass.length; v++) {
                    pass[v] = Math.floorMod(visits.get(v).pass() - back, passes);
                }
                scale.run(pass, 0, setting.coarse().stepsInPass(), null);
            }
            states = scale.states();
        }
        return at(visits, states);
    }

    private static List<Visit> at(List<Visit> visits, double[] states) {
        List<Visit> led = new ArrayList<>();
        for (int v = 0; v < visits.size(); v++) {
            Visit visit = visits.get(v);
            led.add(new Visit(visit.sample(), visit.pass(), visit.cell(), state(states, v)));
        }
        return led;
    }

    /** State of charge that a day should end with: what long steps say that it stores, in the capacity that is left. */
    private double expectedEnd(Visit visit) {
        int i = visit.sample();
        double stored = starts[i][(visit.pass() + 1) % passes].soc() - starts[i][visit.pass()].soc();
        double fresh = samples.get(i).ageing().at(samples.get(i).start()).charge();
        return visit.state().soc() + stored * fresh / visit.cell().charge();
    }

    /** Simulates days from their states: what each adds to each channel, shape [visits][channels]. */
    private double[][] simulate(List<Visit> visits, FastScale scale, DutyCycle duty) {
        int n = visits.size();
        double[] states = new double[n * CellState.SIZE];
        int[] pass = new int[n];
        Exposure[] exposures = new Exposure[n];
        for (int v = 0; v < n; v++) {
            Visit visit = visits.get(v);
            visit.state().get(states, v * CellState.SIZE);
            pass[v] = visit.pass();
            exposures[v] =
                    Exposure.repeating(samples.get(visit.sample()).start().law());
        }
        scale.setStates(states);
        scale.run(pass, 0, duty.stepsInPass(), exposures);
        double[][] seen = new double[n][];
        for (int v = 0; v < n; v++) {
            exposures[v].close();
            scale.balance(v, expectedEnd(visits.get(v)));
            AgeingState damage = exposures[v].ageing();
            seen[v] = CycleSweep.channels(damage, scale.tally(v));
            clamped[visits.get(v).sample()] |= damage.rateClamped();
        }
        return seen;
    }
}

package org.natrolite.models.life;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.models.ageing.AgeingState;
import org.natrolite.models.ageing.Mechanism;
import org.natrolite.models.cell.CellState;

/**
 * Samples side by side, by representative days: a cycle of days is gone through in long steps, which tells what differs from day
 * to day; some of its days are simulated in the duty's own steps, which tells what the long steps have missed. Both are done
 * first at the age of the start and then at the ages that each {@link Course} asks for.
 */
final class AdaptiveRun {
    /** Days of a cycle that are simulated at first, and at most, at the age of the start. */
    private static final int FIRST_DAYS = 8;

    private static final int MOST_DAYS = 32;

    /** How many of the first of these are simulated again at each later age, at first. */
    static final int LATER_DAYS = 4;

    /** Mean and waves of what days show over what is expected of them, and of what few days show. */
    private static final int TERMS = 5;

    private static final int FEW_TERMS = 3;

    /** Where days of later ages lie among as many parts of the cycle, in turn. */
    private static final double[] PHASES = {0.5, 0, 0.75, 0.25, 0.625, 0.125, 0.875, 0.375};

    /** Share of the tolerance by which days of fresh cells may disagree. */
    private static final double FIRST_DISAGREE = 0.5;

    /** The same at a later age, one among several, before all its days are gone through again. */
    private static final double LATER_DISAGREE = 3;

    private final LifeSetting setting;
    private final List<LifeSample> samples;
    private final int passes;
    private final DayVisits visits;

    private AdaptiveRun(LifeSetting setting, List<LifeSample> samples) {
        this.setting = setting;
        this.samples = samples;
        this.passes = setting.duty().passes();
        this.visits = new DayVisits(setting, samples.size());
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

    static void checkInterrupt() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("interrupted");
        }
    }

    /** What fresh samples have shown, and where they stood. */
    private record Fresh(CycleSweep sweep, List<DayCycle> seen) {}

    private List<Outcome> run() {
        samples.forEach(AdaptiveRun::requireSums);
        List<CellNow> cells = LifeSetting.cells(samples);
        List<LifeSubject> fresh = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            fresh.add(new LifeSubject(i, samples.get(i).start().law(), cells.get(i)));
        }
        double[] start = setting.settled(cells);
        Fresh cycle = passes == 1 ? null : cycle(fresh, start);
        List<DayCycle> seen = cycle == null ? single(fresh, start) : cycle.seen;
        List<Course> courses = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            courses.add(
                    new Course(samples.get(i), setting.options(), setting.duty().passLength(), seen.get(i)));
        }
        while (next(courses, cycle, start)) {
            checkInterrupt();
        }
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            Course course = courses.get(i);
            outcomes.add(new Outcome(course.history(visits.days(i), visits.clamped(i)), course.end()));
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

    /**
     * The only pass of a short duty, in its own steps, once cells have settled into it.
     *
     * @param states where they begin to, flat; modified to where they have
     */
    private List<DayCycle> single(List<LifeSubject> subjects, double[] states) {
        int[] taken = new int[subjects.size()];
        List<CellNow> cells = subjects.stream().map(LifeSubject::cell).toList();
        setting.settleInDetail(cells, states, taken);
        List<DayVisits.Visit> days = new ArrayList<>();
        for (int k = 0; k < taken.length; k++) {
            visits.count(subjects.get(k).sample(), taken[k]);
            days.add(new DayVisits.Visit(subjects.get(k), 0, CellState.rested(0, 0, CheckUp.TEMPERATURE), 0));
        }
        List<DayCycle> all = new ArrayList<>();
        for (double[] seen : visits.inDetail(DayVisits.at(days, states))) {
            all.add(new DayCycle(
                    Arrays.stream(seen).mapToObj(one -> new double[] {one}).toArray(double[][]::new)));
        }
        return all;
    }

    /** Every day of a cycle in long steps, some of them in the duty's own, more where these do not agree. */
    private Fresh cycle(List<LifeSubject> fresh, double[] start) {
        CycleSweep sweep = CycleSweep.of(setting, fresh, start);
        List<DayCycle> all = new ArrayList<>();
        fresh.forEach(subject -> all.add(new DayCycle(sweep.daily(subject.sample()))));
        int afford = (int) Math.max(FIRST_DAYS, Math.min(MOST_DAYS, 0.01 * setting.horizon()));
        List<LifeSubject> open = fresh;
        for (int count = FIRST_DAYS; count <= afford && !open.isEmpty(); count *= 2) {
            int[] added = added(count);
            int[] numbers = open.stream().mapToInt(LifeSubject::sample).toArray();
            double[][] detail = visits.inDetail(sweep, open, numbers, added);
            double[][] longSteps = visits.inLongSteps(sweep, open, numbers, added);
            for (int k = 0; k < numbers.length; k++) {
                DayCycle one = all.get(numbers[k]);
                one.add(added, rows(longSteps, k, added.length), rows(detail, k, added.length));
                one.judge(Course.mechanisms(samples.get(numbers[k])), setting.horizon() / passes, TERMS);
            }
            open = open.stream()
                    .filter(one -> all.get(one.sample()).seasonal
                            > FIRST_DISAGREE * setting.options().tolerance())
                    .toList();
        }
        all.forEach(one -> one.correct(TERMS));
        return new Fresh(sweep, all);
    }

    /** Days that make a stated number of those that were there before, each in the middle between two of these. */
    private int[] added(int count) {
        return switch (count) {
            case FIRST_DAYS -> spread(count, 0.5);
            case 2 * FIRST_DAYS -> spread(FIRST_DAYS, 0);
            // between the days of both
            default -> spread(count / 2, 0.5);
        };
    }

    private int[] spread(int count, double offset) {
        int[] days = new int[count];
        for (int k = 0; k < count; k++) {
            days[k] = (int) Math.min(passes - 1, (k + offset) * passes / count);
        }
        return days;
    }

    /** States that samples begin with, for subjects among them. */
    private static double[] statesOf(List<LifeSubject> subjects, double[] start) {
        double[] states = new double[subjects.size() * CellState.SIZE];
        for (int k = 0; k < subjects.size(); k++) {
            System.arraycopy(
                    start, subjects.get(k).sample() * CellState.SIZE, states, k * CellState.SIZE, CellState.SIZE);
        }
        return states;
    }

    /** Simulates cycles at the ages that are asked for; answers whether there were any. */
    private boolean next(List<Course> courses, @Nullable Fresh fresh, double[] start) {
        List<LifeSubject> aged = new ArrayList<>();
        List<Course.Ask> asks = new ArrayList<>();
        for (int i = 0; i < courses.size(); i++) {
            for (Course.Ask ask : courses.get(i).next(visits.passes(i))) {
                AgeingState state = samples.get(i).start().law().fresh();
                state.repeat(state.damage(), ask.damage(), 1);
                aged.add(new LifeSubject(i, state.law(), samples.get(i).ageing().at(state)));
                asks.add(ask);
            }
        }
        if (aged.isEmpty()) {
            return false;
        }
        DayCycle[] seen = fresh == null
                ? single(aged, statesOf(aged, start)).toArray(DayCycle[]::new)
                : aged(aged, asks, fresh, start);
        for (int k = 0; k < seen.length; k++) {
            courses.get(aged.get(k).sample()).take(asks.get(k), seen[k]);
        }
        return true;
    }

    /**
     * What each day adds at later ages. Few days are approached from those just before them: what they show over the same days
     * of the fresh cell corrects its other days. Where these do not agree on that, or a duty remembers how it began, or more
     * days are asked for, all days are gone through again in long steps, which the days in detail then correct. What one set
     * of days makes too much of, another makes too little of: ages take turns with them.
     *
     * @param aged cells
     * @param asks what is asked of each
     */
    private DayCycle[] aged(List<LifeSubject> aged, List<Course.Ask> asks, Fresh fresh, double[] start) {
        DayCycle[] all = new DayCycle[aged.size()];
        List<Integer> far = new ArrayList<>();
        Map<List<Integer>, List<Integer>> near = new LinkedHashMap<>();
        int[][] days = new int[all.length][];
        for (int k = 0; k < all.length; k++) {
            Course.Ask ask = asks.get(k);
            if (ask.days() > FIRST_DAYS || fresh.sweep.remembers(aged.get(k).sample())) {
                days[k] = spread(ask.days(), PHASES[ask.turn() % PHASES.length]);
                far.add(k);
            } else {
                int[] shown = shown(ask.days(), ask.turn());
                near.computeIfAbsent(Arrays.stream(shown).boxed().toList(), which -> new ArrayList<>())
                        .add(k);
            }
        }
        near.forEach((shown, which) -> {
            int[] numbers = shown.stream().mapToInt(Integer::intValue).toArray();
            DayCycle[] some = approached(which.stream().map(aged::get).toList(), numbers, fresh);
            for (int k = 0; k < some.length; k++) {
                int one = which.get(k);
                all[one] = some[k];
                days[one] = some[k].days;
                if (some[k].seasonal > LATER_DISAGREE * setting.options().tolerance()) {
                    far.add(one);
                }
            }
        });
        if (!far.isEmpty()) {
            swept(aged, far, days, fresh, start, all);
        }
        for (DayCycle one : all) {
            one.correct(terms(one.days.length));
        }
        return all;
    }

    /** Days of the fresh cell that are simulated again by all of some cells. */
    private DayCycle[] approached(List<LifeSubject> subjects, int[] shown, Fresh fresh) {
        int[] first = added(FIRST_DAYS);
        int[] days = Arrays.stream(shown).map(k -> first[k]).toArray();
        DayApproach approach = DayApproach.of(setting, subjects, fresh.sweep, days);
        double[][] seen = visits.inDetail(approach, subjects, numbers(subjects), days);
        DayCycle[] all = new DayCycle[subjects.size()];
        for (int k = 0; k < all.length; k++) {
            DayCycle before = fresh.seen.get(subjects.get(k).sample());
            all[k] = new DayCycle(
                    Arrays.stream(before.daily).map(double[]::clone).toArray(double[][]::new));
            all[k].add(
                    days,
                    Arrays.stream(shown).mapToObj(before::seen).toArray(double[][]::new),
                    rows(seen, k, days.length));
            judge(all[k], subjects.get(k));
        }
        return all;
    }

    /**
     * The whole cycle of some of all cells, and days of it.
     *
     * @param aged all cells
     * @param far numbers of those
     * @param days of each of all cells, those of the cycle that are to be seen, shape [cells][days]; not modified
     * @param all what is known of each; where it is known already, these days have been seen; modified
     */
    private void swept(
            List<LifeSubject> aged, List<Integer> far, int[][] days, Fresh fresh, double[] start, DayCycle[] all) {
        List<LifeSubject> subjects = far.stream().map(aged::get).toList();
        CycleSweep sweep = CycleSweep.of(setting, subjects, statesOf(subjects, start));
        Map<List<Integer>, List<Integer>> alike = new LinkedHashMap<>();
        for (int k = 0; k < far.size(); k++) {
            boolean seen = all[far.get(k)] != null;
            List<Integer> key =
                    new ArrayList<>(Arrays.stream(days[far.get(k)]).boxed().toList());
            key.add(seen ? 1 : 0);
            alike.computeIfAbsent(key, which -> new ArrayList<>()).add(k);
        }
        for (List<Integer> which : alike.values()) {
            int[] numbers = which.stream().mapToInt(Integer::intValue).toArray();
            List<LifeSubject> some = which.stream().map(subjects::get).toList();
            int first = far.get(numbers[0]);
            int[] own = days[first];
            double[][] longSteps = visits.inLongSteps(sweep, some, numbers, own);
            double[][] seen = all[first] == null ? visits.inDetail(sweep, some, numbers, own) : null;
            for (int k = 0; k < numbers.length; k++) {
                int at = far.get(numbers[k]);
                double[][] expected = rows(longSteps, k, own.length);
                DayCycle before = fresh.seen.get(some.get(k).sample());
                DayCycle one = longSteps(sweep.daily(numbers[k]), expected, own, before);
                one.add(own, expected, seen == null ? all[at].seen() : rows(seen, k, own.length));
                judge(one, some.get(k));
                all[at] = one;
            }
        }
    }

    private void judge(DayCycle one, LifeSubject subject) {
        one.judge(Course.mechanisms(samples.get(subject.sample())), setting.horizon() / passes, terms(one.days.length));
    }

    /** Mean and waves that so many days tell. */
    private static int terms(int days) {
        return days < FIRST_DAYS ? FEW_TERMS : TERMS;
    }

    /** Which of the first days of the fresh cell are simulated again: all, or every other one in turn. */
    private static int[] shown(int days, int turn) {
        int every = FIRST_DAYS / days;
        return IntStream.range(0, days).map(k -> k * every + turn % every).toArray();
    }

    private static int[] numbers(List<LifeSubject> subjects) {
        return IntStream.range(0, subjects.size()).toArray();
    }

    /** The rows of one subject among those of all. */
    private static double[][] rows(double[][] all, int subject, int each) {
        return Arrays.copyOfRange(all, subject * each, (subject + 1) * each);
    }

    /**
     * What long steps give at a later age, corrected as for the fresh cell.
     *
     * @param daily what each day adds, shape [channels][days of the cycle]; modified
     * @param some what some days add, shape [days][channels]; modified
     * @param days which these are; not modified
     * @param fresh what the fresh cell has shown
     */
    private static DayCycle longSteps(double[][] daily, double[][] some, int[] days, DayCycle fresh) {
        for (int c = 0; c < daily.length; c++) {
            DayRatio first = fresh.ratio(c, TERMS);
            for (int j = 0; j < days.length; j++) {
                some[j][c] = first.blind() ? fresh.daily[c][days[j]] : some[j][c] * first.at(days[j]);
            }
            if (first.blind()) {
                daily[c] = fresh.daily[c].clone();
            } else {
                first.correct(daily[c]);
            }
        }
        return new DayCycle(daily);
    }
}

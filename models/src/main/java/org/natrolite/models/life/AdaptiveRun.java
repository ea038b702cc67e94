package org.natrolite.models.life;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.models.ageing.AgeingState;
import org.natrolite.models.ageing.Mechanism;
import org.natrolite.models.ageing.Target;
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

    /** How many of the first of these are simulated again at each later age. */
    private static final int LATER_DAYS = 4;

    /** Mean and waves of what days show over what is expected of them. */
    private static final int FIRST_TERMS = 5;

    private static final int LATER_TERMS = 3;

    /** Share of the tolerance by which days of fresh cells may disagree. */
    private static final double FIRST_DISAGREE = 0.5;

    /** The same at a later age, which counts for half of a life at most. */
    private static final double LATER_DISAGREE = 1;

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

    /** The cycle of a sample as its days have shown it. */
    private static final class Seen {
        /** What each day adds, shape [channels][days]; in long steps, until it is corrected. */
        final double[][] daily;

        /** Days simulated, and of each what long steps and its own give, shape [days][channels]. */
        int[] days = new int[0];

        double[][] expected = new double[0][];
        double[][] seen = new double[0][];

        /** What the capacity may miss because only some days were simulated. */
        double seasonal;

        boolean open = true;

        Seen(double[][] daily) {
            this.daily = daily;
        }

        /** Adds days: what long steps or another age give of them, and their own steps, shape [days][channels] or longer. */
        void add(int[] more, double[][] expected, double[][] seen) {
            int n = days.length;
            days = Arrays.copyOf(days, n + more.length);
            this.expected = Arrays.copyOf(this.expected, n + more.length);
            this.seen = Arrays.copyOf(this.seen, n + more.length);
            for (int k = 0; k < more.length; k++) {
                days[n + k] = more[k];
                this.expected[n + k] = expected[k];
                this.seen[n + k] = seen[k];
            }
        }
    }

    /** What fresh samples have shown, and where they stood. */
    private record Fresh(CycleSweep sweep, List<Seen> seen) {}

    private List<Outcome> run() {
        samples.forEach(AdaptiveRun::requireSums);
        List<CellNow> cells = LifeSetting.cells(samples);
        List<LifeSubject> fresh = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            fresh.add(new LifeSubject(i, samples.get(i).start().law(), cells.get(i)));
        }
        double[] start = setting.settled(cells);
        Fresh cycle = passes == 1 ? null : cycle(fresh, start);
        List<double[][]> daily = cycle == null
                ? single(fresh, start)
                : cycle.seen.stream().map(one -> one.daily).toList();
        List<Course> courses = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            courses.add(new Course(
                    samples.get(i),
                    setting.options(),
                    setting.duty().passLength(),
                    daily.get(i),
                    cycle == null ? 0 : cycle.seen.get(i).seasonal));
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
    private List<double[][]> single(List<LifeSubject> subjects, double[] states) {
        int[] taken = new int[subjects.size()];
        List<CellNow> cells = subjects.stream().map(LifeSubject::cell).toList();
        setting.settleInDetail(cells, states, taken);
        List<DayVisits.Visit> days = new ArrayList<>();
        for (int k = 0; k < taken.length; k++) {
            visits.count(subjects.get(k).sample(), taken[k]);
            days.add(new DayVisits.Visit(subjects.get(k), 0, CellState.rested(0, 0, CheckUp.TEMPERATURE), 0));
        }
        List<double[][]> daily = new ArrayList<>();
        for (double[] seen : visits.inDetail(DayVisits.at(days, states))) {
            daily.add(Arrays.stream(seen).mapToObj(one -> new double[] {one}).toArray(double[][]::new));
        }
        return daily;
    }

    /** Every day of a cycle in long steps, some of them in the duty's own, more where these do not agree. */
    private Fresh cycle(List<LifeSubject> fresh, double[] start) {
        CycleSweep sweep = CycleSweep.of(setting, fresh, start);
        List<Seen> all = new ArrayList<>();
        fresh.forEach(subject -> all.add(new Seen(sweep.daily(subject.sample()))));
        int afford = (int) Math.max(FIRST_DAYS, Math.min(MOST_DAYS, 0.01 * setting.horizon()));
        for (int count = FIRST_DAYS; count <= afford; count *= 2) {
            // each doubling puts the new days between those that are there
            int[] added =
                    count == FIRST_DAYS ? spread(count, 0.5) : spread(count / 2, count == 2 * FIRST_DAYS ? 0 : 0.25);
            List<LifeSubject> open =
                    fresh.stream().filter(one -> all.get(one.sample()).open).toList();
            if (open.isEmpty()) {
                break;
            }
            int[] numbers = open.stream().mapToInt(LifeSubject::sample).toArray();
            double[][] detail = visits.inDetail(sweep, open, numbers, added);
            double[][] longSteps = visits.inLongSteps(sweep, open, numbers, added);
            for (int k = 0; k < numbers.length; k++) {
                Seen one = all.get(numbers[k]);
                int from = k * added.length;
                one.add(
                        added,
                        Arrays.copyOfRange(longSteps, from, from + added.length),
                        Arrays.copyOfRange(detail, from, from + added.length));
                one.seasonal = disagreement(samples.get(numbers[k]), one, FIRST_TERMS);
                one.open = one.seasonal > FIRST_DISAGREE * setting.options().tolerance();
            }
        }
        all.forEach(one -> correct(one, FIRST_TERMS));
        return new Fresh(sweep, all);
    }

    private void correct(Seen one, int terms) {
        for (int c = 0; c < one.daily.length; c++) {
            ratio(c, one, terms).correct(one.daily[c]);
        }
    }

    private int[] spread(int count, double offset) {
        int[] days = new int[count];
        for (int k = 0; k < count; k++) {
            days[k] = (int) Math.min(passes - 1, (k + offset) * passes / count);
        }
        return days;
    }

    private DayRatio ratio(int channel, Seen one, int terms) {
        return DayRatio.of(passes, one.days, channel, one.expected, one.seen, terms);
    }

    /** What the capacity may miss at the end because days do not agree with the ratio fitted to them. */
    private double disagreement(LifeSample sample, Seen one, int terms) {
        double sum = 0;
        List<Mechanism> mechanisms = Course.mechanisms(sample);
        for (int c = 0; c < mechanisms.size(); c++) {
            Mechanism mechanism = mechanisms.get(c);
            if (mechanism.target() != Target.SUDDEN_DEATH) {
                DayRatio ratio = ratio(c, one, terms);
                double[] daily = one.daily[c].clone();
                ratio.correct(daily);
                double end = setting.horizon() / passes * Arrays.stream(daily).sum();
                double loss = mechanism.loss(end * (1 + ratio.scatter())) - mechanism.loss(end);
                sum += loss * loss;
            }
        }
        return Math.sqrt(sum);
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
        List<double[]> damages = new ArrayList<>();
        for (int i = 0; i < courses.size(); i++) {
            for (double[] damage : courses.get(i).next()) {
                AgeingState state = samples.get(i).start().law().fresh();
                state.repeat(state.damage(), damage, 1);
                aged.add(new LifeSubject(i, state.law(), samples.get(i).ageing().at(state)));
                damages.add(damage);
            }
        }
        if (aged.isEmpty()) {
            return false;
        }
        List<Seen> seen = fresh == null
                ? single(aged, statesOf(aged, start)).stream().map(Seen::new).toList()
                : aged(aged, fresh, start);
        for (int k = 0; k < damages.size(); k++) {
            courses.get(aged.get(k).sample()).take(damages.get(k), seen.get(k).daily, seen.get(k).seasonal);
        }
        return true;
    }

    /**
     * What each day adds at later ages: what it adds to the fresh cell, corrected by what some days of aged cells show over the
     * same days of fresh ones. Where these do not agree on that, or cannot be approached from the days just before, all days are
     * gone through again in long steps.
     */
    private List<Seen> aged(List<LifeSubject> aged, Fresh fresh, double[] start) {
        int[] shown = later();
        int[] first = spread(FIRST_DAYS, 0.5);
        int[] days = Arrays.stream(shown).map(k -> first[k]).toArray();
        Seen[] all = new Seen[aged.size()];
        double[][][] detail = new double[aged.size()][][];
        List<Integer> near = new ArrayList<>();
        List<Integer> far = new ArrayList<>();
        for (int k = 0; k < all.length; k++) {
            (fresh.sweep.remembers(aged.get(k).sample()) ? far : near).add(k);
        }
        if (!near.isEmpty()) {
            List<LifeSubject> subjects = at(aged, near);
            DayApproach approach = DayApproach.of(setting, subjects, fresh.sweep, days);
            double[][] seen = visits.inDetail(approach, subjects, numbers(subjects), days);
            for (int k = 0; k < subjects.size(); k++) {
                int sample = subjects.get(k).sample();
                Seen before = fresh.seen.get(sample);
                Seen one = new Seen(
                        Arrays.stream(before.daily).map(double[]::clone).toArray(double[][]::new));
                detail[near.get(k)] = rows(seen, k, days.length);
                one.add(
                        days,
                        Arrays.stream(shown).mapToObj(d -> before.seen[d]).toArray(double[][]::new),
                        detail[near.get(k)]);
                one.seasonal = disagreement(samples.get(sample), one, LATER_TERMS);
                if (one.seasonal <= LATER_DISAGREE * setting.options().tolerance()) {
                    all[near.get(k)] = one;
                } else {
                    far.add(near.get(k));
                }
            }
        }
        if (!far.isEmpty()) {
            List<LifeSubject> subjects = at(aged, far);
            CycleSweep sweep = CycleSweep.of(setting, subjects, statesOf(subjects, start));
            double[][] longSteps = visits.inLongSteps(sweep, subjects, numbers(subjects), days);
            int[] unseen = IntStream.range(0, subjects.size())
                    .filter(k -> detail[far.get(k)] == null)
                    .toArray();
            double[][] seen = visits.inDetail(
                    sweep, Arrays.stream(unseen).mapToObj(subjects::get).toList(), unseen, days);
            for (int k = 0; k < unseen.length; k++) {
                detail[far.get(unseen[k])] = rows(seen, k, days.length);
            }
            for (int k = 0; k < subjects.size(); k++) {
                int sample = subjects.get(k).sample();
                Seen one = swept(sweep.daily(k), rows(longSteps, k, days.length), days, fresh.seen.get(sample));
                one.add(days, rows(longSteps, k, days.length), detail[far.get(k)]);
                one.seasonal = disagreement(samples.get(sample), one, LATER_TERMS);
                all[far.get(k)] = one;
            }
        }
        for (Seen one : all) {
            correct(one, LATER_TERMS);
        }
        return List.of(all);
    }

    private static int[] later() {
        int[] shown = new int[LATER_DAYS];
        for (int k = 0; k < LATER_DAYS; k++) {
            shown[k] = k * FIRST_DAYS / LATER_DAYS;
        }
        return shown;
    }

    private static List<LifeSubject> at(List<LifeSubject> all, List<Integer> which) {
        return which.stream().map(all::get).toList();
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
    private Seen swept(double[][] daily, double[][] some, int[] days, Seen fresh) {
        for (int c = 0; c < daily.length; c++) {
            DayRatio first = ratio(c, fresh, FIRST_TERMS);
            for (int j = 0; j < days.length; j++) {
                some[j][c] = first.blind() ? fresh.daily[c][days[j]] : some[j][c] * first.at(days[j]);
            }
            if (first.blind()) {
                daily[c] = fresh.daily[c].clone();
            } else {
                first.correct(daily[c]);
            }
        }
        return new Seen(daily);
    }
}

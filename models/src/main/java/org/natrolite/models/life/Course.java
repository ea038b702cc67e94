package org.natrolite.models.life;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.natrolite.models.ageing.AgeingState;
import org.natrolite.models.ageing.Mechanism;
import org.natrolite.models.ageing.Target;

/**
 * The slow scale of one sample: what a day does to each damage coordinate, as a function of the day of the cycle and of the
 * age, integrated from the start to the end. It asks for the ages at which days are to be simulated, until another one changes
 * nothing that matters.
 *
 * <p>Channels are the coordinates of the mechanisms and then the numbers of a {@link Tally}; all of them are sums over days.
 * The age is one number, what is lost of the capacity plus the growth of the resistance: along the life of one cell it tells
 * its state.
 */
final class Course {
    /** Steps of the integration between two check-ups. */
    private static final int STEPS = 6;

    /** Ages at most at which days are simulated, the first one left out. */
    private static final int MOST_AGES = 20;

    /** An age beyond the last by more than this share of the whole is simulated itself. */
    private static final double BEYOND = 0.05;

    /** Days simulated at the first two ages after the start of a long life, and at others where these change much. */
    private static final int MORE_DAYS = 2 * AdaptiveRun.LATER_DAYS;

    /** Days simulated at an age after the first at most. */
    private static final int MOST_DAYS = 16;

    /** Share of all days that may be simulated, and how many may be however short a life is. */
    private static final double DAYS = 0.02;

    private static final int DAYS_OF_SHORT = 88;

    /** Part of that share which the start and the first two ages after it may take. */
    private static final double FIRST = 0.5;

    /** Square of the share of the tolerance that is left for what ages miss, however little days of the cycle agree. */
    private static final double LEAST = 0.25;

    /** Share of the tolerance that may be missed because only some days of the cycle were simulated. */
    private static final double SEASONAL = 0.75;

    /** The same because an age was simulated with damage that the cell does not come to have at that age. */
    private static final double ASTRAY = 0.2;

    /** Tolerances by which ages may move what is told of the end, before one test of what is between them is not enough. */
    private static final double SWING = 15;

    /** Ages nearer to each other than this share of the whole are one. */
    private static final double SAME = 0.02;

    /** Share of the tolerance that check-ups may differ by from what those around them tell. */
    private static final double TESTED = 0.1;

    private static final List<Target> TARGETS = List.of(Target.values());

    /** What is told of the age, on the way, when nothing is worth simulating any more. */
    private static final double STILL = 1e-9;

    private final LifeSample sample;
    private final LifeOptions options;
    private final double passLength;
    private final int channels;
    private final double[] times;
    private final AgeResponse response;
    private final AgeingState probe;
    private final double[] flat;
    private @Nullable Track track;

    /** Days that are the share of all which may be simulated, and how many are where a life is short. */
    private final double share;

    private final double most;
    private double missed = Double.POSITIVE_INFINITY;

    /** The most that an age has moved of what is told of the end. */
    private double swing;

    private boolean held;
    private int turns;

    /** Ages in a row, between others, that have moved next to nothing. */
    private int tests;

    /**
     * An age at which days are to be simulated.
     *
     * @param damage damage coordinates there, shape [mechanisms]; not modified
     * @param days how many days
     * @param turn how often was asked before, so that not all look at the same days
     * @param instead what was seen of it before and is worth less, or null
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on within a run, and never compared
    record Ask(double[] damage, int days, int turn, AgeResponse.@Nullable Seen instead) {}

    /** One integration: damage and tallies at each check-up, and the ages on the way. */
    private static final class Track {
        final double[][] atCheck;
        final double[] capacity;
        final double[] growth;
        final double[] ages;
        final double[][] states;
        int length;
        boolean dead;

        /** Whether something that never falls would have fallen between the ages that were seen. */
        boolean held;

        Track(int checks, int channels) {
            atCheck = new double[checks][channels];
            capacity = new double[checks];
            growth = new double[checks];
            ages = new double[checks * STEPS + 1];
            states = new double[checks * STEPS + 1][];
        }
    }

    /**
     * @param day what each day of the cycle adds to each channel at the age of the start
     */
    Course(LifeSample sample, LifeOptions options, double passLength, DayCycle day) {
        this.sample = sample;
        this.options = options;
        this.passLength = passLength;
        this.channels = day.channels();
        this.times = Recorder.times(options.years());
        this.probe = sample.start().law().fresh();
        this.flat = probe.toArray();
        this.response = new AgeResponse(day.daily[0].length);
        this.share = DAYS * options.years() * Recorder.YEAR / passLength;
        this.most = Math.max(DAYS_OF_SHORT, share);
        double[] start = sample.start().damage();
        response.put(age(start), start, day);
        held = day.held;
        integrate();
    }

    /** Age that damage stands for. */
    private double age(double[] state) {
        AgeingState damage = damage(state);
        return 1 - damage.capacity(CheckUp.TEMPERATURE) + damage.loss(Target.RESISTANCE_GROWTH);
    }

    /** Damage among the channels, as a state that is valid until the next call. */
    private AgeingState damage(double[] state) {
        System.arraycopy(state, 0, flat, 0, probe.law().mechanisms().size());
        probe.restore(flat);
        return probe;
    }

    /**
     * @param simulated days simulated so far
     * @return ages at which days are to be simulated next, to be {@linkplain #take taken} in this order; none where enough is
     *     known
     */
    List<Ask> next(int simulated) {
        Track known = Objects.requireNonNull(track);
        double first = known.ages[0];
        double end = known.ages[known.length];
        if (end - first < STILL) {
            return List.of();
        }
        if (response.size() == 1) {
            // the second tells what the first was worth, and side by side they cost hardly more than one; what the end
            // shows
            // stands for the last years, and nothing beyond it tells where few of its days have shown too little
            int days = simulated + 2 * MORE_DAYS <= FIRST * share ? MORE_DAYS : AdaptiveRun.LATER_DAYS;
            return List.of(
                    new Ask(damageAt(known, end), days, turns++, null),
                    new Ask(damageAt(known, first + 0.5 * (end - first)), days, turns++, null));
        }
        List<Ask> asks = new ArrayList<>();
        int left = (int) most - simulated;
        for (AgeResponse.Seen astray : astray(known)) {
            double[] damage = damageAt(known, Math.min(astray.age(), end));
            left = ask(new Ask(damage, Math.max(days(), astray.days()), turns++, astray), left, asks);
        }
        if (!done() && response.size() <= MOST_AGES) {
            boolean beyond = end > response.last() + BEYOND * (end - first);
            double[] damage = damageAt(known, beyond ? end : response.middleOfWidest(end));
            left = ask(new Ask(damage, days(), turns++, null), left, asks);
        }
        if (asks.isEmpty() && response.missed() > SEASONAL * options.tolerance()) {
            for (AgeResponse.Seen vague : vague()) {
                double[] damage = damageAt(known, Math.min(vague.age(), end));
                left = ask(new Ask(damage, Math.min(MOST_DAYS, 2 * vague.days()), turns++, vague), left, asks);
            }
        }
        return asks;
    }

    /** Days of another age: more where these change much. */
    private int days() {
        return swing > SWING * options.tolerance() ? MORE_DAYS : AdaptiveRun.LATER_DAYS;
    }

    /** Adds what can be afforded; answers the days that are left. */
    private static int ask(Ask one, int left, List<Ask> asks) {
        if (one.days > left) {
            return left;
        }
        asks.add(one);
        return left - one.days;
    }

    /** Ages that were simulated with another damage than the cell has there by what is known now, where that matters. */
    private List<AgeResponse.Seen> astray(Track known) {
        List<AgeResponse.Seen> nodes = response.nodes();
        double end = known.ages[known.length];
        double near = SAME * (end - known.ages[0]);
        List<AgeResponse.Seen> astray = new ArrayList<>();
        for (int i = 1; i < nodes.size(); i++) {
            // one beyond the end would come to lie there
            boolean room = end - nodes.get(i - 1).age() > near;
            if (room && astray(known, i) > ASTRAY * options.tolerance()) {
                astray.add(nodes.get(i));
            }
        }
        return astray;
    }

    /**
     * What the loss at the end may miss because an age was simulated with another damage: as far as that lies from the way of
     * the cell, over the length of the way, so is this to what the way makes of the loss.
     */
    private double astray(Track known, int i) {
        double end = known.ages[known.length];
        AgeResponse.Seen node = response.nodes().get(i);
        double[] there = effects(node.damage());
        double[] here = effects(damageAt(known, Math.min(node.age(), end)));
        double scale = Math.min(1, end / node.age());
        double off = 0;
        for (int k = 0; k < here.length; k++) {
            off = Math.max(off, Math.abs(scale * there[k] - here[k]));
        }
        return response.part(i) * swing * off / (end - known.ages[0]);
    }

    /** What damage does to the cell: what it loses of its capacity, and what each target loses. */
    private double[] effects(double[] damage) {
        AgeingState state = damage(damage);
        double[] effects = new double[TARGETS.size() + 1];
        effects[0] = 1 - state.capacity(CheckUp.TEMPERATURE);
        for (int k = 0; k < TARGETS.size(); k++) {
            Target target = TARGETS.get(k);
            effects[k + 1] = target == Target.SUDDEN_DEATH ? 0 : state.loss(target);
        }
        return effects;
    }

    /** Ages whose days agree least with each other, as many as have to tell more for all to miss little enough. */
    private List<AgeResponse.Seen> vague() {
        List<AgeResponse.Seen> nodes = response.nodes();
        double share = SEASONAL * options.tolerance() / Math.sqrt(nodes.size());
        return IntStream.range(1, nodes.size())
                .filter(i -> nodes.get(i).days() > 0 && nodes.get(i).days() < MOST_DAYS)
                .filter(i -> response.part(i) * nodes.get(i).miss() > share)
                .boxed()
                .sorted(Comparator.comparingDouble(
                        i -> -response.part(i) * nodes.get(i).miss()))
                .map(nodes::get)
                .toList();
    }

    private double[] damageAt(Track known, double age) {
        int i = 1;
        while (i < known.length && known.ages[i] < age) {
            i++;
        }
        double width = known.ages[i] - known.ages[i - 1];
        double share = width > 0 ? Math.max(0, Math.min(1, (age - known.ages[i - 1]) / width)) : 1;
        double[] damage = new double[probe.law().mechanisms().size()];
        for (int c = 0; c < damage.length; c++) {
            damage[c] = known.states[i - 1][c] + share * (known.states[i][c] - known.states[i - 1][c]);
        }
        return damage;
    }

    /**
     * Takes what was seen at an age.
     *
     * @param ask what was asked for
     * @param day what each day of the cycle adds to each channel there
     */
    void take(Ask ask, DayCycle day) {
        Track before = Objects.requireNonNull(track);
        boolean between = age(ask.damage) < response.last();
        if (ask.instead != null) {
            response.remove(ask.instead);
        }
        response.put(age(ask.damage), ask.damage, day);
        held |= day.held;
        Track now = integrate();
        if (ask.instead == null) {
            missed = 0;
            for (int i = 0; i < times.length; i++) {
                missed = Math.max(missed, Math.abs(now.capacity[i] - before.capacity[i]));
                missed = Math.max(missed, Math.abs(now.growth[i] - before.growth[i]));
            }
            swing = Math.max(swing, missed);
        }
        if (ask.instead == null) {
            // one that lies beyond all others says nothing of what is between these
            boolean calm = missed <= left();
            tests = calm ? tests + (between ? 1 : 0) : 0;
        }
    }

    /** What ages may still miss. */
    private double left() {
        double left = 1 - Math.pow(response.missed() / options.tolerance(), 2);
        return options.tolerance() * Math.sqrt(Math.max(LEAST, left));
    }

    /** Whether ages between the others have moved next to nothing: two of them, where the first have moved much. */
    private boolean done() {
        return tests >= (swing > SWING * options.tolerance() ? 2 : 1);
    }

    /** Goes from the start to the end with what is known of the rates by now. */
    private Track integrate() {
        Track next = new Track(times.length, channels);
        double[] now = new double[channels];
        System.arraycopy(
                sample.start().damage(), 0, now, 0, probe.law().mechanisms().size());
        double[] middle = new double[channels];
        double[] step = new double[channels];
        next.ages[0] = age(now);
        next.states[0] = now.clone();
        double from = 0;
        int asked = channels - Tally.SIZE + Tally.ASKED;
        for (int i = 0; i < times.length; i++) {
            double until = times[i] * Recorder.YEAR / passLength;
            for (int s = 1; s <= STEPS; s++) {
                double to = s == STEPS ? until : from + (until - from) / (STEPS - s + 1);
                if (next.dead) {
                    // what is asked for does not depend on the age
                    response.passed(next.ages[0], from, to, step);
                    now[asked] += step[asked];
                } else {
                    response.passed(age(now), from, to, step);
                    for (int c = 0; c < channels; c++) {
                        middle[c] = now[c] + 0.5 * step[c];
                    }
                    next.held |= response.passed(age(middle), from, to, step);
                    go(now, step, next);
                    next.length++;
                    next.ages[next.length] = age(now);
                    next.states[next.length] = now.clone();
                }
                from = to;
            }
            AgeingState damage = damage(now);
            next.atCheck[i] = now.clone();
            next.capacity[i] = damage.capacity(CheckUp.TEMPERATURE);
            next.growth[i] = damage.loss(Target.RESISTANCE_GROWTH);
        }
        track = next;
        return next;
    }

    /** Takes a step, or as much of it as leaves the cell just alive. */
    private void go(double[] now, double[] step, Track next) {
        double before = damage(now).capacity(CheckUp.TEMPERATURE);
        double[] start = now.clone();
        add(now, start, step, 1);
        double after = damage(now).capacity(CheckUp.TEMPERATURE);
        if (after >= Recorder.DEAD) {
            return;
        }
        double low = 0;
        double high = 1;
        for (int k = 0; k < 60 && before >= Recorder.DEAD; k++) {
            double half = 0.5 * (low + high);
            add(now, start, step, half);
            if (damage(now).capacity(CheckUp.TEMPERATURE) < Recorder.DEAD) {
                high = half;
            } else {
                low = half;
            }
        }
        add(now, start, step, low);
        int asked = channels - Tally.SIZE + Tally.ASKED;
        now[asked] = start[asked] + step[asked];
        next.dead = true;
    }

    private static void add(double[] now, double[] start, double[] step, double times) {
        for (int c = 0; c < now.length; c++) {
            now[c] = start[c] + times * step[c];
        }
    }

    /**
     * @param simulated days simulated in the duty's own steps
     * @param rateClamped whether a rate was held at zero on any of them
     */
    LifeHistory history(double simulated, boolean rateClamped) {
        Recorder recorder = new Recorder(sample, options);
        Track life = Objects.requireNonNull(track);
        List<LifeHistory.Check> checks = checks(recorder, life);
        recorder.note(checks.get(0), sample.start());
        double[] before = new double[channels];
        Tally tally = new Tally();
        for (int i = 0; i < times.length; i++) {
            recorder.note(checks.get(i + 1), damage(life.atCheck[i]));
            if (Recorder.endsYear(times, i)) {
                double[] passed = life.atCheck[i].clone();
                for (int c = 0; c < channels; c++) {
                    passed[c] -= before[c];
                }
                tally.set(passed, channels - Tally.SIZE);
                recorder.year(times[i], tally);
                before = life.atCheck[i];
            }
        }
        return recorder.history(rateClamped, held || life.held, life.dead, simulated, error(life));
    }

    /** What is to be expected to be missed: between ages, between days and beside the way. */
    private double error(Track life) {
        double squares = Math.pow(response.missed(), 2);
        if (response.size() > 1) {
            squares += missed * missed;
            for (int i = 1; i < response.size(); i++) {
                squares += Math.pow(astray(life, i), 2);
            }
        }
        return Math.sqrt(squares);
    }

    private List<LifeHistory.Check> checks(Recorder recorder, Track life) {
        int n = times.length + 1;
        double[] years = new double[n];
        double[] ages = new double[n];
        double[] capacity = new double[n];
        double[] growth = new double[n];
        double[][] states = new double[n][];
        System.arraycopy(times, 0, years, 1, n - 1);
        System.arraycopy(life.atCheck, 0, states, 1, n - 1);
        states[0] = sample.start().damage();
        for (int i = 0; i < n; i++) {
            AgeingState damage = damage(states[i]);
            ages[i] = age(states[i]);
            capacity[i] = Math.max(Recorder.DEAD, damage.capacity(CheckUp.TEMPERATURE));
            growth[i] = damage.loss(Target.RESISTANCE_GROWTH);
        }
        return CheckCourse.of(
                years,
                ages,
                capacity,
                growth,
                TESTED * options.tolerance(),
                i -> recorder.tested(years[i], damage(states[i])));
    }

    /** Damage at the end. */
    AgeingState end() {
        Track life = Objects.requireNonNull(track);
        AgeingState end = sample.start().law().fresh();
        end.repeat(end.damage(), Arrays.copyOf(life.atCheck[times.length - 1], end.damage().length), 1);
        return end;
    }

    static List<Mechanism> mechanisms(LifeSample sample) {
        return sample.start().law().mechanisms();
    }
}

package org.natrolite.models.life;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
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

    /** Square of the share of the tolerance that is left for what ages miss, however little days of the cycle agree. */
    private static final double LEAST = 0.25;

    /** Share of the tolerance that check-ups may differ by from what those around them tell. */
    private static final double TESTED = 0.05;

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
    private double missed = Double.POSITIVE_INFINITY;
    private boolean done;

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
     * @param daily what each day of the cycle adds to each channel at the age of the start, shape [channels][days]
     * @param seasonal what the capacity may miss because only some of these days were simulated, 1
     */
    Course(LifeSample sample, LifeOptions options, double passLength, double[][] daily, double seasonal) {
        this.sample = sample;
        this.options = options;
        this.passLength = passLength;
        this.channels = daily.length;
        this.times = Recorder.times(options.years());
        this.probe = sample.start().law().fresh();
        this.flat = probe.toArray();
        this.response = new AgeResponse(daily[0].length);
        response.put(age(sample.start().damage()), daily, seasonal);
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
     * @return damages at which days are to be simulated next, to be {@linkplain #take taken} in this order; none where enough is
     *     known
     */
    List<double[]> next() {
        Track known = Objects.requireNonNull(track);
        double first = known.ages[0];
        double end = known.ages[known.length];
        if (done || end - first < STILL || response.size() > MOST_AGES) {
            return List.of();
        }
        if (response.size() == 1) {
            // the second tells what the first was worth, and side by side they cost hardly more than one
            return List.of(damageAt(known, end), damageAt(known, first + 0.5 * (end - first)));
        }
        boolean beyond = end > response.last() + BEYOND * (end - first);
        return List.of(damageAt(known, beyond ? end : response.middleOfWidest(end)));
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
     * @param state damage there
     * @param daily what each day of the cycle adds to each channel there, shape [channels][days]; not copied
     * @param seasonal what the capacity may miss at the end, if days were these all along, because only some were simulated, 1
     */
    void take(double[] state, double[][] daily, double seasonal) {
        Track before = track;
        response.put(age(state), daily, seasonal);
        integrate();
        if (before != null) {
            missed = 0;
            Track track = Objects.requireNonNull(this.track);
            for (int i = 0; i < times.length; i++) {
                missed = Math.max(missed, Math.abs(track.capacity[i] - before.capacity[i]));
                missed = Math.max(missed, Math.abs(track.growth[i] - before.growth[i]));
            }
            double left = 1 - Math.pow(response.missed() / options.tolerance(), 2);
            done = missed <= options.tolerance() * Math.sqrt(Math.max(LEAST, left));
        }
    }

    /** Goes from the start to the end with what is known of the rates by now. */
    private void integrate() {
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
        double error = Math.hypot(response.missed(), Double.isInfinite(missed) ? 0 : missed);
        return recorder.history(rateClamped || life.held, life.dead, simulated, error);
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

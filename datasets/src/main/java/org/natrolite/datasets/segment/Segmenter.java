package org.natrolite.datasets.segment;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.core.series.Channel;
import org.natrolite.core.series.TimeSeries;
import org.natrolite.datasets.segment.Segment.Kind;

/**
 * Cuts a series of any length into rests, constant current, constant voltage, constant power, pulses and profiles by
 * current and voltage alone; steps that the instrument counted play no part. The package explains the method. Not safe for
 * use by many threads.
 */
public final class Segmenter {
    /** Part of the typical current up to which the cell rests: a slow discharge beside fast pulses is no rest. */
    private static final double REST = 0.005;

    /** Part by which a constant current or power may wander from its mean. */
    private static final double CONSTANT = 0.01;

    /** Part of the typical current by which a constant current may wander: resolution and noise of the sensor. */
    private static final double CURRENT_NOISE = 0.004;

    /** Voltage by which a constant voltage may wander from its mean, V. */
    private static final double HELD = 0.004;

    /** Rows from which a run is steady, or the time that makes up for few of them, s. */
    private static final int STEADY_ROWS = 4;

    private static final double STEADY_TIME = 60;

    /** Longest pulse or step of a profile, s. */
    private static final double SHORT = 60;

    /** Longest rest within a profile, s. */
    private static final double SHORT_REST = 120;

    /** Steps without a long one between them that make a profile if they have more than {@link #LEVELS} currents. */
    private static final int STEPS = 8;

    private static final int LEVELS = 4;

    /** Part of the typical current that sets two levels apart. */
    private static final double LEVEL = 0.05;

    /** Short steps that may wait for what becomes of them. */
    private static final int MOST_WAITING = 64;

    private final double typical;
    private final Consumer<Segment> sink;
    private final List<Stretch> waiting = new ArrayList<>();
    private final Set<Long> levels = new HashSet<>();
    private final Hypotheses hypotheses = new Hypotheses();
    private @Nullable Stretch run;
    private @Nullable Stretch profile;
    private @Nullable Stretch held;
    private double tail;
    private Kind before = Kind.REST;
    private long row;
    private double time;
    private double voltage;
    private double current;

    private Segmenter(double typical, Consumer<Segment> sink) {
        this.typical = typical;
        this.sink = sink;
    }

    /**
     * @param typicalCurrent typical current under load, A, from which rest and noise follow; zero where none flows
     * @param sink takes the segments in order
     * @return a segmenter before its first row
     * @throws BadArgumentException if the current is negative or not finite
     */
    public static Segmenter of(double typicalCurrent, Consumer<Segment> sink) {
        return new Segmenter(
                BadArgumentException.requireWithin(typicalCurrent, 0, Double.MAX_VALUE, "typical current in A"), sink);
    }

    /**
     * @param series series with voltage and current
     * @param typicalCurrent typical current under load, A
     * @return its segments, which cover all rows
     */
    public static List<Segment> segments(TimeSeries series, double typicalCurrent) {
        List<Segment> segments = new ArrayList<>();
        Segmenter segmenter = of(typicalCurrent, segments::add);
        segmenter.add(series);
        segmenter.end();
        return segments;
    }

    /**
     * @param piece rows that follow those before, with time, voltage and current
     */
    public void add(TimeSeries piece) {
        double[] t = piece.column(Channel.TIME);
        double[] v = piece.column(Channel.VOLTAGE);
        double[] i = piece.column(Channel.CURRENT);
        for (int k = 0; k < t.length; k++) {
            add(t[k], v[k], i[k]);
        }
    }

    private void add(double t, double v, double i) {
        double charge = row == 0 ? 0 : 0.5 * (i + current) * (t - time);
        double energy = row == 0 ? 0 : 0.5 * (i * v + current * voltage) * (t - time);
        boolean rests = Math.abs(i) <= REST * typical;
        Stretch open = run;
        if (open != null) {
            boolean goesOn = open.resting() ? rests : !rests && i * current > 0 && hypotheses.hold(v, i, typical);
            if (!goesOn) {
                close(open);
                open = null;
            }
        }
        if (open == null) {
            open = new Stretch(row, row == 0 ? t : time, t, v);
            open.kind = rests ? Kind.REST : Kind.PROFILE;
            hypotheses.start(v, i);
            run = open;
        }
        open.add(t, v, i, charge, energy);
        time = t;
        voltage = v;
        current = i;
        row++;
    }

    /** Hands on what is still open; to be called after the last row. */
    public void end() {
        if (run != null) {
            close(run);
            run = null;
        }
        flush();
        if (held != null) {
            sink.accept(held.segment());
            held = null;
        }
    }

    private void close(Stretch piece) {
        boolean steady = piece.rows() >= STEADY_ROWS || (piece.rows() > 1 && piece.duration() >= STEADY_TIME);
        if (!piece.resting() && steady) {
            piece.kind = hypotheses.longest();
        }
        boolean brief = piece.resting() ? piece.duration() < SHORT_REST : !steady || piece.duration() < SHORT;
        if (!brief) {
            // What waits is judged with the knowledge of what comes after it.
            waiting.add(piece);
            flush();
            return;
        }
        Stretch going = profile;
        if (going != null) {
            going.add(piece);
            return;
        }
        waiting.add(piece);
        if (!piece.resting()) {
            levels.add(Math.round(piece.meanCurrent() / (LEVEL * typical)));
        }
        long steps = waiting.stream().filter(step -> !step.resting()).count();
        if (steps >= STEPS && levels.size() > LEVELS) {
            startProfile();
        } else if (waiting.size() > MOST_WAITING) {
            settle(waiting.subList(0, MOST_WAITING / 2), false);
            recount();
        }
    }

    /** The levels of the steps that still wait. */
    private void recount() {
        levels.clear();
        for (Stretch step : waiting) {
            if (!step.resting()) {
                levels.add(Math.round(step.meanCurrent() / (LEVEL * typical)));
            }
        }
    }

    /** Steps that wait become one profile; a rest before them stays a rest. */
    private void startProfile() {
        if (waiting.get(0).resting()) {
            emit(waiting.remove(0));
        }
        Stretch first = waiting.get(0);
        for (Stretch step : waiting.subList(1, waiting.size())) {
            first.add(step);
        }
        first.kind = Kind.PROFILE;
        profile = first;
        waiting.clear();
        levels.clear();
    }

    /** Ends a profile and settles what waits. */
    private void flush() {
        Stretch going = profile;
        if (going != null) {
            emit(going);
            profile = null;
        }
        settle(waiting, true);
        levels.clear();
    }

    /** Says of short steps what they are, and hands them on; {@code steps} is emptied. */
    private void settle(List<Stretch> steps, boolean whole) {
        join(steps);
        for (int i = 0; i < steps.size(); i++) {
            Stretch step = steps.get(i);
            boolean steady = !step.resting() && step.kind != Kind.PROFILE;
            boolean rests = i + 1 < steps.size() ? steps.get(i + 1).resting() : whole;
            if (steady && step.duration() < SHORT && before == Kind.REST && rests) {
                step.kind = Kind.PULSE;
            }
            emit(step);
        }
        steps.clear();
    }

    /** Joins rows of change to the step that they lead to, and other unsteady rows to one another. */
    private static void join(List<Stretch> steps) {
        for (int i = steps.size() - 1; i > 0; i--) {
            Stretch step = steps.get(i - 1);
            Stretch next = steps.get(i);
            boolean unsteady = step.kind == Kind.PROFILE;
            if (unsteady && next.kind == Kind.PROFILE) {
                step.add(next);
                steps.remove(i);
            } else if (unsteady && step.rows() <= 2 && !next.resting()) {
                Kind kind = next.kind;
                step.add(next);
                step.kind = kind;
                steps.remove(i);
            }
        }
    }

    private void emit(Stretch piece) {
        Stretch last = held;
        boolean change = piece.kind == Kind.PROFILE && piece.rows() <= 2;
        if (last != null && change && !last.resting()) {
            // The instrument caught the switch itself: the row belongs to the step that ends.
            last.add(piece);
            return;
        }
        if (last != null && wanders(last, piece)) {
            double range = Math.max(last.highest, piece.highest) - Math.min(last.lowest, piece.lowest);
            boolean stays = last.kind == piece.kind && (last.kind != Kind.CONSTANT_VOLTAGE || range <= 2 * HELD);
            last.kind = stays ? last.kind : Kind.CONSTANT_CURRENT;
            last.add(piece);
            tail = piece.meanCurrent();
            return;
        }
        if (last != null) {
            sink.accept(last.segment());
        }
        held = piece;
        tail = piece.meanCurrent();
        before = piece.kind;
    }

    /**
     * Whether a step is only the one before with a sensor that drifts, or with a row of noise that seemed to end it: its mean
     * current is that of the part before it. Without the wandering, each part is as constant in one thing or another as
     * noise and a flat voltage allow.
     */
    private boolean wanders(Stretch last, Stretch piece) {
        return lasting(last)
                && lasting(piece)
                && Math.abs(piece.meanCurrent() - tail) <= Math.max(CONSTANT * Math.abs(tail), CURRENT_NOISE * typical);
    }

    private static boolean lasting(Stretch step) {
        return !step.resting() && step.kind != Kind.PROFILE && step.kind != Kind.PULSE;
    }

    /** What may be constant in a run: all that still holds, and what held longest. */
    private static final class Hypotheses {
        private boolean isCurrent;
        private boolean isVoltage;
        private boolean isPower;
        private Kind longest = Kind.PROFILE;
        private int rows;
        private double meanCurrent;
        private double meanVoltage;
        private double meanPower;

        void start(double v, double i) {
            isCurrent = true;
            isVoltage = true;
            isPower = true;
            longest = Kind.CONSTANT_CURRENT;
            rows = 1;
            meanCurrent = i;
            meanVoltage = v;
            meanPower = i * v;
        }

        /** Whether anything is constant still with the next row. */
        boolean hold(double v, double i, double typical) {
            double wander = Math.max(CONSTANT * Math.abs(meanCurrent), CURRENT_NOISE * typical);
            isCurrent = isCurrent && Math.abs(i - meanCurrent) <= wander;
            isVoltage = isVoltage && Math.abs(v - meanVoltage) <= HELD;
            isPower = isPower && Math.abs(i * v - meanPower) <= CONSTANT * Math.abs(meanPower);
            if (!isCurrent && !isVoltage && !isPower) {
                return false;
            }
            longest = isCurrent ? Kind.CONSTANT_CURRENT : isVoltage ? Kind.CONSTANT_VOLTAGE : Kind.CONSTANT_POWER;
            rows++;
            meanCurrent += (i - meanCurrent) / rows;
            meanVoltage += (v - meanVoltage) / rows;
            meanPower += (i * v - meanPower) / rows;
            return true;
        }

        Kind longest() {
            return longest;
        }
    }
}

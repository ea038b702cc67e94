package org.natrolite.core.rainflow;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.natrolite.core.error.BadArgumentException;

/**
 * Counts the cycles of a signal as its samples come. Mutable; owned by one thread at a time; {@link #copy()} makes a
 * checkpoint.
 *
 * <p>A sample costs constant time on average, and no allocation once the residue has had its greatest length.
 */
public final class Rainflow {
    /** Reversals of less than this are no turning points in {@link #standard()}, 1. */
    public static final double STANDARD_THRESHOLD = 1e-4;

    /** Longest residue of {@link #standard()}, legs. */
    public static final int STANDARD_LEGS = 256;

    /** Legs below which there would be no inner one to close. */
    private static final int FEWEST_LEGS = 4;

    // Columns of a leg: where it begins, sums over its samples weighted with charge and with time, and a temperature
    // for
    // when neither charge nor time has passed.
    private static final int POINT = 0;
    static final int CHARGE = 1;
    static final int SOC = 2;
    static final int TEMPERATURE = 3;
    static final int RATE = 4;
    static final int VOLTAGE = 5;
    static final int SECONDS = 6;
    static final int TIMED_SOC = 7;
    static final int TIMED_TEMPERATURE = 8;
    static final int LAST_TEMPERATURE = 9;
    private static final int COLUMNS = 10;

    /** Numbers of a checkpoint before those of the legs. */
    private static final int HEAD = 6;

    private final double threshold;
    private final int mostLegs;

    /** Legs of the residue, shape [legs][COLUMNS]; the last one is open and ends at {@link #extreme}. */
    private double[] residue = new double[16 * COLUMNS];

    private int legs;

    /** Sign of the open leg; 0 until the signal has left its first value by more than the threshold. */
    private int direction;

    private double extreme;

    /** Sums over the samples since the extreme, in the columns of a leg. */
    private final double[] pending = new double[COLUMNS];

    /** The view that all half cycles are told with. */
    private final HalfCycle told = new HalfCycle();

    /** Sums of the open leg with what is pending, for reports. */
    private final double[] open = new double[COLUMNS];

    private boolean started;
    private double last;
    private double coarsening;

    private Rainflow(double threshold, int mostLegs) {
        this.threshold = threshold;
        this.mostLegs = mostLegs;
    }

    /**
     * @param threshold a reversal of this range or less is no turning point: its charge counts for the means of the leg
     *     it lies in, its range is left out; zero for none, 1
     * @param mostLegs longest residue, at least 4; where a signal needs more, the inner cycle that is nearest to closing
     *     is closed early, see {@link #coarsening()}
     * @return a counter that has seen nothing
     */
    public static Rainflow of(double threshold, int mostLegs) {
        BadArgumentException.requireWithin(threshold, 0, 1, "threshold of micro-cycles");
        if (mostLegs < FEWEST_LEGS) {
            throw new BadArgumentException(
                    "residue of at most " + mostLegs + " legs; expected at least " + FEWEST_LEGS);
        }
        return new Rainflow(threshold, mostLegs);
    }

    /**
     * @return a counter that leaves out reversals up to {@value #STANDARD_THRESHOLD} and keeps up to
     *     {@value #STANDARD_LEGS} legs
     */
    public static Rainflow standard() {
        return of(STANDARD_THRESHOLD, STANDARD_LEGS);
    }

    /**
     * @return a counter that leaves nothing out, with a residue as long as the signal asks for
     */
    public static Rainflow exact() {
        return of(0, Integer.MAX_VALUE / COLUMNS);
    }

    /**
     * Takes a sample whose voltage is not known, see {@link #add(double, double, double, double, double, double,
     * HalfCycles)}.
     *
     * @param soc state of charge now, 1
     * @param seconds time since the last sample, s, zero or more
     * @param charge magnitude of the charge moved since the last sample, in any one unit, zero or more
     * @param temperature mean temperature since the last sample, K
     * @param rate mean magnitude of the rate since the last sample, zero or more
     * @param sink told of each half cycle that this sample closes
     * @throws BadArgumentException if a number is not finite, or time, charge or rate is negative; nothing is counted then
     */
    public void add(double soc, double seconds, double charge, double temperature, double rate, HalfCycles sink) {
        add(soc, seconds, charge, temperature, rate, Double.NaN, sink);
    }

    /**
     * Takes a sample. The first one is the starting point only; its other arguments are not used.
     *
     * @param soc state of charge now, 1
     * @param seconds time since the last sample, s, zero or more
     * @param charge magnitude of the charge moved since the last sample, in any one unit, zero or more
     * @param temperature mean temperature since the last sample, K
     * @param rate mean magnitude of the rate since the last sample, zero or more
     * @param voltage mean voltage since the last sample, V; NaN where it is not known, as it is then not known of the half
     *     cycle either
     * @param sink told of each half cycle that this sample closes
     * @throws BadArgumentException if another number is not finite, or time, charge or rate is negative; nothing is counted
     *     then
     */
    public void add(
            double soc,
            double seconds,
            double charge,
            double temperature,
            double rate,
            double voltage,
            HalfCycles sink) {
        if (!(Math.abs(soc) < Double.POSITIVE_INFINITY
                && seconds >= 0
                && seconds < Double.POSITIVE_INFINITY
                && charge >= 0
                && charge < Double.POSITIVE_INFINITY
                && Math.abs(temperature) < Double.POSITIVE_INFINITY
                && rate >= 0
                && rate < Double.POSITIVE_INFINITY)) {
            throw new BadArgumentException("sample of SOC " + soc + ", " + seconds + " s, charge " + charge
                    + ", temperature " + temperature + " K, rate " + rate
                    + "; expected finite numbers, time, charge and rate zero or more");
        }
        if (!started) {
            started = true;
            last = soc;
            extreme = soc;
            push(soc, sink);
            return;
        }
        if (direction == 0) {
            begin(soc, seconds, charge, temperature, rate, voltage);
        } else if (direction * (soc - extreme) >= 0) {
            moveInto(legs - 1);
            advance(soc, seconds, charge, temperature, rate, voltage, sink);
        } else if (direction * (extreme - soc) > threshold) {
            turn(sink);
            push(extreme, sink);
            moveInto(legs - 1);
            direction = -direction;
            advance(soc, seconds, charge, temperature, rate, voltage, sink);
        } else {
            book(pending, 0, last, soc, seconds, charge, temperature, rate, voltage);
        }
        last = soc;
    }

    private void begin(double soc, double seconds, double charge, double temperature, double rate, double voltage) {
        book(pending, 0, last, soc, seconds, charge, temperature, rate, voltage);
        if (Math.abs(soc - extreme) > threshold) {
            direction = soc > extreme ? 1 : -1;
            extreme = soc;
            moveInto(0);
        }
    }

    /** Carries the open leg on to a state of charge beyond its extreme, closing the cycles on the way. */
    private void advance(
            double soc,
            double seconds,
            double charge,
            double temperature,
            double rate,
            double voltage,
            HalfCycles sink) {
        double at = last;
        double left = charge;
        double timeLeft = seconds;
        while (legs > 1) {
            double level = residue[(legs - 2) * COLUMNS + POINT];
            if (direction * (soc - level) <= 0) {
                break;
            }
            double share = Math.abs(level - at) / Math.abs(soc - last);
            double part = Math.min(left, charge * share);
            double time = Math.min(timeLeft, seconds * share);
            book(residue, (legs - 1) * COLUMNS, at, level, time, part, temperature, rate, voltage);
            left -= part;
            timeLeft -= time;
            at = level;
            close(sink);
        }
        book(residue, (legs - 1) * COLUMNS, at, soc, timeLeft, left, temperature, rate, voltage);
        extreme = soc;
    }

    /**
     * Closes what the open leg has just come back to, now that it is known not to go beyond. Until then a rest there is its
     * own, so that it does not matter whether a cycle of the same depth came before.
     */
    private void turn(HalfCycles sink) {
        while (legs > 1 && direction * (extreme - point(legs - 2)) >= 0) {
            close(sink);
        }
    }

    /** Closes the last complete leg with the open one, which has come back to the level where that leg began. */
    private void close(HalfCycles sink) {
        int leg = legs - 2;
        if (leg == 0) {
            emit(0, point(1), sink);
            System.arraycopy(residue, COLUMNS, residue, 0, COLUMNS);
            legs = 1;
        } else {
            emitPair(leg, sink);
            legs -= 2;
        }
    }

    private void push(double point, HalfCycles sink) {
        if (legs == mostLegs) {
            coarsen(sink);
        }
        int at = legs * COLUMNS;
        if (at == residue.length) {
            residue = Arrays.copyOf(residue, 2 * residue.length);
        }
        Arrays.fill(residue, at, at + COLUMNS, 0);
        residue[at + POINT] = point;
        legs++;
    }

    /**
     * Makes room: closes the inner leg that the leg after it comes nearest to undoing. Legs become ever shorter, so that
     * among many some two are nearly equal: n legs within a range of 1 differ somewhere by less than 1 / (n - 3).
     */
    private void coarsen(HalfCycles sink) {
        int best = 1;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 1; i + 2 < legs; i++) {
            double gap = Math.abs(point(i) - point(i + 2));
            if (gap < least) {
                least = gap;
                best = i;
            }
        }
        coarsening = Math.max(coarsening, least);
        emitPair(best, sink);
        int kept = legs - best - 2;
        System.arraycopy(residue, (best + 2) * COLUMNS, residue, best * COLUMNS, kept * COLUMNS);
        legs -= 2;
    }

    /** Tells of a leg, and of all that the next one has moved as the half that undoes it. */
    private void emitPair(int leg, HalfCycles sink) {
        double depth = Math.abs(point(leg + 1) - point(leg));
        double midpoint = 0.5 * (point(leg) + point(leg + 1));
        told.set(depth, residue, leg * COLUMNS, midpoint);
        sink.accept(told);
        told.set(depth, residue, (leg + 1) * COLUMNS, midpoint);
        sink.accept(told);
    }

    private void emit(int leg, double end, HalfCycles sink) {
        double begin = point(leg);
        told.set(Math.abs(end - begin), residue, leg * COLUMNS, 0.5 * (begin + end));
        sink.accept(told);
    }

    private double point(int leg) {
        return residue[leg * COLUMNS + POINT];
    }

    private void moveInto(int leg) {
        int at = leg * COLUMNS;
        for (int column = CHARGE; column < LAST_TEMPERATURE; column++) {
            residue[at + column] += pending[column];
        }
        residue[at + LAST_TEMPERATURE] = pending[LAST_TEMPERATURE];
        Arrays.fill(pending, 0);
    }

    private static void book(
            double[] sums,
            int at,
            double from,
            double to,
            double seconds,
            double charge,
            double temperature,
            double rate,
            double voltage) {
        double middle = 0.5 * (from + to);
        sums[at + CHARGE] += charge;
        sums[at + SOC] += charge * middle;
        sums[at + TEMPERATURE] += charge * temperature;
        sums[at + RATE] += charge * rate;
        if (charge > 0) {
            // a rest of unknown voltage takes nothing from what is known of the charge
            sums[at + VOLTAGE] += charge * voltage;
        }
        sums[at + SECONDS] += seconds;
        sums[at + TIMED_SOC] += seconds * middle;
        sums[at + TIMED_TEMPERATURE] += seconds * temperature;
        sums[at + LAST_TEMPERATURE] = temperature;
    }

    /**
     * Tells of the open legs as half cycles, oldest first; of a signal that has not moved, as half a cycle of no depth.
     * Changes nothing: they may go on to become parts of larger cycles, so they belong into reports and not into a state.
     *
     * @param sink told of each leg
     */
    public void residue(HalfCycles sink) {
        if (direction == 0) {
            if (pending[SECONDS] > 0) {
                told.set(0, pending, 0, extreme);
                sink.accept(told);
            }
            return;
        }
        for (int leg = 0; leg + 1 < legs; leg++) {
            emit(leg, point(leg + 1), sink);
        }
        // what has happened since the extreme, too little to be a reversal so far, is a part of the open leg
        System.arraycopy(residue, (legs - 1) * COLUMNS, open, 0, COLUMNS);
        for (int column = CHARGE; column < LAST_TEMPERATURE; column++) {
            open[column] += pending[column];
        }
        told.set(Math.abs(extreme - open[POINT]), open, 0, 0.5 * (extreme + open[POINT]));
        sink.accept(told);
    }

    /**
     * @return number of legs in the residue, the open one included
     */
    public int legs() {
        return direction == 0 ? 0 : legs;
    }

    /**
     * How far a cycle was from closing where the residue had to be shortened: depths are right to within this.
     *
     * @return largest such distance so far, 1; zero where the residue never had to be shortened
     */
    public double coarsening() {
        return coarsening;
    }

    /**
     * @return a counter in the same state that goes its own way
     */
    public Rainflow copy() {
        Rainflow copy = new Rainflow(threshold, mostLegs);
        copy.residue = residue.clone();
        copy.legs = legs;
        copy.direction = direction;
        copy.extreme = extreme;
        System.arraycopy(pending, 0, copy.pending, 0, COLUMNS);
        copy.started = started;
        copy.last = last;
        copy.coarsening = coarsening;
        return copy;
    }

    /**
     * @return all that it knows as numbers, for a checkpoint in a file; shape [6 + 10 (legs + 1)]
     */
    public double[] toArray() {
        double[] all = new double[HEAD + (legs + 1) * COLUMNS];
        all[0] = legs;
        all[1] = direction;
        all[2] = extreme;
        all[3] = started ? 1 : 0;
        all[4] = last;
        all[5] = coarsening;
        System.arraycopy(pending, 0, all, HEAD, COLUMNS);
        System.arraycopy(residue, 0, all, HEAD + COLUMNS, legs * COLUMNS);
        return all;
    }

    /**
     * Goes on where another counter of the same threshold and length stood.
     *
     * @param all what {@link #toArray} gave; not modified
     * @throws BadArgumentException if it is not of that shape; nothing is changed then
     */
    public void restore(double[] all) {
        int count = all.length < HEAD ? -1 : (int) all[0];
        if (!(count >= 0 && count <= mostLegs && all.length == HEAD + (count + 1) * COLUMNS)) {
            throw new BadArgumentException(
                    "state of a counter in " + all.length + " numbers; expected what a counter of its kind wrote");
        }
        legs = count;
        direction = (int) all[1];
        extreme = all[2];
        started = all[3] != 0;
        last = all[4];
        coarsening = all[5];
        System.arraycopy(all, HEAD, pending, 0, COLUMNS);
        residue = Arrays.copyOf(residue, Math.max(residue.length, legs * COLUMNS));
        System.arraycopy(all, HEAD + COLUMNS, residue, 0, legs * COLUMNS);
    }

    /**
     * @param other anything
     * @return whether it is a counter that will answer every further sample as this one does
     */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Rainflow that
                && threshold == that.threshold
                && mostLegs == that.mostLegs
                && legs == that.legs
                && direction == that.direction
                && Double.compare(extreme, that.extreme) == 0
                && started == that.started
                && Double.compare(last, that.last) == 0
                && coarsening == that.coarsening
                && Arrays.equals(pending, that.pending)
                && Arrays.equals(residue, 0, legs * COLUMNS, that.residue, 0, legs * COLUMNS);
    }

    @Override
    public int hashCode() {
        return Objects.hash(legs, direction, extreme, last, legs == 0 ? 0 : residue[(legs - 1) * COLUMNS + CHARGE]);
    }

    @Override
    public String toString() {
        return "Rainflow[threshold=" + threshold + ", legs=" + legs() + ", last=" + last + ", coarsening=" + coarsening
                + "]";
    }
}

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

    // Columns of a leg: where it begins, sums over its samples, and a temperature for when no charge was moved.
    private static final int POINT = 0;
    private static final int CHARGE = 1;
    private static final int SOC = 2;
    private static final int TEMPERATURE = 3;
    private static final int RATE = 4;
    private static final int LAST_TEMPERATURE = 5;
    private static final int COLUMNS = 6;

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
     * Takes a sample. The first one is the starting point only; its other arguments are not used.
     *
     * @param soc state of charge now, 1
     * @param charge magnitude of the charge moved since the last sample, in any one unit, zero or more
     * @param temperature mean temperature since the last sample, K
     * @param rate mean magnitude of the rate since the last sample, zero or more
     * @param sink told of each cycle that this sample closes
     * @throws BadArgumentException if a number is not finite, or charge or rate is negative; nothing is counted then
     */
    public void add(double soc, double charge, double temperature, double rate, HalfCycles sink) {
        if (!(Math.abs(soc) < Double.POSITIVE_INFINITY
                && charge >= 0
                && charge < Double.POSITIVE_INFINITY
                && Math.abs(temperature) < Double.POSITIVE_INFINITY
                && rate >= 0
                && rate < Double.POSITIVE_INFINITY)) {
            throw new BadArgumentException("sample of SOC " + soc + ", charge " + charge + ", temperature "
                    + temperature + " K, rate " + rate + "; expected finite numbers, charge and rate zero or more");
        }
        if (!started) {
            started = true;
            last = soc;
            extreme = soc;
            push(soc, sink);
            return;
        }
        if (direction == 0) {
            begin(soc, charge, temperature, rate);
        } else if (direction * (soc - extreme) >= 0) {
            moveInto(legs - 1);
            advance(soc, charge, temperature, rate, sink);
        } else if (direction * (extreme - soc) > threshold) {
            push(extreme, sink);
            moveInto(legs - 1);
            direction = -direction;
            advance(soc, charge, temperature, rate, sink);
        } else {
            book(pending, 0, last, soc, charge, temperature, rate);
        }
        last = soc;
    }

    private void begin(double soc, double charge, double temperature, double rate) {
        book(pending, 0, last, soc, charge, temperature, rate);
        if (Math.abs(soc - extreme) > threshold) {
            direction = soc > extreme ? 1 : -1;
            extreme = soc;
            moveInto(0);
        }
    }

    /** Carries the open leg on to a state of charge beyond its extreme, closing the cycles on the way. */
    private void advance(double soc, double charge, double temperature, double rate, HalfCycles sink) {
        double at = last;
        double left = charge;
        while (legs > 1) {
            double level = residue[(legs - 2) * COLUMNS + POINT];
            if (direction * (soc - level) < 0) {
                break;
            }
            double part = Math.min(left, charge * (Math.abs(level - at) / Math.abs(soc - last)));
            book(residue, (legs - 1) * COLUMNS, at, level, part, temperature, rate);
            left -= part;
            at = level;
            close(sink);
        }
        book(residue, (legs - 1) * COLUMNS, at, soc, left, temperature, rate);
        extreme = soc;
    }

    /** Closes the last complete leg with the open one, which has just come back to the level where that leg began. */
    private void close(HalfCycles sink) {
        int leg = legs - 2;
        if (leg == 0) {
            emit(0, point(1), 0.5, sink);
            System.arraycopy(residue, COLUMNS, residue, 0, COLUMNS);
            legs = 1;
        } else {
            emitFull(leg, sink);
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
        emitFull(best, sink);
        int kept = legs - best - 2;
        System.arraycopy(residue, (best + 2) * COLUMNS, residue, best * COLUMNS, kept * COLUMNS);
        legs -= 2;
    }

    /** Tells of a full cycle made of a leg and all that the next one has moved. */
    private void emitFull(int leg, HalfCycles sink) {
        int a = leg * COLUMNS;
        int b = a + COLUMNS;
        for (int column = CHARGE; column <= RATE; column++) {
            residue[a + column] += residue[b + column];
        }
        residue[a + LAST_TEMPERATURE] = residue[b + LAST_TEMPERATURE];
        emit(leg, residue[b + POINT], 1, sink);
    }

    private void emit(int leg, double end, double count, HalfCycles sink) {
        int at = leg * COLUMNS;
        double begin = residue[at + POINT];
        double charge = residue[at + CHARGE];
        if (charge > 0) {
            sink.accept(
                    Math.abs(end - begin),
                    count,
                    residue[at + SOC] / charge,
                    residue[at + TEMPERATURE] / charge,
                    residue[at + RATE] / charge);
        } else {
            // self-discharge alone: there is no charge to weigh with
            sink.accept(Math.abs(end - begin), count, 0.5 * (begin + end), residue[at + LAST_TEMPERATURE], 0);
        }
    }

    private double point(int leg) {
        return residue[leg * COLUMNS + POINT];
    }

    private void moveInto(int leg) {
        int at = leg * COLUMNS;
        for (int column = CHARGE; column <= RATE; column++) {
            residue[at + column] += pending[column];
        }
        residue[at + LAST_TEMPERATURE] = pending[LAST_TEMPERATURE];
        Arrays.fill(pending, 0);
    }

    private static void book(
            double[] sums, int at, double from, double to, double charge, double temperature, double rate) {
        sums[at + CHARGE] += charge;
        sums[at + SOC] += charge * 0.5 * (from + to);
        sums[at + TEMPERATURE] += charge * temperature;
        sums[at + RATE] += charge * rate;
        sums[at + LAST_TEMPERATURE] = temperature;
    }

    /**
     * Tells of the open legs as half cycles, oldest first. Changes nothing: they may go on to become parts of larger
     * cycles, so they belong into reports and not into a state.
     *
     * @param sink told of each leg
     */
    public void residue(HalfCycles sink) {
        if (direction == 0) {
            return;
        }
        for (int leg = 0; leg < legs; leg++) {
            emit(leg, leg + 1 < legs ? point(leg + 1) : extreme, 0.5, sink);
        }
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

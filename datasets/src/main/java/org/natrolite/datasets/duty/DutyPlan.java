package org.natrolite.datasets.duty;

import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.core.series.Channel;
import org.natrolite.core.series.TimeSeries;
import org.natrolite.datasets.internal.text.DoubleColumn;

/**
 * A duty while its rule writes it: power after power, with a book of what a {@link Store} would hold, by which rules
 * decide. Not safe for use by many threads.
 */
final class DutyPlan {
    static final double HOUR = 3600;
    static final double DAY = 86400;

    private final double period;
    private final Store store;
    /** Shorter rows than this come of rounding, s. */
    private static final double LEAST_ROW = 1e-6;

    private final DoubleColumn times = new DoubleColumn();
    private final DoubleColumn powers = new DoubleColumn();
    private double now;
    private @Nullable DoubleUnaryOperator climate;

    /**
     * @param period length of the duty, s
     * @param start share of the nominal energy that the book begins with
     */
    DutyPlan(double period, double start) {
        this.period = period;
        this.store = new Store(start);
    }

    /** Time from the start of the duty, s. */
    double now() {
        return now;
    }

    /** Time that is left, s. */
    double left() {
        return period - now;
    }

    boolean unfinished() {
        return now < period;
    }

    /** Hour of the day, 0 to 24. */
    double hour() {
        return now % DAY / HOUR;
    }

    /** Day from the start, from 0; duties of a week begin on a Monday. */
    int day() {
        return (int) (now / DAY);
    }

    boolean weekend() {
        return day() % 7 >= 5;
    }

    /** Whether the hour of the day lies in [from, to). */
    boolean within(double from, double to) {
        return hour() >= from && hour() < to;
    }

    /** Share of the nominal energy that the book holds. */
    double energy() {
        return store.energy();
    }

    /**
     * Asks for a power over a time, cut at the end of the duty.
     *
     * @param power power per nominal energy, positive in charge, 1/h
     * @param seconds how long, s
     */
    void hold(double power, double seconds) {
        holdUntil(power, now + seconds);
    }

    private void holdUntil(double power, double time) {
        double end = Math.min(time, period);
        if (!(end > now + LEAST_ROW)) {
            // what rounding leaves of a time belongs to the row before
            now = Math.max(now, end);
            return;
        }
        // + 0.0 turns a negative zero into a plain one, which is written without a sign
        double asked = power + 0.0;
        times.add(now);
        powers.add(asked);
        store.move(asked, (end - now) / HOUR);
        now = end;
    }

    /** Rests until a time from the start, s. */
    void restUntil(double time) {
        holdUntil(0, time);
    }

    /**
     * Asks for a power over a time, but no more than takes the book to a level; rests for what is left of the time.
     *
     * @param power power per nominal energy, 1/h
     * @param level share of the nominal energy at which to stop
     * @param seconds how long, s
     */
    void holdTo(double power, double level, double seconds) {
        double end = now + seconds;
        if (power != 0) {
            hold(power, Math.min(seconds, store.hoursTo(level, power) * HOUR));
        }
        restUntil(end);
    }

    /** Power that would bring the book to a level within a time in hours, 1/h. */
    double powerTo(double level, double hours) {
        double missing = level - energy();
        return (missing > 0 ? missing / Store.EFFICIENCY : missing) / hours;
    }

    /**
     * States the surroundings.
     *
     * @param kelvin temperature in K by time from the start in s, read in the middle of each row
     */
    void surround(DoubleUnaryOperator kelvin) {
        climate = kelvin;
    }

    /**
     * @param id name of the duty
     * @return the duty for a store of 1 Wh
     */
    Duty duty(String id) {
        if (unfinished()) {
            throw new BadArgumentException("duty " + id + " was written for " + now + " s of " + period + " s");
        }
        double[] time = times.drain();
        TimeSeries.Builder series =
                TimeSeries.builder(id).put(Channel.TIME, time).put(Channel.POWER, powers.drain());
        if (climate != null) {
            double[] ambient = new double[time.length];
            for (int i = 0; i < time.length; i++) {
                double end = i + 1 < time.length ? time[i + 1] : period;
                ambient[i] = climate.applyAsDouble(0.5 * (time[i] + end));
            }
            series.put(Channel.AMBIENT_TEMPERATURE, ambient);
        }
        return new Duty(series.build(), period, Channel.POWER);
    }
}

package org.natrolite.models.life;

import java.util.Arrays;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.core.protocol.Control;
import org.natrolite.core.series.Channel;
import org.natrolite.core.series.TimeSeries;

/**
 * A duty on a grid of equal steps, cut into passes of about a day, to be repeated. Immutable.
 *
 * <p>Row i of its series holds from its time to the time of row i + 1; the last row for as long as is stated when the
 * duty is made. Where rows do not lie on the grid, a step asks for the mean of what holds within it, so that energy and
 * charge are kept. A state-of-charge duty asks that the state of charge of a row be reached at its time.
 *
 * <p>A duty shorter than a day is said as often as comes nearest to one; one of up to eight days is a single pass; a longer one
 * is a cycle of passes of a day, or as near to it as divides the duty.
 */
public final class DutyCycle {
    /** A year of seconds has 31.5 million; more than a few would not be simulated in a lifetime. */
    private static final int MOST_STEPS = 40_000_000;

    /** Steps that ask for the same are the longer the better, but longer than this they would miss something, s. */
    static final double LONGEST_STRETCH = 300;

    private static final double DAY = 86400;

    /** Days of a duty that is simulated as a whole. */
    private static final int LONGEST_PASS = 8;

    /** Ways to divide the shortest row that are tried before rows are taken as irregular. */
    private static final int DIVISIONS = 8;

    /** Rows nearer to the grid than this share of a step lie on it. */
    private static final double ON_GRID = 1e-6;

    private final Channel channel;
    private final double[] value;
    private final double[] ambient;
    private final double length;
    private final int stepsInPass;
    private final int passes;
    private final double coldest;
    private final double hottest;
    private final double stretch;

    private DutyCycle(Channel channel, double[] value, double[] ambient, double length, int stepsInPass, int passes) {
        this.channel = channel;
        this.value = value;
        this.ambient = ambient;
        this.length = length;
        this.stepsInPass = stepsInPass;
        this.passes = passes;
        double low = Double.POSITIVE_INFINITY;
        double high = 0;
        for (double kelvin : ambient) {
            low = Math.min(low, kelvin);
            high = Math.max(high, kelvin);
        }
        this.coldest = low;
        this.hottest = high;
        this.stretch = meanStretch();
    }

    /**
     * @param profile what is asked of the cell: current (A), power (W), C-rate or state of charge, charge positive
     * @param last how long the last row holds, s, above zero
     * @param longest longest step to take at once, s; longer rows are divided
     * @param ambient temperature of the surroundings where the profile gives none, K
     * @return the duty
     * @throws BadArgumentException if a length or temperature is out of range
     */
    public static DutyCycle of(Control.Profile profile, double last, double longest, double ambient) {
        BadArgumentException.requirePositive(last, "length of the last row in s");
        BadArgumentException.requirePositive(longest, "longest step in s");
        BadArgumentException.requirePositive(ambient, "ambient temperature in K");
        TimeSeries series = profile.series();
        double duration = series.duration() + last;
        int repeats = duration < DAY ? Math.max(1, (int) Math.round(DAY / duration)) : 1;
        int passes = duration <= LONGEST_PASS * DAY ? 1 : (int) Math.round(duration / DAY);
        double wanted = duration / longest;
        if (!(wanted <= MOST_STEPS)) {
            throw tooLong(series, duration, wanted, longest);
        }
        double length = grid(series, duration, passes, last, longest);
        double cells = Math.rint(duration / length);
        if (!(cells <= MOST_STEPS)) {
            throw tooLong(series, duration, cells, length);
        }
        int steps = (int) cells;
        double[] value = profile.channel() == Channel.SOC
                ? reached(series, steps, length, last)
                : means(series, series.column(profile.channel()), steps, length, duration);
        double[] climate;
        if (series.has(Channel.AMBIENT_TEMPERATURE)) {
            climate = means(series, series.column(Channel.AMBIENT_TEMPERATURE), steps, length, duration);
            for (double kelvin : climate) {
                BadArgumentException.requirePositive(kelvin, "ambient temperature in K");
            }
        } else {
            climate = new double[] {ambient};
        }
        return new DutyCycle(profile.channel(), value, climate, length, steps / passes * repeats, passes);
    }

    private static BadArgumentException tooLong(TimeSeries series, double duration, double steps, double length) {
        return new BadArgumentException("duty " + series.source() + " of " + duration + " s needs " + steps
                + " steps of up to " + length + " s; expected at most " + MOST_STEPS);
    }

    /** Longest step that every row and pass is a multiple of; where there is none, one as short as the shortest row. */
    private static double grid(TimeSeries series, double duration, int passes, double last, double longest) {
        double shortest = last;
        for (int i = 1; i < series.size(); i++) {
            double span = series.time(i) - series.time(i - 1);
            shortest = span > 0 ? Math.min(shortest, span) : shortest;
        }
        double first = Math.max(1, Math.ceil(shortest / longest - ON_GRID));
        for (int k = 0; k < DIVISIONS; k++) {
            double step = shortest / (first + k);
            // next to a step that is short enough everything is a multiple of it
            if (duration / step <= MOST_STEPS && onGrid(series, duration / passes, step)) {
                return step;
            }
        }
        double pass = duration / passes;
        return pass / Math.ceil(pass / Math.min(longest, Math.max(1, shortest)) - ON_GRID);
    }

    private static boolean onGrid(TimeSeries series, double pass, double step) {
        if (!whole(pass / step)) {
            return false;
        }
        for (int i = 0; i < series.size(); i++) {
            if (!whole(series.time(i) / step)) {
                return false;
            }
        }
        return true;
    }

    private static boolean whole(double ratio) {
        return Math.abs(ratio - Math.rint(ratio)) <= ON_GRID;
    }

    /** Mean of what rows hold within each step. */
    private static double[] means(TimeSeries series, double[] rows, int steps, double length, double duration) {
        double[] mean = new double[steps];
        int row = 0;
        for (int i = 0; i < steps; i++) {
            double at = i * length;
            double stop = i + 1 == steps ? duration : (i + 1) * length;
            double tiny = ON_GRID * length;
            double sum = 0;
            double held = 0;
            while (at < stop - tiny) {
                while (row + 1 < rows.length && series.time(row + 1) <= at + tiny) {
                    row++;
                }
                double end = row + 1 < rows.length ? Math.min(stop, series.time(row + 1)) : stop;
                end = stop - end <= tiny ? stop : end;
                if (at <= i * length && end == stop) {
                    // a step within one row asks for just what the row says, to the last bit
                    sum = rows[row];
                    held = 1;
                } else {
                    sum += rows[row] * (end - at);
                    held += end - at;
                }
                at = end;
            }
            mean[i] = sum / held;
        }
        return mean;
    }

    /** State of charge to be reached at the end of each step, on the line from row to row. */
    private static double[] reached(TimeSeries series, int steps, double length, double last) {
        double[] soc = series.column(Channel.SOC);
        double[] target = new double[steps];
        int row = 0;
        for (int i = 0; i < steps; i++) {
            double at = (i + 1) * length;
            while (row + 1 < soc.length && series.time(row + 1) < at - ON_GRID * length) {
                row++;
            }
            double from = series.time(row);
            double span = row + 1 < soc.length ? series.time(row + 1) - from : last;
            double next = soc[(row + 1) % soc.length];
            target[i] = soc[row] + Math.min(1, (at - from) / span) * (next - soc[row]);
        }
        return target;
    }

    /**
     * @param longest length of a step that is long enough, s
     * @return the same duty in steps of about that length, each asking for the mean of what it stands for; this one where its
     *     steps are as long
     */
    DutyCycle coarse(double longest) {
        int merge = 1;
        for (int k = 2; k <= stepsInPass && k * length <= longest * (1 + ON_GRID); k++) {
            merge = stepsInPass % k == 0 && value.length % k == 0 ? k : merge;
        }
        if (merge == 1) {
            return this;
        }
        boolean climate = ambient.length > 1;
        double[] means = new double[value.length / merge];
        double[] kelvin = climate ? new double[means.length] : ambient;
        for (int i = 0; i < means.length; i++) {
            int from = i * merge;
            means[i] = channel == Channel.SOC ? value[from + merge - 1] : mean(value, from, merge);
            if (climate) {
                kelvin[i] = mean(ambient, from, merge);
            }
        }
        return new DutyCycle(channel, means, kelvin, length * merge, stepsInPass / merge, passes);
    }

    private static double mean(double[] values, int from, int count) {
        double sum = 0;
        for (int i = from; i < from + count; i++) {
            sum += values[i];
        }
        return sum / count;
    }

    /**
     * @return what the duty drives: CURRENT, C_RATE, POWER or SOC
     */
    public Channel channel() {
        return channel;
    }

    /**
     * @return length of a step, s
     */
    public double length() {
        return length;
    }

    /**
     * @return passes, after which it repeats
     */
    public int passes() {
        return passes;
    }

    /**
     * @return steps of a pass
     */
    public int stepsInPass() {
        return stepsInPass;
    }

    /**
     * @return length of a pass, s
     */
    public double passLength() {
        return stepsInPass * length;
    }

    /** How long it asks for the same in the mean, of stretches of up to {@link #LONGEST_STRETCH}, s. */
    double stretch() {
        return stretch;
    }

    private double meanStretch() {
        int most = (int) Math.max(1, Math.floor(LONGEST_STRETCH / length * (1 + ON_GRID)));
        int stretches = 1;
        int run = 1;
        for (int i = 1; i < value.length; i++) {
            run = value[i] == value[i - 1] && run < most ? run + 1 : 1;
            stretches += run == 1 ? 1 : 0;
        }
        return value.length * length / stretches;
    }

    /** What step i of a pass asks for, in the unit of the channel. */
    double value(int pass, int i) {
        return value[(int) (((long) pass * stepsInPass + i) % value.length)];
    }

    /** Temperature of the surroundings in step i of a pass, K. */
    double ambient(int pass, int i) {
        return ambient[(int) (((long) pass * stepsInPass + i) % ambient.length)];
    }

    /** Its mean over some steps of a pass, K. */
    double meanAmbient(int pass, int from, int count) {
        if (ambient.length == 1 || count == 1) {
            return ambient(pass, from);
        }
        double sum = 0;
        int at = (int) (((long) pass * stepsInPass + from) % ambient.length);
        for (int i = 0; i < count; i++) {
            sum += ambient[at];
            at = at + 1 == ambient.length ? 0 : at + 1;
        }
        return sum / count;
    }

    /**
     * @return lowest ambient temperature of all steps, K
     */
    double coldest() {
        return coldest;
    }

    /**
     * @return highest ambient temperature of all steps, K
     */
    double hottest() {
        return hottest;
    }

    /** Mixes all that it asks for into a hash. */
    long fingerprint(long start) {
        long hash = start * 31 + channel.name().hashCode();
        hash = hash * 31 + Arrays.hashCode(value);
        hash = hash * 31 + Arrays.hashCode(ambient);
        return (hash * 31 + Double.hashCode(length)) * 31 + stepsInPass;
    }
}

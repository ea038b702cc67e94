package org.natrolite.models.life;

import java.util.Arrays;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.core.protocol.Control;
import org.natrolite.core.series.Channel;
import org.natrolite.core.series.TimeSeries;

/**
 * A duty cut into steps, to be repeated. Immutable.
 *
 * <p>Row i of its series holds from its time to the time of row i + 1; the last row for as long as is stated when the
 * duty is made. A state-of-charge duty asks that the state of charge of a row be reached at its time.
 */
public final class DutyCycle {
    /** A year of seconds has 31.5 million; more than a few would not be simulated in a lifetime. */
    private static final int MOST_STEPS = 40_000_000;

    private final Channel channel;
    private final double[] value;
    private final double[] length;
    private final double[] ambient;
    private final double duration;

    private DutyCycle(Channel channel, double[] value, double[] length, double[] ambient, double duration) {
        this.channel = channel;
        this.value = value;
        this.length = length;
        this.ambient = ambient;
        this.duration = duration;
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
        int rows = series.size();
        double wanted = 0;
        for (int i = 0; i < rows; i++) {
            wanted += Math.max(1, span(series, i, last) / longest);
        }
        if (!(wanted <= MOST_STEPS)) {
            throw new BadArgumentException("duty " + series.source() + " of " + (series.duration() + last) + " s needs "
                    + wanted + " steps of up to " + longest + " s; expected at most " + MOST_STEPS);
        }
        int steps = 0;
        for (int i = 0; i < rows; i++) {
            steps += parts(span(series, i, last), longest);
        }
        double[] value = new double[steps];
        double[] length = new double[steps];
        double[] climate = new double[steps];
        boolean ownClimate = series.has(Channel.AMBIENT_TEMPERATURE);
        int at = 0;
        for (int i = 0; i < rows; i++) {
            double span = span(series, i, last);
            int parts = parts(span, longest);
            for (int part = 1; part <= parts; part++) {
                value[at] = valueOf(series, profile.channel(), i, part / (double) parts);
                length[at] = span / parts;
                climate[at] = ownClimate ? series.value(Channel.AMBIENT_TEMPERATURE, i) : ambient;
                BadArgumentException.requirePositive(climate[at], "ambient temperature in K");
                at++;
            }
        }
        return new DutyCycle(profile.channel(), value, length, climate, series.duration() + last);
    }

    private static double valueOf(TimeSeries series, Channel channel, int row, double done) {
        double here = series.value(channel, row);
        if (channel != Channel.SOC) {
            return here;
        }
        double next = series.value(channel, (row + 1) % series.size());
        return here + done * (next - here);
    }

    private static double span(TimeSeries series, int row, double last) {
        return row + 1 < series.size() ? series.time(row + 1) - series.time(row) : last;
    }

    private static int parts(double span, double longest) {
        return span == 0 ? 0 : (int) Math.max(1, Math.ceil(span / longest - 1e-9));
    }

    /**
     * @return what the duty drives: CURRENT, C_RATE, POWER or SOC
     */
    public Channel channel() {
        return channel;
    }

    /**
     * @return time after which it repeats, s
     */
    public double duration() {
        return duration;
    }

    /**
     * @return number of steps
     */
    public int steps() {
        return value.length;
    }

    double value(int step) {
        return value[step];
    }

    double length(int step) {
        return length[step];
    }

    double ambient(int step) {
        return ambient[step];
    }

    /**
     * @return lowest ambient temperature of all steps, K
     */
    double coldest() {
        return Arrays.stream(ambient).min().orElseThrow();
    }

    /**
     * @return highest ambient temperature of all steps, K
     */
    double hottest() {
        return Arrays.stream(ambient).max().orElseThrow();
    }
}

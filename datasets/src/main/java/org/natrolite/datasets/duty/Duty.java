package org.natrolite.datasets.duty;

import java.util.Arrays;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.core.error.BadDataException;
import org.natrolite.core.protocol.Control;
import org.natrolite.core.series.Channel;
import org.natrolite.core.series.TimeSeries;

/**
 * A duty to be repeated. Row i of the series holds until row i + 1, the last row until the period ends.
 *
 * @param series times from 0 s, exactly one of power, current, C-rate and state of charge, and possibly the ambient
 *     temperature
 * @param period time after which it starts again, s
 * @param channel channel that drives
 */
public record Duty(TimeSeries series, double period, Channel channel) {
    public Duty {
        if (new Control.Profile(series).channel() != channel) {
            throw new BadArgumentException(series.source() + " does not drive " + channel);
        }
        if (series.time(0) != 0 || !(period > series.time(series.size() - 1))) {
            throw new BadArgumentException("duty " + series.source() + " runs from " + series.time(0) + " s to "
                    + series.time(series.size() - 1) + " s in a period of " + period
                    + " s; expected a start at 0 s and an end within the period");
        }
    }

    /**
     * Makes a duty whose last row holds for the median interval.
     *
     * @param series series with exactly one driving channel; its first time becomes 0
     * @return the duty
     * @throws BadDataException if it has fewer than two rows, or its median interval is zero
     */
    public static Duty of(TimeSeries series) {
        int rows = series.size();
        if (rows < 2) {
            throw BadDataException.of(series.source(), "one row", "at least two, so that the last has a duration");
        }
        double[] intervals = new double[rows - 1];
        for (int i = 0; i < intervals.length; i++) {
            intervals[i] = series.time(i + 1) - series.time(i);
        }
        Arrays.sort(intervals);
        double median = intervals[intervals.length / 2];
        if (!(median > 0)) {
            throw BadDataException.of(
                    series.source(), "a median interval of " + median + " s", "rows whose times advance");
        }
        TimeSeries moved = fromZero(series);
        return new Duty(moved, moved.time(rows - 1) + median, new Control.Profile(moved).channel());
    }

    /**
     * Scales a duty of power to a storage of another size: one of the library, which is for 1 Wh, to a plant.
     *
     * @param factor by what to multiply the power, above zero
     * @return the scaled duty
     * @throws BadArgumentException if the factor is not above zero, or the duty does not drive power
     */
    public Duty times(double factor) {
        BadArgumentException.requirePositive(factor, "scale of a duty");
        double[] values = power();
        for (int i = 0; i < values.length; i++) {
            values[i] *= factor;
        }
        return new Duty(series.with(channel, values), period, channel);
    }

    /**
     * The same duty as C-rates: at the nominal voltage, a power of one nominal energy an hour is 1C. Free of the losses of
     * the voltage, it is asked of any cell alike.
     *
     * @param energy nominal energy of the storage that the duty is for, J
     * @return the duty in C-rates
     * @throws BadArgumentException if the energy is not above zero, or the duty does not drive power
     */
    public Duty asCRate(double energy) {
        double joulesAnHour = BadArgumentException.requirePositive(energy, "nominal energy in J") / 3600;
        double[] values = power();
        for (int i = 0; i < values.length; i++) {
            values[i] /= joulesAnHour;
        }
        return new Duty(series.with(Channel.C_RATE, values).without(Channel.POWER), period, Channel.C_RATE);
    }

    private double[] power() {
        if (channel != Channel.POWER) {
            throw new BadArgumentException(series.source() + " drives " + channel + "; expected a duty of power");
        }
        return series.column(channel);
    }

    private static TimeSeries fromZero(TimeSeries series) {
        double start = series.time(0);
        if (start == 0) {
            return series;
        }
        TimeSeries.Builder builder = TimeSeries.builder(series.source()).warnings(series.warnings());
        for (Channel channel : series.channels()) {
            double[] values = series.column(channel);
            if (channel == Channel.TIME) {
                for (int i = 0; i < values.length; i++) {
                    values[i] -= start;
                }
            }
            builder.put(channel, values);
        }
        return builder.build().withWarning("time starts at " + start + " s in the file and at 0 s here");
    }
}

package org.natrolite.datasets.check;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.natrolite.core.numeric.Constants;
import org.natrolite.core.series.Channel;
import org.natrolite.core.series.TimeSeries;

/**
 * Decides what a thermometer measures.
 *
 * <p>The air of a chamber does not know the cell's current; the cell's surface warms with its square. A column called
 * ambient is therefore compared with {@code dx/dt = (I^2 - x) / tau}, the temperature of a lumped body heated by a
 * resistance, for several time constants of cells. Where the two correlate by 0.8 or more, weighted by time, and the
 * temperature moves by 2 K or more, the thermometer sits on the cell, whatever its label says.
 */
public final class TemperatureRoles {
    private static final double[] TIME_CONSTANTS = {150, 500, 1500, 5000};
    private static final double CLEAR_CORRELATION = 0.8;
    private static final double LEAST_MOVEMENT_K = 2;

    private TemperatureRoles() {}

    /**
     * Settles surface and ambient temperature of a series.
     *
     * @param series series with current and any temperatures
     * @param role what the user states, or null where the data are to decide
     * @param ambient temperature of the surroundings that the user states, K, or null
     * @return the series with at most one surface and one ambient temperature, and warnings about every change
     */
    public static TimeSeries settle(TimeSeries series, @Nullable TemperatureRole role, @Nullable Double ambient) {
        return ambient(role == null ? byData(series) : byStatement(series, role), ambient);
    }

    /**
     * Applies roles that are settled already, as to the pieces of a long series.
     *
     * @param series series with any temperatures
     * @param role role of the thermometer, or null where its label stands
     * @param ambient temperature of the surroundings that the user states, K, or null
     * @return the series with at most one surface and one ambient temperature
     */
    public static TimeSeries apply(TimeSeries series, @Nullable TemperatureRole role, @Nullable Double ambient) {
        return ambient(role == null ? series : byStatement(series, role), ambient);
    }

    private static TimeSeries ambient(TimeSeries settled, @Nullable Double ambient) {
        if (ambient == null) {
            return settled;
        }
        if (settled.has(Channel.AMBIENT_TEMPERATURE)) {
            settled = settled.withWarning("ambient temperature of the file replaced by the one stated");
        }
        double[] constant = new double[settled.size()];
        Arrays.fill(constant, ambient);
        return settled.with(Channel.AMBIENT_TEMPERATURE, constant);
    }

    private static TimeSeries byStatement(TimeSeries series, TemperatureRole role) {
        boolean surface = series.has(Channel.SURFACE_TEMPERATURE);
        boolean ambient = series.has(Channel.AMBIENT_TEMPERATURE);
        return switch (role) {
            case SURFACE -> {
                if (!ambient) {
                    yield series;
                }
                yield surface
                        ? drop(series, Channel.AMBIENT_TEMPERATURE, "only the surface is to be used")
                        : rename(series, Channel.AMBIENT_TEMPERATURE, Channel.SURFACE_TEMPERATURE)
                                .withWarning(
                                        "the temperature labelled ambient is taken as the cell's surface, as stated");
            }
            case AMBIENT -> {
                if (!surface) {
                    yield series;
                }
                yield ambient
                        ? drop(series, Channel.SURFACE_TEMPERATURE, "only the ambient is to be used")
                        : rename(series, Channel.SURFACE_TEMPERATURE, Channel.AMBIENT_TEMPERATURE)
                                .withWarning("the temperature labelled surface is taken as ambient, as stated");
            }
            case NONE -> {
                TimeSeries bare =
                        surface ? drop(series, Channel.SURFACE_TEMPERATURE, "no temperature is to be used") : series;
                yield ambient ? drop(bare, Channel.AMBIENT_TEMPERATURE, "no temperature is to be used") : bare;
            }
        };
    }

    private static TimeSeries byData(TimeSeries series) {
        if (!series.has(Channel.AMBIENT_TEMPERATURE) || !followsHeating(series, Channel.AMBIENT_TEMPERATURE)) {
            return series;
        }
        String range = range(series);
        return series.has(Channel.SURFACE_TEMPERATURE)
                ? series.withWarning("the ambient temperature follows the heat of the cell (" + range
                        + "); it is kept, since the file has a surface temperature too")
                : rename(series, Channel.AMBIENT_TEMPERATURE, Channel.SURFACE_TEMPERATURE)
                        .withWarning("the temperature labelled ambient follows the heat of the cell (" + range
                                + "): taken as its surface; to override, state the role (--temperature-role ambient)");
    }

    private static TimeSeries rename(TimeSeries series, Channel from, Channel to) {
        return series.with(to, series.column(from)).without(from);
    }

    private static TimeSeries drop(TimeSeries series, Channel channel, String why) {
        return series.without(channel).withWarning(channel + " left out: " + why);
    }

    private static String range(TimeSeries series) {
        double[] values = series.column(Channel.AMBIENT_TEMPERATURE);
        double low = Arrays.stream(values).min().orElse(0) - Constants.ZERO_CELSIUS;
        double high = Arrays.stream(values).max().orElse(0) - Constants.ZERO_CELSIUS;
        return Numbers.of(low) + " to " + Numbers.of(high) + " degC";
    }

    /**
     * @param series series with current and the temperature
     * @param temperature channel of the temperature
     * @return whether it follows the heat of the current
     */
    static boolean followsHeating(TimeSeries series, Channel temperature) {
        double[] kelvin = series.column(temperature);
        double low = Arrays.stream(kelvin).min().orElse(0);
        double high = Arrays.stream(kelvin).max().orElse(0);
        if (!series.has(Channel.CURRENT) || !(high - low >= LEAST_MOVEMENT_K)) {
            return false;
        }
        double[] current = series.column(Channel.CURRENT);
        double[] time = series.column(Channel.TIME);
        double best = 0;
        for (double timeConstant : TIME_CONSTANTS) {
            best = Math.max(best, correlation(time, heated(time, current, timeConstant), kelvin));
        }
        return best >= CLEAR_CORRELATION;
    }

    private static double[] heated(double[] time, double[] current, double timeConstant) {
        double[] x = new double[time.length];
        for (int i = 1; i < x.length; i++) {
            double heat = 0.5 * (current[i] * current[i] + current[i - 1] * current[i - 1]);
            x[i] = heat + (x[i - 1] - heat) * Math.exp(-(time[i] - time[i - 1]) / timeConstant);
        }
        return x;
    }

    /** Correlation over time: each interval weighs as long as it lasts, with the value at its end. */
    private static double correlation(double[] time, double[] x, double[] y) {
        double weight = 0;
        double meanX = 0;
        double meanY = 0;
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int i = 1; i < time.length; i++) {
            double w = time[i] - time[i - 1];
            if (w > 0) {
                weight += w;
                double dx = x[i] - meanX;
                double dy = y[i] - meanY;
                meanX += w / weight * dx;
                meanY += w / weight * dy;
                xx += w * dx * (x[i] - meanX);
                yy += w * dy * (y[i] - meanY);
                xy += w * dx * (y[i] - meanY);
            }
        }
        return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : 0;
    }
}

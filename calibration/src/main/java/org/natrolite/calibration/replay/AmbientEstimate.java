package org.natrolite.calibration.replay;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.natrolite.core.series.Channel;
import org.natrolite.core.series.TimeSeries;

/**
 * Temperature of the surroundings, and how it is known.
 *
 * @param value K; the mean over time where the record gives it
 * @param lower lower end of the 95 % interval, K
 * @param upper upper end of the 95 % interval, K
 * @param origin how it is known
 * @param rests number of rests that an estimate rests on, else 0
 */
public record AmbientEstimate(double value, double lower, double upper, Origin origin, int rests) {

    /** How an ambient temperature is known. */
    public enum Origin {
        /** The caller states it. */
        STATED,
        /** The record has a channel for it. */
        MEASURED,
        /** Fitted: median, over rests, of the surface temperature at their ends. */
        REST_ENDS,
        /** Fitted along with a cell: several records at unknown temperatures tell how these differ. */
        FITTED,
        /** Nothing is known; the reference temperature of the cell stands in. */
        ASSUMED
    }

    /** A rest this long is taken to end at ambient temperature, s; shorter ones only where there is none, s. */
    private static final double LONG_REST = 3600;

    /** Shortest rest that is looked at, s. */
    private static final double SHORT_REST = 600;

    /** Part of a rest that counts as its end. */
    private static final double END = 0.1;

    /** Standard deviation of a normal distribution over its median absolute deviation. */
    private static final double SIGMA_PER_MAD = 1.4826;

    /** Standard error of a median over that of a mean, for normal values: sqrt(pi / 2). */
    private static final double MEDIAN_ERROR = Math.sqrt(Math.PI / 2);

    static AmbientEstimate exact(double value, Origin origin) {
        return new AmbientEstimate(value, value, value, origin, 0);
    }

    /**
     * Finds out what is known.
     *
     * @param series record
     * @param options what the caller knows better
     * @param referenceTemperature temperature to fall back on, K
     * @param time time of each row, s
     * @param surface surface temperature of each row, K; null without
     * @param rests rests as pairs of first row and row after the last
     * @param warnings where to remark on a weak estimate; appended to
     * @return what the caller states, else the channel of the record, else an estimate from rests, else the fallback
     */
    static AmbientEstimate of(
            TimeSeries series,
            ReplayOptions options,
            double referenceTemperature,
            double[] time,
            double @Nullable [] surface,
            List<int[]> rests,
            List<String> warnings) {
        Double stated = options.ambient();
        if (stated != null) {
            return exact(stated, Origin.STATED);
        }
        if (series.has(Channel.AMBIENT_TEMPERATURE)) {
            double sum = 0;
            double[] measured = series.column(Channel.AMBIENT_TEMPERATURE);
            for (int i = 0; i + 1 < time.length; i++) {
                sum += measured[i] * (time[i + 1] - time[i]);
            }
            double length = time[time.length - 1] - time[0];
            double mean = length > 0 ? sum / length : measured[0];
            return exact(mean, Origin.MEASURED);
        }
        if (surface != null) {
            return fromRests(surface, time, rests, new boolean[time.length], warnings);
        }
        warnings.add("nothing is known of the ambient temperature; the reference temperature of the cell, "
                + referenceTemperature + " K, stands in");
        return exact(referenceTemperature, Origin.ASSUMED);
    }

    /**
     * Estimates from the ends of rests.
     *
     * @param surface surface temperature of each row, K
     * @param time time of each row, s
     * @param rests rests as pairs of first row and row after the last
     * @param hidden rows not to look at, of which the rests hold none; shape [rows], at least one not hidden
     * @param warnings where to remark on a weak estimate; appended to
     * @return the estimate; from the coolest row where there is no rest of ten minutes
     */
    static AmbientEstimate fromRests(
            double[] surface, double[] time, List<int[]> rests, boolean[] hidden, List<String> warnings) {
        List<Double> ends = restEnds(surface, time, rests, LONG_REST);
        if (ends.isEmpty()) {
            ends = restEnds(surface, time, rests, SHORT_REST);
            if (!ends.isEmpty()) {
                warnings.add(
                        "ambient temperature is estimated from rests shorter than an hour, after which the cell may"
                                + " still be warm");
            }
        }
        if (ends.isEmpty()) {
            double coolest = Double.POSITIVE_INFINITY;
            for (int i = 0; i < surface.length; i++) {
                coolest = hidden[i] ? coolest : Math.min(coolest, surface[i]);
            }
            warnings.add("no rest of ten minutes to estimate the ambient temperature from; the lowest surface"
                    + " temperature stands in");
            return exact(coolest, Origin.REST_ENDS);
        }
        double middle = median(ends);
        List<Double> deviations = new ArrayList<>();
        for (double end : ends) {
            deviations.add(Math.abs(end - middle));
        }
        double half = 1.96 * MEDIAN_ERROR * SIGMA_PER_MAD * median(deviations) / Math.sqrt(ends.size());
        return new AmbientEstimate(middle, middle - half, middle + half, Origin.REST_ENDS, ends.size());
    }

    private static List<Double> restEnds(double[] surface, double[] time, List<int[]> rests, double shortest) {
        List<Double> ends = new ArrayList<>();
        for (int[] rest : rests) {
            double end = time[rest[1] - 1];
            double length = end - time[rest[0]];
            if (length >= shortest) {
                ends.add(meanOfEnd(surface, time, rest[0], rest[1], end - END * length));
            }
        }
        return ends;
    }

    /** Mean over the rows of a rest from a time on; at least its last row counts. */
    static double meanOfEnd(double[] values, double[] time, int from, int to, double since) {
        double sum = 0;
        int count = 0;
        for (int i = to - 1; i >= from && (count == 0 || time[i] >= since); i--) {
            sum += values[i];
            count++;
        }
        return sum / count;
    }

    private static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        int n = sorted.size();
        return 0.5 * (sorted.get((n - 1) / 2) + sorted.get(n / 2));
    }
}

package org.natrolite.calibration.ageing;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * How far predictions are off, in percentage points of capacity.
 *
 * @param rmse root of the mean square
 * @param mae mean of the magnitude
 * @param largest largest magnitude
 * @param coverage90 share of check-ups within their 90 % interval, %; NaN where there is no interval
 * @param checks number of check-ups
 */
public record Judgement(double rmse, double mae, double largest, double coverage90, int checks) {
    private static final double PERCENT = 100;

    static Judgement of(CheckPrediction... checks) {
        double[] errors = Arrays.stream(checks)
                .mapToDouble(CheckPrediction::error)
                .filter(e -> !Double.isNaN(e))
                .toArray();
        long inside = Arrays.stream(checks)
                .filter(c -> c.measured() >= c.lower90() && c.measured() <= c.upper90())
                .count();
        return new Judgement(
                PERCENT
                        * Math.sqrt(DoubleStream.of(errors)
                                .map(e -> e * e)
                                .average()
                                .orElse(Double.NaN)),
                PERCENT * DoubleStream.of(errors).map(Math::abs).average().orElse(Double.NaN),
                PERCENT * DoubleStream.of(errors).map(Math::abs).max().orElse(Double.NaN),
                errors.length == 0 ? Double.NaN : PERCENT * inside / errors.length,
                errors.length);
    }

    Judgement withoutInterval() {
        return new Judgement(rmse, mae, largest, Double.NaN, checks);
    }
}

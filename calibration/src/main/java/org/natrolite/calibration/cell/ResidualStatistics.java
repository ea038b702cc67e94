package org.natrolite.calibration.cell;

import java.util.Arrays;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.core.numeric.Quantiles;

/**
 * What errors (model less measurement) look like over time, taken every {@value #SAMPLING} s. All but correlation, time
 * and number are in the unit of the errors, V or K.
 *
 * @param mean mean
 * @param deviation standard deviation
 * @param autocorrelation correlation with the error one sample before, 1; NaN where the errors do not vary
 * @param correlationTime time after which an error tells something new: the sampling times one plus twice the sum of
 *     the correlations until they fall below a twentieth, s
 * @param quantile05 5 % quantile
 * @param quantile25 25 % quantile
 * @param median median
 * @param quantile75 75 % quantile
 * @param quantile95 95 % quantile
 * @param samples number of samples
 */
public record ResidualStatistics(
        double mean,
        double deviation,
        double autocorrelation,
        double correlationTime,
        double quantile05,
        double quantile25,
        double median,
        double quantile75,
        double quantile95,
        int samples) {

    /** Time between the samples, s. */
    public static final double SAMPLING = 10;

    private static final double NEGLIGIBLE = 0.05;

    /**
     * @param samples errors, shape [n], n at least 1, {@value #SAMPLING} s apart, records one after the other; not
     *     modified
     * @return their statistics
     */
    static ResidualStatistics of(double[] samples) {
        if (samples.length == 0) {
            throw new BadArgumentException("statistics of no errors; expected at least one");
        }
        int n = samples.length;
        double mean = Arrays.stream(samples).sum() / n;
        double[] d = new double[n];
        Arrays.setAll(d, i -> samples[i] - mean);
        double variance = lagged(d, 0);
        double sum = 1;
        for (int lag = 1; lag < n; lag++) {
            double correlation = lagged(d, lag) / variance;
            if (!(correlation > NEGLIGIBLE)) {
                break;
            }
            sum += 2 * correlation;
        }
        double[] quantiles = Quantiles.of(samples, 0.05, 0.25, 0.5, 0.75, 0.95);
        return new ResidualStatistics(
                mean,
                Math.sqrt(variance),
                n < 2 ? Double.NaN : lagged(d, 1) / variance,
                SAMPLING * sum,
                quantiles[0],
                quantiles[1],
                quantiles[2],
                quantiles[3],
                quantiles[4],
                n);
    }

    /**
     * @return root of the mean square of the errors
     */
    double rootMeanSquare() {
        return Math.hypot(mean, deviation);
    }

    private static double lagged(double[] d, int lag) {
        double sum = 0;
        for (int i = lag; i < d.length; i++) {
            sum += d[i] * d[i - lag];
        }
        return sum / d.length;
    }
}

package org.natrolite.calibration.spread;

import java.util.Arrays;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.core.numeric.Quantiles;

/**
 * How much one quantity differs from cell to cell, in its own unit. The package has the equations.
 *
 * @param cells number of cells
 * @param mean mean of their values
 * @param median median of their values
 * @param lowest lowest value
 * @param highest highest value
 * @param deviation standard deviation of the values as they are; NaN for less than two cells
 * @param own standard deviation between cells after taking off what the fits leave open, 0 where their intervals explain
 *     all of the scatter; NaN for less than two cells, or where an interval has no width
 */
public record Spread(
        int cells, double mean, double median, double lowest, double highest, double deviation, double own) {
    /** Half of a 95 % interval over its standard deviation. */
    private static final double Z95 = 1.959963984540054;

    /**
     * @param values value of each cell, at least one, shape [cells]; not modified
     * @param lower lower end of the 95 % interval of each, shape [cells]; not modified
     * @param upper upper end of the 95 % interval of each, shape [cells]; not modified
     * @return their spread
     * @throws BadArgumentException if there is no cell, the shapes differ, or a value is not finite
     */
    public static Spread of(double[] values, double[] lower, double[] upper) {
        int n = values.length;
        if (n == 0 || lower.length != n || upper.length != n) {
            throw new BadArgumentException("spread of " + n + " values with " + lower.length + " and " + upper.length
                    + " ends of intervals; expected as many, at least one");
        }
        double sum = 0;
        for (double value : values) {
            sum += BadArgumentException.requireFinite(value, "value of a cell");
        }
        double mean = sum / n;
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return new Spread(
                n,
                mean,
                Quantiles.of(values, 0.5)[0],
                Arrays.stream(values).min().orElseThrow(),
                Arrays.stream(values).max().orElseThrow(),
                n < 2 ? Double.NaN : Math.sqrt(squares / (n - 1)),
                n < 2 ? Double.NaN : own(values, lower, upper));
    }

    private static double own(double[] values, double[] lower, double[] upper) {
        double weights = 0;
        double squaredWeights = 0;
        double weighted = 0;
        double[] weight = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            double error = (upper[i] - lower[i]) / (2 * Z95);
            weight[i] = 1 / (error * error);
            weights += weight[i];
            squaredWeights += weight[i] * weight[i];
            weighted += weight[i] * values[i];
        }
        if (!(weights <= Double.MAX_VALUE && squaredWeights <= Double.MAX_VALUE && weights > 0)) {
            return Double.NaN;
        }
        double mean = weighted / weights;
        double q = 0;
        for (int i = 0; i < values.length; i++) {
            q += weight[i] * (values[i] - mean) * (values[i] - mean);
        }
        double variance = (q - (values.length - 1)) / (weights - squaredWeights / weights);
        // less scatter than the intervals allow for is no sign of any between the cells
        return Double.isNaN(variance) ? Double.NaN : Math.sqrt(Math.max(0, variance));
    }
}

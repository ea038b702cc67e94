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
    /** Enough for the last bit of a double. */
    private static final int BISECTIONS = 200;

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
        double[] variance = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            double error = (upper[i] - lower[i]) / (2 * Z95);
            variance[i] = error * error;
            if (!(variance[i] > 0 && variance[i] <= Double.MAX_VALUE)) {
                return Double.NaN;
            }
        }
        if (values.length < 2) {
            return Double.NaN;
        }
        // less scatter than the intervals allow for is no sign of any between the cells
        if (!(excess(values, variance, 0) > 0)) {
            return 0;
        }
        // the excess falls as the variance between cells rises, and is none at the latest at that of the values
        double low = 0;
        double high = variance(values);
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = 0.5 * (low + high);
            if (excess(values, variance, middle) > 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return Math.sqrt(0.5 * (low + high));
    }

    private static double variance(double[] values) {
        double mean = Arrays.stream(values).sum() / values.length;
        return Arrays.stream(values)
                        .map(value -> (value - mean) * (value - mean))
                        .sum()
                / (values.length - 1);
    }

    /** Scatter of the values about their weighted mean beyond what a variance between cells and those of the fits allow for. */
    private static double excess(double[] values, double[] variance, double between) {
        double weights = 0;
        double weighted = 0;
        for (int i = 0; i < values.length; i++) {
            weights += 1 / (variance[i] + between);
            weighted += values[i] / (variance[i] + between);
        }
        double mean = weighted / weights;
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += (values[i] - mean) * (values[i] - mean) / (variance[i] + between);
        }
        return sum - (values.length - 1);
    }
}

package org.natrolite.calibration.cell;

import java.util.List;

/**
 * How far rows are off, and how many rows in a row are off alike.
 *
 * @param deviation root of the mean square, in the unit of the errors
 * @param together number of rows that tell as much as one, at least 1: one plus twice the sum of the correlations of rows
 *     that lie ever farther apart, until they are lost in their own scatter
 */
record ErrorModel(double deviation, double together) {
    /** Correlations, in standard deviations of what they scatter by, at which the sum ends. */
    private static final double LOST = 2;

    /**
     * @param errors errors of each record, row by row; not modified
     * @param least deviation that instruments have at least
     * @return what they look like
     */
    static ErrorModel of(List<double[]> errors, double least) {
        int rows = errors.stream().mapToInt(of -> of.length).sum();
        int longest = errors.stream().mapToInt(of -> of.length).max().orElse(0);
        double power = lagged(errors, 0);
        double sum = 1;
        for (int lag = 1; lag < longest && power > 0; lag++) {
            double correlation = lagged(errors, lag) / power;
            if (!(correlation > LOST / Math.sqrt(rows))) {
                break;
            }
            sum += 2 * correlation;
        }
        return new ErrorModel(Math.max(least, Math.sqrt(power / Math.max(1, rows))), sum);
    }

    private static double lagged(List<double[]> errors, int lag) {
        return errors.stream()
                .mapToDouble(of -> {
                    double sum = 0;
                    for (int i = lag; i < of.length; i++) {
                        sum += of[i] * of[i - lag];
                    }
                    return sum;
                })
                .sum();
    }

    /**
     * @param readings number of readings in a row
     * @param each readings for a row of those that the errors were seen in, at least 1
     * @return standard deviation of their mean: no larger than that of one
     */
    double ofMean(int readings, double each) {
        // correlations last for as much time, so for as many more readings; what is not correlated stays so
        double alike = 1 + (together - 1) * each;
        return deviation * Math.sqrt(Math.min(1, alike / readings));
    }

    /**
     * @return what a row tells: the inverse of the variance that independent rows as many would have
     */
    double information() {
        return 1 / (deviation * deviation * together);
    }
}

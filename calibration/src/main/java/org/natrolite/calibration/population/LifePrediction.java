package org.natrolite.calibration.population;

/**
 * Life of a cell as predicted from its first rows.
 *
 * @param cell name of the cell
 * @param measured life, rows; NaN where the cell has not come to its end
 * @param predicted median, rows
 * @param lower90 lower end of the 90 % interval, rows
 * @param upper90 upper end of the 90 % interval, rows; infinite where the population is too small for one
 */
public record LifePrediction(String cell, double measured, double predicted, double lower90, double upper90) {
    /**
     * @return predicted over measured, less 1
     */
    public double error() {
        return predicted / measured - 1;
    }

    /**
     * @return whether the interval holds what was measured
     */
    public boolean inside() {
        return measured >= lower90 && measured <= upper90;
    }
}

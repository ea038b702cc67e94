package org.natrolite.calibration.replay;

import org.natrolite.core.numeric.CompensatedSum;

/**
 * How far a replay is from what was measured. A figure is NaN where no row stands behind it.
 *
 * @param rmse root of the mean squared voltage error over time, V
 * @param rmseLoaded the same over the time under load, V
 * @param rmseRows root of the mean squared voltage error over rows, V
 * @param maxAbs largest voltage error of any row, V
 * @param temperatureRmse root of the mean squared temperature error over time, K; NaN without surface temperature
 * @param rows number of rows
 * @param duration time that the rows stand for, s
 */
public record FitStatistics(
        double rmse,
        double rmseLoaded,
        double rmseRows,
        double maxAbs,
        double temperatureRmse,
        int rows,
        double duration) {

    /** Sums up rows as they come, of which a record can have millions. Not thread-safe. */
    public static final class Sum {
        private final CompensatedSum weight = new CompensatedSum();
        private final CompensatedSum weighted = new CompensatedSum();
        private final CompensatedSum loadedWeight = new CompensatedSum();
        private final CompensatedSum loadedWeighted = new CompensatedSum();
        private final CompensatedSum squares = new CompensatedSum();
        private double largest = Double.NaN;
        private final CompensatedSum temperature = new CompensatedSum();
        private final CompensatedSum temperatureWeight = new CompensatedSum();
        private int rows;

        /** Makes a sum over no rows. */
        public Sum() {}

        /**
         * @param voltageError model less measurement, V
         * @param temperatureError model less measurement, K; NaN where not measured
         * @param weight time that the row stands for, s
         * @param loaded whether current flows
         */
        public void add(double voltageError, double temperatureError, double weight, boolean loaded) {
            double square = voltageError * voltageError;
            this.weight.add(weight);
            weighted.add(weight * square);
            if (loaded) {
                loadedWeight.add(weight);
                loadedWeighted.add(weight * square);
            }
            squares.add(square);
            largest = rows == 0 ? Math.abs(voltageError) : Math.max(largest, Math.abs(voltageError));
            if (!Double.isNaN(temperatureError)) {
                temperature.add(weight * temperatureError * temperatureError);
                temperatureWeight.add(weight);
            }
            rows++;
        }

        /**
         * @param other sum of other rows
         */
        void add(Sum other) {
            if (other.rows == 0) {
                return;
            }
            weight.add(other.weight.value());
            weighted.add(other.weighted.value());
            loadedWeight.add(other.loadedWeight.value());
            loadedWeighted.add(other.loadedWeighted.value());
            squares.add(other.squares.value());
            largest = rows == 0 ? other.largest : Math.max(largest, other.largest);
            temperature.add(other.temperature.value());
            temperatureWeight.add(other.temperatureWeight.value());
            rows += other.rows;
        }

        /**
         * @return statistics of the rows so far
         */
        public FitStatistics statistics() {
            return new FitStatistics(
                    Math.sqrt(weighted.value() / weight.value()),
                    Math.sqrt(loadedWeighted.value() / loadedWeight.value()),
                    Math.sqrt(squares.value() / rows),
                    largest,
                    Math.sqrt(temperature.value() / temperatureWeight.value()),
                    rows,
                    weight.value());
        }
    }
}

package org.natrolite.calibration.replay;

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

    /** Sums up rows as they come. Not thread-safe. */
    public static final class Sum {
        private double weight;
        private double weighted;
        private double loadedWeight;
        private double loadedWeighted;
        private double squares;
        private double largest = Double.NaN;
        private double temperature;
        private double temperatureWeight;
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
            this.weight += weight;
            weighted += weight * square;
            if (loaded) {
                loadedWeight += weight;
                loadedWeighted += weight * square;
            }
            squares += square;
            largest = rows == 0 ? Math.abs(voltageError) : Math.max(largest, Math.abs(voltageError));
            if (!Double.isNaN(temperatureError)) {
                temperature += weight * temperatureError * temperatureError;
                temperatureWeight += weight;
            }
            rows++;
        }

        /**
         * @return statistics of the rows so far
         */
        public FitStatistics statistics() {
            return new FitStatistics(
                    Math.sqrt(weighted / weight),
                    Math.sqrt(loadedWeighted / loadedWeight),
                    Math.sqrt(squares / rows),
                    largest,
                    Math.sqrt(temperature / temperatureWeight),
                    rows,
                    weight);
        }
    }
}

package org.natrolite.calibration.ageing;

/**
 * A check-up and what was predicted of it. Capacities are fractions of that at the start of the test, or of the nominal
 * capacity where the table states no retention.
 *
 * @param cell name of the cell
 * @param condition name of its condition
 * @param seconds time since the start, s
 * @param measured measured capacity; NaN where none was
 * @param predicted predicted capacity
 * @param lower90 lower end of its 90 % interval
 * @param upper90 upper end of its 90 % interval
 */
public record CheckPrediction(
        String cell,
        String condition,
        double seconds,
        double measured,
        double predicted,
        double lower90,
        double upper90) {
    /**
     * @return predicted less measured
     */
    public double error() {
        return predicted - measured;
    }
}

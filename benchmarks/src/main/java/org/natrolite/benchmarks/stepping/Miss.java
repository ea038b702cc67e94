package org.natrolite.benchmarks.stepping;

/**
 * What a way of stepping misses of the reference at most.
 *
 * @param voltage V
 * @param temperature K
 */
public record Miss(double voltage, double temperature) {
    /** Nothing yet. */
    static final Miss NONE = new Miss(0, 0);

    /** The larger of each; a NaN stays. */
    Miss or(double volts, double kelvin) {
        return new Miss(Math.max(voltage, Math.abs(volts)), Math.max(temperature, Math.abs(kelvin)));
    }
}

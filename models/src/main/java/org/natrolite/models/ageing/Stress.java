package org.natrolite.models.ageing;

import org.natrolite.core.error.BadArgumentException;

/**
 * What a cell is exposed to. What a law does not ask for may be left NaN, which says that it is not known; a law that asks
 * for it refuses the stress then.
 *
 * @param temperature K
 * @param soc state of charge; of a cycle its mean, 1
 * @param depth depth of discharge of the cycle; zero at rest, 1
 * @param rate mean magnitude of the C-rate of the cycle; zero at rest, 1
 * @param voltage voltage at rest, or mean voltage of the cycle, V; NaN where not known
 * @param potential potential of the negative electrode against its metal, V; NaN where not known
 */
public record Stress(double temperature, double soc, double depth, double rate, double voltage, double potential) {
    public Stress {
        BadArgumentException.requirePositive(temperature, "temperature in K");
        requireNonNegativeOrNaN(depth, "depth of discharge");
        requireNonNegativeOrNaN(rate, "C-rate");
        if (Double.isInfinite(soc) || Double.isInfinite(voltage) || Double.isInfinite(potential)) {
            throw new BadArgumentException("stress with SOC " + soc + ", " + voltage + " V, electrode at " + potential
                    + " V; expected finite numbers, or NaN where not known");
        }
    }

    private static void requireNonNegativeOrNaN(double value, String what) {
        if (value < 0 || value == Double.POSITIVE_INFINITY) {
            throw new BadArgumentException(what + " is " + value + "; expected a finite number of zero or more");
        }
    }

    /**
     * @param temperature K
     * @param soc state of charge, 1; NaN where not known
     * @return a rest, its voltage not known
     */
    public static Stress rest(double temperature, double soc) {
        return new Stress(temperature, soc, 0, 0, Double.NaN, Double.NaN);
    }

    /**
     * @param temperature mean temperature, K
     * @param soc mean state of charge, 1; NaN where not known
     * @param depth depth of discharge, 1
     * @param rate mean magnitude of the C-rate, 1; NaN where not known
     * @return a cycle, its voltage not known
     */
    public static Stress cycle(double temperature, double soc, double depth, double rate) {
        return new Stress(temperature, soc, depth, rate, Double.NaN, Double.NaN);
    }

    /**
     * @param voltage voltage, V
     * @return the same at that voltage
     */
    public Stress withVoltage(double voltage) {
        return new Stress(temperature, soc, depth, rate, voltage, potential);
    }

    /**
     * @param potential potential of the negative electrode, V
     * @return the same at that potential
     */
    public Stress withPotential(double potential) {
        return new Stress(temperature, soc, depth, rate, voltage, potential);
    }
}

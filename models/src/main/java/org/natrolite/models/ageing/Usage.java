package org.natrolite.models.ageing;

import org.natrolite.core.error.BadArgumentException;

/**
 * What a cell went through, all of it at one stress: time, and cycles within that time or in no time at all. What is not
 * stated is NaN.
 *
 * @param temperature K
 * @param soc state of charge at rest, and the mean of the cycles, 0 to 1
 * @param voltage voltage at rest, V
 * @param seconds time, s, zero or more
 * @param equivalentFullCycles charge throughput over twice the nominal capacity, zero or more
 * @param depth depth of discharge of the cycles, 0 to 1
 * @param rate C-rate of the cycles, 1/h, zero or more
 * @param meanVoltage mean voltage of the cycles, V
 */
public record Usage(
        double temperature,
        double soc,
        double voltage,
        double seconds,
        double equivalentFullCycles,
        double depth,
        double rate,
        double meanVoltage) {
    public Usage {
        BadArgumentException.requirePositive(temperature, "temperature in K");
        requireStated(soc, 0, 1, "state of charge");
        requireStated(voltage, 0, 100, "voltage in V");
        BadArgumentException.requireWithin(seconds, 0, 1e15, "time in s");
        BadArgumentException.requireWithin(equivalentFullCycles, 0, 1e12, "equivalent full cycles");
        requireStated(depth, 0, 1, "depth of discharge");
        requireStated(rate, 0, 1e6, "C-rate");
        requireStated(meanVoltage, 0, 100, "mean voltage in V");
    }

    private static void requireStated(double value, double low, double high, String what) {
        if (!Double.isNaN(value)) {
            BadArgumentException.requireWithin(value, low, high, what);
        }
    }

    /**
     * @param temperature K
     * @param seconds time, s
     * @param soc state of charge, 1; NaN where not stated
     * @return a rest
     */
    public static Usage rest(double temperature, double seconds, double soc) {
        return new Usage(temperature, soc, Double.NaN, seconds, 0, Double.NaN, Double.NaN, Double.NaN);
    }

    /**
     * @param volts voltage at rest, V
     * @return the same, resting at that voltage
     */
    public Usage withVoltage(double volts) {
        return new Usage(temperature, soc, volts, seconds, equivalentFullCycles, depth, rate, meanVoltage);
    }

    /**
     * @param cycles equivalent full cycles
     * @param deep depth of discharge, 1
     * @param fast C-rate, 1/h; NaN where not stated
     * @return the same with those cycles
     */
    public Usage withCycles(double cycles, double deep, double fast) {
        return new Usage(temperature, soc, voltage, seconds, cycles, deep, fast, meanVoltage);
    }

    /**
     * @param volts mean voltage of the cycles, V
     * @return the same, cycled around that voltage
     */
    public Usage withMeanVoltage(double volts) {
        return new Usage(temperature, soc, voltage, seconds, equivalentFullCycles, depth, rate, volts);
    }

    /**
     * @return whether there are cycles
     */
    public boolean cycles() {
        return equivalentFullCycles > 0;
    }

    /**
     * @return number of cycles of the stated depth; zero where there are none
     */
    public double count() {
        return cycles() ? equivalentFullCycles / depth : 0;
    }

    /** The stress at rest. */
    Stress restStress() {
        return Stress.rest(temperature, soc).withVoltage(voltage);
    }

    /** The stress of the cycles, or the stress at rest where there are none. */
    Stress cycleStress() {
        return cycles() ? Stress.cycle(temperature, soc, depth, rate).withVoltage(meanVoltage) : restStress();
    }
}

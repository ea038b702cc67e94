package org.natrolite.models.ageing;

import org.natrolite.core.error.BadArgumentException;

/**
 * Conditions in which the numbers of a law were fitted. What a stress leaves unknown is not compared.
 *
 * @param restTemperature of rests, K
 * @param restSoc of rests, 1
 * @param restVoltage of rests, V
 * @param cycleTemperature of cycles, K
 * @param cycleDepth of cycles, 1
 * @param cycleRate of cycles, 1/h
 * @param cycleVoltage mean of cycles, V
 * @param note where the conditions are stated, and what is assumed of them
 */
public record FittedConditions(
        Interval restTemperature,
        Interval restSoc,
        Interval restVoltage,
        Interval cycleTemperature,
        Interval cycleDepth,
        Interval cycleRate,
        Interval cycleVoltage,
        String note) {
    /** Rounding in temperatures and states of charge that is no excursion. */
    private static final double SLACK = 1e-6;

    /** Any number. */
    public static final Interval ANY = new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    /** Nothing is said of what was fitted. */
    static final FittedConditions UNKNOWN = new FittedConditions(ANY, ANY, ANY, ANY, ANY, ANY, ANY, "");

    /**
     * @param lowest lowest value
     * @param highest highest value, not below the lowest
     */
    public record Interval(double lowest, double highest) {
        public Interval {
            if (!(lowest <= highest)) {
                throw new BadArgumentException(
                        "interval from " + lowest + " to " + highest + "; expected one that does not fall");
            }
        }

        private boolean lacks(double value) {
            return value < lowest - SLACK || value > highest + SLACK;
        }
    }

    boolean holdRest(Stress s) {
        return !(restTemperature.lacks(s.temperature()) || restSoc.lacks(s.soc()) || restVoltage.lacks(s.voltage()));
    }

    boolean holdCycle(Stress s) {
        return !(cycleTemperature.lacks(s.temperature())
                || cycleDepth.lacks(s.depth())
                || cycleRate.lacks(s.rate())
                || cycleVoltage.lacks(s.voltage()));
    }
}

package org.natrolite.calibration.cell;

/**
 * A number that was fitted, with its interval. Values over state of charge have one entry a node.
 *
 * @param name path in the cell, as {@code resistance.ohmic.charge[soc=0.2]}
 * @param unit SI unit of value and interval
 * @param value best value
 * @param lower95 lower end of the 95 % interval
 * @param upper95 upper end of the 95 % interval
 * @param told part of the prior's standard deviation that the data by themselves take away, without what is expected of
 *     its neighbours or of the other direction of current: 1 where the data tell all, 0 where the number is still what
 *     was believed before
 * @param shift distance from the start, in standard deviations of the prior; beyond some 4 the data speak against what
 *     was believed before, or the model cannot explain them
 */
public record FittedParameter(
        String name, String unit, double value, double lower95, double upper95, double told, double shift) {

    /** Part of the prior's deviation that the data must take away to count as telling something. */
    private static final double TELLING = 0.3;

    /**
     * @return whether the data tell it; where not, it stands where the start and its neighbours put it, with an interval as
     *     wide as that leaves it
     */
    public boolean identified() {
        return told >= TELLING;
    }
}

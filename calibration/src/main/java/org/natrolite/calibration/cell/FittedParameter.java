package org.natrolite.calibration.cell;

/**
 * A number that was fitted, with its interval. Values over state of charge have one entry a node.
 *
 * @param name path in the cell, as {@code resistance.ohmic.charge[soc=0.2]}
 * @param unit SI unit of value and interval
 * @param value best value
 * @param lower95 lower end of the 95 % interval
 * @param upper95 upper end of the 95 % interval
 * @param told part of the prior's standard deviation that the data took away: 1 where the data tell all, 0 where the
 *     number is still what was believed before
 * @param shift distance from the start, in standard deviations of the prior; beyond some 4 the data speak against what
 *     was believed before, or the model cannot explain them
 */
public record FittedParameter(
        String name, String unit, double value, double lower95, double upper95, double told, double shift) {}

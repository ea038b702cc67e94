package org.natrolite.calibration.cell;

import java.util.List;

/**
 * What the block bootstrap says of the intervals of a fit.
 *
 * @param draws number of draws
 * @param seed seed that they were drawn with
 * @param blocks blocks that the records were cut into
 * @param tooShort whether errors stay alike for so long that the blocks are shorter than they should be, so that the
 *     bootstrap, too, finds intervals that are too narrow
 * @param median median over all numbers of the width of the interval of the bootstrap over that of the fit, 1
 * @param intervals interval of each number, in the order of the fitted parameters
 */
public record BootstrapCheck(
        int draws, long seed, int blocks, boolean tooShort, double median, List<Interval> intervals) {
    public BootstrapCheck {
        intervals = List.copyOf(intervals);
    }

    /**
     * The interval of a number.
     *
     * @param name number, as in {@link FittedParameter}
     * @param lower95 lower end of the 95 % interval, in the unit of the number
     * @param upper95 upper end of the 95 % interval, in the unit of the number
     * @param ratio its width over that of the interval of the fit, 1: of logarithms for positive numbers
     */
    public record Interval(String name, double lower95, double upper95, double ratio) {}
}

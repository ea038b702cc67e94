package org.natrolite.calibration.cell;

import java.util.List;

/**
 * How the fit grows worse as a number is moved away from it and all others follow. A profile that is a parabola of the width of
 * the interval says that the interval can be trusted; one that is flat to a side, that the data do not bound it there.
 *
 * @param name number, as in {@link FittedParameter}
 * @param unit SI unit of values
 * @param best value at which the profile is lowest
 * @param lower95 lower end of the 95 % interval, where it has risen by 3.84; NaN where it has not as far as it was followed
 * @param upper95 upper end of the same
 * @param points the profile, by rising value
 */
public record Profile(String name, String unit, double best, double lower95, double upper95, List<Point> points) {
    public Profile {
        points = List.copyOf(points);
    }

    /**
     * A point of a profile.
     *
     * @param value value that the number is held at
     * @param rise how much twice the negative logarithm of likelihood and priors rises, others being free, 1
     * @param data part of it that is due to the data; the rest is what was believed before
     */
    public record Point(double value, double rise, double data) {}
}

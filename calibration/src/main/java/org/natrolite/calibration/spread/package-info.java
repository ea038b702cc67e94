/**
 * How much the cells of a population differ, when each is known only to within its own interval.
 *
 * <p>Of k cells with values x_i and standard errors s_i, the scatter that is seen holds two things: that of the cells, with
 * variance t^2, and that of the fits. Paule and Mandel (Journal of Research of
 * the National Bureau of Standards 87, 1982, doi 10.6028/jres.087.022) find the t^2 at which the values scatter as much as both
 * allow for:
 *
 * <pre>
 *   sum (x_i - m)^2 / (s_i^2 + t^2) = k - 1,   m the mean with the weights 1 / (s_i^2 + t^2)
 * </pre>
 *
 * <p>and 0 where they scatter less even without it. It never exceeds the variance that is seen: at that variance the sum is at
 * most k - 1. The moment estimator of DerSimonian and Laird (1986) does where one value lies far off with a tight interval, for its
 * weights leave t^2 out.
 *
 * <p>{@link org.natrolite.calibration.spread.Spread} holds both.
 */
@NullMarked
package org.natrolite.calibration.spread;

import org.jspecify.annotations.NullMarked;

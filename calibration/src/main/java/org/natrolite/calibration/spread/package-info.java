/**
 * How much the cells of a population differ, when each is known only to within its own interval.
 *
 * <p>Of k cells with values x_i and standard errors s_i, the scatter that is seen holds two things: that of the cells, with
 * variance t^2, and that of the fits. The moment estimator of DerSimonian and Laird (Controlled Clinical Trials 7, 1986,
 * doi 10.1016/0197-2456(86)90046-2) takes the second off:
 *
 * <pre>
 *   w_i = 1 / s_i^2,   m = sum w_i x_i / sum w_i,   Q = sum w_i (x_i - m)^2
 *   t^2 = max(0, (Q - (k - 1)) / (sum w_i - sum w_i^2 / sum w_i))
 * </pre>
 *
 * <p>{@link org.natrolite.calibration.spread.Spread} holds both.
 */
@NullMarked
package org.natrolite.calibration.spread;

import org.jspecify.annotations.NullMarked;

/**
 * Draws from a posterior, and whether they can be relied on.
 *
 * <p>{@link org.natrolite.calibration.posterior.HamiltonianSampler} moves a point through the landscape of a {@link
 * org.natrolite.calibration.posterior.LogDensity} as if it rolled on it (Duane et al. 1987; Neal 2011): with potential
 * {@code U = -ln p}, momenta drawn afresh each time, and steps
 *
 * <pre>
 *   p' = p - eps/2 dU/dy(y),   y' = y + eps p',   p'' = p' - eps/2 dU/dy(y')
 * </pre>
 *
 * <p>in coordinates y in which the curvature at the mode is one, {@code x = mode + L y} with {@code L L'} the covariance that
 * Laplace's approximation has: where that is right, a quarter of a turn forgets where it began. What it has not got right is
 * found during warm-up: the length of a step by dual averaging (Hoffman and Gelman 2014), the scale of each coordinate by what
 * the chain has seen. Where the energy has changed the move is refused as often as Metropolis asks for, so that the draws are
 * those of the posterior, not of its approximation.
 *
 * <p>{@link org.natrolite.calibration.posterior.Convergence} compares chains that began apart: split R-hat of ranks and of
 * folded ranks, and effective sample sizes of the bulk and of the tails (Vehtari et al. 2021, doi 10.1214/20-BA1221).
 */
@NullMarked
package org.natrolite.calibration.posterior;

import org.jspecify.annotations.NullMarked;

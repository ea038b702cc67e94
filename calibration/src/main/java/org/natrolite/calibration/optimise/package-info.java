/**
 * Nonlinear least squares with priors.
 *
 * <p>A {@link org.natrolite.calibration.optimise.LeastSquares} problem has unknowns x, data residuals r(x) in units of
 * their standard deviation that stand for c independent observations each, and {@link org.natrolite.calibration.optimise.Priors}: linear combinations of unknowns that
 * are expected to have a value. {@link org.natrolite.calibration.optimise.LevenbergMarquardt} minimises
 *
 * <pre>
 *   F(x) = sum_i c_i rho(r_i(x)) + |P x - p|^2,   rho(r) = r^2 up to k, then k (2 |r| - k)      (Huber 1964)
 * </pre>
 *
 * <p>by iteratively reweighted steps {@code (J'WJ + P'P + lambda D) d = -gradient}, with the damping rule of Nielsen
 * (1999). A problem that knows its derivatives in closed form says so; for others they are forward differences, one column
 * a task, spread over threads. Each column is worked out by itself, so that the outcome is the same to the last bit on any
 * number of threads.
 *
 * <p>{@link org.natrolite.calibration.optimise.NonNegative} solves linear problems whose unknowns cannot be negative, and {@link
 * org.natrolite.calibration.optimise.GlobalSearch} finds the lowest of several minima of a few unknowns, by seeded CMA-ES.
 */
@NullMarked
package org.natrolite.calibration.optimise;

import org.jspecify.annotations.NullMarked;

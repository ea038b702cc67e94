/**
 * How long a cell will last, from its first cycles and from cells like it that have lasted already.
 *
 * <p>No law is asked for: what the population did says how the shape of early capacities goes together with life. The first
 * rows of each cell become the coefficients a of few Legendre polynomials,
 *
 * <pre>
 *   Q(u) = sum a_k P_k(u),  k = 0 .. d,   u = -1 .. 1 over the first rows
 *   ln life = b_0 + sum b_k (a_k - mean a_k) / deviation a_k
 * </pre>
 *
 * <p>with b by least squares of a robust loss (Huber 1964) and a ridge. Degree d and ridge are those that predict each cell of
 * the population best from the others, by the median of the error, which few cells that fail early do not rule. Those same
 * errors make the interval: it is as wide as 90 % of them ask for (conformal prediction, Vovk et al. 2005).
 *
 * <p>{@link org.natrolite.calibration.population.EarlyLife#judge} leaves out each cell in turn and chooses everything anew
 * without it, so that what it says of the error has not seen the cell that it is about.
 */
@NullMarked
package org.natrolite.calibration.population;

import org.jspecify.annotations.NullMarked;

/**
 * Small numerics: the functions of exact exponential updates, safeguarded roots, compensated sums.
 *
 * <p>A quantity that relaxes towards a target, {@code dx/dt = (target - x) / tau}, over a step dt with u = dt / tau
 * goes to {@code target + (x - target) exp(-u)} and has the mean {@code target + (x - target) phi1(u)}; one driven
 * linearly from its own value moves by {@code rate dt phi1(u)} and has the mean {@code x + rate dt phi2(u)}. See
 * {@link org.natrolite.core.numeric.Exponential}.
 */
@NullMarked
package org.natrolite.core.numeric;

import org.jspecify.annotations.NullMarked;

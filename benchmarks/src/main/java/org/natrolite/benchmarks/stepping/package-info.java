/**
 * What the measurements of stepping share: the cells they begin from, the duty, the plain loop that the engine is measured
 * against, and the finer reference that both are compared with.
 *
 * <pre>{@code
 * Fleet fleet = Fleet.of(model, OperatingLimits.none(), 64, 0.5, 298.15);
 * CurrentProfile duty = NoisyDuty.of(model, 0.5, NoisyDuty.PERIOD);
 * Miss miss = Accuracy.ofRun(fleet, PortableKernel.create(), RunOptions.standard(), duty, 1, 298.15);
 * }</pre>
 */
@NullMarked
package org.natrolite.benchmarks.stepping;

import org.jspecify.annotations.NullMarked;

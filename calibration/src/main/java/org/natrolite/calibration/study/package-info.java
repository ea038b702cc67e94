/**
 * What an experiment can find: a known cell goes through it in simulation, as often as wanted with other noise, and is
 * identified each time.
 *
 * <pre>
 *   truth + protocol -> what a cycler would write, seed by seed -> calibration -> errors, coverage, verdicts
 * </pre>
 *
 * <p>For each fitted number the study tells how far off it is in the middle of the seeds, how often its 95 % interval holds the
 * truth, and how often it is said not to be identified. A number that the experiment cannot see ought to be said so; one that
 * it sees ought to be near the truth, with an interval that holds it in 95 of 100 seeds.
 *
 * <p>{@link org.natrolite.calibration.study.RecoveryStudy} runs it, {@link org.natrolite.calibration.study.Recovery} is what
 * it finds for one number.
 */
@NullMarked
package org.natrolite.calibration.study;

import org.jspecify.annotations.NullMarked;

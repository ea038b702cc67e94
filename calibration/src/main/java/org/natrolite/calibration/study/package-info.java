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
 * <p>Errors of the instrument are those that it is said to have, noise and rounding: a gain or an offset that it does not tell of
 * would be in the numbers, and in no interval. Coverage is that of numbers that are seen: an interval that is left as it was
 * believed holds the one truth always or never.
 *
 * <p>{@link org.natrolite.calibration.study.RecoveryStudy} runs it, {@link org.natrolite.calibration.study.Recovery} is what
 * it finds for one number, {@link org.natrolite.calibration.study.Experiment} names what can be seen of the cell that comes with
 * the library, and {@link org.natrolite.calibration.study.Judgement} says of each quantity what is not as it ought to be.
 */
@NullMarked
package org.natrolite.calibration.study;

import org.jspecify.annotations.NullMarked;

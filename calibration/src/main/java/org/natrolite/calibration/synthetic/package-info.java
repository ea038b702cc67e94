/**
 * Measured data with known truth, for studies of what an identification can find and for trying the tool.
 *
 * <pre>
 *   cell + protocol -> Simulation -> truth -> Instrument (gain, offset, noise, quantisation) -> what a cycler would write
 * </pre>
 *
 * <p>Of each row, with x true and n a standard normal number, an {@link org.natrolite.calibration.synthetic.Instrument}
 * writes down
 *
 * <pre>
 *   V = q(x + offset + noise n)     I = q(gain x + offset + (noise + relative noise |x|) n)     T = x + offset + noise n
 * </pre>
 *
 * <p>where q rounds to a step of the converter and stops at the ends of its range; rows that stopped there are counted in a
 * warning. Noise of one channel does not depend on that of another: the seed gives each its own numbers. The state of charge
 * is known to nobody who measures, so it is in the truth alone; the temperature of the surroundings is passed on as it was
 * set.
 *
 * <pre>{@code
 * SyntheticRun run = SyntheticRun.of(truth, protocol, SyntheticRun.Conditions.standard());
 * Instrument instrument = Instrument.exact().withVoltageNoise(1e-3).withRelativeCurrentNoise(1e-3);
 * for (long seed = 1; seed <= 200; seed++) {
 *     TimeSeries measured = run.measured(instrument, seed);
 *     ...
 * }
 * }</pre>
 */
@NullMarked
package org.natrolite.calibration.synthetic;

import org.jspecify.annotations.NullMarked;

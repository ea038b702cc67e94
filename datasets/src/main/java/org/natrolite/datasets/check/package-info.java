/**
 * Checks across the rows of a measured series: is the time in seconds, does the voltage go with its current, what does
 * the thermometer measure, and what should the reader of a result know.
 *
 * <h2>Time scale</h2>
 *
 * <p>Evidence in the order of its weight; the first that decides, decides:
 *
 * <ol>
 *   <li>the clock: a column of Unix time must advance as the test time does;
 *   <li>the instrument's own counter of charge must agree with the integral of the current;
 *   <li>physics, where neither is there: the voltage that a current of one nominal capacity an hour (1C) would drop,
 *       {@code R Q}, with R from steps of the current (which know no time) and Q the charge between the ends of the
 *       voltage window or of the net charge (both proportional to the time scale). Cells have 0.01 V (power cells) to 0.5 V, some 2 V
 *       deep in the cold; milliseconds read as seconds give 10 V to 500 V. The border is 4 V. Where there is no step,
 *       as in a bare constant-current discharge, a sweep of the window that takes more than 300 hours under load (C/300;
 *       the slowest tests in use take 100 hours).
 * </ol>
 *
 * <p>The sampling interval plays no part: event-driven instruments sample from milliseconds to minutes in one file.
 *
 * <h2>Sign of the current</h2>
 *
 * <p>A cell's resistance is positive: when the current steps up, so does the voltage. And charge raises the open-circuit
 * voltage. The first gives a score over all clear steps, the second one over spans of near-constant current, both from
 * -1 (all against) to 1 (all with), weighted by the voltage moved. Spans decide only where there are no steps: in the
 * cold a cell heats itself and its voltage can rise through a discharge. Undecided is a warning.
 *
 * <h2>Thermometer</h2>
 *
 * <p>See {@link org.natrolite.datasets.check.TemperatureRoles}.
 */
@NullMarked
package org.natrolite.datasets.check;

import org.jspecify.annotations.NullMarked;

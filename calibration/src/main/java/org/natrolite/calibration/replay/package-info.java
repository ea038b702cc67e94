/**
 * Replays: the measured current goes through a model, and the answer is held against what was measured.
 *
 * <p>The rules, the same for calibration and evaluation:
 *
 * <ul>
 *   <li><b>Current between rows.</b> Where the current jumps from one row to the next (a sign change, a rest on one
 *       side, or a change by more than a tenth), the current of the earlier row holds up to the later one: cyclers that
 *       record on events write the first row of a step when it begins, possibly long after the last row of the rest
 *       before. Where it varies smoothly, as in the taper of a constant-voltage charge, the mean of both holds, so that
 *       the charge is right to second order.
 *   <li><b>Offset of the current sensor.</b> Where a record comes back to a voltage at which next to no current flows, as
 *       much has come out as went in; what is missing by 1 % or more is the sensor's
 *       ({@link org.natrolite.calibration.replay.SensorOffset}), is taken off the current, and is remarked on.
 *   <li><b>Voltage of a row</b> is what the terminals show at once with the current of that row.
 *   <li><b>Weights.</b> A row stands for half of each smooth interval beside it, and for the whole of an interval at
 *       whose end the current jumps. A row that shares its time with another weighs nothing.
 *   <li><b>Start.</b> The cell is rested. Its state of charge follows from the mean voltage over the last tenth of the
 *       rest that the record begins with, by the model's open-circuit voltage halfway between its branches (hysteresis
 *       state 0, as nothing is known of what went before). A record that begins under load is traced back by charge
 *       from its first rest of five minutes or more; without one, from the end of a charge whose current had all but
 *       ceased.
 *   <li><b>Temperature.</b> The cell starts at the first measured surface temperature, else at ambient. Ambient is what
 *       the caller states, else the channel of the record, else estimated from the ends of rests
 *       ({@link org.natrolite.calibration.replay.AmbientEstimate}), else the reference temperature of the cell with a
 *       warning.
 *   <li><b>No limits</b> are kept: a model with too small a capacity may leave its tables, and the result says so.
 * </ul>
 *
 * <p>{@link org.natrolite.calibration.replay.Drive} is a record prepared by these rules,
 * {@link org.natrolite.calibration.replay.Replay} runs it, and {@link org.natrolite.calibration.replay.FitStatistics}
 * judges the outcome, for the whole and for each cycle; {@link org.natrolite.calibration.replay.Leg} by the mean voltage of a
 * discharge or charge.
 */
@NullMarked
package org.natrolite.calibration.replay;

import org.jspecify.annotations.NullMarked;

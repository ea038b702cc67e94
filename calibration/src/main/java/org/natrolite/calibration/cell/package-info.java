/**
 * Identification of a cell: open-circuit voltage, hysteresis, resistances, time constants, activation energies, capacity
 * and thermal constants, all at once, by replay of whole records.
 *
 * <p>For unknowns x, cell(x) and its replay with voltage V and temperature T, the fit minimises
 *
 * <pre>
 *   sum over fitted rows of b w / t_V rho((V - V_measured) / s_V) + b w / t_T rho((T - T_measured) / s_T)
 *     + priors
 * </pre>
 *
 * <p>with w the time that a row stands for, t_V and t_T times over which model errors stay alike, b a factor that gives
 * load as much weight as rest, and rho a loss that grows linearly for rows that do not fit.
 *
 * <table>
 * <caption>What is fitted</caption>
 * <tr><th>quantity</th><th>unknown</th><th>prior</th></tr>
 * <tr><td>open-circuit voltage at 45 nodes</td><td>logarithms of its slopes, scaled so that the ends stay: it cannot but
 * increase, and states of charge 0 and 1 mean what they mean in the start</td><td>slope of the start, smooth
 * deviations</td></tr>
 * <tr><td>hysteresis</td><td>logarithms at 7 nodes, and of its rate</td><td>start</td></tr>
 * <tr><td>resistance of each element</td><td>logarithms at 10 nodes, and the logarithm of discharge over charge at
 * 4</td><td>shape of the start, equal directions</td></tr>
 * <tr><td>time constants</td><td>logarithms at 4 nodes; of slower pairs the part above 1.5 times the faster
 * one</td><td>start</td></tr>
 * <tr><td>activation energies</td><td>logarithm of a factor common to all elements, and of one for each</td><td>interval
 * of the start</td></tr>
 * <tr><td>capacity, heat capacity, cooling</td><td>logarithms</td><td>interval of the start</td></tr>
 * <tr><td>entropic coefficient</td><td>values at 7 nodes</td><td>interval of the start, smooth</td></tr>
 * </table>
 *
 * <p><b>Several records</b>, each with its own temperature, are fitted jointly. A slow charge and a slow discharge among
 * them give the open-circuit voltage, the capacity and the hysteresis to begin with. Activation energies are fitted where
 * the temperature differs between records that load the cell, entropic coefficients where it differs at all. A slow test
 * counts by the charge that passes, not by its length. Where the charge of closed loops does not balance, the current
 * sensor has an offset: it is named, and taken off the record, as in any replay.
 *
 * <p><b>Circumstances</b>: where several records do not say how warm their surroundings were, the ambient temperature of each is an
 * unknown, believed to be the reference temperature within 3 K; where closed loops show offsets, so is the charge that passed in
 * each over the charge that was counted, believed to be one within what the loops missed. Both belong to the record and not to
 * the cell. Activation energies are fitted then, too, and held close to what is believed, as self-heating by thermal constants
 * that are assumed is all that tells them.
 *
 * <p><b>The way there.</b> Capacity and open-circuit voltage are those of the start, or read off the data. From them,
 * resistances over state of charge and direction follow by variable projection: time constants outside, by CMA-ES over seconds
 * to hours, as they have several minima; resistances inside, by least squares that keep them positive. There the joint fit
 * begins, unless the start explains the records better. Priors stay those of the start.
 *
 * <p><b>How many RC pairs</b> ({@link org.natrolite.calibration.cell.PairChoice}): about the fitted cell, the same projection is
 * made with none to three pairs, and judged by Bayes' information criterion and by cross-validation over stretches of the
 * records. The judgement comes with each result; a caller who asks for no number gets as many pairs as both judges ask for.
 *
 * <p><b>Derivatives</b> are forward sensitivities of the exact updates: state and derivatives go through a record together,
 * and no difference of replays is taken. Once a fit has settled and its errors are found to be smaller, or shorter, than was
 * supposed, as with data of an instrument whose noise is all that is left, a second one begins there: in it each row counts
 * by what it tells, and none is left out.
 *
 * <p>Coulombic efficiency, self-discharge, contact resistance, ratings and limits are those of the start. Without a
 * surface temperature heat capacity and cooling are, too.
 *
 * <p><b>Intervals</b> come from the curvature of the sum at its minimum. There, the scatter and the correlation time of
 * the errors are those that were found, so that a thousand rows that err together count as one: the effective number of
 * voltages is the fitted time over the correlation time. Carried over to the numbers of the cell, the intervals hold 95 %
 * as far as the model holds; where the data tell nothing, the interval of the prior is left. After a second fit they also
 * know what all rows share: the noise of the rest that a replay begins with, and of the charge that is counted from there.
 * {@link org.natrolite.calibration.cell.FittedParameter#identified()} is the verdict on a number: whether the data by
 * themselves, without its neighbours or the other direction of current, tell it.
 *
 * <p><b>Beside the intervals</b>, an {@link org.natrolite.calibration.cell.Assessment} holds the correlations of all numbers, and on
 * request two checks. A block bootstrap draws the errors of the fit anew in blocks that are long beside the stretches over which
 * errors stay alike, circular within each record, and takes one Gauss-Newton step for each draw, with the weights that the fit
 * gave to rows: it sees whether the correlation time did its work, but no curvature. Profiles of the likelihood hold a number away
 * from the fit and fit all others anew, with the weights of the intervals: they see curvature and open ends, and how much of a
 * rise is due to the data and how much to what was believed. Profiles know nothing of charge beyond the range of the data, which
 * the interval of the capacity has on top where no start was given, and that of the bootstrap, too.
 *
 * <p>{@link org.natrolite.calibration.cell.CellCalibration} does it,
 * {@link org.natrolite.calibration.cell.CalibrationOptions} tell how,
 * {@link org.natrolite.calibration.cell.HoldOut} names the rows it must not see, and
 * {@link org.natrolite.calibration.cell.CalibrationResult} is what comes out.
 */
@NullMarked
package org.natrolite.calibration.cell;

import org.jspecify.annotations.NullMarked;

/**
 * Years of life under a duty: cycling, rest, temperature and ageing coupled.
 *
 * <p>The fast scale (minutes) is stepped by {@link org.natrolite.models.cell.CellStepper}; the slow scale (months) is the
 * damage of an {@link org.natrolite.models.ageing.AgeingLaw}. A {@link org.natrolite.models.life.DutyCycle} is simulated
 * once in detail in each epoch at the age reached, feeding rainflow half cycles, temperature and state of charge to the
 * law, and its damage is repeated for the rest of the epoch; its cycles are those of a signal that goes on repeating it, so
 * that none is lost across its ends. A duty that is longer than an epoch is simulated whole; legs that its rainflow residue
 * holds open, at most 256, count as half cycles at check-ups and not in the state.
 * Capacity and resistance then act on the cell from the next epoch on.
 *
 * <table>
 * <caption>What is inside</caption>
 * <tr><td>{@link org.natrolite.models.life.LifeStudy}</td><td>many samples of one kind of cell under one duty</td></tr>
 * <tr><td>{@link org.natrolite.models.life.LifeResult}</td><td>what came of them, as quantiles</td></tr>
 * <tr><td>{@link org.natrolite.models.life.CheckUp}</td><td>the reference tests that capacity and resistance are
 * defined by</td></tr>
 * </table>
 */
@NullMarked
package org.natrolite.models.life;

import org.jspecify.annotations.NullMarked;

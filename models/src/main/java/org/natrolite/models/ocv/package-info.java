/**
 * Where the open-circuit voltage of a cell comes from, and how ageing changes it.
 *
 * <p>A cell either has a {@link org.natrolite.models.ocv.FullCell} voltage, measured as a whole, or is composed of two
 * {@link org.natrolite.models.ocv.HalfCells}:
 *
 * <pre>
 *   U(z) = U_pos(x_pos(z)) - U_neg(x_neg(z))
 *   n    = x_pos Q_pos + x_neg Q_neg              inventory of charge carriers
 * </pre>
 *
 * <p>Each {@link org.natrolite.models.ocv.Electrode} has a potential over its stoichiometry and a window. A {@link
 * org.natrolite.models.ocv.Loss} takes from n, Q_pos and Q_neg; the windows follow from the voltages at which the fresh
 * cell is empty and full. So the slippage of the electrodes against each other shifts and squeezes the features of the
 * voltage, each loss in a way of its own, and the usable capacity is a result.
 *
 * <p>An update of ageing conserves stoichiometries: the lost inventory leaves the negative electrode first, then lost
 * material takes along what it holds ({@link org.natrolite.models.ocv.HalfCells#lossAt}), and the state of charge is
 * read anew from the moved windows ({@link org.natrolite.models.ocv.HalfCells#socAfter}). The charge that goes missing so
 * is lost to ageing; no current has moved it.
 */
@NullMarked
package org.natrolite.models.ocv;

import org.jspecify.annotations.NullMarked;

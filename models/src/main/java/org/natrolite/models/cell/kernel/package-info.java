/**
 * The innermost loop of a known profile, behind one contract: {@link org.natrolite.models.cell.kernel.WindowKernel} moves
 * {@link org.natrolite.models.cell.kernel.Lanes}, a tile of cells whose coefficients stand still, by some thirty
 * operations a cell-step, with no table, no exponential and no branch.
 */
@NullMarked
package org.natrolite.models.cell.kernel;

import org.jspecify.annotations.NullMarked;

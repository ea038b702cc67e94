/**
 * The innermost loop of a known profile, behind one contract: {@link org.natrolite.models.cell.kernel.WindowKernel} moves
 * {@link org.natrolite.models.cell.kernel.Lanes}, a tile of cells whose coefficients stand still, by some thirty
 * operations a cell-step, with no table, no exponential and no branch. Single steps, each cell at a current of its own, are
 * worked out by {@link org.natrolite.models.cell.kernel.StepKernel}, on the same instructions.
 */
@NullMarked
package org.natrolite.models.cell.kernel;

import org.jspecify.annotations.NullMarked;

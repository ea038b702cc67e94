/**
 * Windows of two electrodes from a measured full-cell open-circuit voltage.
 *
 * <p>{@link org.natrolite.calibration.ocv.HalfCell} makes one potential of the two branches of a half-cell, {@link
 * org.natrolite.calibration.ocv.BranchMean} one voltage of the two branches of a full cell. {@link
 * org.natrolite.calibration.ocv.WindowFit} then minimises
 *
 * <pre>
 *   sum over states of charge of rho(U_pos(p_0 + z (p_1 - p_0)) - U_neg(n_0 + z (n_1 - n_0)) - U(z))
 * </pre>
 *
 * <p>over the four ends of the windows, with a loss rho that grows linearly beyond 6 mV, from several starts. Intervals
 * come from the curvature there, with the scatter and the correlation of the errors that were found; they hold as far as
 * the half-cells are those of the cell, which the error that is left tells.
 *
 * <p>{@link org.natrolite.calibration.ocv.Reconciliation} makes {@link org.natrolite.models.ocv.HalfCells} of it that
 * meet the measured voltage exactly.
 */
@NullMarked
package org.natrolite.calibration.ocv;

import org.jspecify.annotations.NullMarked;

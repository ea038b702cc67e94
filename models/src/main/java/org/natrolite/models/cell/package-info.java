/**
 * The electro-thermal cell: an equivalent circuit with hysteresis and one temperature.
 *
 * <pre>
 *   dz/dt    = eta I / Q - s                        state of charge
 *   dv_i/dt  = (R_i I - v_i) / tau_i                RC pairs, 0 to 3
 *   dh/dt    = gamma |eta I| / Q (sgn I - h)        hysteresis
 *   V        = U(z, T) + M(z) h + sum v_i + R_0 I   terminal voltage
 *   C dT/dt  = I (V - U) + I T dU/dT + (U - T dU/dT) ((1 - eta) I + s Q) - hA (T - T_ambient)
 * </pre>
 *
 * <p>Charge is positive. {@link org.natrolite.models.cell.CellParameters} describes a cell with provenance;
 * {@link org.natrolite.models.cell.CellModel} is the same cell on tables, made once;
 * {@link org.natrolite.models.cell.CellStepper} moves a {@link org.natrolite.models.cell.CellState} by one step of
 * constant current, power or voltage within {@link org.natrolite.models.cell.OperatingLimits};
 * {@link org.natrolite.models.cell.Simulation} runs protocols and profiles with it.
 *
 * <p>{@link org.natrolite.models.cell.AgedCell} is a pure function of a fresh cell and its {@link
 * org.natrolite.models.cell.Wear}: windows of its electrodes moved, capacity and end points that follow, resistances grown
 * element by element; {@link org.natrolite.models.cell.LossShape} shows what each loss does to the open-circuit voltage.
 * {@link org.natrolite.models.cell.OperatingLimits#transport} lets a cell be emptied to 0 V where its parameters allow it.
 *
 * <p>Resistances follow temperature by the law of Arrhenius, or as a {@link org.natrolite.models.cell.ChargeTransfer}, which
 * grows less in the cold.
 *
 * <p>Coefficients are frozen at the middle of the step, where the state of charge is known and the temperature
 * predicted; with them every update is the exact solution for constant current, so that the step is of second order,
 * stable at any length, and keeps charge and energy to rounding: over each step
 * {@code C dT + Q d(integral of (U_ref - T_ref dU/dT) dz) = I V_mean dt - hA (T_mean - T_ambient) dt}.
 */
@NullMarked
package org.natrolite.models.cell;

import org.jspecify.annotations.NullMarked;

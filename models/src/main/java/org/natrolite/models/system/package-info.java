/**
 * Circuits of cells: parallel groups that share one voltage, series strings that share one current, and both of both.
 *
 * <pre>{@code
 * Part cell = Part.cell(model, OperatingLimits.of(model.parameters()), CellState.rested(0.5, 0, 298.15)).behind(1e-3);
 * Part group = Part.parallel(cell, cell, cell, cell).behind(0.2e-3);
 * Circuit string = Circuit.of(Part.series(group, group, group));
 * double[] ambient = new double[string.cells()];
 * Arrays.fill(ambient, 298.15);
 * string.open(string.part(5));                          // cell 5 has failed
 * int bits = string.stepPower(-30, ambient, 10);        // W, K, s
 * double energy = string.power() * 10;
 * }</pre>
 *
 * <p>Everything with two terminals is a {@link org.natrolite.models.system.Part} behind a connection resistance R of its own:
 * a cell, a resistor, a group of parts in parallel, a string of parts in series. Over one step every current is constant, and
 *
 * <pre>
 *   cell      V = V_k(I) + R I      V_k: voltage at the end of the step, by the equations of models.cell
 *   resistor  V = R I
 *   series    V = sum of V_i + R I, all parts carry I
 *   parallel  V = V_i + R I for every part, I = sum of I_i
 * </pre>
 *
 * <p>Voltages of parallel parts are equal at the end of the step. With fast RC pairs and long steps that is what damps:
 * currents that made the means equal would ring. Energy is booked with means: {@code P = sum I_k (Vmean_k + R_k I_k)} over all
 * cells, plus {@code R I^2} of all groups and resistors. Both are exact, so the ledger of a circuit closes to rounding; the
 * redistribution of current between parallel cells is of first order in the length of the step.
 *
 * <p>About its last evaluation a cell is a line {@code V_k + b_k dI_k}; series of lines and parallel lines are lines, so the
 * whole tree is one, in closed form. That is a Newton step of the network, the control of the terminals included; two or three
 * of them bring all voltages within 1e-12. Where they do not converge, the currents are the minimum of the content
 * {@code sum of the integral of V dI}, which exists for any cells; a search along Newton steps finds it.
 *
 * <p>Limits are those of every single cell. Where one would be crossed, the terminals get the current at which the first
 * limiting cell ends exactly at its limit; the step says why, and each cell and group whether it was the one. Balancing
 * currents cannot be limited from the terminals; cells that they take beyond a limit say so by
 * {@link org.natrolite.models.system.Circuit#exceeded}.
 *
 * <p>What fails: any part can be opened and closed while running. A parallel group goes on without its open cells; a group
 * whose cells are all open breaks its string, which then carries no current; where that leaves no path at all, steps give
 * 0 A and say {@link org.natrolite.models.cell.Limited#BROKEN}. A cell with an internal short circuit is a cell with a
 * {@linkplain org.natrolite.models.system.Part#resistor resistor} in parallel, closed when it happens.
 *
 * <table>
 * <caption>What is here</caption>
 * <tr><td>{@link org.natrolite.models.system.Part}</td><td>what circuits are made of</td></tr>
 * <tr><td>{@link org.natrolite.models.system.Circuit}</td><td>moves one, holds its state and results</td></tr>
 * </table>
 */
@NullMarked
package org.natrolite.models.system;

import org.jspecify.annotations.NullMarked;

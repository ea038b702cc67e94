/**
 * Many cells through a known current, or step by step inside a larger simulator, fast.
 *
 * <pre>{@code
 * CellBatch batch = CellBatch.of(model, OperatingLimits.of(model.parameters()), 1000);
 * batch.spread(42, 0.01, 0.03);
 * ProfileRunner runner = ProfileRunner.of(batch, PortableKernel.create(), RunOptions.standard());
 * runner.run(CurrentProfile.of(current, 1), 298.15);
 * double lost = batch.energyIn(0) - batch.energyOut(0);
 * }</pre>
 *
 * <p>Over a window of steps, state of charge and temperature hardly move. So the coefficients of the equations in
 * {@link org.natrolite.models.cell} are frozen at the middle of the window, where the state of charge is known and the
 * temperature predicted: open-circuit voltage becomes a line, resistances and time constants become numbers, and each step
 * is some thirty operations (see {@link org.natrolite.models.cell.kernel}). The line has the mean open-circuit voltage of
 * the window, so that charge and energy are kept to rounding. The error is of second order in the length of the window.
 *
 * <p>A window is 4 to 256 steps long, chosen for each cell by a bound on what it misses of the voltage, and only where no
 * limit can be reached in it. Where there is none the cell is taken through 4 steps by
 * {@link org.natrolite.models.cell.CellStepper}, which gives less current at a limit and says so; the batch counts these
 * steps and keeps the reasons.
 *
 * <p>Where currents or powers are known one step at a time, a simulator calls
 *
 * <pre>{@code
 * BatchStepper stepper = BatchStepper.of(batch, Kernels.best(), RunOptions.standard());
 * CellBatch.Snapshot before = batch.snapshot();
 * stepper.stepPower(power, ambient, 1);
 * double given = stepper.current(0) * stepper.meanVoltage(0);
 * int reasons = stepper.limited(0);
 * batch.restore(before);
 * }</pre>
 *
 * <p>Each cell then keeps its equations expanded about a state of charge and a temperature, and moves the expansion when the
 * present current would make it miss more of the voltage than the tolerance. Where it is expanded is part of its state: three
 * numbers from which all coefficients follow, so that a restored batch repeats its steps bit for bit.
 *
 * <table>
 * <caption>What is here</caption>
 * <tr><td>{@link org.natrolite.models.cell.batch.CellBatch}</td><td>cells: states, ages, records</td></tr>
 * <tr><td>{@link org.natrolite.models.cell.batch.CurrentProfile}</td><td>current over equal steps</td></tr>
 * <tr><td>{@link org.natrolite.models.cell.batch.ProfileRunner}</td><td>takes a batch through a profile</td></tr>
 * <tr><td>{@link org.natrolite.models.cell.batch.BatchStepper}</td><td>takes a batch through single steps</td></tr>
 * <tr><td>{@link org.natrolite.models.cell.batch.RunOptions}</td><td>tolerance, or imposed windows</td></tr>
 * <tr><td>{@link org.natrolite.models.cell.batch.Samples}</td><td>voltage and state at every k-th step</td></tr>
 * </table>
 */
@NullMarked
package org.natrolite.models.cell.batch;

import org.jspecify.annotations.NullMarked;

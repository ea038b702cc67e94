/**
 * Many cells at a time, fast: a structure of arrays, driven through a profile that is known beforehand, or step by step.
 *
 * <p><b>Known profile.</b> A current that all cells share, each times its own factor; cells differ in capacity,
 * resistance and start.
 *
 * <pre>{@code
 * CellBatch batch = CellBatch.of(model, OperatingLimits.of(model.parameters()), 1000);
 * batch.spread(42, 0.01, 0.03);                       // capacity 1 %, resistance 3 %
 * batch.spreadStart(43, 0.02, 1.5);                   // state of charge 0.02, temperature 1.5 K
 * batch.resetRecords();
 * ProfileRunner runner = ProfileRunner.of(batch, Kernels.best(), RunOptions.within(1e-4));
 * CurrentProfile profile = CurrentProfile.of(current, 1);
 * Samples samples = Samples.withMeans(60, batch.cells(), profile);
 * runner.run(profile, 298.15, samples);
 * double minute = samples.meanPower(2, 7);            // W, cell 7 in the third minute
 * double lost = batch.energyIn(7) - batch.energyOut(7);
 * Set<Limited> why = Limited.of(batch.limited(7));    // empty where no limit was met
 * }</pre>
 *
 * <p><b>A profile for each cell.</b> Current or power, from arrays or from a source that is asked for a few steps at a
 * time.
 *
 * <pre>{@code
 * CellBatch batch = CellBatch.of(model, OperatingLimits.of(model.parameters()), 1000);
 * CellProfiles.Source source = (cell, cells, step, steps, watts) -> {
 *     for (int k = 0; k < steps * cells; k++) {
 *         watts[k] = 0.002 * (cell + k % cells) * Math.sin(0.01 * (step + k / cells));
 *     }
 * };
 * CellProfiles profiles = CellProfiles.powers(source, batch.cells(), 3600, 1);
 * Samples samples = Samples.withMeans(60, profiles);
 * CellProfileRunner.of(batch, Kernels.best(), RunOptions.standard()).run(profiles, 298.15, samples);
 * double minute = samples.meanPower(2, 7);            // W, what was given
 * }</pre>
 *
 * <p><b>Step by step.</b> A simulator that decides on the power of each cell as it goes.
 *
 * <pre>{@code
 * CellBatch batch = CellBatch.of(model, OperatingLimits.of(model.parameters()), 1000);
 * BatchStepper stepper = BatchStepper.of(batch, Kernels.best(), RunOptions.standard());
 * double[] power = new double[batch.cells()];         // W, positive when it charges
 * double[] ambient = new double[batch.cells()];       // K
 * Arrays.fill(ambient, 298.15);
 * for (int t = 0; t < 60; t++) {
 *     Arrays.fill(power, stepper.limited(7) == 0 ? -4 : 0);
 *     stepper.stepPower(power, ambient, 1);
 * }
 * double volts = stepper.voltage(7);
 * }</pre>
 *
 * <p><b>Many groups.</b> Different kinds of cells in one batch, numbered one group after the other; several threads give
 * the same bits.
 *
 * <pre>{@code
 * CellModel other = CellModel.of(Catalogue.get("prussian-white-hard-carbon"));
 * CellBatch batch = CellBatch.builder()
 *         .group(model, OperatingLimits.of(model.parameters()), 200)
 *         .group(other, OperatingLimits.of(other.parameters()).withSoc(0.1, 0.9), 100)
 *         .build();
 * batch.setScale(250, 3);                             // a larger cell takes three times the current
 * batch.setAge(0, 0.85, 1.4);                         // 85 % of the capacity, 1.4 times the resistance
 * ExecutorService executor = Executors.newFixedThreadPool(2);
 * ProfileRunner runner = ProfileRunner.of(batch, Kernels.best(), RunOptions.standard());
 * runner.run(CurrentProfile.of(current, 1), 298.15, null, 2, executor);
 * executor.shutdown();
 * }</pre>
 *
 * <p><b>Turning points into rainflow.</b> Cycles are counted from extremes of the state of charge alone, told while a run
 * goes.
 *
 * <pre>{@code
 * CellBatch batch = CellBatch.of(model, OperatingLimits.of(model.parameters()), 3);
 * Rainflow[] counters = {Rainflow.standard(), Rainflow.standard(), Rainflow.standard()};
 * double[] equivalents = new double[3];
 * TurningPoints points = (cell, time, soc, duration, charge, kelvin) -> counters[cell].add(
 *         soc, duration, charge, kelvin, duration > 0 ? charge / duration : 0,
 *         half -> equivalents[cell] += half.equivalentFullCycles());
 * ProfileRunner.of(batch, Kernels.best(), RunOptions.standard())
 *         .withTurningPoints(Rainflow.STANDARD_THRESHOLD, points)
 *         .run(CurrentProfile.of(current, 1), 298.15);
 * }</pre>
 *
 * <p><b>Rollback.</b> A simulator that takes a stretch back, in time proportional to the state, repeats it bit for bit.
 *
 * <pre>{@code
 * CellBatch batch = CellBatch.of(model, OperatingLimits.of(model.parameters()), 1000);
 * ProfileRunner runner = ProfileRunner.of(batch, Kernels.best(), RunOptions.standard());
 * CellBatch.Snapshot before = batch.snapshot();       // made once; snapshot(before) keeps a later present
 * runner.run(CurrentProfile.of(current, 1), 298.15);
 * double once = batch.energyOut(999);
 * batch.restore(before);
 * runner.run(CurrentProfile.of(current, 1), 298.15);
 * boolean same = batch.energyOut(999) == once;
 * }</pre>
 *
 * <p><b>Flat states.</b> All states as one array, for other languages and for files: state of charge, hysteresis,
 * temperature, voltages of RC pairs, cell after cell.
 *
 * <pre>{@code
 * CellBatch batch = CellBatch.of(model, OperatingLimits.of(model.parameters()), 1000);
 * double[] states = new double[batch.cells() * CellState.SIZE];
 * batch.getStates(states);
 * states[7 * CellState.SIZE] = 0.3;                   // state of charge of cell 7
 * batch.setStates(states);
 * CellBatch one = CellBatch.of(model, OperatingLimits.none(), 1);
 * one.copy(0, batch, 7);                              // with age, factor and records
 * }</pre>
 *
 * <p><b>Filter.</b> One step as a pure function of flat states, for estimators that carry states of their own.
 *
 * <pre>{@code
 * StateFunction cell = StateFunction.of(model);
 * double[] points = new double[13 * CellState.SIZE];  // sigma points, one after the other
 * for (int k = 0; k < 13; k++) {
 *     CellState.rested(0.5 + 0.001 * k, 0, 298.15).get(points, k * CellState.SIZE);
 *     int at = k * CellState.SIZE;
 *     double predicted = cell.next(points, at, 0.9, 1.2, -1.5, 1, 298.15, points, at);   // V
 * }
 * }</pre>
 *
 * <h2>How</h2>
 *
 * <p><b>In a shared profile.</b> Over a window of 4 to 1,024 steps the equations of {@link org.natrolite.models.cell} are
 * expanded about the middle: the open-circuit voltage and the gap between the branches of the hysteresis to second order
 * in the state of charge, resistances to first order in it and in temperature, the approach to a branch of the hysteresis
 * to second order in the charge of a step. A step is then some fifty multiplications and additions, without table,
 * exponential or branch, for each lane of a tile (see {@link org.natrolite.models.cell.kernel}). The mean
 * open-circuit voltage of the window is that of the tables, so that charge and energy are kept to rounding.
 *
 * <p>Time constants stand still, but where they depend on the state of charge they follow it every 64 steps; there, too, the
 * temperature is noted, for its mean and its extremes.
 *
 * <p>Each cell has windows of its own, powers of two, the longest for which a bound on what the expansions leave over is
 * within the tolerance of the voltage and in which no limit can be reached. So bits depend neither on neighbours nor on
 * threads. Where there is none the cell is taken through 4 steps by {@link org.natrolite.models.cell.CellStepper}, which
 * finds limits exactly and says so; the batch counts these steps and keeps the reasons.
 *
 * <p><b>Step by step</b> there is no window to look ahead into: each cell keeps its equations expanded about a state of
 * charge and a temperature, and the expansion is moved where it would miss more than the tolerance. Where none serves,
 * and at limits, the cell is stepped by {@link org.natrolite.models.cell.CellStepper}.
 *
 * <p>In a shared profile, turning points need no look at every step: cells that share a profile can turn only where the
 * profile itself has an extreme of some leg, which is found once for all cells of a tile; there each is looked at.
 *
 * <p>Batches and runners belong to one thread at a time; models, limits, profiles and options are immutable and shared
 * freely.
 *
 * <table>
 * <caption>What is here</caption>
 * <tr><td>{@link org.natrolite.models.cell.batch.CellBatch}</td><td>cells: states, ages, records</td></tr>
 * <tr><td>{@link org.natrolite.models.cell.batch.CurrentProfile}</td><td>current over equal steps</td></tr>
 * <tr><td>{@link org.natrolite.models.cell.batch.ProfileRunner}</td><td>takes a batch through a profile</td></tr>
 * <tr><td>{@link org.natrolite.models.cell.batch.CellProfiles}</td><td>current or power of each cell over equal steps</td></tr>
 * <tr><td>{@link org.natrolite.models.cell.batch.CellProfileRunner}</td><td>takes a batch through these</td></tr>
 * <tr><td>{@link org.natrolite.models.cell.batch.BatchStepper}</td><td>takes a batch through single steps</td></tr>
 * <tr><td>{@link org.natrolite.models.cell.batch.RunOptions}</td><td>tolerance, or imposed windows</td></tr>
 * <tr><td>{@link org.natrolite.models.cell.batch.Samples}</td><td>voltage and state at every k-th step, and means</td></tr>
 * <tr><td>{@link org.natrolite.models.cell.batch.TurningPoints}</td><td>told of extremes of the state of charge</td></tr>
 * </table>
 */
@NullMarked
package org.natrolite.models.cell.batch;

import org.jspecify.annotations.NullMarked;

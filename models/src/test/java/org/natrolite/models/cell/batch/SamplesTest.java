package org.natrolite.models.cell.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.models.cell.CellModel;
import org.natrolite.models.cell.CellState;
import org.natrolite.models.cell.CellStepper;
import org.natrolite.models.cell.OperatingLimits;
import org.natrolite.models.cell.RandomCells;
import org.natrolite.models.cell.kernel.PortableKernel;

/** Means over windows of samples against sums over every step, and what a batch recorded. */
class SamplesTest {
    private static final double AMBIENT = 298.15;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
    void meansAreThoseOfTheSteps(long seed) {
        CellModel model = CellModel.of(RandomCells.cell(seed));
        double oneC = model.parameters().capacity().value() / 3600;
        // some cells come to their limits, so that both ways of stepping are seen
        OperatingLimits limits = OperatingLimits.none().withSoc(0.4, 0.6);
        CurrentProfile profile = CurrentProfile.of(Duties.noisy(4000, 0.5 * oneC, seed), 1);
        int cells = 9;
        int every = 60;
        CellBatch batch = CellBatch.of(model, limits, cells);
        for (int i = 0; i < cells; i++) {
            batch.setState(i, CellState.rested(0.41 + 0.02 * i, 0, AMBIENT));
            batch.setScale(i, 0.4 + 0.1 * i);
        }
        batch.resetRecords();
        Samples samples = Samples.withMeans(every, cells, profile);
        // twice: sums go on, means do not
        ProfileRunner runner = ProfileRunner.of(
                batch, PortableKernel.create(), RunOptions.standard().withVoltageExtremes());
        CellBatch.Snapshot start = batch.snapshot();
        runner.run(profile, AMBIENT, samples);
        double[] states = new double[cells * CellState.SIZE];
        CellBatch zero = CellBatch.of(model, limits, cells);
        zero.restore(start);
        zero.getStates(states);
        batch.setStates(states);
        runner.run(profile, AMBIENT, samples);
        int limited = 0;
        for (int i = 0; i < cells; i++) {
            CellStepper stepper = CellStepper.of(model, limits);
            CellState state = CellState.rested(0.41 + 0.02 * i, 0, AMBIENT);
            double factor = 0.4 + 0.1 * i;
            double lowest = Double.POSITIVE_INFINITY;
            double highest = Double.NEGATIVE_INFINITY;
            double socSum = 0;
            double kelvinSum = 0;
            for (int k = 0; k < samples.count(); k++) {
                double power = 0;
                double current = 0;
                double soc = 0;
                double kelvin = 0;
                for (int t = k * every; t < (k + 1) * every; t++) {
                    double before = state.soc();
                    limited += stepper.stepCurrent(state, factor * profile.current(t), 1, AMBIENT) == 0 ? 0 : 1;
                    current += stepper.current() / every;
                    power += stepper.current() * stepper.meanVoltage() / every;
                    soc += 0.5 * (before + state.soc()) / every;
                    kelvin += stepper.meanTemperature() / every;
                    lowest = Math.min(lowest, stepper.meanVoltage());
                    highest = Math.max(highest, stepper.meanVoltage());
                }
                socSum += soc * every;
                kelvinSum += kelvin * every;
                assertEquals(current, samples.meanCurrent(k, i), 1e-9 * oneC);
                assertEquals(power, samples.meanPower(k, i), 2e-4 * oneC);
                assertEquals(soc, samples.meanSoc(k, i), 1e-9);
                assertEquals(kelvin, samples.meanTemperature(k, i), 0.02);
            }
            int rest = profile.steps() - samples.count() * every;
            assertEquals(2 * profile.steps(), batch.seconds(i), 1e-9);
            assertEquals(socSum / (profile.steps() - rest), batch.meanSoc(i), 0.01);
            assertEquals(kelvinSum / (profile.steps() - rest), batch.meanTemperature(i), 0.2);
            assertTrue(batch.lowestTemperature(i) <= batch.meanTemperature(i)
                    && batch.meanTemperature(i) <= batch.highestTemperature(i));
            assertTrue(batch.lowestVoltage(i) < lowest + 1e-3 && batch.highestVoltage(i) > highest - 1e-3);
        }
        assertTrue(limited > 0, "no cell came to a limit");
    }

    @Test
    void whatWasNotAskedForIsNotThere() {
        CellModel model = CellModel.of(RandomCells.curved());
        CurrentProfile profile = CurrentProfile.of(new double[] {1, 1, -1, -1}, 1);
        CellBatch batch = CellBatch.of(model, OperatingLimits.none(), 1);
        assertEquals(Double.NaN, batch.meanSoc(0));
        assertEquals(Double.NaN, batch.meanTemperature(0));
        Samples samples = Samples.every(2, 1, profile);
        ProfileRunner.of(batch, PortableKernel.create(), RunOptions.imposed(4)).run(profile, AMBIENT, samples);
        assertThrows(BadArgumentException.class, () -> samples.meanPower(0, 0));
        assertEquals(Double.NaN, batch.lowestVoltage(0));
        assertEquals(Double.NaN, batch.highestVoltage(0));
    }

    @Test
    void aSpreadStartIsRepeatedByItsSeedAndStaysWithinTheLimits() {
        CellModel model = CellModel.of(RandomCells.curved());
        int cells = 20_000;
        CellBatch batch = CellBatch.of(model, OperatingLimits.none().withSoc(0.4, 0.8), cells);
        int clipped = batch.spreadStart(7, 0.1, 2);
        CellBatch again = CellBatch.of(model, OperatingLimits.none().withSoc(0.4, 0.8), cells);
        again.spread(7, 0.02, 0.02);
        assertEquals(clipped, again.spreadStart(7, 0.1, 2));
        double sum = 0;
        double square = 0;
        int low = 0;
        for (int i = 0; i < cells; i++) {
            assertEquals(batch.soc(i), again.soc(i), 0);
            assertEquals(batch.temperature(i), again.temperature(i), 0);
            assertTrue(batch.soc(i) >= 0.4 && batch.soc(i) <= 0.8);
            low += batch.soc(i) == 0.4 ? 1 : 0;
            double off = batch.temperature(i) - AMBIENT;
            sum += off;
            square += off * off;
        }
        assertTrue(clipped >= low && low > 0.14 * cells && low < 0.18 * cells);
        assertEquals(0, sum / cells, 0.05);
        assertEquals(2, Math.sqrt(square / cells), 0.05);
        batch.resetRecords();
        assertEquals(batch.soc(5), batch.lowestSoc(5), 0);

        CellBatch still = CellBatch.of(model, OperatingLimits.none().withSoc(0.6, 0.8), 2);
        assertEquals(0, still.spreadStart(1, 0, 0));
        assertEquals(0.5, still.soc(1), 0);
        assertThrows(BadArgumentException.class, () -> still.spreadStart(1, Double.NaN, 0));
        assertThrows(BadArgumentException.class, () -> still.spreadStart(1, 0, 31));
    }
}

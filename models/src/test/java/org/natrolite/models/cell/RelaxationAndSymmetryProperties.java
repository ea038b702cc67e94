package org.natrolite.models.cell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What a cell left alone comes to, and what changes sign with the current. */
class RelaxationAndSymmetryProperties {
    @Property(tries = 300)
    void restedCellShowsItsOpenCircuitVoltageAndTheAmbient(@ForAll long seed) {
        Random random = new Random(seed);
        CellParameters parameters = RandomCells.cell(seed);
        CellModel model = CellModel.of(parameters);
        CellStepper stepper = CellStepper.of(model, OperatingLimits.of(parameters));
        CellState state = CellState.rested(0.5, 0, 298.15);
        for (int i = 0; i < 20; i++) {
            RandomSteps.take(random, stepper, state, RandomSteps.length(random), RandomSteps.ambient(random), 3);
        }
        double ambient = RandomSteps.ambient(random);
        double hysteresis = state.hysteresis();
        for (int hour = 0; hour < 200; hour++) {
            stepper.stepCurrent(state, 0, 3600, ambient);
        }
        for (int i = 0; i < model.pairs(); i++) {
            assertEquals(0, state.pairVoltage(i), 1e-9);
        }
        assertEquals(hysteresis, state.hysteresis(), "hysteresis does not fade at rest");
        double open = model.openCircuitVoltage(state.soc(), state.temperature())
                + model.hysteresis(state.soc()) * state.hysteresis();
        assertEquals(open, stepper.voltage(), 1e-9);
        assertEquals(open, stepper.terminalVoltage(state, 0), 1e-9);
        if (parameters.thermal().cooling().value() > 0) {
            // self-discharge keeps a rested cell warm by U s Q / hA
            double warmer = 5
                    * parameters.selfDischarge().value()
                    * stepper.capacity()
                    / parameters.thermal().cooling().value();
            assertEquals(ambient, state.temperature(), 1e-6 + warmer);
        }
    }

    @Property(tries = 200)
    void insulatedCellKeepsItsHeat(@ForAll long seed) {
        Random random = new Random(seed);
        CellParameters p = RandomCells.cell(seed);
        CellParameters insulated = new CellParameters(
                p.description(),
                p.rating(),
                p.limits(),
                p.capacity(),
                p.coulombicEfficiency(),
                p.selfDischarge().scaledTo(0),
                p.openCircuit(),
                p.resistance(),
                new CellParameters.Thermal(
                        p.thermal().heatCapacity(), p.thermal().cooling().scaledTo(0)),
                null);
        CellStepper stepper = CellStepper.of(CellModel.of(insulated), OperatingLimits.none());
        CellState state = RandomSteps.state(random);
        double temperature = state.temperature();
        stepper.stepCurrent(state, 0, 1e6, 250);
        assertEquals(temperature, state.temperature());
    }

    @Property(tries = 300)
    void mirroredCurrentGivesMirroredStates(@ForAll long seed) {
        Random random = new Random(seed);
        CellModel model = CellModel.of(RandomCells.mirrored(3));
        CellStepper up = CellStepper.of(model, OperatingLimits.none());
        CellStepper down = CellStepper.of(model, OperatingLimits.none());
        CellState a = CellState.rested(0.5, 0.3, 298.15);
        CellState b = CellState.rested(0.5, -0.3, 298.15);
        for (int i = 0; i < 50; i++) {
            double room = a.soc() - 0.5;
            double current = up.capacity() / 3600 * (3 * (2 * random.nextDouble() - 1) - 4 * room);
            double length = Math.pow(10, -3 + 5 * random.nextDouble());
            double ambient = RandomSteps.ambient(random);
            up.stepCurrent(a, current, length, ambient);
            down.stepCurrent(b, -current, length, ambient);
            assertEquals(a.soc() - 0.5, 0.5 - b.soc(), 1e-13);
            assertEquals(a.hysteresis(), -b.hysteresis(), 1e-13);
            assertEquals(a.pairVoltage(0), -b.pairVoltage(0), 1e-11);
            assertEquals(a.temperature(), b.temperature(), 1e-9);
            assertEquals(up.voltage() - 3, 3 - down.voltage(), 1e-10);
            assertEquals(up.meanHeat(), down.meanHeat(), 1e-9 * (1 + Math.abs(up.meanHeat())));
        }
    }

    @Property(tries = 300)
    void chargeRaisesAndDischargeLowers(@ForAll long seed) {
        Random random = new Random(seed);
        CellParameters parameters = RandomCells.cell(seed);
        CellStepper stepper = CellStepper.of(CellModel.of(parameters), OperatingLimits.none());
        CellState rested = CellState.rested(0.3 + 0.4 * random.nextDouble(), 0, 298.15);
        double current = stepper.capacity() / 3600 * (0.05 + random.nextDouble());
        double length = 1 + 100 * random.nextDouble();
        double open = stepper.terminalVoltage(rested, 0);
        CellState state = rested.copy();
        stepper.stepCurrent(state, current, length, 298.15);
        assertTrue(state.soc() > rested.soc());
        assertTrue(state.hysteresis() >= 0);
        assertTrue(stepper.meanVoltage() > open);
        for (int i = 0; i < stepper.model().pairs(); i++) {
            assertTrue(state.pairVoltage(i) > 0);
        }
        state.set(rested);
        stepper.stepCurrent(state, -current, length, 298.15);
        assertTrue(state.soc() < rested.soc());
        assertTrue(state.hysteresis() <= 0);
        assertTrue(stepper.meanVoltage() < open);
    }

    @Property(tries = 200)
    void cutStepsAgreeWhereNothingIsFrozen(@ForAll long seed) {
        // without current all but self-discharge is linear: one long rest is many short ones
        Random random = new Random(seed);
        CellStepper stepper = CellStepper.of(CellModel.of(RandomCells.mirrored(3)), OperatingLimits.none());
        CellState whole = CellState.rested(0.5, 0, 320);
        stepper.stepCurrent(whole, 2, 300, 320);
        CellState cut = whole.copy();
        double ambient = RandomSteps.ambient(random);
        stepper.stepCurrent(whole, 0, 1000, ambient);
        for (int i = 0; i < 100; i++) {
            stepper.stepCurrent(cut, 0, 10, ambient);
        }
        assertEquals(whole.temperature(), cut.temperature(), 1e-10);
        assertEquals(whole.pairVoltage(0), cut.pairVoltage(0), 1e-14);
        assertEquals(whole.soc(), cut.soc());
    }

    @Property(tries = 300)
    void socAtFindsBackTheStateOfCharge(@ForAll long seed) {
        Random random = new Random(seed);
        CellModel model = CellModel.of(RandomCells.cell(seed));
        double soc = random.nextDouble();
        double voltage = model.openCircuitVoltage(soc, 298.15);
        assertEquals(voltage, model.openCircuitVoltage(model.socAt(voltage, 0, 298.15), 298.15), 1e-9);
        assertEquals(soc, model.socAt(voltage, 0, 298.15), 1e-6);
        assertEquals(1, model.socAt(99, 0, 298.15));
        assertTrue(model.outside(1.01) && model.outside(-0.1) && model.outside(Double.NaN) && !model.outside(soc));
        assertTrue(model.openCircuitVoltage(1.3, 298.15) > model.openCircuitVoltage(1, 298.15));
        assertTrue(model.openCircuitVoltage(-0.3, 298.15) < model.openCircuitVoltage(0, 298.15));
    }
}

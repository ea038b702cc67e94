package org.natrolite.models.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.natrolite.models.cell.CellModel;
import org.natrolite.models.cell.CellState;
import org.natrolite.models.cell.CellStepper;
import org.natrolite.models.cell.Limited;
import org.natrolite.models.cell.OperatingLimits;
import org.natrolite.models.cell.RandomCells;

/** What holds for circuits of any cells: conservation, symmetry, control, limits, failures. */
class CircuitProperties {
    @Property(tries = 200)
    void oneVoltageAndTheSumOfCurrents(@ForAll long seed) {
        Random random = new Random(seed);
        List<Part> cells = Circuits.alike(random, 2 + random.nextInt(6), OperatingLimits.none());
        Part root = new Part.Parallel(cells, Circuits.between(random, 0, 0.01));
        Circuit circuit = Circuit.of(root);
        double[] ambient = Circuits.ambient(298.15, circuit.cells());
        for (int i = 0; i < 20; i++) {
            double asked = Circuits.between(random, -3, 3);
            assertEquals(0, circuit.stepCurrent(asked, ambient, Circuits.between(random, 0, 60)));
            double sum = 0;
            for (int k = 0; k < circuit.cells(); k++) {
                sum += circuit.current(k);
                double shared = circuit.voltage(k) + cells.get(k).connection() * circuit.current(k);
                assertEquals(circuit.voltage() - root.connection() * asked, shared, 1e-10);
            }
            assertEquals(asked, sum, 1e-9);
        }
    }

    @Property(tries = 20)
    void restingCellsComeToOneOpenCircuitVoltage(@ForAll long seed) {
        Random random = new Random(seed);
        CellModel model = CellModel.of(RandomCells.curved());
        List<Part> cells = new ArrayList<>();
        for (int k = 0; k < 4; k++) {
            // on the branch that each will balance along
            double soc = Circuits.between(random, 0.3, 0.8);
            cells.add(Part.cell(model, OperatingLimits.none(), CellState.rested(soc, 0, 298.15))
                    .aged(Circuits.between(random, 0.8, 1), Circuits.between(random, 1, 1.5))
                    .behind(Circuits.between(random, 0, 0.01)));
        }
        Circuit circuit = Circuit.of(new Part.Parallel(cells, 0));
        double[] ambient = Circuits.ambient(298.15, 4);
        for (int i = 0; i < 2000; i++) {
            circuit.stepCurrent(0, ambient, 600);
        }
        for (int k = 0; k < 4; k++) {
            CellState state = circuit.state(k);
            double open = model.openCircuitVoltage(state.soc(), state.temperature())
                    + model.hysteresis(state.soc()) * state.hysteresis();
            assertEquals(circuit.voltage(), open, 1e-6, "cell " + k);
            assertEquals(0, circuit.current(k), 1e-5, "cell " + k);
        }
    }

    @Property(tries = 200)
    void energyIsWhatCellsAndConnectionsTook(@ForAll long seed) {
        Random random = new Random(seed);
        Part root = Circuits.any(random, 3, false);
        Circuit circuit = Circuit.of(root);
        int n = circuit.cells();
        double rate = Circuits.capacity(root) / 3600;
        double length = Circuits.between(random, 0.1, 100);
        double[] ambient = Circuits.ambient(random, n);
        circuit.stepCurrent(Circuits.between(random, -1, 1) * rate, ambient, length);
        double sum = circuit.connectionLoss();
        double scale = 1;
        for (int k = 0; k < n; k++) {
            sum += circuit.current(k) * circuit.meanVoltage(k);
            scale += Math.abs(circuit.current(k) * circuit.meanVoltage(k));
        }
        assertEquals(sum, circuit.power(), 1e-12 * scale);
    }

    @Property(tries = 200)
    void powerIsMetAsAMean(@ForAll long seed) {
        Random random = new Random(seed);
        Part root = new Part.Parallel(Circuits.alike(random, 3, OperatingLimits.none()), 0.002);
        Circuit circuit = Circuit.of(Part.series(root, root));
        double[] ambient = Circuits.ambient(298.15, 6);
        for (int i = 0; i < 10; i++) {
            double asked = Circuits.between(random, -30, 30);
            assertEquals(0, circuit.stepPower(asked, ambient, Circuits.between(random, 0.01, 60)));
            assertEquals(asked, circuit.power(), 1e-9 * Math.abs(asked));
        }
    }

    @Property(tries = 100)
    void voltageIsMetAtTheEnd(@ForAll long seed) {
        Random random = new Random(seed);
        Part group = new Part.Parallel(Circuits.alike(random, 3, OperatingLimits.none()), 0.002);
        Circuit circuit = Circuit.of(Part.series(group, group, group));
        double[] ambient = Circuits.ambient(298.15, 9);
        for (int i = 0; i < 10; i++) {
            double asked = circuit.voltage() + Circuits.between(random, -0.3, 0.3);
            assertEquals(0, circuit.stepVoltage(asked, ambient, Circuits.length(random)));
            assertEquals(asked, circuit.voltage(), 1e-9);
        }
    }

    @Property(tries = 50)
    void moreThanTheLargestPowerGivesTheLargest(@ForAll long seed) {
        Random random = new Random(seed);
        Part root = new Part.Parallel(Circuits.alike(random, 2, OperatingLimits.none()), 0.002);
        Circuit circuit = Circuit.of(root);
        double[] ambient = Circuits.ambient(298.15, 2);
        double[] saved = new double[circuit.stateSize()];
        circuit.save(saved, 0);
        double length = Circuits.between(random, 0.01, 1);
        assertEquals(Limited.POWER.bit(), circuit.stepPower(-1e5, ambient, length));
        double given = circuit.power();
        double current = circuit.current();
        for (double factor : new double[] {0.5, 0.9, 0.999, 1.001, 1.1, 2}) {
            circuit.restore(saved, 0);
            circuit.stepCurrent(factor * current, ambient, length);
            assertTrue(circuit.power() >= given * (1 + 1e-9), () -> circuit.power() + " W against " + given);
        }
    }

    @Property(tries = 300)
    void theFirstLimitingCellEndsAtItsLimit(@ForAll long seed) {
        Random random = new Random(seed);
        OperatingLimits limits = OperatingLimits.of(RandomCells.curved()).withSoc(0.05, 0.95);
        Circuit circuit = Circuit.of(Part.series(
                new Part.Parallel(Circuits.alike(random, 3, limits), 0.002),
                new Part.Parallel(Circuits.alike(random, 2, limits), 0.001)));
        double[] ambient = Circuits.ambient(298.15, 5);
        double length = Circuits.length(random);
        int control = random.nextInt(3);
        double sign = random.nextBoolean() ? 1 : -1;
        int bits = control == 0
                ? circuit.stepCurrent(40 * sign, ambient, length)
                : control == 1
                        ? circuit.stepPower(200 * sign, ambient, length)
                        : circuit.stepVoltage(6 + 6 * sign, ambient, length);
        assertTrue((bits & ~Limited.POWER.bit()) != 0, () -> "limited by " + Limited.of(bits));
        int all = 0;
        for (int k = 0; k < 5; k++) {
            assertEquals(0, circuit.exceeded(k), "cell " + k);
            int own = circuit.limited(k);
            all |= own;
            for (Limited limited : Limited.of(own)) {
                double miss = switch (limited) {
                    case VOLTAGE_HIGH -> circuit.voltage(k) - limits.highestVoltage();
                    case VOLTAGE_LOW -> circuit.voltage(k) - limits.lowestVoltage();
                    case SOC_HIGH -> circuit.soc(k) - 0.95;
                    case SOC_LOW -> circuit.soc(k) - 0.05;
                    case CHARGE_CURRENT -> circuit.current(k) - limits.chargeCurrent();
                    case DISCHARGE_CURRENT -> circuit.current(k) + limits.dischargeCurrent();
                    case POWER, BROKEN -> Double.NaN;
                };
                assertEquals(0, miss, 1e-9, () -> "limited by " + limited);
            }
        }
        assertEquals(bits & ~Limited.POWER.bit(), all);
        int parent = circuit.parent(circuit.part(4));
        assertEquals(circuit.limited(3) | circuit.limited(4), circuit.partLimited(parent));
        assertEquals(all, circuit.partLimited(0));
    }

    @Property(tries = 100)
    void orderOfCellsDoesNotMatter(@ForAll long seed) {
        Random random = new Random(seed);
        List<Part> cells = Circuits.alike(random, 5, OperatingLimits.none());
        List<Part> reversed = new ArrayList<>(cells);
        Collections.reverse(reversed);
        Circuit one = Circuit.of(new Part.Parallel(cells, 0.001));
        Circuit other = Circuit.of(new Part.Parallel(reversed, 0.001));
        double[] ambient = Circuits.ambient(298.15, 5);
        for (int i = 0; i < 20; i++) {
            double asked = Circuits.between(random, -5, 5);
            one.stepCurrent(asked, ambient, 10);
            other.stepCurrent(asked, ambient, 10);
            assertEquals(one.voltage(), other.voltage(), 1e-10);
            for (int k = 0; k < 5; k++) {
                assertEquals(one.current(k), other.current(4 - k), 1e-9);
            }
        }
    }

    @Property(tries = 100)
    void identicalCellsBehaveAsOne(@ForAll long seed) {
        Random random = new Random(seed);
        CellModel model = CellModel.of(RandomCells.cell(seed));
        OperatingLimits limits = OperatingLimits.of(model.parameters());
        CellState state = CellState.rested(Circuits.between(random, 0.2, 0.8), 0.3, 290);
        Part.Cell cell = Part.cell(model, limits, state);
        Part group = Part.parallel(cell, cell, cell);
        Circuit circuit = Circuit.of(Part.series(group, group));
        CellStepper stepper = CellStepper.of(model, limits);
        double[] ambient = Circuits.ambient(298.15, 6);
        double rate = stepper.capacity() / 3600;
        for (int i = 0; i < 30; i++) {
            double asked = Circuits.between(random, -1, 1) * rate;
            int bits = circuit.stepCurrent(3 * asked, ambient, 20);
            assertEquals(stepper.stepCurrent(state, asked, 20, 298.15), bits);
            assertEquals(2 * stepper.voltage(), circuit.voltage(), 1e-9);
            assertEquals(6 * stepper.current() * stepper.meanVoltage(), circuit.power(), 1e-8 * (1 + rate));
            for (int k = 0; k < 6; k++) {
                assertEquals(stepper.current(), circuit.current(k), 1e-9 * (1 + rate));
                assertEquals(state.soc(), circuit.soc(k), 1e-10);
            }
        }
    }

    @Property(tries = 100)
    void failedCellIsAsIfItWereNotThere(@ForAll long seed) {
        Random random = new Random(seed);
        List<Part> cells = Circuits.alike(random, 4, OperatingLimits.none());
        Circuit without = Circuit.of(new Part.Parallel(cells.subList(0, 3), 0.001));
        Circuit with = Circuit.of(new Part.Parallel(cells, 0.001));
        with.open(with.part(3));
        for (int i = 0; i < 20; i++) {
            double asked = Circuits.between(random, -4, 4);
            without.stepPower(3 * asked, Circuits.ambient(298.15, 3), 10);
            with.stepPower(3 * asked, Circuits.ambient(298.15, 4), 10);
            assertEquals(without.voltage(), with.voltage(), 1e-10);
            assertEquals(without.current(), with.current(), 1e-9);
            assertEquals(0, with.current(3), 0);
        }
        with.close(with.part(3));
        with.stepCurrent(0, Circuits.ambient(298.15, 4), 1);
        assertTrue(with.current(3) != 0);
    }

    @Property(tries = 20)
    void groupOfOpenCellsBreaksItsString(@ForAll long seed) {
        Random random = new Random(seed);
        Part group = new Part.Parallel(Circuits.alike(random, 2, OperatingLimits.none()), 0.001);
        Part string = Part.series(group, group);
        Circuit rack = Circuit.of(Part.parallel(string, string));
        double[] ambient = Circuits.ambient(298.15, 8);
        rack.open(rack.part(0));
        rack.open(rack.part(1));
        assertEquals(0, rack.stepCurrent(2, ambient, 10));
        assertEquals(2, rack.current(), 1e-12);
        assertEquals(0, rack.partCurrent(1), 1e-12);
        assertEquals(2, rack.partCurrent(rack.parent(rack.parent(rack.part(7)))), 1e-12);
        rack.open(rack.parent(rack.part(7)));
        assertEquals(Limited.BROKEN.bit(), rack.stepCurrent(2, ambient, 10));
        assertEquals(Limited.BROKEN.bit(), rack.stepVoltage(6, ambient, 10));
        assertEquals(Limited.BROKEN.bit(), rack.stepPower(6, ambient, 10));
        assertEquals(0, rack.stepCurrent(0, ambient, 10));
        assertEquals(0, rack.voltage(), 0);
        assertEquals(0, rack.power(), 0);
        assertTrue(!rack.conducts(0));
    }

    @Property(tries = 20)
    void resistorBesideACellDischargesIt(@ForAll long seed) {
        Random random = new Random(seed);
        Part cell = Circuits.alike(random, 1, OperatingLimits.none()).get(0);
        Circuit shorted = Circuit.of(Part.parallel(cell, Part.resistor(2)));
        int resistor = 2;
        double[] ambient = Circuits.ambient(298.15, 1);
        shorted.open(resistor);
        shorted.stepCurrent(0, ambient, 10);
        assertEquals(0, shorted.current(0), 1e-12);
        shorted.close(resistor);
        shorted.stepCurrent(0, ambient, 10);
        assertEquals(shorted.voltage() / 2, shorted.partCurrent(resistor), 1e-10);
        assertEquals(-shorted.partCurrent(resistor), shorted.current(0), 1e-10);
    }
}

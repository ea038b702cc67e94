package org.natrolite.models.system;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.models.cell.CellModel;
import org.natrolite.models.cell.CellState;
import org.natrolite.models.cell.OperatingLimits;
import org.natrolite.models.cell.RandomCells;

/** Whatever is asked of a circuit, it answers with numbers, keeps the laws of the network, and allocates nothing. */
class CircuitExtremeTest {
    @Test
    void anyCircuitAnyStep() {
        anyCircuitAnyStep(0, 300);
    }

    @Test
    @Tag("slow")
    void manyCircuitsAnyStep() {
        anyCircuitAnyStep(300, 10_000);
    }

    /** Heat makes voltages fall with the current here, and Newton steps are stretched many times over on the way. */
    @Test
    void circuitsThatAreFoundSlowly() {
        anyCircuitAnyStep(3792, 3793);
        anyCircuitAnyStep(9507, 9508);
    }

    private static void anyCircuitAnyStep(int from, int to) {
        for (int seed = from; seed < to; seed++) {
            Random random = new Random(seed);
            boolean limited = random.nextInt(4) > 0;
            Part root = Circuits.any(random, 3, limited);
            Circuit circuit = Circuit.of(root);
            double rate = Math.max(1, Circuits.capacity(root)) / 3600;
            for (int i = 0; i < 60; i++) {
                double[] ambient = Circuits.ambient(random, circuit.cells());
                double length = Circuits.length(random);
                String where = "circuit " + seed + ", step " + i;
                if (random.nextInt(20) == 0) {
                    int part = random.nextInt(circuit.parts());
                    if (circuit.conducts(part)) {
                        circuit.open(part);
                    } else {
                        circuit.close(part);
                    }
                }
                try {
                    take(random, circuit, root, rate, limited ? 10 : 1, ambient, length);
                } catch (BadArgumentException e) {
                    // cells without limits can be taken to where no cell is, and from there a step may be refused
                    if (!limited && beyondReason(circuit)) {
                        break;
                    }
                    throw new AssertionError(where, e);
                }
                Laws.check(circuit, root, where);
                for (int k = 0; k < circuit.cells(); k++) {
                    CellState state = circuit.state(k);
                    assertTrue(Double.isFinite(circuit.meanVoltage(k)), where);
                    assertTrue(state.temperature() > 0 && Double.isFinite(state.temperature()), where);
                    assertTrue(Math.abs(state.hysteresis()) <= 1, where);
                }
            }
        }
    }

    private static boolean beyondReason(Circuit circuit) {
        for (int k = 0; k < circuit.cells(); k++) {
            if (circuit.temperature(k) > 1000 || Math.abs(circuit.soc(k) - 0.5) > 1.5) {
                return true;
            }
        }
        return false;
    }

    private static void take(
            Random random, Circuit circuit, Part root, double rate, double most, double[] ambient, double length) {
        double current = most * rate * (2 * random.nextDouble() - 1);
        switch (random.nextInt(5)) {
            case 0, 1 -> circuit.stepCurrent(current, ambient, length);
            case 2 -> circuit.stepPower(3 * Circuits.height(root) * current, ambient, length);
            case 3 -> circuit.stepVoltage(circuit.voltage() + 0.4 * random.nextDouble() - 0.2, ambient, length);
            default -> circuit.stepCurrent(0, ambient, length);
        }
    }

    @Test
    void emptyAndFullCellsConnectedBalance() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            CellModel model = CellModel.of(RandomCells.cell(seed));
            Part root = Part.parallel(
                    Part.cell(
                            model,
                            OperatingLimits.none(),
                            CellState.rested(0.05, 0, Circuits.between(random, 233, 353))),
                    Part.cell(
                                    model,
                                    OperatingLimits.none(),
                                    CellState.rested(0.95, 0, Circuits.between(random, 233, 353)))
                            .behind(random.nextBoolean() ? 0 : 0.001));
            Circuit circuit = Circuit.of(root);
            double length = Circuits.length(random);
            double[] ambient = Circuits.ambient(random, 2);
            for (int i = 0; i < 20; i++) {
                circuit.stepCurrent(0, ambient, length);
                Laws.check(circuit, root, "pair " + seed + ", step " + i);
            }
        }
    }

    @Test
    void stepsCostNoAllocation() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Random random = new Random(1);
        OperatingLimits limits = OperatingLimits.of(RandomCells.curved());
        Circuit circuit = Circuit.of(Part.series(
                new Part.Parallel(Circuits.alike(random, 3, limits), 0.001),
                new Part.Parallel(Circuits.alike(random, 3, limits), 0.001)));
        double[] ambient = Circuits.ambient(298.15, 6);
        double[] values = new double[circuit.stateSize()];
        walk(circuit, ambient, values);
        walk(circuit, ambient, values);
        long id = Thread.currentThread().getId();
        long before = threads.getThreadAllocatedBytes(id);
        walk(circuit, ambient, values);
        long spent = threads.getThreadAllocatedBytes(id) - before;
        // asking for the figure costs some bytes itself
        assertTrue(spent < 1000, () -> spent + " bytes");
    }

    private static void walk(Circuit circuit, double[] ambient, double[] values) {
        for (int i = 0; i < 4000; i++) {
            double sign = (i / 100) % 2 == 0 ? 1 : -1;
            circuit.stepCurrent(sign * (i % 7), ambient, 1);
            circuit.stepPower(sign * (i % 90), ambient, 1);
            circuit.stepVoltage(6.2 + 0.1 * sign, ambient, 1);
            circuit.save(values, 0);
            circuit.stepPower(sign * 1e5, ambient, 1);
            circuit.restore(values, 0);
        }
    }

    @Test
    void rollingBackRepeatsBitForBit() {
        Random random = new Random(5);
        Part root = Circuits.any(random, 3, true);
        Circuit circuit = Circuit.of(root);
        double rate = Circuits.capacity(root) / 3600;
        for (int i = 0; i < 50; i++) {
            double[] saved = new double[circuit.stateSize()];
            circuit.save(saved, 0);
            long seed = random.nextLong();
            double[] once = walk(seed, circuit, root, rate);
            circuit.restore(saved, 0);
            double[] back = new double[circuit.stateSize()];
            circuit.save(back, 0);
            assertArrayEquals(saved, back);
            assertArrayEquals(once, walk(seed, circuit, root, rate));
            // a circuit that has gone another way comes to the same
            Circuit other = Circuit.of(root);
            other.restore(saved, 0);
            assertArrayEquals(once, walk(seed, other, root, rate));
        }
    }

    private static double[] walk(long seed, Circuit circuit, Part root, double rate) {
        Random random = new Random(seed);
        for (int i = 0; i < 10; i++) {
            int part = random.nextInt(circuit.parts());
            if (random.nextInt(4) == 0) {
                circuit.open(part);
            } else {
                circuit.close(part);
            }
            take(random, circuit, root, rate, 3, Circuits.ambient(random, circuit.cells()), Circuits.length(random));
        }
        double[] values = new double[circuit.stateSize()];
        circuit.save(values, 0);
        return values;
    }

    @Test
    void refusesWhatIsNoStepAndMovesNothing() {
        Circuit circuit = Circuit.of(new Part.Parallel(Circuits.alike(new Random(3), 2, OperatingLimits.none()), 0));
        double[] ambient = Circuits.ambient(298.15, 2);
        circuit.stepCurrent(1, ambient, 10);
        double soc = circuit.soc(0);
        for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThrows(BadArgumentException.class, () -> circuit.stepCurrent(bad, ambient, 1));
            assertThrows(BadArgumentException.class, () -> circuit.stepPower(bad, ambient, 1));
            assertThrows(BadArgumentException.class, () -> circuit.stepVoltage(bad, ambient, 1));
            assertThrows(BadArgumentException.class, () -> circuit.stepCurrent(1, ambient, bad));
            assertThrows(BadArgumentException.class, () -> circuit.stepCurrent(1, new double[] {298, bad}, 1));
            assertThrows(BadArgumentException.class, () -> circuit.setAge(0, bad, 1));
            assertThrows(BadArgumentException.class, () -> Part.resistor(bad));
        }
        assertThrows(BadArgumentException.class, () -> circuit.stepCurrent(1, ambient, -1));
        assertThrows(BadArgumentException.class, () -> circuit.stepCurrent(1, new double[3], 1));
        assertThrows(BadArgumentException.class, () -> new Part.Series(List.of(), 0));
        assertThrows(
                BadArgumentException.class, () -> Part.series(Part.resistor(1)).behind(-1));
        BadArgumentException e =
                assertThrows(BadArgumentException.class, () -> circuit.stepCurrent(1e300, ambient, 3600));
        assertTrue(String.valueOf(e.getMessage()).contains("no solution"), e.getMessage());
        assertEquals(soc, circuit.soc(0));
        circuit.stepCurrent(1, ambient, 10);
        assertEquals(1, circuit.current(), 1e-9);
    }
}

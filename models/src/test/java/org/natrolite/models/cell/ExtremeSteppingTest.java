package org.natrolite.models.cell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.natrolite.core.error.BadArgumentException;

/** Whatever is asked, a step answers with numbers, within limits, and without allocation. */
class ExtremeSteppingTest {
    @Test
    void randomStepsStayFiniteAndWithinLimits() {
        for (int cell = 0; cell < 50; cell++) {
            Random random = new Random(cell);
            CellParameters parameters = RandomCells.cell(cell);
            boolean insulated = parameters.thermal().cooling().value() == 0;
            CellModel model = CellModel.of(parameters);
            CellStepper stepper = CellStepper.of(model, OperatingLimits.of(parameters));
            CellState state = RandomSteps.state(random);
            for (int i = 0; i < 2000; i++) {
                double length = RandomSteps.length(random);
                double ambient = RandomSteps.ambient(random);
                if (random.nextInt(10) == 0) {
                    // more power than any cell can give
                    double power = (random.nextBoolean() ? 1 : -1) * Math.pow(10, 9 * random.nextDouble());
                    stepper.stepPower(state, power, length, ambient);
                } else {
                    RandomSteps.take(random, stepper, state, length, ambient, 10);
                }
                String where = "cell " + cell + ", step " + i;
                assertTrue(Double.isFinite(stepper.voltage()), where);
                assertTrue(Double.isFinite(stepper.meanVoltage()), where);
                assertTrue(Double.isFinite(stepper.meanHeat()), where);
                assertTrue(
                        state.temperature() > 0 && state.temperature() < (insulated ? 1e5 : 1000),
                        () -> where + ": " + state.temperature() + " K");
                assertTrue(Math.abs(state.hysteresis()) <= 1, where);
                assertTrue(state.soc() >= -1e-9 && state.soc() <= 1 + 1e-9, () -> where + ": SOC " + state.soc());
                for (int pair = 0; pair < model.pairs(); pair++) {
                    assertTrue(Double.isFinite(state.pairVoltage(pair)), where);
                }
            }
        }
    }

    @Test
    void powerBeyondReasonWithoutLimitsIsStillAnAnswer() {
        for (int cell = 0; cell < 200; cell++) {
            Random random = new Random(cell);
            CellStepper stepper = CellStepper.of(CellModel.of(RandomCells.cell(cell)), OperatingLimits.none());
            CellState state = CellState.rested(0.5, 0, RandomSteps.ambient(random));
            double power = -Math.pow(10, 12 * random.nextDouble());
            stepper.stepPower(state, power, RandomSteps.length(random), 298.15);
            String where = "cell " + cell + ", " + power + " W";
            assertTrue(Double.isFinite(stepper.voltage()) && Double.isFinite(state.temperature()), where);
            assertTrue(stepper.current() <= 0 && stepper.current() * stepper.meanVoltage() <= 0, where);
        }
    }

    @Test
    void stepOfNoLengthShowsTheTerminalsAndChangesNothing() {
        CellStepper stepper = CellStepper.of(CellModel.of(RandomCells.curved()), OperatingLimits.none());
        CellState state = CellState.rested(0.5, 0.2, 300);
        double expected = stepper.terminalVoltage(state, 1.5);
        assertEquals(0, stepper.stepCurrent(state, 1.5, 0, 280));
        assertEquals(expected, stepper.voltage(), 1e-14);
        assertEquals(expected, stepper.meanVoltage(), 1e-12);
        assertEquals(0.5, state.soc());
        assertEquals(300, state.temperature());
        assertEquals(0.2, state.hysteresis(), 1e-15);
        stepper.stepPower(state, 5, 0, 280);
        assertEquals(5, stepper.current() * stepper.voltage(), 1e-11);
        stepper.stepVoltage(state, 3.2, 0, 280);
        assertEquals(3.2, stepper.voltage(), 1e-10);
    }

    @Test
    void shortStepsFromATableNodeAreNoWorseThanOthers() {
        // an ohmic cell: the mean voltage of a short step is that of its start, on a node as anywhere else
        CellStepper stepper = CellStepper.of(CellModel.of(RandomCells.curved()), OperatingLimits.none());
        for (double soc : new double[] {0.5, 0.25, 0.75, 0.3, 0.41}) {
            for (double length = 1e-12; length < 1e-3; length *= 10) {
                CellState state = CellState.rested(soc, 0, 298.15);
                double at = stepper.terminalVoltage(state, -1.5);
                stepper.stepCurrent(state, -1.5, length, 298.15);
                assertEquals(at, stepper.meanVoltage(), 1e-9 + length, "step of " + length + " s from " + soc);
            }
        }
    }

    @Test
    void zeroLimitsAreNamed() {
        CellStepper stepper = CellStepper.of(CellModel.of(RandomCells.curved()), new OperatingLimits(0, 5, 0, 1, 0, 0));
        CellState state = CellState.rested(0.5, 0, 298.15);
        assertEquals(Limited.CHARGE_CURRENT.bit(), stepper.stepCurrent(state, 1, 10, 298.15));
        assertEquals(Limited.DISCHARGE_CURRENT.bit(), stepper.stepCurrent(state, -1, 10, 298.15));
        assertEquals(0, stepper.current(), 0);
        state = CellState.rested(1, 0, 298.15);
        stepper.setLimits(OperatingLimits.of(RandomCells.curved()).withVoltage(0, 9));
        assertEquals(Limited.SOC_HIGH.bit(), stepper.stepCurrent(state, 1, 10, 298.15));
        assertEquals(1, state.soc());
        assertEquals(0, stepper.stepCurrent(state, -1, 10, 298.15));
    }

    @Test
    void stepsCostNoAllocation() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        CellParameters parameters = RandomCells.curved();
        CellStepper stepper = CellStepper.of(CellModel.of(parameters), OperatingLimits.of(parameters));
        CellState state = CellState.rested(0.5, 0, 298.15);
        int steps = 20_000;
        walk(stepper, state, steps);
        walk(stepper, state, steps);
        long id = Thread.currentThread().getId();
        long before = threads.getThreadAllocatedBytes(id);
        walk(stepper, state, steps);
        long spent = threads.getThreadAllocatedBytes(id) - before;
        // asking for the figure costs some bytes itself
        assertTrue(spent < 1000, () -> spent + " bytes for " + 3 * steps + " steps");
    }

    private static void walk(CellStepper stepper, CellState state, int steps) {
        for (int i = 0; i < steps; i++) {
            double sign = (i / 100) % 2 == 0 ? 1 : -1;
            stepper.stepCurrent(state, sign * (i % 7), 1, 298.15);
            stepper.stepPower(state, sign * (i % 90), 1, 298.15);
            stepper.stepVoltage(state, 3 + 0.1 * sign, 1, 298.15);
        }
    }

    @Test
    void refusesWhatIsNoStep() {
        CellStepper stepper = CellStepper.of(CellModel.of(RandomCells.curved()), OperatingLimits.none());
        CellState state = CellState.rested(0.5, 0, 298.15);
        for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThrows(BadArgumentException.class, () -> stepper.stepCurrent(state, bad, 1, 298));
            assertThrows(BadArgumentException.class, () -> stepper.stepPower(state, bad, 1, 298));
            assertThrows(BadArgumentException.class, () -> stepper.stepVoltage(state, bad, 1, 298));
            assertThrows(BadArgumentException.class, () -> stepper.stepCurrent(state, 1, bad, 298));
            assertThrows(BadArgumentException.class, () -> stepper.stepCurrent(state, 1, 1, bad));
            assertThrows(BadArgumentException.class, () -> stepper.setAge(bad, 1));
            assertThrows(BadArgumentException.class, () -> CellState.rested(bad, 0, 298));
            assertThrows(BadArgumentException.class, () -> CellState.rested(0, 0, bad));
        }
        assertThrows(BadArgumentException.class, () -> stepper.stepCurrent(state, 1, -1, 298));
        assertThrows(BadArgumentException.class, () -> stepper.stepCurrent(state, 1, 1, 0));
        assertThrows(BadArgumentException.class, () -> stepper.setAge(1, 0));
        assertThrows(BadArgumentException.class, () -> CellState.rested(0, 1.1, 298));
        assertThrows(BadArgumentException.class, () -> new OperatingLimits(4, 3, 0, 1, 1, 1));
        assertThrows(BadArgumentException.class, () -> new OperatingLimits(3, 4, 1, 0, 1, 1));
        assertThrows(BadArgumentException.class, () -> new OperatingLimits(3, 4, 0, 1, -1, 1));
        assertThrows(BadArgumentException.class, () -> new OperatingLimits(3, 4, 0, 1, 1, Double.NaN));
        assertEquals(0.5, state.soc());
    }
}

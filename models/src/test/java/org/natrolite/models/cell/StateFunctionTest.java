package org.natrolite.models.cell;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.natrolite.core.error.BadArgumentException;

class StateFunctionTest {
    private static final int SIZE = CellState.SIZE;

    @Test
    void stepsAsTheStepperDoesToTheLastBit() {
        for (long seed = 1; seed <= 40; seed++) {
            CellModel model = CellModel.of(RandomCells.cell(seed));
            Random random = new Random(seed);
            double oneC = model.parameters().capacity().value() / 3600;
            StateFunction function = StateFunction.of(model);
            double[] trajectory = new double[101 * SIZE];
            CellState state = CellState.rested(random.nextDouble(), random.nextDouble(), 290);
            state.get(trajectory, 0);
            for (int t = 0; t < 100; t++) {
                CellStepper stepper = CellStepper.of(model, OperatingLimits.none());
                double capacity = 0.7 + 0.5 * random.nextDouble();
                double resistance = 0.5 + random.nextDouble();
                double current = t % 7 == 0 ? 0 : 2 * oneC * random.nextGaussian();
                double length = t % 11 == 0 ? 0 : Math.pow(10, 4 * random.nextDouble() - 2);
                stepper.setAge(capacity, resistance);
                stepper.stepCurrent(state, current, length, 295);
                double[] before = trajectory.clone();
                double voltage = function.next(
                        trajectory, t * SIZE, capacity, resistance, current, length, 295, trajectory, (t + 1) * SIZE);
                double[] expected = before.clone();
                state.get(expected, (t + 1) * SIZE);
                assertArrayEquals(expected, trajectory, 0);
                assertEquals(stepper.voltage(), voltage, 0);
                assertEquals(voltage, function.voltage(trajectory, (t + 1) * SIZE, resistance, current), 0);
            }
        }
    }

    @Test
    void remembersNothing() {
        CellModel model = CellModel.of(RandomCells.curved());
        double[] one = {0.5, 0.2, 295, 0.01, -0.02, 0};
        double[] other = {0.9, -1, 250, 0.1, 0, 0};
        StateFunction function = StateFunction.of(model);
        double[] first = new double[SIZE];
        double voltage = function.next(one, 0, 0.9, 1.2, 1, 10, 298, first, 0);
        function.next(other, 0, 0.5, 3, -4, 1000, 260, new double[SIZE], 0);
        double[] again = one.clone();
        assertEquals(voltage, function.next(again, 0, 0.9, 1.2, 1, 10, 298, again, 0), 0);
        assertArrayEquals(first, again, 0);
    }

    /** What a filter asks for: derivatives by differences are smooth, also beyond the ends of the hysteresis. */
    @Test
    void takesSigmaPointsBeyondTheHysteresis() {
        CellModel model = CellModel.of(RandomCells.curved());
        StateFunction function = StateFunction.of(model);
        double[] end = new double[SIZE];
        double inside = function.next(new double[] {0.5, 0.98, 295, 0, 0, 0}, 0, 1, 1, 0.5, 1, 295, end, 0);
        double middle = function.next(new double[] {0.5, 1, 295, 0, 0, 0}, 0, 1, 1, 0.5, 1, 295, end, 0);
        double beyond = function.next(new double[] {0.5, 1.02, 295, 0, 0, 0}, 0, 1, 1, 0.5, 1, 295, end, 0);
        assertTrue(beyond > middle);
        assertEquals(middle - inside, beyond - middle, 1e-6);
        assertTrue(end[1] > 1 && end[1] < 1.02);
    }

    @Test
    void refusesWhatIsNoState() {
        StateFunction function = StateFunction.of(CellModel.of(RandomCells.curved()));
        double[] good = {0.5, 0, 295, 0, 0, 0};
        for (int c = 0; c < SIZE; c++) {
            double[] bad = good.clone();
            bad[c] = Double.NaN;
            double[] next = new double[SIZE];
            assertThrows(BadArgumentException.class, () -> function.next(bad, 0, 1, 1, 1, 1, 295, next, 0));
            assertArrayEquals(new double[SIZE], next, 0);
        }
        double[][] wrong = {
            {0, 1, 1, 1, 295},
            {1, Double.NaN, 1, 1, 295},
            {1, 1, Double.NaN, 1, 295},
            {1, 1, 1, -1, 295},
            {1, 1, 1, 1, 0}
        };
        for (double[] w : wrong) {
            assertThrows(
                    BadArgumentException.class,
                    () -> function.next(good, 0, w[0], w[1], w[2], w[3], w[4], new double[SIZE], 0));
        }
    }

    @Test
    void allocatesNothing() {
        StateFunction function = StateFunction.of(CellModel.of(RandomCells.curved()));
        double[] state = {0.5, 0, 295, 0, 0, 0};
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        long spent = Long.MAX_VALUE;
        for (int i = 0; i < 20 && spent > 0; i++) {
            long before = threads.getThreadAllocatedBytes(thread);
            for (int t = 0; t < 1000; t++) {
                function.next(state, 0, 1, 1, t % 2 == 0 ? 1 : -1, 1, 295, state, 0);
            }
            spent = threads.getThreadAllocatedBytes(thread) - before;
        }
        assertEquals(0, spent);
    }
}

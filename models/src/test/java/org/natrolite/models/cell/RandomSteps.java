package org.natrolite.models.cell;

import java.util.Random;

/** Steps of every kind, from 1 ms to 1 h, from -40 to 80 degC. */
final class RandomSteps {
    private RandomSteps() {}

    static CellState state(Random random) {
        return CellState.rested(random.nextDouble(), 2 * random.nextDouble() - 1, ambient(random));
    }

    static double length(Random random) {
        return Math.pow(10, -3 + random.nextDouble() * (3 + Math.log10(3600)));
    }

    static double ambient(Random random) {
        return 233.15 + 120 * random.nextDouble();
    }

    /** Takes one step by current, power, voltage or at rest; answers the bits of the step. */
    static int take(
            Random random, CellStepper stepper, CellState state, double length, double ambient, double mostRate) {
        double rate = mostRate * (2 * random.nextDouble() - 1);
        double current = rate * stepper.capacity() / 3600;
        return switch (random.nextInt(5)) {
            case 0, 1 -> stepper.stepCurrent(state, current, length, ambient);
            case 2 -> stepper.stepPower(state, 3 * current, length, ambient);
            case 3 ->
                stepper.stepVoltage(
                        state, stepper.terminalVoltage(state, 0) + 0.4 * random.nextDouble() - 0.2, length, ambient);
            default -> stepper.stepCurrent(state, 0, length, ambient);
        };
    }
}

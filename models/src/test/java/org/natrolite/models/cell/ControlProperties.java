package org.natrolite.models.cell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** A step gives what was asked of it, or says why not and gives the most. */
class ControlProperties {
    private static final Set<Limited> HIGH = EnumSet.of(Limited.VOLTAGE_HIGH, Limited.SOC_HIGH, Limited.CHARGE_CURRENT);
    private static final Set<Limited> LOW = EnumSet.of(Limited.VOLTAGE_LOW, Limited.SOC_LOW, Limited.DISCHARGE_CURRENT);

    @Property(tries = 500)
    void powerIsCurrentTimesMeanVoltage(@ForAll long seed) {
        Random random = new Random(seed);
        CellModel model = CellModel.of(RandomCells.cell(seed));
        CellStepper stepper = CellStepper.of(model, OperatingLimits.none());
        CellState state = RandomSteps.state(random);
        double power = 10 * (2 * random.nextDouble() - 1) * stepper.capacity() / 3600;
        int bits = stepper.stepPower(state, power, RandomSteps.length(random), RandomSteps.ambient(random));
        double given = stepper.current() * stepper.meanVoltage();
        if (bits == 0) {
            assertEquals(power, given, 1e-12 * Math.abs(power));
        } else {
            assertEquals(EnumSet.of(Limited.POWER), Limited.of(bits));
            assertTrue(Math.abs(given) < Math.abs(power) && Double.isFinite(given), () -> given + " W");
        }
    }

    @Property(tries = 100)
    void beyondTheCapabilityTheLargestPowerIsGiven(@ForAll long seed) {
        Random random = new Random(seed);
        CellModel model = CellModel.of(RandomCells.cell(seed));
        CellStepper stepper = CellStepper.of(model, OperatingLimits.none());
        CellState state = CellState.rested(
                0.2 + 0.7 * random.nextDouble(), 2 * random.nextDouble() - 1, 263.15 + 40 * random.nextDouble());
        // short steps: the cell hardly warms or empties, so that power over current has a single top
        double length = Math.pow(10, -3 + 3 * random.nextDouble());
        double asked = -Math.pow(10, 3 + 3 * random.nextDouble());
        CellState before = state.copy();
        int bits = stepper.stepPower(state, asked, length, before.temperature());
        assertEquals(Limited.POWER.bit(), bits);
        double given = -stepper.current() * stepper.meanVoltage();
        double top = -stepper.current();
        double best = 0;
        for (int i = 1; i <= 4000; i++) {
            CellState trial = before.copy();
            stepper.stepCurrent(trial, -3 * top * i / 4000, length, before.temperature());
            best = Math.max(best, -stepper.current() * stepper.meanVoltage());
        }
        double scanned = best;
        assertTrue(given >= scanned * (1 - 1e-9), () -> given + " W given, " + scanned + " W possible");
        assertTrue(given <= scanned * (1 + 1e-5), () -> given + " W given, " + scanned + " W possible");
    }

    @Property(tries = 500)
    void voltageAtTheEndIsTheOneAskedFor(@ForAll long seed) {
        Random random = new Random(seed);
        CellModel model = CellModel.of(RandomCells.cell(seed));
        CellStepper stepper = CellStepper.of(model, OperatingLimits.none());
        CellState state = CellState.rested(
                0.2 + 0.6 * random.nextDouble(), 2 * random.nextDouble() - 1, 263.15 + 60 * random.nextDouble());
        double asked = stepper.terminalVoltage(state, 0) + 0.4 * random.nextDouble() - 0.2;
        int bits = stepper.stepVoltage(state, asked, RandomSteps.length(random), 298.15);
        assertEquals(0, bits);
        assertEquals(asked, stepper.voltage(), 1e-10);
        assertEquals(asked, stepper.terminalVoltage(state, stepper.current()), 1e-10);
    }

    @Property(tries = 2000)
    void limitsEndStepsExactlyAndSayWhy(@ForAll long seed) {
        Random random = new Random(seed);
        CellParameters parameters = RandomCells.cell(seed);
        OperatingLimits limits = OperatingLimits.of(parameters).withSoc(0.05, 0.95);
        CellStepper stepper = CellStepper.of(CellModel.of(parameters), limits);
        CellState state = CellState.rested(
                0.05 + 0.9 * random.nextDouble(), 2 * random.nextDouble() - 1, RandomSteps.ambient(random));
        double asked = 6 * (2 * random.nextDouble() - 1) * stepper.capacity() / 3600;
        double length = RandomSteps.length(random);
        double restSoc = state.soc();
        int bits = stepper.stepCurrent(state, asked, length, RandomSteps.ambient(random));
        double given = stepper.current();
        Set<Limited> reasons = Limited.of(bits);
        assertTrue(given == 0 || Math.signum(given) == Math.signum(asked), () -> asked + " A gave " + given + " A");
        assertTrue(Math.abs(given) <= Math.abs(asked), () -> asked + " A gave " + given + " A");
        assertTrue((asked > 0 ? HIGH : LOW).containsAll(reasons), () -> asked + " A was limited by " + reasons);
        assertEquals(bits == 0, given == asked);
        if (bits == 0) {
            assertTrue(
                    given <= 0 || (state.soc() <= 0.95 + 1e-12 && stepper.voltage() <= limits.highestVoltage() + 1e-9));
            assertTrue(
                    given >= 0 || (state.soc() >= 0.05 - 1e-12 && stepper.voltage() >= limits.lowestVoltage() - 1e-9));
            return;
        }
        if (given == 0) {
            // limits are already violated without current: nothing is left to give
            assertTrue(
                    stepper.voltage() >= limits.highestVoltage()
                            || stepper.voltage() <= limits.lowestVoltage()
                            || restSoc <= 0.05
                            || restSoc >= 0.95,
                    () -> "no current although within limits, because of " + reasons);
            return;
        }
        boolean met = reasons.stream().allMatch(reason -> switch (reason) {
            case VOLTAGE_HIGH -> Math.abs(stepper.voltage() - limits.highestVoltage()) < 1e-9;
            case VOLTAGE_LOW -> Math.abs(stepper.voltage() - limits.lowestVoltage()) < 1e-9;
            case SOC_HIGH -> Math.abs(state.soc() - 0.95) < 1e-9 || reasons.size() > 1;
            case SOC_LOW -> Math.abs(state.soc() - 0.05) < 1e-9 || reasons.size() > 1;
            case CHARGE_CURRENT -> given == limits.chargeCurrent() || reasons.size() > 1;
            case DISCHARGE_CURRENT -> given == -limits.dischargeCurrent() || reasons.size() > 1;
            case POWER, BROKEN -> false;
        });
        assertTrue(
                met, () -> "limited by " + reasons + " but ended at " + stepper.voltage() + " V, SOC " + state.soc());
    }

    @Property(tries = 300)
    void voltageControlKeepsWithinAllLimits(@ForAll long seed) {
        Random random = new Random(seed);
        CellParameters parameters = RandomCells.cell(seed);
        OperatingLimits limits = OperatingLimits.of(parameters);
        CellStepper stepper = CellStepper.of(CellModel.of(parameters), limits);
        CellState state = CellState.rested(0.1 + 0.8 * random.nextDouble(), 0, 283.15 + 30 * random.nextDouble());
        boolean up = random.nextBoolean();
        double asked = up ? limits.highestVoltage() + 1 : limits.lowestVoltage() - 1;
        int bits = stepper.stepVoltage(state, asked, RandomSteps.length(random), 298.15);
        assertTrue(bits != 0);
        assertTrue((up ? HIGH : LOW).containsAll(Limited.of(bits)), () -> "" + Limited.of(bits));
        assertTrue(up ? stepper.current() >= 0 : stepper.current() <= 0);
        assertTrue(stepper.voltage() <= limits.highestVoltage() + 1e-9 || stepper.current() == 0);
        assertTrue(stepper.voltage() >= limits.lowestVoltage() - 1e-9 || stepper.current() == 0);
        assertTrue(stepper.current() <= limits.chargeCurrent());
        assertTrue(stepper.current() >= -limits.dischargeCurrent());
        assertTrue(state.soc() <= 1 + 1e-12);
    }
}

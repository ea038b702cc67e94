package org.natrolite.calibration.cell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.natrolite.calibration.TestCells;
import org.natrolite.core.protocol.Control;
import org.natrolite.core.protocol.Limit;
import org.natrolite.core.protocol.Protocol;
import org.natrolite.core.protocol.Repeat;
import org.natrolite.core.protocol.Step;
import org.natrolite.core.series.Channel;
import org.natrolite.core.series.TimeSeries;
import org.natrolite.models.cell.CellModel;
import org.natrolite.models.cell.CellParameters;
import org.natrolite.models.cell.CellState;
import org.natrolite.models.cell.CellStepper;
import org.natrolite.models.cell.OperatingLimits;
import org.natrolite.models.cell.Simulation;
import org.natrolite.models.parameter.Provenance;

/** Slow branches and drives of a cell with known truth, at temperatures that only the surroundings tell. */
class SeveralRecordsTest {
    private static final double REFERENCE = 298.15;
    private static final CellParameters TRUTH = TestCells.sodium(1);
    private static final List<TimeSeries> SLOW = List.of(slow(1), slow(-1));

    @Test
    void slowBranchesGiveCapacityAndOpenCircuitVoltage() {
        CalibrationResult result = fit(List.of(SLOW.get(0), SLOW.get(1), drive(REFERENCE)));

        CellParameters found = result.cell();
        assertEquals(1, found.capacity().value() / TRUTH.capacity().value(), 0.01);
        for (double soc = 0.1; soc < 0.95; soc += 0.1) {
            double at = soc;
            assertEquals(
                    TRUTH.openCircuit().voltage().at(soc),
                    found.openCircuit().voltage().at(soc),
                    0.006,
                    () -> "open-circuit voltage at SOC " + at);
        }
        assertEquals(
                Provenance.Kind.ASSUMED,
                found.resistance().ohmic().activationEnergy().provenance().kind());
    }

    @Test
    void temperaturesOfTheSurroundingsTellActivationEnergies() {
        CalibrationResult result = fit(List.of(SLOW.get(0), SLOW.get(1), drive(REFERENCE), drive(REFERENCE - 20)));

        CellParameters found = result.cell();
        double cold = REFERENCE - 20;
        assertEquals(1, resistance(found, cold) / resistance(TRUTH, cold), 0.04);
        assertEquals(1, resistance(found, REFERENCE) / resistance(TRUTH, REFERENCE), 0.04);
        assertTrue(result.train().rmseLoaded() < 4e-3, () -> "fitted " + result.train());
        assertEquals(
                Provenance.Kind.ASSUMED, found.thermal().cooling().provenance().kind());
    }

    private static CalibrationResult fit(List<TimeSeries> records) {
        return CellCalibration.of(null, CalibrationOptions.defaults().withPairs(1))
                .run(records);
    }

    private static double resistance(CellParameters cell, double temperature) {
        double inverse = 1 / temperature - 1 / REFERENCE;
        CellParameters.Resistance r = cell.resistance();
        return at(r.ohmic(), inverse) + at(r.pairs().get(0).element(), inverse);
    }

    private static double at(CellParameters.Element element, double inverse) {
        return element.discharge().at(0.5) * Math.exp(element.activationEnergy().at(0.5) / 8.31446261815324 * inverse);
    }

    /** From one end to the other at C/25. */
    private static TimeSeries slow(int direction) {
        Limit end = direction > 0
                ? new Limit(Limit.Quantity.VOLTAGE_RISES_TO, 4.1)
                : new Limit(Limit.Quantity.VOLTAGE_FALLS_TO, 1.5);
        return run(
                "slow" + direction,
                direction > 0 ? 0 : 1,
                REFERENCE,
                List.of(rest(1800), new Step(new Control.Current(direction * 0.06), List.of(end), 120)));
    }

    private static TimeSeries drive(double ambient) {
        Limit pulse = new Limit(Limit.Quantity.DURATION, 60);
        return run(
                "drive" + ambient,
                0.95,
                ambient,
                List.of(
                        rest(1800),
                        new Repeat(
                                45,
                                List.of(
                                        new Step(new Control.Current(-1.5), List.of(pulse), 2),
                                        rest(60),
                                        new Step(new Control.Current(0.5), List.of(pulse), 2),
                                        rest(60)))));
    }

    private static Step rest(double seconds) {
        return new Step(new Control.Rest(), List.of(new Limit(Limit.Quantity.DURATION, seconds)), 10);
    }

    private static TimeSeries run(
            String name, double soc, double ambient, List<org.natrolite.core.protocol.Instruction> steps) {
        CellStepper stepper = CellStepper.of(CellModel.of(TRUTH), OperatingLimits.none());
        Simulation simulation = Simulation.of(stepper, CellState.rested(soc, 0, ambient), ambient, 5);
        simulation.run(new Protocol(name, steps));
        return simulation.series().without(Channel.SURFACE_TEMPERATURE);
    }
}

package org.natrolite.models.cell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.natrolite.models.cell.CellParameters.Element;
import org.natrolite.models.cell.CellParameters.Pair;
import org.natrolite.models.cell.CellParameters.Resistance;
import org.natrolite.models.parameter.Curve;
import org.natrolite.models.parameter.Provenance;
import org.natrolite.models.parameter.Quantity;

/** A pair with one capacitance and a resistance in each direction of current. */
class DirectedPairTest {
    private static final Provenance MADE_UP = Provenance.assumed("made up for a test");
    private static final double KELVIN = 298.15;
    private static final double DOWN = 0.2;
    private static final double UP = 0.02;
    private static final double TAU_DOWN = 1000;
    private static final double TAU_UP = 100;

    private static final CellModel MODEL = CellModel.of(cell());

    private static CellParameters cell() {
        CellParameters p = RandomCells.curved();
        Curve none = constant(0);
        Resistance resistance = new Resistance(
                Quantity.exact(0, MADE_UP),
                new Element(none, none, none),
                List.of(new Pair(
                        new Element(constant(UP), constant(DOWN), none),
                        constant(TAU_DOWN),
                        constant(TAU_UP),
                        null,
                        null)));
        return new CellParameters(
                p.description(),
                p.rating(),
                p.limits(),
                p.capacity(),
                p.coulombicEfficiency(),
                p.selfDischarge(),
                p.openCircuit(),
                resistance,
                p.thermal().given(),
                p.ageing());
    }

    private static Curve constant(double value) {
        return Curve.constant(value, value, value, MADE_UP);
    }

    private static CellStepper stepper() {
        return CellStepper.of(MODEL, OperatingLimits.none());
    }

    private static CellState discharged() {
        CellState state = CellState.rested(0.6, -1, KELVIN);
        stepper().stepCurrent(state, -1, 500, KELVIN);
        return state;
    }

    @Test
    void followsTheTimeConstantOfItsDirectionAndAtRestThatOfDischarge() {
        CellState state = discharged();
        double v = -DOWN * -Math.expm1(-500 / TAU_DOWN);
        assertEquals(v, state.pairVoltage(0), 1e-12);
        stepper().stepCurrent(state, 0, 300, KELVIN);
        v *= Math.exp(-300 / TAU_DOWN);
        assertEquals(v, state.pairVoltage(0), 1e-12);
        stepper().stepCurrent(state, 1, 40, KELVIN);
        v = UP + (v - UP) * Math.exp(-40 / TAU_UP);
        assertEquals(v, state.pairVoltage(0), 1e-12);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 1, 60, 3600})
    void voltageDoesNotJumpWithTheCurrent(double length) {
        CellStepper stepper = stepper();
        CellState state = discharged();
        double turn = 1e-6 * MODEL.parameters().capacity().value() / 3600;
        stepper.beginTrial(state, length, KELVIN);
        stepper.tryCurrent(-1e-9 * turn);
        double before = stepper.voltage();
        double meanBefore = stepper.meanVoltage();
        int parts = 1000;
        double largest = 0;
        for (int i = 0; i <= 2 * parts; i++) {
            double current = i * turn / parts;
            stepper.tryCurrent(current);
            double end = stepper.voltage();
            double mean = stepper.meanVoltage();
            assertTrue(end >= before - 1e-12 && mean >= meanBefore - 1e-12, "falls at " + current + " A");
            largest = Math.max(largest, end - before);
            before = end;
            meanBefore = mean;
        }
        assertTrue(largest < 0.005 * Math.abs(state.pairVoltage(0)), largest + " V");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 60, 600})
    void slopesAreThoseOfTheVoltage(double length) {
        CellStepper stepper = stepper();
        CellState state = discharged();
        double turn = 1e-6 * MODEL.parameters().capacity().value() / 3600;
        stepper.beginTrial(state, length, KELVIN);
        for (double share : new double[] {0.1, 0.5, 0.9}) {
            double apart = 1e-4 * turn;
            stepper.tryCurrent(share * turn + apart);
            double end = stepper.voltage();
            double mean = stepper.meanVoltage();
            stepper.tryCurrent(share * turn - apart);
            end -= stepper.voltage();
            mean -= stepper.meanVoltage();
            stepper.tryCurrent(share * turn);
            assertEquals(end / (2 * apart), stepper.voltageSlope(), 1e-3 * stepper.voltageSlope(), "end");
            assertEquals(mean / (2 * apart), stepper.meanVoltageSlope(), 1e-3 * stepper.meanVoltageSlope(), "mean");
        }
    }
}

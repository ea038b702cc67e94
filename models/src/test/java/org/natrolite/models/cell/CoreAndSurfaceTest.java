package org.natrolite.models.cell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.core.numeric.CompensatedSum;
import org.natrolite.models.cell.CellParameters.Surface;
import org.natrolite.models.cell.CellParameters.Thermal;
import org.natrolite.models.cell.batch.CellBatch;
import org.natrolite.models.chemistry.Catalogue;
import org.natrolite.models.chemistry.CellJson;
import org.natrolite.models.parameter.Curve;
import org.natrolite.models.parameter.Provenance;
import org.natrolite.models.parameter.Quantity;

/** Cells whose surface has a temperature of its own, and cells whose temperature is given. */
class CoreAndSurfaceTest {
    private static final double AMBIENT = 298.15;

    private static Quantity exact(double value) {
        return Quantity.exact(value, Provenance.assumed("test"));
    }

    private static CellParameters withSurface(CellParameters p, double share, double conductance) {
        Thermal lumped = p.thermal();
        double whole = lumped.heatCapacity().value();
        return p.withThermal(new Thermal(
                lumped.heatCapacity(), lumped.cooling(), new Surface(exact(share * whole), exact(conductance))));
    }

    /** A cell of one constant resistance, whose heat is constant. */
    private static CellParameters resistor(CellParameters p, double ohm) {
        CellParameters.OpenCircuit ocv = p.openCircuit();
        Curve none = Curve.constant(0, 0, 0, Provenance.assumed("test"));
        return new CellParameters(
                p.description(),
                p.rating(),
                p.limits(),
                exact(1e9),
                exact(1),
                exact(0),
                new CellParameters.OpenCircuit(
                        ocv.source(), none, exact(0), none, ocv.referenceTemperature(), ocv.socAtZeroVolt()),
                new CellParameters.Resistance(exact(ohm), new CellParameters.Element(none, none, none), List.of()),
                p.thermal(),
                null);
    }

    @Test
    void theFirstLawCloses() {
        for (long seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            CellParameters lumped = RandomCells.cell(seed);
            CellParameters p = withSurface(
                    lumped,
                    0.05 + 0.9 * random.nextDouble(),
                    lumped.thermal().heatCapacity().value() / 300 * (0.1 + random.nextDouble()));
            Surface surface = Objects.requireNonNull(p.thermal().surface());
            double outside = surface.heatCapacity().value();
            double inside = p.thermal().heatCapacity().value() - outside;
            double cooling = p.thermal().cooling().value();
            CellModel model = CellModel.of(p);
            CellStepper stepper = CellStepper.of(model, OperatingLimits.of(p));
            CellState state = CellState.rested(0.5, 0, AMBIENT);
            double before = stepper.capacity() * model.storedEnergy(state.soc()) + (inside + outside) * AMBIENT;
            CompensatedSum supplied = new CompensatedSum();
            double gross = 0;
            for (int i = 0; i < 300; i++) {
                double length = RandomSteps.length(random);
                double ambient = RandomSteps.ambient(random);
                RandomSteps.take(random, stepper, state, length, ambient, 2);
                double work = stepper.current() * stepper.meanVoltage() * length;
                double lost = cooling * (stepper.meanSurfaceTemperature() - ambient) * length;
                supplied.add(work);
                supplied.add(-lost);
                gross += Math.abs(work) + Math.abs(lost);
            }
            double after = stepper.capacity() * model.storedEnergy(state.soc())
                    + inside * state.temperature()
                    + outside * state.surfaceTemperature();
            assertEquals(0, (after - before - supplied.value()) / gross, 1e-9, "seed " + seed);
        }
    }

    @Test
    void isExactForAConstantHeatAndEndsWhereTheHeatFlowsThroughBoth() {
        CellParameters p = withSurface(resistor(Catalogue.get("layered-oxide-18650"), 0.1), 0.2, 0.3);
        double current = 3;
        double heat = 0.1 * current * current;
        CellStepper stepper = CellStepper.of(CellModel.of(p), OperatingLimits.none());
        CellState once = CellState.rested(0.5, 0, AMBIENT);
        CellState often = once.copy();
        stepper.stepCurrent(once, current, 500, AMBIENT);
        for (int i = 0; i < 1000; i++) {
            stepper.stepCurrent(often, current, 0.5, AMBIENT);
        }
        assertEquals(often.temperature(), once.temperature(), 1e-8);
        assertEquals(often.surfaceTemperature(), once.surfaceTemperature(), 1e-8);
        assertTrue(once.temperature() > once.surfaceTemperature() + 0.5);
        stepper.stepCurrent(once, current, 1e6, AMBIENT);
        double cooling = p.thermal().cooling().value();
        assertEquals(AMBIENT + heat / cooling, once.surfaceTemperature(), 1e-6);
        assertEquals(heat / 0.3, once.temperature() - once.surfaceTemperature(), 1e-6);
    }

    @Test
    void isOneBodyWhereCoreAndSurfaceAreTightlyCoupled() {
        CellParameters lumped = Catalogue.get("layered-oxide-18650");
        CellStepper one = CellStepper.of(CellModel.of(lumped), OperatingLimits.none());
        CellStepper two = CellStepper.of(CellModel.of(withSurface(lumped, 0.3, 1e4)), OperatingLimits.none());
        CellState body = CellState.rested(0.9, -1, 283.15);
        CellState nodes = body.copy();
        for (int i = 0; i < 100; i++) {
            one.stepCurrent(body, -1.5, 10, 283.15);
            two.stepCurrent(nodes, -1.5, 10, 283.15);
            assertEquals(one.voltage(), two.voltage(), 1e-6);
        }
        assertEquals(body.temperature(), nodes.temperature(), 1e-3);
        assertEquals(body.temperature(), nodes.surfaceTemperature(), 1e-3);
        assertEquals(body.temperature(), body.surfaceTemperature());
    }

    @Test
    void followsAGivenTemperature() {
        CellParameters lumped = Catalogue.get("layered-oxide-18650");
        CellParameters p = lumped.withThermal(lumped.thermal().given());
        CellStepper stepper = CellStepper.of(CellModel.of(p), OperatingLimits.none());
        CellState state = CellState.rested(0.9, -1, 278.15);
        for (int i = 0; i < 60; i++) {
            double given = 278.15 + i;
            stepper.stepCurrent(state, -3, 10, given);
            assertEquals(given, state.temperature(), 1e-4);
            assertEquals(given, stepper.meanTemperature(), 0.01);
        }
    }

    @Test
    void isWrittenAndReadAndRefusedByWhatKnowsOneTemperature() {
        CellParameters p = withSurface(Catalogue.get("layered-oxide-18650"), 0.2, 0.5);
        String text = CellJson.format(p);
        assertEquals(p, CellJson.parse("any", text));
        assertEquals(text, CellJson.format(CellJson.parse("any", text)));
        CellModel model = CellModel.of(p);
        BadArgumentException refused =
                assertThrows(BadArgumentException.class, () -> CellBatch.of(model, OperatingLimits.none(), 2));
        assertTrue(String.valueOf(refused.getMessage()).contains("core and a surface"));
        assertThrows(BadArgumentException.class, () -> StateFunction.of(model));
        assertThrows(BadArgumentException.class, () -> withSurface(p, 1, 0.5));
        assertThrows(BadArgumentException.class, () -> withSurface(p, 0.2, Double.NaN));
    }
}

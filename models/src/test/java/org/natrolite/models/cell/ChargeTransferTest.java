package org.natrolite.models.cell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.core.numeric.Constants;
import org.natrolite.models.cell.CellParameters.Pair;
import org.natrolite.models.cell.CellParameters.Resistance;
import org.natrolite.models.cell.batch.CellBatch;
import org.natrolite.models.chemistry.Catalogue;
import org.natrolite.models.chemistry.CellJson;
import org.natrolite.models.parameter.Provenance;
import org.natrolite.models.parameter.Quantity;
import org.natrolite.models.study.CellStudy;

/** A charge transfer whose resistance falls with the current, by Butler and Volmer. */
class ChargeTransferTest {
    private static final double ALPHA = 0.5;
    private static final double COLD = 278.15;
    private static final double WARM = 318.15;

    private static CellParameters linear() {
        CellParameters p = Catalogue.get("layered-oxide-18650");
        return p.withThermal(p.thermal().given());
    }

    private static CellParameters transferring(double alpha) {
        CellParameters p = linear();
        List<Pair> pairs = new ArrayList<>(p.resistance().pairs());
        Pair first = pairs.get(0);
        pairs.set(
                0, new Pair(first.element(), first.timeConstant(), Quantity.exact(alpha, Provenance.assumed("test"))));
        return new CellParameters(
                p.description(),
                p.rating(),
                p.limits(),
                p.capacity(),
                p.coulombicEfficiency(),
                p.selfDischarge(),
                p.openCircuit(),
                new Resistance(p.resistance().contact(), p.resistance().ohmic(), pairs),
                p.thermal(),
                p.ageing());
    }

    @Test
    void settlesAtTheOverpotentialOfButlerAndVolmer() {
        CellParameters p = transferring(ALPHA);
        CellStepper stepper = CellStepper.of(CellModel.of(p), OperatingLimits.none());
        for (double temperature : new double[] {COLD, WARM}) {
            for (double current : new double[] {-6, -1.5, -0.01, 0.2, 3}) {
                CellState state = CellState.rested(0.5, 0, temperature);
                for (int i = 0; i < 100; i++) {
                    stepper.stepCurrent(state, current, 0.1, temperature);
                }
                Pair pair = p.resistance().pairs().get(0);
                double reference =
                        (current > 0 ? pair.element().charge() : pair.element().discharge()).at(state.soc());
                double resistance = reference
                        * Math.exp(pair.element().activationEnergy().at(state.soc())
                                / Constants.GAS_CONSTANT
                                * (1 / temperature - 1 / 298.15));
                double scale = Constants.GAS_CONSTANT * temperature / (ALPHA * Constants.FARADAY);
                double u = resistance * current / scale;
                double expected = scale * Math.log(u + Math.sqrt(u * u + 1));
                // over the last steps the state of charge, and with it the resistance, still moves
                assertEquals(1, state.pairVoltage(0) / expected, 2e-3, current + " A at " + temperature + " K");
            }
        }
    }

    @Test
    void isLinearAtSmallCurrentsAndFallsAtLargeOnesAboveAllInTheCold() {
        CellStudy linear = CellStudy.isothermal(linear());
        CellStudy falling = CellStudy.isothermal(transferring(ALPHA));
        for (double temperature : new double[] {COLD, WARM}) {
            double small = linear.pulse(temperature, 0.5, false, 10, 1e-3).resistance();
            assertEquals(small, falling.pulse(temperature, 0.5, false, 10, 1e-3).resistance(), 1e-5 * small);
        }
        double cold = ratio(falling, linear, COLD);
        double warm = ratio(falling, linear, WARM);
        assertTrue(cold < warm && warm < 1, cold + " " + warm);
        assertTrue(ratio(CellStudy.isothermal(transferring(1)), linear, COLD) < cold);
    }

    private static double ratio(CellStudy falling, CellStudy linear, double temperature) {
        return falling.pulse(temperature, 0.2, false, 10, 3).resistance()
                / linear.pulse(temperature, 0.2, false, 10, 3).resistance();
    }

    @Test
    void powerAndVoltageAreMetAndTheSlopeIsTheDerivative() {
        CellModel model = CellModel.of(transferring(ALPHA));
        CellStepper stepper = CellStepper.of(model, OperatingLimits.none());
        for (double power : new double[] {-8, -1, 0.5, 6}) {
            CellState state = CellState.rested(0.5, 0, COLD);
            assertEquals(0, stepper.stepPower(state, power, 10, COLD));
            assertEquals(power, stepper.current() * stepper.meanVoltage(), 1e-9 * Math.abs(power));
        }
        CellState state = CellState.rested(0.5, 0, COLD);
        stepper.stepVoltage(state, 2.5, 10, COLD);
        assertEquals(2.5, stepper.voltage(), 1e-9);
        double slope = stepper.voltageSlope();
        double current = stepper.current();
        double step = 1e-4;
        double[] voltage = new double[2];
        for (int i = 0; i < 2; i++) {
            stepper.stepCurrent(CellState.rested(0.5, 0, COLD), current + (2 * i - 1) * step, 10, COLD);
            voltage[i] = stepper.voltage();
        }
        assertEquals(1, (voltage[1] - voltage[0]) / (2 * step) / slope, 0.02);
    }

    @Test
    void isWrittenReadKeptByAgeAndRefusedByBatches() {
        CellParameters p = transferring(ALPHA);
        String text = CellJson.format(p);
        assertEquals(p, CellJson.parse("any", text));
        AgedCell aged = AgedCell.of(p, Wear.of(p, org.natrolite.models.ocv.Loss.NONE));
        assertNotNull(aged.parameters().resistance().pairs().get(0).transferCoefficient());
        BadArgumentException refused = assertThrows(
                BadArgumentException.class, () -> CellBatch.of(CellModel.of(p), OperatingLimits.none(), 1));
        assertTrue(String.valueOf(refused.getMessage()).contains("charge transfer"));
        assertThrows(BadArgumentException.class, () -> transferring(0));
        assertThrows(BadArgumentException.class, () -> transferring(Double.NaN));
    }
}

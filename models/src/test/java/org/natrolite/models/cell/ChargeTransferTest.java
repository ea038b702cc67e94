package org.natrolite.models.cell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.core.numeric.Constants;
import org.natrolite.models.cell.CellParameters.Element;
import org.natrolite.models.cell.CellParameters.Pair;
import org.natrolite.models.cell.CellParameters.Resistance;
import org.natrolite.models.cell.batch.CellBatch;
import org.natrolite.models.chemistry.Catalogue;
import org.natrolite.models.chemistry.CellJson;
import org.natrolite.models.ocv.Loss;
import org.natrolite.models.parameter.Curve;
import org.natrolite.models.parameter.Provenance;
import org.natrolite.models.parameter.Quantity;
import org.natrolite.models.study.CellStudy;

/** A charge transfer whose resistance falls with the current, by Butler and Volmer. */
class ChargeTransferTest {
    private static final double ALPHA = 0.5;
    private static final double COLD = 278.15;
    private static final double WARM = 318.15;

    /** The resistances of the fast pair by the law of Arrhenius. */
    private static CellParameters linear() {
        return with(first -> new Pair(first.element(), first.timeConstant()));
    }

    private static CellParameters transferring(double alpha) {
        return with(first -> new Pair(first.element(), first.timeConstant(), exact(alpha)));
    }

    /** All currents see what one of them sees. */
    private static CellParameters seenBy(double alpha, double current) {
        return with(first -> new Pair(first.element(), first.timeConstant(), null, exact(alpha), exact(current)));
    }

    private static Quantity exact(double value) {
        return Quantity.exact(value, Provenance.assumed("test"));
    }

    private static CellParameters with(UnaryOperator<Pair> change) {
        CellParameters cell = Catalogue.get("layered-oxide-18650");
        CellParameters p = cell.withThermal(cell.thermal().given());
        List<Pair> pairs = new ArrayList<>(p.resistance().pairs());
        pairs.set(0, change.apply(pairs.get(0)));
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
    void seenByOneCurrentIsWhatThisCurrentSees() {
        double current = 2;
        CellParameters seen = seenBy(ALPHA, current);
        double reference = seen.openCircuit().referenceTemperature().value();
        // small currents see sinh(x) / x times what this one sees at the reference temperature
        CellParameters each = with(first -> {
            double scale = Constants.GAS_CONSTANT * reference / (ALPHA * Constants.FARADAY * current);
            return new Pair(
                    new Element(
                            small(first.element().charge(), scale),
                            small(first.element().discharge(), scale),
                            first.element().activationEnergy()),
                    first.timeConstant(),
                    exact(ALPHA));
        });
        for (double temperature : new double[] {255, COLD, reference, WARM}) {
            for (int k = 0; k <= 10; k++) {
                // at the nodes of the curve, where interpolating before or after makes no difference
                for (double direction : new double[] {1, -1}) {
                    double expected = settled(each, 0.1 * k, direction * current, temperature);
                    double found = settled(seen, 0.1 * k, direction * current, temperature);
                    assertEquals(1, found / expected, 1e-3, 10 * k + " % at " + temperature + " K");
                    double half = settled(seen, 0.1 * k, 0.5 * direction * current, temperature);
                    assertEquals(0.5, half / found, 1e-3);
                }
            }
        }
    }

    private static Curve small(Curve felt, double scale) {
        double[] r = Arrays.stream(felt.value())
                .map(value -> scale * Math.sinh(value / scale))
                .toArray();
        return Curve.of(felt.soc(), r, r, r, felt.provenance());
    }

    /** Voltage of the fast pair after many of its time constants, in which hardly any charge passes, V. */
    private static double settled(CellParameters p, double soc, double current, double temperature) {
        CellModel model = CellModel.of(new CellParameters(
                p.description(),
                p.rating(),
                p.limits(),
                Quantity.exact(1e9, Provenance.assumed("endless")),
                p.coulombicEfficiency(),
                exact(0),
                p.openCircuit(),
                p.resistance(),
                p.thermal(),
                null));
        CellStepper stepper = CellStepper.of(model, OperatingLimits.none());
        CellState state = CellState.rested(soc, 0, temperature);
        stepper.stepCurrent(state, current, 60, temperature);
        return state.pairVoltage(0);
    }

    @Test
    void lawIsThatOfArrheniusForSmallOverpotentialsAndOneAtTheReference() {
        for (double a : new double[] {1e-3, 0.3, 1, 7, 1e5}) {
            assertEquals(a, ChargeTransfer.growth(0, 0.9, a));
            assertEquals(1, ChargeTransfer.response(0, 0.9, a));
            assertEquals(1, ChargeTransfer.growth(1e-12, 0.9, a) / a, 1e-12);
        }
        for (double x : new double[] {1e-12, 0.01, 1, 5, 40}) {
            assertEquals(1, ChargeTransfer.growth(x, 1, 1), 1e-14);
            // never above Arrhenius in the cold, never below it in the warmth
            assertTrue(ChargeTransfer.growth(x, 0.93, 12) <= 12 * (1 + 1e-14));
            assertTrue(ChargeTransfer.growth(x, 1.07, 0.2) >= 0.2 * (1 - 1e-14));
        }
    }

    @Test
    void responseIsTheDerivative() {
        double energy = 90e3 / Constants.GAS_CONSTANT;
        for (double x : new double[] {1e-6, 0.2, 1.5, 6}) {
            for (double kelvin : new double[] {253, 278, 298.15, 330}) {
                double[] log = new double[2];
                for (int side = 0; side < 2; side++) {
                    double t = kelvin + (side - 0.5) * 1e-3;
                    log[side] = Math.log(ChargeTransfer.growth(x, t / 298.15, Math.exp(energy * (1 / t - 1 / 298.15))));
                }
                double s = ChargeTransfer.response(x, kelvin / 298.15, Math.exp(energy * (1 / kelvin - 1 / 298.15)));
                double expected = (1 - s) / kelvin - s * energy / (kelvin * kelvin);
                assertEquals(expected, (log[1] - log[0]) / 1e-3, 1e-6 * Math.abs(expected) + 1e-10);
                assertTrue(s > 0 && s <= 1);
            }
        }
    }

    @Test
    void seenByOneCurrentIsSteppedInBatchesAndGrowsWithAgeAtEveryTemperature() {
        CellParameters p = seenBy(ALPHA, 1.5);
        assertEquals("", p.aloneBecause());
        assertEquals(p, CellJson.parse("any", CellJson.format(p)));
        Wear twice = new Wear(Loss.NONE, 1, List.of(2.0, 1.0, 1.0));
        CellParameters aged = AgedCell.of(p, twice).parameters();
        for (double temperature : new double[] {COLD, WARM}) {
            double fresh = settled(p, 0.2, -1, temperature);
            // but for the micro-kelvins by which a cell of given temperature warms
            assertEquals(2, settled(aged, 0.2, -1, temperature) / fresh, 1e-7);
        }
    }

    @Test
    void currentIsRefusedWithoutCoefficientOutOfBoundsAndWhereItsOverpotentialIs() {
        Pair first = linear().resistance().pairs().get(0);
        assertThrows(
                BadArgumentException.class,
                () -> new Pair(first.element(), first.timeConstant(), null, null, exact(1.5)));
        for (double current : new double[] {0, -1, Double.NaN, 1000}) {
            assertThrows(BadArgumentException.class, () -> seenBy(ALPHA, current), current + " A");
        }
    }

    @Test
    void isWrittenReadKeptByAgeAndRefusedByBatches() {
        CellParameters p = transferring(ALPHA);
        String text = CellJson.format(p);
        assertEquals(p, CellJson.parse("any", text));
        AgedCell aged = AgedCell.of(p, Wear.of(p, Loss.NONE));
        assertNotNull(aged.parameters().resistance().pairs().get(0).transferCoefficient());
        BadArgumentException refused = assertThrows(
                BadArgumentException.class, () -> CellBatch.of(CellModel.of(p), OperatingLimits.none(), 1));
        assertTrue(String.valueOf(refused.getMessage()).contains("charge transfer"));
        assertThrows(BadArgumentException.class, () -> transferring(0));
        assertThrows(BadArgumentException.class, () -> transferring(Double.NaN));
    }
}

package org.natrolite.models.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.models.cell.CellModel;
import org.natrolite.models.cell.CellParameters;
import org.natrolite.models.cell.CellParameters.Element;
import org.natrolite.models.cell.CellParameters.OpenCircuit;
import org.natrolite.models.cell.CellParameters.Pair;
import org.natrolite.models.cell.CellParameters.Resistance;
import org.natrolite.models.chemistry.Catalogue;
import org.natrolite.models.parameter.Curve;
import org.natrolite.models.parameter.Provenance;

class CellStudyTest {
    private static final double ROOM = 298.15;
    private static final double QUARTER = 0.25;
    private static final Provenance TEST = Provenance.assumed("changed by a test");

    static List<String> ids() {
        return Catalogue.ids();
    }

    /** Upper half over lower half of the state of charge, loss per charge, isothermal at 25 degC and C/4. */
    private static double upperOverLower(CellParameters cell) {
        CellStudy study = CellStudy.isothermal(cell);
        return study.window(ROOM, QUARTER, QUARTER, 0.5, 1).lossPerCharge()
                / study.window(ROOM, QUARTER, QUARTER, 0, 0.5).lossPerCharge();
    }

    /** Rehm et al. 2025: losses at 50 to 100 % SOC are less than half of those at 0 to 50 %. */
    @ParameterizedTest
    @ValueSource(strings = {"layered-oxide-18650", "layered-oxide-18650-hakadi", "layered-oxide-32140"})
    void layeredOxideLosesLeastInItsUpperHalf(String id) {
        assertTrue(upperOverLower(Catalogue.get(id)) <= 0.55);
    }

    @Test
    void lfpLosesAlikeInBothHalves() {
        double ratio = upperOverLower(Catalogue.get("lfp-graphite-26650"));
        assertTrue(ratio >= 0.8 && ratio <= 1.25, "ratio " + ratio);
    }

    @Test
    void hysteresisAndTheRiseAtLowStateOfChargeBothMakeTheLowerHalfWorse() {
        CellParameters cell = Catalogue.get("layered-oxide-18650");
        double whole = upperOverLower(cell);
        OpenCircuit o = cell.openCircuit();
        OpenCircuit without = new OpenCircuit(
                o.voltage(),
                Curve.constant(0, 0, 0, TEST),
                o.hysteresisRate(),
                o.entropicCoefficient(),
                o.referenceTemperature(),
                o.socAtZeroVolt());
        assertTrue(upperOverLower(with(cell, without, cell.resistance())) >= whole + 0.05, "without hysteresis");
        List<Pair> pairs = new ArrayList<>();
        for (Pair pair : cell.resistance().pairs()) {
            pairs.add(pair.withElement(level(pair.element())));
        }
        Resistance flat = new Resistance(
                cell.resistance().contact(), level(cell.resistance().ohmic()), pairs);
        assertTrue(upperOverLower(with(cell, o, flat)) >= whole + 0.05, "without the rise of the resistance");
    }

    private static CellParameters with(CellParameters p, OpenCircuit openCircuit, Resistance resistance) {
        return new CellParameters(
                p.description(),
                p.rating(),
                p.limits(),
                p.capacity(),
                p.coulombicEfficiency(),
                p.selfDischarge(),
                openCircuit,
                resistance,
                p.thermal(),
                p.ageing());
    }

    /** The element with its value at half charge wherever there is less. */
    private static Element level(Element e) {
        return new Element(level(e.charge()), level(e.discharge()), e.activationEnergy());
    }

    private static Curve level(Curve curve) {
        double[] values =
                Arrays.stream(curve.soc()).map(z -> curve.at(Math.max(0.5, z))).toArray();
        return Curve.of(curve.soc(), values, values, values, TEST);
    }

    /** The definition, worked out by hand for a pulse that takes no time: contact and series resistance. */
    @ParameterizedTest
    @MethodSource("ids")
    void aShortPulseShowsTheSeriesResistance(String id) {
        CellParameters cell = Catalogue.get(id);
        PulseResistance pulse = CellStudy.of(cell).pulse(ROOM, 0.5, false, 1e-6);
        double series = cell.resistance().contact().value()
                + cell.resistance().ohmic().discharge().at(0.5);
        assertEquals(series, pulse.resistance(), 1e-4 * series);
        assertEquals(series, pulse.withoutDrift(), 1e-4 * series);
    }

    /** What the definition adds to the resistance is what the voltage at rest changes, on the branch of the pulse. */
    @ParameterizedTest
    @MethodSource("ids")
    void theDriftIsThatOfTheVoltageAtRest(String id) {
        CellParameters cell = Catalogue.get(id);
        CellModel model = CellModel.of(cell);
        for (double soc : new double[] {0.1, 0.6}) {
            for (int sign = -1; sign <= 1; sign += 2) {
                PulseResistance pulse = CellStudy.isothermal(cell).pulse(ROOM, soc, sign > 0, 10);
                double efficiency = sign > 0 ? cell.coulombicEfficiency().value() : 1;
                double end = soc
                        + sign
                                * efficiency
                                * pulse.current()
                                * 10
                                / cell.capacity().value()
                        - cell.selfDischarge().value() * 10;
                double drift = sign * (rest(model, end, sign) - rest(model, soc, sign)) / pulse.current();
                assertEquals(drift, pulse.resistance() - pulse.withoutDrift(), 1e-4 * pulse.resistance());
                assertEquals(
                        rest(model, soc, sign) + sign * pulse.resistance() * pulse.current(), pulse.voltage(), 1e-9);
            }
        }
    }

    private static double rest(CellModel model, double soc, int branch) {
        return model.openCircuitVoltage(soc, ROOM) + branch * model.hysteresis(soc);
    }

    /** A small current over a long time moves along the hysteresis, which is no resistance. */
    @Test
    void withoutDriftALongPulseShowsTheResistancesAlone() {
        CellParameters cell = Catalogue.get("layered-oxide-18650-hakadi");
        double current = cell.rating().capacity().value() / 3600 / 50;
        PulseResistance pulse = CellStudy.isothermal(cell).pulse(ROOM, 0.15, false, 3600, current);
        double end = 0.15 - current * 3600 / cell.capacity().value();
        assertTrue(
                pulse.withoutDrift() >= discharged(cell, 0.15) && pulse.withoutDrift() <= discharged(cell, end),
                pulse + " from " + discharged(cell, 0.15) + " to " + discharged(cell, end));
    }

    private static double discharged(CellParameters cell, double soc) {
        return cell.resistance().contact().value()
                + cell.resistance().ohmic().discharge().at(soc)
                + cell.resistance().pairs().stream()
                        .mapToDouble(pair -> pair.element().discharge().at(soc))
                        .sum();
    }

    @Test
    void aPulseThatLeavesTheCellIsRefused() {
        CellStudy study = CellStudy.of(Catalogue.get("layered-oxide-18650"));
        assertEquals(1, study.pulse(ROOM, 1, true, 10).soc());
        assertEquals(0, study.pulse(ROOM, 0, false, 10).soc());
        for (boolean charging : new boolean[] {false, true}) {
            assertThrows(BadArgumentException.class, () -> study.pulse(ROOM, 0.5, charging, 1e4));
        }
        assertThrows(BadArgumentException.class, () -> study.pulse(ROOM, 0.5, true, 1e300));
    }

    @ParameterizedTest
    @MethodSource("ids")
    void losesMoreWithTheRateAndInTheCold(String id) {
        CellStudy study = CellStudy.isothermal(Catalogue.get(id));
        double slow = study.window(ROOM, 0.1, 0.1, 0.2, 0.8).efficiency();
        double fast = study.window(ROOM, 0.5, 0.5, 0.2, 0.8).efficiency();
        double cold = study.window(283.15, 0.5, 0.5, 0.2, 0.8).efficiency();
        assertTrue(slow > fast && fast > cold && cold > 0.5 && slow < 1, slow + " " + fast + " " + cold);
    }

    /** The first law over a discharge: what is stored less what is given is heat, and warms the cell. */
    @ParameterizedTest
    @MethodSource("ids")
    void warmsItselfMoreAtHigherRates(String id) {
        CellStudy study = CellStudy.of(Catalogue.get(id));
        RateCapacity slow = study.capacity(ROOM, 0.2);
        RateCapacity fast = study.capacity(ROOM, 1);
        assertTrue(fast.hottest() > slow.hottest() && slow.hottest() >= ROOM);
        // self-discharge takes its part of a slow discharge
        assertTrue(fast.capacity() <= slow.capacity() * (1 + 1e-3) && fast.energy() < slow.energy());
        assertTrue(fast.meanVoltage() < slow.meanVoltage() * 1.02);
    }

    /** The discharge ends at once, and the charge only makes up for self-discharge: an efficiency of nothing. */
    @Test
    void aCycleThatMovesNothingIsNone() {
        CellStudy cold = CellStudy.isothermal(Catalogue.get("prussian-white-hard-carbon"));
        assertThrows(BadArgumentException.class, () -> cold.window(253.15, 2, 0.05, 0.5, 1));
    }

    @Test
    void refusesWhatMakesNoSense() {
        CellStudy study = CellStudy.of(Catalogue.get("layered-oxide-18650"));
        assertThrows(BadArgumentException.class, () -> study.pulse(ROOM, 1.1, false, 1));
        assertThrows(BadArgumentException.class, () -> study.pulse(ROOM, 0.5, false, Double.NaN));
        for (double rate : new double[] {0, -1, 1e-5, 1e4, 1e300, Double.NaN}) {
            assertThrows(BadArgumentException.class, () -> study.capacity(ROOM, rate));
            assertThrows(BadArgumentException.class, () -> study.window(ROOM, rate, 1, 0.2, 0.8));
        }
        assertThrows(BadArgumentException.class, () -> study.window(ROOM, 1, 1, 0.8, 0.2));
        assertThrows(BadArgumentException.class, () -> study.window(ROOM, 1, Double.NaN, 0.2, 0.8));
    }
}

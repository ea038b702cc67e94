package org.natrolite.models.cell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.models.chemistry.Catalogue;
import org.natrolite.models.ocv.HalfCells;
import org.natrolite.models.ocv.Loss;

final class AgedCellTest {
    private static final CellParameters LFP = Catalogue.get("lfp-graphite-26650");
    private static final double REFERENCE = 298.15;

    private static AgedCell aged(double inventory, double positive, double negative) {
        return AgedCell.of(LFP, Wear.of(LFP, new Loss(inventory, positive, negative)));
    }

    /** Charge at which the open-circuit voltage rises fastest: the step between the stages of graphite. */
    private static double step(AgedCell cell) {
        double best = 0;
        double at = 0;
        for (double z = 0.5; z <= 0.95; z += 0.0025) {
            double rise = cell.model().openCircuitVoltage(z + 0.01, REFERENCE)
                    - cell.model().openCircuitVoltage(z - 0.01, REFERENCE);
            if (rise > best) {
                best = rise;
                at = z;
            }
        }
        return at * cell.parameters().capacity().value();
    }

    /** Charge below a voltage near the empty end. */
    private static double knee(AgedCell cell) {
        return cell.model().socAt(3.1, 0, REFERENCE)
                * cell.parameters().capacity().value();
    }

    @Test
    void aFreshCellIsItself() {
        AgedCell same = aged(0, 0, 0);
        double[] fresh = CellModel.of(LFP).nodeTable();
        double[] again = same.model().nodeTable();
        assertEquals(fresh.length, again.length);
        for (int i = 0; i < fresh.length; i++) {
            assertEquals(fresh[i], again[i], 1e-9 * Math.max(1, Math.abs(fresh[i])));
        }
    }

    /**
     * Five percent of each. Lost inventory cuts off the full end: the step of graphite stays at its charge and the capacity
     * falls by as much as was lost. Lost graphite draws the step to lower charges at the same capacity. Lost LFP, in the
     * charged state, cuts off the empty end: the steep part below the plateau goes, and the step comes nearer to empty by the
     * charge that is lost.
     */
    @Test
    void eachLossHasItsOwnMark() {
        double q = LFP.capacity().value();
        AgedCell fresh = aged(0, 0, 0);
        double step = step(fresh);
        AgedCell inventory = aged(0.05, 0, 0);
        assertEquals(0.95, inventory.capacityFactor(), 0.01);
        assertEquals(step, step(inventory), 0.01 * q);
        assertEquals(knee(fresh), knee(inventory), 0.005 * q);
        AgedCell negative = aged(0, 0, 0.05);
        assertEquals(1, negative.capacityFactor(), 0.005);
        assertEquals(0.95 * step, step(negative), 0.01 * q);
        AgedCell positive = aged(0, 0.05, 0);
        double lost = 1 - positive.capacityFactor();
        assertTrue(lost > 0.02 && lost < 0.05, "lost " + lost);
        assertEquals(step - lost * q, step(positive), 0.01 * q);
        assertTrue(knee(positive) < knee(fresh) - 0.01 * q, "the steep part below the plateau is cut off");
        // seen over state of charge, the step goes up, down and down, by different amounts
        assertTrue(step(inventory) / inventory.capacityFactor() > step + 0.02 * q);
        assertTrue(step(negative) / negative.capacityFactor() < step - 0.02 * q);
    }

    @ParameterizedTest
    @CsvSource({"0.05,0,0", "0,0.05,0", "0,0,0.05", "0.1,0.05,0.05", "0.2,0.1,0.15"})
    void capacityIsWhereTheTablesCrossTheVoltagesOfTheFreshCell(double inventory, double positive, double negative) {
        CellModel fresh = CellModel.of(LFP);
        AgedCell aged = aged(inventory, positive, negative);
        double low = aged.model().socAt(fresh.openCircuitVoltage(0, REFERENCE), 0, REFERENCE);
        double high = aged.model().socAt(fresh.openCircuitVoltage(1, REFERENCE), 0, REFERENCE);
        assertEquals(1, high - low, 1e-6);
        assertEquals(
                0,
                aged.model()
                        .openCircuitVoltage(
                                aged.parameters().openCircuit().socAtZeroVolt().value(), REFERENCE),
                0.05);
    }

    @Test
    void anUpdateTakesChargeAndKeepsStoichiometries() {
        AgedCell fresh = aged(0, 0, 0);
        HalfCells half = (HalfCells) LFP.openCircuit().source();
        double q = LFP.capacity().value();
        Loss loss = half.lossAt(q, 0.6, 0.02, 0.01, 0.015);
        AgedCell aged = AgedCell.of(LFP, Wear.of(LFP, loss));
        double after = aged.socFrom(fresh, 0.6);
        HalfCells moved = (HalfCells) aged.parameters().openCircuit().source();
        assertEquals(half.positive().stoichiometry(0.6), moved.positive().stoichiometry(after), 1e-12);
        assertEquals(
                half.negative().stoichiometry(0.6) - 0.02 * q / half.negative().capacity(q),
                moved.negative().stoichiometry(after),
                1e-9);
        assertEquals(
                0.6 * q - after * aged.parameters().capacity().value(), aged.chargeLostSince(fresh, 0.6), 1e-9 * q);
        assertTrue(aged.chargeLostSince(fresh, 0.6) > 0.02 * q);
        // in two updates as in one
        AgedCell between = AgedCell.of(LFP, Wear.of(LFP, half.lossAt(q, 0.6, 0.01, 0, 0)));
        assertEquals(after, aged.socFrom(between, between.socFrom(fresh, 0.6)), 1e-12);
    }

    @Test
    void resistancesGrowElementByElement() {
        Wear wear = new Wear(Loss.NONE, 1.5, List.of(3.0));
        CellParameters grown = AgedCell.of(LFP, wear).parameters();
        for (double z : new double[] {0.1, 0.5, 0.9}) {
            assertEquals(
                    1.5 * LFP.resistance().ohmic().charge().at(z),
                    grown.resistance().ohmic().charge().at(z),
                    1e-15);
            assertEquals(
                    3 * LFP.resistance().pairs().get(0).element().discharge().at(z),
                    grown.resistance().pairs().get(0).element().discharge().at(z),
                    1e-15);
        }
        assertEquals(
                1.5 * LFP.resistance().contact().value(),
                grown.resistance().contact().value(),
                1e-15);
        assertThrows(BadArgumentException.class, () -> AgedCell.of(LFP, new Wear(Loss.NONE, 1, List.of())));
        assertThrows(BadArgumentException.class, () -> new Wear(Loss.NONE, Double.NaN, List.of()));
        assertThrows(BadArgumentException.class, () -> new Wear(Loss.NONE, 1, List.of(0.0)));
    }

    /** Growing all elements alike is what a stepper calls its resistance factor. */
    @Test
    void growsLikeTheStepper() {
        CellModel grown = AgedCell.of(LFP, Wear.of(LFP, Loss.NONE, 1.7)).model();
        CellStepper one = CellStepper.of(grown, OperatingLimits.none());
        CellStepper other = CellStepper.of(CellModel.of(LFP), OperatingLimits.none());
        other.setAge(1, 1.7);
        CellState a = CellState.rested(0.5, 0, REFERENCE);
        CellState b = a.copy();
        one.stepCurrent(a, -3, 60, REFERENCE);
        other.stepCurrent(b, -3, 60, REFERENCE);
        assertEquals(other.voltage(), one.voltage(), 1e-9);
        assertEquals(b.temperature(), a.temperature(), 1e-9);
    }

    @Test
    void aCellKnownAsAWholeKeepsItsShape() {
        CellParameters whole = Catalogue.get("layered-oxide-18650");
        AgedCell aged = AgedCell.of(whole, Wear.of(whole, new Loss(0.1, 0, 0)));
        AgedCell fresh = AgedCell.of(whole, Wear.of(whole, Loss.NONE));
        assertEquals(0.9, aged.capacityFactor(), 1e-12);
        assertEquals(0.4, aged.socFrom(fresh, 0.4));
        assertEquals(0.04 * whole.capacity().value(), aged.chargeLostSince(fresh, 0.4), 1e-9);
        assertThrows(BadArgumentException.class, () -> AgedCell.of(whole, Wear.of(whole, new Loss(0, 0.01, 0))));
        assertThrows(BadArgumentException.class, () -> AgedCell.of(whole, Wear.of(whole, new Loss(1, 0, 0))));
        assertThrows(BadArgumentException.class, () -> aged.socFrom(aged(0, 0, 0), 0.5));
    }

    @Test
    void shapesForAPlotStandSideBySide() {
        List<LossShape> shapes = LossShape.of(LFP, 0.05);
        assertEquals(
                List.of("fresh", "inventory", "positive electrode", "negative electrode"),
                shapes.stream().map(LossShape::name).toList());
        for (LossShape shape : shapes) {
            List<LossShape.Point> points = shape.points();
            LossShape.Point last = points.get(points.size() - 1);
            assertEquals(0, points.get(0).charge());
            assertEquals(shape.cell().capacityFactor(), last.charge());
            assertEquals(shapes.get(0).points().get(0).voltage(), points.get(0).voltage(), 1e-9);
            assertEquals(3.53048971, last.voltage(), 1e-6);
        }
        assertEquals(2, LossShape.of(Catalogue.get("layered-oxide-18650"), 0.05).size());
    }
}

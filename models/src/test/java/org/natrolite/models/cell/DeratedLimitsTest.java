package org.natrolite.models.cell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.models.cell.CellParameters.CurrentBand;
import org.natrolite.models.cell.CellParameters.Limits;
import org.natrolite.models.chemistry.Catalogue;
import org.natrolite.models.parameter.Curve;
import org.natrolite.models.parameter.Provenance;
import org.natrolite.models.parameter.Quantity;

class DeratedLimitsTest {
    private static final Provenance SHEET = Provenance.assumed("test");

    /** The datasheet of a 1.1 Ah 18650 as C-rates of the 1.5 Ah cell. */
    @ParameterizedTest
    @CsvSource({"-15, 0", "-5, 0.2", "14.9, 0.2", "20, 1", "30, 3", "45, 1", "56, 0", "70, 0"})
    void chargeFollowsTheDatasheetOverTemperature(double celsius, double rate) {
        CellParameters cell = Catalogue.get("layered-oxide-18650");
        double oneC = cell.rating().capacity().value() / 3600;
        assertEquals(
                rate * oneC, OperatingLimits.of(cell, celsius + 273.15, 0.5).chargeCurrent(), 1e-9);
    }

    @Test
    void withoutBandsTheCurrentHoldsEverywhereWithinTheTemperatures() {
        CellParameters cell = Catalogue.get("lfp-graphite-26650");
        double stated = cell.limits().dischargeCurrent().value();
        assertEquals(stated, cell.limits().dischargeCurrent(298.15, 0.1));
        assertEquals(0, cell.limits().dischargeCurrent(373.15, 0.1));
        assertEquals(0, cell.limits().dischargeCurrent(Double.NaN, 0.1));
    }

    @Test
    void aBandMayDependOnTheStateOfCharge() {
        Curve falling =
                Curve.of(new double[] {0.5, 1}, new double[] {3, 1}, new double[] {3, 1}, new double[] {3, 1}, SHEET);
        Limits limits = with(List.of(new CurrentBand(exact(273.15), exact(313.15), falling)));
        assertEquals(3, limits.chargeCurrent(298.15, 0.2), 1e-12);
        assertEquals(1, limits.chargeCurrent(298.15, 1), 1e-12);
        assertNotEquals(limits.chargeCurrent(298.15, 0.6), limits.chargeCurrent(298.15, 0.9));
    }

    @Test
    void refusesBandsThatOverlapOrRunBackwards() {
        Curve one = Curve.constant(1, 1, 1, SHEET);
        CurrentBand warm = new CurrentBand(exact(280), exact(300), one);
        CurrentBand over = new CurrentBand(exact(290), exact(310), one);
        assertThrows(BadArgumentException.class, () -> with(List.of(warm, over)));
        assertThrows(BadArgumentException.class, () -> new CurrentBand(exact(300), exact(280), one));
        assertThrows(
                BadArgumentException.class,
                () -> new CurrentBand(exact(280), exact(300), Curve.constant(-1, -1, -1, SHEET)));
    }

    private static Quantity exact(double value) {
        return Quantity.exact(value, SHEET);
    }

    private static Limits with(List<CurrentBand> charge) {
        Limits l = Catalogue.get("lfp-graphite-26650").limits();
        return new Limits(
                l.lowestVoltage(),
                l.highestVoltage(),
                l.chargeCurrent(),
                l.dischargeCurrent(),
                l.lowestTemperature(),
                l.highestTemperature(),
                charge,
                List.of(),
                null);
    }
}

package org.natrolite.models.ocv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.models.ocv.AgedHalfCells.End;
import org.natrolite.models.parameter.Curve;
import org.natrolite.models.parameter.Provenance;
import org.natrolite.models.parameter.Quantity;

final class HalfCellsTest {
    private static final Provenance MADE_UP = Provenance.assumed("made up for a test");

    private static Curve curve(double[] x, double... u) {
        return Curve.of(x, u, u, u, MADE_UP);
    }

    private static Quantity exact(double value) {
        return Quantity.exact(value, MADE_UP);
    }

    /**
     * Electrodes of straight lines, so that windows can be worked out by hand: U_pos = 4 - x, U_neg = 1 - x, hence
     * U = 3 - x_pos + x_neg.
     */
    private static HalfCells straight() {
        return new HalfCells(
                new Electrode(curve(new double[] {-0.5, 4}, 4.5, 0), exact(0.9), exact(0.1)),
                new Electrode(curve(new double[] {-2, 1}, 3, 0), exact(0.1), exact(0.9)));
    }

    @Test
    void straightLinesAgeAsByHand() {
        HalfCells fresh = straight();
        assertEquals(2.2, fresh.at(0), 1e-15);
        assertEquals(3.8, fresh.at(1), 1e-15);
        // capacity 0.8, so both electrodes hold 1 and share an inventory of 1; 0.08 of it goes
        AgedHalfCells aged = fresh.aged(0.8, -1, new Loss(0.1, 0, 0));
        // x_pos + x_neg = 0.92 and x_neg - x_pos = -0.8 or 0.8
        assertEquals(0.86, aged.halfCells().positive().atEmpty().value(), 1e-12);
        assertEquals(0.06, aged.halfCells().negative().atEmpty().value(), 1e-12);
        assertEquals(0.06, aged.halfCells().positive().atFull().value(), 1e-12);
        assertEquals(0.86, aged.halfCells().negative().atFull().value(), 1e-12);
        assertEquals(0.8, aged.capacity(), 1e-12);
        assertEquals(End.VOLTAGE, aged.charged());
    }

    @Test
    void lostMaterialStretchesItsElectrode() {
        // a tenth of the negative electrode gone: x_pos + 0.9 x_neg = 1, and x_neg - x_pos = -0.8 or 0.8
        AgedHalfCells aged = straight().aged(0.8, -1, new Loss(0, 0, 0.1));
        assertEquals(0.2 / 1.9, aged.halfCells().negative().atEmpty().value(), 1e-12);
        assertEquals(1.8 / 1.9, aged.halfCells().negative().atFull().value(), 1e-12);
        assertEquals(0.2 / 1.9 + 0.8, aged.halfCells().positive().atEmpty().value(), 1e-12);
        assertEquals(0.9 * 1.6 / 1.9, aged.capacity(), 1e-12);
    }

    @Test
    void anElectrodeThatIsFullEndsTheCharge() {
        HalfCells fresh = straight();
        AgedHalfCells aged = fresh.aged(0.8, -1, new Loss(0, 0, 0.7));
        assertEquals(End.NEGATIVE_ELECTRODE, aged.charged());
        assertEquals(End.VOLTAGE, aged.discharged());
        assertEquals(1, aged.halfCells().negative().atFull().value(), 1e-12);
        assertTrue(aged.halfCells().at(1) < fresh.at(1));
    }

    @ParameterizedTest
    @CsvSource({"-0.1,0,0", "0,-0.1,0", "0,0,1", "0,1,0", "NaN,0,0", "0,NaN,0", "0,0,NaN", "Infinity,0,0"})
    void refusesLossesThatAreNone(double inventory, double positive, double negative) {
        assertThrows(BadArgumentException.class, () -> new Loss(inventory, positive, negative));
    }

    @Test
    void refusesWhatIsNoCell() {
        HalfCells fresh = straight();
        assertThrows(BadArgumentException.class, () -> fresh.aged(0.8, -1, new Loss(10, 0, 0)));
        assertThrows(BadArgumentException.class, () -> fresh.aged(Double.NaN, -1, Loss.NONE));
        assertThrows(BadArgumentException.class, () -> new HalfCells(fresh.negative(), fresh.positive()));
        assertThrows(BadArgumentException.class, () -> new HalfCells(fresh.positive(), fresh.positive()));
        Curve rising = curve(new double[] {0, 1}, 1, 2);
        assertThrows(BadArgumentException.class, () -> new Electrode(rising, exact(0.1), exact(0.9)));
        Curve falling = curve(new double[] {0, 1}, 2, 1);
        assertThrows(BadArgumentException.class, () -> new Electrode(falling, exact(0.1), exact(1.1)));
        assertThrows(BadArgumentException.class, () -> new Electrode(falling, exact(0.5), exact(0.5)));
        assertThrows(BadArgumentException.class, () -> new FullCell(falling));
    }
}

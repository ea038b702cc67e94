package org.natrolite.calibration.cell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.natrolite.models.cell.CellParameters;
import org.natrolite.models.chemistry.Catalogue;
import org.natrolite.models.study.CellStudy;

/** What a cell that the caller names becomes before it is fitted. */
final class StartCellTest {
    @Test
    void chargeTransferEntersByItsActivationEnergyAtTheReferenceTemperature() {
        CellParameters start = Catalogue.get("layered-oxide-18650-hakadi");
        assertNotNull(start.resistance().pairs().get(0).transferCurrent());
        List<String> warnings = new ArrayList<>();
        CellParameters cell = StartCell.adapted(start, List.of(), List.of(), 3, warnings);
        assertEquals(1, warnings.size());
        assertTrue(warnings.get(0).contains("charge transfer"), warnings.get(0));
        assertNull(cell.resistance().pairs().get(0).transferCoefficient());
        CellStudy before = CellStudy.isothermal(start);
        CellStudy after = CellStudy.isothermal(cell);
        double reference = start.openCircuit().referenceTemperature().value();
        for (double soc : new double[] {0.1, 0.5, 0.9}) {
            for (boolean charging : new boolean[] {true, false}) {
                double there = before.pulse(reference, soc, charging, 1).resistance();
                assertEquals(there, after.pulse(reference, soc, charging, 1).resistance(), 1e-6 * there);
                double warmer = before.pulse(reference + 1, soc, charging, 1).resistance() - there;
                double found = after.pulse(reference + 1, soc, charging, 1).resistance() - there;
                // one activation energy serves both directions
                assertEquals(warmer, found, 0.12 * Math.abs(warmer), "SOC " + soc);
            }
        }
    }

    @Test
    void timeConstantOfChargeIsGivenUpWithWords() {
        CellParameters start = Catalogue.get("layered-oxide-18650");
        assertNotNull(start.resistance().pairs().get(2).chargeTimeConstant());
        List<String> warnings = new ArrayList<>();
        CellParameters cell = StartCell.adapted(start, List.of(), List.of(), 3, warnings);
        assertNull(cell.resistance().pairs().get(2).chargeTimeConstant());
        assertTrue(warnings.stream().anyMatch(w -> w.contains("one for both directions")), warnings::toString);
    }
}

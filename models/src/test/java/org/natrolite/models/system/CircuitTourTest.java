package org.natrolite.models.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.natrolite.models.cell.CellModel;
import org.natrolite.models.cell.CellState;
import org.natrolite.models.cell.OperatingLimits;
import org.natrolite.models.cell.RandomCells;

/** The example of the package's tour. */
class CircuitTourTest {
    @Test
    void exampleOfTheTourRuns() {
        CellModel model = CellModel.of(RandomCells.curved());
        Part cell = Part.cell(model, OperatingLimits.of(model.parameters()), CellState.rested(0.5, 0, 298.15))
                .behind(1e-3);
        Part group = Part.parallel(cell, cell, cell, cell).behind(0.2e-3);
        Circuit string = Circuit.of(Part.series(group, group, group));
        double[] ambient = new double[string.cells()];
        Arrays.fill(ambient, 298.15);
        string.open(string.part(5));
        int bits = string.stepPower(-30, ambient, 10);
        double energy = string.power() * 10;
        assertEquals(0, bits);
        assertEquals(-300, energy, 1e-9);
        assertEquals(0, string.current(5));
    }
}

package org.natrolite.models.cell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.natrolite.models.parameter.Curve;

/** Tables of any cell. */
class TableProperties {
    private static final double ROUNDING = 1e-12;

    @Property(tries = 300)
    void everyNumberIsFinite(@ForAll long seed) {
        CellModel model = CellModel.of(RandomCells.cell(seed));
        double[] table = model.nodeTable();
        assertEquals(model.grid().nodes() * model.columns(), table.length);
        for (double value : table) {
            assertTrue(Double.isFinite(value));
        }
    }

    @Property(tries = 300)
    void openCircuitVoltageRisesAtTheReferenceTemperature(@ForAll long seed) {
        CellParameters p = RandomCells.cell(seed);
        CellModel model = CellModel.of(p);
        double reference = p.openCircuit().referenceTemperature().value();
        double from = p.openCircuit().socAtZeroVolt().value();
        double before = model.openCircuitVoltage(from, reference);
        for (int i = 1; i <= 1500; i++) {
            double voltage = model.openCircuitVoltage(from + (1 - from) * i / 1500, reference);
            assertTrue(voltage > before, "step " + i);
            before = voltage;
        }
    }

    /** Between two nodes of a curve, a table stays within them. */
    @Property(tries = 200)
    void noTableOvershootsTwoNodes(@ForAll long seed) {
        CellParameters p = RandomCells.cell(seed);
        CellModel model = CellModel.of(p);
        CellParameters.OpenCircuit open = p.openCircuit();
        List<Curve> curves = List.of(
                open.hysteresis(),
                open.entropicCoefficient(),
                p.resistance().ohmic().charge(),
                p.resistance().ohmic().discharge());
        double[] table = model.nodeTable();
        int[] columns = {
            CellModel.HYSTERESIS,
            CellModel.ENTROPIC,
            CellModel.ELEMENTS + CellModel.CHARGE,
            CellModel.ELEMENTS + CellModel.DISCHARGE
        };
        for (int c = 0; c < columns.length; c++) {
            double[] soc = curves.get(c).soc();
            double[] value = curves.get(c).value();
            for (int k = 1; k < model.grid().nodes() - 1; k++) {
                double z = model.grid().node(k);
                for (int i = 1; i < soc.length; i++) {
                    if (z >= soc[i - 1] && z <= soc[i]) {
                        double slack = ROUNDING * Math.max(Math.abs(value[i - 1]), Math.abs(value[i]));
                        double sampled = table[k * model.columns() + columns[c]];
                        assertTrue(sampled >= Math.min(value[i - 1], value[i]) - slack);
                        assertTrue(sampled <= Math.max(value[i - 1], value[i]) + slack);
                    }
                }
            }
        }
    }
}

package org.natrolite.benchmarks.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.natrolite.calibration.ocv.HalfCell;
import org.natrolite.calibration.ocv.WindowFit;
import org.natrolite.calibration.ocv.WindowResult;
import org.natrolite.models.cell.CellModel;
import org.natrolite.models.cell.CellState;
import org.natrolite.models.cell.CellStepper;
import org.natrolite.models.cell.OperatingLimits;
import org.natrolite.models.chemistry.Catalogue;

/** The shipped LFP cell against the tables that it is made of, and the windows of its electrodes. */
final class LfpTablesTest {
    private static final double REFERENCE = 298.15;

    private final CellModel model = CellModel.of(Catalogue.get("lfp-graphite-26650"));
    private Path tables = Path.of("");
    private Path halfCells = Path.of("");
    private Path fullCell = Path.of("");

    @BeforeEach
    void findData() {
        Path data = SharedData.folder("sony-26650-lfp-tables", "haidi-18650-lfp-half-cells", "a123-26650-lfp");
        tables = data.resolve("sony-26650-lfp-tables");
        halfCells = data.resolve("haidi-18650-lfp-half-cells");
        fullCell = data.resolve("a123-26650-lfp");
    }

    private void meets(String file, String column, DoubleUnaryOperator value, double tolerance) {
        Table table = Table.read(tables.resolve(file));
        double[] soc = table.column("SOC");
        double[] expected = table.column(column);
        for (int i = 0; i < soc.length; i++) {
            assertEquals(expected[i], value.applyAsDouble(soc[i]), tolerance, column + " at SOC " + soc[i]);
        }
        // and between two nodes nothing beyond them
        for (int i = 1; i < soc.length; i++) {
            double low = Math.min(expected[i - 1], expected[i]) - tolerance;
            double high = Math.max(expected[i - 1], expected[i]) + tolerance;
            for (int k = 1; k < 50; k++) {
                double between = value.applyAsDouble(soc[i - 1] + (soc[i] - soc[i - 1]) * k / 50);
                assertTrue(between >= low && between <= high, column + " after SOC " + soc[i - 1]);
            }
        }
    }

    @Test
    void meetsTheTablesAtEveryNode() {
        meets("CLFP_Sony_US26650_OCV.csv", "OCV", z -> model.openCircuitVoltage(z, REFERENCE), 1e-6);
        meets("CLFP_Sony_US26650_HystV.csv", "HystV", model::hysteresis, 1e-6);
        // in V/K, to a millionth of the largest
        meets("CLFP_Sony_US26650_entropy.csv", "S", model::entropicCoefficient, 1e-10);
    }

    @Test
    void branchesAtRestAreVoltagePlusAndMinusHysteresis() {
        CellStepper stepper = CellStepper.of(model, OperatingLimits.none());
        for (double z = 0.01; z < 1; z += 0.01) {
            double mean = model.openCircuitVoltage(z, REFERENCE);
            for (int h = -1; h <= 1; h += 2) {
                double rest = stepper.terminalVoltage(CellState.rested(z, h, REFERENCE), 0);
                assertEquals(mean + h * model.hysteresis(z), rest, 1e-12);
            }
        }
    }

    @Test
    void voltageRisesStrictly() {
        double before = model.openCircuitVoltage(-0.02, REFERENCE);
        assertEquals(0, before, 1e-6);
        for (int i = 1; i <= 10_200; i++) {
            double voltage = model.openCircuitVoltage(-0.02 + i * 1e-4, REFERENCE);
            assertTrue(voltage > before, "at SOC " + (-0.02 + i * 1e-4));
            before = voltage;
        }
    }

    private WindowFit fit() {
        HalfCell positive = LfpHalfCells.positive(halfCells);
        HalfCell negative = LfpHalfCells.negative(halfCells);
        // branches align to a few millivolts once their charges are scaled
        assertTrue(positive.scatter() < 4e-3 && negative.scatter() < 4e-3);
        return WindowFit.of(positive, negative);
    }

    private static void identified(WindowResult found, double half) {
        for (WindowResult.Bound bound :
                List.of(found.positiveEmpty(), found.positiveFull(), found.negativeEmpty(), found.negativeFull())) {
            assertTrue(bound.lower() < bound.value() && bound.value() < bound.upper(), found::toString);
            assertTrue(bound.upper() - bound.value() < half, found::toString);
            assertTrue(bound.value() >= 0 && bound.value() <= 1, found::toString);
        }
    }

    /** The steep ends are another matter: there the cells differ in their electrodes. */
    @Test
    void windowsInTheVoltageOfSony() {
        Table table = Table.read(tables.resolve("CLFP_Sony_US26650_OCV.csv"));
        WindowResult found = fit().fit(table.column("SOC"), table.column("OCV"));
        assertTrue(found.errorInside() < 3.5e-3, found::toString);
        assertTrue(found.error() < 18e-3, found::toString);
        identified(found, 0.05);
    }

    @Test
    void windowsInTheMeanOfTheBranchesOfA123() {
        double[] soc = Parts.nodes(200);
        double[] mean = LfpHalfCells.meanOfA123(fullCell, soc);
        WindowResult found = fit().fit(soc, mean);
        assertTrue(found.errorInside() < 8e-3, found::toString);
        assertTrue(found.error() < 32e-3, found::toString);
        identified(found, 0.1);
    }
}

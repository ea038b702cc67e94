package org.natrolite.calibration.ageing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.natrolite.core.checkup.AgedCell;
import org.natrolite.core.checkup.CheckUp;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.core.error.BadDataException;
import org.natrolite.core.numeric.Gaussian;

/** Cells that age by a known law, with scatter and noise. */
class AgeingCalibrationTest {
    private static final double ENERGY = 45e3;
    private static final double EXPONENT = 0.6;
    private static final double SOC = 1.2;
    private static final double LOSS = 0.025;

    /** Cells by the plain law: loss (1 year)^p at 25 degC and half charge. */
    static List<AgedCell> cells(long seed, int each, double noise, double... temperatures) {
        SplittableRandom random = new SplittableRandom(seed);
        List<AgedCell> cells = new ArrayList<>();
        for (double celsius : temperatures) {
            for (double soc : new double[] {0.1, 0.5, 0.9}) {
                for (int k = 0; k < each; k++) {
                    double rate = Math.exp(0.08 * normal(random));
                    List<CheckUp> checks = new ArrayList<>();
                    for (int i = 0; i <= 12; i++) {
                        double days = 60.0 * i;
                        double kelvin = celsius + 273.15;
                        double loss = LOSS
                                * rate
                                * Math.exp(-ENERGY / 8.31446261815324 * (1 / kelvin - 1 / 298.15) + SOC * (soc - 0.5))
                                * Math.pow(days / 365, EXPONENT);
                        double seen = i == 0 ? 1 : 1 - loss + noise * normal(random);
                        checks.add(new CheckUp(
                                days * 86400,
                                kelvin,
                                soc,
                                Double.NaN,
                                Double.NaN,
                                Double.NaN,
                                0,
                                seen,
                                Double.NaN,
                                Double.NaN,
                                Double.NaN));
                    }
                    String condition = celsius + "-" + soc;
                    cells.add(new AgedCell("synthetic", condition + "-" + k, condition, checks, null));
                }
            }
        }
        return cells;
    }

    private static double normal(SplittableRandom random) {
        return Gaussian.quantile(random.nextDouble(1e-9, 1 - 1e-9));
    }

    private static AgeingFit.ParameterRow row(AgeingFit fit, String name) {
        return fit.parameters().stream()
                .filter(p -> p.law().equals("plain") && p.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void knownNumbersAreFoundAndTheirLawIsAmongThoseKept() {
        AgeingFit fit = AgeingCalibration.of(AgeingOptions.defaults()).run(cells(1, 2, 0.002, 10, 25, 45));
        assertEquals(ENERGY, row(fit, "activation_energy_J_per_mol").value(), 0.1 * ENERGY);
        assertEquals(EXPONENT, row(fit, "exponent").value(), 0.05);
        assertEquals("plain", fit.laws().get(0).id());
        assertEquals(0.08, fit.model().scatter().rate(), 0.04);
        AgeingEvaluation leftOut = assertNotNullOf(fit.leftOut());
        assertTrue(
                leftOut.overall().rmse() < 1.2,
                () -> "RMSE " + leftOut.overall().rmse());
        // intervals are never made narrower, and the first check-up, which is 100 % by definition, lies in all of them
        double coverage = leftOut.overall().coverage90();
        assertTrue(coverage >= 88 && coverage <= 98, () -> "coverage " + coverage);
        assertEquals(0, fit.warnings().size(), () -> fit.warnings().toString());
    }

    private static <T> T assertNotNullOf(@org.jspecify.annotations.Nullable T value) {
        assertNotNull(value);
        return java.util.Objects.requireNonNull(value);
    }

    @Test
    void derivativesInClosedFormAreThoseByDifferences() {
        List<CellData> data = CellData.of(cells(2, 2, 0.002, 10, 45), Double.NaN);
        for (var law : LawFamily.candidates(cells(2, 2, 0.002, 10, 45))) {
            LawProblem problem =
                    new LawProblem(law, data, new LawProblem.Effects(true, true, 0.01, 0.1, 0.005, 0.05, 1));
            double[] x = new double[problem.unknowns()];
            for (int i = 0; i < x.length; i++) {
                x[i] = 0.3 * Math.sin(i + 1);
            }
            double[] jacobian = new double[x.length * problem.residuals()];
            assertTrue(problem.evaluator().differentiate(x, jacobian));
            double[] low = new double[problem.residuals()];
            double[] high = new double[problem.residuals()];
            for (int u = 0; u < x.length; u++) {
                double h = 1e-5;
                double[] moved = x.clone();
                moved[u] -= h;
                problem.evaluator().evaluate(moved, low);
                moved[u] += 2 * h;
                problem.evaluator().evaluate(moved, high);
                for (int r = 0; r < low.length; r++) {
                    double difference = (high[r] - low[r]) / (2 * h);
                    assertEquals(
                            difference,
                            jacobian[u * low.length + r],
                            1e-4 * (1 + Math.abs(difference)),
                            law.law().id());
                }
            }
        }
    }

    @Test
    void theSameDataGiveTheSameModel() {
        List<AgedCell> cells = cells(3, 1, 0.002, 10, 45);
        AgeingFit one = AgeingCalibration.of(AgeingOptions.defaults()).run(cells);
        AgeingFit two = AgeingCalibration.of(AgeingOptions.defaults()).run(cells);
        assertEquals(one.model().scatter(), two.model().scatter());
        assertEquals(
                one.model().members().get(0).scores(),
                two.model().members().get(0).scores());
    }

    @Test
    void whatCannotBeIdentifiedIsSaidAndStaysWhatWasBelieved() {
        AgeingFit fit = AgeingCalibration.of(AgeingOptions.defaults()).run(cells(4, 1, 0.002, 25));
        assertTrue(
                fit.warnings().stream()
                        .anyMatch(w -> w.contains("activation energy cannot be identified")
                                && w.contains("would identify it")),
                () -> fit.warnings().toString());
        fit.parameters().stream()
                .filter(p -> p.name().equals("activation_energy_J_per_mol"))
                .forEach(p -> assertTrue(p.told() < 0.2, () -> "told " + p.told()));
    }

    @Test
    void oneCheckUpACellIdentifiesNothing() {
        List<AgedCell> first =
                cells(5, 1, 0.002, 10, 45).stream().map(cell -> cell.first(1)).toList();
        BadDataException refused = assertThrows(
                BadDataException.class,
                () -> AgeingCalibration.of(AgeingOptions.defaults()).run(first));
        assertTrue(String.valueOf(refused.getMessage()).contains("identifies no rate"), refused.getMessage());
    }

    @Test
    void conditionsHeldOutAreJudgedAndMustBeThere() {
        AgeingOptions options = AgeingOptions.defaults().withHoldOut(List.of("45.0-0.9"));
        AgeingFit fit = AgeingCalibration.of(options).run(cells(6, 1, 0.002, 10, 25, 45));
        AgeingEvaluation held = assertNotNullOf(fit.holdOut());
        assertEquals(List.of("45.0-0.9"), List.copyOf(held.conditions().keySet()));
        assertThrows(
                BadArgumentException.class,
                () -> AgeingCalibration.of(AgeingOptions.defaults().withHoldOut(List.of("none")))
                        .run(cells(6, 1, 0.002, 10, 25, 45)));
    }

    /** Starts differ, and the first check-up of a cell is as noisy as any: it is no base that the others stand on. */
    @Test
    void scattersOfStartsRatesAndCheckUpsAreThoseOfTheTruth() {
        SplittableRandom random = new SplittableRandom(9);
        List<AgedCell> cells = new ArrayList<>();
        for (AgedCell cell : cells(8, 3, 0, 10, 25, 45)) {
            double start = 3 * 3600 * (1 + 0.006 * normal(random));
            List<CheckUp> checks = new ArrayList<>();
            for (CheckUp c : cell.checks()) {
                checks.add(new CheckUp(
                        c.seconds(),
                        c.temperature(),
                        c.soc(),
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        0,
                        Double.NaN,
                        start * (c.retention() + 0.002 * normal(random)),
                        Double.NaN,
                        Double.NaN));
            }
            cells.add(new AgedCell("synthetic", cell.id(), cell.condition(), checks, null));
        }
        List<CellData> data = CellData.of(cells, AgeingEvaluation.nominal(Double.NaN, cells));
        LawFit fit = LawFit.of(LawFamily.candidates(cells).get(0), data, null, 1, 1);
        assertEquals(0.006, fit.effects().start(), 0.002);
        assertEquals(0.08, fit.effects().rate(), 0.025);
        assertEquals(0.002, fit.effects().noise(), 0.0003);
    }
}

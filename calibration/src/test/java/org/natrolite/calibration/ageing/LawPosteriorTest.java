package org.natrolite.calibration.ageing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.natrolite.core.checkup.AgedCell;

/** The posterior that is drawn from, and the draws. */
class LawPosteriorTest {
    @Test
    void derivativesAreThoseByDifferences() {
        List<AgedCell> cells = AgeingCalibrationTest.cells(2, 2, 0.002, 10, 45);
        List<CellData> data = CellData.of(cells, Double.NaN);
        for (var law : LawFamily.candidates(cells)) {
            LawFit fit = LawFit.of(law, data, null, 1, 1);
            LawPosterior posterior = new LawPosterior(fit, data);
            int n = posterior.unknowns();
            // scores, a rate for each cell, and the scatters of check-ups and rates
            assertEquals(law.draws().size() + cells.size() + 2, n);
            double[] x = posterior.mode(fit);
            for (int i = 0; i < n; i++) {
                x[i] += 0.2 * Math.sin(i + 1);
            }
            double[] gradient = new double[n];
            double[] ignored = new double[n];
            posterior.at(x, gradient);
            for (int i = 0; i < n; i++) {
                double h = 1e-5;
                double[] moved = x.clone();
                moved[i] += h;
                double high = posterior.at(moved, ignored);
                moved[i] -= 2 * h;
                double low = posterior.at(moved, ignored);
                double difference = (high - low) / (2 * h);
                assertEquals(
                        difference,
                        gradient[i],
                        1e-5 * (1 + Math.abs(difference)),
                        law.law().id());
            }
        }
    }

    @Test
    void beyondTheBoundsTheDensityIsZero() {
        List<AgedCell> cells = AgeingCalibrationTest.cells(2, 1, 0.002, 10, 45);
        List<CellData> data = CellData.of(cells, Double.NaN);
        LawFit fit = LawFit.of(LawFamily.candidates(cells).get(0), data, null, 1, 1);
        LawPosterior posterior = new LawPosterior(fit, data);
        double[] x = posterior.mode(fit);
        x[0] = 100;
        assertEquals(Double.NEGATIVE_INFINITY, posterior.at(x, new double[x.length]));
    }

    /** Where much is known the curvature is right, and the draws must say the same. */
    @Test
    void drawsAgreeWithTheCurvatureWhereMuchIsKnown() {
        List<AgedCell> cells = AgeingCalibrationTest.cells(1, 2, 0.002, 10, 45);
        AgeingOptions options = new AgeingOptions(
                List.of(LawFamily.candidates(cells).get(0)), "plain", AgeingOptions.KNOWN, 1, 1, List.of(), null);
        AgeingFit laplace = AgeingCalibration.of(options).run(cells);
        AgeingFit drawn = AgeingCalibration.of(options.withSampling(new AgeingOptions.Sampling(4, 400)))
                .run(cells);
        assertEquals(drawn.model().members().size(), drawn.posteriors().size());
        for (int m = 0; m < drawn.model().members().size(); m++) {
            var a = laplace.model().members().get(m);
            var b = drawn.model().members().get(m);
            int n = a.scores().size();
            for (int i = 0; i < n; i++) {
                double deviation = Math.sqrt(a.covariance().get(i * n + i));
                assertEquals(a.scores().get(i), b.scores().get(i), 0.6 * deviation);
                assertEquals(1, Math.sqrt(b.covariance().get(i * n + i)) / deviation, 0.4);
            }
            assertTrue(b.draws().size() == 1000 && b.draws().get(0).size() == n);
        }
        drawn.posteriors().forEach(p -> p.diagnostics().forEach(c -> assertTrue(c.rHat() < 1.03, () -> "" + c)));
        assertTrue(laplace.posteriors().stream().allMatch(p -> p.diagnostics().isEmpty()));
        int size = laplace.posteriors().get(0).scores().size();
        assertEquals(1, laplace.posteriors().get(0).correlations().get(size + 1));
    }
}

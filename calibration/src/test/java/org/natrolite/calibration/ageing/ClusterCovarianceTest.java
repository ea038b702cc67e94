package org.natrolite.calibration.ageing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.natrolite.core.checkup.AgedCell;
import org.natrolite.core.checkup.CheckUp;
import org.natrolite.core.numeric.Gaussian;
import org.natrolite.models.ageing.UncertainLaw;
import org.natrolite.models.ageing.UncertainLaw.Belief;

/** What conditions that pull apart leave open. */
class ClusterCovarianceTest {
    private static final double WIDTH = 1.5;

    /** The plain law of which only the loss, log-normal of that width, is not known. */
    private static UncertainLaw lossAlone(List<AgedCell> cells) {
        UncertainLaw plain = LawFamily.candidates(cells).get(0);
        List<Belief> beliefs = new ArrayList<>();
        for (int i = 0; i < plain.beliefs().size(); i++) {
            boolean loss = plain.law().parameters().get(i).descriptor().name().equals("reference_loss");
            Belief belief = plain.beliefs().get(i);
            beliefs.add(loss ? belief : Belief.fixed(belief.distribution().median()));
        }
        return UncertainLaw.of(plain.law(), beliefs);
    }

    /** Cells of the plain law at 25 degC and half charge, each faster than the law by so much. */
    private static List<AgedCell> cells(String[] conditions, double... faster) {
        List<AgedCell> cells = new ArrayList<>();
        for (int c = 0; c < faster.length; c++) {
            List<CheckUp> checks = new ArrayList<>();
            for (int i = 0; i <= 12; i++) {
                double loss = 0.03 * Math.exp(faster[c]) * Math.sqrt(i * 60 / 365.0);
                double ripple = i == 0 ? 0 : 5e-4 * Math.sin(2.3 * i + c);
                checks.add(new CheckUp(
                        i * 60 * 86400.0,
                        298.15,
                        0.5,
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        0,
                        1 - loss + ripple,
                        Double.NaN,
                        Double.NaN,
                        Double.NaN));
            }
            cells.add(new AgedCell("synthetic", "cell " + c, conditions[c], checks, null));
        }
        return cells;
    }

    private static double deviation(LawFit fit) {
        return Math.sqrt(fit.covariance()[0]);
    }

    /** The mean of n conditions of equal worth is known to their scatter over the root of n, by t of n - 1 degrees of freedom. */
    @Test
    void aMeanOfConditionsHasTheIntervalOfStudent() {
        double[] faster = {0.10, -0.05, 0.02, -0.12, 0.06, -0.01};
        List<AgedCell> cells = cells(new String[] {"a", "b", "c", "d", "e", "f"}, faster);
        LawFit fit = LawFit.of(lossAlone(cells), CellData.of(cells, Double.NaN), null, 1, 1);
        double square = 0;
        for (double f : faster) {
            square += f * f;
        }
        double scatter = Math.sqrt(square / 5 / 6);
        assertEquals(scatter / WIDTH, deviation(fit), 0.05 * scatter / WIDTH);
        assertEquals(5, fit.freedom()[0], 0.2);
    }

    /** Cells that share a condition are no further conditions: three of each say no more of the law than their mean. */
    @Test
    void cellsOfOneConditionDoNotCountAsConditions() {
        double[] faster = {0.10, -0.05, 0.02, -0.12, 0.06, -0.01};
        String[] names = new String[18];
        double[] each = new double[18];
        for (int i = 0; i < 18; i++) {
            names[i] = "condition " + i / 3;
            each[i] = faster[i / 3] + 0.005 * (i % 3 - 1);
        }
        List<AgedCell> cells = cells(names, each);
        LawFit fit = LawFit.of(lossAlone(cells), CellData.of(cells, Double.NaN), null, 1, 1);
        double square = 0;
        for (double f : faster) {
            square += f * f;
        }
        double expected = Math.sqrt(square / 5 / 6) / WIDTH;
        assertEquals(expected, deviation(fit), 0.1 * expected);
        assertEquals(5, fit.freedom()[0], 0.2);
        double curvature = Math.sqrt(fit.fullCovariance()[0]);
        assertTrue(curvature < 0.8 * expected, "by the curvature " + curvature);
    }

    /** Where scatters are all there is, the variance is that of the curvature on average. */
    @Test
    void whereCellsDifferByThemselvesItIsTheCurvatureOnAverage() {
        double ratio = 0;
        int seeds = 40;
        for (int seed = 0; seed < seeds; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            String[] names = new String[24];
            double[] faster = new double[24];
            for (int i = 0; i < 24; i++) {
                names[i] = "condition " + i / 2;
                faster[i] = 0.08 * Gaussian.quantile(random.nextDouble(1e-9, 1));
            }
            List<AgedCell> cells = cells(names, faster);
            LawFit fit = LawFit.of(lossAlone(cells), CellData.of(cells, Double.NaN), null, 1, 1);
            ratio += fit.covariance()[0] / fit.fullCovariance()[0] / seeds;
        }
        assertEquals(1, ratio, 0.2);
    }

    @Test
    void oneCellLeavesTheCurvatureAndNothingIsLessCertainThanBefore() {
        List<AgedCell> cells = cells(new String[] {"a"}, 0.1);
        LawFit fit = LawFit.of(lossAlone(cells), CellData.of(cells, Double.NaN), null, 1, 1);
        assertArrayEquals(fit.fullCovariance(), fit.covariance(), 1e-15);
        assertEquals(Double.POSITIVE_INFINITY, fit.freedom()[0]);
        List<AgedCell> two = cells(new String[] {"a", "b"}, -2, 2);
        LawFit apart = LawFit.of(lossAlone(two), CellData.of(two, Double.NaN), null, 1, 1);
        assertTrue(apart.covariance()[0] > 0.2 && apart.covariance()[0] <= 1 + 1e-12, "" + apart.covariance()[0]);
    }
}

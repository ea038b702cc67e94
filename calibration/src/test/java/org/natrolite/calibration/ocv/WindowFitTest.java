package org.natrolite.calibration.ocv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.models.ocv.HalfCells;
import org.natrolite.models.parameter.Provenance;

/** Windows that are known, found again from half-cells and full cells made of them. */
final class WindowFitTest {
    private static final double[] TRUTH = {0.94, 0.08, 0.02, 0.83};

    /** What goes into an electrode over what comes out of it. */
    private static final double RATIO = 0.9;

    private static final double GAP = 0.04;

    private static double positive(double x) {
        return 3.9
                - 0.6 * x
                - 0.08 * Math.tanh((x - 0.55) / 0.04)
                + 0.05 * Math.exp(-40 * x)
                - 0.2 * Math.exp(30 * (x - 1));
    }

    /** Graphite of Safari and Delacourt 2011. */
    private static double negative(double x) {
        return 0.6379
                + 0.5416 * Math.exp(-305.5309 * x)
                + 0.044 * Math.tanh(-(x - 0.1958) / 0.1088)
                - 0.1978 * Math.tanh((x - 1.0571) / 0.0854)
                - 0.6875 * Math.tanh((x + 0.0117) / 0.0529)
                - 0.0175 * Math.tanh((x - 0.5692) / 0.0875);
    }

    private static HalfCell measured(DoubleUnaryOperator potential, Random random, double noise) {
        int n = 3000;
        double[] emptyingX = new double[n];
        double[] emptyingU = new double[n];
        double[] fillingX = new double[n];
        double[] fillingU = new double[n];
        for (int i = 0; i < n; i++) {
            emptyingX[i] = 1 - i / (n - 1.0);
            emptyingU[i] = potential.applyAsDouble(emptyingX[i]) + 0.5 * GAP + noise * random.nextGaussian();
            // the whole charge of filling is more than what comes out
            fillingX[i] = i / (n - 1.0);
            fillingU[i] = potential.applyAsDouble(fillingX[i] / RATIO) - 0.5 * GAP + noise * random.nextGaussian();
        }
        return HalfCell.of(fillingX, fillingU, emptyingX, emptyingU);
    }

    private static double[] grid() {
        double[] soc = new double[201];
        Arrays.setAll(soc, i -> i / 200.0);
        return soc;
    }

    private static double full(double soc) {
        return positive(TRUTH[0] + soc * (TRUTH[1] - TRUTH[0])) - negative(TRUTH[2] + soc * (TRUTH[3] - TRUTH[2]));
    }

    @Test
    void aHalfCellIsTheMeanOfItsAlignedBranches() {
        HalfCell cell = measured(WindowFitTest::negative, new Random(1), 0.5e-3);
        assertEquals(RATIO, cell.ratio(), 0.002);
        assertEquals(GAP, cell.gap(), 0.5e-3);
        assertTrue(cell.scatter() < 1e-3);
        for (double x = 0.1; x < 0.95; x += 0.05) {
            assertEquals(negative(x), cell.potential().value(x), 1.5e-3);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void findsTheWindowsWithinTheirIntervals(long seed) {
        Random random = new Random(seed);
        HalfCell p = measured(WindowFitTest::positive, random, 0.5e-3);
        HalfCell n = measured(WindowFitTest::negative, random, 0.5e-3);
        double[] soc = grid();
        double[] voltage = Arrays.stream(soc)
                .map(z -> full(z) + 1e-3 * random.nextGaussian())
                .toArray();
        WindowResult found = WindowFit.of(p, n).fit(soc, voltage);
        WindowResult.Bound[] bounds = {
            found.positiveEmpty(), found.positiveFull(), found.negativeEmpty(), found.negativeFull()
        };
        for (int i = 0; i < bounds.length; i++) {
            assertEquals(TRUTH[i], bounds[i].value(), 0.01, "window " + i);
            double half = bounds[i].upper() - bounds[i].value();
            // half-cells carry noise of their own, for which the interval does not stand
            assertEquals(TRUTH[i], bounds[i].value(), 2 * half + 1e-3, "window " + i + " by its interval");
            assertTrue(half > 0 && half < 0.02);
        }
        assertTrue(found.errorInside() < 2e-3, found::toString);
    }

    @Test
    void windowsThatTheVoltageDoesNotShowHaveWideIntervals() {
        Random random = new Random(8);
        HalfCell plateau = measured(x -> 3.43 - 0.01 * x - 0.6 * Math.exp(200 * (x - 1)), random, 1e-4);
        HalfCell n = measured(WindowFitTest::negative, random, 1e-4);
        double[] soc = grid();
        double[] voltage = Arrays.stream(soc)
                .map(z -> 3.43 - 0.01 * (0.8 - 0.6 * z) - negative(0.02 + 0.8 * z) + 1e-3 * random.nextGaussian())
                .toArray();
        WindowResult found = WindowFit.of(plateau, n).fit(soc, voltage);
        double wide = found.positiveEmpty().upper() - found.positiveEmpty().lower();
        double narrow = found.negativeFull().upper() - found.negativeFull().lower();
        assertTrue(wide > 3 * narrow, wide + " against " + narrow);
    }

    @Test
    void reconciledHalfCellsMeetTheFullCellAndStayNearTheirOwn() {
        Random random = new Random(5);
        HalfCell p = measured(WindowFitTest::positive, random, 0.5e-3);
        HalfCell n = measured(WindowFitTest::negative, random, 0.5e-3);
        double[] soc = grid();
        // a cell whose electrodes are a little different
        double[] voltage =
                Arrays.stream(soc).map(z -> full(z) + 0.004 * Math.sin(5 * z)).toArray();
        WindowResult windows = WindowFit.of(p, n).fit(soc, voltage);
        Reconciliation.Result made =
                Reconciliation.of(p, n, windows, soc, voltage, -0.03, Provenance.fitted("a test", "made up"));
        HalfCells cells = made.halfCells();
        double[] composed = cells.at(soc);
        for (int i = 0; i < soc.length; i++) {
            assertEquals(voltage[i], composed[i], 1e-7);
        }
        assertEquals(0, cells.at(-0.03), 1e-9);
        assertTrue(made.deviation() < 0.01, made::toString);
        assertTrue(made.largest() >= made.deviation());
        for (double z = 0.1; z < 0.95; z += 0.1) {
            assertEquals(
                    negative(cells.negative().stoichiometry(z)),
                    cells.negative().potential().at(cells.negative().stoichiometry(z)),
                    0.015);
        }
    }

    @Test
    void theMeanOfBranchesForgetsTheirGap() {
        double[] charge = new double[1000];
        Arrays.setAll(charge, i -> 2.0 * i / 999);
        double[] down = Arrays.stream(charge).map(q -> full(1 - q / 2) - 0.02).toArray();
        double[] up = Arrays.stream(charge).map(q -> full(q / 2) + 0.03).toArray();
        double[] soc = {0.1, 0.5, 0.9};
        double[] mean = BranchMean.of(charge, down, charge, up, soc);
        for (int i = 0; i < soc.length; i++) {
            assertEquals(full(soc[i]) + 0.005, mean[i], 1e-4);
        }
        assertThrows(BadArgumentException.class, () -> BranchMean.of(new double[] {1, 1}, down, charge, up, soc));
    }

    @Test
    void refusesWhatDoesNotFit() {
        HalfCell p = measured(WindowFitTest::positive, new Random(1), 0);
        WindowFit fit = WindowFit.of(p, p);
        assertThrows(BadArgumentException.class, () -> fit.fit(grid(), new double[3]));
        assertThrows(BadArgumentException.class, () -> fit.fit(new double[3], new double[3]));
        double[] broken = new double[201];
        Arrays.fill(broken, Double.NaN);
        assertThrows(BadArgumentException.class, () -> fit.fit(grid(), broken));
        double[] x = {0, 0.5, 1};
        double[] u = {1, 0.5, Double.NaN};
        assertThrows(BadArgumentException.class, () -> HalfCell.of(x, u, x, u));
        assertThrows(BadArgumentException.class, () -> HalfCell.of(x, new double[2], x, new double[3]));
    }
}

package org.natrolite.calibration.posterior;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.ToDoubleBiFunction;
import org.junit.jupiter.api.Test;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.core.numeric.Quantiles;

/** Densities whose moments and quantiles are known. */
class HamiltonianSamplerTest {
    private static LogDensity of(int unknowns, ToDoubleBiFunction<double[], double[]> f) {
        return new LogDensity() {
            @Override
            public int unknowns() {
                return unknowns;
            }

            @Override
            public double at(double[] x, double[] gradient) {
                return f.applyAsDouble(x, gradient);
            }
        };
    }

    private static final double RHO = 0.95;

    /** Standard deviations 1 and 10, correlation 0.95. */
    private static final LogDensity NORMAL = of(2, (x, g) -> {
        double a = x[0] - 3;
        double b = x[1] / 10;
        double c = 1 / (1 - RHO * RHO);
        g[0] = -c * (a - RHO * b);
        g[1] = -c * (b - RHO * a) / 10;
        return -0.5 * c * (a * a - 2 * RHO * a * b + b * b);
    });

    private static double[] column(Chains chains, int unknown) {
        return Arrays.stream(chains.of(unknown)).flatMapToDouble(Arrays::stream).toArray();
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }

    @Test
    void aNormalIsFoundEvenWhereTheMetricIsWrong() {
        // the mode is off by three deviations, the metric knows neither scale nor correlation
        Chains chains = HamiltonianSampler.of(4, 500, 2000, 1).sample(NORMAL, new double[2], new double[] {3, 0, 0, 3});
        double[] x = column(chains, 0);
        double[] y = column(chains, 1);
        assertEquals(3, mean(x), 0.1);
        assertEquals(0, mean(y), 1);
        double mx = mean(x);
        double my = mean(y);
        double xx = mean(Arrays.stream(x).map(v -> (v - mx) * (v - mx)).toArray());
        double yy = mean(Arrays.stream(y).map(v -> (v - my) * (v - my)).toArray());
        double xy = 0;
        for (int i = 0; i < x.length; i++) {
            xy += (x[i] - mx) * (y[i] - my) / x.length;
        }
        assertEquals(1, xx, 0.12);
        assertEquals(100, yy, 12);
        assertEquals(RHO, xy / Math.sqrt(xx * yy), 0.02);
        assertTrue(Convergence.of(chains.of(0)).rHat() < 1.02);
        assertEquals(0, chains.divergent());
    }

    /** With the right metric a draw is worth about as much as an independent one. */
    @Test
    void theRightMetricForgetsAtOnce() {
        double[] root = {1, 0, 10 * RHO, 10 * Math.sqrt(1 - RHO * RHO)};
        Chains chains = HamiltonianSampler.of(4, 300, 1000, 2).sample(NORMAL, new double[] {3, 0}, root);
        Convergence c = Convergence.of(chains.of(1));
        assertTrue(c.bulk() > 2000, () -> "worth " + c.bulk());
        assertTrue(c.rHat() < 1.01, () -> "R-hat " + c.rHat());
        double[] y = Quantiles.of(column(chains, 1), 0.05, 0.5, 0.95);
        assertEquals(-16.45, y[0], 1);
        assertEquals(0, y[1], 0.6);
        assertEquals(16.45, y[2], 1);
    }

    /** A density with an end and a tail, which Laplace has wrong: ln of a Gamma variable of shape 2, and its quantiles. */
    @Test
    void aSkewedDensityHasItsOwnQuantilesNotThoseOfItsCurvature() {
        LogDensity gamma = of(1, (x, g) -> {
            if (!(x[0] > 0)) {
                return Double.NEGATIVE_INFINITY;
            }
            g[0] = 1 / x[0] - 1;
            return Math.log(x[0]) - x[0];
        });
        // mode 1, curvature 1 there
        Chains chains = HamiltonianSampler.of(4, 500, 4000, 3).sample(gamma, new double[] {1}, new double[] {1});
        double[] q = Quantiles.of(column(chains, 0), 0.05, 0.5, 0.95);
        assertEquals(0.3554, q[0], 0.05);
        assertEquals(1.6783, q[1], 0.08);
        assertEquals(4.7439, q[2], 0.25);
    }

    @Test
    void theSameSeedGivesTheSameDraws() {
        double[] root = {1, 0, 0, 10};
        Chains one = HamiltonianSampler.of(3, 50, 20, 5).sample(NORMAL, new double[2], root);
        Chains two = HamiltonianSampler.of(3, 50, 20, 5).sample(NORMAL, new double[2], root);
        assertEquals(one.draws(), two.draws());
        Chains other = HamiltonianSampler.of(3, 50, 20, 6).sample(NORMAL, new double[2], root);
        assertTrue(!one.draws().equals(other.draws()));
        assertEquals(3, one.draws().size());
        assertEquals(20, one.draws().get(0).size());
        assertEquals(60, one.pooled().size());
    }

    @Test
    void whatCannotBeDrawnFromIsRefused() {
        LogDensity nowhere = of(1, (x, g) -> Double.NEGATIVE_INFINITY);
        assertThrows(
                BadArgumentException.class,
                () -> HamiltonianSampler.of(2, 20, 8, 1).sample(nowhere, new double[1], new double[] {1}));
        assertThrows(BadArgumentException.class, () -> HamiltonianSampler.of(1, 20, 8, 1));
        assertThrows(BadArgumentException.class, () -> HamiltonianSampler.of(2, 20, 7, 1));
    }
}

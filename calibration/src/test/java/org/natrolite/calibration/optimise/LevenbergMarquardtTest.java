package org.natrolite.calibration.optimise;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.natrolite.core.error.BadArgumentException;

class LevenbergMarquardtTest {
    private static final Priors NONE = Priors.of(2);

    @Test
    void rosenbrockIsSolved() {
        LeastSquares valley = problem(2, 2, (x, r) -> {
            r[0] = 10 * (x[1] - x[0] * x[0]);
            r[1] = 1 - x[0];
        });

        Solution solution = LevenbergMarquardt.of(200, 1e-14, 1e9, 1)
                .minimise(valley, NONE, new double[] {-1.2, 1}, Progress.none());

        assertArrayEquals(new double[] {1, 1}, solution.x(), 1e-6);
        assertTrue(solution.converged());
    }

    @Test
    void aStraightLineHasTheTextbookCovariance() {
        // y = a + b t at t = 0 ... 4 with unit deviations: (X'X)^-1 = [[0.6, -0.2], [-0.2, 0.1]]
        double[] y = {1, 2.9, 5.1, 7, 9};
        LeastSquares line = problem(2, 5, (x, r) -> Arrays.setAll(r, i -> x[0] + x[1] * i - y[i]));

        Solution solution =
                LevenbergMarquardt.of(50, 1e-12, 1e9, 2).minimise(line, NONE, new double[2], Progress.none());
        double[] ones = {1, 1, 1, 1, 1};

        assertArrayEquals(new double[] {0.98, 2.01}, solution.x(), 1e-6);
        assertArrayEquals(new double[] {0.6, -0.2, -0.2, 0.1}, solution.covariance(ones), 1e-6);
        assertThrows(BadArgumentException.class, solution::priorCovariance);
    }

    @Test
    void aPriorWeighsAsMuchAsAnObservation() {
        LeastSquares one = problem(1, 1, (x, r) -> r[0] = (x[0] - 3) / 0.5);
        Priors priors = Priors.of(1);
        priors.value(0, 1, 0.25);

        Solution solution =
                LevenbergMarquardt.of(50, 1e-14, 1e9, 1).minimise(one, priors, new double[1], Progress.none());

        // inverse variances 4 and 16
        assertEquals((4 * 3 + 16 * 1) / 20.0, solution.x()[0], 1e-8);
        assertEquals(1 / 20.0, solution.covariance(new double[] {1})[0], 1e-6);
        assertEquals(1 / 16.0, solution.priorCovariance()[0], 1e-9);
    }

    @Test
    void aDifferenceTiesNeighbours() {
        LeastSquares one = problem(2, 1, (x, r) -> r[0] = x[0] - 5);
        Priors priors = Priors.of(2);
        priors.difference(1, 0, 2, 0.1);

        Solution solution =
                LevenbergMarquardt.of(50, 1e-14, 1e9, 1).minimise(one, priors, new double[2], Progress.none());

        assertArrayEquals(new double[] {5, 7}, solution.x(), 1e-6);
    }

    @Test
    void anOutlierCountsLittle() {
        double[] y = {0, 0, 0, 0, 0, 0, 0, 0, 0, 1000};
        LeastSquares mean = problem(1, 10, (x, r) -> Arrays.setAll(r, i -> x[0] - y[i]));

        Solution solution = LevenbergMarquardt.of(200, 1e-12, 1, 1)
                .minimise(mean, Priors.of(1), new double[] {100}, Progress.none());

        // nine residuals m, and one that pulls with the bound of the loss: 9 m = 1
        assertEquals(1 / 9.0, solution.x()[0], 1e-4);
    }

    @Test
    void aStartWithoutFiniteResidualsIsRefused() {
        LeastSquares bad = problem(1, 1, (x, r) -> r[0] = Double.NaN);
        assertThrows(
                BadArgumentException.class,
                () -> LevenbergMarquardt.of(10, 1e-6, 3, 1)
                        .minimise(bad, Priors.of(1), new double[1], Progress.none()));
        assertThrows(BadArgumentException.class, () -> LevenbergMarquardt.of(0, 1e-6, 3, 1));
        assertThrows(BadArgumentException.class, () -> NONE.value(0, 0, Double.NaN));
    }

    private static LeastSquares problem(int unknowns, int residuals, BiConsumer<double[], double[]> function) {
        return new LeastSquares() {
            @Override
            public int unknowns() {
                return unknowns;
            }

            @Override
            public int residuals() {
                return residuals;
            }

            @Override
            public double[] importances() {
                double[] ones = new double[residuals];
                Arrays.fill(ones, 1);
                return ones;
            }

            @Override
            public Evaluator evaluator() {
                return function::accept;
            }
        };
    }
}

package org.natrolite.calibration.optimise;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.PointValuePair;
import org.hipparchus.optim.SimpleBounds;
import org.hipparchus.optim.SimpleValueChecker;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.noderiv.CMAESOptimizer;
import org.hipparchus.random.Well19937a;
import org.natrolite.core.error.BadArgumentException;

/**
 * The lowest of several minima within bounds, by the evolution strategy CMA-ES (Hansen and Ostermeier 2001) from seeded draws:
 * the first search begins in the middle of the bounds, each further one where the seed says. The outcome depends on the
 * function, the bounds and the seed alone.
 */
public final class GlobalSearch {
    /** Spread of the first draws, over the width of the bounds. */
    private static final double SPREAD = 0.3;

    /** Draws a generation, beside three for each logarithm of the number of unknowns. */
    private static final int LEAST_DRAWS = 6;

    private static final int MOST_GENERATIONS = 100;

    /** Relative and absolute fall of the function at which a search ends. */
    private static final double SETTLED = 1e-7;

    private final int searches;
    private final long seed;

    private GlobalSearch(int searches, long seed) {
        this.searches = searches;
        this.seed = seed;
    }

    /**
     * @param searches searches to take the best of, at least 1
     * @param seed seed of the draws
     * @return the search
     */
    public static GlobalSearch of(int searches, long seed) {
        BadArgumentException.requirePositive(searches, "number of searches");
        return new GlobalSearch(searches, seed);
    }

    /**
     * Minimises.
     *
     * @param function function of the unknowns, finite within the bounds
     * @param lower lower bounds, shape [unknowns]; not modified
     * @param upper upper bounds, above them, shape [unknowns]; not modified
     * @return where it is lowest, shape [unknowns]
     * @throws BadArgumentException if there is no unknown, or a lower bound is not below its upper bound
     */
    public double[] minimise(ToDoubleFunction<double[]> function, double[] lower, double[] upper) {
        int n = lower.length;
        if (n == 0 || upper.length != n) {
            throw new BadArgumentException(
                    n + " lower and " + upper.length + " upper bounds; expected as many, and at least one");
        }
        double[] spread = new double[n];
        for (int i = 0; i < n; i++) {
            if (!(lower[i] < upper[i])) {
                throw new BadArgumentException(
                        "bounds " + lower[i] + " to " + upper[i] + "; expected the lower one first");
            }
            spread[i] = SPREAD * (upper[i] - lower[i]);
        }
        Well19937a random = new Well19937a(seed);
        double[] best = {};
        double least = Double.POSITIVE_INFINITY;
        for (int search = 0; search < searches; search++) {
            double[] from = new double[n];
            for (int i = 0; i < n; i++) {
                double place = search == 0 ? 0.5 : random.nextDouble();
                from[i] = lower[i] + place * (upper[i] - lower[i]);
            }
            PointValuePair found = new CMAESOptimizer(
                            MOST_GENERATIONS,
                            Double.NEGATIVE_INFINITY,
                            true,
                            0,
                            0,
                            random,
                            false,
                            new SimpleValueChecker(SETTLED, SETTLED))
                    .optimize(
                            MaxEval.unlimited(),
                            new ObjectiveFunction(function::applyAsDouble),
                            GoalType.MINIMIZE,
                            new InitialGuess(from),
                            new SimpleBounds(lower, upper),
                            new CMAESOptimizer.Sigma(spread),
                            new CMAESOptimizer.PopulationSize(LEAST_DRAWS + (int) (3 * Math.log(n))));
            if (found.getValue() < least) {
                least = found.getValue();
                best = found.getPoint();
            }
        }
        return Arrays.copyOf(best, n);
    }
}

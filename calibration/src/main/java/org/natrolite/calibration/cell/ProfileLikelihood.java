package org.natrolite.calibration.cell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.natrolite.calibration.optimise.LevenbergMarquardt;
import org.natrolite.calibration.optimise.Progress;
import org.natrolite.calibration.optimise.Solution;
import org.natrolite.core.error.BadArgumentException;

/**
 * Profiles of the likelihood: a number of the cell is held at values ever farther from the fit, all unknowns are fitted anew at
 * each, and the rise of {@code sum w r^2 + |P x - p|^2} is what speaks against the value. The weights w are those of the
 * intervals, so that rows that err together count as one; by Wilks' theorem the 95 % interval ends where the rise is the square
 * of the normal quantile. No curvature is supposed, so an interval may be skewed, or open.
 */
final class ProfileLikelihood {
    /** Distance of the points, in standard deviations. */
    private static final double STEP = 0.5;

    /** Farthest point, in standard deviations. */
    private static final double FARTHEST = 6;

    /** Rise at which a side is followed no farther: that of the ends of the interval and some more. */
    private static final double ENOUGH = 6;

    private static final int MOST_ITERATIONS = 30;

    /** The same of the fit that profiles begin with: with weights of its own it may lie some way off. */
    private static final int MOST_OF_FIRST = 200;

    private static final double TOLERANCE = 1e-5;

    /** Fall of the sum that makes another valley. */
    private static final double DEEPER = 0.05;

    /** Times that all profiles are begun again from a deeper one. */
    private static final int MOST_ROUNDS = 4;

    /** So far that no residual counts less: rows that do not fit have their weights from the fit. */
    private static final double NO_BOUND = 1e12;

    private final CellFit fit;
    private final Parameterisation cells;
    private final Uncertainty uncertainty;
    private final double[] weights;
    private final List<double[]> common;
    private final LevenbergMarquardt method;
    private final LevenbergMarquardt first;

    /** Where the sum with these weights is lowest, as far as is known. */
    private Solution lowest;

    /**
     * @param fit problem that was solved
     * @param solution where the fit ended
     * @param cells cells that were chosen from
     * @param uncertainty numbers of the cell and their intervals
     * @param weights weights of the intervals, shape [residuals]; not modified
     * @param common errors that residuals share, by one standard deviation each, shape [][residuals]; not modified
     * @param threads threads to use
     */
    ProfileLikelihood(
            CellFit fit,
            Solution solution,
            Parameterisation cells,
            Uncertainty uncertainty,
            double[] weights,
            List<double[]> common,
            int threads) {
        this.fit = fit;
        this.cells = cells;
        this.uncertainty = uncertainty;
        this.common = common;
        double[] residuals = solution.residuals();
        this.weights = new double[weights.length];
        Arrays.setAll(this.weights, i -> weights[i] * Math.min(1, StagedFit.HUBER / Math.abs(residuals[i])));
        this.method = LevenbergMarquardt.of(MOST_ITERATIONS, TOLERANCE, NO_BOUND, threads);
        this.first = LevenbergMarquardt.of(MOST_OF_FIRST, TOLERANCE, NO_BOUND, threads);
        this.lowest = free(solution.x());
    }

    private Solution free(double[] begin) {
        ProfileProblem free = problem(-1, 0);
        return first.minimise(
                free, free.priors(cells.priors()), Arrays.copyOf(begin, free.unknowns()), Progress.none());
    }

    private ProfileProblem problem(int number, double value) {
        return new ProfileProblem(fit, uncertainty, weights, common, number, value);
    }

    /**
     * @param numbers places of numbers among the fitted parameters
     * @return their profiles
     */
    List<Profile> of(List<Integer> numbers) {
        for (int round = 0; ; round++) {
            List<Profile> profiles = new ArrayList<>();
            Held best = null;
            for (int number : numbers) {
                List<Held> held = side(number, -1);
                held.addAll(side(number, 1));
                profiles.add(profile(number, held));
                for (Held one : held) {
                    best = best == null || one.cost < best.cost ? one : best;
                }
            }
            // where the sum has several valleys, a profile may lead to one that is deeper than that it began in
            if (best == null || best.cost > lowest.cost() - DEEPER || round == MOST_ROUNDS) {
                return profiles;
            }
            Solution deeper = free(best.x);
            if (deeper.cost() >= lowest.cost()) {
                return profiles;
            }
            lowest = deeper;
        }
    }

    /** The best of all fits that hold a number at a value, or its logarithm. */
    private static final class Held {
        private final double value;
        private final double[] x;
        private final double cost;
        private final double data;

        Held(double value, double[] x, double cost, double data) {
            this.value = value;
            this.x = x;
            this.cost = cost;
            this.data = data;
        }
    }

    private Profile profile(int number, List<Held> held) {
        FittedParameter parameter = uncertainty.parameters().get(number);
        ProfileProblem free = problem(-1, 0);
        double data = free.data(lowest.x(), lowest.residuals());
        held.add(new Held(uncertainty.numbers(lowest.x())[number], lowest.x(), lowest.cost(), data));
        held.sort(Comparator.comparingDouble(one -> one.value));
        int best = 0;
        for (int i = 0; i < held.size(); i++) {
            best = held.get(i).cost < held.get(best).cost ? i : best;
        }
        List<Profile.Point> points = new ArrayList<>();
        for (Held one : held) {
            points.add(new Profile.Point(
                    uncertainty.value(number, one.value),
                    one.cost - held.get(best).cost,
                    one.data - held.get(best).data));
        }
        return new Profile(
                parameter.name(),
                parameter.unit(),
                points.get(best).value(),
                uncertainty.value(number, end(held, best, -1)),
                uncertainty.value(number, end(held, best, 1)),
                points);
    }

    /** Where the interval ends to one side: between points the root of the rise goes along a straight line. */
    private static double end(List<Held> held, int best, int sign) {
        for (int i = best + sign; i >= 0 && i < held.size(); i += sign) {
            double outer = Math.sqrt(held.get(i).cost - held.get(best).cost);
            if (outer >= Prior.Z95) {
                double inner = Math.sqrt(held.get(i - sign).cost - held.get(best).cost);
                double share = (Prior.Z95 - inner) / (outer - inner);
                return held.get(i - sign).value + share * (held.get(i).value - held.get(i - sign).value);
            }
        }
        return Double.NaN;
    }

    /** Follows a profile to one side, and back again, as what is found out there may be better farther in. */
    private List<Held> side(int number, int sign) {
        double middle = uncertainty.numbers(lowest.x())[number];
        double[] direction = direction(number);
        List<Held> held = new ArrayList<>();
        double[] x = lowest.x();
        double at = middle;
        double rise = 0;
        for (double far = STEP; far <= FARTHEST && rise < ENOUGH; far += STEP) {
            double value = middle + sign * far * uncertainty.deviation(number);
            Held next = held(number, value, x, at, direction);
            if (next == null) {
                break;
            }
            held.add(next);
            rise = next.cost - lowest.cost();
            x = next.x;
            at = value;
        }
        for (int i = held.size() - 2; i >= 0; i--) {
            Held outer = held.get(i + 1);
            Held again = held(number, held.get(i).value, outer.x, outer.value, direction);
            if (again != null && again.cost < held.get(i).cost) {
                held.set(i, again);
            }
        }
        return held;
    }

    /** Fits with a number held at a value, beginning with the best that holds it elsewhere; null where no cell has the value. */
    private @Nullable Held held(int number, double value, double[] x, double at, double[] direction) {
        double[] begin = x.clone();
        for (int a = 0; a < begin.length; a++) {
            begin[a] += (value - at) * direction[a];
        }
        ProfileProblem problem = problem(number, value);
        try {
            Solution solution = method.minimise(problem, problem.priors(cells.priors()), begin, Progress.none());
            double[] residuals = solution.residuals();
            double off = residuals[residuals.length - 1];
            return new Held(value, solution.x(), solution.cost() - off * off, problem.data(solution.x(), residuals));
        } catch (BadArgumentException e) {
            return null;
        }
    }

    /** How the unknowns follow a number, to first order, per unit of it. */
    private double[] direction(int number) {
        int n = lowest.x().length;
        double[] covariance = lowest.covariance(problem(-1, 0).importances());
        double[] slopes = Arrays.copyOf(uncertainty.slopes(Arrays.copyOf(lowest.x(), cells.size()), number), n);
        double[] direction = new double[n];
        double variance = 0;
        for (int a = 0; a < n; a++) {
            for (int b = 0; b < n; b++) {
                direction[a] += covariance[a * n + b] * slopes[b];
            }
            variance += slopes[a] * direction[a];
        }
        for (int a = 0; a < n; a++) {
            direction[a] = variance > 0 ? direction[a] / variance : 0;
        }
        return direction;
    }
}

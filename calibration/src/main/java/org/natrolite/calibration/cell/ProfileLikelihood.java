package org.natrolite.calibration.cell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
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

    private static final int MOST_ITERATIONS = 15;
    private static final double TOLERANCE = 1e-5;

    /** So far that no residual counts less: rows that do not fit have their weights from the fit. */
    private static final double NO_BOUND = 1e12;

    private final CellFit fit;
    private final Parameterisation cells;
    private final Uncertainty uncertainty;
    private final double[] weights;
    private final List<double[]> common;
    private final LevenbergMarquardt method;

    /** Where the sum with these weights is lowest. */
    private final double[] lowest;

    private final double lowestCost;
    private final double lowestData;
    private final double[] covariance;

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
        Arrays.setAll(
                this.weights, i -> weights[i] * Math.min(1, CellCalibration.HUBER / Math.abs(residuals[i])));
        this.method = LevenbergMarquardt.of(MOST_ITERATIONS, TOLERANCE, NO_BOUND, threads);
        ProfileProblem free = problem(-1, 0);
        Solution base = method.minimise(
                free,
                free.priors(cells.priors()),
                Arrays.copyOf(solution.x(), free.unknowns()),
                Progress.none());
        this.lowest = base.x();
        this.lowestCost = base.cost();
        this.lowestData = free.data(lowest, base.residuals());
        this.covariance = base.covariance(free.importances());
    }

    private ProfileProblem problem(int number, double value) {
        return new ProfileProblem(fit, uncertainty, weights, common, number, value);
    }

    /**
     * @param number place of the number among the fitted parameters
     * @return its profile
     */
    Profile of(int number) {
        FittedParameter parameter = uncertainty.parameters().get(number);
        double middle = uncertainty.numbers(lowest)[number];
        List<Profile.Point> points = new ArrayList<>();
        points.add(new Profile.Point(uncertainty.value(number, middle), 0, 0));
        double lower = side(number, middle, -1, points);
        double upper = side(number, middle, 1, points);
        points.sort(Comparator.comparingDouble(Profile.Point::value));
        return new Profile(
                parameter.name(),
                parameter.unit(),
                uncertainty.value(number, middle),
                uncertainty.value(number, lower),
                uncertainty.value(number, upper),
                points);
    }

    /** Follows a profile to one side; returns where the 95 % interval ends, NaN where it does not. */
    private double side(int number, double middle, int sign, List<Profile.Point> points) {
        double[] x = lowest;
        double at = middle;
        double rise = 0;
        double end = Double.NaN;
        double[] direction = direction(number);
        for (double far = STEP; far <= FARTHEST && rise < ENOUGH; far += STEP) {
            double value = middle + sign * far * uncertainty.deviation(number);
            double[] begin = x.clone();
            for (int a = 0; a < begin.length; a++) {
                begin[a] += (value - at) * direction[a];
            }
            ProfileProblem problem = problem(number, value);
            Solution solution;
            try {
                solution = method.minimise(problem, problem.priors(cells.priors()), begin, Progress.none());
            } catch (BadArgumentException e) {
                // no cell has that value: the profile ends where cells do
                break;
            }
            double[] residuals = solution.residuals();
            double held = residuals[residuals.length - 1];
            double before = rise;
            rise = Math.max(0, solution.cost() - held * held - lowestCost);
            points.add(new Profile.Point(
                    uncertainty.value(number, value),
                    rise,
                    problem.data(solution.x(), residuals) - lowestData));
            if (Double.isNaN(end) && Math.sqrt(rise) >= Prior.Z95) {
                double share = (Prior.Z95 - Math.sqrt(before)) / (Math.sqrt(rise) - Math.sqrt(before));
                end = at + share * (value - at);
            }
            x = solution.x();
            at = value;
        }
        return end;
    }

    /** How the unknowns follow a number, to first order, per unit of it. */
    private double[] direction(int number) {
        double[] slopes = Arrays.copyOf(uncertainty.slopes(Arrays.copyOf(lowest, cells.size()), number), lowest.length);
        int n = lowest.length;
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

package org.natrolite.calibration.cell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.natrolite.calibration.optimise.Solution;
import org.natrolite.core.numeric.Quantiles;

/**
 * Checks intervals by drawing the errors of the fit anew in blocks, and fitting again by one Gauss-Newton step from the fit:
 * with the weights that the fit itself gave to rows, not with those that its intervals rest on.
 *
 * <pre>
 *   x* = x - C (J' c psi(e*) + P' u*),   C = (J' W J + P' P)^-1
 * </pre>
 *
 * <p>with e* the drawn errors, c the importances of rows and psi the slope of the robust loss. What is believed before is
 * drawn anew, too (u* are standard normal), and so is what all rows of a record share; so a number that the data do not tell
 * keeps the width of its prior, and the intervals mean the same as those of the fit. Steps are carried to the numbers of the cell
 * by the derivatives of the fit: curvature is for {@link ProfileLikelihood} to find.
 */
final class BlockBootstrap {
    private static final double LOW = 0.025;
    private static final double HIGH = 0.975;

    private BlockBootstrap() {}

    /**
     * @param fit problem that was solved
     * @param solution where the fit ended
     * @param cells cells that were chosen from
     * @param uncertainty intervals to check
     * @param common errors that residuals share, by one standard deviation each, shape [][residuals]; not modified
     * @param checks draws and seed
     * @return what the bootstrap finds
     */
    static BootstrapCheck run(
            CellFit fit,
            Solution solution,
            Parameterisation cells,
            Uncertainty uncertainty,
            List<double[]> common,
            Checks checks) {
        double[] residuals = solution.residuals();
        int m = residuals.length;
        int n = cells.size();
        ErrorBlocks blocks = blocks(fit, residuals);
        double[] importances = fit.importances();
        double[] weights = new double[m];
        Arrays.setAll(weights, i -> importances[i] * Math.min(1, StagedFit.HUBER / Math.abs(residuals[i])));
        double[] inverse = solution.covariance(weights);
        SplittableRandom random = new SplittableRandom(checks.seed());
        List<FittedParameter> parameters = uncertainty.parameters();
        double[][] found = new double[parameters.size()][checks.draws()];
        double[] errors = new double[m];
        double[] fitted = uncertainty.numbers(solution.x());
        for (int d = 0; d < checks.draws(); d++) {
            blocks.draw(random, errors);
            for (double[] shared : common) {
                double size = random.nextGaussian();
                for (int i = 0; i < m; i++) {
                    errors[i] += size * shared[i];
                }
            }
            for (int i = 0; i < m; i++) {
                errors[i] = Math.max(-StagedFit.HUBER, Math.min(StagedFit.HUBER, errors[i]));
            }
            double[] step = solution.response(inverse, importances, errors);
            double[] belief = cells.priors().drawn(random);
            for (int a = 0; a < n; a++) {
                for (int b = 0; b < n; b++) {
                    step[a] -= inverse[a * n + b] * belief[b];
                }
            }
            double[] numbers = uncertainty.carried(step);
            for (int p = 0; p < numbers.length; p++) {
                numbers[p] += fitted[p];
            }
            numbers[0] += random.nextGaussian() * uncertainty.extrapolation();
            for (int p = 0; p < numbers.length; p++) {
                found[p][d] = numbers[p];
            }
        }
        List<BootstrapCheck.Interval> intervals = new ArrayList<>();
        double[] ratios = new double[parameters.size()];
        for (int p = 0; p < ratios.length; p++) {
            double[] ends = Quantiles.of(found[p], LOW, HIGH);
            ratios[p] = (ends[1] - ends[0]) / (2 * Prior.Z95 * uncertainty.deviation(p));
            intervals.add(new BootstrapCheck.Interval(
                    parameters.get(p).name(), uncertainty.value(p, ends[0]), uncertainty.value(p, ends[1]), ratios[p]));
        }
        return new BootstrapCheck(
                checks.draws(),
                checks.seed(),
                blocks.count(),
                blocks.tooShort(),
                Quantiles.of(ratios, 0.5)[0],
                intervals);
    }

    private static ErrorBlocks blocks(CellFit fit, double[] residuals) {
        List<List<Integer>> places = new ArrayList<>();
        for (int k = 0; k < 2 * fit.drives().size(); k++) {
            places.add(new ArrayList<>());
        }
        boolean[] loaded = new boolean[residuals.length];
        for (int i = 0; i < loaded.length; i++) {
            FitRows.Entry entry = fit.entries().get(i);
            loaded[i] = fit.drives().get(entry.drive()).loaded(entry.row());
            places.get(2 * entry.drive() + (entry.temperature() ? 1 : 0)).add(i);
        }
        return new ErrorBlocks(residuals, places, loaded);
    }
}

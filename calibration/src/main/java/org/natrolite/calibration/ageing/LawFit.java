package org.natrolite.calibration.ageing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.natrolite.calibration.ageing.LawProblem.Effects;
import org.natrolite.calibration.optimise.LevenbergMarquardt;
import org.natrolite.calibration.optimise.Priors;
import org.natrolite.calibration.optimise.Progress;
import org.natrolite.calibration.optimise.Solution;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.core.numeric.Gaussian;
import org.natrolite.core.numeric.Quantiles;
import org.natrolite.models.ageing.Target;
import org.natrolite.models.ageing.UncertainLaw;

/**
 * A law fitted to cells: the mode of the posterior, its curvature, and the scatter of cells and check-ups that was estimated
 * along with it. Residuals of one cell go together; the curvature counts them as as many as they are worth.
 */
final class LawFit {
    /** Loss grows linearly beyond this many standard deviations. */
    static final double HUBER = 3;

    private static final int MOST_ITERATIONS = 80;
    private static final double TOLERANCE = 1e-7;

    /** Rounds in which the scatter is estimated anew. */
    private static final int ROUNDS = 5;

    private static final double LEAST_NOISE = 2e-4;
    private static final double LEAST_EFFECT = 1e-3;

    /** Factor that the scatter of cells changes by at most in a round. */
    private static final double SMALLEST_CHANGE = 0.1;

    private static final double NORMAL_QUARTILE = Gaussian.quantile(0.75);
    /** Scatters before any data. */
    static final Effects FIRST = new Effects(false, false, 0.02, 0.15, 0.01, 0.05, 1);

    private final UncertainLaw law;
    private final double[] scores;
    /** Covariance of the scores, by what conditions say. */
    private final double[] covariance;

    private final double[] freedom;

    private final double[] mode;

    /** Covariance of the mode: the inverse of the curvature of half the cost. */
    private final double[] curvature;

    private final Effects effects;
    private final boolean growths;
    private final double cost;
    private final boolean converged;

    private LawFit(
            UncertainLaw law,
            double[] mode,
            double[] curvature,
            ClusterCovariance apart,
            Effects effects,
            boolean growths,
            double cost,
            boolean converged) {
        this.law = law;
        this.growths = growths;
        this.mode = mode;
        this.curvature = curvature;
        this.covariance = apart.covariance();
        this.freedom = apart.freedom();
        this.scores = Arrays.copyOf(mode, law.draws().size());
        this.effects = effects;
        this.cost = cost;
        this.converged = converged;
    }

    /**
     * @param law law with its prior
     * @param cells cells to fit to
     * @param begin scores to begin from, or null to begin from the prior's middle and some draws of it
     * @param starts number of beginnings where none is given
     * @param seed seed of those draws
     */
    static LawFit of(UncertainLaw law, List<CellData> cells, double @Nullable [] begin, int starts, long seed) {
        boolean freeStarts = cells.stream().anyMatch(CellData::freeStart);
        boolean freeRates = cells.stream().map(CellData::condition).distinct().count() < cells.size();
        Effects first = new Effects(
                freeStarts, freeRates, FIRST.start(), FIRST.rate(), FIRST.noise(), FIRST.resistanceNoise(), 1);
        List<double[]> begins = new ArrayList<>();
        int n = law.draws().size();
        begins.add(begin == null ? new double[n] : begin);
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 1; begin == null && i < starts; i++) {
            begins.add(random.doubles(n).map(Gaussian::quantile).toArray());
        }
        LawFit best = null;
        for (double[] x : begins) {
            LawFit fit = refined(law, cells, x, first);
            if (fit != null && (best == null || fit.cost < best.cost)) {
                best = fit;
            }
        }
        if (best == null) {
            throw new BadArgumentException("law '" + law.law().id()
                    + "' cannot be evaluated on these cells; expected conditions that state what it depends on");
        }
        return best;
    }

    private static @Nullable LawFit refined(UncertainLaw law, List<CellData> cells, double[] begin, Effects first) {
        Effects effects = first;
        double[] x = null;
        Solution solution = null;
        for (int round = 0; round < ROUNDS; round++) {
            LawProblem problem = new LawProblem(law, cells, effects);
            if (x == null) {
                x = Arrays.copyOf(begin, problem.unknowns());
                double[] r = new double[problem.residuals()];
                problem.evaluator().evaluate(x, r);
                if (!Arrays.stream(r).allMatch(Double::isFinite)) {
                    return null;
                }
            }
            Priors priors = Priors.of(problem.unknowns());
            for (int i = 0; i < problem.unknowns(); i++) {
                priors.value(i, 0, 1);
            }
            solution = LevenbergMarquardt.of(MOST_ITERATIONS, TOLERANCE, HUBER, 1)
                    .minimise(problem, priors, x, Progress.none());
            x = solution.x();
            if (round < ROUNDS - 1) {
                Effects next = estimated(law, cells, effects, problem, solution);
                x = rescaled(x, problem, cells.size(), effects, next);
                effects = next;
            }
        }
        Solution last = java.util.Objects.requireNonNull(solution, "at least one round");
        double[] weights = weights(law, cells, last);
        double[] curvature = last.covariance(weights);
        ClusterCovariance apart =
                ClusterCovariance.of(new LawProblem(law, cells, effects), cells, last, weights, curvature);
        // the noise is part of what is judged: beginnings are compared by the likelihood
        int growths = growths(law, cells);
        int capacities = last.residuals().length - growths;
        double noise = capacities * Math.log(effects.noise()) + growths * Math.log(effects.resistanceNoise());
        double cost = last.cost() + 2 * effects.worth() * noise;
        return new LawFit(law, last.x(), curvature, apart, effects, growths > 0, cost, last.converged());
    }

    /** Number of residuals that are of the growth of resistance. */
    private static int growths(UncertainLaw law, List<CellData> cells) {
        int count = 0;
        for (CellData cell : cells) {
            for (int i = 0; law.law().works(Target.RESISTANCE_GROWTH) && i < cell.checks(); i++) {
                count += Double.isNaN(cell.growth(i)) ? 0 : 1;
            }
        }
        return count;
    }

    /** Unknowns of cells keep their meaning when their unit changes. */
    private static double[] rescaled(double[] x, LawProblem problem, int cells, Effects before, Effects after) {
        double[] moved = x.clone();
        for (int c = 0; c < cells; c++) {
            if (problem.startOf(c) >= 0) {
                moved[problem.startOf(c)] *= before.start() / after.start();
            }
            if (problem.rateOf(c) >= 0) {
                moved[problem.rateOf(c)] *= before.rate() / after.rate();
            }
        }
        return moved;
    }

    private static Effects estimated(
            UncertainLaw law, List<CellData> cells, Effects effects, LawProblem problem, Solution solution) {
        double[] r = solution.residuals();
        boolean resistance = law.law().works(Target.RESISTANCE_GROWTH);
        List<Double> capacity = new ArrayList<>();
        List<Double> growth = new ArrayList<>();
        int at = 0;
        for (CellData cell : cells) {
            for (int i = 0; i < cell.checks(); i++) {
                if (!Double.isNaN(cell.capacity(i))) {
                    capacity.add(Math.abs(r[at++]));
                }
                if (resistance && !Double.isNaN(cell.growth(i))) {
                    growth.add(Math.abs(r[at++]));
                }
            }
        }
        double[] x = solution.x();
        double[] covariance = solution.covariance(weights(law, cells, solution));
        int n = x.length;
        double found = 0;
        for (int i = 0; i < n; i++) {
            found += 1 - covariance[i * n + i];
        }
        // what went into the unknowns is missing from the residuals
        double free = Math.max(1, r.length - Math.max(0, found));
        double fewer = Math.sqrt(r.length / free);
        return new Effects(
                effects.starts(),
                effects.rates(),
                Math.max(
                        LEAST_EFFECT,
                        effects.start()
                                * (effects.starts() ? spread(x, covariance, cells.size(), problem::startOf) : 1)),
                Math.max(
                        LEAST_EFFECT,
                        effects.rate() * (effects.rates() ? spread(x, covariance, cells.size(), problem::rateOf) : 1)),
                scattered(effects.noise(), fewer, capacity),
                scattered(effects.resistanceNoise(), fewer, growth),
                worth(weights(law, cells, solution), r));
    }

    /**
     * Standard deviation of the effects of cells over what it was taken to be, by the fixed point of MacKay (1992): their
     * squares over the number of them that the data have found.
     */
    private static double spread(double[] x, double[] covariance, int cells, IntUnaryOperator place) {
        double square = 0;
        double found = 0;
        for (int c = 0; c < cells; c++) {
            int at = place.applyAsInt(c);
            square += x[at] * x[at];
            found += 1 - covariance[at * x.length + at];
        }
        double spread = found > 0 ? Math.sqrt(square / found) : 0;
        return Math.max(SMALLEST_CHANGE, Math.min(1 / SMALLEST_CHANGE, spread));
    }

    /** What the weights of residuals have in common: what is left of them where they are not outliers. */
    private static double worth(double[] weights, double[] r) {
        double most = 0;
        for (int i = 0; i < weights.length; i++) {
            most = Math.max(most, weights[i] / Math.min(1, HUBER / Math.abs(r[i])));
        }
        return most > 0 ? most : 1;
    }

    /**
     * Standard deviation that normal residuals of that median size would have.
     *
     * @param before what residuals are over; stays where there are none
     * @param fewer root of the number of residuals over how many of them are free
     * @param sizes sizes of residuals
     */
    private static double scattered(double before, double fewer, List<Double> sizes) {
        if (sizes.isEmpty()) {
            return before;
        }
        double median = Quantiles.of(sizes.stream().mapToDouble(v -> v).toArray(), 0.5)[0];
        return Math.max(LEAST_NOISE, before * fewer * median / NORMAL_QUARTILE);
    }

    /**
     * Number of independent observations that each residual stands for: residuals of a cell that follow each other are worth
     * (1 - c) / (1 + c) of as many that do not, with c the correlation of neighbours (a chain of first order), but no fewer
     * than one a cell.
     */
    private static double[] weights(UncertainLaw law, List<CellData> cells, Solution solution) {
        double[] r = solution.residuals();
        double[] weights = new double[r.length];
        boolean resistance = law.law().works(Target.RESISTANCE_GROWTH);
        int at = 0;
        double neighbours = 0;
        double alone = 0;
        for (CellData cell : cells) {
            double[] last = {0, 0};
            for (int i = 0; i < cell.checks(); i++) {
                for (int kind = 0; kind < 2; kind++) {
                    boolean there =
                            kind == 0 ? !Double.isNaN(cell.capacity(i)) : resistance && !Double.isNaN(cell.growth(i));
                    if (there) {
                        weights[at] = Math.min(1, HUBER / Math.abs(r[at]));
                        double pull = weights[at] * r[at];
                        neighbours += pull * last[kind];
                        alone += pull * pull;
                        last[kind] = pull;
                        at++;
                    }
                }
            }
        }
        double correlation = alone > 0 ? Math.max(0, neighbours / alone) : 0;
        double worth =
                Math.max(Math.min(1, cells.size() / (double) weights.length), (1 - correlation) / (1 + correlation));
        for (int i = 0; i < weights.length; i++) {
            weights[i] *= worth;
        }
        return weights;
    }

    UncertainLaw law() {
        return law;
    }

    /** Mode of the scores, shape [draws]; a copy. */
    double[] scores() {
        return scores.clone();
    }

    /** Covariance of the scores by what conditions say ({@link ClusterCovariance}), shape [draws * draws]; a copy. */
    double[] covariance() {
        return covariance.clone();
    }

    /** Degrees of freedom that these variances are known with, shape [draws]; a copy. */
    double[] freedom() {
        return freedom.clone();
    }

    /** Mode of all unknowns of the {@link LawProblem}, those of cells too; a copy. */
    double[] mode() {
        return mode.clone();
    }

    /** Covariance of all unknowns by the curvature, row by row; a copy. */
    double[] fullCovariance() {
        return curvature.clone();
    }

    Effects effects() {
        return effects;
    }

    /** Standard deviation of check-ups of the growth of resistance; NaN where there were none to find it from. */
    double resistanceNoise() {
        return growths ? effects.resistanceNoise() : Double.NaN;
    }

    /** Twice the negative logarithm of the posterior, up to a constant that depends on the data alone. */
    double cost() {
        return cost;
    }

    boolean converged() {
        return converged;
    }
}

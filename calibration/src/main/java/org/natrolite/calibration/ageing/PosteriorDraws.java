package org.natrolite.calibration.ageing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.natrolite.calibration.ageing.AgeingOptions.Sampling;
import org.natrolite.calibration.posterior.Chains;
import org.natrolite.calibration.posterior.Convergence;
import org.natrolite.calibration.posterior.HamiltonianSampler;
import org.natrolite.models.ageing.AgeingModel.Member;
import org.natrolite.models.ageing.UncertainLaw;

/**
 * What is known of a law after the data: its posterior, as the curvature at the mode has it or as draws.
 *
 * @param law law
 * @param scores middle of its scores
 * @param covariance their covariance
 * @param believed part of it that rests on what was believed before any data
 * @param draws some of the draws, far enough apart to go without their neighbours; empty where there are none
 * @param row what is told of it; empty where nobody asks
 * @param warnings what is wrong with the draws
 */
record PosteriorDraws(
        UncertainLaw law,
        List<Double> scores,
        List<Double> covariance,
        List<Double> believed,
        List<List<Double>> draws,
        List<AgeingFit.Posterior> row,
        List<String> warnings) {
    /** Draws that a model keeps of each law. */
    private static final int KEPT = 1000;

    /** Bounds of Vehtari et al. 2021 within which draws can be relied on. */
    private static final double LARGEST_R_HAT = 1.01;

    private static final double LEAST_SIZE_OF_CHAIN = 100;

    /** Share of divergent moves above which they are told of. */
    private static final double DIVERGENT = 0.01;

    private static final int WARM_UP_SHARE = 5;
    private static final int LEAST_WARM_UP = 200;

    /** The curvature alone, of a law of which nothing is told. */
    static PosteriorDraws none(LawFit fit) {
        return new PosteriorDraws(
                fit.law(),
                boxed(fit.scores()),
                boxed(fit.covariance()),
                believed(fit),
                List.of(),
                List.of(),
                List.of());
    }

    static PosteriorDraws laplace(LawFit fit) {
        AgeingFit.Posterior row = new AgeingFit.Posterior(
                fit.law().law().id(),
                fit.law().draws(),
                correlations(fit.covariance()),
                boxed(fit.freedom()),
                List.of(),
                0,
                0,
                Double.NaN,
                0,
                0);
        return new PosteriorDraws(
                fit.law(),
                boxed(fit.scores()),
                boxed(fit.covariance()),
                believed(fit),
                List.of(),
                List.of(row),
                List.of());
    }

    static PosteriorDraws of(LawFit fit, List<CellData> cells, Sampling sampling, long seed) {
        long begin = System.nanoTime();
        LawPosterior posterior = new LawPosterior(fit, cells);
        int warmUp = Math.max(LEAST_WARM_UP, sampling.draws() / WARM_UP_SHARE);
        Chains chains = HamiltonianSampler.of(sampling.chains(), warmUp, sampling.draws(), seed)
                .sample(posterior, posterior.mode(fit), posterior.root(fit));
        int n = fit.law().draws().size();
        List<Convergence> diagnostics = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            diagnostics.add(Convergence.of(chains.of(i)));
        }
        List<List<Double>> pooled = apart(fit, chains.pooled());
        double[] mean = mean(pooled, n);
        double[] covariance = new double[n * n];
        pooled.forEach(draw -> {
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    covariance[i * n + j] += (draw.get(i) - mean[i]) * (draw.get(j) - mean[j]) / (pooled.size() - 1);
                }
            }
        });
        int kept = Math.min(KEPT, pooled.size());
        List<List<Double>> some = new ArrayList<>();
        for (int i = 0; i < kept; i++) {
            some.add(pooled.get((int) ((i + 0.5) * pooled.size() / kept)));
        }
        AgeingFit.Posterior row = new AgeingFit.Posterior(
                fit.law().law().id(),
                fit.law().draws(),
                correlations(covariance),
                boxed(fit.freedom()),
                diagnostics,
                sampling.chains(),
                sampling.draws(),
                chains.acceptance(),
                chains.divergent(),
                (System.nanoTime() - begin) * 1e-9);
        return new PosteriorDraws(
                fit.law(), boxed(mean), boxed(covariance), believed(fit), some, List.of(row), warnings(row));
    }

    private static double[] mean(List<List<Double>> draws, int n) {
        double[] mean = new double[n];
        draws.forEach(draw -> {
            for (int i = 0; i < n; i++) {
                mean[i] += draw.get(i) / draws.size();
            }
        });
        return mean;
    }

    /** Covariance of the scores by the curvature, shape [draws * draws]. */
    private static double[] curvature(LawFit fit) {
        int n = fit.law().draws().size();
        int all = fit.mode().length;
        double[] full = fit.fullCovariance();
        double[] curvature = new double[n * n];
        for (int i = 0; i < n; i++) {
            System.arraycopy(full, i * all, curvature, i * n, n);
        }
        return curvature;
    }

    /** The prior, one in each direction, seen through the curvature. */
    private static List<Double> believed(LawFit fit) {
        return Member.squared(boxed(curvature(fit)));
    }

    /**
     * Scores of the draws, spread about their mean as much wider or narrower as {@link ClusterCovariance} is than the curvature:
     * the likelihood, too, takes conditions to differ by nothing but its scatters (the open-faced sandwich of Shaby 2014,
     * arXiv:1204.3687).
     */
    private static List<List<Double>> apart(LawFit fit, List<List<Double>> draws) {
        int n = fit.law().draws().size();
        double[] from = Cholesky.of(curvature(fit), n);
        double[] to = Cholesky.of(fit.covariance(), n);
        double[] mean = mean(draws, n);
        List<List<Double>> moved = new ArrayList<>();
        for (List<Double> draw : draws) {
            double[] unit = new double[n];
            double[] own = mean.clone();
            for (int i = 0; i < n; i++) {
                double sum = draw.get(i) - mean[i];
                for (int k = 0; k < i; k++) {
                    sum -= from[i * n + k] * unit[k];
                }
                unit[i] = sum / from[i * n + i];
                for (int k = 0; k <= i; k++) {
                    own[i] += to[i * n + k] * unit[k];
                }
                own[i] = Math.max(-UncertainLaw.LARGEST_SCORE, Math.min(UncertainLaw.LARGEST_SCORE, own[i]));
            }
            moved.add(boxed(own));
        }
        return moved;
    }

    private static List<String> warnings(AgeingFit.Posterior row) {
        List<String> warnings = new ArrayList<>();
        for (int i = 0; i < row.scores().size(); i++) {
            Convergence c = row.diagnostics().get(i);
            // ends of intervals are quantiles far out: they need as many draws there as the middle does
            double size = Math.min(c.bulk(), c.tail());
            if (!(c.rHat() <= LARGEST_R_HAT && size >= LEAST_SIZE_OF_CHAIN * row.chains())) {
                warnings.add(String.format(
                        Locale.ROOT,
                        "draws of '%s' of law '%s' cannot be relied on: R-hat %.3f, worth %.0f independent ones; more draws"
                                + " would mend it",
                        row.scores().get(i),
                        row.law(),
                        c.rHat(),
                        size));
            }
        }
        if (row.divergent() > DIVERGENT * row.chains() * row.draws()) {
            warnings.add(row.divergent() + " of the moves of law '" + row.law()
                    + "' were refused because the energy ran away: parts of its posterior may be missing");
        }
        return warnings;
    }

    private static List<Double> correlations(double[] covariance) {
        int n = (int) Math.round(Math.sqrt(covariance.length));
        List<Double> all = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                all.add(i == j ? 1 : covariance[i * n + j] / Math.sqrt(covariance[i * n + i] * covariance[j * n + j]));
            }
        }
        return all;
    }

    private static List<Double> boxed(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }

    Member member(double weight) {
        return new Member(law, weight, scores, covariance, believed, draws);
    }
}

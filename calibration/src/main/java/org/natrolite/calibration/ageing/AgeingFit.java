package org.natrolite.calibration.ageing;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.natrolite.calibration.posterior.Convergence;
import org.natrolite.models.ageing.AgeingModel;

/**
 * What came of a calibration.
 *
 * @param model the model, ready for forecasts
 * @param laws law table, best first
 * @param parameters parameters of the laws in the model
 * @param posteriors posterior of each law of the model
 * @param inSample the model against what it was fitted to
 * @param leftOut each condition, or cell where there is one condition only, predicted without it by laws weighted without it;
 *     null where there is but one
 * @param plain the same of the plain law alone (Arrhenius, exponential in the state of charge, a power of time); null where it
 *     was not among the laws
 * @param start the law that was started from, as it was, given each cell's own start; null where none was named
 * @param holdOut the model against the conditions that were held out; null where none were
 * @param warnings what could not be identified, and what would identify it
 * @param seconds wall time, s
 */
public record AgeingFit(
        AgeingModel model,
        List<LawRow> laws,
        List<ParameterRow> parameters,
        List<Posterior> posteriors,
        AgeingEvaluation inSample,
        @Nullable AgeingEvaluation leftOut,
        @Nullable AgeingEvaluation plain,
        @Nullable AgeingEvaluation start,
        @Nullable AgeingEvaluation holdOut,
        List<String> warnings,
        double seconds) {
    public AgeingFit {
        laws = List.copyOf(laws);
        parameters = List.copyOf(parameters);
        posteriors = List.copyOf(posteriors);
        warnings = List.copyOf(warnings);
    }

    /**
     * A candidate.
     *
     * @param id its name
     * @param free number of its free parameters
     * @param rmse in sample, percentage points of capacity
     * @param leftOut leave-one-condition-out, percentage points of capacity; NaN where there is but one condition
     * @param criterion Bayesian information criterion; comparable within one table
     * @param weight weight in the average; 0 where the data tell it apart from the best
     */
    public record LawRow(String id, int free, double rmse, double leftOut, double criterion, double weight) {}

    /**
     * A parameter of a law of the model.
     *
     * @param law its law
     * @param mechanism its mechanism
     * @param name its name
     * @param score name of the score that it is a function of, as in {@link Posterior#scores}
     * @param unit its unit
     * @param value at the mode of the posterior
     * @param lower95 lower end of its 95 % interval
     * @param upper95 upper end of its 95 % interval
     * @param told share of the prior's standard deviation that the data took away: near 0 it is what was believed before
     */
    public record ParameterRow(
            String law,
            String mechanism,
            String name,
            String score,
            String unit,
            double value,
            double lower95,
            double upper95,
            double told) {}

    /**
     * What is known of the scores of a law after the data. Scores stand for parameters one to one and in their order, so that
     * they go together as the parameters do.
     *
     * @param law its law
     * @param scores names of the scores
     * @param correlations correlations of the scores, row by row
     * @param freedom degrees of freedom that the variance of each score is known with, by how many conditions there are: its
     *     interval is Student's t; infinite where conditions cannot be counted
     * @param diagnostics what the chains say of each score; empty where nothing was drawn (Laplace)
     * @param chains number of chains; 0 where nothing was drawn
     * @param draws draws of each
     * @param acceptance mean probability with which moves were accepted; NaN where nothing was drawn
     * @param divergent number of moves whose energy ran away
     * @param seconds wall time of the draws, s
     */
    public record Posterior(
            String law,
            List<String> scores,
            List<Double> correlations,
            List<Double> freedom,
            List<Convergence> diagnostics,
            int chains,
            int draws,
            double acceptance,
            int divergent,
            double seconds) {
        public Posterior {
            scores = List.copyOf(scores);
            correlations = List.copyOf(correlations);
            freedom = List.copyOf(freedom);
            diagnostics = List.copyOf(diagnostics);
        }
    }
}

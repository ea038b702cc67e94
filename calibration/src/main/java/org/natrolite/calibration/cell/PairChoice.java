package org.natrolite.calibration.cell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * How many RC pairs a record tells, by two judges: the information criterion of Bayes, and cross-validation over stretches of
 * the record, each left out once, never over single rows. Both judge resistances and time constants by variable projection
 * about the cell that was fitted, whose open-circuit voltage may shift, so that every number of pairs is judged by the same
 * rows and the same cell.
 *
 * @param pairs number of RC pairs of the cell
 * @param asked whether it was asked for; where not, it was chosen by this
 * @param candidates what was compared, from no pair on
 */
public record PairChoice(int pairs, boolean asked, List<Candidate> candidates) {
    /** Errors of rows left out that are this close are alike. */
    private static final double ALIKE = 1.05;

    /**
     * A number of RC pairs.
     *
     * @param pairs number
     * @param timeConstants from fast to slow, s
     * @param criterion information criterion of Bayes, lower is better, 1
     * @param error root mean square of the error of the voltage, V
     * @param errorLeftOut the same over the stretches when they were left out, V
     */
    public record Candidate(
            int pairs, List<Double> timeConstants, double criterion, double error, double errorLeftOut) {
        public Candidate {
            timeConstants = List.copyOf(timeConstants);
        }
    }

    public PairChoice {
        candidates = List.copyOf(candidates);
    }

    /**
     * @param projection problem about the fitted cell
     * @param pairs number of RC pairs that the cell has
     * @param most number of RC pairs to compare up to
     * @return what each number of pairs explains
     */
    static PairChoice of(Projection projection, int pairs, int most) {
        List<Candidate> candidates = new ArrayList<>();
        for (int n = 0; n <= most; n++) {
            Projection.Choice choice = projection.best(n);
            candidates.add(new Candidate(
                    n, choice.timeConstants(), choice.criterion(), choice.error(), projection.leftOut(choice)));
        }
        return new PairChoice(pairs, true, candidates);
    }

    /** The same where the number was left to the records. */
    PairChoice chosenFor(int pairs) {
        return new PairChoice(pairs, false, candidates);
    }

    /**
     * @return number of pairs with the lowest criterion
     */
    public int byCriterion() {
        Candidate best = candidates.get(0);
        for (Candidate candidate : candidates) {
            best = candidate.criterion < best.criterion ? candidate : best;
        }
        return best.pairs;
    }

    /**
     * @return fewest pairs whose error over what was left out is the lowest, or within 5 % of it
     */
    public int byCrossValidation() {
        double least =
                candidates.stream().mapToDouble(Candidate::errorLeftOut).min().orElse(0);
        return candidates.stream()
                .filter(candidate -> candidate.errorLeftOut <= ALIKE * least)
                .mapToInt(Candidate::pairs)
                .min()
                .orElse(0);
    }

    /**
     * @return pairs that both judges ask for: the fewer of the two
     */
    public int advised() {
        return Math.min(byCriterion(), byCrossValidation());
    }

    /**
     * @return the choice in a sentence
     */
    public String words() {
        String errors = candidates.stream()
                .map(c -> String.format(Locale.ROOT, "%.2f", 1e3 * c.errorLeftOut))
                .collect(Collectors.joining(", "));
        return String.format(
                Locale.ROOT,
                "RC pairs: %d, %s; Bayes' criterion takes %d, cross-validation over stretches of the record %d (%s mV left out"
                        + " with 0, 1, ... pairs)",
                pairs,
                asked ? "as asked for" : "chosen",
                byCriterion(),
                byCrossValidation(),
                errors);
    }
}

package org.natrolite.models.ageing;

import java.util.ArrayList;
import java.util.List;
import org.natrolite.core.error.BadArgumentException;

/**
 * What is known of the ageing of a type of cell after a calibration: laws that the data could not tell apart, each with its
 * posterior, and how far cells and measurements scatter around them.
 *
 * @param id name
 * @param source what it was fitted to, and how
 * @param members laws, their weights adding up to 1
 * @param scatter what no law explains
 * @param nominalCapacity nominal capacity of the cells, C; NaN where the data did not say
 * @param warnings what the data could not identify, and what would
 */
public record AgeingModel(
        String id,
        String source,
        List<Member> members,
        Scatter scatter,
        double nominalCapacity,
        List<String> warnings) {
    /** Rounding of weights that add up to one. */
    private static final double ROUNDING = 1e-6;

    public AgeingModel {
        members = List.copyOf(members);
        warnings = List.copyOf(warnings);
        double sum = members.stream().mapToDouble(Member::weight).sum();
        if (!(Math.abs(sum - 1) < ROUNDING)) {
            throw new BadArgumentException("weights of the laws of '" + id + "' add up to " + sum + "; expected 1");
        }
    }

    /**
     * A law and its posterior.
     *
     * @param law composition and prior
     * @param weight its weight in the average, above 0, at most 1
     * @param scores posterior mean of the scores, one a draw
     * @param covariance posterior covariance of the scores, row by row
     * @param believed part of it that rests on what was believed before any data, row by row
     * @param draws draws of the scores from the posterior; empty where it is taken as normal
     */
    public record Member(
            UncertainLaw law,
            double weight,
            List<Double> scores,
            List<Double> covariance,
            List<Double> believed,
            List<List<Double>> draws) {
        /**
         * A law whose posterior is taken as normal, its covariance C as the inverse of a curvature, to which the prior gives one
         * in each direction: C C of it is believed.
         *
         * @param law composition and prior
         * @param weight its weight in the average, above 0, at most 1
         * @param scores posterior mean of the scores, one a draw
         * @param covariance posterior covariance of the scores, row by row
         */
        public Member(UncertainLaw law, double weight, List<Double> scores, List<Double> covariance) {
            this(law, weight, scores, covariance, squared(covariance), List.of());
        }

        public Member {
            draws = draws.stream().map(List::copyOf).toList();
            scores = List.copyOf(scores);
            covariance = List.copyOf(covariance);
            believed = List.copyOf(believed);
            int n = law.draws().size();
            if (!(weight > 0 && weight <= 1 + ROUNDING)) {
                throw new BadArgumentException(
                        "weight " + weight + " of law '" + law.law().id() + "'; expected above 0 and at most 1");
            }
            if (scores.size() != n || covariance.size() != n * n || believed.size() != n * n) {
                throw new BadArgumentException("law '" + law.law().id() + "' with " + scores.size() + " scores, "
                        + covariance.size() + " covariances and " + believed.size() + " of what was believed; expected "
                        + n
                        + ", " + n * n + " and " + n * n);
            }
            for (List<Double> draw : draws) {
                if (draw.size() != n) {
                    throw new BadArgumentException("a draw of " + draw.size() + " scores of law '"
                            + law.law().id() + "'; expected " + n);
                }
            }
        }

        /**
         * @param covariance covariance C, row by row
         * @return C C, row by row
         */
        public static List<Double> squared(List<Double> covariance) {
            int n = (int) Math.round(Math.sqrt(covariance.size()));
            List<Double> square = new ArrayList<>();
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    double sum = 0;
                    for (int k = 0; k < n; k++) {
                        sum += covariance.get(i * n + k) * covariance.get(k * n + j);
                    }
                    square.add(sum);
                }
            }
            return square;
        }

        /**
         * @return the law at the posterior mean of its scores
         */
        public AgeingLaw fitted() {
            return law.at(scores.stream().mapToDouble(x -> x).toArray());
        }
    }

    /**
     * What no law explains.
     *
     * @param start standard deviation of the start capacity from cell to cell, as a fraction
     * @param rate standard deviation of the logarithm of the rate of ageing from cell to cell
     * @param noise standard deviation of a check-up of capacity around the law, as a fraction
     * @param resistanceNoise the same of the growth of resistance; NaN where none was fitted
     * @param calibration factor by which intervals of capacity are widened so that they hold cells or conditions that were
     *     left out as often as they say
     */
    public record Scatter(double start, double rate, double noise, double resistanceNoise, double calibration) {
        public Scatter {
            BadArgumentException.requireWithin(start, 0, 1, "scatter of the start capacity");
            BadArgumentException.requireWithin(rate, 0, 10, "scatter of the rate");
            BadArgumentException.requireWithin(noise, 0, 10, "scatter of check-ups");
            BadArgumentException.requireWithin(calibration, 0, 1e6, "factor of calibration");
        }
    }
}

package org.natrolite.models.ageing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.core.numeric.Gaussian;
import org.natrolite.models.ageing.AgeingPrior.FactorPrior;
import org.natrolite.models.ageing.AgeingPrior.MechanismPrior;
import org.natrolite.models.parameter.Distribution;
import org.natrolite.models.parameter.Distribution.Fixed;
import org.natrolite.models.parameter.Distribution.LogNormal;
import org.natrolite.models.parameter.Uncertain;

/**
 * A law as a function of standard normal scores z: each of its parameters is fixed, or the quantile of a distribution at the
 * probability of one score. Before any data the scores are independent and standard normal, whatever the distributions are,
 * so that a calibration moves them without a thought for bounds, logarithms or units. Immutable.
 */
public final class UncertainLaw {
    /** Largest score, beyond which a probability has no digits left. */
    public static final double LARGEST_SCORE = 7;

    /** Step of the central difference of a quantile function. */
    private static final double DIFFERENCE = 1e-4;

    private final AgeingLaw law;
    private final List<Belief> beliefs;
    private final List<String> draws;
    private final int[] draw;

    /**
     * What is believed of a parameter.
     *
     * @param distribution its distribution
     * @param draw name of its score, which several parameters may share; not used where it is fixed
     */
    public record Belief(Distribution distribution, String draw) {
        /**
         * @param value value
         * @return a parameter that is taken as known
         */
        public static Belief fixed(double value) {
            return new Belief(new Fixed(value), "none");
        }

        boolean moves() {
            return !(distribution instanceof Fixed);
        }
    }

    private UncertainLaw(AgeingLaw law, List<Belief> beliefs) {
        this.law = law;
        this.beliefs = beliefs;
        TreeSet<String> names = new TreeSet<>();
        beliefs.stream().filter(Belief::moves).forEach(belief -> names.add(belief.draw()));
        this.draws = List.copyOf(names);
        this.draw = beliefs.stream()
                .mapToInt(belief -> belief.moves() ? Collections.binarySearch(draws, belief.draw()) : -1)
                .toArray();
    }

    /**
     * @param law composition
     * @param beliefs what is believed of its parameters, in their order
     * @return the law, its parameters at their medians
     * @throws BadArgumentException if there are more or fewer beliefs than parameters
     */
    public static UncertainLaw of(AgeingLaw law, List<Belief> beliefs) {
        int size = law.parameters().size();
        if (beliefs.size() != size) {
            throw new BadArgumentException(
                    "law '" + law.id() + "' with beliefs on " + beliefs.size() + " parameters; expected " + size);
        }
        double[] medians =
                beliefs.stream().mapToDouble(b -> b.distribution().median()).toArray();
        return new UncertainLaw(law.with(medians), List.copyOf(beliefs));
    }

    /**
     * @param prior prior of a cell
     * @return its law, with one score for each of its {@linkplain AgeingPrior#draws draws}
     */
    public static UncertainLaw of(AgeingPrior prior) {
        List<Belief> beliefs = new ArrayList<>();
        for (MechanismPrior mechanism : prior.mechanisms()) {
            beliefs.add(belief(mechanism.exponent()));
            beliefs.add(belief(mechanism.loss()));
            beliefs.add(Belief.fixed(mechanism.amount()));
            for (FactorPrior factor : mechanism.factors()) {
                factor.parameters().forEach(parameter -> beliefs.add(belief(parameter)));
            }
        }
        return of(prior.median(), beliefs);
    }

    private static Belief belief(Uncertain uncertain) {
        return new Belief(uncertain.distribution(), uncertain.draw());
    }

    /**
     * @return the composition, its parameters at their medians
     */
    public AgeingLaw law() {
        return law;
    }

    /**
     * @return what is believed of its parameters, in their order
     */
    public List<Belief> beliefs() {
        return beliefs;
    }

    /**
     * @return names of the scores
     */
    public List<String> draws() {
        return draws;
    }

    /**
     * @param parameter number of a parameter
     * @return number of its score, or -1 where it is fixed
     */
    public int drawOf(int parameter) {
        return draw[parameter];
    }

    /**
     * @param scores shape [draws]; not modified
     * @return the same composition at those scores
     * @throws BadArgumentException if a score is beyond {@link #LARGEST_SCORE} or puts a parameter out of its bounds
     */
    public AgeingLaw at(double... scores) {
        return law.with(values(scores));
    }

    /**
     * @param scores shape [draws]; not modified
     * @return values of the parameters, shape [parameters]
     * @throws BadArgumentException if a score is beyond {@link #LARGEST_SCORE}
     */
    public double[] values(double... scores) {
        if (scores.length != draws.size()) {
            throw new BadArgumentException(
                    "law '" + law.id() + "' at " + scores.length + " scores; expected " + draws.size());
        }
        for (double score : scores) {
            BadArgumentException.requireWithin(score, -LARGEST_SCORE, LARGEST_SCORE, "score of a parameter");
        }
        double[] values = new double[draw.length];
        for (int i = 0; i < values.length; i++) {
            Distribution distribution = beliefs.get(i).distribution();
            values[i] = draw[i] < 0 ? distribution.median() : value(distribution, scores[draw[i]]);
        }
        return values;
    }

    /**
     * @param scores shape [draws]; not modified
     * @return derivative of each parameter by its score, shape [parameters]; zero where it is fixed
     */
    public double[] slopes(double... scores) {
        double[] slopes = new double[draw.length];
        for (int i = 0; i < slopes.length; i++) {
            if (draw[i] >= 0) {
                Distribution d = beliefs.get(i).distribution();
                double z = scores[draw[i]];
                slopes[i] = d instanceof LogNormal log
                        ? log.sigma() * value(d, z)
                        : (value(d, z + DIFFERENCE) - value(d, z - DIFFERENCE)) / (2 * DIFFERENCE);
            }
        }
        return slopes;
    }

    /** Value at a score, which may be beyond the largest by the step of a difference. */
    private static double value(Distribution distribution, double score) {
        return distribution instanceof LogNormal log
                ? log.middle() * Math.exp(log.sigma() * score)
                : distribution.quantile(Gaussian.cumulative(score));
    }
}

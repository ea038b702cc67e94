package org.natrolite.models.ageing;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.models.parameter.Distribution;
import org.natrolite.models.parameter.Uncertain;

/**
 * A law whose numbers are distributions.
 *
 * @param law id of the law, or of the family of laws
 * @param note what a reader must know of it, one sentence or more
 * @param mechanisms at least one
 * @param facts observations that the prior was made to contain; may be empty
 */
public record AgeingPrior(String law, String note, List<MechanismPrior> mechanisms, List<Fact> facts) {
    public AgeingPrior {
        if (mechanisms.isEmpty()) {
            throw new BadArgumentException("prior '" + law + "' has no mechanism; expected at least one");
        }
        mechanisms = List.copyOf(mechanisms);
        facts = List.copyOf(facts);
    }

    /**
     * A mechanism whose numbers are distributions.
     *
     * @param id name within the law
     * @param driver what it proceeds with
     * @param target what it takes
     * @param loss loss at the reference amount where the factors are 1, as a fraction
     * @param amount reference amount, in the driver's unit
     * @param exponent p
     * @param factors factors of the rate, each with its parameters in the order of its descriptors
     */
    public record MechanismPrior(
            String id,
            Driver driver,
            Target target,
            Uncertain loss,
            double amount,
            Uncertain exponent,
            List<FactorPrior> factors) {
        public MechanismPrior {
            factors = List.copyOf(factors);
        }

        private Mechanism draw(ToDoubleFunction<Uncertain> pick) {
            double[] parameters = factors.stream()
                    .flatMap(factor -> factor.parameters().stream())
                    .mapToDouble(pick)
                    .toArray();
            return Mechanism.of(
                    id,
                    driver,
                    target,
                    pick.applyAsDouble(loss),
                    amount,
                    pick.applyAsDouble(exponent),
                    factors.stream().map(FactorPrior::factor).toList(),
                    parameters);
        }
    }

    /**
     * A stress factor whose parameters are distributions.
     *
     * @param factor which one
     * @param parameters its parameters in the order of its descriptors
     */
    public record FactorPrior(StressFactor factor, List<Uncertain> parameters) {
        public FactorPrior {
            parameters = List.copyOf(parameters);
            if (parameters.size() != factor.parameters().size()) {
                throw new BadArgumentException(factor + " with " + parameters.size() + " parameters; expected "
                        + factor.parameters().size());
            }
        }
    }

    /**
     * An observation that the prior was made to contain.
     *
     * @param statement what was observed
     * @param source where
     * @param reading the test that it is read as, and where in the prior it lies; null where it says how, not how much
     * @param reason how it is read so, and which part of the prior holds it; may be empty
     */
    public record Fact(
            String statement, String source, @Nullable Reading reading, String reason) {
        /**
         * @param statement what was observed
         * @param source where
         */
        public Fact(String statement, String source) {
            this(statement, source, null, "");
        }
    }

    /**
     * A test, as numbers.
     *
     * @param target what was lost, or {@link Target#SUDDEN_DEATH}
     * @param loss how much of it as a fraction; of sudden death the cumulative hazard
     * @param bound whether the loss is only promised not to be exceeded
     * @param equivalentFullCycles cycles
     * @param depth their depth of discharge, 1
     * @param rate their C-rate, 1
     * @param days length of the test, d
     * @param soc mean state of charge, 1
     * @param temperature K
     * @param quantile share of draws from the prior that lose no more, 0 to 1
     */
    public record Reading(
            Target target,
            double loss,
            boolean bound,
            double equivalentFullCycles,
            double depth,
            double rate,
            double days,
            double soc,
            double temperature,
            double quantile) {
        public Reading {
            BadArgumentException.requireWithin(loss, 0, Double.MAX_VALUE, "loss observed");
            BadArgumentException.requireWithin(equivalentFullCycles, 0, Double.MAX_VALUE, "cycles of a test");
            BadArgumentException.requireWithin(depth, 0, 1, "depth of the cycles of a test");
            BadArgumentException.requireWithin(rate, 0, Double.MAX_VALUE, "C-rate of a test");
            BadArgumentException.requireWithin(days, 0, Double.MAX_VALUE, "days of a test");
            BadArgumentException.requireWithin(soc, 0, 1, "state of charge of a test");
            BadArgumentException.requirePositive(temperature, "temperature of a test in K");
            BadArgumentException.requireWithin(quantile, 0, 1, "quantile");
        }

        /**
         * @param law a law
         * @return what it says would have been lost
         */
        public double lossUnder(AgeingLaw law) {
            AgeingState state = law.fresh();
            state.rest(days * 86400, temperature, soc);
            state.cycle(equivalentFullCycles, temperature, soc, depth, rate);
            return state.loss(target);
        }
    }

    /**
     * @return names of the random numbers that a draw needs, in alphabetical order
     */
    public List<String> draws() {
        TreeSet<String> names = new TreeSet<>();
        for (Uncertain uncertain : numbers()) {
            if (!(uncertain.distribution() instanceof Distribution.Fixed)) {
                names.add(uncertain.draw());
            }
        }
        return List.copyOf(names);
    }

    /**
     * @return all numbers of the prior, mechanism by mechanism
     */
    public List<Uncertain> numbers() {
        List<Uncertain> all = new ArrayList<>();
        for (MechanismPrior mechanism : mechanisms) {
            all.add(mechanism.loss());
            all.add(mechanism.exponent());
            mechanism.factors().forEach(factor -> all.addAll(factor.parameters()));
        }
        return all;
    }

    /**
     * @return the law with every number at its median
     */
    public AgeingLaw median() {
        return law(uncertain -> uncertain.distribution().median());
    }

    /**
     * @param probability gives each named random number as a probability, 0 to 1
     * @return the law that those random numbers stand for
     */
    public AgeingLaw draw(ToDoubleFunction<String> probability) {
        return law(uncertain -> uncertain.distribution() instanceof Distribution.Fixed fixed
                ? fixed.value()
                : uncertain.distribution().quantile(probability.applyAsDouble(uncertain.draw())));
    }

    private AgeingLaw law(ToDoubleFunction<Uncertain> pick) {
        return AgeingLaw.of(
                law, note, mechanisms.stream().map(m -> m.draw(pick)).toList());
    }
}

package org.natrolite.benchmarks.catalogue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.natrolite.core.numeric.Constants;
import org.natrolite.models.ageing.AgeingLaw;
import org.natrolite.models.ageing.AgeingPrior;
import org.natrolite.models.ageing.AgeingPrior.Fact;
import org.natrolite.models.ageing.AgeingPrior.Reading;
import org.natrolite.models.ageing.Target;

/**
 * Something known of how sodium-ion cells age, with the test that it is read as.
 *
 * @param statement what was observed
 * @param source where
 * @param reading the test, its quantile not yet known; null where the observation says how, not how much
 * @param reason how it is read so, and which part of a prior holds it
 */
record Observation(
        String statement, String source, @Nullable Reading reading, String reason) {

    /** An observation without a number, which a term of the prior stands for. */
    static Observation told(String statement, String source, String reason) {
        return new Observation(statement, source, null, reason);
    }

    /** A storage test. */
    static Observation stored(
            String statement,
            String source,
            double loss,
            boolean bound,
            double days,
            double soc,
            double celsius,
            String reason) {
        return new Observation(
                statement,
                source,
                new Reading(Target.CAPACITY_LOSS, loss, bound, 0, 1, 1, days, soc, celsius + Constants.ZERO_CELSIUS, 0),
                reason);
    }

    /** A cycling test without breaks, whose length follows from the rate. */
    static Observation cycled(
            String statement,
            String source,
            Target target,
            double loss,
            boolean bound,
            double cycles,
            double depth,
            double rate,
            double celsius,
            String reason) {
        double days = cycles * 2 / rate / 24;
        return new Observation(
                statement,
                source,
                new Reading(target, loss, bound, cycles, depth, rate, days, 0.5, celsius + Constants.ZERO_CELSIUS, 0),
                reason);
    }

    /**
     * Share of draws from a prior that lose no more than was observed.
     *
     * @param known tests
     * @param prior prior
     * @param seed of the draws
     * @param draws how many
     * @return the quantile that each falls on, in their order
     */
    static List<Double> quantiles(List<Reading> known, AgeingPrior prior, long seed, int draws) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] below = new int[known.size()];
        List<String> names = prior.draws();
        Map<String, Double> drawn = new HashMap<>();
        for (int i = 0; i < draws; i++) {
            names.forEach(name -> drawn.put(name, random.nextDouble()));
            AgeingLaw law = prior.draw(name -> drawn.getOrDefault(name, 0.5));
            for (int k = 0; k < below.length; k++) {
                if (known.get(k).lossUnder(law) <= known.get(k).loss()) {
                    below[k]++;
                }
            }
        }
        return Arrays.stream(below).mapToObj(b -> (double) b / draws).toList();
    }

    /** The observation with the quantile of the prior that it falls on, to three digits. */
    Fact fact(double quantile) {
        Reading r = reading;
        return new Fact(
                statement,
                source,
                r == null
                        ? null
                        : new Reading(
                                r.target(),
                                r.loss(),
                                r.bound(),
                                r.equivalentFullCycles(),
                                r.depth(),
                                r.rate(),
                                r.days(),
                                r.soc(),
                                r.temperature(),
                                Math.rint(1000 * quantile) / 1000),
                reason);
    }
}

package org.natrolite.benchmarks.catalogue;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.natrolite.models.ageing.AgeingPrior;
import org.natrolite.models.ageing.AgeingState;
import org.natrolite.models.ageing.Target;

/**
 * Something known of how sodium-ion cells age, with the test that it came from or stands for.
 *
 * @param statement what was observed, and how it is read
 * @param source where
 * @param loss loss of capacity, as a fraction
 * @param bound whether the loss is only promised not to be exceeded
 * @param cycles equivalent full cycles
 * @param depth depth of discharge, 1
 * @param rate C-rate, 1
 * @param days length of the test, d
 * @param soc mean state of charge, 1
 * @param celsius temperature, degC
 */
record Observation(
        String statement,
        String source,
        double loss,
        boolean bound,
        double cycles,
        double depth,
        double rate,
        double days,
        double soc,
        double celsius) {

    /** A storage test. */
    static Observation stored(
            String statement, String source, double loss, boolean bound, double days, double soc, double celsius) {
        return new Observation(statement, source, loss, bound, 0, 1, 1, days, soc, celsius);
    }

    /** A cycling test without breaks, whose length follows from the rate. */
    static Observation cycled(
            String statement,
            String source,
            double loss,
            boolean bound,
            double cycles,
            double depth,
            double rate,
            double celsius) {
        double days = cycles * 2 / rate / 24;
        return new Observation(statement, source, loss, bound, cycles, depth, rate, days, 0.5, celsius);
    }

    /**
     * @param prior prior
     * @param seed of the draws
     * @param draws how many
     * @return share of draws that lose no more than was observed
     */
    double quantile(AgeingPrior prior, long seed, int draws) {
        SplittableRandom random = new SplittableRandom(seed);
        int below = 0;
        for (int i = 0; i < draws; i++) {
            Map<String, Double> drawn = new HashMap<>();
            prior.draws().forEach(name -> drawn.put(name, random.nextDouble()));
            AgeingState state =
                    prior.draw(name -> drawn.getOrDefault(name, 0.5)).fresh();
            state.rest(days * 86400, celsius + Parts.CELSIUS, soc);
            state.cycle(cycles, celsius + Parts.CELSIUS, soc, depth, rate);
            if (state.loss(Target.CAPACITY_LOSS) <= loss) {
                below++;
            }
        }
        return (double) below / draws;
    }

    /** The observation with the quantile of the prior that it falls on. */
    AgeingPrior.Fact fact(AgeingPrior prior) {
        long percent = Math.round(100 * quantile(prior, 1, 20_000));
        return new AgeingPrior.Fact(
                statement + (bound ? "; the bound is the " : "; this is the ") + percent + " % quantile of the prior",
                source);
    }
}

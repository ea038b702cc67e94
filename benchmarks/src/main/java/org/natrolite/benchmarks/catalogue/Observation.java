package org.natrolite.benchmarks.catalogue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.natrolite.core.numeric.Constants;
import org.natrolite.models.ageing.AgeingLaw;
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
     * Share of draws from a prior that lose no more than was observed.
     *
     * @param known observations
     * @param prior prior
     * @param seed of the draws
     * @param draws how many
     * @return the quantile that each observation falls on, in their order
     */
    static List<Double> quantiles(List<Observation> known, AgeingPrior prior, long seed, int draws) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] below = new int[known.size()];
        List<String> names = prior.draws();
        Map<String, Double> drawn = new HashMap<>();
        for (int i = 0; i < draws; i++) {
            names.forEach(name -> drawn.put(name, random.nextDouble()));
            AgeingLaw law = prior.draw(name -> drawn.getOrDefault(name, 0.5));
            for (int k = 0; k < below.length; k++) {
                if (known.get(k).lossUnder(law) <= known.get(k).loss) {
                    below[k]++;
                }
            }
        }
        return Arrays.stream(below).mapToObj(b -> (double) b / draws).toList();
    }

    private double lossUnder(AgeingLaw law) {
        AgeingState state = law.fresh();
        state.rest(days * 86400, celsius + Constants.ZERO_CELSIUS, soc);
        state.cycle(cycles, celsius + Constants.ZERO_CELSIUS, soc, depth, rate);
        return state.loss(Target.CAPACITY_LOSS);
    }

    /** The observation with the quantile of the prior that it falls on. */
    AgeingPrior.Fact fact(double quantile) {
        long percent = Math.min(99, Math.round(100 * quantile));
        String where =
                bound ? percent == 99 ? "; the bound is at or above the " : "; the bound is the " : "; this is the ";
        return new AgeingPrior.Fact(statement + where + percent + " % quantile of the prior", source);
    }
}

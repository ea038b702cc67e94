package org.natrolite.benchmarks.ageing;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.natrolite.core.checkup.AgedCell;
import org.natrolite.core.checkup.CheckUp;
import org.natrolite.core.numeric.Constants;
import org.natrolite.core.numeric.Gaussian;
import org.natrolite.models.ageing.AgeingLaw;
import org.natrolite.models.ageing.AgeingState;
import org.natrolite.models.ageing.Stress;
import org.natrolite.models.ageing.Target;

/**
 * Makes check-ups of cells up that age by a law.
 *
 * @param nominal nominal capacity, C
 * @param resistance resistance of a fresh cell, Ohm; 0 where it is not measured
 * @param start standard deviation of the capacity of fresh cells, as a fraction
 * @param rate standard deviation of the logarithm of the rate of ageing from cell to cell
 * @param chamber standard deviation by which a condition is warmer than its table says, K
 * @param noise standard deviation of a check-up of capacity, as a fraction
 * @param resistanceNoise the same of the resistance
 */
record Synthetic(
        double nominal,
        double resistance,
        double start,
        double rate,
        double chamber,
        double noise,
        double resistanceNoise) {
    private static final double DAY = 86400;

    /**
     * A condition.
     *
     * @param id name
     * @param temperature K
     * @param soc state of charge at rest, or mean of the cycles
     * @param depth depth of discharge; 0 in storage
     * @param cRate C-rate; 0 in storage
     * @param cyclesADay equivalent full cycles a day; 0 in storage
     */
    record Condition(String id, double temperature, double soc, double depth, double cRate, double cyclesADay) {
        static Condition storage(double temperature, double soc) {
            String id = Math.round(temperature - Constants.ZERO_CELSIUS) + "degC-" + Math.round(100 * soc) + "pct";
            return new Condition(id, temperature, soc, 0, 0, 0);
        }
    }

    static double normal(SplittableRandom random) {
        return Gaussian.quantile(random.nextDouble(1e-12, 1 - 1e-12));
    }

    /** A law whose losses all go on that much faster. */
    static AgeingLaw faster(AgeingLaw law, double logRate) {
        double[] values = law.parameters().stream()
                .mapToDouble(AgeingLaw.Parameter::value)
                .toArray();
        for (int i = 0; i < values.length; i++) {
            boolean loss = law.parameters().get(i).descriptor().name().equals("reference_loss");
            values[i] *= loss ? Math.exp(logRate) : 1;
        }
        return law.with(values);
    }

    /** Advances a state by some days under a condition. */
    static void live(AgeingState state, Condition condition, double warmer, double days) {
        double temperature = condition.temperature() + warmer;
        boolean cycled = condition.cyclesADay() > 0;
        state.rest(
                days * DAY,
                new Stress(temperature, condition.soc(), 0, cycled ? condition.cRate() : 0, Double.NaN, Double.NaN));
        if (cycled) {
            state.cycle(
                    days * condition.cyclesADay(),
                    Stress.cycle(temperature, condition.soc(), condition.depth(), condition.cRate()));
        }
    }

    /** Cells under conditions, checked now and then. */
    List<AgedCell> cells(
            AgeingLaw truth, List<Condition> conditions, int each, double days, int checks, SplittableRandom random) {
        List<AgedCell> cells = new ArrayList<>();
        for (Condition condition : conditions) {
            double warmer = chamber * normal(random);
            for (int k = 1; k <= each; k++) {
                cells.add(cell(truth, condition, condition.id() + "-" + k, warmer, days, checks, random));
            }
        }
        return cells;
    }

    private AgedCell cell(
            AgeingLaw truth,
            Condition condition,
            String id,
            double warmer,
            double days,
            int checks,
            SplittableRandom random) {
        AgeingLaw own = faster(truth, rate * normal(random));
        double fresh = nominal * (1 + start * normal(random));
        double ohm = resistance * (1 + start * normal(random));
        boolean resists = resistance > 0 && own.works(Target.RESISTANCE_GROWTH);
        AgeingState state = own.fresh();
        List<CheckUp> all = new ArrayList<>();
        for (int i = 0; i <= checks; i++) {
            if (i > 0) {
                live(state, condition, warmer, days / checks);
            }
            double now = i * days / checks;
            boolean cycled = condition.cyclesADay() > 0;
            all.add(new CheckUp(
                    now * DAY,
                    condition.temperature(),
                    condition.soc(),
                    cycled ? condition.depth() : Double.NaN,
                    cycled ? condition.cRate() : Double.NaN,
                    cycled ? condition.cRate() : Double.NaN,
                    now * condition.cyclesADay(),
                    Double.NaN,
                    fresh * (state.capacity(condition.temperature()) + noise * normal(random)),
                    Double.NaN,
                    resists
                            ? ohm * (1 + state.loss(Target.RESISTANCE_GROWTH) + resistanceNoise * normal(random))
                            : Double.NaN));
        }
        return new AgedCell("synthetic", id, condition.id(), all, null);
    }
}

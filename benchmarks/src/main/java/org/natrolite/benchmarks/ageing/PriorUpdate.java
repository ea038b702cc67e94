package org.natrolite.benchmarks.ageing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.natrolite.benchmarks.ageing.Synthetic.Condition;
import org.natrolite.calibration.ageing.AgeingCalibration;
import org.natrolite.calibration.ageing.AgeingFit;
import org.natrolite.calibration.ageing.AgeingOptions;
import org.natrolite.calibration.ageing.Forecast;
import org.natrolite.core.checkup.AgedCell;
import org.natrolite.core.numeric.Quantiles;
import org.natrolite.core.series.Channel;
import org.natrolite.core.series.TimeSeries;
import org.natrolite.models.ageing.AgeingLaw;
import org.natrolite.models.ageing.AgeingModel;
import org.natrolite.models.ageing.AgeingModel.Member;
import org.natrolite.models.ageing.AgeingModel.Scatter;
import org.natrolite.models.ageing.AgeingPrior;
import org.natrolite.models.ageing.AgeingState;
import org.natrolite.models.ageing.UncertainLaw;
import org.natrolite.models.ageing.UncertainLaw.Belief;

/**
 * The prior of a sodium cell, updated on half a year of check-ups of cells whose truth was drawn from it: how much narrower the
 * band of capacity after ten years becomes, and whether it still holds the truth.
 *
 * <p>Sixteen cells, two each under eight conditions: stored at 25 and 45 degC, half and fully charged; cycled at 25 and 45 degC at
 * 0.5C and 80 %, and at 25 degC at 1C, to 100 % and to 40 %. Check-ups of capacity and resistance every month. Fresh cells
 * differ by 0.5 %, rates by 5 %, chambers are off by 0.3 K, check-ups by 0.15 % (capacity) and 1 % (resistance). Asked is the
 * cell of the middle of a batch at 25 degC, one cycle of 80 % a day at 0.5C around half charge, for ten years.
 */
public final class PriorUpdate {
    private static final double DAYS = 180;
    private static final int CHECKS = 6;
    private static final double YEARS = 10;
    private static final int EACH = 2;
    private static final double DAY = 86400;
    private static final Synthetic LABORATORY = new Synthetic(1.5 * 3600, 0.05, 0.005, 0.05, 0.3, 0.0015, 0.01);
    private static final int DRAWS = 1000;

    /** Fewest draws of a forecast, for one in which nothing is drawn. */
    private static final int FEWEST = 10;

    /** Truths of which one lies at the quantile that is asked for. */
    private static final int CROWD = 201;

    private PriorUpdate() {}

    /**
     * What came of one truth, capacities in fractions of the fresh cell after ten years.
     *
     * @param truth capacity of the truth
     * @param priorLow P5 before the check-ups
     * @param priorHigh P95 before the check-ups
     * @param low P5 after them
     * @param high P95 after them
     * @param origins where what remains comes from
     */
    public record Row(
            double truth, double priorLow, double priorHigh, double low, double high, Forecast.Origins origins) {
        /**
         * @return whether the band after the check-ups holds the truth
         */
        public boolean inside() {
            return truth >= low && truth <= high;
        }

        /**
         * @return width of the band over that before the check-ups
         */
        public double narrowed() {
            return (high - low) / (priorHigh - priorLow);
        }
    }

    /**
     * Sums of rows.
     *
     * @param rows number of truths
     * @param coverage share of truths within P5 and P95 after the check-ups
     * @param priorCoverage the same before them
     * @param width median width of the band, as a fraction of the fresh cell
     * @param narrowed median of its width over that before
     * @param data mean share of what remains that further check-ups would take away
     * @param model mean share of the choice of law
     * @param assumption mean share of what is assumed
     */
    public record Summary(
            int rows,
            double coverage,
            double priorCoverage,
            double width,
            double narrowed,
            double data,
            double model,
            double assumption) {
        /**
         * @param rows what came of truths
         * @return their sums
         */
        public static Summary of(List<Row> rows) {
            return new Summary(
                    rows.size(),
                    rows.stream().filter(Row::inside).count() / (double) rows.size(),
                    rows.stream()
                                    .filter(r -> r.truth() >= r.priorLow() && r.truth() <= r.priorHigh())
                                    .count()
                            / (double) rows.size(),
                    Quantiles.of(
                            rows.stream().mapToDouble(r -> r.high() - r.low()).toArray(), 0.5)[0],
                    Quantiles.of(rows.stream().mapToDouble(Row::narrowed).toArray(), 0.5)[0],
                    rows.stream().mapToDouble(r -> r.origins().data()).average().orElse(Double.NaN),
                    rows.stream()
                            .mapToDouble(r -> r.origins().model())
                            .average()
                            .orElse(Double.NaN),
                    rows.stream()
                            .mapToDouble(r -> r.origins().assumption())
                            .average()
                            .orElse(Double.NaN));
        }
    }

    private static List<Condition> conditions() {
        double room = 298.15;
        double hot = 318.15;
        return List.of(
                Condition.storage(room, 0.5),
                Condition.storage(room, 1),
                Condition.storage(hot, 0.5),
                Condition.storage(hot, 1),
                new Condition("room-80pct", room, 0.5, 0.8, 0.5, 4),
                new Condition("hot-80pct", hot, 0.5, 0.8, 0.5, 4),
                new Condition("room-100pct-1C", room, 0.5, 1, 1, 8),
                new Condition("room-40pct-1C", room, 0.5, 0.4, 1, 8));
    }

    private static final Condition ASKED = new Condition("asked", 298.15, 0.5, 0.8, 0.5, 0.8);

    /**
     * @param prior prior of a cell
     * @param seeds number of truths
     * @param quantile truths whose capacity after ten years lies at that quantile of the prior; NaN: any
     * @param sampled whether posteriors are drawn from, not taken from their curvature
     * @param told is told each row as it comes
     * @return rows
     */
    public static List<Row> run(AgeingPrior prior, int seeds, double quantile, boolean sampled, Consumer<Row> told) {
        Forecast before = forecast(model(UncertainLaw.of(prior), LABORATORY.rate()), 0, DRAWS);
        double[] was = before.capacityQuantiles(before.years().size() - 1, 0.05, 0.95);
        List<Row> rows = new ArrayList<>();
        for (int seed = 1; seed <= seeds; seed++) {
            rows.add(row(prior, seed, quantile, sampled, was));
            told.accept(rows.get(seed - 1));
        }
        return rows;
    }

    /** Capacity of a cell of that very law after the years that are asked about. */
    private static double after(AgeingLaw law) {
        List<Belief> known =
                law.parameters().stream().map(p -> Belief.fixed(p.value())).toList();
        Forecast forecast = forecast(model(UncertainLaw.of(law, known), 0), 0, FEWEST);
        return forecast.capacityQuantiles(forecast.years().size() - 1, 0.5)[0];
    }

    /** The same with all rest and cycles at the mean state of charge: enough to put truths in order. */
    private static double roughly(AgeingLaw law) {
        AgeingState state = law.fresh();
        Synthetic.live(state, ASKED, 0, YEARS * 365);
        return state.capacity(ASKED.temperature());
    }

    private static double[] scores(UncertainLaw law, SplittableRandom random) {
        return law.draws().stream().mapToDouble(d -> Synthetic.normal(random)).toArray();
    }

    private static double[] truth(UncertainLaw law, double quantile, SplittableRandom random) {
        if (Double.isNaN(quantile)) {
            return scores(law, random);
        }
        List<double[]> crowd = new ArrayList<>();
        for (int i = 0; i < CROWD; i++) {
            crowd.add(scores(law, random));
        }
        crowd.sort(Comparator.comparingDouble(z -> roughly(law.at(z))));
        return crowd.get((int) Math.round(quantile * (CROWD - 1)));
    }

    private static Row row(AgeingPrior prior, int seed, double quantile, boolean sampled, double[] was) {
        SplittableRandom random = new SplittableRandom(seed);
        UncertainLaw law = UncertainLaw.of(prior);
        double[] scores = truth(law, quantile, random);
        AgeingLaw truth = law.at(scores);
        List<AgedCell> cells = LABORATORY.cells(truth, conditions(), EACH, DAYS, CHECKS, random);
        AgeingOptions options =
                AgeingOptions.defaults().withPrior("sodium", prior).withSeed(seed);
        AgeingFit fit = AgeingCalibration.of(
                        sampled ? options.withSampling(new AgeingOptions.Sampling(4, 500)) : options)
                .run(cells);
        Forecast now = forecast(fit.model(), seed, DRAWS);
        int last = now.years().size() - 1;
        double[] is = now.capacityQuantiles(last, 0.05, 0.95);
        double own = after(Synthetic.faster(truth, LABORATORY.rate() * Synthetic.normal(random)));
        return new Row(own, was[0], was[1], is[0], is[1], now.origins());
    }

    /** What is believed of a law before any data, of cells whose rates differ that much. */
    private static AgeingModel model(UncertainLaw law, double rate) {
        int n = law.draws().size();
        List<Double> identity = new ArrayList<>();
        for (int i = 0; i < n * n; i++) {
            identity.add(i % (n + 1) == 0 ? 1.0 : 0.0);
        }
        Member member = new Member(law, 1, Collections.nCopies(n, 0.0), identity);
        return new AgeingModel(
                "prior", "prior", List.of(member), new Scatter(0, rate, 0, 0, 1), LABORATORY.nominal(), List.of());
    }

    private static Forecast forecast(AgeingModel model, int seed, int draws) {
        // a day of the use that is asked about: time at rest in the middle, and a cycle
        double swing = ASKED.depth() / 2;
        double leg = ASKED.depth() / ASKED.cRate() * 3600;
        double[] time = {0, leg / 2, 1.5 * leg, 2 * leg, DAY};
        double[] soc = {ASKED.soc(), ASKED.soc() + swing, ASKED.soc() - swing, ASKED.soc(), ASKED.soc()};
        double[] rate = {0, ASKED.cRate(), -ASKED.cRate(), ASKED.cRate(), 0};
        double[] temperature = new double[time.length];
        Arrays.fill(temperature, ASKED.temperature());
        TimeSeries day = TimeSeries.builder("day")
                .put(Channel.TIME, time)
                .put(Channel.SOC, soc)
                .put(Channel.C_RATE, rate)
                .put(Channel.SURFACE_TEMPERATURE, temperature)
                .build();
        return Forecast.of(model, day, new Forecast.Options(YEARS, draws, seed, 0, 0));
    }
}

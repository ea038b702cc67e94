package org.natrolite.models.life;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.natrolite.core.numeric.Quantiles;
import org.natrolite.core.series.TimeSeries;
import org.natrolite.models.parameter.Provenance;

/**
 * What became of many samples of one kind of cell, as quantiles: pNN is the value that NN % of the samples do not exceed.
 *
 * @param id name of the cell
 * @param life time to the end of life, years; infinite where the quantile lies beyond the time simulated
 * @param efficiencyStart round-trip efficiency of the first year, 1
 * @param efficiencyEnd round-trip efficiency of the last year, of the samples that still worked, 1
 * @param cyclesPerYear equivalent full cycles a year, median of the samples' means
 * @param checks check-ups from year 0 on
 * @param efficiency round-trip efficiency of each year, of the samples that worked
 * @param missedStart share of the discharge energy asked for in the first year that was not given, median, 1
 * @param missedEnd the same in the last year
 * @param use charge through the cell of each year so far and energy out of it, quantiles of the samples
 * @param lifeCycles equivalent full cycles until the end of life; infinite where the quantile lies beyond the time simulated
 * @param suddenDeath share of the samples that died suddenly before the end of the simulation, 1; zero where nothing is said of
 *     it
 * @param lifeWithSuddenDeath time to the end of life or sudden death, whichever comes first, years
 * @param bandShares what the spread of the capacity at the end comes from
 * @param daysInDetail days simulated in the duty's own steps, mean of the samples, d
 * @param missed what representative days miss of the full simulation, the largest estimate of a sample, 1
 * @param firstDay a day at the start of the median sample, or null
 * @param lastDay a day at its end, or null
 * @param warnings remarks on the run
 * @param seconds wall time, s
 */
public record LifeResult(
        String id,
        Band life,
        Band efficiencyStart,
        Band efficiencyEnd,
        double cyclesPerYear,
        List<Check> checks,
        List<Yearly> efficiency,
        double missedStart,
        double missedEnd,
        List<Use> use,
        Band lifeCycles,
        double suddenDeath,
        Band lifeWithSuddenDeath,
        List<BandShare> bandShares,
        double daysInDetail,
        double missed,
        @Nullable TimeSeries firstDay,
        @Nullable TimeSeries lastDay,
        List<String> warnings,
        double seconds) {

    public LifeResult {
        checks = List.copyOf(checks);
        efficiency = List.copyOf(efficiency);
        use = List.copyOf(use);
        bandShares = List.copyOf(bandShares);
        warnings = List.copyOf(warnings);
    }

    /**
     * Three quantiles.
     *
     * @param p10 value that 10 % of the samples do not exceed
     * @param p50 median
     * @param p90 value that 90 % of the samples do not exceed
     */
    public record Band(double p10, double p50, double p90) {
        static Band of(double[] sample) {
            double[] q = Quantiles.of(sample, 0.1, 0.5, 0.9);
            return new Band(q[0], q[1], q[2]);
        }
    }

    /**
     * A check-up.
     *
     * @param year time, years
     * @param capacity C/3 capacity at 25 degC over that of the fresh cell, 1
     * @param resistanceGrowth growth of the 10 s discharge resistance at 50 % state of charge and 25 degC, 1
     */
    public record Check(double year, Band capacity, Band resistanceGrowth) {}

    /**
     * A year.
     *
     * @param year its end, years
     * @param value what was asked of it
     */
    public record Yearly(double year, Band value) {}

    /**
     * What has passed through a cell since the start.
     *
     * @param year when, years
     * @param cycles equivalent full cycles
     * @param delivered energy out, J
     */
    public record Use(double year, Band cycles, Band delivered) {}

    /**
     * A random number and what the spread of the results owes to it.
     *
     * @param draw its name
     * @param kind where the belief in it comes from
     * @param share of the variance of the ranks of the capacity at the end, 0 to 1; all together are 1, or 0 where nothing can
     *     be told
     */
    public record BandShare(String draw, Provenance.Kind kind, double share) {}

    /**
     * @return share of the spread that rests on assumptions, 0 to 1; NaN where the samples are too few to tell, or nothing
     *     spreads them
     */
    public double assumedShare() {
        if (bandShares.stream().mapToDouble(BandShare::share).sum() == 0) {
            return Double.NaN;
        }
        return bandShares.stream()
                .filter(one -> one.kind() == Provenance.Kind.ASSUMED)
                .mapToDouble(BandShare::share)
                .sum();
    }

    static LifeResult of(
            String id,
            List<LifeHistory> samples,
            List<BandShare> bandShares,
            List<TimeSeries> days,
            List<String> remarks,
            LifeOptions options,
            double seconds) {
        LifeHistory any = samples.get(0);
        int last = any.years().size() - 1;
        List<Check> checks = new ArrayList<>();
        for (int i = 0; i < any.checks().size(); i++) {
            int at = i;
            checks.add(new Check(
                    any.checks().get(i).year(),
                    Band.of(pick(samples, h -> h.checks().get(at).capacity())),
                    Band.of(pick(samples, h -> h.checks().get(at).growth()))));
        }
        List<Yearly> efficiency = new ArrayList<>();
        List<Use> use = new ArrayList<>();
        for (int i = 0; i <= last; i++) {
            int at = i;
            double end = any.years().get(i).end();
            double[] seen = Arrays.stream(pick(samples, h -> h.years().get(at).efficiency()))
                    .filter(Double::isFinite)
                    .toArray();
            if (seen.length > 0) {
                efficiency.add(new Yearly(end, Band.of(seen)));
            }
            use.add(new Use(
                    end,
                    Band.of(pick(samples, h -> sum(h, at, LifeHistory.Year::cycles))),
                    Band.of(pick(samples, h -> sum(h, at, LifeHistory.Year::delivered)))));
        }
        Band none = new Band(Double.NaN, Double.NaN, Double.NaN);
        double total = any.years().get(last).end();
        double[] cycles = pick(samples, h -> sum(h, last, LifeHistory.Year::cycles) / total);
        double sudden =
                samples.stream().filter(h -> Double.isFinite(h.suddenDeath())).count() / (double) samples.size();
        double missed = samples.stream().mapToDouble(LifeHistory::missed).max().orElse(0);
        return new LifeResult(
                id,
                Band.of(pick(samples, LifeHistory::life)),
                efficiency.isEmpty() ? none : efficiency.get(0).value(),
                efficiency.isEmpty()
                        ? none
                        : efficiency.get(efficiency.size() - 1).value(),
                Quantiles.of(cycles, 0.5)[0],
                checks,
                efficiency,
                Quantiles.of(pick(samples, h -> h.years().get(0).missed()), 0.5)[0],
                Quantiles.of(pick(samples, h -> h.years().get(last).missed()), 0.5)[0],
                use,
                Band.of(pick(samples, LifeResult::cyclesOfLife)),
                sudden,
                Band.of(pick(samples, h -> Math.min(h.life(), h.suddenDeath()))),
                bandShares,
                Arrays.stream(pick(samples, LifeHistory::days)).average().orElse(0),
                missed,
                days.isEmpty() ? null : days.get(0),
                days.isEmpty() ? null : days.get(1),
                warnings(samples, remarks, efficiency.isEmpty(), missed, options),
                seconds);
    }

    private static double sum(LifeHistory history, int last, ToDoubleFunction<LifeHistory.Year> what) {
        double sum = 0;
        for (int i = 0; i <= last; i++) {
            sum += what.applyAsDouble(history.years().get(i));
        }
        return sum;
    }

    /** Equivalent full cycles until the end of life; infinite where it did not come. */
    private static double cyclesOfLife(LifeHistory history) {
        double sum = 0;
        double from = 0;
        for (LifeHistory.Year year : history.years()) {
            if (history.life() <= year.end()) {
                return sum + year.cycles() * (history.life() - from) / (year.end() - from);
            }
            sum += year.cycles();
            from = year.end();
        }
        return Double.POSITIVE_INFINITY;
    }

    private static List<String> warnings(
            List<LifeHistory> samples, List<String> remarks, boolean idle, double missed, LifeOptions options) {
        List<String> warnings = new ArrayList<>(remarks);
        if (samples.stream().anyMatch(LifeHistory::rateClamped)) {
            warnings.add(
                    "the ageing law asked for a negative rate in places; it was held at zero there (rate_clamped)");
        }
        long held = samples.stream().filter(LifeHistory::held).count();
        if (held > 0) {
            warnings.add(
                    held + " of " + samples.size() + " samples: between the days or ages that were simulated, something"
                            + " that never falls would have fallen; it was held there. The simulation of every step does without");
        }
        long dead = samples.stream().filter(LifeHistory::dead).count();
        if (dead > 0) {
            warnings.add(dead + " of " + samples.size() + " samples fell to " + Math.round(100 * Recorder.DEAD)
                    + " % of their capacity, where their simulation stops: from then on they deliver nothing, and"
                    + " efficiency is that of the others");
        }
        if (missed > options.tolerance()) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "representative days may miss up to %.3f percentage points of the full simulation; for %d of %d samples"
                            + " it is more than the tolerance of %.3f",
                    100 * missed,
                    samples.stream()
                            .filter(one -> one.missed() > options.tolerance())
                            .count(),
                    samples.size(),
                    100 * options.tolerance()));
        }
        if (idle) {
            warnings.add("no energy went into the cell: there is no round-trip efficiency");
        }
        return warnings;
    }

    private static double[] pick(List<LifeHistory> samples, ToDoubleFunction<LifeHistory> what) {
        return samples.stream().mapToDouble(what).toArray();
    }
}

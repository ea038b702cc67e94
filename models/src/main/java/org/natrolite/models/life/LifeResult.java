package org.natrolite.models.life;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.natrolite.core.numeric.Quantiles;
import org.natrolite.core.series.TimeSeries;

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
        @Nullable TimeSeries firstDay,
        @Nullable TimeSeries lastDay,
        List<String> warnings,
        double seconds) {

    public LifeResult {
        checks = List.copyOf(checks);
        efficiency = List.copyOf(efficiency);
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

    static LifeResult of(
            String id, LifeHistory median, List<LifeHistory> samples, List<String> remarks, double seconds) {
        int last = median.years().size() - 1;
        List<Check> checks = new ArrayList<>();
        for (int i = 0; i < median.checks().size(); i++) {
            int at = i;
            checks.add(new Check(
                    median.checks().get(i).year(),
                    Band.of(pick(samples, h -> h.checks().get(at).capacity())),
                    Band.of(pick(samples, h -> h.checks().get(at).growth()))));
        }
        List<Yearly> efficiency = new ArrayList<>();
        for (int i = 0; i <= last; i++) {
            int at = i;
            double[] seen = Arrays.stream(pick(samples, h -> h.years().get(at).efficiency()))
                    .filter(Double::isFinite)
                    .toArray();
            if (seen.length > 0) {
                efficiency.add(new Yearly(median.years().get(i).end(), Band.of(seen)));
            }
        }
        Band none = new Band(Double.NaN, Double.NaN, Double.NaN);
        double total = median.years().get(last).end();
        double[] cycles = pick(
                samples,
                h -> h.years().stream().mapToDouble(LifeHistory.Year::cycles).sum() / total);
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
                median.firstDay(),
                median.lastDay(),
                warnings(samples, remarks, efficiency.isEmpty()),
                seconds);
    }

    private static List<String> warnings(List<LifeHistory> samples, List<String> remarks, boolean idle) {
        List<String> warnings = new ArrayList<>(remarks);
        if (samples.stream().anyMatch(LifeHistory::rateClamped)) {
            warnings.add(
                    "the ageing law asked for a negative rate in places; it was held at zero there (rate_clamped)");
        }
        long dead = samples.stream().filter(LifeHistory::dead).count();
        if (dead > 0) {
            warnings.add(dead + " of " + samples.size() + " samples fell to " + Math.round(100 * LifeRun.DEAD)
                    + " % of their capacity, where their simulation stops: from then on they deliver nothing, and"
                    + " efficiency is that of the others");
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

package org.natrolite.models.life;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.natrolite.core.series.TimeSeries;

/**
 * What became of one cell.
 *
 * @param checkYears times of the check-ups, years, from 0, shape [checks]
 * @param capacity C/3 capacity at the check-ups over that of the fresh cell, shape [checks], 1
 * @param resistanceGrowth growth of the 10 s resistance at the check-ups, shape [checks], 1
 * @param years ends of the years, shape [years]; the last may be part of a year
 * @param efficiency energy out over energy in of each year, shape [years], 1; NaN where nothing went in
 * @param equivalentFullCycles charge throughput of each year over twice the nominal capacity, shape [years], 1
 * @param missed discharge energy asked for and not given in each year over that asked for, shape [years], 1
 * @param life time at which the capacity fell to the end of life, years; infinite where it did not
 * @param rateClamped whether the law asked for a negative rate, which was held at zero
 * @param firstDay a day at the start, or null where no picture was asked for
 * @param lastDay a day at the end, or null where no picture was asked for
 */
record LifeHistory(
        double[] checkYears,
        double[] capacity,
        double[] resistanceGrowth,
        double[] years,
        double[] efficiency,
        double[] equivalentFullCycles,
        double[] missed,
        double life,
        boolean rateClamped,
        @Nullable TimeSeries firstDay,
        @Nullable TimeSeries lastDay) {

    /** Collects check-ups and years as they come. */
    static final class Builder {
        private final List<double[]> checks = new ArrayList<>();
        private final List<double[]> years = new ArrayList<>();

        void check(double year, double capacity, double growth) {
            checks.add(new double[] {year, capacity, growth});
        }

        double lastCapacity() {
            return checks.get(checks.size() - 1)[1];
        }

        double lastGrowth() {
            return checks.get(checks.size() - 1)[2];
        }

        void year(double end, double in, double out, double throughput, double asked, double missed) {
            years.add(new double[] {end, out / in, throughput, asked > 0 ? missed / asked : 0});
        }

        LifeHistory build(
                double nominalCapacity,
                double endOfLife,
                boolean rateClamped,
                @Nullable TimeSeries firstDay,
                @Nullable TimeSeries lastDay) {
            double[] end = column(years, 0);
            double[] cycles = column(years, 2);
            for (int i = 0; i < cycles.length; i++) {
                cycles[i] /= 2 * nominalCapacity;
            }
            return new LifeHistory(
                    column(checks, 0),
                    column(checks, 1),
                    column(checks, 2),
                    end,
                    column(years, 1),
                    cycles,
                    column(years, 3),
                    life(endOfLife),
                    rateClamped,
                    firstDay,
                    lastDay);
        }

        private double life(double endOfLife) {
            for (int i = 1; i < checks.size(); i++) {
                double[] a = checks.get(i - 1);
                double[] b = checks.get(i);
                if (b[1] <= endOfLife) {
                    return a[0] + (b[0] - a[0]) * (a[1] - endOfLife) / (a[1] - b[1]);
                }
            }
            return Double.POSITIVE_INFINITY;
        }

        private static double[] column(List<double[]> rows, int column) {
            return rows.stream().mapToDouble(row -> row[column]).toArray();
        }
    }
}

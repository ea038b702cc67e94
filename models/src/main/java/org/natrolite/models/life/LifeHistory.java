package org.natrolite.models.life;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.natrolite.core.series.TimeSeries;

/**
 * What became of one cell.
 *
 * @param checks check-ups, from year 0 on
 * @param years years, the last possibly in part
 * @param life time at which the capacity fell to the end of life, years; infinite where it did not
 * @param rateClamped whether the law asked for a negative rate, which was held at zero
 * @param dead whether so little capacity was left that the simulation stopped
 * @param firstDay a day at the start, or null where no picture was asked for
 * @param lastDay a day at the end, or null where no picture was asked for
 */
record LifeHistory(
        List<Check> checks,
        List<Year> years,
        double life,
        boolean rateClamped,
        boolean dead,
        @Nullable TimeSeries firstDay,
        @Nullable TimeSeries lastDay) {

    /**
     * A check-up.
     *
     * @param year time, years
     * @param capacity C/3 capacity over that of the fresh cell, 1
     * @param growth growth of the 10 s resistance, 1
     */
    record Check(double year, double capacity, double growth) {}

    /**
     * A year.
     *
     * @param end its end, years
     * @param efficiency energy out over energy in, 1; NaN where nothing went in
     * @param cycles charge throughput over twice the nominal capacity, 1
     * @param missed discharge energy asked for and not given over that asked for, 1
     */
    record Year(double end, double efficiency, double cycles, double missed) {}

    /** Collects check-ups and years as they come. */
    static final class Builder {
        private final List<Check> checks = new ArrayList<>();
        private final List<Year> years = new ArrayList<>();

        void check(double year, double capacity, double growth) {
            checks.add(new Check(year, capacity, growth));
        }

        void year(double end, double efficiency, double cycles, double missed) {
            years.add(new Year(end, efficiency, cycles, missed));
        }

        LifeHistory build(
                double endOfLife,
                boolean rateClamped,
                boolean dead,
                @Nullable TimeSeries firstDay,
                @Nullable TimeSeries lastDay) {
            return new LifeHistory(
                    List.copyOf(checks), List.copyOf(years), life(endOfLife), rateClamped, dead, firstDay, lastDay);
        }

        private double life(double endOfLife) {
            for (int i = 1; i < checks.size(); i++) {
                Check a = checks.get(i - 1);
                Check b = checks.get(i);
                if (b.capacity() <= endOfLife) {
                    return a.year()
                            + (b.year() - a.year()) * (a.capacity() - endOfLife) / (a.capacity() - b.capacity());
                }
            }
            return Double.POSITIVE_INFINITY;
        }
    }
}

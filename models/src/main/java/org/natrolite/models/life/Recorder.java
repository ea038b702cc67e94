package org.natrolite.models.life;

import java.util.ArrayList;
import java.util.List;
import org.natrolite.models.ageing.AgeingState;
import org.natrolite.models.ageing.Target;

/** Writes down the life of one sample as it goes: check-ups twice a year, and years. Mutable. */
final class Recorder {
    static final double YEAR = 365 * 86400.0;

    /** Check-ups a year. */
    static final int CHECKS = 2;

    /** A cell below this share of its capacity is no longer simulated; it keeps what it has. */
    static final double DEAD = 0.3;

    private final LifeSample sample;
    private final LifeOptions options;
    private final double nominalCapacity;
    private final SampleTests tests;
    private final List<LifeHistory.Check> checks = new ArrayList<>();
    private final List<LifeHistory.Year> years = new ArrayList<>();
    private final List<Double> hazards = new ArrayList<>();

    Recorder(LifeSample sample, LifeOptions options) {
        this.sample = sample;
        this.options = options;
        this.nominalCapacity =
                sample.fresh().model().parameters().rating().capacity().value();
        this.tests = new SampleTests(sample.fresh());
    }

    /** Times of check-ups after the start, years. */
    static double[] times(double years) {
        List<Double> times = new ArrayList<>();
        for (int i = 1; i < years * CHECKS - 1e-9; i++) {
            times.add(i / (double) CHECKS);
        }
        times.add(years);
        return times.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Whether a year ends at that check-up. */
    static boolean endsYear(double[] times, int i) {
        return (i + 1) % CHECKS == 0 || i + 1 == times.length;
    }

    /** Tests a cell of stated damage. */
    void check(double year, AgeingState reported) {
        note(tested(year, reported), reported);
    }

    /** What the tests find of a cell of stated damage. */
    LifeHistory.Check tested(double year, AgeingState damage) {
        return tests.at(year, sample.ageing().at(damage));
    }

    /** Notes a check-up of a cell of stated damage. */
    void note(LifeHistory.Check check, AgeingState reported) {
        checks.add(check);
        hazards.add(reported.loss(Target.SUDDEN_DEATH));
    }

    /** Notes a year from what passed through the cell in it. */
    void year(double end, Tally tally) {
        years.add(new LifeHistory.Year(
                end,
                tally.energyOut / tally.energyIn,
                tally.throughput / (2 * nominalCapacity),
                tally.asked > 0 ? Math.max(0, 1 - tally.given / tally.asked) : 0,
                tally.energyOut));
    }

    LifeHistory history(boolean rateClamped, boolean held, boolean dead, double days, double missed) {
        double hazardBefore = hazards.get(0);
        double sudden = Double.POSITIVE_INFINITY;
        for (int i = 1; i < checks.size() && Double.isInfinite(sudden); i++) {
            // what it has survived before it came into this life is no hazard in it
            double from = hazards.get(i - 1) - hazardBefore;
            double to = hazards.get(i) - hazardBefore;
            if (to >= sample.patience()) {
                double at = checks.get(i - 1).year();
                sudden = at + (checks.get(i).year() - at) * (sample.patience() - from) / (to - from);
            }
        }
        return new LifeHistory(checks, years, life(), sudden, rateClamped, held, dead, days, missed);
    }

    private double life() {
        if (checks.get(0).capacity() <= options.endOfLife()) {
            return 0;
        }
        for (int i = 1; i < checks.size(); i++) {
            LifeHistory.Check a = checks.get(i - 1);
            LifeHistory.Check b = checks.get(i);
            if (b.capacity() <= options.endOfLife()) {
                return a.year()
                        + (b.year() - a.year()) * (a.capacity() - options.endOfLife()) / (a.capacity() - b.capacity());
            }
        }
        return Double.POSITIVE_INFINITY;
    }

    /** What has been written down, for a checkpoint. */
    void save(Numbers to) {
        to.put(checks.size());
        for (int i = 0; i < checks.size(); i++) {
            LifeHistory.Check check = checks.get(i);
            to.put(check.year()).put(check.capacity()).put(check.growth()).put(hazards.get(i));
        }
        to.put(years.size());
        years.forEach(year -> to.put(year.end())
                .put(year.efficiency())
                .put(year.cycles())
                .put(year.missed())
                .put(year.delivered()));
    }

    void load(Numbers from) {
        checks.clear();
        hazards.clear();
        years.clear();
        int n = (int) from.next();
        for (int i = 0; i < n; i++) {
            checks.add(new LifeHistory.Check(from.next(), from.next(), from.next()));
            hazards.add(from.next());
        }
        int m = (int) from.next();
        for (int i = 0; i < m; i++) {
            years.add(new LifeHistory.Year(from.next(), from.next(), from.next(), from.next(), from.next()));
        }
    }
}

package org.natrolite.models.life;

import java.util.Arrays;
import java.util.List;
import org.natrolite.models.ageing.Mechanism;
import org.natrolite.models.ageing.Target;

/** The cycle of days of a sample at one age, as some of its days have shown it. Mutable. */
final class DayCycle {
    /** Share of what all days add by which some may fall below zero before that is told of. */
    private static final double HELD = 1e-3;

    /** What each day adds, shape [channels][days]; what is expected of it, until it is {@linkplain #correct corrected}. */
    final double[][] daily;

    /** Days simulated, and of each what was expected of it and what it has shown, shape [days][channels]. */
    int[] days = new int[0];

    private double[][] expected = new double[0][];
    private double[][] seen = new double[0][];

    /** What the loss at the end may miss, if the days were these all along, because only some were simulated, 1. */
    double seasonal;

    /** Whether something that never falls would have fallen on days that were not simulated. */
    boolean held;

    /**
     * @param daily what is expected of each day, shape [channels][days]; modified, not copied
     */
    DayCycle(double[][] daily) {
        this.daily = daily;
    }

    int channels() {
        return daily.length;
    }

    /** What a day that was simulated has shown, shape [channels]; not to be modified. */
    double[] seen(int which) {
        return seen[which];
    }

    /** What all days that were simulated have shown, shape [days][channels]; not to be modified. */
    double[][] seen() {
        return seen;
    }

    /** Adds days: what was expected of them, and what they have shown, shape [days][channels]; not copied. */
    void add(int[] more, double[][] expected, double[][] seen) {
        int n = days.length;
        days = Arrays.copyOf(days, n + more.length);
        this.expected = Arrays.copyOf(this.expected, n + more.length);
        this.seen = Arrays.copyOf(this.seen, n + more.length);
        for (int k = 0; k < more.length; k++) {
            days[n + k] = more[k];
            this.expected[n + k] = expected[k];
            this.seen[n + k] = seen[k];
        }
    }

    /** What days have shown of a channel over what was expected of them. */
    DayRatio ratio(int channel, int terms) {
        return DayRatio.of(daily[channel].length, days, channel, expected, seen, terms);
    }

    /** Turns what was expected of all days into what some have shown; once. */
    void correct(int terms) {
        for (int c = 0; c < daily.length; c++) {
            held |= ratio(c, terms).correct(daily[c]) > HELD;
        }
    }

    /**
     * Looks at what the loss at the end may miss because days do not agree with the ratio fitted to them.
     *
     * @param mechanisms whose coordinates the first channels are
     * @param cycles how many cycles of days there are until the end
     * @param terms mean and waves of the ratio
     */
    void judge(List<Mechanism> mechanisms, double cycles, int terms) {
        double sum = 0;
        for (int c = 0; c < mechanisms.size(); c++) {
            Mechanism mechanism = mechanisms.get(c);
            if (mechanism.target() != Target.SUDDEN_DEATH) {
                DayRatio ratio = ratio(c, terms);
                double[] corrected = daily[c].clone();
                ratio.correct(corrected);
                double end = cycles * Arrays.stream(corrected).sum();
                double loss = mechanism.loss(end * (1 + ratio.scatter())) - mechanism.loss(end);
                sum += loss * loss;
            }
        }
        seasonal = Math.sqrt(sum);
    }
}

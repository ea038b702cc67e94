package org.natrolite.models.life;

import java.util.Arrays;

/**
 * What days of a cycle show of a channel over what was expected of them, as a mean and waves of the cycle. Where next to nothing
 * was expected of what is there, as of a ripple that long steps do not see, the days are fitted as they are.
 */
final class DayRatio {
    /** Share of what days show below which nothing to speak of was expected. */
    private static final double BLIND = 0.1;

    private final int passes;
    private final int[] days;
    private final double[] expected;
    private final double[] seen;
    private final double[] coefficients;
    private final boolean blind;

    private DayRatio(int passes, int[] days, double[] expected, double[] seen, int terms) {
        double all = Arrays.stream(seen).sum();
        this.passes = passes;
        this.days = days;
        this.seen = seen;
        this.blind = Arrays.stream(expected).sum() < BLIND * all;
        this.expected = blind ? new double[days.length] : expected;
        if (blind) {
            Arrays.fill(this.expected, 1);
        }
        double[] at = Arrays.stream(days).mapToDouble(d -> d + 0.5).toArray();
        this.coefficients = SeasonFit.fit(at, passes, this.expected, seen, terms);
    }

    /**
     * @param passes days of the cycle
     * @param days days that were simulated, shape [n]; not copied, not modified
     * @param channel channel
     * @param expected what was expected of them, shape [n][channels]; not modified
     * @param seen what they showed, shape [n][channels]; not modified
     * @param terms mean and waves
     */
    static DayRatio of(int passes, int[] days, int channel, double[][] expected, double[][] seen, int terms) {
        return new DayRatio(passes, days, column(expected, channel), column(seen, channel), terms);
    }

    private static double[] column(double[][] rows, int channel) {
        return Arrays.stream(rows).mapToDouble(row -> row[channel]).toArray();
    }

    /** Whether days are fitted as they are. */
    boolean blind() {
        return blind;
    }

    /** Ratio on a day, or the day itself where it is blind; not below zero. */
    double at(int day) {
        return Math.max(0, value(day));
    }

    private double value(int day) {
        double sum = 0;
        for (int j = 0; j < coefficients.length; j++) {
            sum += coefficients[j] * SeasonFit.basis(day + 0.5, passes, j);
        }
        return sum;
    }

    /**
     * Turns what was expected of all days into what is to be expected now.
     *
     * @param daily what was expected of each day, shape [days of the cycle]; modified
     * @return by how much some of them would have been below zero, where they are held, as a share of the sum of all
     */
    double correct(double[] daily) {
        double below = 0;
        double sum = 0;
        for (int d = 0; d < passes; d++) {
            double told = value(d) * (blind ? 1 : daily[d]);
            below -= Math.min(0, told);
            daily[d] = Math.max(0, told);
            sum += daily[d];
        }
        return below > 0 ? below / sum : 0;
    }

    /** What may be missed of the sum of all days because those simulated do not agree with the fit, as a share of it. */
    double scatter() {
        double squares = 0;
        double total = 0;
        for (int k = 0; k < days.length; k++) {
            double miss = seen[k] - expected[k] * value(days[k]);
            squares += miss * miss;
            total += seen[k];
        }
        int free = days.length - coefficients.length;
        return total > 0 && free > 0 ? Math.sqrt(squares * days.length / free) / total : 0;
    }
}

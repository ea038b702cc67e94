package org.natrolite.cli.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Places and texts of the marks of an axis.
 *
 * @param values places in the unit of the axis, rising
 * @param labels text of each place
 */
record Ticks(List<Double> values, List<String> labels) {
    /** Ticks are whole multiples of the step; a place this fraction of a step outside the limits still counts. */
    private static final double SLACK = 1e-9;

    /** A logarithmic axis marks 2 and 5 as well while this many times the wanted intervals are not exceeded. */
    private static final double CROWDING = 1.6;

    Ticks {
        values = List.copyOf(values);
        labels = List.copyOf(labels);
    }

    /**
     * The step of the series 1, 2, 5, 10, ... that gives at most a number of intervals.
     *
     * @param span length of the axis, above zero
     * @param intervals most intervals wanted, at least 1
     * @return the step
     */
    static double niceStep(double span, int intervals) {
        double raw = span / intervals;
        int exponent = (int) Math.floor(Math.log10(raw));
        for (int e = exponent; ; e++) {
            for (int factor : new int[] {1, 2, 5}) {
                double step = times10(factor, e);
                if (step >= raw * (1 - SLACK)) {
                    return step;
                }
            }
        }
    }

    /** Marks at the multiples of a step within limits. */
    static Ticks linear(double low, double high, double step) {
        List<Double> values = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        double magnitude = Math.max(Math.abs(low), Math.abs(high));
        int exponent = (int) Math.floor(Math.log10(magnitude));
        boolean scientific = exponent > 6 || exponent < -3;
        double unit = scientific ? times10(1, exponent) : 1;
        int decimals = decimals(step / unit);
        long last = (long) Math.floor(high / step + SLACK);
        for (long k = (long) Math.ceil(low / step - SLACK); k <= last; k++) {
            double value = k * step;
            values.add(value);
            String text = Numbers.fixed(value / unit, decimals);
            labels.add(scientific && k != 0 ? text + "\u00b7" + Numbers.powerOfTen(exponent) : text);
        }
        return new Ticks(values, labels);
    }

    /** Marks at powers of ten, and at 2 and 5 times these where the axis is short. */
    static Ticks logarithmic(double low, double high, int intervals) {
        double decades = Math.log10(high / low);
        int every = Math.max(1, (int) Math.ceil(decades / intervals));
        int[] factors = 3 * decades <= CROWDING * intervals ? new int[] {1, 2, 5} : new int[] {1};
        List<Double> values = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        int last = (int) Math.ceil(Math.log10(high));
        for (int e = (int) Math.floor(Math.log10(low)); e <= last; e++) {
            for (int factor : factors) {
                double value = times10(factor, e);
                boolean inside = value >= low * (1 - SLACK) && value <= high * (1 + SLACK);
                if (inside && Math.floorMod(e, every) == 0) {
                    values.add(value);
                    boolean plain = e >= -3 && e <= 4;
                    labels.add(
                            plain
                                    ? Numbers.fixed(value, Math.max(0, -e))
                                    : (factor == 1 ? "" : factor + "\u00b7") + Numbers.powerOfTen(e));
                }
            }
        }
        // a short piece of a decade may hold none of these
        return values.size() < 2 ? linear(low, high, niceStep(high - low, intervals)) : new Ticks(values, labels);
    }

    /** Decimals needed to tell multiples of a step apart. */
    private static int decimals(double step) {
        for (int decimals = 0; decimals < 12; decimals++) {
            double scaled = step * times10(1, decimals);
            if (Math.abs(scaled - Math.rint(scaled)) < 1e-6 * scaled) {
                return decimals;
            }
        }
        return 12;
    }

    private static double times10(int factor, int exponent) {
        return exponent < 0 ? factor / Math.pow(10, -exponent) : factor * Math.pow(10, exponent);
    }
}

package org.natrolite.models.life;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How the rates of a cell change as it ages: at some ages they were seen, and between these they follow cubic Hermite
 * polynomials whose slopes are those of parabolas through three neighbours. Beyond the last age they go on along a line.
 */
final class AgeResponse {
    /** Share of what the first age adds by which something falls below zero before that is told of. */
    private static final double HELD = 1e-3;

    private final List<Double> ages = new ArrayList<>();

    /** Sums over the days of the cycle at each age, shape [ages][channels][days + 1]. */
    private final List<double[][]> sums = new ArrayList<>();

    /** What the loss at the end may miss if days were what was seen at an age all along, shape [ages]. */
    private final List<Double> misses = new ArrayList<>();

    private final int days;

    /**
     * @param days days of the cycle
     */
    AgeResponse(int days) {
        this.days = days;
    }

    /**
     * Keeps what was seen at an age; ages may come in any order.
     *
     * @param daily what each day adds to each channel, shape [channels][days]; not modified
     * @param miss what the loss at the end may miss, if the days were these all along, because only some of them were
     *     simulated, 1
     */
    void put(double age, double[][] daily, double miss) {
        int at = 0;
        while (at < ages.size() && ages.get(at) < age) {
            at++;
        }
        ages.add(at, age);
        misses.add(at, miss);
        double[][] cumulative = new double[daily.length][days + 1];
        for (int c = 0; c < daily.length; c++) {
            for (int d = 0; d < days; d++) {
                cumulative[c][d + 1] = cumulative[c][d] + daily[c][d];
            }
        }
        sums.add(at, cumulative);
    }

    int size() {
        return ages.size();
    }

    double last() {
        return ages.get(ages.size() - 1);
    }

    /**
     * @return what the loss at the end may miss because only some days were simulated: of the first age, which the days of all
     *     others are compared with, whole, and of the others by the part of the way that each stands for
     */
    double missed() {
        double squares = misses.get(0) * misses.get(0);
        double way = last() - ages.get(0);
        for (int i = 1; i < ages.size(); i++) {
            double next = ages.get(Math.min(i + 1, ages.size() - 1));
            double part = way > 0 ? 0.5 * (next - ages.get(i - 1)) / way * misses.get(i) : 0;
            squares += part * part;
        }
        return Math.sqrt(squares);
    }

    /** Middle of the widest interval between two ages up to a limit. */
    double middleOfWidest(double limit) {
        double widest = 0;
        double middle = last();
        for (int i = 1; i < ages.size() && ages.get(i - 1) < limit; i++) {
            double width = Math.min(limit, ages.get(i)) - ages.get(i - 1);
            if (width > widest) {
                widest = width;
                middle = ages.get(i - 1) + 0.5 * width;
            }
        }
        return middle;
    }

    /**
     * What a stretch adds at an age that stands still.
     *
     * @param age age
     * @param from where it begins, days from the start of the first cycle
     * @param to where it ends
     * @param out what it adds to each channel, shape [channels]; modified
     * @return whether any of it would have been below zero, by more than a part of what was seen that is not to be told of
     */
    boolean passed(double age, double from, double to, double[] out) {
        double[] weight = weights(age);
        Arrays.fill(out, 0);
        double[] seen = new double[out.length];
        for (int a = 0; a < weight.length; a++) {
            if (weight[a] != 0) {
                add(sums.get(a), to, weight[a], out);
                add(sums.get(a), from, -weight[a], out);
            }
        }
        add(sums.get(0), to, 1, seen);
        add(sums.get(0), from, -1, seen);
        boolean held = false;
        for (int c = 0; c < out.length; c++) {
            held |= out[c] < -HELD * seen[c];
            // damage never falls, whatever is interpolated
            out[c] = Math.max(0, out[c]);
        }
        return held;
    }

    private void add(double[][] cumulative, double day, double times, double[] out) {
        double cycles = Math.floor(day / days);
        double within = day - cycles * days;
        int whole = (int) Math.min(days - 1, Math.floor(within));
        double share = within - whole;
        for (int c = 0; c < out.length; c++) {
            double[] sum = cumulative[c];
            out[c] += times * (cycles * sum[days] + sum[whole] + share * (sum[whole + 1] - sum[whole]));
        }
    }

    /** What each of the ages counts at another one; the sum is 1. */
    private double[] weights(double age) {
        int n = ages.size();
        double[] weight = new double[n];
        if (n == 1 || age <= ages.get(0)) {
            weight[0] = 1;
            return weight;
        }
        if (age >= last()) {
            weight[n - 1] = 1;
            addSlope(weight, n - 1, age - last());
            return weight;
        }
        int i = 0;
        while (age > ages.get(i + 1)) {
            i++;
        }
        double h = ages.get(i + 1) - ages.get(i);
        double t = (age - ages.get(i)) / h;
        double r = 1 - t;
        weight[i] += r * r * (1 + 2 * t);
        weight[i + 1] += t * t * (1 + 2 * r);
        addSlope(weight, i, h * t * r * r);
        addSlope(weight, i + 1, -h * t * t * r);
        return weight;
    }

    /** Adds a multiple of the slope at an age. */
    private void addSlope(double[] weight, int i, double times) {
        int n = ages.size();
        if (n == 2) {
            double h = ages.get(1) - ages.get(0);
            weight[0] -= times / h;
            weight[1] += times / h;
            return;
        }
        // derivative at node i of the parabola through three neighbours
        int middle = Math.max(1, Math.min(n - 2, i));
        double x = ages.get(i);
        double a = ages.get(middle - 1);
        double b = ages.get(middle);
        double c = ages.get(middle + 1);
        weight[middle - 1] += times * (2 * x - b - c) / ((a - b) * (a - c));
        weight[middle] += times * (2 * x - a - c) / ((b - a) * (b - c));
        weight[middle + 1] += times * (2 * x - a - b) / ((c - a) * (c - b));
    }
}

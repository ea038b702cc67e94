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

    /** In the order of their ages. */
    private final List<Seen> nodes = new ArrayList<>();

    private final int days;

    /**
     * What was seen at an age.
     *
     * @param age age
     * @param damage damage coordinates that the cell had, shape [mechanisms]; not modified
     * @param sums sums over the days of the cycle, shape [channels][days + 1]; not modified
     * @param miss what the loss at the end may miss, if the days were these all along, because only some of them were
     *     simulated, 1
     * @param days how many of them were
     */
    @SuppressWarnings("ArrayRecordComponent") // kept within a run, and compared by identity of its arrays
    record Seen(double age, double[] damage, double[][] sums, double miss, int days) {}

    /**
     * @param days days of the cycle
     */
    AgeResponse(int days) {
        this.days = days;
    }

    /**
     * Keeps what was seen at an age; ages may come in any order.
     *
     * @param age age
     * @param damage damage there, shape [mechanisms]; not copied, not modified
     * @param day what days add there
     */
    void put(double age, double[] damage, DayCycle day) {
        int at = 0;
        while (at < nodes.size() && nodes.get(at).age < age) {
            at++;
        }
        double[][] sums = new double[day.channels()][days + 1];
        for (int c = 0; c < sums.length; c++) {
            for (int d = 0; d < days; d++) {
                sums[c][d + 1] = sums[c][d] + day.daily[c][d];
            }
        }
        nodes.add(at, new Seen(age, damage, sums, day.seasonal, day.days.length));
    }

    /** Forgets what was seen at an age. */
    void remove(Seen seen) {
        nodes.remove(seen);
    }

    int size() {
        return nodes.size();
    }

    /** What was seen, in the order of ages. */
    List<Seen> nodes() {
        return List.copyOf(nodes);
    }

    double last() {
        return nodes.get(nodes.size() - 1).age;
    }

    /**
     * @param i number of an age
     * @return part of the way that it stands for
     */
    double part(int i) {
        double way = last() - nodes.get(0).age;
        double before = nodes.get(Math.max(i - 1, 0)).age;
        double next = nodes.get(Math.min(i + 1, nodes.size() - 1)).age;
        return way > 0 ? 0.5 * (next - before) / way : 0;
    }

    /**
     * @return what the loss at the end may miss because only some days were simulated: of the first age, which the days of all
     *     others are compared with, whole, and of the others by the part of the way that each stands for
     */
    double missed() {
        double squares = 0;
        for (int i = 0; i < nodes.size(); i++) {
            double miss = (i == 0 ? 1 : part(i)) * nodes.get(i).miss;
            squares += miss * miss;
        }
        return Math.sqrt(squares);
    }

    /** Middle of the widest interval between two ages up to a limit. */
    double middleOfWidest(double limit) {
        double widest = 0;
        double middle = last();
        for (int i = 1; i < nodes.size() && nodes.get(i - 1).age < limit; i++) {
            double width = Math.min(limit, nodes.get(i).age) - nodes.get(i - 1).age;
            if (width > widest) {
                widest = width;
                middle = nodes.get(i - 1).age + 0.5 * width;
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
                add(nodes.get(a).sums, to, weight[a], out);
                add(nodes.get(a).sums, from, -weight[a], out);
            }
        }
        add(nodes.get(0).sums, to, 1, seen);
        add(nodes.get(0).sums, from, -1, seen);
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
        int n = nodes.size();
        double[] weight = new double[n];
        if (n == 1 || age <= nodes.get(0).age) {
            weight[0] = 1;
            return weight;
        }
        if (age >= last()) {
            weight[n - 1] = 1;
            addSlope(weight, n - 1, age - last());
            return weight;
        }
        int i = 0;
        while (age > nodes.get(i + 1).age) {
            i++;
        }
        double h = nodes.get(i + 1).age - nodes.get(i).age;
        double t = (age - nodes.get(i).age) / h;
        double r = 1 - t;
        weight[i] += r * r * (1 + 2 * t);
        weight[i + 1] += t * t * (1 + 2 * r);
        addSlope(weight, i, h * t * r * r);
        addSlope(weight, i + 1, -h * t * t * r);
        return weight;
    }

    /** Adds a multiple of the slope at an age. */
    private void addSlope(double[] weight, int i, double times) {
        int n = nodes.size();
        if (n == 2) {
            double h = nodes.get(1).age - nodes.get(0).age;
            weight[0] -= times / h;
            weight[1] += times / h;
            return;
        }
        // derivative at node i of the parabola through three neighbours
        int middle = Math.max(1, Math.min(n - 2, i));
        double x = nodes.get(i).age;
        double a = nodes.get(middle - 1).age;
        double b = nodes.get(middle).age;
        double c = nodes.get(middle + 1).age;
        weight[middle - 1] += times * (2 * x - b - c) / ((a - b) * (a - c));
        weight[middle] += times * (2 * x - a - c) / ((b - a) * (b - c));
        weight[middle + 1] += times * (2 * x - a - b) / ((c - a) * (c - b));
    }
}

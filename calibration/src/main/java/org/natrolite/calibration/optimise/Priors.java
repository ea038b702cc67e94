package org.natrolite.calibration.optimise;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.natrolite.core.error.BadArgumentException;

/** What is expected of linear combinations of unknowns, each with a standard deviation. Built up by one thread. */
public final class Priors {
    private final int unknowns;
    private final List<Row> rows = new ArrayList<>();

    private record Row(List<Integer> index, List<Double> coefficient, double target) {}

    private Priors(int unknowns) {
        this.unknowns = unknowns;
    }

    /**
     * @param unknowns number of unknowns
     * @return no priors yet
     */
    public static Priors of(int unknowns) {
        return new Priors(unknowns);
    }

    /**
     * Expects a value of an unknown.
     *
     * @param index unknown, from 0
     * @param mean value expected
     * @param deviation standard deviation, above zero
     */
    public void value(int index, double mean, double deviation) {
        double scale = 1 / BadArgumentException.requirePositive(deviation, "deviation of a prior");
        rows.add(new Row(List.of(index), List.of(scale), mean * scale));
    }

    /**
     * Expects a difference between two unknowns.
     *
     * @param index unknown, from 0
     * @param minus unknown that is taken away, from 0
     * @param mean difference expected
     * @param deviation standard deviation, above zero
     */
    public void difference(int index, int minus, double mean, double deviation) {
        double scale = 1 / BadArgumentException.requirePositive(deviation, "deviation of a prior");
        rows.add(new Row(List.of(index, minus), List.of(scale, -scale), mean * scale));
    }

    /**
     * Expects three unknowns to lie on a line: their second difference to be zero.
     *
     * @param before unknown, from 0
     * @param middle the next one along the line, from 0
     * @param after the one after that, from 0
     * @param deviation standard deviation of the second difference, above zero
     */
    public void line(int before, int middle, int after, double deviation) {
        double scale = 1 / BadArgumentException.requirePositive(deviation, "deviation of a prior");
        rows.add(new Row(List.of(before, middle, after), List.of(scale, -2 * scale, scale), 0));
    }

    /**
     * @param x unknowns, shape [unknowns]; not modified
     * @return |P x - p|^2
     */
    double cost(double[] x) {
        double sum = 0;
        for (Row row : rows) {
            double miss = miss(row, x);
            sum += miss * miss;
        }
        return sum;
    }

    /** Adds P'P to a matrix [unknowns * unknowns] and P'(P x - p) to a gradient [unknowns]; both modified. */
    void addTo(double[] matrix, double[] gradient, double[] x) {
        for (Row row : rows) {
            double miss = miss(row, x);
            for (int a = 0; a < row.index.size(); a++) {
                int i = row.index.get(a);
                gradient[i] += row.coefficient.get(a) * miss;
                for (int b = 0; b < row.index.size(); b++) {
                    matrix[i * unknowns + row.index.get(b)] += row.coefficient.get(a) * row.coefficient.get(b);
                }
            }
        }
    }

    /**
     * What drawing the expected values anew adds to the gradient: P'u with u standard normal.
     *
     * @param random what is drawn from
     * @return change of the gradient, shape [unknowns]
     */
    public double[] drawn(SplittableRandom random) {
        double[] gradient = new double[unknowns];
        for (Row row : rows) {
            double size = random.nextGaussian();
            for (int a = 0; a < row.index.size(); a++) {
                gradient[row.index.get(a)] += row.coefficient.get(a) * size;
            }
        }
        return gradient;
    }

    /**
     * @param more number of further unknowns
     * @return the same expectations, with as many unknowns after these of which nothing is expected yet
     */
    public Priors widened(int more) {
        Priors priors = new Priors(unknowns + more);
        priors.rows.addAll(rows);
        return priors;
    }

    private static double miss(Row row, double[] x) {
        double sum = -row.target;
        for (int a = 0; a < row.index.size(); a++) {
            sum += row.coefficient.get(a) * x[row.index.get(a)];
        }
        return sum;
    }
}

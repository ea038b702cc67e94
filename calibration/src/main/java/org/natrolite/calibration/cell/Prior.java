package org.natrolite.calibration.cell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.natrolite.calibration.optimise.Priors;
import org.natrolite.core.numeric.Gaussian;
import org.natrolite.models.parameter.Quantity;

/** Collects the start cell as unknowns, and what is expected about them. */
final class Prior {
    /** Standard deviations from the middle of a normal distribution to an end of its 95 % interval. */
    static final double Z95 = Gaussian.quantile(0.975);

    private final List<Double> values = new ArrayList<>();
    private final List<Consumer<Priors>> rules = new ArrayList<>();

    /** Rules that do not tie an unknown to another one. */
    private final List<Consumer<Priors>> loose = new ArrayList<>();

    /**
     * @param value next unknown, in the start cell
     * @param deviation standard deviation of what is expected of it
     */
    void add(double value, double deviation) {
        add(value, deviation, deviation);
    }

    /**
     * Adds a difference between numbers that are alike for a reason other than the data.
     *
     * @param value next unknown, in the start cell
     * @param deviation standard deviation of what is expected of it
     * @param alone the same if it were not known that they are alike
     */
    void add(double value, double deviation, double alone) {
        int index = values.size();
        values.add(value);
        rules.add(priors -> priors.value(index, value, deviation));
        loose.add(priors -> priors.value(index, value, alone));
    }

    /**
     * Adds unknowns of which neighbours differ from each other as in the start cell, or nearly so.
     *
     * @param block next unknowns, in the start cell; not modified
     * @param deviation standard deviation of what is expected of each; not modified
     * @param neighbours standard deviation of what is expected of their differences
     */
    void add(double[] block, double[] deviation, double neighbours) {
        add(block, deviation, deviation, neighbours);
    }

    private void add(double[] block, double[] deviation, double[] alone, double neighbours) {
        for (int k = 0; k < block.length; k++) {
            add(block[k], deviation[k], alone[k]);
            if (k > 0) {
                int index = values.size() - 1;
                double difference = block[k] - block[k - 1];
                rules.add(priors -> priors.difference(index, index - 1, difference, neighbours));
            }
        }
    }

    /**
     * The same with one deviation for all.
     *
     * @param block next unknowns, in the start cell; not modified
     * @param deviation standard deviation of what is expected of each
     * @param neighbours standard deviation of what is expected of their differences
     */
    void add(double[] block, double deviation, double neighbours) {
        add(block, same(block.length, deviation), neighbours);
    }

    /**
     * Adds differences, of which neighbours are alike, between numbers that are alike for a reason other than the data.
     *
     * @param block next unknowns, in the start cell; not modified
     * @param deviation standard deviation of what is expected of each
     * @param alone the same if it were not known that they are alike
     * @param neighbours standard deviation of what is expected of their differences
     */
    void add(double[] block, double deviation, double alone, double neighbours) {
        add(block, same(block.length, deviation), same(block.length, alone), neighbours);
    }

    private static double[] same(int length, double value) {
        double[] values = new double[length];
        Arrays.fill(values, value);
        return values;
    }

    /**
     * @param quantity number whose logarithm is the next unknown
     * @param least smallest standard deviation to expect of it
     */
    void logarithm(Quantity quantity, double least) {
        add(Math.log(quantity.value()), Math.max(least, logDeviation(quantity)));
    }

    /**
     * @param quantity number, above zero
     * @return standard deviation of its logarithm, by its interval; 1 where that begins at zero
     */
    static double logDeviation(Quantity quantity) {
        return quantity.lower() > 0 ? Math.log(quantity.upper() / quantity.lower()) / (2 * Z95) : 1;
    }

    /**
     * @return unknowns of the start cell
     */
    double[] values() {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /**
     * @return what is expected of them
     */
    Priors priors() {
        return of(rules);
    }

    /**
     * @return what is expected of each by itself
     */
    Priors loose() {
        return of(loose);
    }

    private Priors of(List<Consumer<Priors>> which) {
        Priors priors = Priors.of(values.size());
        which.forEach(rule -> rule.accept(priors));
        return priors;
    }
}

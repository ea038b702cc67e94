package org.natrolite.calibration.cell;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.natrolite.core.error.BadArgumentException;

/**
 * How the errors of fitted numbers hang together: near -1 where one can rise as the other falls and the data see no
 * difference, near 1 where both can rise together. Of logarithms for positive numbers. Immutable.
 */
public final class Correlations {
    private final List<String> names;
    private final double[] matrix;

    private Correlations(List<String> names, double[] matrix) {
        this.names = names;
        this.matrix = matrix;
    }

    /**
     * @param names numbers, n of them
     * @param covariance covariance of their errors, shape [n * n], row by row; not modified
     * @return their correlations; 0 where a number has no error
     */
    static Correlations of(List<String> names, double[] covariance) {
        int n = names.size();
        double[] matrix = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double variances = covariance[i * n + i] * covariance[j * n + j];
                double value = variances > 0 ? covariance[i * n + j] / Math.sqrt(variances) : 0;
                matrix[i * n + j] = i == j ? 1 : Math.max(-1, Math.min(1, value));
            }
        }
        return new Correlations(List.copyOf(names), matrix);
    }

    /**
     * Two numbers and their correlation.
     *
     * @param first name of one
     * @param second name of the other
     * @param correlation correlation of their errors, -1 to 1
     */
    public record Pair(String first, String second, double correlation) {
        /**
         * @return what that means, as a sentence without a full stop
         */
        public String sentence() {
            return first + " and " + second
                    + (correlation < 0
                            ? ": where one is higher the other is lower, and the data see little difference; what they do"
                                    + " together is known better than each"
                            : ": they are too high or too low together; their ratio or difference is known better than each");
        }
    }

    /**
     * @return numbers, in the order of the fitted parameters
     */
    public List<String> names() {
        return names;
    }

    /**
     * @param i number, from 0
     * @param j number, from 0
     * @return correlation of their errors, -1 to 1
     */
    public double at(int i, int j) {
        return matrix[i * names.size() + j];
    }

    /**
     * Of any two quantities, and of quantities at states of charge, those two numbers that hang together most. Neighbours on one
     * curve are left out: they are expected to be alike.
     *
     * @param least least size of a correlation, 0 to 1
     * @return pairs, the strongest first
     */
    public List<Pair> strong(double least) {
        BadArgumentException.requireWithin(least, 0, 1, "least correlation");
        Map<List<String>, Pair> strongest = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            for (int j = i + 1; j < names.size(); j++) {
                String one = quantity(names.get(i));
                String other = quantity(names.get(j));
                double value = at(i, j);
                if (one.equals(other) || !(Math.abs(value) >= least)) {
                    continue;
                }
                Pair pair = new Pair(names.get(i), names.get(j), value);
                strongest.merge(
                        List.of(one, other), pair, (a, b) -> Math.abs(b.correlation) > Math.abs(a.correlation) ? b : a);
            }
        }
        List<Pair> pairs = new ArrayList<>(strongest.values());
        pairs.sort(Comparator.comparingDouble(pair -> -Math.abs(pair.correlation)));
        return pairs;
    }

    /**
     * @param name name of a number
     * @return the same without the state of charge that it stands at
     */
    static String quantity(String name) {
        int node = name.indexOf('[');
        return node < 0 ? name : name.substring(0, node);
    }
}

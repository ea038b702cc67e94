package org.natrolite.calibration.optimise;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.natrolite.core.error.BadArgumentException;

/**
 * Linear least squares in which some unknowns cannot be negative, by the active sets of Lawson and Hanson (Solving Least
 * Squares Problems, 1974, chapter 23) on the normal equations. It begins with all unknowns in the passive set, as most of them
 * end there.
 */
public final class NonNegative {
    /** Changes of the passive set after which the search ends, over the number of unknowns. */
    private static final int ROUNDS = 3;

    /** Part of the steepest descent at zero below which an unknown stays at its bound. */
    private static final double FLAT = 1e-10;

    private NonNegative() {}

    /**
     * Minimises {@code x'Gx - 2 c'x} with x at least 0 where it must.
     *
     * @param gram G = A'A, positive definite, shape [n * n], row by row; not modified
     * @param right c = A'b, shape [n]; not modified
     * @param free which unknowns may be negative, shape [n]; not modified
     * @return x, shape [n]
     * @throws BadArgumentException if the columns that take part depend on each other
     */
    public static double[] solve(double[] gram, double[] right, boolean[] free) {
        int n = right.length;
        boolean[] passive = new boolean[n];
        Arrays.fill(passive, true);
        double[] x = inside(gram, right, free, passive, new double[n]);
        double flat = FLAT * Arrays.stream(right).map(Math::abs).max().orElse(0);
        for (int round = 0; round < ROUNDS * n; round++) {
            int enter = -1;
            double steepest = flat;
            for (int i = 0; i < n; i++) {
                double descent = right[i] - Normal.dot(x, gram, i * n);
                if (!passive[i] && descent > steepest) {
                    steepest = descent;
                    enter = i;
                }
            }
            if (enter < 0) {
                return x;
            }
            passive[enter] = true;
            x = inside(gram, right, free, passive, x);
        }
        return x;
    }

    /**
     * How many of the unknowns the data tell where beliefs stand beside them: the trace of {@code inverse(G) D} over the
     * unknowns that are not held at zero.
     *
     * @param gram G, data and beliefs, shape [n * n]; not modified
     * @param data D, the part of the data in it, shape [n * n]; not modified
     * @param x what {@link #solve} gave, shape [n]; not modified
     * @param free which unknowns may be negative, shape [n]; not modified
     * @return from 0 to n
     */
    public static double told(double[] gram, double[] data, double[] x, boolean[] free) {
        int[] chosen =
                IntStream.range(0, x.length).filter(i -> free[i] || x[i] > 0).toArray();
        double[] inverse = Normal.inverse(part(gram, x.length, chosen), chosen.length);
        double[] kept = part(data, x.length, chosen);
        double told = 0;
        for (int i = 0; i < kept.length; i++) {
            // both are symmetric, so that the trace is the sum over their entries
            told += inverse[i] * kept[i];
        }
        return told;
    }

    private static double[] part(double[] matrix, int n, int[] chosen) {
        double[] part = new double[chosen.length * chosen.length];
        for (int i = 0; i < chosen.length; i++) {
            for (int j = 0; j < chosen.length; j++) {
                part[i * chosen.length + j] = matrix[chosen[i] * n + chosen[j]];
            }
        }
        return part;
    }

    /** Goes from a feasible point towards the best of the passive set, and takes out what would become negative. */
    private static double[] inside(double[] gram, double[] right, boolean[] free, boolean[] passive, double[] from) {
        double[] x = from;
        while (true) {
            double[] best = best(gram, right, passive);
            double step = 1;
            int leave = -1;
            for (int i = 0; i < x.length; i++) {
                if (passive[i] && !free[i] && best[i] <= 0) {
                    double until = x[i] > best[i] ? x[i] / (x[i] - best[i]) : 0;
                    if (until < step || leave < 0) {
                        step = Math.min(step, until);
                        leave = i;
                    }
                }
            }
            if (leave < 0) {
                return best;
            }
            double[] moved = new double[x.length];
            for (int i = 0; i < x.length; i++) {
                moved[i] = x[i] + step * (best[i] - x[i]);
            }
            moved[leave] = 0;
            passive[leave] = false;
            x = moved;
        }
    }

    /** Least squares over the passive set, zero elsewhere. */
    private static double[] best(double[] gram, double[] right, boolean[] passive) {
        int[] chosen = IntStream.range(0, right.length).filter(i -> passive[i]).toArray();
        double[] x = new double[right.length];
        if (chosen.length == 0) {
            return x;
        }
        double[] vector = new double[chosen.length];
        Arrays.setAll(vector, i -> right[chosen[i]]);
        double[] solved = Normal.solve(part(gram, right.length, chosen), vector, chosen.length);
        if (solved == null) {
            throw new BadArgumentException("columns of a least-squares problem depend on each other; expected "
                    + chosen.length + " independent ones");
        }
        for (int i = 0; i < chosen.length; i++) {
            x[chosen[i]] = solved[i];
        }
        return x;
    }
}

package org.natrolite.calibration.ocv;

import java.util.Arrays;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.core.table.MonotoneCubic;

/**
 * Potential of an electrode as the mean of its two branches. Each branch is given over its own charge from 0 to 1, and the
 * two charges differ: what went in once need not come out again. So the branch of filling is read at a multiple of the
 * stoichiometry of the branch of emptying, with the factor for which their gap is most even.
 */
public final class HalfCell {
    /** Stoichiometries at which the gap is looked at: away from the steep ends. */
    private static final double FROM = 0.06;

    private static final double TO = 0.94;

    private static final double STEP = 0.005;

    private static final double LEAST_RATIO = 0.75;

    private static final double MOST_RATIO = 1.25;

    private static final double RATIO_STEP = 0.001;

    private static final int NODES = 2001;

    /** Smallest fall between two nodes, so that no mean of branches is level, V. */
    private static final double LEAST_FALL = 1e-7;

    private final MonotoneCubic filling;
    private final MonotoneCubic emptying;
    private final double ratio;
    private final double gap;
    private final double scatter;
    private final MonotoneCubic potential;

    private HalfCell(MonotoneCubic filling, MonotoneCubic emptying) {
        this.filling = filling;
        this.emptying = emptying;
        double best = 1;
        double least = Double.POSITIVE_INFINITY;
        int ratios = (int) Math.round((MOST_RATIO - LEAST_RATIO) / RATIO_STEP);
        for (int k = 0; k <= ratios; k++) {
            double tried = LEAST_RATIO + k * RATIO_STEP;
            double deviation = gap(tried)[1];
            if (deviation < least) {
                least = deviation;
                best = tried;
            }
        }
        this.ratio = best;
        this.gap = gap(best)[0];
        this.scatter = least;
        this.potential = mean();
    }

    /**
     * @param fillingX charge of the branch on which the electrode fills, 0 to 1, in any order, shape [n]; not modified
     * @param fillingU potentials there, V, shape [n]; not modified
     * @param emptyingX stoichiometry on the branch on which the electrode empties, 0 to 1, in any order, shape [m]; not
     *     modified
     * @param emptyingU potentials there, V, shape [m]; not modified
     * @return the half-cell, its stoichiometry that of the branch of emptying
     * @throws BadArgumentException if shapes differ or a number is not finite
     */
    public static HalfCell of(double[] fillingX, double[] fillingU, double[] emptyingX, double[] emptyingU) {
        return new HalfCell(Monotone.falling(fillingX, fillingU), Monotone.falling(emptyingX, emptyingU));
    }

    /** Mean and standard deviation of the gap for a ratio. */
    private double[] gap(double tried) {
        int n = (int) Math.round((TO - FROM) / STEP) + 1;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            double x = FROM + i * STEP;
            double d = emptying.value(x) - filling.value(Math.min(1, x * tried));
            sum += d;
            squares += d * d;
        }
        return new double[] {sum / n, Math.sqrt(Math.max(0, squares / n - sum / n * (sum / n)))};
    }

    private MonotoneCubic mean() {
        double[] x = new double[NODES];
        double[] u = new double[NODES];
        Arrays.setAll(x, i -> (double) i / (NODES - 1));
        for (int i = 0; i < NODES; i++) {
            u[i] = 0.5 * (emptying.value(x[i]) + filling.value(x[i] * ratio));
            if (i > 0) {
                u[i] = Math.min(u[i], u[i - 1] - LEAST_FALL);
            }
        }
        return MonotoneCubic.of(x, u);
    }

    /**
     * @return mean of the branches, V over stoichiometry from 0 to 1, falling
     */
    public MonotoneCubic potential() {
        return potential;
    }

    /**
     * @return charge of the branch of filling over that of the branch of emptying, as far as their features tell, 1
     */
    public double ratio() {
        return ratio;
    }

    /**
     * @return mean gap between the branches, V
     */
    public double gap() {
        return gap;
    }

    /**
     * @return standard deviation of the gap over stoichiometry, V: what the alignment leaves
     */
    public double scatter() {
        return scatter;
    }
}

package org.natrolite.calibration.ocv;

import java.util.Arrays;
import org.natrolite.calibration.optimise.LeastSquares;
import org.natrolite.calibration.optimise.LevenbergMarquardt;
import org.natrolite.calibration.optimise.Priors;
import org.natrolite.calibration.optimise.Solution;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.core.table.MonotoneCubic;

/** Identifies the windows of two electrodes in a measured full-cell voltage; see the tour of this package. */
public final class WindowFit {
    /** Standard deviation that is supposed of the voltages; errors beyond three of it count less, V. */
    private static final double SUPPOSED = 0.002;

    private static final double ROBUST = 3;

    /** How far a potential is continued, in stoichiometry. */
    private static final double CONTINUED = 0.001;

    private static final int MOST_ITERATIONS = 300;

    private static final double TOLERANCE = 1e-10;

    /** Windows to begin with: positive at 0 and 100 %, negative at 0 % SOC; the last unknown has the most minima. */
    private static final double[] START = {0.95, 0.03, 0.01};

    private static final double[] STARTS_OF_FULL_NEGATIVE = {0.6, 0.7, 0.8, 0.9};

    /** Weak prior: windows lie within about the electrodes. */
    private static final double PRIOR = 0.3;

    private static final double NORMAL_95 = 1.959963984540054;

    private final MonotoneCubic positive;
    private final MonotoneCubic negative;

    private WindowFit(MonotoneCubic positive, MonotoneCubic negative) {
        this.positive = positive;
        this.negative = negative;
    }

    /**
     * @param positive potential of the positive electrode
     * @param negative potential of the negative electrode
     * @return the fit of a cell of these two
     */
    public static WindowFit of(HalfCell positive, HalfCell negative) {
        return new WindowFit(continued(positive.potential()), continued(negative.potential()));
    }

    /** Beyond its ends a potential goes on as steeply as it came there, so that windows are not drawn out of them. */
    private static MonotoneCubic continued(MonotoneCubic potential) {
        int n = (int) Math.round(1 / CONTINUED);
        double[] x = new double[n + 3];
        double[] u = new double[n + 3];
        Arrays.setAll(x, i -> (double) (i - 1) / n);
        Arrays.setAll(u, i -> potential.value(x[i]));
        u[0] = 2 * u[1] - u[2];
        u[n + 2] = 2 * u[n + 1] - u[n];
        return MonotoneCubic.of(x, u);
    }

    /**
     * @param soc states of charge, evenly spaced and increasing, shape [n], n at least 20; not modified
     * @param voltage open-circuit voltage, V, shape [n]; not modified
     * @return windows with intervals, and what they leave unexplained
     * @throws BadArgumentException if shapes do not fit or a number is not finite
     */
    public WindowResult fit(double[] soc, double[] voltage) {
        if (soc.length != voltage.length || soc.length < 20) {
            throw new BadArgumentException(soc.length + " states of charge and " + voltage.length
                    + " voltages; expected as many, at least 20");
        }
        Problem problem = new Problem(soc.clone(), voltage.clone());
        LevenbergMarquardt method = LevenbergMarquardt.of(MOST_ITERATIONS, TOLERANCE, ROBUST, 1);
        Solution best = null;
        for (double full : STARTS_OF_FULL_NEGATIVE) {
            double[] start = {START[0], START[1], START[2], full};
            Priors priors = Priors.of(start.length);
            for (int i = 0; i < start.length; i++) {
                priors.value(i, start[i], PRIOR);
            }
            Solution found = method.minimise(problem, priors, start, (iteration, cost) -> {});
            if (best == null || found.cost() < best.cost()) {
                best = found;
            }
        }
        if (best == null) {
            throw new IllegalStateException("no start");
        }
        return result(soc, best);
    }

    private static WindowResult result(double[] soc, Solution found) {
        double[] errors =
                Arrays.stream(found.residuals()).map(r -> r * SUPPOSED).toArray();
        double[] covariance = found.covariance(weights(found.residuals()));
        double[] x = found.x();
        double[] half = new double[x.length];
        Arrays.setAll(half, i -> NORMAL_95 * Math.sqrt(covariance[i * x.length + i]));
        return WindowResult.of(x, half, soc, errors);
    }

    /**
     * How many independent observations each residual stands for, over the square of their scatter: errors of
     * neighbouring states of charge are alike, so that a hundred of them may count as five.
     */
    private static double[] weights(double[] residuals) {
        double[] robust = Arrays.stream(residuals)
                .map(r -> Math.min(1, ROBUST / Math.abs(r)))
                .toArray();
        double squares = 0;
        double total = 0;
        for (int i = 0; i < residuals.length; i++) {
            squares += robust[i] * residuals[i] * residuals[i];
            total += robust[i];
        }
        double variance = squares / total;
        double length = correlationLength(residuals);
        return Arrays.stream(robust).map(w -> w / (variance * length)).toArray();
    }

    /** One plus twice the sum of the autocorrelations up to the first that is not above zero. */
    private static double correlationLength(double[] r) {
        double zero = autocovariance(r, 0);
        double length = 1;
        for (int lag = 1; lag < r.length; lag++) {
            double rho = autocovariance(r, lag) / zero;
            if (!(rho > 0)) {
                break;
            }
            length += 2 * rho;
        }
        return length;
    }

    private static double autocovariance(double[] r, int lag) {
        double sum = 0;
        for (int i = lag; i < r.length; i++) {
            sum += r[i] * r[i - lag];
        }
        return sum;
    }

    private final class Problem implements LeastSquares {
        private final double[] soc;
        private final double[] voltage;

        Problem(double[] soc, double[] voltage) {
            this.soc = soc;
            this.voltage = voltage;
        }

        @Override
        public int unknowns() {
            return START.length + 1;
        }

        @Override
        public int residuals() {
            return soc.length;
        }

        @Override
        public double[] importances() {
            double[] all = new double[soc.length];
            Arrays.fill(all, 1);
            return all;
        }

        @Override
        public Evaluator evaluator() {
            return (x, r) -> {
                for (int i = 0; i < soc.length; i++) {
                    double p = positive.value(x[0] + soc[i] * (x[1] - x[0]));
                    double n = negative.value(x[2] + soc[i] * (x[3] - x[2]));
                    r[i] = (p - n - voltage[i]) / SUPPOSED;
                }
            };
        }
    }
}

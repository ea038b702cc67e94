package org.natrolite.calibration.cell;

import java.util.Arrays;
import java.util.List;
import org.natrolite.calibration.optimise.LeastSquares;
import org.natrolite.calibration.optimise.Priors;

/**
 * The residuals of a fit with the weights that its intervals rest on, and with one number of the cell held at a value. What all
 * rows of a record share (charge that was counted wrongly, noise of its first rest) is unknown, too, and answers along with the
 * unknowns of the fit.
 */
final class ProfileProblem implements LeastSquares {
    /** How closely the number is held, over its standard deviation. */
    private static final double CLOSE = 1e-3;

    private final CellFit fit;
    private final Uncertainty uncertainty;
    private final double[] weights;
    private final List<double[]> common;
    private final int number;
    private final double value;

    /**
     * @param fit problem that was solved
     * @param uncertainty numbers of the cell and their derivatives
     * @param weights what each residual counts, shape [residuals]; not modified
     * @param common errors that residuals share, by one standard deviation each, shape [][residuals]; not modified
     * @param number place of the number among the fitted parameters, or -1 to hold none
     * @param value where to hold it: its logarithm for a positive number
     */
    ProfileProblem(
            CellFit fit, Uncertainty uncertainty, double[] weights, List<double[]> common, int number, double value) {
        this.fit = fit;
        this.uncertainty = uncertainty;
        this.weights = weights;
        this.common = common;
        this.number = number;
        this.value = value;
    }

    @Override
    public int unknowns() {
        return fit.unknowns() + common.size();
    }

    @Override
    public int residuals() {
        return fit.residuals() + 1;
    }

    @Override
    public double[] importances() {
        double[] importances = Arrays.copyOf(weights, weights.length + 1);
        importances[weights.length] = number < 0 ? 0 : 1;
        return importances;
    }

    /**
     * @param priors what is expected of the unknowns of the fit
     * @return what is expected of all of the unknowns
     */
    Priors priors(Priors priors) {
        Priors all = priors.widened(common.size());
        for (int k = 0; k < common.size(); k++) {
            all.value(fit.unknowns() + k, 0, 1);
        }
        return all;
    }

    /**
     * @param x unknowns, shape [unknowns]; not modified
     * @param residuals residuals there, shape [residuals]; not modified
     * @return what the data have to say against it: weighted squares, and those of what rows share
     */
    double data(double[] x, double[] residuals) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * residuals[i] * residuals[i];
        }
        for (int k = fit.unknowns(); k < x.length; k++) {
            sum += x[k] * x[k];
        }
        return sum;
    }

    private double held(double[] x) {
        return number < 0 ? 0 : (uncertainty.numbers(x)[number] - value) / (CLOSE * uncertainty.deviation(number));
    }

    @Override
    public Evaluator evaluator() {
        return new Worker();
    }

    /** Residuals and derivatives. */
    private final class Worker implements Evaluator {
        private final Evaluator of = fit.evaluator();
        private final double[] residuals = new double[weights.length];
        private final double[] derivatives = new double[weights.length * fit.unknowns()];

        @Override
        public void evaluate(double[] x, double[] r) {
            double[] inner = Arrays.copyOf(x, fit.unknowns());
            of.evaluate(inner, residuals);
            System.arraycopy(residuals, 0, r, 0, residuals.length);
            for (int k = 0; k < common.size(); k++) {
                double size = x[inner.length + k];
                double[] shared = common.get(k);
                for (int i = 0; i < residuals.length; i++) {
                    r[i] += size * shared[i];
                }
            }
            r[residuals.length] = held(inner);
        }

        @Override
        public boolean differentiate(double[] x, double[] jacobian) {
            double[] inner = Arrays.copyOf(x, fit.unknowns());
            if (!of.differentiate(inner, derivatives)) {
                return false;
            }
            int m = residuals.length;
            double[] slopes = number < 0 ? new double[inner.length] : uncertainty.slopes(inner, number);
            for (int a = 0; a < inner.length; a++) {
                System.arraycopy(derivatives, a * m, jacobian, a * (m + 1), m);
                jacobian[a * (m + 1) + m] = number < 0 ? 0 : slopes[a] / (CLOSE * uncertainty.deviation(number));
            }
            for (int k = 0; k < common.size(); k++) {
                int a = inner.length + k;
                System.arraycopy(common.get(k), 0, jacobian, a * (m + 1), m);
                jacobian[a * (m + 1) + m] = 0;
            }
            return true;
        }
    }
}

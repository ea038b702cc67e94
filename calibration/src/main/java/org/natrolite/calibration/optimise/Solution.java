package org.natrolite.calibration.optimise;

import org.natrolite.core.error.BadArgumentException;

/** Where a fit ended, and what the data and the priors say there. Immutable. */
public final class Solution {
    private final double[] x;
    private final double cost;
    private final int iterations;
    private final boolean converged;
    private final double[] jacobian;
    private final double[] residuals;
    private final Priors priors;

    Solution(
            double[] x,
            double cost,
            int iterations,
            boolean converged,
            double[] jacobian,
            double[] residuals,
            Priors priors) {
        this.x = x;
        this.cost = cost;
        this.iterations = iterations;
        this.converged = converged;
        this.jacobian = jacobian;
        this.residuals = residuals;
        this.priors = priors;
    }

    /**
     * Covariance of the unknowns: the inverse of {@code J' diag(w) J + P'P}.
     *
     * @param weights number of independent observations that each data residual stands for, in place of the
     *     importances of the problem, over the square of how much larger the scatter is than was supposed, shape
     *     [residuals]; not modified
     * @return covariance, shape [unknowns * unknowns], row by row
     * @throws BadArgumentException if the data and the priors leave an unknown open
     */
    public double[] covariance(double[] weights) {
        return covariance(weights, priors);
    }

    /**
     * The same with other beliefs about the unknowns than those of the fit.
     *
     * @param weights number of independent observations that each data residual stands for, shape [residuals]; not modified
     * @param priors what is expected of the unknowns
     * @return covariance, shape [unknowns * unknowns], row by row
     * @throws BadArgumentException if the data and the priors leave an unknown open
     */
    public double[] covariance(double[] weights, Priors priors) {
        double[] matrix = new double[x.length * x.length];
        Normal.addTo(matrix, jacobian, weights, x.length);
        priors.addTo(matrix, new double[x.length], x);
        return Normal.inverse(matrix, x.length);
    }

    /**
     * How the unknowns answer to errors that are common to many observations.
     *
     * @param covariance covariance by the weights, shape [unknowns * unknowns]; not modified
     * @param weights number of independent observations that each data residual stands for, shape [residuals]; not modified
     * @param errors change of the residuals, shape [residuals]; not modified
     * @return change of the unknowns to first order, shape [unknowns]
     */
    public double[] response(double[] covariance, double[] weights, double[] errors) {
        double[] weighted = new double[errors.length];
        for (int i = 0; i < weighted.length; i++) {
            weighted[i] = -weights[i] * errors[i];
        }
        double[] right = new double[x.length];
        for (int a = 0; a < x.length; a++) {
            right[a] = Normal.dot(weighted, jacobian, a * errors.length);
        }
        double[] response = new double[x.length];
        for (int a = 0; a < x.length; a++) {
            response[a] = Normal.dot(right, covariance, a * x.length);
        }
        return response;
    }

    /**
     * Covariance that the priors alone leave.
     *
     * @return covariance, shape [unknowns * unknowns], row by row
     * @throws BadArgumentException if the priors leave an unknown open
     */
    public double[] priorCovariance() {
        return covariance(new double[residuals.length]);
    }

    /**
     * @return unknowns, shape [unknowns]; a copy
     */
    public double[] x() {
        return x.clone();
    }

    /**
     * @return derivatives of the data residuals by the unknowns, column by column, shape [residuals * unknowns]; a copy
     */
    public double[] jacobian() {
        return jacobian.clone();
    }

    /**
     * @return data residuals, shape [residuals]; a copy
     */
    public double[] residuals() {
        return residuals.clone();
    }

    /**
     * @return value of the function that was minimised
     */
    public double cost() {
        return cost;
    }

    /**
     * @return iterations taken
     */
    public int iterations() {
        return iterations;
    }

    /**
     * @return whether it ended because nothing improved, not because of the number of iterations
     */
    public boolean converged() {
        return converged;
    }
}

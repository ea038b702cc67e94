package org.natrolite.calibration.optimise;

/** Data residuals as a function of unknowns. */
public interface LeastSquares {

    /**
     * @return number of unknowns
     */
    int unknowns();

    /**
     * @return number of data residuals
     */
    int residuals();

    /**
     * @return how many independent observations each data residual stands for, shape [residuals]; a copy
     */
    double[] importances();

    /**
     * @return a new worker with its own memory, for one thread
     */
    Evaluator evaluator();

    /** Works out residuals. Used by one thread at a time. */
    @FunctionalInterface
    interface Evaluator {
        /**
         * @param x unknowns, shape [unknowns]; not modified
         * @param r residuals in units of their standard deviation, shape [residuals]; modified
         */
        void evaluate(double[] x, double[] r);

        /**
         * Works out derivatives, where they are known in closed form.
         *
         * @param x unknowns, shape [unknowns]; not modified
         * @param jacobian derivatives of the residuals, shape [unknowns * residuals], one unknown after the other; modified
         *     where they are known
         * @return whether they are known; where not, differences take their place
         */
        default boolean differentiate(double[] x, double[] jacobian) {
            return false;
        }
    }
}

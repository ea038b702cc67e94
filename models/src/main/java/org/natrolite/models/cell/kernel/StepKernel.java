package org.natrolite.models.cell.kernel;

/**
 * Works out one step for a tile of cells, each with a current of its own, by the polynomials kept in {@link StepCells}. It
 * moves nothing: whoever asked looks at {@link StepWork#wrong}, and where limits are near at {@link StepWork#doubtful}, and takes
 * over what is good. A lane does not see the others. Allocates nothing; has no state of its own.
 *
 * <p>With the current I, whose direction the lane is turned to, x the state of charge at the middle of the step less that of the
 * centre, dz its change, x2 the mean over the step of x^2, and theta the temperature at the beginning less that of the centre,
 * for each lane:
 *
 * <pre>
 *   L  = open0 + open1 x + open2 x2,  E and M likewise of entropic0 ... and gap0 ...
 *   u  = rate |dz|,  w = (s - h) u                       s the direction of the current
 *   h' = h + w (1 - u/2 + u^2/6),  mean of h = h + w (1/2 - u/6 + u^2/24)
 *   t_i = (1 + warming_i theta) (ohm0_i + ohm1_i x) I
 *   X  = contact I + t_0 + sum (1 - mean_i) t_i + mean_i v_i + M (mean of h) + E T
 *   D  = E + warming_0 t_0 + sum warming_i (1 - mean_i) t_i
 *   q  = (loss max(I, 0) + leak) L - cooling (T - ambient)
 *   r  = warm/2 (I X + q)                                the warming to the middle of the step
 *   V  = L + X + D r
 *   v_i &lt;- keep_i v_i + (1 - keep_i) (1 + warming_i r) t_i
 *   T  &lt;- T + warm (I (X + D r) + q)
 * </pre>
 *
 * <p>Energy is kept to rounding: what goes in at the terminals, I V, is heat and I L, the change of the antiderivative of L.
 */
public interface StepKernel {
    /** Largest exponent of the hysteresis in a step: there the series miss 4e-6 of what they stand for. */
    double LARGEST_SWING = 0.1;

    /**
     * Works out a step at a current.
     *
     * @param state states of the cells, as {@link CellColumns} has them; not modified
     * @param cells their polynomials; not modified
     * @param frame what they share
     * @param work current and ambient, and what comes of them; modified
     * @param from first lane to work out
     * @param to lane before which to stop; others may be worked out, too
     */
    void current(double[] state, StepCells cells, StepFrame frame, StepWork work, int from, int to);

    /**
     * Works out a step at a mean power: the root of the quadratic through two currents. What it misses of the voltage is in
     * {@link StepWork#wrong}; current times mean voltage is the power to rounding.
     *
     * @param state states of the cells, as {@link CellColumns} has them; not modified
     * @param cells their polynomials; not modified
     * @param frame what they share
     * @param work power and ambient, and what comes of them, with the current; modified
     * @param from first lane to work out
     * @param to lane before which to stop; others may be worked out, too
     */
    void power(double[] state, StepCells cells, StepFrame frame, StepWork work, int from, int to);

    /**
     * Looks whether what is asked of cells can be asked. Where it says no it may be wrong, as when a sum overflows.
     *
     * @param asked currents or powers; not modified
     * @param ambient temperatures of the surroundings, K; not modified
     * @param cells how many of these to look at
     * @return whether all are surely finite, and the temperatures above zero
     */
    boolean sound(double[] asked, double[] ambient, int cells);
}

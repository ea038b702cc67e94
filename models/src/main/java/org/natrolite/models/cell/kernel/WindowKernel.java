package org.natrolite.models.cell.kernel;

/**
 * Moves a tile of cells through steps of a shared profile, by expansions of their equations. Allocates nothing; one a thread,
 * for it may have work space.
 *
 * <p>With the current p of a step, its direction s, the charge m that has passed at the middle of the step and the mean over
 * the step of its square, m2, for each lane:
 *
 * <pre>
 *   T'= T + ahead p + aheadSquare p^2                       in the middle of the step
 *   u = swing |p|,  y = u - u^2/2                           1 - exp(-u), for u up to {@link #LARGEST_SWING}
 *   L = line + slope m + curve m2                           open-circuit voltage but for the entropic part
 *   M = gap + gapSlope m + gapCurve m2
 *   h'= h + (s - h) y
 *   x = (direct + directSlope m) p + sum mean_i v_i + M (h + h') + (entropic + directWarming p) T'
 *   taken += p (L + x) or given += p (L + x)               by the direction of p
 *   v_i &lt;- keep_i v_i + (gain_i + gainSlope_i m + gainWarming_i T') p
 *   h   &lt;- h'
 *   T   &lt;- cool T + warm p (x + loss L) + rise
 * </pre>
 */
public interface WindowKernel {
    /**
     * Largest exponent of the hysteresis in a step. There the polynomial misses 1 - exp(-u) by u^2/6, 7e-5 of itself, and
     * the mean of both ends misses that of the step by u^2/12 of the gap.
     */
    double LARGEST_SWING = 0.02;

    /**
     * Takes steps.
     *
     * @param lanes states of the cells; modified
     * @param cells their expansions, those of idle lanes held; not modified
     * @param count lanes in use, the first ones
     * @param pairs RC pairs of the cells
     * @param profile the steps; not modified
     * @param from first step to take
     * @param to step before which to stop
     * @param loss share of charging current that is not stored, 1
     * @param extremes whether lowest and highest voltage are noted
     */
    void advance(
            Lanes lanes,
            Expansion cells,
            int count,
            int pairs,
            Steps profile,
            int from,
            int to,
            double loss,
            boolean extremes);

    /**
     * @return another one, for another thread
     */
    WindowKernel fresh();

    /**
     * @return name for people and reports
     */
    String name();

    /**
     * @return what works out single steps, on the same instructions
     */
    default StepKernel stepKernel() {
        return PortableStepKernel.create();
    }
}

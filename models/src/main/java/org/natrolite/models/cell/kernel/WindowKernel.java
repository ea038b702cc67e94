package org.natrolite.models.cell.kernel;

/**
 * Moves a tile of cells through steps of a shared profile at frozen coefficients. Without state; safe for use by many
 * threads, each with lanes of its own. Allocates nothing.
 *
 * <p>With the current p of a step, its direction s and the charge m that has passed at the middle of the step, for each
 * lane:
 *
 * <pre>
 *   u = swing |p|,  y = u (1 - u (1/2 - u/6))               1 - exp(-u), for u up to {@link #LARGEST_SWING}
 *   L = line + slope m                                      open-circuit voltage but for the entropic part
 *   x = direct p + sum mean_i v_i + entropic T + gap (h + (s - h) y / 2)
 *   net += p (L + x),  gross += |p| (L + x)
 *   v_i &lt;- keep_i v_i + gain_i p
 *   h   &lt;- h + (s - h) y
 *   T   &lt;- cool T + warm p (x + loss L) + rise
 *   line &lt;- line - drift
 * </pre>
 */
public interface WindowKernel {
    /**
     * Largest exponent of the hysteresis in a step. There the polynomial misses 1 - exp(-u) by 7e-7 of itself, and half of
     * it misses the mean by u^2/12, 5e-5 of the gap.
     */
    double LARGEST_SWING = 0.025;

    /**
     * Takes steps.
     *
     * @param lanes cells; states, sums and line are modified
     * @param count lanes in use, the first ones; others may be stepped as well
     * @param pairs RC pairs of the cells
     * @param current current of each step of the profile, A, positive when it charges; not modified
     * @param from first step to take
     * @param to step before which to stop
     * @param middle charge at the middle of each step over its length, A, entry 0 at the step first; not modified
     * @param first step of the first entry of middle
     * @param loss share of charging current that is not stored, 1
     */
    void advance(
            Lanes lanes,
            int count,
            int pairs,
            double[] current,
            int from,
            int to,
            double[] middle,
            int first,
            double loss);

    /**
     * @return name for people and reports
     */
    String name();
}

package org.natrolite.models.cell.kernel;

/**
 * A tile of cells inside a window: one lane a cell, states and frozen coefficients side by side. Work space of one thread;
 * every array is {@link #WIDTH} long.
 *
 * <p>Current stands for that of the shared profile, p: the factor of the cell is inside the coefficients. Coefficients
 * that know the direction of the current exist twice, {@link #CHARGE} and {@link #DISCHARGE}.
 */
public final class Lanes {
    /** Lanes in a tile: all arrays of a tile stay in the first-level cache. A multiple of every vector length. */
    public static final int WIDTH = 64;

    /** Most RC pairs. */
    public static final int MOST_PAIRS = 3;

    /** Index of coefficients for positive current. */
    public static final int CHARGE = 0;

    /** Index of coefficients for negative current. */
    public static final int DISCHARGE = 1;

    // State.
    /** Voltage of the RC pairs, V, shape [pairs][lanes]. */
    public final double[][] pair = new double[MOST_PAIRS][WIDTH];

    /** Hysteresis state, from -1 to 1. */
    public final double[] hysteresis = new double[WIDTH];

    /** Temperature half a mean step ahead, K. */
    public final double[] temperature = new double[WIDTH];

    /** Sum over steps of p times mean voltage, A V. */
    public final double[] net = new double[WIDTH];

    /** Sum over steps of |p| times mean voltage, A V. */
    public final double[] gross = new double[WIDTH];

    // Coefficients.
    /** Open-circuit voltage without entropic part where the shared charge is zero, V; moves by {@link #drift}. */
    public final double[] line = new double[WIDTH];

    /** Its slope over the shared charge, V/A. */
    public final double[] slope = new double[WIDTH];

    /** What self-discharge takes from {@link #line} in a step, V. */
    public final double[] drift = new double[WIDTH];

    /** Entropic coefficient, V/K. */
    public final double[] entropic = new double[WIDTH];

    /** Half of the gap between the branches, V. */
    public final double[] gap = new double[WIDTH];

    /** Exponent of the hysteresis of one step over |p|, 1/A, shape [directions][lanes]. */
    public final double[][] swing = new double[2][WIDTH];

    /** Mean voltage of a step over p that does not come from the state, ohm, shape [directions][lanes]. */
    public final double[][] direct = new double[2][WIDTH];

    /** What is left of an RC voltage after a step, 1, shape [pairs][lanes]. */
    public final double[][] keep = new double[MOST_PAIRS][WIDTH];

    /** Its mean over the step, 1, shape [pairs][lanes]. */
    public final double[][] mean = new double[MOST_PAIRS][WIDTH];

    /** What a step adds to an RC voltage over p, ohm, shape [pairs][directions][lanes]. */
    public final double[][][] gain = new double[MOST_PAIRS][2][WIDTH];

    /** What is left of a temperature after a step, 1. */
    public final double[] cool = new double[WIDTH];

    /** Rise of temperature by heat, as the cell's own current over p times K/W, K/W. */
    public final double[] warm = new double[WIDTH];

    /** Rise of temperature by all that does not depend on the current, K. */
    public final double[] rise = new double[WIDTH];

    /** Line of open-circuit voltage at the middle of the present step, V; work space of the kernels. */
    final double[] open = new double[WIDTH];

    /** What the current adds to it, V; work space of the kernels. */
    final double[] excess = new double[WIDTH];

    private Lanes() {}

    /**
     * @return lanes that hold zeros
     */
    public static Lanes create() {
        return new Lanes();
    }

    /**
     * Makes a lane stand still: a kernel leaves its state and its sums as they are.
     *
     * @param i lane
     */
    public void hold(int i) {
        line[i] = 0;
        slope[i] = 0;
        drift[i] = 0;
        entropic[i] = 0;
        gap[i] = 0;
        for (int d = 0; d < 2; d++) {
            swing[d][i] = 0;
            direct[d][i] = 0;
            for (int k = 0; k < MOST_PAIRS; k++) {
                gain[k][d][i] = 0;
            }
        }
        for (int k = 0; k < MOST_PAIRS; k++) {
            keep[k][i] = 1;
            mean[k][i] = 0;
        }
        cool[i] = 1;
        warm[i] = 0;
        rise[i] = 0;
    }
}

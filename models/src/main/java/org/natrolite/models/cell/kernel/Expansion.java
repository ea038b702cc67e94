package org.natrolite.models.cell.kernel;

/**
 * The equations of a tile of cells near a state of charge and a temperature: polynomials of the charge m that has passed,
 * and of temperature, in place of tables and exponentials. One lane a cell; a column is {@link Lanes#RUN} long.
 *
 * <p>Charge is counted over the length of a step, and with the current p it stands for those of the shared profile: the
 * factor of the cell is inside the coefficients. Columns that know the direction of the current are in {@link #directed},
 * once for each direction, all others in {@link #common}: a kernel that begins at a turn of the current finds what it needs
 * in two arrays, at distances known to the compiler.
 */
public final class Expansion {
    /** Index of coefficients for positive current. */
    public static final int CHARGE = 0;

    /** Index of coefficients for negative current. */
    public static final int DISCHARGE = 1;

    private static final int W = Lanes.RUN;

    // Columns that hold in both directions: where they begin.
    /** Open-circuit voltage without entropic part where m is zero, V. */
    public static final int LINE = 0;

    /** Its slope over m, V/A. */
    public static final int SLOPE = W;

    /** What m^2 brings to it, V/A^2. */
    public static final int CURVE = 2 * W;

    /** Entropic coefficient, V/K. */
    public static final int ENTROPIC = 3 * W;

    /** A quarter of the gap between the branches of the hysteresis where m is zero, V. */
    public static final int GAP = 4 * W;

    /** Its slope over m, V/A. */
    public static final int GAP_SLOPE = 5 * W;

    /** What m^2 brings to it, V/A^2. */
    public static final int GAP_CURVE = 6 * W;

    /** How far ahead of its start the middle of a step is in temperature, over p, K/A. */
    public static final int AHEAD = 7 * W;

    /** What is left of a temperature after a step, 1. */
    public static final int COOL = 8 * W;

    /** Rise of temperature by heat, as the cell's own current over p times K/W, K/W. */
    public static final int WARM = 9 * W;

    /** Rise of temperature by all that does not depend on the current, K. */
    public static final int RISE = 10 * W;

    private static final int COMMON = 11 * W;

    // Columns of a direction: where they begin.
    /** Exponent of the hysteresis of one step over |p|, 1/A. */
    public static final int SWING = 0;

    /** Mean voltage of a step over p that does not come from the state, where m and T are zero, ohm. */
    public static final int DIRECT = W;

    /** Its slope over m, ohm/A. */
    public static final int DIRECT_SLOPE = 2 * W;

    /** Its slope over temperature, ohm/K. */
    public static final int DIRECT_WARMING = 3 * W;

    /** How far ahead of its start the middle of a step is in temperature, over p^2, K/A^2. */
    public static final int AHEAD_SQUARE = 4 * W;

    /** The first of the columns of the first RC pair. */
    public static final int PAIRS = 5 * W;

    // Columns of an RC pair in a direction, from the first of the pair on.
    /** What is left of its voltage after a step, 1. */
    public static final int KEEP = 0;

    /** Mean of that over the step, 1. */
    public static final int MEAN = W;

    /** What a step adds to its voltage over p where m and T are zero, ohm. */
    public static final int GAIN = 2 * W;

    /** Its slope over m, ohm/A. */
    public static final int GAIN_SLOPE = 3 * W;

    /** Its slope over temperature, ohm/K. */
    public static final int GAIN_WARMING = 4 * W;

    /** From the columns of an RC pair to those of the next. */
    public static final int PAIR = 5 * W;

    /** Coefficients of both directions, shape [columns x lanes]. */
    public final double[] common = new double[COMMON];

    /** Coefficients of each direction, shape [directions][columns x lanes]. */
    public final double[][] directed = new double[2][PAIRS + Lanes.MOST_PAIRS * PAIR];

    private Expansion() {
        for (int i = 0; i < W; i++) {
            hold(i);
        }
    }

    /**
     * @return lanes that stand still
     */
    public static Expansion create() {
        return new Expansion();
    }

    /**
     * Makes a lane stand still: a kernel leaves its state and its sums as they are.
     *
     * @param i lane
     */
    public void hold(int i) {
        for (int at = i; at < COMMON; at += W) {
            common[at] = 0;
        }
        common[COOL + i] = 1;
        for (double[] columns : directed) {
            for (int at = i; at < columns.length; at += W) {
                columns[at] = 0;
            }
            for (int at = PAIRS + KEEP + i; at < columns.length; at += PAIR) {
                columns[at] = 1;
            }
        }
    }
}

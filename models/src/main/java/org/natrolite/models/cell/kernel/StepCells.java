package org.natrolite.models.cell.kernel;

/**
 * The equations of a tile of cells about a state of charge and a temperature of each, kept between steps: polynomials of x, the
 * state of charge less that of the centre, in place of tables and exponentials. One lane a cell. Lanes of zeros, as they are
 * made, are idle.
 *
 * <p>Numbers stand in few long arrays, column after column, {@link #STRIDE} apart, those that kernels read first and in the
 * order in which they do: where there are more cells than the caches hold, a step waits for memory, and memory that is read as
 * a stream comes twice as fast as the same in arrays of a tile's width. Where a column begins is a constant in each array, for
 * the compiler makes no vector instructions of a loop that begins at a place it does not know.
 */
public final class StepCells {
    private static final int W = Lanes.WIDTH;

    /** From one column to the next; more than the lanes, so that the columns of a lane do not share few sets of the cache. */
    public static final int STRIDE = CellColumns.STRIDE;

    // By the direction of the current that the lane is turned to.
    /** Change of state of charge over current in a step, 1/A. */
    public static final int TO_SOC = 0;

    /** State of charge of the centre, 1. */
    public static final int CENTRE = STRIDE;

    /** How far the polynomials hold in state of charge from the centre, 1. */
    public static final int HALF = 2 * STRIDE;

    /** Half of the largest magnitude of the current for which they hold, A; below zero where the lane is turned to discharge. */
    public static final int MIDDLE = 3 * STRIDE;

    /** Half of the gap between the branches of the hysteresis, of x to the powers 0, 1, 2, V. */
    public static final int GAP0 = 4 * STRIDE;

    public static final int GAP1 = 5 * STRIDE;
    public static final int GAP2 = 6 * STRIDE;

    /** Entropic coefficient, of x to the powers 0, 1, V/K. What x^2 brings at the centre is in the open-circuit voltage. */
    public static final int ENTROPIC0 = 7 * STRIDE;

    public static final int ENTROPIC1 = 8 * STRIDE;

    /** Open-circuit voltage without entropic part, of x to the powers 0, 1, 2, V. */
    public static final int OPEN0 = 9 * STRIDE;

    public static final int OPEN1 = 10 * STRIDE;
    public static final int OPEN2 = 11 * STRIDE;

    /** What self-discharge takes, A. */
    public static final int LEAK = 12 * STRIDE;

    /** Temperature of the centre, K. */
    public static final int KELVIN = 13 * STRIDE;

    /** How far the polynomials hold in temperature, with the warming to the middle of the step counted twice, K. */
    public static final int FAR = 14 * STRIDE;

    /** Resistance that does not change with temperature, ohm. */
    public static final int CONTACT = 15 * STRIDE;

    /** How far the voltage at the end, but for RC pairs, may be from the mean, over current, ohm; read near limits only. */
    public static final int GUARD = 16 * STRIDE;

    private static final int COLUMNS = 17 * STRIDE;

    // Of an element.
    /** Relative change of the resistance with temperature, 1/K. */
    public static final int WARMING = 0;

    /** Resistance, of x to the powers 0, 1, ohm; by direction. */
    public static final int OHM0 = STRIDE;

    public static final int OHM1 = 2 * STRIDE;

    private static final int ELEMENT_COLUMNS = 3 * STRIDE;

    // Of both directions, in an array that kernels do not read.
    /** {@link #TO_SOC} for positive current, and for negative. */
    public static final int UP_TO_SOC = 0;

    public static final int DOWN_TO_SOC = STRIDE;

    /** Resistances of the first element for positive current, and for negative; {@link #WAYS} further on those of the next. */
    public static final int UP0 = 2 * STRIDE;

    public static final int UP1 = 3 * STRIDE;
    public static final int DOWN0 = 4 * STRIDE;
    public static final int DOWN1 = 5 * STRIDE;

    /** From the resistances of an element to those of the next. */
    public static final int WAYS = 4 * STRIDE;

    private static final int WAY_COLUMNS = UP0 + (1 + Lanes.MOST_PAIRS) * WAYS;

    // Of a pair.
    /** What is left of an RC voltage after a step, 1, of x to the powers 0, 1. */
    public static final int KEEP0 = 0;

    public static final int KEEP1 = STRIDE;

    /** Its mean over the step, 1, likewise. */
    public static final int MEAN0 = 2 * STRIDE;

    public static final int MEAN1 = 3 * STRIDE;

    private static final int PAIR_COLUMNS = 4 * STRIDE;

    // Of a pair in both directions, where that makes a difference, in an array that kernels do not read.
    /** First column of {@link #pair} for positive current; the others follow. */
    public static final int UP_PAIR = 0;

    /** The same for current that is not positive. */
    public static final int DOWN_PAIR = PAIR_COLUMNS;

    /** What all elements share; the number of a lane stands at its column plus the lane. */
    public final double[] value = new double[Lanes.room(COLUMNS)];

    /** The resistances, the ohmic one first, shape [1 + pairs][columns]. */
    public final double[][] element = new double[1 + Lanes.MOST_PAIRS][Lanes.room(ELEMENT_COLUMNS)];

    /** What depends on the direction of the current, for both. */
    public final double[] ways = new double[Lanes.room(WAY_COLUMNS)];

    /**
     * The RC pairs where time constants change with the cell, by direction where they do with it; else the frame has them, shape
     * [pairs][columns].
     */
    public final double[][] pair = new double[Lanes.MOST_PAIRS][Lanes.room(PAIR_COLUMNS)];

    /** Of {@link #pair} for both directions; of no length where there is no difference, shape [pairs][columns]. */
    public final double[][] pairWays;

    /** Whether time constants of RC pairs depend on the direction of the current. */
    public final boolean directed;

    private StepCells(boolean directed) {
        this.directed = directed;
        this.pairWays = new double[directed ? Lanes.MOST_PAIRS : 0][2 * PAIR_COLUMNS];
    }

    /**
     * @param directed whether time constants of RC pairs depend on the direction of the current
     * @return lanes of zeros
     */
    public static StepCells create(boolean directed) {
        return new StepCells(directed);
    }

    /**
     * @param i lane
     * @return direction of the current that it is turned to, 1 or -1
     */
    public double side(int i) {
        return Math.copySign(1, value[MIDDLE + i]);
    }

    /**
     * @param i lane
     * @param current A
     * @return whether the lane has to be turned for it; at rest that makes a difference to time constants alone, of which
     *     those of discharge hold then
     */
    public boolean against(int i, double current) {
        double side = side(i);
        return directed ? (current > 0) == (side < 0) : current * side < 0;
    }

    /**
     * Turns a lane to a direction of its current.
     *
     * @param i lane
     * @param to direction, 1 or -1
     */
    public void turn(int i, double to) {
        boolean in = to > 0;
        value[MIDDLE + i] = to * Math.abs(value[MIDDLE + i]);
        value[TO_SOC + i] = ways[(in ? UP_TO_SOC : DOWN_TO_SOC) + i];
        int way = (in ? UP0 : DOWN0) + i;
        for (double[] e : element) {
            e[OHM0 + i] = ways[way];
            e[OHM1 + i] = ways[way + STRIDE];
            way += WAYS;
        }
        for (int p = 0; p < pairWays.length; p++) {
            for (int column = (in ? UP_PAIR : DOWN_PAIR) + i, k = i; k < PAIR_COLUMNS; column += STRIDE, k += STRIDE) {
                pair[p][k] = pairWays[p][column];
            }
        }
    }

    /**
     * Turns all lanes to a direction of their currents.
     *
     * @param to direction, 1 or -1
     * @param elements resistances that the cells have
     */
    public void turnAll(double to, int elements) {
        boolean in = to > 0;
        for (int i = 0; i < W; i++) {
            value[MIDDLE + i] = to * Math.abs(value[MIDDLE + i]);
        }
        System.arraycopy(ways, in ? UP_TO_SOC : DOWN_TO_SOC, value, TO_SOC, W);
        int way = in ? UP0 : DOWN0;
        for (int e = 0; e < elements; e++) {
            System.arraycopy(ways, way, element[e], OHM0, 2 * STRIDE);
            way += WAYS;
        }
        for (int p = 0; p < pairWays.length; p++) {
            System.arraycopy(pairWays[p], in ? UP_PAIR : DOWN_PAIR, pair[p], 0, PAIR_COLUMNS);
        }
    }
}

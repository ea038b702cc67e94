package org.natrolite.models.cell.kernel;

import java.util.Arrays;

/**
 * The equations of a tile of cells about a state of charge and a temperature of each, kept between steps: polynomials of x, the
 * state of charge less that of the centre, in place of tables and exponentials. One lane a cell; every array is
 * {@link Lanes#WIDTH} long. Lanes of zeros, as they are made, are idle.
 */
public final class StepCells {
    private static final int W = Lanes.WIDTH;

    /** State of charge, 1, and temperature, K, of the centre. */
    public final double[] centre = new double[W];

    public final double[] kelvin = new double[W];

    // How far the polynomials hold.
    /** Distance in state of charge from the centre, 1. */
    public final double[] half = new double[W];

    /** Distance in temperature, with the warming to the middle of the step counted twice, K. */
    public final double[] far = new double[W];

    /** Half of the largest magnitude of the current, A. */
    public final double[] middle = new double[W];

    // By the direction of the current that the lane is turned to.
    /** That direction, 1 or -1. */
    public final double[] side = new double[W];

    /** Change of state of charge over current in a step, 1/A. */
    public final double[] toSoc = new double[W];

    /** Resistance of the elements, the ohmic one first, of x to the powers 0, 1, ohm, shape [1 + pairs][lanes]. */
    public final double[][] ohm0 = new double[1 + Lanes.MOST_PAIRS][W];

    public final double[][] ohm1 = new double[1 + Lanes.MOST_PAIRS][W];

    // By no direction.
    /** How far the voltage at the end, but for RC pairs, may be from the mean, over current, ohm. */
    public final double[] guard = new double[W];

    /** What self-discharge takes, A. */
    public final double[] leak = new double[W];

    /** Open-circuit voltage without entropic part, of x to the powers 0, 1, 2, V. */
    public final double[] open0 = new double[W];

    public final double[] open1 = new double[W];
    public final double[] open2 = new double[W];

    /** Entropic coefficient, of x to the powers 0, 1, V/K. What x^2 brings at the centre is in the open-circuit voltage. */
    public final double[] entropic0 = new double[W];

    public final double[] entropic1 = new double[W];

    /** Half of the gap between the branches of the hysteresis, of x to the powers 0, 1, 2, V. */
    public final double[] gap0 = new double[W];

    public final double[] gap1 = new double[W];
    public final double[] gap2 = new double[W];

    /** Resistance that does not change with temperature, ohm. */
    public final double[] contact = new double[W];

    /** Relative change of the resistances with temperature, 1/K, shape [1 + pairs][lanes]. */
    public final double[][] warming = new double[1 + Lanes.MOST_PAIRS][W];

    // Where time constants change with state of charge; else they stand in the frame.
    /** What is left of an RC voltage after a step, and its mean over the step, 1, of x to the powers 0, 1. */
    public final double[][] keep0 = new double[Lanes.MOST_PAIRS][W];

    public final double[][] keep1 = new double[Lanes.MOST_PAIRS][W];
    public final double[][] mean0 = new double[Lanes.MOST_PAIRS][W];
    public final double[][] mean1 = new double[Lanes.MOST_PAIRS][W];

    // Kept for both directions; kernels do not read these.
    /** {@link #toSoc}, {@link #ohm0} and {@link #ohm1} for positive current, and for negative. */
    public final double[] upToSoc = new double[W];

    public final double[] downToSoc = new double[W];
    public final double[][] up0 = new double[1 + Lanes.MOST_PAIRS][W];
    public final double[][] up1 = new double[1 + Lanes.MOST_PAIRS][W];
    public final double[][] down0 = new double[1 + Lanes.MOST_PAIRS][W];
    public final double[][] down1 = new double[1 + Lanes.MOST_PAIRS][W];

    private StepCells() {}

    /**
     * @return lanes of zeros
     */
    public static StepCells create() {
        return new StepCells();
    }

    /**
     * Turns a lane to a direction of its current.
     *
     * @param i lane
     * @param to direction, 1 or -1
     */
    public void turn(int i, double to) {
        side[i] = to;
        boolean in = to > 0;
        toSoc[i] = in ? upToSoc[i] : downToSoc[i];
        for (int e = 0; e < ohm0.length; e++) {
            ohm0[e][i] = in ? up0[e][i] : down0[e][i];
            ohm1[e][i] = in ? up1[e][i] : down1[e][i];
        }
    }

    /**
     * Turns all lanes to a direction of their currents.
     *
     * @param to direction, 1 or -1
     */
    public void turnAll(double to) {
        Arrays.fill(side, to);
        boolean in = to > 0;
        System.arraycopy(in ? upToSoc : downToSoc, 0, toSoc, 0, W);
        for (int e = 0; e < ohm0.length; e++) {
            System.arraycopy(in ? up0[e] : down0[e], 0, ohm0[e], 0, W);
            System.arraycopy(in ? up1[e] : down1[e], 0, ohm1[e], 0, W);
        }
    }
}

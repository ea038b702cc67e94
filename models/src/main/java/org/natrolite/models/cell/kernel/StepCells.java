package org.natrolite.models.cell.kernel;

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

    /** One over that temperature, 1/K. */
    public final double[] perKelvin = new double[W];

    /** Distance in state of charge from the centre up to which the polynomials hold, 1. */
    public final double[] half = new double[W];

    /** One over capacity, 1/C. */
    public final double[] perCharge = new double[W];

    /** What self-discharge takes, A. */
    public final double[] leak = new double[W];

    /** Open-circuit voltage without entropic part, of x to the powers 0, 1, 2, V. */
    public final double[] open0 = new double[W];

    public final double[] open1 = new double[W];
    public final double[] open2 = new double[W];

    /** Entropic coefficient, of x to the powers 0, 1, 2, V/K. */
    public final double[] entropic0 = new double[W];

    public final double[] entropic1 = new double[W];
    public final double[] entropic2 = new double[W];

    /** Half of the gap between the branches of the hysteresis, of x to the powers 0, 1, 2, V. */
    public final double[] gap0 = new double[W];

    public final double[] gap1 = new double[W];
    public final double[] gap2 = new double[W];

    /** Resistance that does not change with temperature, ohm. */
    public final double[] contact = new double[W];

    /** Resistance of the elements, the ohmic one first, of x to the powers 0, 1, ohm, by direction. */
    public final double[][] up0 = new double[1 + Lanes.MOST_PAIRS][W];

    public final double[][] up1 = new double[1 + Lanes.MOST_PAIRS][W];
    public final double[][] down0 = new double[1 + Lanes.MOST_PAIRS][W];
    public final double[][] down1 = new double[1 + Lanes.MOST_PAIRS][W];

    /** Relative change of these with temperature at the centre, 1/K. */
    public final double[][] warming = new double[1 + Lanes.MOST_PAIRS][W];

    /** What is left of an RC voltage after a step, and its mean over the step, 1, of x to the powers 0, 1. */
    public final double[][] keep0 = new double[Lanes.MOST_PAIRS][W];

    public final double[][] keep1 = new double[Lanes.MOST_PAIRS][W];
    public final double[][] mean0 = new double[Lanes.MOST_PAIRS][W];
    public final double[][] mean1 = new double[Lanes.MOST_PAIRS][W];

    /** Mean resistance of a step at the centre, ohm: says how much it warms the cell. */
    public final double[] direct = new double[W];

    // What the polynomials miss of the voltage.
    /** Allowed, less what they miss of the open-circuit voltage, V. */
    public final double[] slack = new double[W];

    /** Missed of the resistance, ohm; more for each kelvin from the centre, ohm/K; and for its cube, ohm/K^3. */
    public final double[] missed = new double[W];

    public final double[] missedWarm = new double[W];
    public final double[] missedCube = new double[W];

    /** Missed of the resistance for each kelvin by which the step is expected to have warmed the cell at its middle, ohm/K. */
    public final double[] missedStep = new double[W];

    private StepCells() {}

    /**
     * @return lanes of zeros
     */
    public static StepCells create() {
        return new StepCells();
    }
}

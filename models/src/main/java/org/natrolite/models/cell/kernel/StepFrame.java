package org.natrolite.models.cell.kernel;

/** What the cells of one kind share in a step, by its length. */
public final class StepFrame {
    /** RC pairs. */
    public int pairs;

    /** Whether time constants change with the state of charge or the direction of the current, and so with the cell. */
    public boolean varying;

    /** Where they do not: what is left of an RC voltage after a step, and its mean over the step, 1, shape [pairs][lanes]. */
    public final double[][] keep = new double[Lanes.MOST_PAIRS][Lanes.room(Lanes.WIDTH)];

    public final double[][] mean = new double[Lanes.MOST_PAIRS][Lanes.room(Lanes.WIDTH)];

    /** What of the final voltage of a pair shows in the mean over a step, 1, shape [pairs]. */
    public final double[] shown = new double[Lanes.MOST_PAIRS];

    /** How much more of it shows at the end of the step than in the mean, 1, shape [pairs]. */
    public final double[] lags = new double[Lanes.MOST_PAIRS];

    /** Length, s. */
    public double length;

    /** One less the coulombic efficiency, 1. */
    public double loss;

    /** What self-discharge takes in the step, 1. */
    public double drained;

    /** Rate of the hysteresis, 1. */
    public double hysteresisRate;

    /** Heat conductance to the surroundings, W/K. */
    public double cooling;

    /** Rise of temperature over heat at the end of the step and at its middle, K/W. */
    public double warm;

    public double warmHalf;

    /** Mean rise of temperature over that at the end, 1. */
    public double meanWarm;

    /** Part of the voltage, V, that may be missed by the current of a power. */
    public double mostMissed;

    /** Whether a cell of the tile can reach a limit within its polynomials; {@link StepWork#doubtful} is written only then. */
    public boolean nearLimits;

    // Limits; 1e100 in place of infinity.
    public double lowestVoltage;
    public double highestVoltage;
    public double lowestSoc;
    public double highestSoc;
    public double chargeCurrent;
    public double dischargeCurrent;

    private StepFrame() {}

    /**
     * @return a frame of zeros
     */
    public static StepFrame create() {
        return new StepFrame();
    }
}

package org.natrolite.models.cell.kernel;

/** What the cells of one kind share in a step, by its length. */
public final class StepFrame {
    /** RC pairs. */
    public int pairs;

    /** Whether time constants change with state of charge. */
    public boolean varying;

    /** Length, s. */
    public double length;

    /** Coulombic efficiency, and one less it, 1. */
    public double efficiency;

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

    /** Largest rise to the middle of the step, K, and distance from the centre, K, for which the polynomials serve. */
    public double mostRise;

    public double mostWarm;

    /** Largest exponent of the hysteresis for which its series serves. */
    public double mostSwing;

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

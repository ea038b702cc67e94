package org.natrolite.models.cell.kernel;

/** Work space of one thread: what is asked of a tile of cells in a step, and what comes of it. One lane a cell. */
public final class StepWork {
    private static final int W = Lanes.WIDTH;

    // Asked.
    /** Current, A, positive when it charges; power control finds it. */
    public final double[] current = new double[W];

    /** Mean power, W, for power control only. */
    public final double[] power = new double[W];

    /** Temperature of the surroundings, K. */
    public final double[] ambient = new double[W];

    // Comes out.
    /** State at the end of the step. */
    public final double[] soc = new double[W];

    public final double[] hysteresis = new double[W];
    public final double[] temperature = new double[W];
    public final double[][] pair = new double[Lanes.MOST_PAIRS][W];

    /** Mean terminal voltage, and that at the end with the current still on, V. */
    public final double[] mean = new double[W];

    public final double[] end = new double[W];

    /**
     * Zero or less where the step is good; above zero, or NaN, where the polynomials do not hold, miss more than is allowed,
     * or where a limit is near.
     */
    public final double[] wrong = new double[W];

    // Between the parts of a kernel.
    public final double[] up = new double[W];
    public final double[] down = new double[W];
    public final double[] swung = new double[W];
    public final double[] change = new double[W];
    public final double[] x = new double[W];
    public final double[] square = new double[W];
    public final double[] open = new double[W];
    public final double[] entropic = new double[W];
    /** Half of the gap of the hysteresis, V; later heat that does not come from the current, W. */
    public final double[] gap = new double[W];

    public final double[] exponent = new double[W];
    public final double[] pull = new double[W];
    public final double[] excess = new double[W];
    public final double[] rise = new double[W];
    public final double[] off = new double[W];
    public final double[] ohmic = new double[W];
    public final double[] atRest = new double[W];
    public final double[] guess = new double[W];
    public final double[][] target = new double[Lanes.MOST_PAIRS][W];
    public final double[][] keep = new double[Lanes.MOST_PAIRS][W];
    public final double[][] left = new double[Lanes.MOST_PAIRS][W];

    private StepWork() {}

    /**
     * @return work space
     */
    public static StepWork create() {
        return new StepWork();
    }
}

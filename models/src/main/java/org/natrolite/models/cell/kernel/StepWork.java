package org.natrolite.models.cell.kernel;

/** Work space of one thread: what is asked of a tile of cells in a step, and what comes of it. One lane a cell. */
public final class StepWork {
    private static final int W = Lanes.WIDTH;
    private static final int ROOM = Lanes.room(W);

    /** Lanes that are looked at, a multiple of every vector length; numbers in those beyond are of no meaning. */
    public int lanes = W;

    // Asked.
    /** Current, A, positive when it charges; power control finds it. */
    public final double[] current = new double[ROOM];

    /** Mean power, W, for power control only. */
    public final double[] power = new double[ROOM];

    /** Temperature of the surroundings, K. */
    public final double[] ambient = new double[ROOM];

    // Comes out.
    /** State at the end of the step. */
    public final double[] soc = new double[ROOM];

    public final double[] hysteresis = new double[ROOM];
    public final double[] temperature = new double[ROOM];
    public final double[][] pair = new double[Lanes.MOST_PAIRS][ROOM];

    /** Mean terminal voltage, V. */
    public final double[] mean = new double[ROOM];

    /** Zero where the polynomials hold and no limit is passed, but for those of voltage; else above zero, or NaN. */
    public final double[] wrong = new double[ROOM];

    /** Zero where, besides, the voltage at the end is surely within its limits; else above zero, or NaN. */
    public final double[] doubtful = new double[ROOM];

    // Between the parts of a kernel.
    /** RC voltages before the step, V, shape [pairs][lanes]. */
    public final double[][] from = new double[Lanes.MOST_PAIRS][ROOM];

    public final double[] change = new double[ROOM];
    public final double[] x = new double[ROOM];
    public final double[] square = new double[ROOM];
    public final double[] open = new double[ROOM];
    public final double[] slope = new double[ROOM];
    public final double[] excess = new double[ROOM];
    public final double[] lag = new double[ROOM];
    public final double[] lost = new double[ROOM];
    public final double[] warmer = new double[ROOM];
    public final double[] rise = new double[ROOM];
    public final double[] inside = new double[ROOM];
    public final double[] atRest = new double[ROOM];
    public final double[] guess = new double[ROOM];
    public final double[][] drop = new double[Lanes.MOST_PAIRS][ROOM];
    public final double[][] keep = new double[Lanes.MOST_PAIRS][ROOM];
    public final double[][] left = new double[Lanes.MOST_PAIRS][ROOM];

    /** What was read ahead of time comes to this. Nobody asks, but what nobody could ask for would not be read. */
    public double fetched;

    private StepWork() {}

    /**
     * @return work space
     */
    public static StepWork create() {
        return new StepWork();
    }
}

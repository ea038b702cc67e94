package org.natrolite.models.cell.kernel;

/**
 * Where the numbers of a tile of cells stand in the one array that holds them: column after column, one lane a cell, {@link
 * #STRIDE} from one column to the next, those that single steps touch first. What many cells cost to step is the time in which
 * memory brings their numbers; an array of its own for each column, a kilobyte wherever the collector has put it, takes more
 * than twice as long as the same numbers side by side.
 *
 * <p>These are constants because the compiler makes no vector instructions of a loop that begins at a place it does not know.
 */
public final class CellColumns {
    /** From one column to the next; more than the lanes, so that the columns of a lane do not share few sets of the cache. */
    public static final int STRIDE = Lanes.WIDTH + 8;

    // The state, in the order of a flat state.
    /** State of charge, 1. */
    public static final int SOC = 0;

    /** Hysteresis state, from -1 to 1. */
    public static final int HYSTERESIS = STRIDE;

    /** Temperature, K. */
    public static final int TEMPERATURE = 2 * STRIDE;

    /** Voltage of the first RC pair, V; those of the others follow, up to {@link Lanes#MOST_PAIRS}. */
    public static final int PAIR = 3 * STRIDE;

    private static final int AFTER_PAIRS = PAIR + Lanes.MOST_PAIRS * STRIDE;

    // What has passed through the terminals.
    /** Energy that went in, J. */
    public static final int ENERGY_IN = AFTER_PAIRS;

    /** Charge that went in, C. */
    public static final int CHARGE_IN = AFTER_PAIRS + STRIDE;

    /** Energy that came out, J. */
    public static final int ENERGY_OUT = AFTER_PAIRS + 2 * STRIDE;

    /** Charge that came out, C. */
    public static final int CHARGE_OUT = AFTER_PAIRS + 3 * STRIDE;

    /** Where there is room for more. */
    public static final int END = AFTER_PAIRS + 4 * STRIDE;

    private CellColumns() {}
}

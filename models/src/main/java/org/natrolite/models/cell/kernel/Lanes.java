package org.natrolite.models.cell.kernel;

import java.util.Arrays;

/**
 * The states of a tile of cells, one lane a cell, and what has passed through them. Every array is {@link #WIDTH} long and
 * owned by one thread at a time.
 */
public final class Lanes {
    /**
     * Lanes in a tile, and that single steps take together. A multiple of every vector length; so many because columns of a tile
     * are what memory is read in, and long ones come faster, while the numbers that a step works on still fit the caches.
     */
    public static final int WIDTH = 256;

    /**
     * Lanes that a run takes together, the first ones: a run touches less of a cell at each step than single steps do, and so
     * comes to terms with shorter loops, which fewer cells fill.
     */
    public static final int RUN = 64;

    /** Numbers in a line of the cache, and such as an array has before its first. */
    private static final int LINE = 8;

    private static final int HEADER = 2;

    /** Most RC pairs. */
    public static final int MOST_PAIRS = 3;

    /** Voltage of the RC pairs, V, shape [pairs][lanes]. */
    public final double[][] pair = new double[MOST_PAIRS][WIDTH];

    /** Hysteresis state, from -1 to 1. */
    public final double[] hysteresis = new double[WIDTH];

    /** Temperature, K. */
    public final double[] temperature = new double[WIDTH];

    /** Sum over steps that charge of current p times mean voltage, A V. */
    public final double[] taken = new double[WIDTH];

    /** The same over all other steps, zero or less where voltages are above zero, A V. */
    public final double[] given = new double[WIDTH];

    /** Lowest mean voltage of a step, V. */
    public final double[] lowestVoltage = new double[WIDTH];

    /** Highest mean voltage of a step, V. */
    public final double[] highestVoltage = new double[WIDTH];

    private Lanes() {}

    /**
     * How long to make an array for single steps: with its header of 16 bytes it fills lines of the cache. So arrays that are made
     * one after the other begin at the same place within a line, and a loop that reads vectors of one from whole lines does so of
     * all; a vector from two lines takes twice as long.
     *
     * @param numbers numbers that it is to hold
     * @return length, a little more
     */
    public static int room(int numbers) {
        return (numbers + LINE - 1) / LINE * LINE + LINE - HEADER;
    }

    /**
     * @return lanes that hold zeros, and no extremes
     */
    public static Lanes create() {
        Lanes lanes = new Lanes();
        Arrays.fill(lanes.lowestVoltage, Double.POSITIVE_INFINITY);
        Arrays.fill(lanes.highestVoltage, Double.NEGATIVE_INFINITY);
        return lanes;
    }
}

package org.natrolite.models.cell.kernel;

/** Steps of a profile that the cells of a tile share, numbered from 0. */
public final class Steps {
    /** Current of each step, A, positive when it charges. */
    public final double[] current;

    /** Charge stored at the middle of each step since some moment, over the length of a step, A. */
    public final double[] middle;

    /** Mean over each step of the square of that charge, A^2. */
    public final double[] square;

    private Steps(int steps) {
        this.current = new double[steps];
        this.middle = new double[steps];
        this.square = new double[steps];
    }

    /**
     * @param steps how many
     * @return room for them
     */
    public static Steps create(int steps) {
        return new Steps(steps);
    }
}

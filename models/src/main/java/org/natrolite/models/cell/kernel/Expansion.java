package org.natrolite.models.cell.kernel;

import java.util.ArrayList;
import java.util.List;

/**
 * The equations of a tile of cells near a state of charge and a temperature: polynomials of the charge m that has passed,
 * and of temperature, in place of tables and exponentials. One lane a cell; every array is {@link Lanes#RUN} long.
 *
 * <p>Charge is counted over the length of a step, and with the current p it stands for those of the shared profile: the
 * factor of the cell is inside the coefficients. Coefficients that know the direction of the current exist twice,
 * {@link #CHARGE} and {@link #DISCHARGE}.
 */
public final class Expansion {
    /** Index of coefficients for positive current. */
    public static final int CHARGE = 0;

    /** Index of coefficients for negative current. */
    public static final int DISCHARGE = 1;

    private static final int W = Lanes.RUN;

    private final List<double[]> all = new ArrayList<>();

    /** Open-circuit voltage without entropic part where m is zero, V. */
    public final double[] line = column();

    /** Its slope over m, V/A, and what m^2 brings, V/A^2. */
    public final double[] slope = column();

    public final double[] curve = column();

    /** Entropic coefficient, V/K. */
    public final double[] entropic = column();

    /** A quarter of the gap between the branches of the hysteresis where m is zero, V. */
    public final double[] gap = column();

    /** Its slope over m, V/A, and what m^2 brings, V/A^2. */
    public final double[] gapSlope = column();

    public final double[] gapCurve = column();

    /** Exponent of the hysteresis of one step over |p|, 1/A, shape [directions][lanes]. */
    public final double[][] swing = columns(2);

    /** Mean voltage of a step over p that does not come from the state, where m and T are zero, ohm. */
    public final double[][] direct = columns(2);

    /** Its slope over m, ohm/A, shape [directions][lanes]. */
    public final double[][] directSlope = columns(2);

    /** Its slope over temperature, ohm/K, shape [directions][lanes]. */
    public final double[][] directWarming = columns(2);

    /** How far ahead of its start the middle of a step is in temperature, over p, K/A. */
    public final double[] ahead = column();

    /** The same over p^2, K/A^2, shape [directions][lanes]. */
    public final double[][] aheadSquare = columns(2);

    /** What is left of an RC voltage after a step, 1, shape [pairs][directions][lanes]. */
    public final double[][][] keep = {columns(2), columns(2), columns(2)};

    /** Its mean over the step, 1, shape [pairs][directions][lanes]. */
    public final double[][][] mean = {columns(2), columns(2), columns(2)};

    /** What a step adds to an RC voltage over p where m and T are zero, ohm, shape [pairs][directions][lanes]. */
    public final double[][][] gain = {columns(2), columns(2), columns(2)};

    /** Its slope over m, ohm/A, shape [pairs][directions][lanes]. */
    public final double[][][] gainSlope = {columns(2), columns(2), columns(2)};

    /** Its slope over temperature, ohm/K, shape [pairs][directions][lanes]. */
    public final double[][][] gainWarming = {columns(2), columns(2), columns(2)};

    /** What is left of a temperature after a step, 1. */
    public final double[] cool = column();

    /** Rise of temperature by heat, as the cell's own current over p times K/W, K/W. */
    public final double[] warm = column();

    /** Rise of temperature by all that does not depend on the current, K. */
    public final double[] rise = column();

    private Expansion() {
        for (int i = 0; i < W; i++) {
            hold(i);
        }
    }

    private double[] column() {
        double[] column = new double[W];
        all.add(column);
        return column;
    }

    private double[][] columns(int count) {
        double[][] columns = new double[count][];
        for (int k = 0; k < count; k++) {
            columns[k] = column();
        }
        return columns;
    }

    /**
     * @return lanes that stand still
     */
    public static Expansion create() {
        return new Expansion();
    }

    /**
     * Makes a lane stand still: a kernel leaves its state and its sums as they are.
     *
     * @param i lane
     */
    public void hold(int i) {
        for (int k = 0; k < all.size(); k++) {
            all.get(k)[i] = 0;
        }
        for (int k = 0; k < keep.length; k++) {
            keep[k][CHARGE][i] = 1;
            keep[k][DISCHARGE][i] = 1;
        }
        cool[i] = 1;
    }
}

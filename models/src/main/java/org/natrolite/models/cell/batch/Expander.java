package org.natrolite.models.cell.batch;

import org.natrolite.models.cell.CellModel;
import org.natrolite.models.cell.kernel.Expansion;
import org.natrolite.models.cell.kernel.Lanes;

/**
 * Expands the equations of cells about a state of charge and a temperature: the open-circuit voltage and the gap of the
 * hysteresis to second order in charge, resistances to first order in charge and in temperature. It looks tables up at three
 * points and takes some 100 ns a cell.
 *
 * <p>What an RC pair does changes with temperature, and where the time constant does with charge, in {@link #refresh}, every
 * few steps.
 */
final class Expander {
    /** Where, of the half-width, the tables are read beside the centre: lines through these points miss least. */
    static final double AT = 0.8;

    private static final int W = Lanes.WIDTH;
    private static final double SIXTH = 1 / 6.0;
    private static final double THIRD = 1 / 3.0;

    /** Step over time constant below which differences of exponentials lose digits and two terms of the series keep them. */
    private static final double SMALL = 1e-5;

    /** Swing of state of charge below which the mean voltage is that at the middle: a difference would lose its digits. */
    private static final double NARROW = 1e-7;

    private final WindowTables tables;
    private final Expansion cells;

    /** State of charge less the centre where no charge has passed, 1. */
    private final double[] offset = new double[W];

    /** Temperature of the centre, K. */
    final double[] kelvin = new double[W];

    private final double[][][] gain = new double[Lanes.MOST_PAIRS][2][W];

    /** Relative change of the resistance of a pair with temperature, 1/K. */
    private final double[][] warming = new double[Lanes.MOST_PAIRS][W];

    // Of the pairs at the centre, and over state of charge.
    private final double[][] keep = new double[Lanes.MOST_PAIRS][W];
    private final double[][] keepSlope = new double[Lanes.MOST_PAIRS][W];
    private final double[][] mean = new double[Lanes.MOST_PAIRS][W];
    private final double[][] meanSlope = new double[Lanes.MOST_PAIRS][W];
    private final double[] factor = new double[W];

    Expander(WindowTables tables, Expansion cells) {
        this.tables = tables;
        this.cells = cells;
    }

    /** Makes a lane stand still. */
    void hold(int i) {
        cells.hold(i);
        offset[i] = 0;
        kelvin[i] = 0;
        for (int p = 0; p < Lanes.MOST_PAIRS; p++) {
            gain[p][Expansion.CHARGE][i] = 0;
            gain[p][Expansion.DISCHARGE][i] = 0;
            warming[p][i] = 0;
            keep[p][i] = 1;
            keepSlope[p][i] = 0;
            mean[p][i] = 0;
            meanSlope[p][i] = 0;
        }
    }

    /**
     * Expands the equations of a lane.
     *
     * @param i lane
     * @param start state of charge where the shared charge is zero, 1
     * @param toSoc change of state of charge over the shared charge, 1/A
     * @param from state of charge at the beginning, 1
     * @param moved change of state of charge to the end by charge, 1: over it the mean voltage is that of the tables, which
     *     keeps energy
     * @param drained what self-discharge takes from it, 1
     * @param centre state of charge of the centre, 1
     * @param half half-width in state of charge, 1, above zero
     * @param temperature temperature of the centre, K
     * @param age resistance over that of the fresh cell, 1
     * @param scale current of the cell over that of the kernel, 1
     * @param step length of a step, s
     */
    void expand(
            int i,
            double start,
            double toSoc,
            double from,
            double moved,
            double drained,
            double centre,
            double half,
            double temperature,
            double age,
            double scale,
            double step) {
        WindowTables w = tables;
        double[] table = w.table;
        int columns = w.columns;
        double away = AT * half;
        double per = 0.5 / away;
        double bend = 0.5 / (away * away);
        double x = (centre - w.start) * CellModel.NODES_PER_UNIT;
        int k = w.bounded((int) x);
        double f = x - k;
        int m = k * columns;
        double left = x - away * CellModel.NODES_PER_UNIT;
        k = w.bounded((int) left);
        double fLeft = left - k;
        int l = k * columns;
        double right = x + away * CellModel.NODES_PER_UNIT;
        k = w.bounded((int) right);
        double fRight = right - k;
        int r = k * columns;
        double d = start - centre;
        offset[i] = d;
        kelvin[i] = temperature;

        // what is held outside the tables is held here, too; the stored part goes on
        double g = Math.max(0, Math.min(1, f));
        double gLeft = Math.max(0, Math.min(1, fLeft));
        double gRight = Math.max(0, Math.min(1, fRight));
        int e = CellModel.ENTROPIC;
        double middle = at(table, m, columns, f) + temperature * at(table, m + e, columns, g);
        double below = at(table, l, columns, fLeft) + temperature * at(table, l + e, columns, gLeft);
        double above = at(table, r, columns, fRight) + temperature * at(table, r + e, columns, gRight);
        double slope = (above - below) * per;
        double curve = (above - 2 * middle + below) * bend;
        double a = from - 0.5 * drained - centre;
        double b = a + moved;
        double mean = middle + 0.5 * (a + b) * slope + THIRD * (a * a + a * b + b * b) * curve;
        double to = from + (moved - drained);
        double drainedAt = w.stored(0.5 * (from + to));
        double stored = Math.abs(moved) > NARROW
                ? (w.storedIntegral(to) - w.storedIntegral(from) + drained * drainedAt) / moved
                : drainedAt;
        cells.entropic[i] = (mean - stored) / temperature;
        cells.line[i] = middle + d * (slope + d * curve) - (mean - stored);
        cells.slope[i] = (slope + 2 * d * curve) * toSoc;
        cells.curve[i] = curve * toSoc * toSoc;

        e = CellModel.HYSTERESIS;
        middle = 0.5 * at(table, m + e, columns, g);
        below = 0.5 * at(table, l + e, columns, gLeft);
        above = 0.5 * at(table, r + e, columns, gRight);
        slope = (above - below) * per;
        curve = (above - 2 * middle + below) * bend;
        cells.gap[i] = middle + d * (slope + d * curve);
        cells.gapSlope[i] = (slope + 2 * d * curve) * toSoc;
        cells.gapCurve[i] = curve * toSoc * toSoc;
        resistances(i, m, g, l, gLeft, r, gRight, per, d, toSoc, temperature, age * scale, scale, step);
    }

    private void resistances(
            int i,
            int m,
            double f,
            int l,
            double fLeft,
            int r,
            double fRight,
            double per,
            double d,
            double toSoc,
            double temperature,
            double times,
            double scale,
            double step) {
        WindowTables w = tables;
        double[] table = w.table;
        int columns = w.columns;
        double inverse = 1 / temperature;
        double cold = inverse - w.inverseReference;
        double up0 = w.contact * times;
        double down0 = up0;
        double up1 = 0;
        double down1 = 0;
        double upAll = up0;
        double downAll = down0;
        double upT = 0;
        double downT = 0;
        int e = CellModel.ELEMENTS;
        for (int p = -1; p < w.pairs; p++) {
            double energy = at(table, m + e + CellModel.ACTIVATION, columns, f);
            double energyLeft = at(table, l + e + CellModel.ACTIVATION, columns, fLeft);
            double energyRight = at(table, r + e + CellModel.ACTIVATION, columns, fRight);
            double arrhenius = times * Math.exp(energy * cold);
            double onLeft = arrhenius * nearOne((energyLeft - energy) * cold);
            double onRight = arrhenius * nearOne((energyRight - energy) * cold);
            double upLeft = onLeft * at(table, l + e + CellModel.CHARGE, columns, fLeft);
            double upRight = onRight * at(table, r + e + CellModel.CHARGE, columns, fRight);
            double downLeft = onLeft * at(table, l + e + CellModel.DISCHARGE, columns, fLeft);
            double downRight = onRight * at(table, r + e + CellModel.DISCHARGE, columns, fRight);
            double upSlope = (upRight - upLeft) * per;
            double downSlope = (downRight - downLeft) * per;
            double up = 0.5 * (upLeft + upRight);
            double down = 0.5 * (downLeft + downRight);
            double warmer = -energy * inverse * inverse;
            double shown = 1;
            double shownSlope = 0;
            if (p >= 0) {
                shown = pair(i, p, m + e, f, l + e, fLeft, r + e, fRight, per, step);
                shownSlope = -meanSlope[p][i];
                double gone = 1 - keep[p][i];
                double goneSlope = -keepSlope[p][i];
                if (step < SMALL * at(table, m + e + CellModel.TIME_CONSTANT, columns, f)) {
                    gone = step / at(table, m + e + CellModel.TIME_CONSTANT, columns, f) * mean[p][i];
                }
                double upGain = upSlope * gone + up * goneSlope;
                double downGain = downSlope * gone + down * goneSlope;
                gain[p][Expansion.CHARGE][i] = up * gone + d * upGain;
                gain[p][Expansion.DISCHARGE][i] = down * gone + d * downGain;
                cells.gainSlope[p][Expansion.CHARGE][i] = upGain * toSoc;
                cells.gainSlope[p][Expansion.DISCHARGE][i] = downGain * toSoc;
                warming[p][i] = warmer;
            }
            up0 += up * shown;
            down0 += down * shown;
            up1 += upSlope * shown + up * shownSlope;
            down1 += downSlope * shown + down * shownSlope;
            upAll += up;
            downAll += down;
            upT += up * shown * warmer;
            downT += down * shown * warmer;
            e += CellModel.ELEMENT_COLUMNS;
        }
        cells.direct[Expansion.CHARGE][i] = up0 + d * up1 - temperature * upT;
        cells.direct[Expansion.DISCHARGE][i] = down0 + d * down1 - temperature * downT;
        cells.directSlope[Expansion.CHARGE][i] = up1 * toSoc;
        cells.directSlope[Expansion.DISCHARGE][i] = down1 * toSoc;
        cells.directWarming[Expansion.CHARGE][i] = upT;
        cells.directWarming[Expansion.DISCHARGE][i] = downT;
        // half a step's warming by this current, in all resistances once the pairs have followed
        double half = 0.5 * step / w.heatCapacity * scale;
        cells.directCube[Expansion.CHARGE][i] = upT * half * upAll;
        cells.directCube[Expansion.DISCHARGE][i] = downT * half * downAll;
    }

    /** Sets what an RC pair keeps; answers the share of the present current in its mean voltage. */
    private double pair(
            int i, int p, int m, double f, int l, double fLeft, int r, double fRight, double per, double step) {
        double[] table = tables.table;
        int columns = tables.columns;
        int column = CellModel.TIME_CONSTANT;
        double tau = at(table, m + column, columns, f);
        double u = step / tau;
        double kept = Math.exp(-u);
        double shown = u < SMALL ? u * (0.5 - u * SIXTH) : 1 - (1 - kept) / u;
        keep[p][i] = kept;
        mean[p][i] = 1 - shown;
        cells.keep[p][i] = kept;
        cells.mean[p][i] = 1 - shown;
        if (tables.varyingTimeConstants) {
            double steeper =
                    (at(table, r + column, columns, fRight) - at(table, l + column, columns, fLeft)) * per / tau;
            keepSlope[p][i] = kept * u * steeper;
            meanSlope[p][i] = steeper * (u < SMALL ? u * (0.5 - u * THIRD) : 1 - shown - kept);
        }
        return shown;
    }

    /** The exponential of a small number, to third order. */
    private static double nearOne(double x) {
        return 1 + x * (1 + x * (0.5 + x * SIXTH));
    }

    private static double at(double[] table, int at, int columns, double f) {
        double a = table[at];
        return a + f * (table[at + columns] - a);
    }

    /**
     * Follows what moved since a lane was expanded.
     *
     * @param warmer temperature less that of the centre, K, shape [lanes]
     * @param toSoc change of state of charge over the shared charge, 1/A, shape [lanes]
     * @param charge shared charge that has passed, A
     */
    void refresh(double[] warmer, double[] toSoc, double charge) {
        for (int p = 0; p < tables.pairs; p++) {
            times(factor, warming[p], warmer);
            for (int side = 0; side < 2; side++) {
                scaled(cells.gain[p][side], gain[p][side], factor);
            }
        }
        if (tables.varyingTimeConstants) {
            moved(factor, offset, toSoc, charge);
            for (int p = 0; p < tables.pairs; p++) {
                line(cells.keep[p], keep[p], keepSlope[p], factor);
                line(cells.mean[p], mean[p], meanSlope[p], factor);
            }
        }
    }

    private static void times(double[] out, double[] a, double[] b) {
        for (int i = 0; i < W; i++) {
            out[i] = a[i] * b[i];
        }
    }

    private static void scaled(double[] out, double[] a, double[] b) {
        for (int i = 0; i < W; i++) {
            out[i] = a[i] + a[i] * b[i];
        }
    }

    private static void moved(double[] out, double[] offset, double[] toSoc, double charge) {
        for (int i = 0; i < W; i++) {
            out[i] = offset[i] + toSoc[i] * charge;
        }
    }

    private static void line(double[] out, double[] a, double[] b, double[] x) {
        for (int i = 0; i < W; i++) {
            out[i] = a[i] + b[i] * x[i];
        }
    }
}

package org.natrolite.models.cell.batch;

import org.natrolite.models.cell.CellModel;
import org.natrolite.models.cell.kernel.Expansion;
import org.natrolite.models.cell.kernel.Lanes;

/**
 * Expands the equations of cells about a state of charge and a temperature: the open-circuit voltage and the gap of the
 * hysteresis to second order in charge, resistances to first order in charge and in temperature. It looks tables up at three
 * points and takes some 100 ns a cell.
 *
 * <p>Time constants stand still, but where they depend on charge they follow it in {@link #refresh}, every few steps.
 */
final class Expander {
    /** Where, of the half-width, the tables are read beside the centre: lines through these points miss least. */
    static final double AT = 0.8;

    private static final int W = Lanes.RUN;

    /** Directions of current. */
    private static final int SIDES = 2;

    private static final double SIXTH = 1 / 6.0;
    private static final double THIRD = 1 / 3.0;

    /** Step over time constant below which differences of exponentials lose digits and two terms of the series keep them. */
    private static final double SMALL = 1e-5;

    /** Steps for which a current is taken to have been about the same. */
    private static final double FOLLOWED = 10;

    /** Swing of state of charge below which the mean voltage is that at the middle: a difference would lose its digits. */
    private static final double NARROW = 1e-7;

    private final WindowTables tables;
    private final Expansion cells;
    private Lanes lanes = Lanes.create();

    /** State of charge less the centre where no charge has passed, 1. */
    private final double[] offset = new double[W];

    // Of the pairs at the centre, and over state of charge, shape [pairs x directions][lanes].
    private final double[][] keep = new double[SIDES * Lanes.MOST_PAIRS][W];
    private final double[][] keepSlope = new double[SIDES * Lanes.MOST_PAIRS][W];
    private final double[][] mean = new double[SIDES * Lanes.MOST_PAIRS][W];
    private final double[][] meanSlope = new double[SIDES * Lanes.MOST_PAIRS][W];
    private final double[] factor = new double[W];

    /** Length of a step, s. */
    private double step;

    // What of a voltage of each pair is left after a step, is gone, and what of it a current shows, shape [pairs x
    // directions].
    private final double[] kept = new double[SIDES * Lanes.MOST_PAIRS];
    private final double[] gone = new double[SIDES * Lanes.MOST_PAIRS];
    private final double[] shown = new double[SIDES * Lanes.MOST_PAIRS];
    private final double[] goneSlope = new double[SIDES * Lanes.MOST_PAIRS];
    private final double[] shownSlope = new double[SIDES * Lanes.MOST_PAIRS];
    private boolean refreshed;

    /** What share of its final voltage a pair has had time to reach, shape [pairs x directions]. */
    private final double[] follows = new double[SIDES * Lanes.MOST_PAIRS];

    Expander(WindowTables tables, Expansion cells) {
        this.tables = tables;
        this.cells = cells;
    }

    /**
     * Says of what cells, and how long steps are.
     *
     * @param of states of the cells; not modified
     * @param length s
     */
    void begin(Lanes of, double length) {
        lanes = of;
        if (length == step) {
            return;
        }
        step = length;
        for (int p = 0; p < tables.pairs; p++) {
            pair(SIDES * p + Expansion.CHARGE, tables.timeConstant(p, CellModel.CHARGE));
            pair(SIDES * p + Expansion.DISCHARGE, tables.timeConstant(p, CellModel.DISCHARGE));
        }
    }

    /** Sets what a pair of a time constant keeps and shows over a step in a direction. */
    private void pair(int at, double tau) {
        double u = step / tau;
        double left = Math.exp(-u);
        kept[at] = left;
        gone[at] = u < SMALL ? u * (1 - u * (0.5 - u * SIXTH)) : 1 - left;
        follows[at] = 1 - Math.exp(-FOLLOWED * u);
        shown[at] = u < SMALL ? u * (0.5 - u * SIXTH) : 1 - (1 - left) / u;
    }

    /** Makes a lane stand still. */
    void hold(int i) {
        cells.hold(i);
        offset[i] = 0;
        for (int at = 0; at < keep.length; at++) {
            keep[at][i] = 1;
            keepSlope[at][i] = 0;
            mean[at][i] = 0;
            meanSlope[at][i] = 0;
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
     * @param warmed how far the temperature may get from it, K: lines over temperature miss least when they lie by as much
     *     above the middle of their curve as below its ends
     * @param age resistance over that of the fresh cell, 1
     * @param scale current of the cell over that of the kernel, 1
     * @param followed whether time constants are to follow the charge in {@link #refresh}
     * @return stored part of the open-circuit voltage at which self-discharge takes its charge, V
     */
    double expand(
            int i,
            double start,
            double toSoc,
            double from,
            double moved,
            double drained,
            double centre,
            double half,
            double temperature,
            double warmed,
            double age,
            double scale,
            boolean followed) {
        refreshed = followed;
        WindowTables w = tables;
        double[] table = w.table;
        int columns = w.columns;
        double away = AT * half;
        double per = 0.5 / away;
        double bend = 2 * per * per;
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

        // what is held outside the tables is held here, too; the stored part goes on
        double g = held(f);
        double gLeft = held(fLeft);
        double gRight = held(fRight);
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
        resistances(i, m, g, l, gLeft, r, gRight, per, d, toSoc, temperature, warmed, age * scale, scale);
        return drainedAt;
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
            double warmed,
            double times,
            double scale) {
        WindowTables w = tables;
        double[] table = w.table;
        int columns = w.columns;
        double inverse = 1 / temperature;
        double squared = inverse * inverse;
        double cold = inverse - w.inverseReference;
        double up0 = w.contact * times;
        double down0 = up0;
        double up1 = 0;
        double down1 = 0;
        double slow = 0;
        double upAll = up0;
        double downAll = down0;
        double upT = 0;
        double downT = 0;
        int e = CellModel.ELEMENTS;
        boolean[] varyingActivation = w.varyingActivation;
        double[] transfer = w.transferPerOhm;
        for (int p = -1; p < w.pairs; p++) {
            double energy = at(table, m + e + CellModel.ACTIVATION, columns, f);
            double swings = energy * squared * warmed;
            double arrhenius = Math.exp(energy * cold) * (1 + 0.25 * swings * swings);
            double onLeft = arrhenius;
            double onRight = arrhenius;
            if (varyingActivation[p + 1]) {
                onLeft *= nearOne((at(table, l + e + CellModel.ACTIVATION, columns, fLeft) - energy) * cold);
                onRight *= nearOne((at(table, r + e + CellModel.ACTIVATION, columns, fRight) - energy) * cold);
            }
            double upLeft = at(table, l + e + CellModel.CHARGE, columns, fLeft);
            double upRight = at(table, r + e + CellModel.CHARGE, columns, fRight);
            double downLeft = at(table, l + e + CellModel.DISCHARGE, columns, fLeft);
            double downRight = at(table, r + e + CellModel.DISCHARGE, columns, fRight);
            double upWarmer = -energy * squared;
            double downWarmer = upWarmer;
            if (transfer[p + 1] > 0) {
                upWarmer = w.warming(p + 1, 0.5 * (upLeft + upRight), temperature, arrhenius, energy);
                downWarmer = w.warming(p + 1, 0.5 * (downLeft + downRight), temperature, arrhenius, energy);
                upLeft = w.resistance(p + 1, upLeft, temperature, onLeft);
                upRight = w.resistance(p + 1, upRight, temperature, onRight);
                downLeft = w.resistance(p + 1, downLeft, temperature, onLeft);
                downRight = w.resistance(p + 1, downRight, temperature, onRight);
            } else {
                upLeft *= onLeft;
                upRight *= onRight;
                downLeft *= onLeft;
                downRight *= onRight;
            }
            double upSlope = times * (upRight - upLeft) * per;
            double downSlope = times * (downRight - downLeft) * per;
            double up = 0.5 * times * (upLeft + upRight);
            double down = 0.5 * times * (downLeft + downRight);
            double upShows = 1;
            double downShows = 1;
            double upFollows = 1;
            double downFollows = 1;
            if (p >= 0) {
                int a = SIDES * p + Expansion.CHARGE;
                int b = SIDES * p + Expansion.DISCHARGE;
                if (w.varyingTimeConstants) {
                    pair(i, a, m + e, f, l + e, fLeft, r + e, fRight, per);
                    pair(i, b, m + e, f, l + e, fLeft, r + e, fRight, per);
                    up1 += up * shownSlope[a];
                    down1 += down * shownSlope[b];
                }
                upShows = shown[a];
                downShows = shown[b];
                upFollows = follows[a];
                downFollows = follows[b];
                cells.keep[p][Expansion.CHARGE][i] = kept[a];
                cells.keep[p][Expansion.DISCHARGE][i] = kept[b];
                cells.mean[p][Expansion.CHARGE][i] = 1 - upShows;
                cells.mean[p][Expansion.DISCHARGE][i] = 1 - downShows;
                double[][] gain = cells.gain[p];
                double[][] gainSlope = cells.gainSlope[p];
                double[][] gainWarming = cells.gainWarming[p];
                double upGain = upSlope * gone[a] + up * goneSlope[a];
                double downGain = downSlope * gone[b] + down * goneSlope[b];
                double upWarming = up * gone[a] * upWarmer;
                double downWarming = down * gone[b] * downWarmer;
                gain[Expansion.CHARGE][i] = up * gone[a] + d * upGain - temperature * upWarming;
                gain[Expansion.DISCHARGE][i] = down * gone[b] + d * downGain - temperature * downWarming;
                gainSlope[Expansion.CHARGE][i] = upGain * toSoc;
                gainSlope[Expansion.DISCHARGE][i] = downGain * toSoc;
                gainWarming[Expansion.CHARGE][i] = upWarming;
                gainWarming[Expansion.DISCHARGE][i] = downWarming;
                slow += (1 - (upFollows < downFollows ? upFollows : downFollows)) * lanes.pair[p][i];
            }
            up0 += up * upShows;
            down0 += down * downShows;
            up1 += upSlope * upShows;
            down1 += downSlope * downShows;
            upAll += up * upFollows;
            downAll += down * downFollows;
            upT += up * upShows * upWarmer;
            downT += down * downShows * downWarmer;
            e += CellModel.ELEMENT_COLUMNS;
        }
        cells.direct[Expansion.CHARGE][i] = up0 + d * up1 - temperature * upT;
        cells.direct[Expansion.DISCHARGE][i] = down0 + d * down1 - temperature * downT;
        cells.directSlope[Expansion.CHARGE][i] = up1 * toSoc;
        cells.directSlope[Expansion.DISCHARGE][i] = down1 * toSoc;
        cells.directWarming[Expansion.CHARGE][i] = upT;
        cells.directWarming[Expansion.DISCHARGE][i] = downT;
        // half a step's warming: by resistances that have followed the current, by what the slow pairs still have, and
        // by the reversible heat
        double half = 0.5 * step / w.heatCapacity * scale;
        cells.ahead[i] = half * (slow + temperature * cells.entropic[i]);
        cells.aheadSquare[Expansion.CHARGE][i] = half * upAll;
        cells.aheadSquare[Expansion.DISCHARGE][i] = half * downAll;
    }

    /** Follows a time constant of a direction that depends on the state of charge. */
    private void pair(int i, int at, int m, double f, int l, double fLeft, int r, double fRight, double per) {
        double[] table = tables.table;
        int columns = tables.columns;
        int column = CellModel.TIME_CONSTANT + at % SIDES;
        double tau = at(table, m + column, columns, f);
        pair(at, tau);
        double u = step / tau;
        double steeper = (at(table, r + column, columns, fRight) - at(table, l + column, columns, fLeft)) * per / tau;
        double slope = -steeper * (u < SMALL ? u * (0.5 - u * THIRD) : 1 - shown[at] - kept[at]);
        double keepSteeper = kept[at] * u * steeper;
        keep[at][i] = kept[at];
        keepSlope[at][i] = refreshed ? keepSteeper : 0;
        mean[at][i] = 1 - shown[at];
        meanSlope[at][i] = refreshed ? -slope : 0;
        goneSlope[at] = -keepSteeper;
        shownSlope[at] = slope;
    }

    /** Within an interval: a comparison takes less time than a minimum that knows the signs of zeros. */
    private static double held(double f) {
        return f > 0 ? f < 1 ? f : 1 : 0;
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
     * Lets time constants follow the state of charge.
     *
     * @param toSoc change of state of charge over the shared charge, 1/A, shape [lanes]
     * @param charge shared charge that has passed, A
     */
    void refresh(double[] toSoc, double charge) {
        if (tables.varyingTimeConstants) {
            moved(factor, offset, toSoc, charge);
            for (int p = 0; p < tables.pairs; p++) {
                for (int side = 0; side < SIDES; side++) {
                    int at = SIDES * p + side;
                    line(cells.keep[p][side], keep[at], keepSlope[at], factor);
                    line(cells.mean[p][side], mean[at], meanSlope[at], factor);
                }
            }
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

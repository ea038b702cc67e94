package org.natrolite.models.cell.batch;

import static org.natrolite.models.cell.kernel.StepCells.CENTRE;
import static org.natrolite.models.cell.kernel.StepCells.CONTACT;
import static org.natrolite.models.cell.kernel.StepCells.DOWN0;
import static org.natrolite.models.cell.kernel.StepCells.DOWN1;
import static org.natrolite.models.cell.kernel.StepCells.DOWN_PAIR;
import static org.natrolite.models.cell.kernel.StepCells.DOWN_TO_SOC;
import static org.natrolite.models.cell.kernel.StepCells.ENTROPIC0;
import static org.natrolite.models.cell.kernel.StepCells.ENTROPIC1;
import static org.natrolite.models.cell.kernel.StepCells.FAR;
import static org.natrolite.models.cell.kernel.StepCells.GAP0;
import static org.natrolite.models.cell.kernel.StepCells.GAP1;
import static org.natrolite.models.cell.kernel.StepCells.GAP2;
import static org.natrolite.models.cell.kernel.StepCells.GUARD;
import static org.natrolite.models.cell.kernel.StepCells.HALF;
import static org.natrolite.models.cell.kernel.StepCells.KEEP0;
import static org.natrolite.models.cell.kernel.StepCells.KEEP1;
import static org.natrolite.models.cell.kernel.StepCells.KELVIN;
import static org.natrolite.models.cell.kernel.StepCells.LEAK;
import static org.natrolite.models.cell.kernel.StepCells.MEAN0;
import static org.natrolite.models.cell.kernel.StepCells.MEAN1;
import static org.natrolite.models.cell.kernel.StepCells.MIDDLE;
import static org.natrolite.models.cell.kernel.StepCells.OPEN0;
import static org.natrolite.models.cell.kernel.StepCells.OPEN1;
import static org.natrolite.models.cell.kernel.StepCells.OPEN2;
import static org.natrolite.models.cell.kernel.StepCells.UP0;
import static org.natrolite.models.cell.kernel.StepCells.UP1;
import static org.natrolite.models.cell.kernel.StepCells.UP_PAIR;
import static org.natrolite.models.cell.kernel.StepCells.UP_TO_SOC;
import static org.natrolite.models.cell.kernel.StepCells.WARMING;
import static org.natrolite.models.cell.kernel.StepCells.WAYS;

import org.natrolite.core.numeric.Exponential;
import org.natrolite.models.cell.CellModel;
import org.natrolite.models.cell.kernel.StepCells;
import org.natrolite.models.cell.kernel.StepKernel;

/**
 * Expands the equations of single cells over a band of whole intervals of the tables, for steps whose currents are not known
 * ahead. A band is named by three numbers of the state, the interval in its middle, the intervals to either side and a
 * temperature; all else follows from them, so that a state that is gone back to brings its expansion with it.
 */
final class StepBands {
    /** Intervals to either side, widest first. */
    private static final int[] WIDTHS = {32, 23, 16, 11, 8, 6, 4, 3, 2, 1};

    /** Shares of the tolerance for the open-circuit voltage, for resistances over the band and for their temperature. */
    private static final double OPEN_SHARE = 0.4;

    private static final double RESISTANCE_SHARE = 0.3;
    private static final double WARMTH_SHARE = 0.3;

    /** Distance from the temperature of the centre beyond which nothing is bounded, K. */
    private static final double FARTHEST = 4;

    /** Factor on a bound of what the voltage does after the middle of a step. */
    private static final double SAFETY = 1.1;

    /** Current for which a band is chosen is as much more than the present one, and at least as many 1/h of capacity. */
    private static final double RESERVE = 1.25;

    private static final double LEAST_RATE = 0.5 / 3600;

    /** Share of the half-width by which a centre is placed ahead in the direction of the current. */
    private static final double AHEAD = 0.5;

    /** Step over time constant below which differences of exponentials lose digits. */
    private static final double SMALL = 1e-5;

    private static final double THIRD = 1 / 3.0;
    private static final double SIXTH = 1 / 6.0;
    private static final double PER_UNIT = CellModel.NODES_PER_UNIT;

    private final WindowTables tables;
    private final double tolerance;

    /** Lowest interval of a band: where self-discharge would stop, the scalar equations serve. */
    private final int lowest;

    // The band found.
    int interval;
    int width;
    double most;

    // What it misses of resistances: over the band, ohm, with temperature, ohm/K, and with its square, ohm/K^2.
    private double missed;
    private double missedWarm;
    private double missedSquare;

    StepBands(WindowTables tables, double tolerance) {
        this.tables = tables;
        this.tolerance = tolerance;
        this.lowest = tables.selfDischarge > 0 ? tables.interval(0.5 / PER_UNIT) + 1 : 0;
    }

    /**
     * What the second-order expansion over a band says of the energy stored, less what the tables say.
     *
     * @return J/C of capacity, above an arbitrary zero
     */
    static double missed(WindowTables w, int interval, int width, double kelvin, double soc) {
        double away = Expander.AT * (width + 0.5);
        double middle = at(w, CellModel.STORED, interval + 0.5);
        double below = at(w, CellModel.STORED, interval + 0.5 - away);
        double above = at(w, CellModel.STORED, interval + 0.5 + away);
        double slope = 0.5 * (above - below) / away * PER_UNIT;
        double curve = 0.5 * (above - 2 * middle + below) / (away * away) * (PER_UNIT * PER_UNIT);
        curve += kelvin * bend(w, CellModel.ENTROPIC, interval + 0.5, away);
        double x = soc - centre(w, interval);
        return x * (middle + x * (0.5 * slope + x * THIRD * curve)) - w.storedIntegral(soc);
    }

    /** What the square of the distance from the centre brings to a column, over state of charge squared. */
    private static double bend(WindowTables w, int column, double centre, double away) {
        double rise = at(w, column, centre + away) - 2 * at(w, column, centre) + at(w, column, centre - away);
        return 0.5 * rise / (away * away) * (PER_UNIT * PER_UNIT);
    }

    private static double centre(WindowTables w, int interval) {
        return w.start + (interval + 0.5) / PER_UNIT;
    }

    /** A column at a place within the grid, counted in nodes. */
    private static double at(WindowTables w, int column, double place) {
        int k = w.bounded((int) place);
        double a = w.table[k * w.columns + column];
        return a + (place - k) * (w.table[(k + 1) * w.columns + column] - a);
    }

    /**
     * Looks for the widest band about a state that misses little enough.
     *
     * @param soc state of charge, 1
     * @param kelvin temperature, K
     * @param current A
     * @param capacity C
     * @param age resistance over that of the fresh cell, 1
     * @return whether there is one; it is in the fields then
     */
    boolean find(double soc, double kelvin, double current, double capacity, double age) {
        WindowTables w = tables;
        if (!(soc >= w.lowestSoc && soc <= 1)) {
            return false;
        }
        double wanted = Math.max(RESERVE * Math.abs(current), LEAST_RATE * capacity);
        double place = (soc - w.start) * PER_UNIT;
        for (int n = 0; n < WIDTHS.length; n++) {
            int half = WIDTHS[n];
            int k = (int) (place + Math.signum(current) * AHEAD * half);
            k = Math.max(lowest + half, Math.min(w.last - half, k));
            if (!(Math.abs(place - k - 0.5) < half + 0.5) || k - half < 0) {
                continue;
            }
            if (!(open(w.row(half, k)) <= OPEN_SHARE * tolerance)) {
                continue;
            }
            if (!misses(half, k, kelvin, age)) {
                return false;
            }
            if (missed * wanted <= RESISTANCE_SHARE * tolerance) {
                interval = k;
                width = half;
                most = wanted;
                return true;
            }
            if (n == WIDTHS.length - 1 && missed * Math.abs(current) <= RESISTANCE_SHARE * tolerance) {
                interval = k;
                width = half;
                most = RESISTANCE_SHARE * tolerance / missed;
                return true;
            }
        }
        return false;
    }

    private double open(int row) {
        return tables.rows[row + WindowTables.OPEN_MISSED] + tables.rows[row + WindowTables.GAP_MISSED];
    }

    /** Works out what a band misses; false where there is no bin for the temperature. */
    private boolean misses(int half, int k, double kelvin, double age) {
        WindowTables w = tables;
        int bin = w.bin(k, kelvin);
        if (bin < 0) {
            return false;
        }
        double reach = (half + 0.5) / PER_UNIT;
        double cold = Math.abs(1 / kelvin - w.inverseReference);
        int at = w.row(half, k) + WindowTables.ELEMENTS;
        double line = 0;
        double cross = 0;
        double square = 0;
        for (int e = 0; e <= w.pairs; e++) {
            double factor = w.factors[bin + WindowTables.FACTOR];
            double energy = w.factors[bin + WindowTables.ENERGY];
            double steeper = w.factors[bin + WindowTables.STEEPER];
            double r = w.rows[at + WindowTables.RESISTANCE] * factor;
            double slope = w.rows[at + WindowTables.SLOPE] * factor * steeper;
            double steep = w.rows[at + WindowTables.ACTIVATION_SLOPE] * reach;
            double activation = cold * steep;
            double slow = r > 0 ? w.rows[at + WindowTables.TAU_SLOPE] * factor / r * reach : 0;
            line += w.rows[at + WindowTables.MISSED] * factor * steeper
                    + w.bent(e, slope * reach + r * activation, r)
                    + r * (cold * w.rows[at + WindowTables.ACTIVATION_MISSED] + 0.5 * activation * activation)
                    + slope * reach * activation
                    + 0.5 * r * slow * slow;
            cross += r * (activation * energy + steep / (kelvin * kelvin) + w.factors[bin + WindowTables.SIDES]);
            if (w.transferPerOhm[e] > 0) {
                // the kernel lets all of the band change with temperature as its centre does
                cross += slope * reach * energy;
            }
            square += 0.5 * r * energy * energy;
            at += WindowTables.ELEMENT_COLUMNS;
            bin += WindowTables.FACTORS;
        }
        missed = age * line;
        missedWarm = age * cross;
        missedSquare = age * square;
        return true;
    }

    /** Writes the band of a lane, but for what depends on the length of a step. */
    void write(StepCells c, CellBlock block, int i) {
        WindowTables w = tables;
        int k = (int) block.values[CellBlock.BAND_INTERVAL + i];
        int half = (int) block.values[CellBlock.BAND_WIDTH + i];
        double kelvin = block.values[CellBlock.BAND_KELVIN + i];
        double age = block.values[CellBlock.RESISTANCE_FACTOR + i];
        if (!misses(half, k, kelvin, age)) {
            none(c, i);
            return;
        }
        double centre = k + 0.5;
        double away = Expander.AT * (half + 0.5);
        double left = centre - away;
        double right = centre + away;
        double per = 0.5 / away * PER_UNIT;
        double bend = 0.5 / (away * away) * (PER_UNIT * PER_UNIT);
        c.value[CENTRE + i] = centre(w, k);
        c.value[HALF + i] = (half + 0.5) / PER_UNIT;
        c.value[KELVIN + i] = kelvin;
        c.value[FAR + i] = far(block.values[CellBlock.BAND_CURRENT + i]);
        c.value[LEAK + i] = w.selfDischarge * w.capacity * block.values[CellBlock.CAPACITY_FACTOR + i];
        double middle = at(w, CellModel.STORED, centre);
        double below = at(w, CellModel.STORED, left);
        double above = at(w, CellModel.STORED, right);
        c.value[OPEN0 + i] = middle;
        c.value[OPEN1 + i] = (above - below) * per;
        c.value[OPEN2 + i] = (above - 2 * middle + below) * bend;
        middle = at(w, CellModel.ENTROPIC, centre);
        below = at(w, CellModel.ENTROPIC, left);
        above = at(w, CellModel.ENTROPIC, right);
        c.value[ENTROPIC0 + i] = middle;
        c.value[ENTROPIC1 + i] = (above - below) * per;
        c.value[OPEN2 + i] += kelvin * ((above - 2 * middle + below) * bend);
        middle = at(w, CellModel.HYSTERESIS, centre);
        below = at(w, CellModel.HYSTERESIS, left);
        above = at(w, CellModel.HYSTERESIS, right);
        c.value[GAP0 + i] = middle;
        c.value[GAP1 + i] = (above - below) * per;
        c.value[GAP2 + i] = (above - 2 * middle + below) * bend;
        c.value[CONTACT + i] = w.contact * age;
        double cold = 1 / kelvin - w.inverseReference;
        int column = CellModel.ELEMENTS;
        for (int e = 0; e <= w.pairs; e++) {
            double energy = at(w, column + CellModel.ACTIVATION, centre);
            double factor = Math.exp(energy * cold);
            double onLeft = factor * nearOne((at(w, column + CellModel.ACTIVATION, left) - energy) * cold);
            double onRight = factor * nearOne((at(w, column + CellModel.ACTIVATION, right) - energy) * cold);
            double a = age * w.resistance(e, at(w, column + CellModel.CHARGE, left), kelvin, onLeft);
            double b = age * w.resistance(e, at(w, column + CellModel.CHARGE, right), kelvin, onRight);
            c.ways[e * WAYS + UP0 + i] = 0.5 * (a + b);
            c.ways[e * WAYS + UP1 + i] = (b - a) * per;
            a = age * w.resistance(e, at(w, column + CellModel.DISCHARGE, left), kelvin, onLeft);
            b = age * w.resistance(e, at(w, column + CellModel.DISCHARGE, right), kelvin, onRight);
            c.ways[e * WAYS + DOWN0 + i] = 0.5 * (a + b);
            c.ways[e * WAYS + DOWN1 + i] = (b - a) * per;
            // one for both directions: what is between them counts as missed
            double up = at(w, column + CellModel.CHARGE, centre);
            double down = at(w, column + CellModel.DISCHARGE, centre);
            c.element[e][WARMING + i] =
                    0.5 * (w.warming(e, up, kelvin, factor, energy) + w.warming(e, down, kelvin, factor, energy));
            column += CellModel.ELEMENT_COLUMNS;
        }
    }

    /** Distance in temperature, K, at which resistances are missed by what is allowed of the voltage at a current. */
    private double far(double current) {
        double allowed = WARMTH_SHARE * tolerance / Math.abs(current);
        double half = 0.5 * missedWarm;
        double root = half + Math.sqrt(half * half + missedSquare * allowed);
        return root > 0 ? Math.min(FARTHEST, allowed / root) : FARTHEST;
    }

    /** The exponential of a small number, to third order. */
    private static double nearOne(double x) {
        return 1 + x * (1 + x * (0.5 + x * SIXTH));
    }

    /** Makes a lane one of which every step is wrong. */
    static void none(StepCells c, int i) {
        c.value[HALF + i] = -1;
    }

    /**
     * How far the voltage at the end of a step may be from the mean by the open-circuit voltage, the hysteresis and the slope of
     * the ohmic resistance within the band, over current.
     */
    private double guard(StepCells c, int i, double toSoc) {
        double half = c.value[HALF + i];
        double hottest = c.value[KELVIN + i] + FARTHEST;
        double open = Math.abs(c.value[OPEN1 + i])
                + 2 * half * Math.abs(c.value[OPEN2 + i])
                + hottest * Math.abs(c.value[ENTROPIC1 + i]);
        double gap =
                Math.abs(c.value[GAP0 + i]) + half * (Math.abs(c.value[GAP1 + i]) + half * Math.abs(c.value[GAP2 + i]));
        double gapSlope = Math.abs(c.value[GAP1 + i]) + 2 * half * Math.abs(c.value[GAP2 + i]);
        double ohmic =
                Math.max(Math.abs(c.ways[UP1 + i]), Math.abs(c.ways[DOWN1 + i])) * 2 * Math.abs(c.value[MIDDLE + i]);
        return SAFETY * toSoc * (0.5 * (open + gapSlope + ohmic) + tables.hysteresisRate * gap);
    }

    /** Writes what depends on the length of a step. */
    void time(StepCells c, CellBlock block, int i, double length) {
        WindowTables w = tables;
        double centre = (int) block.values[CellBlock.BAND_INTERVAL + i] + 0.5;
        double away = Expander.AT * ((int) block.values[CellBlock.BAND_WIDTH + i] + 0.5);
        double toSoc = length / (w.capacity * block.values[CellBlock.CAPACITY_FACTOR + i]);
        c.ways[UP_TO_SOC + i] = w.efficiency * toSoc;
        c.ways[DOWN_TO_SOC + i] = toSoc;
        double side = c.side(i);
        c.value[MIDDLE + i] = 0.5
                * Math.min(
                        block.values[CellBlock.BAND_CURRENT + i],
                        StepKernel.LARGEST_SWING / (w.hysteresisRate * toSoc));
        c.value[GUARD + i] = guard(c, i, toSoc);
        int column = CellModel.ELEMENTS + CellModel.TIME_CONSTANT;
        for (int p = 0; p < w.pairs; p++) {
            column += CellModel.ELEMENT_COLUMNS;
            if (w.directedTimeConstants) {
                pair(c.pairWays[p], UP_PAIR + i, column + CellModel.CHARGE, centre, away, length);
                pair(c.pairWays[p], DOWN_PAIR + i, column + CellModel.DISCHARGE, centre, away, length);
            } else if (w.varyingTimeConstants) {
                pair(c.pair[p], i, column + CellModel.DISCHARGE, centre, away, length);
            }
        }
        c.turn(i, side);
    }

    /** Writes what is kept of a pair over a step, and its mean, with a time constant about the centre of a band. */
    private void pair(double[] into, int at, int column, double centre, double away, double length) {
        double tau = at(tables, column, centre);
        double u = length / tau;
        double kept = Math.exp(-u);
        double mean = Exponential.phi1(u);
        double rise = at(tables, column, centre + away) - at(tables, column, centre - away);
        double steeper = rise * (0.5 / away * PER_UNIT) / tau;
        into[at + KEEP0] = kept;
        into[at + MEAN0] = mean;
        into[at + KEEP1] = kept * u * steeper;
        into[at + MEAN1] = steeper * (u < SMALL ? u * (0.5 - u * THIRD) : mean - kept);
    }
}

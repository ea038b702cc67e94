package org.natrolite.models.cell.batch;

import org.natrolite.models.cell.CellModel;
import org.natrolite.models.cell.CellParameters;
import org.natrolite.models.cell.ChargeTransfer;

/**
 * The tables of a kind of cell, with what the choice of windows needs beside them: how far an expansion of some half-width
 * about each interval misses, and how steep the tables are within it. Immutable.
 */
final class WindowTables {
    /** Half-widths of the rows, in intervals. */
    private static final int[] WIDTHS = {1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 13, 16, 19, 23, 27, 32};

    /** Number of the narrowest half-width that holds so many intervals; the last entry holds no more. */
    private static final int[] NARROWEST = narrowest();

    /** Half-widths beyond which there is no row, in intervals. */
    static final int WIDEST = NARROWEST.length - 1;

    // Columns of a row, that of a half-width about an interval.
    /** What the second-order expansion misses of the open-circuit voltage, V. */
    static final int OPEN_MISSED = 0;

    /** Half of the gap between the branches of the hysteresis, and what the second-order expansion misses of it, V. */
    static final int GAP = 1;

    static final int GAP_MISSED = 2;

    /** Change with SOC of the entropic coefficient, V/K. */
    static final int ENTROPIC_SLOPE = 3;

    /** Change with SOC of the open-circuit voltage at the reference temperature, V. */
    static final int OPEN_SLOPE = 4;

    /** First column of the elements. */
    static final int ELEMENTS = 5;

    // Columns of an element, at the reference temperature.
    /** Resistance, ohm, its change with SOC, ohm, and what a line misses, ohm. */
    static final int RESISTANCE = 0;

    static final int SLOPE = 1;
    static final int MISSED = 2;

    /** Relative change with SOC of the time constant, times resistance, ohm, and the same over time constant, ohm/s. */
    static final int TAU_SLOPE = 3;

    static final int TAU_SLOPE_RATE = 4;

    /** Change with SOC of activation energy over the gas constant, K, and what a line misses, K. */
    static final int ACTIVATION_SLOPE = 5;

    static final int ACTIVATION_MISSED = 6;
    static final int ELEMENT_COLUMNS = 7;

    // Columns of an element in a bin.
    /** Resistance over that at the reference temperature, 1, and its relative change with temperature, 1/K. */
    static final int FACTOR = 0;

    static final int ENERGY = 1;

    /** Relative change of the resistance over that of the one at the reference temperature, 1, at least 1. */
    static final int STEEPER = 2;

    /** Half of the difference that the direction of current makes to {@link #ENERGY}, 1/K. */
    static final int SIDES = 3;

    static final int FACTORS = 4;

    /**
     * What a line through the two points misses of the curve that a charge transfer makes of a straight resistance, over the
     * resistance and the square of its relative change over the half-width: 0.32 of half the largest curvature.
     */
    private static final double BENT = 0.2;

    // Bins of temperature and state of charge.
    /** Intervals of a bin. */
    private static final int BIN = 8;

    private static final double COLDEST = 183.15;
    private static final double KELVIN = 2;
    private static final int TEMPERATURES = 120;

    /** Points of a half-width at which an expansion is compared with the tables. */
    private static final double AT = Expander.AT;

    final double[] table;
    final int columns;
    final int pairs;
    final int last;
    final double start;
    final double capacity;
    final double efficiency;
    final double selfDischarge;
    final double contact;
    final double hysteresisRate;
    final double inverseReference;
    final double heatCapacity;
    final double cooling;
    final double lowestSoc;

    /** Whether a time constant depends on the state of charge. */
    final boolean varyingTimeConstants;

    /** Whether a pair has another time constant while charging. */
    final boolean directedTimeConstants;

    /** Longest time constant of each element, s: 0 for the ohmic one. */
    final double[] slowest;

    /** Of each element, whether its activation energy depends on the state of charge. */
    final boolean[] varyingActivation;

    /** Of each element, whether lines miss more of it than of a straight one by the law of Arrhenius with one energy. */
    final boolean[] curved;

    /** Rounded up, shape [widths x intervals x {@link #row}]. */
    final float[] rows;

    final int row;

    /** Of each element, the largest of a bin, shape [temperatures x bins x elements x {@link #FACTORS}]. */
    final double[] factors;

    /** Of each element, where it is a charge transfer at one current: x over resistance, 1/ohm; 0 elsewhere. */
    final double[] transferPerOhm;

    private final int bins;

    private WindowTables(CellModel model) {
        this.table = model.nodeTable();
        this.columns = model.columns();
        this.pairs = model.pairs();
        this.last = model.grid().intervals() - 1;
        this.start = model.grid().start();
        CellParameters p = model.parameters();
        this.capacity = p.capacity().value();
        this.efficiency = p.coulombicEfficiency().value();
        this.selfDischarge = p.selfDischarge().value();
        this.contact = p.resistance().contact().value();
        this.hysteresisRate = p.openCircuit().hysteresisRate().value();
        double reference = p.openCircuit().referenceTemperature().value();
        this.inverseReference = 1 / reference;
        this.heatCapacity = p.thermal().heatCapacity().value();
        this.cooling = p.thermal().cooling().value();
        this.lowestSoc = model.grid().node(1);
        this.varyingActivation = new boolean[1 + pairs];
        this.slowest = new double[1 + pairs];
        boolean slow = false;
        boolean directed = false;
        for (int e = 0; e <= pairs; e++) {
            int column = CellModel.ELEMENTS + e * CellModel.ELEMENT_COLUMNS;
            varyingActivation[e] = varies(column + CellModel.ACTIVATION);
            int up = column + CellModel.TIME_CONSTANT + CellModel.CHARGE;
            int down = column + CellModel.TIME_CONSTANT + CellModel.DISCHARGE;
            slow |= e > 0 && (varies(up) || varies(down));
            directed |= e > 0 && differ(up, down);
            slowest[e] = e > 0 ? Math.max(highest(up), highest(down)) : 0;
        }
        this.varyingTimeConstants = slow;
        this.directedTimeConstants = directed;
        this.transferPerOhm = new double[1 + pairs];
        this.curved = new boolean[1 + pairs];
        for (int e = 0; e <= pairs; e++) {
            transferPerOhm[e] = model.transferPerOhm(e);
            curved[e] = varyingActivation[e] || transferPerOhm[e] > 0;
        }
        this.row = ELEMENTS + ELEMENT_COLUMNS * (1 + pairs);
        this.rows = new float[WIDTHS.length * (last + 1) * row];
        for (int width = 0; width < WIDTHS.length; width++) {
            for (int k = 0; k <= last; k++) {
                fill(rowAt(width, k), k, WIDTHS[width], reference);
            }
        }
        this.bins = last / BIN + 1;
        this.factors = new double[TEMPERATURES * bins * FACTORS * (1 + pairs)];
        for (int t = 0; t < TEMPERATURES; t++) {
            for (int node = 0; node <= last + 1; node++) {
                factors(t, Math.min(node, last) / BIN, node);
                factors(t, Math.max(0, node - 1) / BIN, node);
            }
        }
    }

    static WindowTables of(CellModel model) {
        return new WindowTables(model);
    }

    private boolean varies(int column) {
        for (int node = 1; node <= last + 1; node++) {
            if (at(node, column) != at(0, column)) {
                return true;
            }
        }
        return false;
    }

    private boolean differ(int column, int other) {
        for (int node = 0; node <= last + 1; node++) {
            if (at(node, column) != at(node, other)) {
                return true;
            }
        }
        return false;
    }

    private double highest(int column) {
        double highest = at(0, column);
        for (int node = 1; node <= last + 1; node++) {
            highest = Math.max(highest, at(node, column));
        }
        return highest;
    }

    /** Time constant of a pair in a direction of current where it does not depend on the state of charge, s. */
    double timeConstant(int pair, int side) {
        return at(0, CellModel.ELEMENTS + (pair + 1) * CellModel.ELEMENT_COLUMNS + CellModel.TIME_CONSTANT + side);
    }

    private double at(int node, int column) {
        return table[Math.max(0, Math.min(last + 1, node)) * columns + column];
    }

    /** Notes what lies within a half-width, in intervals, of the middle of an interval. */
    private void fill(int at, int k, int half, double reference) {
        double density = CellModel.NODES_PER_UNIT;
        int from = Math.max(0, k - half);
        int to = Math.min(last, k + half);
        double centre = k + 0.5;
        double away = AT * (half + 0.5);
        double left = centre - away;
        double right = centre + away;
        double open = rested(centre, reference);
        double slope = 0.5 * (rested(right, reference) - rested(left, reference)) / away;
        double bend = 0.5 * (rested(right, reference) - 2 * open + rested(left, reference)) / (away * away);
        double gap = between(CellModel.HYSTERESIS, centre);
        double gapLeft = between(CellModel.HYSTERESIS, left);
        double gapRight = between(CellModel.HYSTERESIS, right);
        double gapSlope = 0.5 * (gapRight - gapLeft) / away;
        double gapBend = 0.5 * (gapRight - 2 * gap + gapLeft) / (away * away);
        for (int node = from; node <= to + 1; node++) {
            double x = node - centre;
            most(at + OPEN_MISSED, Math.abs(rested(node, reference) - (open + x * (slope + x * bend))));
            most(at + GAP, at(node, CellModel.HYSTERESIS));
            double gapLine = gap + x * (gapSlope + x * gapBend);
            most(at + GAP_MISSED, Math.abs(at(node, CellModel.HYSTERESIS) - gapLine));
            if (node <= to) {
                most(at + ENTROPIC_SLOPE, change(node, CellModel.ENTROPIC) * density);
                most(at + OPEN_SLOPE, Math.abs(rested(node + 1, reference) - rested(node, reference)) * density);
            }
            for (int e = 0; e <= pairs; e++) {
                int in = CellModel.ELEMENTS + e * CellModel.ELEMENT_COLUMNS;
                int out = at + ELEMENTS + e * ELEMENT_COLUMNS;
                most(out + ACTIVATION_MISSED, missed(in + CellModel.ACTIVATION, node, left, right));
                if (node <= to) {
                    most(out + ACTIVATION_SLOPE, change(node, in + CellModel.ACTIVATION) * density);
                }
                for (int side = CellModel.CHARGE; side <= CellModel.DISCHARGE; side++) {
                    double r = at(node, in + side);
                    most(out + RESISTANCE, r);
                    most(out + MISSED, missed(in + side, node, left, right));
                    if (node <= to) {
                        most(out + SLOPE, change(node, in + side) * density);
                        if (e > 0) {
                            double tau = at(node, in + CellModel.TIME_CONSTANT + side);
                            double steep = r * change(node, in + CellModel.TIME_CONSTANT + side) / tau * density;
                            most(out + TAU_SLOPE, steep);
                            most(out + TAU_SLOPE_RATE, steep / tau);
                        }
                    }
                }
            }
        }
    }

    /** Distance of a node from the line through two points of a column. */
    private double missed(int column, int node, double left, double right) {
        double a = between(column, left);
        double b = between(column, right);
        return Math.abs(at(node, column) - (a + (b - a) * (node - left) / (right - left)));
    }

    /** A column at a place counted in nodes, held outside. */
    private double between(int column, double place) {
        double x = Math.max(0, Math.min(last + 1, place));
        int k = Math.min(last, (int) x);
        return at(k, column) + (x - k) * (at(k + 1, column) - at(k, column));
    }

    private double rested(double place, double temperature) {
        return between(CellModel.STORED, place) + temperature * between(CellModel.ENTROPIC, place);
    }

    private void factors(int t, int bin, int node) {
        for (int e = 0; e <= pairs; e++) {
            int column = CellModel.ELEMENTS + e * CellModel.ELEMENT_COLUMNS;
            double energy = at(node, column + CellModel.ACTIVATION);
            int at = ((t * bins + bin) * (1 + pairs) + e) * FACTORS;
            for (int edge = 0; edge < 2; edge++) {
                double kelvin = COLDEST + (t + edge) * KELVIN;
                double arrhenius = Math.exp(energy * (1 / kelvin - inverseReference));
                double warming = Math.abs(energy) / (kelvin * kelvin);
                if (transferPerOhm[e] > 0) {
                    transfer(at, e, kelvin, arrhenius, energy, at(node, column), at(node, column + 1));
                } else {
                    largest(at + FACTOR, arrhenius);
                    largest(at + ENERGY, warming);
                    factors[at + STEEPER] = 1;
                }
            }
        }
    }

    private void transfer(int at, int e, double kelvin, double arrhenius, double energy, double up, double down) {
        double warmth = kelvin * inverseReference;
        double x = transferPerOhm[e] * up;
        double y = transferPerOhm[e] * down;
        double a = warming(x, kelvin, arrhenius, energy);
        double b = warming(y, kelvin, arrhenius, energy);
        double growth =
                Math.max(ChargeTransfer.growth(x, warmth, arrhenius), ChargeTransfer.growth(y, warmth, arrhenius));
        largest(at + FACTOR, growth);
        largest(at + ENERGY, Math.max(Math.abs(a), Math.abs(b)));
        largest(at + STEEPER, Math.max(steeper(x, warmth, arrhenius), steeper(y, warmth, arrhenius)));
        largest(at + SIDES, 0.5 * Math.abs(a - b));
    }

    /**
     * Resistance of an element at a temperature.
     *
     * @param element 0 for the ohmic one
     * @param resistance that at the reference temperature, ohm
     * @param kelvin temperature, K
     * @param arrhenius factor of Arrhenius at the temperature, 1
     * @return ohm
     */
    double resistance(int element, double resistance, double kelvin, double arrhenius) {
        double perOhm = transferPerOhm[element];
        return resistance
                * (perOhm > 0
                        ? ChargeTransfer.growth(perOhm * resistance, kelvin * inverseReference, arrhenius)
                        : arrhenius);
    }

    /**
     * Relative change of the resistance of an element with temperature.
     *
     * @param element 0 for the ohmic one
     * @param resistance that at the reference temperature, ohm
     * @param kelvin temperature, K
     * @param arrhenius factor of Arrhenius at the temperature, 1
     * @param energy activation energy over the gas constant, K
     * @return 1/K
     */
    double warming(int element, double resistance, double kelvin, double arrhenius, double energy) {
        double perOhm = transferPerOhm[element];
        return perOhm > 0 ? warming(perOhm * resistance, kelvin, arrhenius, energy) : -energy / (kelvin * kelvin);
    }

    private double warming(double x, double kelvin, double arrhenius, double energy) {
        double response = ChargeTransfer.response(x, kelvin * inverseReference, arrhenius);
        return (1 - response - response * energy / kelvin) / kelvin;
    }

    private static double steeper(double x, double warmth, double arrhenius) {
        return x == 0 ? 1 : Math.max(1, ChargeTransfer.response(x, warmth, arrhenius) * x / Math.tanh(x));
    }

    private void largest(int at, double value) {
        factors[at] = Math.max(factors[at], value);
    }

    /** What lines miss of an element whose resistance changes by so much over the half-width, ohm. */
    double bent(int element, double change, double resistance) {
        return transferPerOhm[element] > 0 && change > 0 ? BENT * change * change / resistance : 0;
    }

    private void most(int at, double value) {
        float rounded = (float) value;
        rows[at] = Math.max(rows[at], rounded < value ? Math.nextUp(rounded) : rounded);
    }

    private double change(int k, int column) {
        return Math.abs(at(k + 1, column) - at(k, column));
    }

    /**
     * @param half half-width, in intervals, from 0 to {@link #WIDEST}
     * @param k interval in the middle
     * @return where the row begins in {@link #rows}
     */
    int row(int half, int k) {
        return rowAt(NARROWEST[half], k);
    }

    private int rowAt(int width, int k) {
        return (width * (last + 1) + k) * row;
    }

    private static int[] narrowest() {
        int[] numbers = new int[WIDTHS[WIDTHS.length - 1] + 1];
        int width = 0;
        for (int half = 0; half < numbers.length; half++) {
            if (half > WIDTHS[width]) {
                width++;
            }
            numbers[half] = width;
        }
        return numbers;
    }

    /**
     * @param k interval of state of charge
     * @param kelvin temperature, K
     * @return where the bin begins in {@link #factors}; below zero where the temperature has none
     */
    int bin(int k, double kelvin) {
        double t = (kelvin - COLDEST) * (1 / KELVIN);
        return t >= 0 && t < TEMPERATURES ? (((int) t) * bins + k / BIN) * FACTORS * (1 + pairs) : -1;
    }

    /** The nearest interval that there is. */
    int bounded(int k) {
        return Math.max(0, Math.min(last, k));
    }

    int interval(double soc) {
        return bounded((int) ((soc - start) * CellModel.NODES_PER_UNIT));
    }

    /** Open-circuit voltage at a state of charge, without its entropic part, V. */
    double stored(double soc) {
        int k = interval(soc);
        double f = (soc - start) * CellModel.NODES_PER_UNIT - k;
        double a = table[k * columns + CellModel.STORED];
        return a + f * (table[(k + 1) * columns + CellModel.STORED] - a);
    }

    /** Open-circuit voltage at a state of charge and temperature, V. */
    double openCircuit(double soc, double temperature) {
        int k = interval(soc);
        double f = (soc - start) * CellModel.NODES_PER_UNIT - k;
        int a = k * columns;
        int b = a + columns;
        double low = table[a + CellModel.STORED] + temperature * table[a + CellModel.ENTROPIC];
        double high = table[b + CellModel.STORED] + temperature * table[b + CellModel.ENTROPIC];
        return low + f * (high - low);
    }

    /** Entropic coefficient at a state of charge, V/K. */
    double entropic(double soc) {
        int k = interval(soc);
        double f = (soc - start) * CellModel.NODES_PER_UNIT - k;
        double a = table[k * columns + CellModel.ENTROPIC];
        return a + f * (table[(k + 1) * columns + CellModel.ENTROPIC] - a);
    }

    /** Integral of the stored voltage from the first node, V. */
    double storedIntegral(double soc) {
        int k = interval(soc);
        double f = (soc - start) * CellModel.NODES_PER_UNIT - k;
        double a = table[k * columns + CellModel.STORED];
        double b = table[(k + 1) * columns + CellModel.STORED];
        return table[k * columns + CellModel.STORED_INTEGRAL] + f * (a + 0.5 * f * (b - a)) / CellModel.NODES_PER_UNIT;
    }
}

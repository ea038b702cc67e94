package org.natrolite.models.cell.batch;

import org.natrolite.models.cell.CellModel;
import org.natrolite.models.cell.CellParameters;

/**
 * The tables of a kind of cell, with what the choice of windows needs beside them: bins of state of charge and temperature,
 * with the worst in each and within {@link #REACH} intervals to either side. Immutable.
 */
final class WindowTables {
    /** Intervals that a window may move from where it begins. */
    static final int REACH = 4;

    /** Intervals of a bin. */
    private static final int BIN = 8;

    /** Bins of temperature, K. */
    private static final double COLDEST = 183.15;

    private static final double KELVIN = 4;
    private static final int TEMPERATURES = 60;

    // Columns of a bin.
    /** Second derivative of the open-circuit voltage, V. */
    static final int BEND = 0;

    /** Change with SOC of the ohmic resistance, ohm. */
    static final int OHMIC_SLOPE = 1;

    /** Change with SOC of the RC pairs, time constants included, ohm; the same each over its time constant, ohm/s. */
    static final int PAIR_SLOPE = 2;

    static final int PAIR_SLOPE_RATE = 3;

    /** Change with temperature of the ohmic resistance, ohm/K. */
    static final int OHMIC_WARMING = 4;

    /** Change with temperature of the RC pairs, ohm/K; the same each over its time constant, ohm/(K s). */
    static final int PAIR_WARMING = 5;

    static final int PAIR_WARMING_RATE = 6;

    /** Sum of all resistances, ohm. */
    static final int RESISTANCE = 7;

    /** Half of the gap between the branches, V, and its change with SOC, V. */
    static final int GAP = 8;

    static final int GAP_SLOPE = 9;

    /** Change with SOC of the entropic coefficient, V/K. */
    static final int ENTROPIC_SLOPE = 10;

    static final int WORST = 11;

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

    /**
     * The worst of each bin, shape [temperatures x bins x {@link #WORST}]: what the choice of windows needs to know of
     * everything that a window which begins in the bin can reach.
     */
    final double[] worst;

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

        this.bins = last / BIN + 1;
        this.worst = new double[TEMPERATURES * bins * WORST];
        for (int t = 0; t < TEMPERATURES; t++) {
            for (int k = 0; k <= last; k++) {
                for (int edge = 0; edge < 2; edge++) {
                    double kelvin = COLDEST + (t + edge) * KELVIN;
                    int from = Math.max(0, k - REACH) / BIN;
                    int to = Math.min(last, k + REACH) / BIN;
                    for (int bin = from; bin <= to; bin++) {
                        note((t * bins + bin) * WORST, k, kelvin, reference);
                    }
                }
            }
        }
    }

    static WindowTables of(CellModel model) {
        return new WindowTables(model);
    }

    private double at(int node, int column) {
        return table[node * columns + column];
    }

    /** Notes an interval at a temperature in a bin that it lies in or within reach of. */
    private void note(int at, int k, double kelvin, double reference) {
        double density = CellModel.NODES_PER_UNIT;
        if (k > 0) {
            double bend = openCircuit(k + 1, reference) - 2 * openCircuit(k, reference) + openCircuit(k - 1, reference);
            most(at + BEND, Math.abs(bend) * density * density);
        }
        most(at + GAP_SLOPE, change(k, CellModel.HYSTERESIS) * density);
        most(at + GAP, Math.max(at(k + 1, CellModel.HYSTERESIS), at(k, CellModel.HYSTERESIS)));
        most(at + ENTROPIC_SLOPE, change(k, CellModel.ENTROPIC) * density);
        double cold = 1 / kelvin - inverseReference;
        double sum = contact;
        double pairSlope = 0;
        double pairSlopeRate = 0;
        double pairWarming = 0;
        double pairWarmingRate = 0;
        for (int e = 0; e <= pairs; e++) {
            int column = CellModel.ELEMENTS + e * CellModel.ELEMENT_COLUMNS;
            double energy = at(k, column + CellModel.ACTIVATION);
            double factor = Math.exp(energy * cold);
            double r = factor
                    * Math.max(
                            Math.max(at(k, column + CellModel.CHARGE), at(k, column + CellModel.DISCHARGE)),
                            Math.max(at(k + 1, column + CellModel.CHARGE), at(k + 1, column + CellModel.DISCHARGE)));
            double steeper = Math.max(change(k, column + CellModel.CHARGE), change(k, column + CellModel.DISCHARGE));
            double slope = (factor * steeper + r * change(k, column + CellModel.ACTIVATION) * Math.abs(cold)) * density;
            double warming = r * Math.abs(energy) / (kelvin * kelvin);
            sum += r;
            if (e == 0) {
                most(at + OHMIC_SLOPE, slope);
                most(at + OHMIC_WARMING, warming);
            } else {
                double tau = at(k, column + CellModel.TIME_CONSTANT);
                slope += r * change(k, column + CellModel.TIME_CONSTANT) / tau * density;
                pairSlope += slope;
                pairSlopeRate += slope / tau;
                pairWarming += warming;
                pairWarmingRate += warming / tau;
            }
        }
        most(at + PAIR_SLOPE, pairSlope);
        most(at + PAIR_SLOPE_RATE, pairSlopeRate);
        most(at + PAIR_WARMING, pairWarming);
        most(at + PAIR_WARMING_RATE, pairWarmingRate);
        most(at + RESISTANCE, sum);
    }

    private void most(int at, double value) {
        worst[at] = Math.max(worst[at], value);
    }

    /**
     * @param k interval of state of charge
     * @param kelvin temperature, K
     * @return where the bin begins in {@link #worst}; below zero where the temperature has none
     */
    int bin(int k, double kelvin) {
        double t = (kelvin - COLDEST) * (1 / KELVIN);
        return t >= 0 && t < TEMPERATURES ? (((int) t) * bins + k / BIN) * WORST : -1;
    }

    private double openCircuit(int node, double temperature) {
        return at(node, CellModel.STORED) + temperature * at(node, CellModel.ENTROPIC);
    }

    private double change(int k, int column) {
        return Math.abs(at(k + 1, column) - at(k, column));
    }

    int interval(double soc) {
        int k = (int) ((soc - start) * CellModel.NODES_PER_UNIT);
        return Math.max(0, Math.min(last, k));
    }

    /** Slope of the open-circuit voltage over SOC in an interval, V. */
    double steepness(int k, double temperature) {
        return (openCircuit(k + 1, temperature) - openCircuit(k, temperature)) * CellModel.NODES_PER_UNIT;
    }

    /** A column at a state of charge, on the line of its interval. */
    double value(int column, double soc) {
        int k = interval(soc);
        double f = (soc - start) * CellModel.NODES_PER_UNIT - k;
        double a = table[k * columns + column];
        return a + f * (table[(k + 1) * columns + column] - a);
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

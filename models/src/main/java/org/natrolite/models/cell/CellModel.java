package org.natrolite.models.cell;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.natrolite.core.numeric.Constants;
import org.natrolite.core.table.UniformGrid;
import org.natrolite.models.parameter.Curve;

/**
 * A cell on tables: all quantities of one node of state of charge lie side by side, so that a look-up touches one
 * place. Made once from {@link CellParameters}; immutable and safe for use by many threads.
 *
 * <p>Tables are linear between nodes {@value #NODES_PER_UNIT} to the unit of state of charge. Outside
 * [socAtZeroVolt, 1] the open-circuit voltage goes on along its last line and everything else is held, so that a replay
 * with a wrong capacity stays finite; whoever steps there is told by {@link #outside(double)}.
 */
public final class CellModel {
    /** Nodes to the unit of state of charge. */
    public static final int NODES_PER_UNIT = 400;

    /** Column of a node: U_ref - T_ref dU/dT, V, the part of U that stores energy. */
    public static final int STORED = 0;

    /** Column of a node: integral of {@link #STORED} over SOC from the first node, V. */
    public static final int STORED_INTEGRAL = 1;

    /** Column of a node: entropic coefficient, V/K. */
    public static final int ENTROPIC = 2;

    /** Column of a node: half of the gap between the branches of the hysteresis, V. */
    public static final int HYSTERESIS = 3;

    /** First column of the elements of a node; element 0 is the ohmic one, element i the i-th RC pair. */
    public static final int ELEMENTS = 4;

    /** Column of an element: resistance while charging, ohm. */
    public static final int CHARGE = 0;

    /** Column of an element: resistance while discharging, ohm. */
    public static final int DISCHARGE = 1;

    /** Column of an element: activation energy over the gas constant, K. */
    public static final int ACTIVATION = 2;

    /** Columns of an element from which on, at {@link #CHARGE} and {@link #DISCHARGE}, are time constants, s; 0 for the ohmic one. */
    public static final int TIME_CONSTANT = 3;

    /** Columns of one element. */
    public static final int ELEMENT_COLUMNS = 5;

    private final CellParameters parameters;
    private final double lowest;
    final UniformGrid grid;
    final int columns;
    final int pairs;
    final double[] table;
    final double contact;
    final double hysteresisRate;
    final double efficiency;
    final double selfDischarge;
    final double inverseReferenceTemperature;
    final double heatCapacity;
    final double cooling;

    /** Transfer coefficient times Faraday over gas constant of each RC pair, K/V; 0 where the current does not matter. */
    final double[] transfer;

    /** Of each element, where it is a {@link ChargeTransfer} at one current: x over resistance, 1/ohm; 0 elsewhere. */
    final double[] transferPerOhm;

    private CellModel(CellParameters p) {
        this.parameters = p;
        int below = (int) Math.ceil(-p.openCircuit().socAtZeroVolt().value() * NODES_PER_UNIT - 1e-9);
        double step = 1.0 / NODES_PER_UNIT;
        this.lowest = -below * step;
        // one interval more at either end says how things go on outside
        this.grid = new UniformGrid(-(below + 1) * step, step, below + NODES_PER_UNIT + 2);
        this.pairs = p.resistance().pairs().size();
        this.columns = ELEMENTS + ELEMENT_COLUMNS * (1 + pairs);
        this.table = new double[grid.nodes() * columns];
        this.contact = p.resistance().contact().value();
        this.hysteresisRate = p.openCircuit().hysteresisRate().value();
        this.efficiency = p.coulombicEfficiency().value();
        this.selfDischarge = p.selfDischarge().value();
        this.inverseReferenceTemperature =
                1 / p.openCircuit().referenceTemperature().value();
        this.heatCapacity = p.thermal().heatCapacity().value();
        this.cooling = p.thermal().cooling().value();
        this.transfer = p.resistance().pairs().stream()
                .mapToDouble(pair -> pair.dependsOnCurrent() && pair.transferCoefficient() != null
                        ? pair.transferCoefficient().value() * Constants.FARADAY / Constants.GAS_CONSTANT
                        : 0)
                .toArray();
        this.transferPerOhm = new double[1 + pairs];
        for (int i = 0; i < pairs; i++) {
            CellParameters.Pair pair = p.resistance().pairs().get(i);
            if (pair.transferCoefficient() != null && pair.transferCurrent() != null) {
                transferPerOhm[1 + i] = ChargeTransfer.perOhm(
                        pair.transferCoefficient().value(),
                        pair.transferCurrent().value(),
                        p.openCircuit().referenceTemperature().value());
            }
        }
        fill();
    }

    /**
     * @param parameters cell
     * @return the same cell on tables
     */
    public static CellModel of(CellParameters parameters) {
        return new CellModel(parameters);
    }

    private void fill() {
        CellParameters.OpenCircuit ocv = parameters.openCircuit();
        double[] voltage = ocv.source().at(nodes());
        int end = voltage.length - 1;
        voltage[0] = 2 * voltage[1] - voltage[2];
        voltage[end] = 2 * voltage[end - 1] - voltage[end - 2];
        double[] entropic = sample(ocv.entropicCoefficient());
        double reference = ocv.referenceTemperature().value();
        put(ENTROPIC, entropic);
        put(HYSTERESIS, sample(ocv.hysteresis()));
        double[] stored = new double[grid.nodes()];
        double[] integral = new double[grid.nodes()];
        for (int k = 0; k < stored.length; k++) {
            stored[k] = voltage[k] - reference * entropic[k];
            integral[k] = k == 0 ? 0 : integral[k - 1] + 0.5 * grid.step() * (stored[k - 1] + stored[k]);
        }
        put(STORED, stored);
        put(STORED_INTEGRAL, integral);
        fillElement(0, parameters.resistance().ohmic(), null);
        List<CellParameters.Pair> list = parameters.resistance().pairs();
        for (int i = 0; i < pairs; i++) {
            fillElement(i + 1, list.get(i).element(), list.get(i));
        }
    }

    private void fillElement(int element, CellParameters.Element e, CellParameters.@Nullable Pair pair) {
        int column = ELEMENTS + ELEMENT_COLUMNS * element;
        put(column + CHARGE, sample(e.charge()));
        put(column + DISCHARGE, sample(e.discharge()));
        double[] activation = sample(e.activationEnergy());
        for (int k = 0; k < activation.length; k++) {
            activation[k] /= Constants.GAS_CONSTANT;
        }
        put(column + ACTIVATION, activation);
        if (pair != null) {
            put(column + TIME_CONSTANT + CHARGE, sample(pair.whileCharging()));
            put(column + TIME_CONSTANT + DISCHARGE, sample(pair.timeConstant()));
        }
    }

    /** Values at the nodes, held beyond the range of valid states of charge. */
    private double[] sample(Curve curve) {
        return curve.interpolant().values(nodes());
    }

    private double[] nodes() {
        double[] soc = new double[grid.nodes()];
        Arrays.setAll(soc, k -> Math.max(lowest, Math.min(1, grid.node(k))));
        return soc;
    }

    private void put(int column, double[] values) {
        for (int k = 0; k < values.length; k++) {
            table[k * columns + column] = values[k];
        }
    }

    /**
     * @return what the tables were made from
     */
    public CellParameters parameters() {
        return parameters;
    }

    /**
     * @return nodes of state of charge
     */
    public UniformGrid grid() {
        return grid;
    }

    /**
     * @return columns of a node, {@link #ELEMENTS} + {@link #ELEMENT_COLUMNS} (1 + pairs)
     */
    public int columns() {
        return columns;
    }

    /**
     * All tables, for those who step many cells at once.
     *
     * @return a copy, shape [nodes x columns], the columns of a node side by side
     */
    public double[] nodeTable() {
        return table.clone();
    }

    /**
     * @return number of RC pairs
     */
    public int pairs() {
        return pairs;
    }

    /**
     * @param element 0 for the ohmic one, i for the i-th RC pair
     * @return where it is a {@link ChargeTransfer} at one current, x over resistance, 1/ohm; 0 where its resistance goes by
     *     the law of Arrhenius
     */
    public double transferPerOhm(int element) {
        return transferPerOhm[element];
    }

    /**
     * @param soc state of charge, 1
     * @return whether it lies outside [state of charge at 0 V, 1], where the tables are only continued
     */
    public boolean outside(double soc) {
        return !(soc >= lowest && soc <= 1);
    }

    /**
     * @param soc state of charge, 1
     * @param temperature K
     * @return open-circuit voltage without hysteresis, V
     */
    public double openCircuitVoltage(double soc, double temperature) {
        return column(STORED, soc, false) + temperature * column(ENTROPIC, soc, true);
    }

    /**
     * @param soc state of charge, 1
     * @return half of the gap between the branches, V
     */
    public double hysteresis(double soc) {
        return column(HYSTERESIS, soc, true);
    }

    /**
     * @param soc state of charge, 1
     * @return entropic coefficient, V/K
     */
    public double entropicCoefficient(double soc) {
        return column(ENTROPIC, soc, true);
    }

    /**
     * Energy stored at a state of charge, per coulomb of capacity: the integral of U_ref - T_ref dU/dT.
     *
     * @param soc state of charge, 1
     * @return J/C, above an arbitrary zero
     */
    public double storedEnergy(double soc) {
        int k = interval(soc);
        return storedIntegral(k * columns, (soc - grid.node(k)) * NODES_PER_UNIT);
    }

    /**
     * State of charge at which the rested cell shows a voltage.
     *
     * @param voltage open-circuit voltage, V
     * @param hysteresis hysteresis state, from -1 to 1
     * @param temperature K
     * @return state of charge; the nearer end of the tables where the voltage lies outside
     */
    public double socAt(double voltage, double hysteresis, double temperature) {
        double low = lowest;
        double high = 1;
        if (!(rested(low, hysteresis, temperature) < voltage)) {
            return low;
        }
        if (!(rested(high, hysteresis, temperature) > voltage)) {
            return high;
        }
        for (int i = 0; i < 60; i++) {
            double middle = 0.5 * (low + high);
            if (rested(middle, hysteresis, temperature) < voltage) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return 0.5 * (low + high);
    }

    private double rested(double soc, double hysteresis, double temperature) {
        return openCircuitVoltage(soc, temperature) + hysteresis(soc) * hysteresis;
    }

    int interval(double soc) {
        // the cast truncates towards zero and turns NaN into 0; below the grid the first interval serves
        int k = (int) ((soc - grid.start()) * NODES_PER_UNIT);
        return Math.max(0, Math.min(grid.intervals() - 1, k));
    }

    double storedIntegral(int base, double f) {
        double a = table[base + STORED];
        double b = table[base + columns + STORED];
        return table[base + STORED_INTEGRAL] + grid.step() * f * (a + 0.5 * f * (b - a));
    }

    private double column(int column, double soc, boolean held) {
        int k = interval(soc);
        double f = (soc - grid.node(k)) * NODES_PER_UNIT;
        if (held) {
            f = Math.max(0, Math.min(1, f));
        }
        double a = table[k * columns + column];
        return a + f * (table[(k + 1) * columns + column] - a);
    }
}

package org.natrolite.calibration.cell;

import java.util.Arrays;
import org.natrolite.core.table.MonotoneCubic;
import org.natrolite.models.cell.CellModel;
import org.natrolite.models.cell.CellParameters;

/**
 * The way from the unknowns to the tables of their cell, differentiated: goes through the unknowns in the order in which
 * {@link Parameterisation} puts them.
 */
final class Chain {
    private final double[] x;
    private final Freedom freedom;
    private final CellParameters cell;
    private final TableTangents tables;
    private final double[] coarse;
    private int at;

    /** First unknown of the time constant of each pair that was met. */
    private final int[] timeConstantAt = new int[CellParameters.MOST_PAIRS];

    private Chain(double[] x, Freedom freedom, CellParameters cell, CellModel model) {
        this.x = x;
        this.freedom = freedom;
        this.cell = cell;
        this.tables = new TableTangents(model);
        this.coarse = Nodes.coarse();
    }

    /**
     * @param x unknowns, shape [size]; not modified
     * @param freedom which numbers are unknowns
     * @param model cell that they stand for
     * @return a stepper of that cell and its derivatives by the unknowns
     */
    static TangentStepper stepper(double[] x, Freedom freedom, CellModel model) {
        return new Chain(x, freedom, model.parameters(), model).stepper(model);
    }

    private TangentStepper stepper(CellModel model) {
        CellParameters.OpenCircuit ocv = cell.openCircuit();
        int capacity = at++;
        voltage(ocv.voltage().interpolant());
        diagonal(
                CellModel.HYSTERESIS,
                ocv.hysteresis().interpolant(),
                ocv.hysteresis().value());
        int rate = at++;
        int common = freedom.activation() ? at++ : -1;
        CellParameters.Resistance resistance = cell.resistance();
        element(0, resistance.ohmic(), common);
        double[][] slower = {};
        for (int e = 1; e <= resistance.pairs().size(); e++) {
            CellParameters.Pair pair = resistance.pairs().get(e - 1);
            resistances(e, pair.element());
            slower = timeConstant(e, pair, slower);
            activation(e, common);
        }
        int heat = -1;
        int cooling = -1;
        if (freedom.heat()) {
            heat = at++;
            cooling = at++;
        }
        if (freedom.entropy()) {
            MonotoneCubic curve = ocv.entropicCoefficient().interpolant();
            double[] scale = new double[ocv.entropicCoefficient().value().length];
            Arrays.fill(scale, Parameterisation.MILLIVOLT);
            diagonal(CellModel.ENTROPIC, curve, scale);
            tables.addMultiple(
                    CellModel.STORED,
                    CellModel.ENTROPIC,
                    -ocv.referenceTemperature().value());
        }
        TangentStepper.Scalars scalars = new TangentStepper.Scalars(
                cell.capacity().value(),
                ocv.hysteresisRate().value(),
                cell.thermal().heatCapacity().value(),
                cell.thermal().cooling().value(),
                capacity,
                rate,
                heat,
                cooling);
        return new TangentStepper(model, tables, scalars, x.length);
    }

    /** Each slope lifts all that lies above it, and the scale that keeps the ends takes its share back. */
    private void voltage(MonotoneCubic curve) {
        double[] nodes = Nodes.openCircuit();
        double[] value = cell.openCircuit().voltage().value();
        int below = value.length - nodes.length;
        double low = value[below];
        double span = value[value.length - 1] - low;
        double[][] directions = new double[nodes.length - 1][value.length];
        for (int j = 0; j < directions.length; j++) {
            double rise = value[below + j + 1] - value[below + j];
            for (int k = 1; k < nodes.length - 1; k++) {
                double share = (value[below + k] - low) / span;
                directions[j][below + k] = rise * ((j < k ? 1 : 0) - share);
            }
        }
        tables.addVoltage(curve, at, directions);
        at += directions.length;
    }

    /** Unknowns that each move one node. */
    private void diagonal(int column, MonotoneCubic curve, double[] scale) {
        double[][] directions = new double[scale.length][scale.length];
        for (int k = 0; k < scale.length; k++) {
            directions[k][k] = scale[k];
        }
        tables.add(column, curve, at, directions);
        at += scale.length;
    }

    private void element(int e, CellParameters.Element element, int common) {
        resistances(e, element);
        activation(e, common);
    }

    private static int column(int e, int of) {
        return CellModel.ELEMENTS + CellModel.ELEMENT_COLUMNS * e + of;
    }

    /** Logarithms common to both directions, and of their ratio at coarse nodes, of which either takes half. */
    private void resistances(int e, CellParameters.Element element) {
        double[] nodes = element.charge().soc();
        sides(
                column(e, CellModel.CHARGE),
                element.charge().interpolant(),
                nodes,
                element.charge().value(),
                -0.5);
        sides(
                column(e, CellModel.DISCHARGE),
                element.discharge().interpolant(),
                nodes,
                element.discharge().value(),
                0.5);
        at += nodes.length + coarse.length;
    }

    private void sides(int column, MonotoneCubic curve, double[] nodes, double[] value, double half) {
        double[][] directions = new double[nodes.length + coarse.length][nodes.length];
        for (int k = 0; k < nodes.length; k++) {
            directions[k][k] = value[k];
        }
        for (int j = 0; j < coarse.length; j++) {
            double[] hat = new double[coarse.length];
            hat[j] = 1;
            for (int k = 0; k < nodes.length; k++) {
                directions[nodes.length + j][k] = half * value[k] * Parameterisation.between(coarse, hat, nodes[k]);
            }
        }
        tables.add(column, curve, at, directions);
    }

    /**
     * Slower pairs hang on the faster ones. One time constant holds in both directions of current.
     *
     * @param faster directions of the next faster pair, for all unknowns of time constants before; none for the first
     * @return directions of this pair, for those and its own
     */
    private double[][] timeConstant(int e, CellParameters.Pair pair, double[][] faster) {
        int nodes = coarse.length;
        double[] value = pair.timeConstant().value();
        MonotoneCubic curve = pair.timeConstant().interpolant();
        double[][] all = new double[nodes * e][nodes];
        for (int k = 0; k < nodes; k++) {
            double own = Math.exp(x[at + k]);
            double below = e == 1
                    ? 1
                    : cell.resistance().pairs().get(e - 2).timeConstant().value()[k];
            all[nodes * (e - 1) + k][k] = e == 1 ? value[k] : below * own;
            for (int a = 0; a < nodes * (e - 1); a++) {
                all[a][k] = faster[a][k] * value[k] / below;
            }
        }
        for (int block = 0; block < e; block++) {
            double[][] directions = Arrays.copyOfRange(all, block * nodes, (block + 1) * nodes);
            int first = block == e - 1 ? at : timeConstantAt[block];
            tables.add(column(e, CellModel.TIME_CONSTANT + CellModel.CHARGE), curve, first, directions);
            tables.add(column(e, CellModel.TIME_CONSTANT + CellModel.DISCHARGE), curve, first, directions);
        }
        timeConstantAt[e - 1] = at;
        at += nodes;
        return all;
    }

    private void activation(int e, int common) {
        if (freedom.activation()) {
            tables.addFactor(column(e, CellModel.ACTIVATION), common);
            tables.addFactor(column(e, CellModel.ACTIVATION), at++);
        }
    }
}

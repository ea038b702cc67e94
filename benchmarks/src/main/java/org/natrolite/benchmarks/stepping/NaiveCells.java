package org.natrolite.benchmarks.stepping;

import java.util.Arrays;
import org.natrolite.models.cell.CellModel;
import org.natrolite.models.cell.CellParameters;
import org.natrolite.models.cell.batch.CurrentProfile;

/**
 * The straightforward way to step cells, which the kernels are measured against: a loop over steps and cells that looks up
 * every table and evaluates every exponential at every step, at the state where the step begins. Arrays, no objects, no
 * limits, and the same physics: two RC pairs, hysteresis, direction of current, Arrhenius factors, entropic heat, energies
 * and charges.
 */
public final class NaiveCells {
    private final double[] table;
    private final int columns;
    private final double start;
    private final int last;
    private final double contact;
    private final double gamma;
    private final double efficiency;
    private final double selfDischarge;
    private final double inverseReference;
    private final double heatCapacity;
    private final double cooling;

    final double[] soc;
    final double[] hysteresis;
    final double[] temperature;
    final double[] v0;
    final double[] v1;
    final double[] capacity;
    final double[] resistance;
    final double[] voltage;
    final double[] energyIn;
    final double[] energyOut;
    final double[] chargeIn;
    final double[] chargeOut;

    /**
     * @param model kind of cell, with two RC pairs
     * @param cells how many
     */
    public NaiveCells(CellModel model, int cells) {
        if (model.pairs() != 2) {
            throw new IllegalArgumentException(model.pairs() + " RC pairs; expected 2");
        }
        table = model.nodeTable();
        columns = model.columns();
        start = model.grid().start();
        last = model.grid().intervals() - 1;
        CellParameters p = model.parameters();
        contact = p.resistance().contact().value();
        gamma = p.openCircuit().hysteresisRate().value();
        efficiency = p.coulombicEfficiency().value();
        selfDischarge = p.selfDischarge().value();
        inverseReference = 1 / p.openCircuit().referenceTemperature().value();
        heatCapacity = p.thermal().heatCapacity().value();
        cooling = p.thermal().cooling().value();
        soc = new double[cells];
        hysteresis = new double[cells];
        temperature = new double[cells];
        v0 = new double[cells];
        v1 = new double[cells];
        capacity = new double[cells];
        resistance = new double[cells];
        voltage = new double[cells];
        energyIn = new double[cells];
        energyOut = new double[cells];
        chargeIn = new double[cells];
        chargeOut = new double[cells];
        Arrays.fill(capacity, p.capacity().value());
        Arrays.fill(resistance, 1);
    }

    /**
     * Starts all cells anew.
     *
     * @param startSoc state of charge, 1
     * @param kelvin temperature, K
     */
    public void reset(double startSoc, double kelvin) {
        Arrays.fill(soc, startSoc);
        Arrays.fill(hysteresis, 0);
        Arrays.fill(temperature, kelvin);
        Arrays.fill(v0, 0);
        Arrays.fill(v1, 0);
    }

    /**
     * @param profile current of all cells
     * @param ambient temperature of the surroundings, K
     */
    public void run(CurrentProfile profile, double ambient) {
        for (int t = 0; t < profile.steps(); t++) {
            step(profile.current(t), profile.step(), ambient);
        }
    }

    private void step(double current, double length, double ambient) {
        int side = current > 0 ? CellModel.CHARGE : CellModel.DISCHARGE;
        double stored = current > 0 ? efficiency * current : current;
        double sign = Math.signum(current);
        double u = cooling * length / heatCapacity;
        double keep = Math.exp(-u);
        double warm = cooling > 0 ? (1 - keep) / cooling : length / heatCapacity;
        int e0 = CellModel.ELEMENTS;
        int e1 = e0 + CellModel.ELEMENT_COLUMNS;
        int e2 = e1 + CellModel.ELEMENT_COLUMNS;
        for (int i = 0; i < soc.length; i++) {
            double z = soc[i];
            double kelvin = temperature[i];
            double x = (z - start) * CellModel.NODES_PER_UNIT;
            int k = Math.max(0, Math.min(last, (int) x));
            double f = x - k;
            int a = k * columns;
            double cold = 1 / kelvin - inverseReference;
            double age = resistance[i];
            double r0 = (contact + at(a, e0 + side, f) * Math.exp(at(a, e0 + CellModel.ACTIVATION, f) * cold)) * age;
            double r1 = at(a, e1 + side, f) * Math.exp(at(a, e1 + CellModel.ACTIVATION, f) * cold) * age;
            double r2 = at(a, e2 + side, f) * Math.exp(at(a, e2 + CellModel.ACTIVATION, f) * cold) * age;
            double keep1 = Math.exp(-length / at(a, e1 + CellModel.TIME_CONSTANT, f));
            double keep2 = Math.exp(-length / at(a, e2 + CellModel.TIME_CONSTANT, f));
            double n1 = keep1 * v0[i] + (1 - keep1) * r1 * current;
            double n2 = keep2 * v1[i] + (1 - keep2) * r2 * current;
            double keepH = Math.exp(-gamma * Math.abs(stored) * length / capacity[i]);
            double h = sign + (hysteresis[i] - sign) * keepH;
            double drop = 0.5 * (v0[i] + n1 + v1[i] + n2) + r0 * current;
            double excess = drop + at(a, CellModel.HYSTERESIS, f) * 0.5 * (hysteresis[i] + h);
            double entropic = at(a, CellModel.ENTROPIC, f);
            double open = at(a, CellModel.STORED, f);
            double shown = open + entropic * kelvin + excess;
            double sourced = current - stored + selfDischarge * capacity[i];
            double heat = current * (excess + kelvin * entropic) + open * sourced;
            double charge = current * length;
            if (charge > 0) {
                energyIn[i] += charge * shown;
                chargeIn[i] += charge;
            } else {
                energyOut[i] -= charge * shown;
                chargeOut[i] -= charge;
            }
            soc[i] = z + (stored / capacity[i] - selfDischarge) * length;
            v0[i] = n1;
            v1[i] = n2;
            hysteresis[i] = sign == 0 ? hysteresis[i] : h;
            temperature[i] = ambient + (kelvin - ambient) * keep + heat * warm;
            voltage[i] = shown;
        }
    }

    private double at(int base, int column, double f) {
        double a = table[base + column];
        return a + f * (table[base + columns + column] - a);
    }
}

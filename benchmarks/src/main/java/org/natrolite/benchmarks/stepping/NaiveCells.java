package org.natrolite.benchmarks.stepping;

import java.util.Arrays;
import org.natrolite.models.cell.CellModel;
import org.natrolite.models.cell.CellParameters;
import org.natrolite.models.cell.batch.CurrentProfile;

/**
 * The straightforward way to step cells, which the kernels are measured against: a loop over steps and cells that looks up
 * every table and evaluates every exponential at every step, at the middle of the step for state of charge and where it
 * begins for temperature. Arrays, no objects, no limits, and the same physics: two RC pairs, hysteresis, direction of
 * current, Arrhenius factors, entropic heat, energies and charges.
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

    private final double startSoc;
    private final double startKelvin;

    private final double[] soc;
    private final double[] hysteresis;
    private final double[] temperature;
    private final double[] v0;
    private final double[] v1;
    private final double[] capacity;
    private final double[] resistance;
    private final double[] voltage;
    private final double[] energyIn;
    private final double[] energyOut;
    private final double[] chargeIn;
    private final double[] chargeOut;

    /**
     * @param model kind of cell, with two RC pairs
     * @param capacityFactor capacity of each cell over that of its kind, 1; not modified
     * @param resistanceFactor resistance of each cell over that of its kind, 1; not modified
     * @param soc state of charge where they begin, 1
     * @param kelvin temperature where they begin, K
     */
    NaiveCells(CellModel model, double[] capacityFactor, double[] resistanceFactor, double soc, double kelvin) {
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
        int cells = capacityFactor.length;
        this.soc = new double[cells];
        hysteresis = new double[cells];
        temperature = new double[cells];
        v0 = new double[cells];
        v1 = new double[cells];
        capacity = new double[cells];
        resistance = resistanceFactor.clone();
        voltage = new double[cells];
        energyIn = new double[cells];
        energyOut = new double[cells];
        chargeIn = new double[cells];
        chargeOut = new double[cells];
        Arrays.setAll(capacity, i -> p.capacity().value() * capacityFactor[i]);
        startSoc = soc;
        startKelvin = kelvin;
        reset();
    }

    /** Starts all cells anew. */
    public void reset() {
        Arrays.fill(soc, startSoc);
        Arrays.fill(hysteresis, 0);
        Arrays.fill(temperature, startKelvin);
        Arrays.fill(v0, 0);
        Arrays.fill(v1, 0);
        Arrays.fill(energyIn, 0);
        Arrays.fill(energyOut, 0);
        Arrays.fill(chargeIn, 0);
        Arrays.fill(chargeOut, 0);
    }

    /** Mean of the last step, V. */
    double voltage(int cell) {
        return voltage[cell];
    }

    /** At the end of the last step, K. */
    double temperature(int cell) {
        return temperature[cell];
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

    /** One step of all cells: current in A, length in s, temperature of the surroundings in K. */
    void step(double current, double length, double ambient) {
        int side = current > 0 ? CellModel.CHARGE : CellModel.DISCHARGE;
        double stored = current > 0 ? efficiency * current : current;
        double sign = Math.signum(current);
        double u = cooling * length / heatCapacity;
        double keep = Math.exp(-u);
        double warm = cooling > 0 ? (1 - keep) / cooling : length / heatCapacity;
        double lost = selfDischarge * length;
        double inverse = 1 / length;
        int e0 = CellModel.ELEMENTS;
        int e1 = e0 + CellModel.ELEMENT_COLUMNS;
        int e2 = e1 + CellModel.ELEMENT_COLUMNS;
        for (int i = 0; i < soc.length; i++) {
            double z = soc[i];
            double kelvin = temperature[i];
            double passed = stored * length / capacity[i];
            double change = passed - lost;
            double x = (z + 0.5 * change - start) * CellModel.NODES_PER_UNIT;
            int k = Math.max(0, Math.min(last, (int) x));
            double f = x - k;
            int a = k * columns;
            double cold = 1 / kelvin - inverseReference;
            double age = resistance[i];
            double r0 = (contact + at(a, e0 + side, f) * Math.exp(at(a, e0 + CellModel.ACTIVATION, f) * cold)) * age;
            double r1 = at(a, e1 + side, f) * Math.exp(at(a, e1 + CellModel.ACTIVATION, f) * cold) * age;
            double r2 = at(a, e2 + side, f) * Math.exp(at(a, e2 + CellModel.ACTIVATION, f) * cold) * age;
            double tau1 = at(a, e1 + CellModel.TIME_CONSTANT + side, f);
            double tau2 = at(a, e2 + CellModel.TIME_CONSTANT + side, f);
            double keep1 = Math.exp(-length / tau1);
            double keep2 = Math.exp(-length / tau2);
            double gap1 = v0[i] - r1 * current;
            double gap2 = v1[i] - r2 * current;
            double keepH = Math.exp(-gamma * Math.abs(passed));
            double h = sign + (hysteresis[i] - sign) * keepH;
            double lag = gap1 * (1 - keep1) * tau1 + gap2 * (1 - keep2) * tau2;
            double drop = (r0 + r1 + r2) * current + lag * inverse;
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
            soc[i] = z + change;
            v0[i] = r1 * current + gap1 * keep1;
            v1[i] = r2 * current + gap2 * keep2;
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

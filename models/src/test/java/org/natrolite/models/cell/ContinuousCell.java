package org.natrolite.models.cell;

import java.util.ArrayList;
import java.util.List;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;
import org.natrolite.core.table.Outside;
import org.natrolite.core.table.UniformGrid;
import org.natrolite.core.table.UniformTable;
import org.natrolite.models.parameter.Curve;
import org.natrolite.models.parameter.Quantity;

/**
 * The equations of the cell in continuous time, written out again from their definition and integrated by a method of
 * high order: what the stepping is measured against. Reads the same linear tables. State: SOC, h, T, v_1 ...
 */
final class ContinuousCell implements OrdinaryDifferentialEquation {
    private static final double GAS = 8.31446261815324;

    private final CellParameters p;
    private final UniformGrid grid = new UniformGrid(0, 1.0 / CellModel.NODES_PER_UNIT, CellModel.NODES_PER_UNIT);
    private final UniformTable voltage;
    private final UniformTable entropic;
    private final UniformTable hysteresis;
    private final Element ohmic;
    private final List<Element> pairs = new ArrayList<>();
    private final List<UniformTable[]> timeConstants = new ArrayList<>();
    double current;
    double ambient;

    /** Transfer: alpha F I / R_gas of a charge transfer seen by one current I, K/ohm; 0 without. */
    private record Element(UniformTable charge, UniformTable discharge, UniformTable activation, double transfer) {}

    ContinuousCell(CellParameters p) {
        this.p = p;
        this.voltage = table(p.openCircuit().voltage());
        this.entropic = table(p.openCircuit().entropicCoefficient());
        this.hysteresis = table(p.openCircuit().hysteresis());
        this.ohmic = element(p.resistance().ohmic(), 0);
        for (CellParameters.Pair pair : p.resistance().pairs()) {
            pairs.add(element(pair.element(), transfer(pair)));
            timeConstants.add(new UniformTable[] {table(pair.whileCharging()), table(pair.timeConstant())});
        }
    }

    private UniformTable table(Curve curve) {
        return UniformTable.of(grid, curve.interpolant().sample(grid), Outside.REFUSE);
    }

    private Element element(CellParameters.Element e, double transfer) {
        return new Element(table(e.charge()), table(e.discharge()), table(e.activationEnergy()), transfer);
    }

    /** alpha F I / R_gas, K/ohm; 0 where there is no such charge transfer. */
    static double transfer(CellParameters.Pair pair) {
        Quantity alpha = pair.transferCoefficient();
        Quantity current = pair.transferCurrent();
        return alpha == null || current == null ? 0 : alpha.value() * 96485.33212 * current.value() / GAS;
    }

    /**
     * Resistance that moves as the overpotential of a current through an exchange current of the activation energy does.
     *
     * @param r at the reference temperature, ohm
     * @param arrhenius what the exchange current is divided by, 1
     */
    static double moved(double r, double arrhenius, double transfer, double temperature, double reference) {
        if (transfer == 0) {
            return r * arrhenius;
        }
        double ratio = Math.sinh(transfer * r / reference) * arrhenius * reference / temperature;
        return temperature / transfer * Math.log(ratio + Math.sqrt(ratio * ratio + 1));
    }

    private double resistance(Element e, double z, double temperature) {
        double reference = p.openCircuit().referenceTemperature().value();
        double arrhenius = Math.exp(e.activation.value(z) / GAS * (1 / temperature - 1 / reference));
        return moved((current > 0 ? e.charge : e.discharge).value(z), arrhenius, e.transfer, temperature, reference);
    }

    @Override
    public int getDimension() {
        return 3 + pairs.size();
    }

    @Override
    public double[] computeDerivatives(double t, double[] y) {
        double z = y[0];
        double temperature = y[2];
        double capacity = p.capacity().value();
        double efficiency = current > 0 ? p.coulombicEfficiency().value() : 1;
        double leak = p.selfDischarge().value();
        double[] rate = new double[y.length];
        rate[0] = efficiency * current / capacity - leak;
        rate[1] = p.openCircuit().hysteresisRate().value()
                * Math.abs(efficiency * current)
                / capacity
                * (Math.signum(current) - y[1]);
        double open = voltage.value(z)
                + (temperature - p.openCircuit().referenceTemperature().value()) * entropic.value(z);
        for (int i = 0; i < pairs.size(); i++) {
            rate[3 + i] = (resistance(pairs.get(i), z, temperature) * current - y[3 + i])
                    / timeConstants.get(i)[current > 0 ? 0 : 1].value(z);
        }
        double heat = current * (terminal(y) - open)
                + current * temperature * entropic.value(z)
                + (open - temperature * entropic.value(z)) * ((1 - efficiency) * current + leak * capacity)
                - p.thermal().cooling().value() * (temperature - ambient);
        rate[2] = heat / p.thermal().heatCapacity().value();
        return rate;
    }

    double terminal(double[] y) {
        double z = y[0];
        double sum = voltage.value(z)
                + (y[2] - p.openCircuit().referenceTemperature().value()) * entropic.value(z)
                + hysteresis.value(z) * y[1]
                + (p.resistance().contact().value() + resistance(ohmic, z, y[2])) * current;
        for (int i = 0; i < pairs.size(); i++) {
            sum += y[3 + i];
        }
        return sum;
    }

    /** State after a time at the present current and ambient. */
    double[] after(double[] y, double seconds, double tolerance) {
        return new DormandPrince853Integrator(1e-9, seconds, tolerance, tolerance)
                .integrate(this, new ODEState(0, y), seconds)
                .getPrimaryState();
    }
}

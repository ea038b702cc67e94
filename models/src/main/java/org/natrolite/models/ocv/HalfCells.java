package org.natrolite.models.ocv;

import java.util.Arrays;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.core.table.MonotoneCubic;
import org.natrolite.models.parameter.Curve;
import org.natrolite.models.parameter.Provenance;

/**
 * An open-circuit voltage composed of two electrodes, {@code U(z) = U_pos(x_pos(z)) - U_neg(x_neg(z))}, with
 * stoichiometries that go along straight lines from 0 to 100 % state of charge. As both potentials fall with filling and
 * charging empties the positive and fills the negative electrode, the voltage increases strictly whatever the windows
 * are.
 *
 * @param positive positive electrode, which empties on charge
 * @param negative negative electrode, which fills on charge
 */
public record HalfCells(Electrode positive, Electrode negative) implements OpenCircuitVoltage {
    /** Nodes to the unit of state of charge of {@link #curve}, as fine as the tables of a cell model. */
    private static final int NODES_PER_UNIT = 400;

    public HalfCells {
        if (!(positive.atEmpty().value() > positive.atFull().value())) {
            throw new BadArgumentException(
                    "positive electrode from " + positive.atEmpty().value() + " at 0 % to "
                            + positive.atFull().value() + " at 100 % SOC; expected one that empties");
        }
        if (!(negative.atEmpty().value() < negative.atFull().value())) {
            throw new BadArgumentException(
                    "negative electrode from " + negative.atEmpty().value() + " at 0 % to "
                            + negative.atFull().value() + " at 100 % SOC; expected one that fills");
        }
    }

    /**
     * @param soc state of charge, 1
     * @return voltage there, V
     */
    public double at(double soc) {
        return positive.potential().at(positive.stoichiometry(soc))
                - negative.potential().at(negative.stoichiometry(soc));
    }

    @Override
    public double[] at(double[] soc) {
        double[] voltage = along(positive, positive.potential().interpolant(), soc);
        double[] taken = along(negative, negative.potential().interpolant(), soc);
        for (int i = 0; i < voltage.length; i++) {
            voltage[i] -= taken[i];
        }
        return voltage;
    }

    /** The interval of a voltage is made of those of the two potentials at its stoichiometries, added as squares. */
    @Override
    public Curve curve(double lowest) {
        BadArgumentException.requireWithin(lowest, -1, 0, "state of charge at which a curve begins");
        // as many nodes below zero as the grid needs, the last of them drawn to where the curve begins
        int below = (int) Math.ceil(-lowest * NODES_PER_UNIT - 1e-9);
        double[] soc = new double[below + NODES_PER_UNIT + 1];
        Arrays.setAll(soc, i -> (double) (i - below) / NODES_PER_UNIT);
        soc[0] = lowest;
        double[] value = at(soc);
        double[] down = halfWidths(soc, false);
        double[] up = halfWidths(soc, true);
        double[] lower = new double[soc.length];
        double[] upper = new double[soc.length];
        Arrays.setAll(lower, i -> value[i] - down[i]);
        Arrays.setAll(upper, i -> value[i] + up[i]);
        return Curve.of(
                soc,
                value,
                lower,
                upper,
                new Provenance(
                        positive.potential().provenance().kind(),
                        "composed of two half-cells: "
                                + positive.potential().provenance().source(),
                        positive.potential().provenance().method()));
    }

    private double[] halfWidths(double[] soc, boolean above) {
        double[] p = halfWidths(positive, soc, above);
        double[] n = halfWidths(negative, soc, !above);
        Arrays.setAll(p, i -> Math.hypot(p[i], n[i]));
        return p;
    }

    private static double[] halfWidths(Electrode electrode, double[] soc, boolean above) {
        Curve curve = electrode.potential();
        double[] value = curve.value();
        double[] end = above ? curve.upper() : curve.lower();
        Arrays.setAll(end, i -> Math.abs(end[i] - value[i]));
        return along(electrode, MonotoneCubic.of(curve.soc(), end), soc);
    }

    private static double[] along(Electrode electrode, MonotoneCubic curve, double[] soc) {
        double[] x = new double[soc.length];
        Arrays.setAll(x, i -> electrode.stoichiometry(soc[i]));
        return curve.values(x);
    }

    /**
     * All that is lost when a side reaction consumes charge carriers and material goes out of use at one state of charge:
     * first the side reaction takes its share from the negative electrode, then each electrode loses material together
     * with what that holds.
     *
     * @param capacity capacity of the cell, C
     * @param soc state of charge at which it happens, 1
     * @param consumed charge carriers that the side reaction consumes, over the capacity of the cell, zero or more
     * @param positive share of the positive electrode that is lost, from 0 to below 1
     * @param negative share of the negative electrode that is lost, from 0 to below 1
     * @return the loss, with the charge carriers shut in counted among those lost
     */
    public Loss lossAt(double capacity, double soc, double consumed, double positive, double negative) {
        double filled = this.negative.stoichiometry(soc) - consumed * capacity / this.negative.capacity(capacity);
        double shut = positive * this.positive.stoichiometry(soc) * this.positive.capacity(capacity)
                + negative * filled * this.negative.capacity(capacity);
        return new Loss(consumed + shut / capacity, positive, negative);
    }

    /**
     * The cell after a loss. Its ends of charge and discharge are where its open-circuit voltage is what it was at 0 and
     * 100 % state of charge, or where an electrode is full or empty before that.
     *
     * @param capacity capacity of this cell, C
     * @param socAtZeroVolt state of charge of this cell at which the open-circuit voltage reaches 0 V, 1
     * @param loss what is lost
     * @return the same electrodes in new windows
     * @throws BadArgumentException if what is left is no cell
     */
    public AgedHalfCells aged(double capacity, double socAtZeroVolt, Loss loss) {
        return new Windows(this, capacity, loss).find(at(0), at(1), at(socAtZeroVolt));
    }

    /**
     * State of charge after an update of ageing. The positive electrode keeps its stoichiometry; the negative one loses
     * what a side reaction took, and then keeps its own.
     *
     * @param aged this cell after a loss
     * @param soc state of charge before, 1
     * @return state of charge after; it may be below zero
     */
    public double socAfter(HalfCells aged, double soc) {
        double empty = aged.positive.atEmpty().value();
        return (empty - positive.stoichiometry(soc))
                / (empty - aged.positive.atFull().value());
    }
}

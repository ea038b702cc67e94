package org.natrolite.models.cell;

import java.util.ArrayList;
import java.util.List;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.models.cell.CellParameters.Element;
import org.natrolite.models.cell.CellParameters.OpenCircuit;
import org.natrolite.models.cell.CellParameters.Pair;
import org.natrolite.models.cell.CellParameters.Resistance;
import org.natrolite.models.ocv.AgedHalfCells;
import org.natrolite.models.ocv.AgedHalfCells.End;
import org.natrolite.models.ocv.HalfCells;
import org.natrolite.models.parameter.Quantity;

/**
 * A cell after some wear: a pure function of the fresh cell and of what it has lost. Immutable.
 *
 * <p>Composed of half-cells, the cell has moved windows, and with them another open-circuit voltage and another capacity.
 * A cell whose voltage is known as a whole keeps its shape and loses the capacity of its lost inventory; lost material
 * says nothing of such a cell and is refused.
 */
public final class AgedCell {
    private final CellParameters fresh;
    private final CellParameters parameters;
    private final CellModel model;
    private final End charged;
    private final End discharged;

    private AgedCell(CellParameters fresh, CellParameters parameters, End charged, End discharged) {
        this.fresh = fresh;
        this.parameters = parameters;
        this.model = CellModel.of(parameters);
        this.charged = charged;
        this.discharged = discharged;
    }

    /**
     * @param fresh fresh cell
     * @param wear what it has lost since
     * @return the aged cell
     * @throws BadArgumentException if the wear has another number of RC pairs, leaves no usable cell, or takes active
     *     material from a cell whose electrodes are not known
     */
    public static AgedCell of(CellParameters fresh, Wear wear) {
        OpenCircuit open = fresh.openCircuit();
        double capacity = fresh.capacity().value();
        if (open.source() instanceof HalfCells composed) {
            AgedHalfCells aged = composed.aged(capacity, open.socAtZeroVolt().value(), wear.loss());
            OpenCircuit moved = new OpenCircuit(
                    aged.halfCells(),
                    open.hysteresis(),
                    open.hysteresisRate(),
                    open.entropicCoefficient(),
                    open.referenceTemperature(),
                    open.socAtZeroVolt().scaledTo(aged.socAtZeroVolt()));
            return new AgedCell(
                    fresh, parameters(fresh, aged.capacity(), moved, wear), aged.charged(), aged.discharged());
        }
        if (wear.loss().positive() != 0 || wear.loss().negative() != 0) {
            throw new BadArgumentException(
                    wear.loss() + " of " + fresh.description().id()
                            + ", whose open-circuit voltage is known as a whole; expected a cell of half-cells, or a loss of inventory"
                            + " alone");
        }
        double left = BadArgumentException.requirePositive(
                capacity * (1 - wear.loss().inventory()), "capacity after a loss in C");
        return new AgedCell(fresh, parameters(fresh, left, open, wear), End.VOLTAGE, End.VOLTAGE);
    }

    private static CellParameters parameters(CellParameters fresh, double capacity, OpenCircuit open, Wear wear) {
        Resistance resistance = fresh.resistance();
        List<Pair> pairs = resistance.pairs();
        if (pairs.size() != wear.pairs().size()) {
            throw new BadArgumentException("growth of " + wear.pairs().size() + " RC pairs of a cell with "
                    + pairs.size() + "; expected one for each");
        }
        List<Pair> grown = new ArrayList<>();
        for (int i = 0; i < pairs.size(); i++) {
            grown.add(pairs.get(i).times(wear.pairs().get(i)));
        }
        Quantity contact = resistance.contact();
        return new CellParameters(
                fresh.description(),
                fresh.rating(),
                fresh.limits(),
                fresh.capacity().scaledTo(capacity),
                fresh.coulombicEfficiency(),
                fresh.selfDischarge(),
                open,
                new Resistance(
                        contact.scaledTo(contact.value() * wear.series()),
                        times(resistance.ohmic(), wear.series()),
                        grown),
                fresh.thermal(),
                fresh.ageing());
    }

    private static Element times(Element element, double factor) {
        return new Element(
                element.charge().times(factor), element.discharge().times(factor), element.activationEnergy());
    }

    /**
     * @return the aged cell's parameters; their provenance is that of the fresh ones
     */
    public CellParameters parameters() {
        return parameters;
    }

    /**
     * @return the aged cell on tables
     */
    public CellModel model() {
        return model;
    }

    /**
     * @return capacity over that of the fresh cell, 1
     */
    public double capacityFactor() {
        return parameters.capacity().value() / fresh.capacity().value();
    }

    /**
     * @return what ends its charge at rest
     */
    public End charged() {
        return charged;
    }

    /**
     * @return what ends its discharge at rest
     */
    public End discharged() {
        return discharged;
    }

    /**
     * State of charge after an update from an earlier age to this one. Nothing flows meanwhile: what is missing was lost to
     * ageing and belongs to {@link #chargeLostSince}.
     *
     * @param earlier the same cell at an earlier age
     * @param soc state of charge before the update, 1
     * @return state of charge after it, 1; it may be somewhat below zero where little was left
     * @throws BadArgumentException if it is another cell
     */
    public double socFrom(AgedCell earlier, double soc) {
        if (!fresh.equals(earlier.fresh)) {
            throw new BadArgumentException(
                    "an update from " + earlier.fresh.description().id() + " to "
                            + fresh.description().id() + "; expected two ages of one cell");
        }
        return earlier.parameters.openCircuit().source() instanceof HalfCells before
                        && parameters.openCircuit().source() instanceof HalfCells now
                ? before.socAfter(now, soc)
                : soc;
    }

    /**
     * @param earlier the same cell at an earlier age
     * @param soc state of charge before the update, 1
     * @return charge that the update takes from what can be discharged, C: ageing, not throughput
     */
    public double chargeLostSince(AgedCell earlier, double soc) {
        return earlier.parameters.capacity().value() * soc
                - parameters.capacity().value() * socFrom(earlier, soc);
    }
}

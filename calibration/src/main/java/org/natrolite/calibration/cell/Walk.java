package org.natrolite.calibration.cell;

import java.util.ArrayList;
import java.util.List;
import org.natrolite.models.cell.CellParameters;
import org.natrolite.models.parameter.Curve;
import org.natrolite.models.parameter.Quantity;

/** Goes through the numbers of a cell that a fit moves, always in the same order, and puts them together again. */
final class Walk {
    private Walk() {}

    /** Is shown each number, and answers what stands in its place. */
    interface Visitor {
        /**
         * @param name path in the cell
         * @param unit SI unit
         * @param quantity number, above zero
         * @return what stands in its place
         */
        Quantity quantity(String name, String unit, Quantity quantity);

        /**
         * @param name path in the cell
         * @param unit SI unit
         * @param positive whether all values are above zero
         * @param curve numbers
         * @return what stands in their place
         */
        Curve curve(String name, String unit, boolean positive, Curve curve);
    }

    /**
     * @param cell cell
     * @param freedom which numbers are fitted
     * @param v is shown the numbers
     * @return the cell with what the visitor answered
     */
    static CellParameters through(CellParameters cell, Freedom freedom, Visitor v) {
        CellParameters.OpenCircuit ocv = cell.openCircuit();
        Quantity capacity = v.quantity("capacity", "C", cell.capacity());
        CellParameters.OpenCircuit openCircuit = new CellParameters.OpenCircuit(
                v.curve("open_circuit.voltage", "V", false, ocv.voltage()),
                v.curve("open_circuit.hysteresis", "V", true, ocv.hysteresis()),
                v.quantity("open_circuit.hysteresis_rate", "1", ocv.hysteresisRate()),
                freedom.entropy()
                        ? v.curve("open_circuit.entropic_coefficient", "V/K", false, ocv.entropicCoefficient())
                        : ocv.entropicCoefficient(),
                ocv.referenceTemperature(),
                ocv.socAtZeroVolt());
        CellParameters.Element ohmic =
                element("resistance.ohmic", cell.resistance().ohmic(), freedom, v);
        List<CellParameters.Pair> pairs = new ArrayList<>();
        for (CellParameters.Pair pair : cell.resistance().pairs()) {
            String name = "resistance.pair" + (pairs.size() + 1);
            pairs.add(new CellParameters.Pair(
                    element(name, pair.element(), freedom, v),
                    v.curve(name + ".time_constant", "s", true, pair.timeConstant())));
        }
        CellParameters.Thermal heat = cell.thermal();
        if (freedom.heat()) {
            heat = new CellParameters.Thermal(
                    v.quantity("thermal.heat_capacity", "J/K", heat.heatCapacity()),
                    v.quantity("thermal.cooling", "W/K", heat.cooling()));
        }
        return new CellParameters(
                cell.description(),
                cell.rating(),
                cell.limits(),
                capacity,
                cell.coulombicEfficiency(),
                cell.selfDischarge(),
                openCircuit,
                new CellParameters.Resistance(cell.resistance().contact(), ohmic, pairs),
                heat,
                cell.ageing());
    }

    private static CellParameters.Element element(
            String name, CellParameters.Element element, Freedom freedom, Visitor v) {
        return new CellParameters.Element(
                v.curve(name + ".charge", "ohm", true, element.charge()),
                v.curve(name + ".discharge", "ohm", true, element.discharge()),
                freedom.activation()
                        ? v.curve(name + ".activation_energy", "J/mol", true, element.activationEnergy())
                        : element.activationEnergy());
    }
}

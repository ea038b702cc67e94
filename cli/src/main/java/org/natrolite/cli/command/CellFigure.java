package org.natrolite.cli.command;

import java.util.ArrayList;
import java.util.List;
import org.natrolite.models.cell.CellParameters;
import org.natrolite.models.parameter.Curve;
import org.natrolite.models.parameter.Quantity;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One number of a cell by which cells are compared.
 *
 * @param key key of the number in files, with its unit
 * @param label what it is, for people
 * @param unit unit, for people
 * @param value the number
 * @param lower lower end of its 95 % interval
 * @param upper upper end of its 95 % interval
 */
record CellFigure(String key, String label, String unit, double value, double lower, double upper) {
    private static final double MILLI = 1000;
    private static final double HOUR = 3600;
    private static final double HALF = 0.5;
    private static final String MILLIOHM = "m\u03a9";

    /**
     * @param cell a cell
     * @return its capacity, and at half charge and the reference temperature its voltage, resistances and time constants,
     *     and its thermal constants
     */
    static List<CellFigure> of(CellParameters cell) {
        List<CellFigure> figures = new ArrayList<>();
        figures.add(of("capacity_Ah", "Capacity", "Ah", cell.capacity(), 1 / HOUR));
        figures.add(of(
                "open_circuit_soc50_V",
                "Open-circuit voltage",
                "V",
                cell.openCircuit().voltage(),
                1));
        figures.add(
                of("hysteresis_soc50_mV", "Hysteresis", "mV", cell.openCircuit().hysteresis(), MILLI));
        element(figures, "ohmic", "Ohmic", cell.resistance().ohmic());
        List<CellParameters.Pair> pairs = cell.resistance().pairs();
        for (int i = 0; i < pairs.size(); i++) {
            String name = "RC pair " + (i + 1);
            String key = "pair" + (i + 1);
            element(figures, key, name, pairs.get(i).element());
            figures.add(of(
                    key + "_time_constant_soc50_s",
                    name + ", time constant",
                    "s",
                    pairs.get(i).timeConstant(),
                    1));
        }
        figures.add(of(
                "heat_capacity_J_per_K", "Heat capacity", "J/K", cell.thermal().heatCapacity(), 1));
        figures.add(of("cooling_W_per_K", "Cooling", "W/K", cell.thermal().cooling(), 1));
        return figures;
    }

    private static void element(List<CellFigure> figures, String key, String label, CellParameters.Element element) {
        figures.add(of(key + "_charge_soc50_mohm", label + ", charge", MILLIOHM, element.charge(), MILLI));
        figures.add(of(key + "_discharge_soc50_mohm", label + ", discharge", MILLIOHM, element.discharge(), MILLI));
    }

    private static CellFigure of(String key, String label, String unit, Quantity quantity, double scale) {
        return new CellFigure(
                key, label, unit, scale * quantity.value(), scale * quantity.lower(), scale * quantity.upper());
    }

    private static CellFigure of(String key, String label, String unit, Curve curve, double scale) {
        return new CellFigure(
                key,
                label,
                unit,
                scale * curve.at(HALF),
                scale * ends(curve, curve.lower()).at(HALF),
                scale * ends(curve, curve.upper()).at(HALF));
    }

    private static Curve ends(Curve curve, double[] values) {
        return Curve.of(curve.soc(), values, values, values, curve.provenance());
    }

    /**
     * @param node object to put it in
     */
    void put(ObjectNode node) {
        node.put("key", key);
        node.put("label", label);
        node.put("unit", unit);
        Json.put(node, "value", value);
        Json.put(node, "lower95", lower);
        Json.put(node, "upper95", upper);
    }

    /**
     * @param node what {@link #put} wrote
     * @return the number
     */
    static CellFigure read(JsonNode node) {
        return new CellFigure(
                node.required("key").stringValue(),
                node.required("label").stringValue(),
                node.required("unit").stringValue(),
                node.required("value").doubleValue(),
                node.required("lower95").doubleValue(),
                node.required("upper95").doubleValue());
    }
}

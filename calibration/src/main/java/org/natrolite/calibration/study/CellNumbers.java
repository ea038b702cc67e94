package org.natrolite.calibration.study;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.natrolite.calibration.cell.FittedParameter;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.models.cell.CellParameters;
import org.natrolite.models.parameter.Curve;

/** Reads the numbers of a cell by the names that a fit gives them. */
final class CellNumbers {
    private static final String NODE = "[soc=";

    private CellNumbers() {}

    /**
     * @param cell cell
     * @param parameters what a fit names
     * @return its number of each name, shape [parameters]
     */
    static double[] of(CellParameters cell, List<FittedParameter> parameters) {
        double[] numbers = new double[parameters.size()];
        for (int p = 0; p < numbers.length; p++) {
            String name = parameters.get(p).name();
            int node = name.indexOf(NODE);
            numbers[p] = node < 0
                    ? single(cell, name)
                    : curve(cell, name.substring(0, node))
                            .at(Double.parseDouble(name.substring(node + NODE.length(), name.length() - 1)));
        }
        return numbers;
    }

    private static double single(CellParameters cell, String name) {
        return switch (name) {
            case "capacity" -> cell.capacity().value();
            case "open_circuit.hysteresis_rate" ->
                cell.openCircuit().hysteresisRate().value();
            case "thermal.heat_capacity" -> cell.thermal().heatCapacity().value();
            case "thermal.cooling" -> cell.thermal().cooling().value();
            default -> curve(cell, name).at(0);
        };
    }

    private static Curve curve(CellParameters cell, String name) {
        CellParameters.OpenCircuit ocv = cell.openCircuit();
        Curve found = switch (name) {
            case "open_circuit.voltage" -> ocv.voltage();
            case "open_circuit.hysteresis" -> ocv.hysteresis();
            case "open_circuit.entropic_coefficient" -> ocv.entropicCoefficient();
            default -> ofResistance(cell.resistance(), name);
        };
        if (found == null) {
            throw new BadArgumentException("no '" + name + "' in cell '"
                    + cell.description().id() + "'; expected a number that a calibration fits");
        }
        return found;
    }

    private static @Nullable Curve ofResistance(CellParameters.Resistance resistance, String name) {
        for (int e = 0; e <= resistance.pairs().size(); e++) {
            String prefix = e == 0 ? "resistance.ohmic." : "resistance.pair" + e + ".";
            if (!name.startsWith(prefix)) {
                continue;
            }
            CellParameters.@Nullable Pair pair =
                    e == 0 ? null : resistance.pairs().get(e - 1);
            CellParameters.Element element = pair == null ? resistance.ohmic() : pair.element();
            return switch (name.substring(prefix.length())) {
                case "charge" -> element.charge();
                case "discharge" -> element.discharge();
                case "activation_energy" -> element.activationEnergy();
                case "time_constant" -> Objects.requireNonNull(pair).timeConstant();
                default -> null;
            };
        }
        return null;
    }
}

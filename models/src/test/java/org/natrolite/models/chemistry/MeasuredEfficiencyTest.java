package org.natrolite.models.chemistry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.natrolite.core.protocol.Control;
import org.natrolite.core.protocol.Limit;
import org.natrolite.core.protocol.Protocol;
import org.natrolite.core.protocol.Step;
import org.natrolite.core.series.Channel;
import org.natrolite.core.series.TimeSeries;
import org.natrolite.models.cell.CellModel;
import org.natrolite.models.cell.CellState;
import org.natrolite.models.cell.CellStepper;
import org.natrolite.models.cell.OperatingLimits;
import org.natrolite.models.cell.Simulation;

/**
 * The layered-oxide 18650 against another cell of its kind, which its numbers do not come from: mean-voltage efficiency of
 * the Hakadi 1.5 Ah cell over its full window at room temperature, charged at 1.37 A to 4.1 V until 0.10 A. The cell of the
 * catalogue was measured with pulses of seconds, so that it loses less than a cell does in hours: most at low rates.
 */
class MeasuredEfficiencyTest {
    private static final double ROOM = 298.15;

    /** Difference between two makes, and what the pulses leave out, percentage points. */
    private static final double TOLERANCE = 2;

    @ParameterizedTest
    @CsvSource({"0.5, 90.2", "1, 89.4", "2, 88.0"})
    void meanVoltageEfficiencyIsThatOfItsKind(double rate, double measured) {
        CellModel model = CellModel.of(Catalogue.get("layered-oxide-18650"));
        double oneC = model.parameters().rating().capacity().value() / 3600;
        Step discharge = step(new Control.Current(-rate * oneC), Limit.Quantity.VOLTAGE_FALLS_TO, 1.5);
        Step rest = step(new Control.Rest(), Limit.Quantity.DURATION, 3600);
        Step charge = step(new Control.Current(1.37), Limit.Quantity.VOLTAGE_RISES_TO, 4.1);
        Step hold = step(new Control.Voltage(4.1), Limit.Quantity.CURRENT_FALLS_TO, 0.10);
        CellStepper stepper = CellStepper.of(model, OperatingLimits.none());
        CellState empty = Simulation.of(stepper, CellState.rested(0.5, 0, ROOM), ROOM, 10)
                .run(new Protocol("empty", List.of(discharge, rest)))
                .state();
        Simulation charging =
                Simulation.of(stepper, empty, ROOM, 10).run(new Protocol("charge", List.of(charge, hold)));
        Simulation discharging =
                Simulation.of(stepper, charging.state(), ROOM, 10).run(new Protocol("use", List.of(rest, discharge)));
        double efficiency = 100 * meanVoltage(discharging.series()) / meanVoltage(charging.series());
        assertEquals(measured, efficiency, TOLERANCE);
    }

    private static Step step(Control control, Limit.Quantity quantity, double bound) {
        return new Step(control, List.of(new Limit(quantity, bound)), 10);
    }

    /** Energy over charge, V; where the current jumps, two rows share one time. */
    private static double meanVoltage(TimeSeries series) {
        double energy = 0;
        double charge = 0;
        for (int k = 1; k < series.size(); k++) {
            double length = series.time(k) - series.time(k - 1);
            double current = 0.5 * (series.value(Channel.CURRENT, k) + series.value(Channel.CURRENT, k - 1));
            double voltage = 0.5 * (series.value(Channel.VOLTAGE, k) + series.value(Channel.VOLTAGE, k - 1));
            energy += current * voltage * length;
            charge += current * length;
        }
        return energy / charge;
    }
}

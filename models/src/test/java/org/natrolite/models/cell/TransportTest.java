package org.natrolite.models.cell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.models.chemistry.Catalogue;
import org.natrolite.models.ocv.Loss;
import org.natrolite.models.parameter.Provenance;
import org.natrolite.models.parameter.Quantity;

/** Discharge to 0 V for transport and storage. */
final class TransportTest {
    @ParameterizedTest
    @ValueSource(strings = {"layered-oxide-18650", "layered-oxide-32140", "prussian-white-hard-carbon"})
    void sodiumCellsAreEmptiedToZeroVolt(String id) {
        CellParameters cell = Catalogue.get(id);
        CellModel model = CellModel.of(cell);
        CellStepper stepper = CellStepper.of(model, OperatingLimits.of(cell));
        CellState state = CellState.rested(0.05, -1, 298.15);
        double current = -cell.capacity().value() / 3600 / 20;
        int limited = 0;
        for (int i = 0; i < 200 && limited == 0; i++) {
            limited = stepper.stepCurrent(state, current, 60, 298.15);
        }
        assertTrue(state.soc() > -1e-9, "operation ends at empty");
        stepper.setLimits(OperatingLimits.transport(cell));
        // ever less current, as a cell is emptied that shall rest at 0 V
        for (int i = 0; i < 4000; i++) {
            stepper.stepVoltage(state, 0, 60, 298.15);
        }
        double zero = cell.openCircuit().socAtZeroVolt().value();
        assertTrue(state.soc() < 0.9 * zero && state.soc() >= zero - 1e-9, "SOC " + state.soc());
        assertEquals(0, stepper.terminalVoltage(state, 0), 0.1);
    }

    @Test
    void anAgedCellGoesOnToZeroVoltAsWell() {
        CellParameters lfp = Catalogue.get("lfp-graphite-26650");
        AgedCell aged = AgedCell.of(lfp, Wear.of(lfp, new Loss(0.1, 0.02, 0.05)));
        double zero = aged.parameters().openCircuit().socAtZeroVolt().value();
        assertTrue(zero < 0 && zero > -0.1);
        assertEquals(0, aged.parameters().openCircuit().voltage().at(zero), 1e-9);
    }

    @Test
    void aCellWithoutLimitsForTransportIsNotEmptied() {
        CellParameters lfp = Catalogue.get("lfp-graphite-26650");
        assertThrows(BadArgumentException.class, () -> OperatingLimits.transport(lfp));
    }

    @Test
    void refusesTransportAboveOperation() {
        CellParameters.Limits limits = Catalogue.get("layered-oxide-18650").limits();
        Provenance provenance = Provenance.assumed("test");
        Quantity one = Quantity.exact(1, provenance);
        for (double voltage : new double[] {1.5, 2}) {
            CellParameters.Transport transport = new CellParameters.Transport(Quantity.exact(voltage, provenance), one);
            assertThrows(
                    BadArgumentException.class,
                    () -> new CellParameters.Limits(
                            limits.lowestVoltage(),
                            limits.highestVoltage(),
                            limits.chargeCurrent(),
                            limits.dischargeCurrent(),
                            limits.lowestTemperature(),
                            limits.highestTemperature(),
                            List.of(),
                            List.of(),
                            transport));
        }
        Quantity below = Quantity.exact(-1, provenance);
        for (List<Quantity> bad : List.of(List.of(below, one), List.of(one, below))) {
            assertThrows(BadArgumentException.class, () -> new CellParameters.Transport(bad.get(0), bad.get(1)));
        }
    }
}

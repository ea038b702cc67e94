package org.natrolite.benchmarks.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.natrolite.core.numeric.Constants;
import org.natrolite.models.cell.CellModel;
import org.natrolite.models.cell.CellState;
import org.natrolite.models.cell.CellStepper;
import org.natrolite.models.cell.OperatingLimits;
import org.natrolite.models.chemistry.Catalogue;

/**
 * Capacity of the TU Berlin cell over temperature by its own protocol: charged, then discharged, in segments of 1.5 A with
 * rests of 6 min, each leg to its voltage. The charge counts: no segment of it holds a voltage, so that a cold cell stops
 * short of full; at 25 degC the discharge of the data begins at the 4.0 V where their charge ends. After a discharge has met
 * its voltage, shorter segments follow: those of the data end with one of 4 mAh.
 */
final class SegmentCapacityTest {
    private static final double CURRENT = 1.5;
    private static final double SEGMENT = 0.017709 * Parts.AMPERE_HOUR;
    private static final double REST = 360;
    private static final double STEP = 0.5;

    /** Charge of a segment after which no other follows, C. */
    private static final double LAST = 0.0043 * Parts.AMPERE_HOUR;

    /** Where the discharge at 25 degC first met its voltage, Ah: the last of the segments that are not followed by short ones. */
    private static final double FIRST_MET = 1.537986;

    @Test
    void isThatOfTheDataAtEachTemperature() {
        Path data = SharedData.folder("tub-sib18650");
        Table table = Table.read(data.resolve("tub-sib18650").resolve("capacity_vs_temperature.csv"))
                .where("cell_family", "SIB");
        double[] celsius = table.column("actual_temperature_mean_deg_c");
        double[] measured = table.column("discharge_capacity_ah");
        CellModel model = CellModel.of(Catalogue.get("layered-oxide-18650"));
        for (int i = 0; i < celsius.length; i++) {
            double ambient = celsius[i] + Constants.ZERO_CELSIUS;
            CellStepper stepper = CellStepper.of(model, OperatingLimits.none());
            CellState state = CellState.rested(0.02, -1, ambient);
            leg(stepper, state, CURRENT, ambient);
            String where = "capacity in Ah at " + celsius[i] + " degC";
            double first = leg(stepper, state, -CURRENT, ambient);
            double moved = first;
            double more = SEGMENT;
            while (more > LAST) {
                stepper.stepCurrent(state, 0, REST, ambient);
                more = leg(stepper, state, -CURRENT, ambient);
                moved += more;
            }
            assertEquals(measured[i], moved / Parts.AMPERE_HOUR, 0.025 * measured[i], where);
            // what the first meeting of the voltage has alone is the sterner measure of the end in the cold
            assertEquals(measured[i], first / Parts.AMPERE_HOUR, 0.035 * measured[i], where + " before 1.5 V");
            if (i == 1) {
                assertEquals(FIRST_MET, first / Parts.AMPERE_HOUR, 0.02 * FIRST_MET, where + " before 1.5 V");
            }
        }
    }

    /** Runs segments until one meets the voltage limit; answers the charge moved, C. */
    private static double leg(CellStepper stepper, CellState state, double current, double ambient) {
        var limits = stepper.model().parameters().limits();
        double moved = 0;
        CellState before = state.copy();
        while (true) {
            for (double in = 0; in < SEGMENT; in += Math.abs(current) * STEP) {
                before.set(state);
                stepper.stepCurrent(state, current, STEP, ambient);
                if (stepper.voltage() > limits.highestVoltage().value()
                        || stepper.voltage() < limits.lowestVoltage().value()) {
                    state.set(before);
                    return moved;
                }
                moved += Math.abs(current) * STEP;
            }
            stepper.stepCurrent(state, 0, REST, ambient);
        }
    }
}

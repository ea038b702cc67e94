package org.natrolite.benchmarks.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.natrolite.benchmarks.catalogue.ResistanceFit.Pulse;
import org.natrolite.models.cell.CellModel;
import org.natrolite.models.cell.CellParameters;
import org.natrolite.models.cell.CellState;
import org.natrolite.models.cell.CellStepper;
import org.natrolite.models.cell.OperatingLimits;
import org.natrolite.models.chemistry.Catalogue;

/** Pulses of the shipped cells, stepped from rest, against the measured maps. */
final class PulseResistanceTest {
    private static final int STEPS = 100;

    private static double resistance(CellModel model, double soc, double current, double time, double temperature) {
        CellStepper stepper = CellStepper.of(model, OperatingLimits.none());
        CellState state = CellState.rested(soc, Math.signum(current), temperature);
        double before = stepper.terminalVoltage(state, 0);
        for (int i = 0; i < STEPS; i++) {
            stepper.stepCurrent(state, current, time / STEPS, temperature);
        }
        return Math.abs(stepper.voltage() - before) / Math.abs(current);
    }

    @Test
    void layeredOxideMeetsTheMapOfTuBerlin() {
        Path data = SharedData.folder("tub-sib18650");
        CellParameters cell = Catalogue.get("layered-oxide-18650");
        CellModel model = CellModel.of(cell);
        double[] soc = Parts.nodes(10);
        List<List<Pulse>> map = LayeredOxide18650Pulses.pulses(
                data.resolve("tub-sib18650"), soc, cell.openCircuit().voltage().interpolant());
        double squares = 0;
        int count = 0;
        for (int i = 0; i < soc.length; i++) {
            for (Pulse pulse : map.get(i)) {
                double current = LayeredOxide18650Pulses.CURRENT * (pulse.charging() ? 1 : -1);
                double modelled = resistance(model, soc[i], current, pulse.time(), pulse.temperature());
                double error = modelled / pulse.resistance() - 1;
                double allowed = pulse.time() == 0 ? 0.16 : pulse.time() == 1 ? 0.1 : 0.055;
                assertEquals(0, error, allowed, "SOC " + soc[i] + ", " + pulse);
                if (pulse.time() > 0) {
                    squares += error * error;
                    count++;
                }
            }
        }
        assertEquals(0, Math.sqrt(squares / count), 0.03, "root mean square over the map from 1 s on");
    }

    @Test
    void lfpMeetsTheTableOfSony() {
        Path data = SharedData.folder("sony-26650-lfp-tables");
        CellParameters cell = Catalogue.get("lfp-graphite-26650");
        CellModel model = CellModel.of(cell);
        double[] soc = LfpGraphite26650.nodes();
        List<List<Pulse>> map = LfpGraphite26650.pulses(
                data.resolve("sony-26650-lfp-tables"),
                cell.openCircuit().voltage().interpolant());
        for (int i = 0; i < soc.length; i++) {
            for (Pulse pulse : map.get(i)) {
                double current = LfpGraphite26650.CURRENT * (pulse.charging() ? 1 : -1);
                double modelled = resistance(model, soc[i], current, pulse.time(), pulse.temperature());
                assertEquals(0, modelled / pulse.resistance() - 1, 0.05, "SOC " + soc[i] + ", " + pulse);
            }
        }
    }
}

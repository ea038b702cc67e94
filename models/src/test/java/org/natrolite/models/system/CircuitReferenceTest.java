package org.natrolite.models.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.natrolite.models.cell.CellModel;
import org.natrolite.models.cell.CellState;
import org.natrolite.models.cell.OperatingLimits;
import org.natrolite.models.cell.RandomCells;

/** Circuits against the same network in continuous time, its algebra done by EJML. */
class CircuitReferenceTest {
    private static final double AMBIENT = 295;

    private static Part cell(double soc, double temperature, double capacity, double resistance, double connection) {
        return Part.cell(
                        CellModel.of(RandomCells.curved()),
                        OperatingLimits.none(),
                        CellState.rested(soc, 0.1, temperature))
                .aged(capacity, resistance)
                .behind(connection);
    }

    private static Part.Parallel group() {
        return Part.parallel(Part.series(Part.parallel(
                cell(0.52, 298, 1, 1, 0.001), cell(0.48, 300, 0.8, 1.4, 0.004), cell(0.5, 290, 0.93, 0.8, 0))));
    }

    private static Part.Parallel rack() {
        Part first = Part.parallel(cell(0.6, 298, 1, 1, 0.001), cell(0.58, 300, 0.9, 1.3, 0.002))
                .behind(0.0005);
        Part second = Part.parallel(cell(0.61, 297, 0.97, 1.1, 0.001), cell(0.6, 299, 1.05, 0.9, 0.003))
                .behind(0.001);
        Part third = Part.parallel(cell(0.57, 296, 0.85, 1.2, 0.001), cell(0.6, 298, 1, 1, 0.001));
        Part fourth = Part.parallel(cell(0.62, 298, 1, 1, 0.002), cell(0.6, 303, 0.9, 1.5, 0.001));
        return Part.parallel(
                Part.series(first, second).behind(0.01),
                Part.series(third, fourth).behind(0.004));
    }

    @Test
    void groupOfUnlikeCellsFollowsTheContinuousNetwork() {
        compare(group(), new double[] {0, 2, 0, -3, -1, 4, 0}, 180, 1, 1e-4);
    }

    @Test
    void stringsInParallelFollowTheContinuousNetwork() {
        compare(rack(), new double[] {1.5, -3, 0, 3}, 180, 1, 1e-4);
    }

    private static void compare(Part.Parallel rack, double[] currents, int seconds, double length, double tolerance) {
        ContinuousNetwork reference = new ContinuousNetwork(rack);
        Circuit circuit = Circuit.of(rack);
        double[] ambient = new double[circuit.cells()];
        Arrays.fill(ambient, AMBIENT);
        double worst = 0;
        for (double current : currents) {
            for (double t = 0; t < seconds; t += length) {
                circuit.stepCurrent(current, ambient, length);
                reference.advance(current, AMBIENT, length, (int) Math.round(20 * length));
                worst = Math.max(worst, Math.abs(circuit.voltage() - reference.voltage));
            }
        }
        double error = worst;
        assertTrue(error < tolerance, () -> error + " V from the continuous network");
        for (int k = 0; k < circuit.cells(); k++) {
            assertEquals(reference.cells.get(k).state[0], circuit.soc(k), 1e-5, "SOC of cell " + k);
            assertEquals(reference.cells.get(k).state[2], circuit.temperature(k), 0.01, "temperature of cell " + k);
        }
    }
}

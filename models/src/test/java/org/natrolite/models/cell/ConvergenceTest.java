package org.natrolite.models.cell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** How fast the error of the stepping falls with the length of the steps, measured against a tight reference. */
class ConvergenceTest {
    /** The current is constant over pieces of this length, s; all steps divide it. */
    private static final double PIECE = 64;

    private static final int PIECES = 40;
    private static final double AMBIENT = 283.15;

    private static double current(CellParameters p, int piece) {
        return 1.5 * p.capacity().value() / 3600 * Math.sin(2 * Math.PI * piece / 17 + 0.3);
    }

    /** Voltage under load, SOC and temperature at the end of each piece, shape [pieces][3]. */
    private static double[][] reference(CellParameters p) {
        ContinuousCell cell = new ContinuousCell(p);
        cell.ambient = AMBIENT;
        double[] y = new double[cell.getDimension()];
        y[0] = 0.5;
        y[1] = -0.5;
        y[2] = 293.15;
        double[][] seen = new double[PIECES][];
        for (int i = 0; i < PIECES; i++) {
            cell.current = current(p, i);
            y = cell.after(y, PIECE, 1e-12);
            seen[i] = new double[] {cell.terminal(y), y[0], y[2]};
        }
        return seen;
    }

    /** Largest error of voltage, SOC and temperature, shape [3]. */
    private static double[] errors(CellParameters p, double[][] reference, double length) {
        CellStepper stepper = CellStepper.of(CellModel.of(p), OperatingLimits.none());
        CellState state = CellState.rested(0.5, -0.5, 293.15);
        double[] worst = new double[3];
        for (int i = 0; i < PIECES; i++) {
            for (int k = 0; k < Math.round(PIECE / length); k++) {
                stepper.stepCurrent(state, current(p, i), length, AMBIENT);
            }
            double[] seen = {stepper.voltage(), state.soc(), state.temperature()};
            for (int c = 0; c < 3; c++) {
                worst[c] = Math.max(worst[c], Math.abs(seen[c] - reference[i][c]));
            }
        }
        return worst;
    }

    /** Slope of the line through the logarithms, by least squares. */
    private static double slope(double[] lengths, double[] errors) {
        double[] x = Arrays.stream(lengths).map(Math::log).toArray();
        double[] y = Arrays.stream(errors).map(Math::log).toArray();
        double mx = Arrays.stream(x).average().orElseThrow();
        double my = Arrays.stream(y).average().orElseThrow();
        double xy = 0;
        double xx = 0;
        for (int i = 0; i < x.length; i++) {
            xy += (x[i] - mx) * (y[i] - my);
            xx += (x[i] - mx) * (x[i] - mx);
        }
        return xy / xx;
    }

    private static void measure(CellParameters p, double band, double... lengths) {
        double[][] reference = reference(p);
        double[] voltage = new double[lengths.length];
        double[] temperature = new double[lengths.length];
        for (int i = 0; i < lengths.length; i++) {
            double[] errors = errors(p, reference, lengths[i]);
            voltage[i] = errors[0];
            temperature[i] = errors[2];
            assertTrue(errors[1] < 1e-12, () -> "SOC is exact for constant current, but missed by " + errors[1]);
        }
        assertEquals(2, slope(lengths, voltage), band, () -> told("voltage", "V", lengths, voltage));
        assertEquals(2, slope(lengths, temperature), band, () -> told("temperature", "K", lengths, temperature));
    }

    private static String told(String what, String unit, double[] lengths, double[] errors) {
        return String.format(
                Locale.ROOT,
                "error of %s falls with slope %.3f: steps of %s s give %s %s",
                what,
                slope(lengths, errors),
                Arrays.toString(lengths),
                Arrays.toString(errors),
                unit);
    }

    @Test
    void errorFallsWithTheSquareOfTheStep() {
        // straight curves leave the tables without kinks; entropy is constant, and one with a slope follows
        measure(RandomCells.straight(-0.2e-3, -0.2e-3), 0.1, 1, 2, 4, 8, 16, 32);
    }

    @Test
    void alsoWhereTheEntropicCoefficientDependsOnSoc() {
        measure(RandomCells.straight(-0.45e-3, 0.1e-3), 0.1, 1, 2, 4, 8, 16, 32);
    }

    @Test
    void alsoOnCurvesWithKinksAtEveryNode() {
        // shapes of a real cell, whose tables bend at every node: kinks add noise
        measure(RandomCells.curved(), 0.2, 1, 2, 4, 8, 16, 32);
    }
}

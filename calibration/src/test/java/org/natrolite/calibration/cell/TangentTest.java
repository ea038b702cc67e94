package org.natrolite.calibration.cell;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.natrolite.calibration.TestCells;
import org.natrolite.calibration.optimise.LeastSquares;
import org.natrolite.calibration.replay.Drive;
import org.natrolite.calibration.replay.ReplayOptions;
import org.natrolite.calibration.replay.Start;
import org.natrolite.core.series.Channel;
import org.natrolite.core.series.TimeSeries;
import org.natrolite.models.cell.CellParameters;
import org.natrolite.models.parameter.Provenance;
import org.natrolite.models.parameter.Quantity;

/** Derivatives in closed form against central differences of the replay itself. */
class TangentTest {
    private static final double REFERENCE = 298.15;

    @Test
    void derivativesAreThoseOfTheReplay() {
        for (int pairs = 0; pairs <= 3; pairs++) {
            check(TestCells.sodium(pairs), true, true);
        }
    }

    @Test
    void lossesOfChargeAndFixedThermalConstantsAreFollowed() {
        check(lossy(TestCells.sodium(2)), true, true);
        check(TestCells.sodium(2), false, true);
    }

    @Test
    void aRecordThatBeginsUnderLoadHangsOnItsRest() {
        check(TestCells.sodium(2), true, false);
    }

    @Test
    void circumstancesOfRecordsAreFollowed() {
        Circumstances open = new Circumstances(List.of(3.0, 0.0), List.of(0.05, 0.05));
        check(
                TestCells.sodium(2),
                new Freedom(false, true, true),
                open,
                List.of(drive(true, false), drive(false, false)));
    }

    private static void check(CellParameters start, boolean surface, boolean rested) {
        check(start, new Freedom(surface, true, true), Circumstances.known(), List.of(drive(rested, surface)));
    }

    private static Drive drive(boolean rested, boolean surface) {
        TimeSeries series = record(rested);
        return Drive.of(
                surface ? series : series.without(Channel.SURFACE_TEMPERATURE), ReplayOptions.none(), REFERENCE);
    }

    private static void check(CellParameters start, Freedom freedom, Circumstances circumstances, List<Drive> drives) {
        Parameterisation cells = Parameterisation.of(start, freedom, circumstances);
        CellFit fit = CellFit.of(
                cells,
                drives,
                drives.stream().map(drive -> Start.of(drive, null)).toList(),
                drives.stream().map(drive -> new boolean[drive.size()]).toList());
        Random random = new Random(7);
        double[] x = cells.origin();
        for (int a = 0; a < x.length; a++) {
            x[a] += 0.05 * random.nextGaussian();
        }
        int n = fit.unknowns();
        int m = fit.residuals();
        double[] jacobian = new double[n * m];
        LeastSquares.Evaluator worker = fit.evaluator();
        assertTrue(worker.differentiate(x, jacobian));
        double[] up = new double[m];
        double[] down = new double[m];
        for (int a = 0; a < n; a++) {
            double[] moved = x.clone();
            moved[a] = x[a] + 1e-6;
            worker.evaluate(moved, up);
            moved[a] = x[a] - 1e-6;
            worker.evaluate(moved, down);
            double[] difference = new double[m];
            Arrays.setAll(difference, i -> (up[i] - down[i]) / 2e-6);
            double largest = Arrays.stream(difference).map(Math::abs).max().orElseThrow();
            double[] errors = new double[m];
            for (int i = 0; i < m; i++) {
                errors[i] = Math.abs(difference[i] - jacobian[a * m + i]) / (largest + 1e-2);
            }
            Arrays.sort(errors);
            int unknown = a;
            // a few differences reach across a node of the tables, where the derivative jumps
            assertTrue(
                    errors[(int) (0.98 * m)] < 2e-5,
                    () -> "unknown " + unknown + " of " + n + " by " + errors[(int) (0.98 * m)]);
            assertTrue(errors[m - 1] < 0.05, () -> "unknown " + unknown + " of " + n + " by " + errors[m - 1]);
        }
    }

    /** A day of currents of all kinds: a rest, or a load, first; pulses of either direction; long steps. */
    private static TimeSeries record(boolean rested) {
        Random random = new Random(3);
        int rows = 400;
        double[] time = new double[rows];
        double[] current = new double[rows];
        for (int i = 1; i < rows; i++) {
            time[i] = time[i - 1] + (i % 50 == 0 ? 170 : 12);
            int phase = i / 20 % 5;
            current[i] = phase == 0 ? 0 : (phase == 3 ? 2.2 : -1.3) + 0.05 * random.nextGaussian();
        }
        if (!rested) {
            current[0] = -1;
            for (int i = 1; i < 20; i++) {
                current[i] = -1.5;
            }
            for (int i = 20; i < 60; i++) {
                current[i] = 0;
            }
        }
        double[] voltage = new double[rows];
        double[] surface = new double[rows];
        Arrays.fill(voltage, 3.1);
        Arrays.fill(surface, 299);
        return TimeSeries.builder("pulses")
                .put(Channel.TIME, time)
                .put(Channel.CURRENT, current)
                .put(Channel.VOLTAGE, voltage)
                .put(Channel.SURFACE_TEMPERATURE, surface)
                .build();
    }

    private static CellParameters lossy(CellParameters cell) {
        Provenance why = Provenance.assumed("a cell that loses charge");
        return new CellParameters(
                cell.description(),
                cell.rating(),
                cell.limits(),
                cell.capacity(),
                Quantity.exact(0.98, why),
                Quantity.exact(1e-8, why),
                cell.openCircuit(),
                cell.resistance(),
                cell.thermal(),
                cell.ageing());
    }
}

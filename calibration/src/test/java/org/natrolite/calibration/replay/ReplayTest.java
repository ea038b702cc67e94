package org.natrolite.calibration.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.natrolite.calibration.TestCells;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.core.error.BadDataException;
import org.natrolite.core.protocol.Control;
import org.natrolite.core.protocol.Limit;
import org.natrolite.core.protocol.Protocol;
import org.natrolite.core.protocol.Step;
import org.natrolite.core.series.Channel;
import org.natrolite.core.series.TimeSeries;
import org.natrolite.models.cell.CellModel;
import org.natrolite.models.cell.CellParameters;
import org.natrolite.models.cell.CellState;
import org.natrolite.models.cell.CellStepper;
import org.natrolite.models.cell.OperatingLimits;
import org.natrolite.models.cell.Simulation;

class ReplayTest {
    private static final double AMBIENT = 296.15;

    @Property(tries = 25)
    void aModelReplaysItsOwnOutput(
            @ForAll @IntRange(min = 0, max = 3) int pairs, @ForAll @LongRange(min = 0, max = 1L << 40) long seed) {
        CellParameters cell = TestCells.sodium(pairs);
        TimeSeries record = run(cell, 0.3 + 0.4 * new Random(seed).nextDouble(), pulses(new Random(seed)));

        ReplayResult result = Replay.run(cell, record, ReplayOptions.none());

        assertTrue(
                result.statistics().maxAbs() < 1e-5,
                () -> "largest error " + result.statistics().maxAbs() + " V");
        assertTrue(result.statistics().temperatureRmse() < 1e-3);
        assertTrue(result.warnings().isEmpty(), result.warnings()::toString);
    }

    @Test
    void aRecordThatBeginsUnderLoadIsTracedBackFromItsFirstRest() {
        CellParameters cell = TestCells.sodium(1);
        TimeSeries record =
                run(cell, 0.4, List.of(step(new Control.Current(1.5), 900), step(new Control.Rest(), 3600)));

        ReplayResult result = Replay.run(cell, record, ReplayOptions.none());

        // the true cell began on neither branch, as the rule has it
        assertEquals(0.4, result.initialSoc(), 1e-5);
        assertEquals(1, result.warnings().size());
        assertTrue(result.warnings().get(0).contains("traced back"));
    }

    @Test
    void currentHoldsWhereItJumpsAndIsAveragedWhereItVaries() {
        TimeSeries record =
                series(new double[] {0, 10, 20, 30, 30.002, 60}, new double[] {0, 0, -2, -1.9, 0, 0}, new double[] {
                    3, 3, 2.9, 2.9, 3, 3
                });

        Drive drive = Drive.of(record, ReplayOptions.none().withAmbient(AMBIENT), 298.15);

        double[] held = new double[5];
        double[] weight = new double[6];
        Arrays.setAll(held, drive::held);
        Arrays.setAll(weight, drive::weight);
        assertEquals("[0.0, 0.0, -1.95, -1.9, 0.0]", Arrays.toString(held));
        double[] expected = {5, 15, 5, 5.002, 14.999, 14.999};
        for (int i = 0; i < 6; i++) {
            assertEquals(expected[i], weight[i], 1e-12);
        }
        assertEquals(60, Arrays.stream(weight).sum(), 1e-12);
    }

    @Test
    void thinningKeepsChargeAndTime() {
        CellParameters cell = TestCells.sodium(2);
        TimeSeries record = run(cell, 0.5, pulses(new Random(3)));
        Drive drive = Drive.of(record, ReplayOptions.none(), 298.15);

        Drive thin = drive.thinned((last, row) -> drive.time(row) - drive.time(last) >= 20, drive.size());

        assertTrue(thin.size() < 0.8 * drive.size());
        assertEquals(charge(drive), charge(thin), 1e-9 * 5400);
        ReplayResult full = Replay.run(CellModel.of(cell), drive, Start.of(drive, null));
        ReplayResult fast = Replay.run(CellModel.of(cell), thin, Start.of(drive, null));
        assertEquals(full.statistics().duration(), fast.statistics().duration(), 1e-6);
        assertTrue(
                fast.statistics().maxAbs() < 2e-4,
                () -> "largest error " + fast.statistics().maxAbs());
    }

    @Test
    void ambientIsEstimatedFromTheEndsOfRests() {
        CellParameters cell = TestCells.sodium(1);
        TimeSeries record = run(
                        cell,
                        0.6,
                        List.of(
                                step(new Control.Rest(), 7200),
                                step(new Control.Current(-3), 900),
                                step(new Control.Rest(), 7200)))
                .without(Channel.AMBIENT_TEMPERATURE);

        AmbientEstimate ambient = Replay.run(cell, record, ReplayOptions.none()).ambient();

        assertEquals(AmbientEstimate.Origin.REST_ENDS, ambient.origin());
        assertEquals(2, ambient.rests());
        assertEquals(AMBIENT, ambient.value(), 0.05);
    }

    @Test
    void whatTheCallerStatesGoesFirstAndWhatIsUnknownIsSaid() {
        CellParameters cell = TestCells.sodium(1);
        TimeSeries record = series(new double[] {0, 10}, new double[] {0, 0}, new double[] {3, 3});

        ReplayResult unknown = Replay.run(cell, record, ReplayOptions.none());
        ReplayResult stated =
                Replay.run(cell, record, ReplayOptions.none().withAmbient(280).withInitialSoc(0.25));

        assertEquals(AmbientEstimate.Origin.ASSUMED, unknown.ambient().origin());
        assertEquals(298.15, unknown.ambient().value());
        assertTrue(unknown.warnings().get(0).contains("ambient"));
        assertEquals(280, stated.ambient().value());
        assertEquals(0.25, stated.initialSoc());
        assertTrue(Double.isNaN(stated.statistics().temperatureRmse()));
        assertTrue(Double.isNaN(stated.statistics().rmseLoaded()));
    }

    @Test
    void leavingTheTablesIsSaid() {
        TimeSeries record = series(new double[] {0, 1, 7201}, new double[] {0, -3, -3}, new double[] {2.8, 2.7, 1});

        ReplayResult result =
                Replay.run(TestCells.sodium(1), record, ReplayOptions.none().withAmbient(AMBIENT));

        assertTrue(result.warnings().get(0).contains("in 1 of 3 rows"), result.warnings()::toString);
    }

    @Test
    void statisticsGoByCycleWithLabelsAsTheyAre() {
        TimeSeries record = series(
                        new double[] {0, 10, 20, 30}, new double[] {0, 0, 0, 0}, new double[] {3, 3, 3, 3.001})
                .with(Channel.CYCLE, new double[] {7, 7, 9, 9});

        ReplayResult result =
                Replay.run(TestCells.sodium(1), record, ReplayOptions.none().withAmbient(AMBIENT));

        assertEquals(2, result.cycles().size());
        assertEquals(9, result.cycles().get(1).cycle());
        assertEquals(2, result.cycles().get(1).statistics().rows());
        assertEquals(4, result.statistics().rows());
        assertEquals(30, result.statistics().duration(), 1e-12);
    }

    @Test
    void badInputIsRefused() {
        TimeSeries noVoltage = TimeSeries.builder("x")
                .put(Channel.TIME, new double[] {0})
                .put(Channel.CURRENT, new double[] {0})
                .build();
        assertThrows(BadDataException.class, () -> Replay.run(TestCells.sodium(1), noVoltage, ReplayOptions.none()));
        assertThrows(BadArgumentException.class, () -> ReplayOptions.none().withAmbient(Double.NaN));
        assertThrows(BadArgumentException.class, () -> ReplayOptions.none().withInitialSoc(50));
    }

    private static double charge(Drive drive) {
        double sum = 0;
        for (int i = 0; i + 1 < drive.size(); i++) {
            sum += drive.held(i) * (drive.time(i + 1) - drive.time(i));
        }
        return sum;
    }

    private static TimeSeries series(double[] time, double[] current, double[] voltage) {
        return TimeSeries.builder("by hand")
                .put(Channel.TIME, time)
                .put(Channel.CURRENT, current)
                .put(Channel.VOLTAGE, voltage)
                .build();
    }

    private static List<Step> pulses(Random random) {
        Step rest = step(new Control.Rest(), 600);
        return List.of(
                rest,
                step(new Control.Current(-1 - random.nextDouble()), 200 + 300 * random.nextDouble()),
                rest,
                step(new Control.Current(1 + random.nextDouble()), 200 + 300 * random.nextDouble()),
                step(new Control.Current(-4 * random.nextDouble()), 100),
                rest);
    }

    private static Step step(Control control, double seconds) {
        return new Step(control, List.of(new Limit(Limit.Quantity.DURATION, seconds)), 10);
    }

    private static TimeSeries run(CellParameters cell, double soc, List<Step> steps) {
        CellStepper stepper = CellStepper.of(CellModel.of(cell), OperatingLimits.none());
        return Simulation.of(stepper, CellState.rested(soc, 0, AMBIENT), AMBIENT, 10)
                .run(new Protocol("test", List.copyOf(steps)))
                .series();
    }
}

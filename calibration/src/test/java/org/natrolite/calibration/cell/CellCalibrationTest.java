package org.natrolite.calibration.cell;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.natrolite.calibration.TestCells;
import org.natrolite.calibration.replay.CycleStatistics;
import org.natrolite.calibration.replay.FitStatistics;
import org.natrolite.calibration.replay.Replay;
import org.natrolite.calibration.replay.ReplayOptions;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.core.error.BadDataException;
import org.natrolite.core.protocol.Control;
import org.natrolite.core.protocol.Limit;
import org.natrolite.core.protocol.Protocol;
import org.natrolite.core.protocol.Repeat;
import org.natrolite.core.protocol.Step;
import org.natrolite.core.series.Channel;
import org.natrolite.core.series.TimeSeries;
import org.natrolite.models.cell.CellModel;
import org.natrolite.models.cell.CellParameters;
import org.natrolite.models.cell.CellState;
import org.natrolite.models.cell.CellStepper;
import org.natrolite.models.cell.OperatingLimits;
import org.natrolite.models.cell.Simulation;
import org.natrolite.models.parameter.Curve;
import org.natrolite.models.parameter.Provenance;

class CellCalibrationTest {
    private static final double AMBIENT = 296.15;
    private static final CellParameters TRUTH = TestCells.sodium(2);
    private static final TimeSeries RECORD = record(TRUTH, 1);

    @Test
    void aKnownCellIsFoundFromItsNoisyRecordAlone() {
        CalibrationResult result = CellCalibration.of(
                        null, CalibrationOptions.defaults().withHoldOut(HoldOut.parse("cycle:2")))
                .run(List.of(RECORD));
        CellParameters found = result.cell();
        FitStatistics holdOut = result.holdOut();

        assertNotNull(holdOut);
        // a millivolt of noise is in the record
        assertTrue(holdOut.rmse() < 2.5e-3, () -> "hold-out " + holdOut);
        assertTrue(holdOut.temperatureRmse() < 0.3, () -> "hold-out " + holdOut);
        CellModel a = CellModel.of(TRUTH);
        CellModel b = CellModel.of(found);
        // the meaning of SOC is a convention where the data do not reach the ends: compare at equal charge from the
        // middle
        double za = a.socAt(3.05, 0, 298.15);
        double zb = b.socAt(3.05, 0, 298.15);
        double qa = TRUTH.capacity().value();
        double qb = found.capacity().value();
        for (double charge = -0.35; charge <= 0.4; charge += 0.05) {
            double soc = za + charge;
            double expected = a.openCircuitVoltage(soc, 298.15);
            double actual = b.openCircuitVoltage(zb + charge * qa / qb, 298.15);
            assertEquals(expected, actual, 0.012, () -> "open-circuit voltage at SOC " + soc);
        }
        for (double soc : new double[] {0.3, 0.5, 0.8}) {
            assertEquals(1, total(found, soc) / total(TRUTH, soc), 0.12, () -> "resistance at SOC " + soc);
        }
        assertEquals(1, tau(found, 0) / 8, 0.35);
        assertEquals(1, tau(found, 1) / 90, 0.35);
        assertEquals(1, found.thermal().heatCapacity().value() / 37, 0.1);
        assertEquals(1, found.thermal().cooling().value() / 0.09, 0.1);
        // without a start, SOC 0 and 1 lie where the open-circuit voltage has the extremes of the data
        double low = found.openCircuit().voltage().at(0);
        double high = found.openCircuit().voltage().at(1);
        double between = qa * (a.socAt(high, 0, 298.15) - a.socAt(low, 0, 298.15));
        assertEquals(1, qb / between, 0.02);
        assertTrue(
                found.capacity().lower() <= between
                        && between <= found.capacity().upper(),
                () -> found.capacity() + " for " + between);
    }

    @Test
    void aCapacityOfNoCellIsRemarkedOn() {
        double[] milliamperes = RECORD.column(Channel.CURRENT).clone();
        for (int i = 0; i < milliamperes.length; i++) {
            milliamperes[i] *= 1000;
        }
        CellCalibration calibration = CellCalibration.of(
                null, CalibrationOptions.defaults().withPairs(0).withMostIterations(6));

        CalibrationResult wrong = calibration.run(List.of(RECORD.with(Channel.CURRENT, milliamperes)));
        CalibrationResult right = calibration.run(List.of(RECORD));

        assertTrue(wrong.warnings().stream().anyMatch(w -> w.contains("check the units")), wrong.warnings()::toString);
        assertTrue(right.warnings().stream().noneMatch(w -> w.contains("check the units")), right.warnings()::toString);
    }

    @Test
    void figuresAreThoseOfAReplayOfTheResult() {
        CalibrationResult result = CellCalibration.of(
                        null,
                        CalibrationOptions.defaults()
                                .withPairs(1)
                                .withMostIterations(6)
                                .withHoldOut(HoldOut.parse("0.33")))
                .run(List.of(RECORD));

        List<CycleStatistics> replayed =
                Replay.run(result.cell(), RECORD, ReplayOptions.none()).cycles();

        assertEquals(replayed, result.cycles());
        assertEquals(replayed.get(2).statistics(), result.holdOut());
        assertTrue(result.warnings().stream().anyMatch(w -> w.contains("6 iterations")));
    }

    @Test
    void theSameInputGivesTheSameBitsOnAnyNumberOfThreads() {
        CalibrationOptions options = CalibrationOptions.defaults().withPairs(1).withMostIterations(5);

        CalibrationResult one = CellCalibration.of(null, options.withThreads(1)).run(List.of(RECORD));
        CalibrationResult three =
                CellCalibration.of(null, options.withThreads(3)).run(List.of(RECORD));

        assertEquals(one.parameters(), three.parameters());
        assertNull(one.holdOut());
    }

    @Test
    void heldOutRowsDoNotEnterTheFit() {
        CalibrationOptions options =
                CalibrationOptions.defaults().withPairs(1).withMostIterations(5).withHoldOut(HoldOut.parse("cycle:1"));
        double[] voltage = RECORD.column(Channel.VOLTAGE);
        double[] surface = RECORD.column(Channel.SURFACE_TEMPERATURE);
        for (int i = 0; i < voltage.length; i++) {
            if (RECORD.value(Channel.CYCLE, i) == 1) {
                voltage[i] = 5 - voltage[i];
                surface[i] -= 8;
            }
        }
        TimeSeries damaged = RECORD.with(Channel.VOLTAGE, voltage).with(Channel.SURFACE_TEMPERATURE, surface);

        CalibrationResult right = CellCalibration.of(null, options).run(List.of(RECORD));
        CalibrationResult wrong = CellCalibration.of(null, options).run(List.of(damaged));

        assertArrayEquals(
                right.parameters().stream().mapToDouble(FittedParameter::value).toArray(),
                wrong.parameters().stream().mapToDouble(FittedParameter::value).toArray());
    }

    @Test
    void aStartOfAnotherSizeIsScaledAndWhatIsNotToldStaysWithIt() {
        TimeSeries cold = RECORD.without(Channel.SURFACE_TEMPERATURE);
        CellParameters start = TestCells.sodium(3, 8);

        CalibrationResult result = CellCalibration.of(
                        start, CalibrationOptions.defaults().withMostIterations(25))
                .run(List.of(cold));

        CellParameters found = result.cell();
        assertEquals(2, found.resistance().pairs().size());
        assertEquals(1, found.capacity().value() / TRUTH.capacity().value(), 0.03);
        assertTrue(result.train().rmse() < 4e-3, () -> "fitted " + result.train());
        assertTrue(result.warnings().stream().anyMatch(w -> w.contains("scaled to that size")));
        assertTrue(result.warnings().stream().anyMatch(w -> w.contains("no surface temperature")));
        assertEquals(
                Provenance.Kind.ASSUMED, found.thermal().cooling().provenance().kind());
        assertEquals(Provenance.Kind.FITTED, found.capacity().provenance().kind());
        assertEquals("test-sodium-fitted", found.description().id());
    }

    @Test
    void intervalsHoldTheirValuesAndTimeConstantsAreOrdered() {
        CalibrationResult result = CellCalibration.of(
                        null, CalibrationOptions.defaults().withPairs(3).withMostIterations(15))
                .run(List.of(RECORD));

        for (FittedParameter p : result.parameters()) {
            assertTrue(p.lower95() <= p.value() && p.value() <= p.upper95(), p::toString);
        }
        List<CellParameters.Pair> pairs = result.cell().resistance().pairs();
        for (int e = 1; e < 3; e++) {
            double[] fast = pairs.get(e - 1).timeConstant().value();
            double[] slow = pairs.get(e).timeConstant().value();
            for (int k = 0; k < fast.length; k++) {
                assertTrue(slow[k] > fast[k]);
            }
        }
        Curve ocv = result.cell().openCircuit().voltage();
        for (int k = 1; k < ocv.value().length; k++) {
            assertTrue(ocv.value()[k] > ocv.value()[k - 1]);
        }
    }

    @Test
    void anInterruptedFitEnds() {
        CalibrationOptions options = CalibrationOptions.defaults()
                .withPairs(0)
                .withProgress((iteration, cost) -> Thread.currentThread().interrupt());
        assertThrows(
                CancellationException.class,
                () -> CellCalibration.of(null, options).run(List.of(RECORD)));
        assertTrue(Thread.interrupted());
    }

    @Test
    void recordsThatTellNothingAreRefused() {
        TimeSeries rest = TimeSeries.builder("rest")
                .put(Channel.TIME, new double[] {0, 10, 20})
                .put(Channel.CURRENT, new double[] {0, 0, 0})
                .put(Channel.VOLTAGE, new double[] {3, 3, 3})
                .build();
        CellCalibration calibration = CellCalibration.of(null, CalibrationOptions.defaults());
        assertThrows(BadArgumentException.class, () -> calibration.run(List.of()));
        assertThrows(BadDataException.class, () -> calibration.run(List.of(rest)));
        assertThrows(
                BadArgumentException.class, () -> CalibrationOptions.defaults().withPairs(4));
    }

    private static double total(CellParameters cell, double soc) {
        double sum = cell.resistance().ohmic().discharge().at(soc);
        for (CellParameters.Pair pair : cell.resistance().pairs()) {
            sum += pair.element().discharge().at(soc);
        }
        return sum;
    }

    private static double tau(CellParameters cell, int pair) {
        return cell.resistance().pairs().get(pair).timeConstant().at(0.5);
    }

    /** Three cycles of full charge, rest, discharge in pulses, rest; with a millivolt and a tenth of a kelvin of noise. */
    static TimeSeries record(CellParameters cell, long seed) {
        CellStepper stepper = CellStepper.of(CellModel.of(cell), OperatingLimits.none());
        Simulation simulation = Simulation.of(stepper, CellState.rested(0.5, 0, AMBIENT), AMBIENT, 5);
        Limit full = new Limit(Limit.Quantity.VOLTAGE_RISES_TO, 4.05);
        Limit empty = new Limit(Limit.Quantity.VOLTAGE_FALLS_TO, 1.7);
        Limit pulse = new Limit(Limit.Quantity.DURATION, 400);
        Step shortRest = new Step(new Control.Rest(), List.of(new Limit(Limit.Quantity.DURATION, 900)), 30);
        Step longRest = new Step(new Control.Rest(), List.of(new Limit(Limit.Quantity.DURATION, 4500)), 60);
        simulation.run(new Protocol("first rest", List.of(longRest)));
        int[] ends = new int[3];
        for (int c = 0; c < 3; c++) {
            double rate = 1.5 + 0.75 * c;
            simulation.run(new Protocol(
                    "cycle",
                    List.of(
                            new Step(new Control.Current(rate), List.of(full), 5),
                            longRest,
                            new Repeat(
                                    9,
                                    List.of(
                                            new Step(new Control.Current(-2 * rate), List.of(empty, pulse), 5),
                                            shortRest)),
                            longRest)));
            ends[c] = simulation.series().size();
        }
        TimeSeries clean = simulation.series().without(Channel.AMBIENT_TEMPERATURE);
        Random random = new Random(seed);
        double[] voltage = clean.column(Channel.VOLTAGE);
        double[] temperature = clean.column(Channel.SURFACE_TEMPERATURE);
        double[] cycle = new double[voltage.length];
        for (int i = 0; i < voltage.length; i++) {
            voltage[i] += 1e-3 * random.nextGaussian();
            temperature[i] += 0.1 * random.nextGaussian();
            cycle[i] = i < ends[0] ? 0 : i < ends[1] ? 1 : 2;
        }
        return clean.with(Channel.VOLTAGE, voltage)
                .with(Channel.SURFACE_TEMPERATURE, temperature)
                .with(Channel.CYCLE, cycle);
    }
}

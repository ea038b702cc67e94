package org.natrolite.calibration.synthetic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.natrolite.calibration.TestCells;
import org.natrolite.calibration.replay.Replay;
import org.natrolite.calibration.replay.ReplayOptions;
import org.natrolite.calibration.replay.ReplayResult;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.core.protocol.Control;
import org.natrolite.core.protocol.Limit;
import org.natrolite.core.protocol.Protocol;
import org.natrolite.core.protocol.Step;
import org.natrolite.core.series.Channel;
import org.natrolite.core.series.TimeSeries;

/** The truth is the cell's, and an instrument errs as it says: in mean, in scatter, in steps and at the ends of its range. */
class SyntheticRunTest {
    private static final SyntheticRun RUN = SyntheticRun.of(
            TestCells.sodium(2),
            new Protocol(
                    "pulses",
                    List.of(
                            step(new Control.Rest(), 3600),
                            step(new Control.CRate(-1), 1200),
                            step(new Control.Rest(), 3600),
                            step(new Control.CRate(0.5), 2400),
                            step(new Control.Rest(), 3600))),
            SyntheticRun.Conditions.standard());

    private static Step step(Control control, double seconds) {
        return new Step(control, List.of(new Limit(Limit.Quantity.DURATION, seconds)), 1);
    }

    private static double[] errors(TimeSeries measured, Channel channel) {
        double[] errors = measured.column(channel);
        for (int i = 0; i < errors.length; i++) {
            errors[i] -= RUN.truth().value(channel, i);
        }
        return errors;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double deviation(double[] values) {
        double mean = mean(values);
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return Math.sqrt(sum / (values.length - 1));
    }

    private static double correlation(double[] a, double[] b) {
        double[] sum = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            sum[i] = a[i] / deviation(a) + b[i] / deviation(b);
        }
        return deviation(sum) * deviation(sum) / 2 - 1;
    }

    @Test
    void anExactInstrumentHidesTheStateOfChargeAlone() {
        TimeSeries measured = RUN.measured(Instrument.exact(), 1);
        assertFalse(measured.has(Channel.SOC));
        for (Channel channel : measured.channels()) {
            assertArrayEquals(RUN.truth().column(channel), measured.column(channel));
        }
        assertTrue(measured.has(Channel.SURFACE_TEMPERATURE) && measured.has(Channel.STEP));
        assertEquals(0.5, RUN.truth().value(Channel.SOC, 0));
        assertTrue(measured.warnings().isEmpty());
    }

    @Test
    void theTruthIsReproducedByItsCell() {
        ReplayResult replay = Replay.run(RUN.cell(), RUN.measured(Instrument.exact(), 1), ReplayOptions.none());
        assertTrue(replay.statistics().rmse() < 5e-4, () -> "" + replay.statistics());
    }

    @Test
    void noiseIsAsLargeAsStatedAndIndependent() {
        Instrument instrument = Instrument.exact()
                .withVoltageNoise(2e-3)
                .withVoltageOffset(5e-3)
                .withCurrentNoise(1e-3)
                .withCurrentOffset(-4e-3)
                .withTemperatureErrors(0.2, 1.5);
        TimeSeries measured = RUN.measured(instrument, 3);
        double[] voltage = errors(measured, Channel.VOLTAGE);
        double[] current = errors(measured, Channel.CURRENT);
        double[] temperature = errors(measured, Channel.SURFACE_TEMPERATURE);
        // 14,400 rows: the mean is good to 1/120 of the deviation, the deviation to 1/170
        assertEquals(5e-3, mean(voltage), 4 * 2e-3 / 120);
        assertEquals(2e-3, deviation(voltage), 4 * 2e-3 / 170);
        assertEquals(-4e-3, mean(current), 4 * 1e-3 / 120);
        assertEquals(1e-3, deviation(current), 4 * 1e-3 / 170);
        assertEquals(1.5, mean(temperature), 4 * 0.2 / 120);
        assertEquals(0.2, deviation(temperature), 4 * 0.2 / 170);
        assertEquals(0, correlation(voltage, current), 4.0 / 120);
        assertEquals(0, correlation(voltage, temperature), 4.0 / 120);
        assertEquals(0, correlation(voltage, errors(RUN.measured(instrument, 4), Channel.VOLTAGE)), 4.0 / 120);
    }

    @Test
    void relativeNoiseAndGainGoWithTheCurrent() {
        TimeSeries measured =
                RUN.measured(Instrument.exact().withRelativeCurrentNoise(1e-3).withCurrentGain(1.02), 5);
        double[] errors = errors(measured, Channel.CURRENT);
        double sum = 0;
        int loaded = 0;
        for (int i = 0; i < errors.length; i++) {
            double truth = RUN.truth().value(Channel.CURRENT, i);
            if (truth == 0) {
                assertEquals(0, errors[i]);
            } else {
                sum += errors[i] / truth;
                loaded++;
            }
        }
        assertEquals(0.02, sum / loaded, 4 * 1e-3 / Math.sqrt(loaded));
    }

    @Test
    void theSeedIsRepeatedToTheBitAndNoiseOfOneChannelLeavesTheOthers() {
        Instrument voltage = Instrument.exact().withVoltageNoise(1e-3);
        double[] once = RUN.measured(voltage, 9).column(Channel.VOLTAGE);
        assertArrayEquals(once, RUN.measured(voltage.withCurrentNoise(0.1), 9).column(Channel.VOLTAGE));
        assertNotEquals(once[5], RUN.measured(voltage, 10).value(Channel.VOLTAGE, 5));
    }

    @Test
    void aConverterRoundsToItsStepsAndStopsAtItsEnds() {
        Converter converter = new Converter(12, 0, 5);
        assertEquals(5.0 / 4095, converter.step(), 1e-15);
        TimeSeries measured = RUN.measured(Instrument.exact().withConverters(converter, new Converter(12, -1, 1)), 1);
        double largest = 0;
        for (int i = 0; i < measured.size(); i++) {
            double steps = measured.value(Channel.VOLTAGE, i) / converter.step();
            assertEquals(Math.rint(steps), steps, 1e-9);
            largest = Math.max(
                    largest,
                    Math.abs(measured.value(Channel.VOLTAGE, i) - RUN.truth().value(Channel.VOLTAGE, i)));
        }
        assertTrue(largest <= 0.5 * converter.step() * (1 + 1e-9) && largest > 0.45 * converter.step());
        // the discharge at 1.5 A is beyond 1 A
        assertEquals(1, measured.warnings().size());
        assertTrue(measured.warnings().get(0).contains("current: 120"), measured.warnings()::toString);
        assertEquals(-1, measured.column(Channel.CURRENT)[3700]);
    }

    @Test
    void refusals() {
        Instrument exact = Instrument.exact();
        assertThrows(BadArgumentException.class, () -> exact.withVoltageNoise(-1));
        assertThrows(BadArgumentException.class, () -> exact.withVoltageNoise(Double.NaN));
        assertThrows(BadArgumentException.class, () -> exact.withCurrentGain(0));
        assertThrows(BadArgumentException.class, () -> exact.withCurrentOffset(Double.POSITIVE_INFINITY));
        assertThrows(BadArgumentException.class, () -> new Converter(0, 0, 1));
        assertThrows(BadArgumentException.class, () -> new Converter(12, 1, 1));
        assertThrows(BadArgumentException.class, () -> new SyntheticRun.Conditions(1.5, 298, 1));
        assertThrows(BadArgumentException.class, () -> new SyntheticRun.Conditions(0.5, Double.NaN, 1));
    }
}

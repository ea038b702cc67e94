package org.natrolite.calibration.synthetic;

import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.core.series.Channel;
import org.natrolite.core.series.TimeSeries;

/**
 * What stands between a cell and its file. The package has the equations. Immutable.
 *
 * @param voltageNoise standard deviation, V
 * @param voltageOffset what is added to each voltage, V
 * @param currentNoise standard deviation, A
 * @param relativeCurrentNoise standard deviation as a part of the current, 1
 * @param currentOffset what is added to each current, A
 * @param currentGain what each current is multiplied with, above zero, 1
 * @param temperatureNoise standard deviation of the cell's temperature, K
 * @param temperatureOffset what is added to the cell's temperature, K
 * @param voltageConverter converter of the voltage, or null for none
 * @param currentConverter converter of the current, or null for none
 */
public record Instrument(
        double voltageNoise,
        double voltageOffset,
        double currentNoise,
        double relativeCurrentNoise,
        double currentOffset,
        double currentGain,
        double temperatureNoise,
        double temperatureOffset,
        @Nullable Converter voltageConverter,
        @Nullable Converter currentConverter) {
    private static final Instrument EXACT = new Instrument(0, 0, 0, 0, 0, 1, 0, 0, null, null);

    public Instrument {
        requireNoise(voltageNoise, "noise of the voltage in V");
        requireNoise(currentNoise, "noise of the current in A");
        requireNoise(relativeCurrentNoise, "relative noise of the current");
        requireNoise(temperatureNoise, "noise of the temperature in K");
        BadArgumentException.requireFinite(voltageOffset, "offset of the voltage in V");
        BadArgumentException.requireFinite(currentOffset, "offset of the current in A");
        BadArgumentException.requireFinite(temperatureOffset, "offset of the temperature in K");
        BadArgumentException.requirePositive(currentGain, "gain of the current");
    }

    private static void requireNoise(double value, String what) {
        BadArgumentException.requireWithin(value, 0, Double.MAX_VALUE, what);
    }

    /**
     * @return an instrument that makes no errors
     */
    public static Instrument exact() {
        return EXACT;
    }

    /**
     * @param deviation standard deviation, V
     * @return the same with that noise of the voltage
     */
    public Instrument withVoltageNoise(double deviation) {
        return with(deviation, voltageOffset, currentNoise, relativeCurrentNoise, currentOffset, currentGain);
    }

    /**
     * @param offset what is added to each voltage, V
     * @return the same with that offset
     */
    public Instrument withVoltageOffset(double offset) {
        return with(voltageNoise, offset, currentNoise, relativeCurrentNoise, currentOffset, currentGain);
    }

    /**
     * @param deviation standard deviation, A
     * @return the same with that noise of the current
     */
    public Instrument withCurrentNoise(double deviation) {
        return with(voltageNoise, voltageOffset, deviation, relativeCurrentNoise, currentOffset, currentGain);
    }

    /**
     * @param part standard deviation as a part of the current, 1
     * @return the same with that noise of the current
     */
    public Instrument withRelativeCurrentNoise(double part) {
        return with(voltageNoise, voltageOffset, currentNoise, part, currentOffset, currentGain);
    }

    /**
     * @param offset what is added to each current, A
     * @return the same with that offset
     */
    public Instrument withCurrentOffset(double offset) {
        return with(voltageNoise, voltageOffset, currentNoise, relativeCurrentNoise, offset, currentGain);
    }

    /**
     * @param gain what each current is multiplied with, above zero, 1
     * @return the same with that gain
     */
    public Instrument withCurrentGain(double gain) {
        return with(voltageNoise, voltageOffset, currentNoise, relativeCurrentNoise, currentOffset, gain);
    }

    private Instrument with(
            double voltageNoise,
            double voltageOffset,
            double currentNoise,
            double relativeCurrentNoise,
            double currentOffset,
            double currentGain) {
        return new Instrument(
                voltageNoise,
                voltageOffset,
                currentNoise,
                relativeCurrentNoise,
                currentOffset,
                currentGain,
                temperatureNoise,
                temperatureOffset,
                voltageConverter,
                currentConverter);
    }

    /**
     * @param deviation standard deviation, K
     * @param offset what is added, K
     * @return the same with those errors of the cell's temperature
     */
    public Instrument withTemperatureErrors(double deviation, double offset) {
        return new Instrument(
                voltageNoise,
                voltageOffset,
                currentNoise,
                relativeCurrentNoise,
                currentOffset,
                currentGain,
                deviation,
                offset,
                voltageConverter,
                currentConverter);
    }

    /**
     * @param voltage converter of the voltage, V, or null for none
     * @param current converter of the current, A, or null for none
     * @return the same with those converters
     */
    public Instrument withConverters(@Nullable Converter voltage, @Nullable Converter current) {
        return new Instrument(
                voltageNoise,
                voltageOffset,
                currentNoise,
                relativeCurrentNoise,
                currentOffset,
                currentGain,
                temperatureNoise,
                temperatureOffset,
                voltage,
                current);
    }

    /**
     * Reads a cell off.
     *
     * @param truth series with voltage and current, and possibly the cell's temperature; other channels are passed on, but
     *     for the state of charge, which nobody measures
     * @param seed seed of the noise
     * @return what is written down; the same bits for the same arguments
     */
    public TimeSeries measure(TimeSeries truth, long seed) {
        Random seeds = new Random(seed);
        Random ofVoltage = new Random(seeds.nextLong());
        Random ofCurrent = new Random(seeds.nextLong());
        Random ofTemperature = new Random(seeds.nextLong());
        TimeSeries measured = truth.without(Channel.SOC);
        measured = read(
                measured,
                Channel.VOLTAGE,
                x -> x + voltageOffset + voltageNoise * ofVoltage.nextGaussian(),
                voltageConverter);
        measured = read(
                measured,
                Channel.CURRENT,
                x -> currentGain * x
                        + currentOffset
                        + (currentNoise + relativeCurrentNoise * Math.abs(x)) * ofCurrent.nextGaussian(),
                currentConverter);
        return measured.has(Channel.SURFACE_TEMPERATURE)
                ? read(
                        measured,
                        Channel.SURFACE_TEMPERATURE,
                        x -> x + temperatureOffset + temperatureNoise * ofTemperature.nextGaussian(),
                        null)
                : measured;
    }

    private static TimeSeries read(
            TimeSeries series, Channel channel, DoubleUnaryOperator error, @Nullable Converter converter) {
        double[] values = series.column(channel);
        int saturated = 0;
        for (int i = 0; i < values.length; i++) {
            double seen = error.applyAsDouble(values[i]);
            if (converter != null) {
                saturated += converter.saturates(seen) ? 1 : 0;
                seen = converter.convert(seen);
            }
            values[i] = seen;
        }
        TimeSeries read = series.with(channel, values);
        return saturated == 0 || converter == null
                ? read
                : read.withWarning(channel + ": " + saturated + " rows are beyond the converter's range of "
                        + converter.low() + " to " + converter.high() + " " + channel.unit() + " and say its end");
    }
}

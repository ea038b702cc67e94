package org.natrolite.datasets.format;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.core.series.Channel;
import org.natrolite.core.series.TimeSeries;

/**
 * Writes the Battery Data Format as CSV.
 *
 * <p>Numbers are written so that each {@code double} comes back: to the bit where the file's unit is the unit of
 * memory, and for temperatures from 137 K to 546 K, where the step to degrees Celsius is exact; within one unit in the
 * last place for Ah and Wh.
 */
public final class BdfWriter {
    private BdfWriter() {}

    /**
     * Writes a series to a file that appears whole or not at all.
     *
     * @param series series with time, voltage and current
     * @param file file to write or replace; packed with gzip if its name ends in {@code .gz}
     * @throws BadArgumentException if the series lacks voltage or current, which the format requires
     * @throws UncheckedIOException if the file cannot be written
     */
    public static void write(TimeSeries series, Path file) {
        for (Channel required : List.of(Channel.VOLTAGE, Channel.CURRENT)) {
            if (!series.has(required)) {
                throw new BadArgumentException(
                        series.source() + " has no " + required + "; the Battery Data Format requires it");
            }
        }
        try (BdfOutput output = BdfOutput.of(file, series.channels())) {
            output.add(series);
            output.finish();
        }
    }
}

package org.natrolite.calibration;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.natrolite.core.series.Channel;
import org.natrolite.core.series.TimeSeries;

/** Reads the measured records beside the project, for tests only; where they are absent, a test is skipped. */
public final class SharedData {
    private SharedData() {}

    /**
     * @return the sodium-ion cell cycled at 2C; the column called ambient is its surface sensor
     */
    public static TimeSeries hina() {
        return read(
                "hina-nacr32140/SINTEF__hina-nacr32140mp10-202410-3gvjz6__20250617__2C__25degC.csv",
                Map.of(
                        "Test Time / s", Channel.TIME,
                        "Voltage / V", Channel.VOLTAGE,
                        "Current / A", Channel.CURRENT,
                        "Ambient Temperature / degC", Channel.SURFACE_TEMPERATURE,
                        "Cycle Count / 1", Channel.CYCLE));
    }

    /**
     * @param file file below the folder of shared data
     * @param columns channels by header
     * @return its columns; temperatures from degC
     */
    public static TimeSeries read(String file, Map<String, Channel> columns) {
        // Maven runs tests in the module's folder
        Path path = Path.of("..", "..", "shared", "data", file);
        assumeTrue(Files.isReadable(path), () -> "no " + path);
        try {
            List<String> lines = Files.readAllLines(path);
            List<String> header = Arrays.asList(lines.get(0).replace("\"", "").split(","));
            TimeSeries.Builder builder = TimeSeries.builder(path.getFileName().toString());
            for (Map.Entry<String, Channel> column : columns.entrySet()) {
                int at = header.indexOf(column.getKey());
                double zero = column.getValue() == Channel.SURFACE_TEMPERATURE
                                || column.getValue() == Channel.AMBIENT_TEMPERATURE
                        ? 273.15
                        : 0;
                double[] data = lines.stream()
                        .skip(1)
                        .mapToDouble(line -> Double.parseDouble(line.split(",", -1)[at]) + zero)
                        .toArray();
                builder.put(column.getValue(), data);
            }
            return builder.build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

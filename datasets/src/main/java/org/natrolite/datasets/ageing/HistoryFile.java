package org.natrolite.datasets.ageing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.natrolite.core.error.BadDataException;
import org.natrolite.core.series.Channel;
import org.natrolite.core.series.TimeSeries;
import org.natrolite.datasets.internal.text.DelimitedScanner;
import org.natrolite.datasets.internal.text.DoubleColumn;
import org.natrolite.datasets.internal.text.TextFile;

/** The history of a test condition: time, state of charge, temperature. */
final class HistoryFile {
    private static final List<String> TIMES = List.of("time_s", "time_h", "time_days", "elapsed_days");
    private static final String SOC = "soc";
    private static final String TEMPERATURE = "temperature_degc";
    private static final String EXPECTED =
            "columns 'time_s' (time_h, time_days), 'soc' and, where it is not in the table," + " 'temperature_degC'";

    private HistoryFile() {}

    static TimeSeries read(Path file) {
        String source = TextFile.name(file);
        try (DelimitedScanner rows = new DelimitedScanner(TextFile.open(file).stream(), source, ',')) {
            if (!rows.next()) {
                throw BadDataException.of(source, "no header", EXPECTED);
            }
            List<String> header = rows.texts().stream()
                    .map(text -> text.strip().toLowerCase(Locale.ROOT))
                    .toList();
            String time = TIMES.stream()
                    .filter(header::contains)
                    .findFirst()
                    .orElseThrow(() -> BadDataException.at(source, 1, null, "no column of time", EXPECTED));
            double scale = time.endsWith("days") ? 86400 : time.endsWith("_h") ? 3600 : 1;
            int soc = header.indexOf(SOC);
            int temperature = header.indexOf(TEMPERATURE);
            if (soc < 0) {
                throw BadDataException.at(source, 1, null, "no column 'soc'", EXPECTED);
            }
            DoubleColumn times = new DoubleColumn();
            DoubleColumn socs = new DoubleColumn();
            DoubleColumn temperatures = new DoubleColumn();
            double last = 0;
            while (rows.next()) {
                double at = scale * number(source, rows, header.indexOf(time), time, 0, 1e12);
                if (!(at >= last)) {
                    throw BadDataException.at(
                            source, rows.line(), time, at / scale + " after " + last / scale, "time that goes on");
                }
                last = at;
                times.add(at);
                socs.add(number(source, rows, soc, SOC, 0, 1));
                if (temperature >= 0) {
                    temperatures.add(273.15 + number(source, rows, temperature, TEMPERATURE, -120, 220));
                }
            }
            if (times.size() < 2) {
                throw BadDataException.of(source, times.size() + " rows", "at least two");
            }
            TimeSeries.Builder series =
                    TimeSeries.builder(source).put(Channel.TIME, times.drain()).put(Channel.SOC, socs.drain());
            return (temperature >= 0 ? series.put(Channel.SURFACE_TEMPERATURE, temperatures.drain()) : series).build();
        }
    }

    private static double number(
            String source, DelimitedScanner rows, int index, String column, double low, double high) {
        double value = index < rows.fields() ? rows.number(index, (byte) '.') : Double.NaN;
        if (!(value >= low && value <= high)) {
            throw BadDataException.at(
                    source,
                    rows.line(),
                    column,
                    index < rows.fields() ? "'" + rows.shown(index) + "'" : "no value",
                    "a number from " + low + " to " + high);
        }
        return value;
    }

    static void write(Path file, TimeSeries history) throws IOException {
        boolean warm = history.has(Channel.SURFACE_TEMPERATURE);
        StringBuilder text = new StringBuilder(warm ? "time_s,soc,temperature_degC\n" : "time_s,soc\n");
        for (int i = 0; i < history.size(); i++) {
            text.append(history.time(i)).append(',').append(history.value(Channel.SOC, i));
            if (warm) {
                text.append(',').append(history.value(Channel.SURFACE_TEMPERATURE, i) - 273.15);
            }
            text.append('\n');
        }
        Files.writeString(file, text);
    }
}

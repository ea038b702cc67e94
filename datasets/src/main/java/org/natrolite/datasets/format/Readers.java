package org.natrolite.datasets.format;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.natrolite.core.error.BadDataException;
import org.natrolite.core.series.Channel;
import org.natrolite.core.series.TimeSeries;
import org.natrolite.datasets.check.Inspection;
import org.natrolite.datasets.check.SeriesChecks;
import org.natrolite.datasets.check.TemperatureRoles;
import org.natrolite.datasets.mapping.Mapping;

/** The door for measured data: a file becomes a checked time series. */
public final class Readers {
    private static final Set<Channel> MEASURED = EnumSet.of(Channel.TIME, Channel.VOLTAGE, Channel.CURRENT);

    private Readers() {}

    /**
     * Reads and checks a measured series.
     *
     * @param file file in the Battery Data Format, or as the mapping of the options states; plain or packed with gzip
     * @param options how to read it
     * @return series in SI with at least time, voltage and current, and the warnings of all checks
     * @throws BadDataException with file, line, column, value and expectation if the file cannot be what it claims to be
     */
    public static TimeSeries read(Path file, ReadOptions options) {
        return checked(format(options).read(file, MEASURED), options);
    }

    /**
     * Reads and checks a measured series, and describes it.
     *
     * @param file file in the Battery Data Format, or as the mapping of the options states; plain or packed with gzip
     * @param options how to read it
     * @return what the file is
     * @throws BadDataException as {@link #read}
     */
    public static Inspection inspect(Path file, ReadOptions options) {
        CyclerFormat format = format(options);
        Recording recording = format.read(file, MEASURED);
        TimeSeries series = checked(recording, options);
        return Inspection.of(series, format.name(), labels(recording, series));
    }

    private static CyclerFormat format(ReadOptions options) {
        Mapping mapping = options.mapping();
        return mapping == null ? BdfFormat.of() : DelimitedFormat.of(mapping);
    }

    private static TimeSeries checked(Recording recording, ReadOptions options) {
        TimeSeries series = SeriesChecks.check(
                recording.series(),
                recording.labels(),
                recording.lines(),
                recording.signStated(),
                recording.unitsStated());
        return TemperatureRoles.settle(series, options.temperatureRole(), options.ambient());
    }

    /** Labels after the roles of temperatures are settled: a column that changed its role keeps its label. */
    private static Map<Channel, String> labels(Recording recording, TimeSeries settled) {
        Map<Channel, String> labels = new EnumMap<>(Channel.class);
        labels.putAll(recording.labels());
        swap(recording, settled, labels, Channel.AMBIENT_TEMPERATURE, Channel.SURFACE_TEMPERATURE);
        swap(recording, settled, labels, Channel.SURFACE_TEMPERATURE, Channel.AMBIENT_TEMPERATURE);
        return labels;
    }

    private static void swap(
            Recording recording, TimeSeries settled, Map<Channel, String> labels, Channel from, Channel to) {
        boolean moved = recording.series().has(from) && !settled.has(from);
        String label = recording.labels().get(from);
        if (moved && label != null && settled.has(to) && !recording.series().has(to)) {
            labels.remove(from);
            labels.put(to, label);
        }
    }
}

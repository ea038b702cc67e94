package org.natrolite.datasets.format;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.natrolite.core.series.Channel;
import org.natrolite.core.series.TimeSeries;
import org.natrolite.datasets.check.Examination;
import org.natrolite.datasets.check.Inspection;
import org.natrolite.datasets.check.Inspection.ColumnRange;
import org.natrolite.datasets.check.TemperatureRole;
import org.natrolite.datasets.check.TemperatureRoles;

/** Passes over a file once, piece by piece, and finds what there is to know of it. */
final class Surveyor {
    private Surveyor() {}

    static Survey survey(
            Path file,
            List<? extends CyclerFormat> formats,
            Set<Channel> required,
            ReadOptions options,
            int rowsOfPiece,
            LongConsumer progress) {
        try (LayoutReader reader = LayoutReader.open(file, formats, required, options.cleaning(), progress);
                PieceReader pieces = new PieceReader(reader, rowsOfPiece, channel -> true)) {
            Layout layout = reader.layout();
            Examination examination = Examination.of(
                    reader.source(),
                    labels(layout),
                    layout.stated().sign(),
                    layout.stated().units());
            TimeSeries first = pieces.next();
            TimeSeries last = first;
            TimeSeries settled = null;
            for (TimeSeries piece = first; piece != null; piece = pieces.next()) {
                examination.add(piece, pieces.lines());
                if (settled == null) {
                    settled = TemperatureRoles.settle(piece, options.temperatureRole(), options.ambient());
                }
                last = piece;
            }
            List<String> warnings = new ArrayList<>(reader.remarks());
            CleaningReport report = reader.end(warnings);
            if (first == null || last == null || settled == null) {
                throw new IllegalStateException("a file without rows passed");
            }
            warnings.addAll(examination.warnings());
            warnings.addAll(settled.warnings());
            Set<Channel> stored = EnumSet.copyOf(
                    layout.constants().isEmpty()
                            ? Set.of(Channel.TIME)
                            : layout.constants().keySet());
            stored.add(Channel.TIME);
            Map<Channel, String> labels = new EnumMap<>(Channel.class);
            for (int i = 0; i < layout.columns().size(); i++) {
                if (reader.complete(i)) {
                    ColumnPlan plan = layout.columns().get(i);
                    stored.add(plan.channel());
                    labels.put(plan.channel(), plan.label());
                }
            }
            return survey(file, reader, options, report, examination, stored, labels, first, last, settled, warnings);
        }
    }

    private static Survey survey(
            Path file,
            LayoutReader reader,
            ReadOptions options,
            CleaningReport report,
            Examination examination,
            Set<Channel> stored,
            Map<Channel, String> labels,
            TimeSeries first,
            TimeSeries last,
            TimeSeries settled,
            List<String> warnings) {
        Map<Channel, Channel> origins = origins(stored, settled, options);
        List<ColumnRange> columns = new ArrayList<>();
        origins.forEach((channel, origin) -> columns.add(range(examination, channel, origin, labels, options)));
        Set<TemperatureRole> temperatures = EnumSet.noneOf(TemperatureRole.class);
        if (origins.containsKey(Channel.SURFACE_TEMPERATURE)) {
            temperatures.add(TemperatureRole.SURFACE);
        }
        if (origins.containsKey(Channel.AMBIENT_TEMPERATURE)) {
            temperatures.add(TemperatureRole.AMBIENT);
        }
        if (temperatures.isEmpty()) {
            temperatures.add(TemperatureRole.NONE);
        }
        boolean labelled = stored.contains(Channel.CYCLE);
        Inspection inspection = new Inspection(
                reader.source(),
                reader.format(),
                examination.rows(),
                examination.duration(),
                columns,
                examination.sampling(),
                examination.sign(),
                examination.cycles(labelled),
                labelled,
                temperatures,
                warnings);
        boolean unix = stored.contains(Channel.UNIX_TIME);
        return new Survey(
                file,
                options,
                inspection,
                report,
                origins.keySet(),
                stored,
                role(stored, settled, options),
                first.time(0),
                last.time(last.size() - 1),
                unix ? first.value(Channel.UNIX_TIME, 0) : Double.NaN,
                unix ? last.value(Channel.UNIX_TIME, last.size() - 1) : Double.NaN,
                examination.typicalCurrent(),
                reader.layout().headerLine(),
                labels);
    }

    private static Map<Channel, String> labels(Layout layout) {
        Map<Channel, String> labels = new EnumMap<>(Channel.class);
        layout.columns().forEach(plan -> labels.put(plan.channel(), plan.label()));
        return labels;
    }

    /** The role that settling gave to the thermometer, or null where its label stands. */
    private static @Nullable TemperatureRole role(Set<Channel> stored, TimeSeries settled, ReadOptions options) {
        if (options.temperatureRole() != null) {
            return options.temperatureRole();
        }
        boolean moved = stored.contains(Channel.AMBIENT_TEMPERATURE)
                && !stored.contains(Channel.SURFACE_TEMPERATURE)
                && settled.has(Channel.SURFACE_TEMPERATURE);
        return moved ? TemperatureRole.SURFACE : null;
    }

    /** Channels after settling, each with the channel of the file that it comes from; a stated ambient comes from itself. */
    private static Map<Channel, Channel> origins(Set<Channel> stored, TimeSeries settled, ReadOptions options) {
        Map<Channel, Channel> origins = new EnumMap<>(Channel.class);
        for (Channel channel : Channel.values()) {
            boolean temperature = channel == Channel.SURFACE_TEMPERATURE || channel == Channel.AMBIENT_TEMPERATURE;
            if (!temperature) {
                if (stored.contains(channel)) {
                    origins.put(channel, channel);
                }
                continue;
            }
            Channel other =
                    channel == Channel.SURFACE_TEMPERATURE ? Channel.AMBIENT_TEMPERATURE : Channel.SURFACE_TEMPERATURE;
            boolean statedAmbient = channel == Channel.AMBIENT_TEMPERATURE && options.ambient() != null;
            if (statedAmbient || (settled.has(channel) && stored.contains(channel))) {
                origins.put(channel, channel);
            } else if (settled.has(channel) && stored.contains(other)) {
                origins.put(channel, other);
            }
        }
        return origins;
    }

    private static ColumnRange range(
            Examination examination,
            Channel channel,
            Channel origin,
            Map<Channel, String> labels,
            ReadOptions options) {
        Double ambient = options.ambient();
        if (channel == Channel.AMBIENT_TEMPERATURE && ambient != null) {
            return new ColumnRange(channel, null, channel.unit(), ambient, ambient);
        }
        ColumnRange range = examination.range(origin);
        return new ColumnRange(channel, labels.get(origin), channel.unit(), range.low(), range.high());
    }
}

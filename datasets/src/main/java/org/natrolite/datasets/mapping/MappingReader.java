package org.natrolite.datasets.mapping;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.natrolite.core.series.Channel;
import org.natrolite.datasets.internal.yaml.YamlMap;
import org.natrolite.datasets.internal.yaml.YamlValue;
import org.natrolite.datasets.mapping.Mapping.Column;
import org.natrolite.datasets.mapping.Mapping.CurrentSign;
import org.natrolite.datasets.mapping.Mapping.State;
import org.natrolite.datasets.mapping.Mapping.TimeOrigin;
import org.natrolite.datasets.unit.Dimension;
import org.natrolite.datasets.unit.Unit;
import org.natrolite.datasets.unit.Writing;

/** Reads mappings from YAML. */
final class MappingReader {
    private static final int SCHEMA_VERSION = 1;
    private static final int LAST_LINE = 1_000_000;
    private static final int LAST_POSITION = 100_000;

    private MappingReader() {}

    static Mapping read(Path file) {
        return read(YamlValue.read(file));
    }

    static Mapping parse(String source, String yaml) {
        return read(YamlValue.parse(source, yaml));
    }

    private static Mapping read(YamlValue root) {
        YamlMap map = root.map();
        map.required("schema_version").whole(SCHEMA_VERSION, SCHEMA_VERSION);
        char delimiter = map.optional("delimiter").map(MappingReader::delimiter).orElse(',');
        char decimal = map.optional("decimal").map(MappingReader::decimal).orElse('.');
        if (delimiter == decimal) {
            throw root.bad("'" + decimal + "' as delimiter and as decimal sign", "two different signs");
        }
        char grouping = map.optional("thousands").map(MappingReader::grouping).orElse((char) 0);
        // Numbers with the delimiter between their thousands stand in quotes; without them the row has too many fields.
        if (grouping == decimal) {
            throw root.bad("'" + grouping + "' between thousands and as decimal sign", "different signs");
        }
        int headerLine = map.optional("header_line")
                .map(value -> value.whole(0, LAST_LINE))
                .orElse(1);
        int firstDataLine = map.optional("first_data_line")
                .map(value -> value.whole(headerLine + 1, LAST_LINE))
                .orElse(headerLine + 1);
        List<Column> columns = columns(map.required("columns"), headerLine);
        CurrentSign sign = map.optional("current_sign").map(MappingReader::sign).orElse(null);
        State state =
                map.optional("state").map(value -> state(value, headerLine)).orElse(null);
        TimeOrigin origin =
                map.optional("time_origin").map(MappingReader::origin).orElse(new TimeOrigin(false, 0));
        Map<Channel, Double> constants = map.optional("constants")
                .map(value -> constants(value, columns))
                .orElse(Map.of());
        double[] plausible = map.optional("plausible_voltage_V")
                .map(MappingReader::plausible)
                .orElse(new double[] {Mapping.LOWEST_CELL_VOLTAGE, Mapping.HIGHEST_CELL_VOLTAGE});
        map.close();
        return new Mapping(
                root.source(),
                delimiter,
                decimal,
                grouping,
                headerLine,
                firstDataLine,
                columns,
                sign,
                state,
                origin,
                constants,
                plausible[0],
                plausible[1]);
    }

    private static char delimiter(YamlValue value) {
        return switch (value.text()) {
            case ",", "comma" -> ',';
            case ";", "semicolon" -> ';';
            case "\t", "tab" -> '\t';
            case "|", "bar" -> '|';
            default -> throw value.bad(value.shown(), "one of comma, semicolon, tab, bar");
        };
    }

    private static char decimal(YamlValue value) {
        return switch (value.text()) {
            case ".", "point" -> '.';
            case ",", "comma" -> ',';
            default -> throw value.bad(value.shown(), "point or comma");
        };
    }

    private static char grouping(YamlValue value) {
        return switch (value.text()) {
            case ".", "point" -> '.';
            case ",", "comma" -> ',';
            case " ", "blank" -> ' ';
            case "'", "apostrophe" -> '\'';
            default -> throw value.bad(value.shown(), "one of point, comma, blank, apostrophe");
        };
    }

    private static State state(YamlValue value, int headerLine) {
        YamlMap map = value.map();
        Optional<YamlValue> name = map.optional("column");
        Optional<YamlValue> position = map.optional("position");
        refuseUnclearPlace(value, name, position, headerLine);
        State state = new State(
                name.map(text -> text.text().strip()).orElse(null),
                position.map(number -> number.whole(1, LAST_POSITION)).orElse(0),
                words(map.required("charge")),
                words(map.required("discharge")),
                map.optional("rest").map(MappingReader::words).orElse(List.of()),
                value.line());
        map.close();
        return state;
    }

    private static List<String> words(YamlValue value) {
        return value.list().stream()
                .map(word -> word.text().strip().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static CurrentSign sign(YamlValue value) {
        return switch (value.text()) {
            case "charge-positive" -> CurrentSign.CHARGE_POSITIVE;
            case "discharge-positive" -> CurrentSign.DISCHARGE_POSITIVE;
            default -> throw value.bad(value.shown(), "charge-positive or discharge-positive");
        };
    }

    private static TimeOrigin origin(YamlValue value) {
        if (value.isMap()) {
            YamlMap map = value.map();
            double offset = map.required("offset_s").number("a number of seconds to add");
            map.close();
            return new TimeOrigin(false, offset);
        }
        return switch (value.text()) {
            case "as-given" -> new TimeOrigin(false, 0);
            case "first-row" -> new TimeOrigin(true, 0);
            default -> throw value.bad(value.shown(), "first-row, as-given or {offset_s: NUMBER}");
        };
    }

    private static List<Column> columns(YamlValue value, int headerLine) {
        YamlMap map = value.map();
        List<Column> columns = new ArrayList<>();
        for (Map.Entry<String, Channel> entry : ChannelNames.all().entrySet()) {
            map.optional(entry.getKey()).ifPresent(column -> columns.add(column(column, entry.getValue(), headerLine)));
        }
        map.close();
        if (columns.isEmpty()) {
            throw value.bad("no columns", "at least a time column");
        }
        return columns;
    }

    private static Column column(YamlValue value, Channel channel, int headerLine) {
        YamlMap map = value.map();
        Optional<YamlValue> name = map.optional("column");
        Optional<YamlValue> position = map.optional("position");
        refuseUnclearPlace(value, name, position, headerLine);
        Dimension dimension = Dimension.of(channel);
        Optional<YamlValue> symbol =
                dimension == Dimension.COUNT ? map.optional("unit") : Optional.of(map.required("unit"));
        Writing writing = dimension == Dimension.TIME
                ? symbol.map(MappingReader::writing).orElse(Writing.NUMBER)
                : Writing.NUMBER;
        Unit unit = writing == Writing.NUMBER
                ? symbol.map(text -> unit(text, dimension)).orElse(Unit.COUNT)
                : Unit.SECOND;
        map.close();
        return new Column(
                channel,
                name.map(text -> text.text().strip()).orElse(null),
                position.map(number -> number.whole(1, LAST_POSITION)).orElse(0),
                unit,
                writing,
                value.line());
    }

    private static void refuseUnclearPlace(
            YamlValue value, Optional<YamlValue> name, Optional<YamlValue> position, int headerLine) {
        if (name.isPresent() == position.isPresent()) {
            throw value.bad(
                    name.isPresent() ? "both column and position" : "neither column nor position",
                    "one of them: the name in the header, or the position counted from 1");
        }
        if (name.isPresent() && headerLine == 0) {
            throw value.bad("a name where header_line is 0", "a position, since the file has no names");
        }
    }

    /** How a time is written: its place in the mapping is that of the unit. */
    private static Writing writing(YamlValue value) {
        return switch (value.text()) {
            case "h:mm:ss" -> Writing.DURATION;
            case "year-month-day" -> Writing.YEAR_MONTH_DAY;
            case "month-day-year" -> Writing.MONTH_DAY_YEAR;
            case "day-month-year" -> Writing.DAY_MONTH_YEAR;
            default -> Writing.NUMBER;
        };
    }

    private static Unit unit(YamlValue value, Dimension dimension) {
        return dimension
                .unit(value.text())
                .orElseThrow(() -> value.bad("unknown unit " + value.shown(), "one of " + dimension.accepted()));
    }

    private static Map<Channel, Double> constants(YamlValue value, List<Column> columns) {
        YamlMap map = value.map();
        Map<Channel, Double> constants = new EnumMap<>(Channel.class);
        for (Map.Entry<String, Channel> entry : ChannelNames.all().entrySet()) {
            Channel channel = entry.getValue();
            if (channel == Channel.TIME || channel == Channel.UNIX_TIME) {
                continue;
            }
            Optional<YamlValue> constant = map.optional(entry.getKey());
            if (constant.isPresent()) {
                if (columns.stream().anyMatch(column -> column.channel() == channel)) {
                    throw constant.get().bad("both a column and a constant", "one of them");
                }
                constants.put(channel, constant(constant.get(), Dimension.of(channel)));
            }
        }
        map.close();
        return constants;
    }

    private static double constant(YamlValue value, Dimension dimension) {
        YamlMap map = value.map();
        double number = map.required("value").number("a number");
        Unit unit = dimension == Dimension.COUNT
                ? map.optional("unit").map(text -> unit(text, dimension)).orElse(Unit.COUNT)
                : unit(map.required("unit"), dimension);
        map.close();
        return unit.toSi(number);
    }

    private static double[] plausible(YamlValue value) {
        List<YamlValue> bounds = value.list();
        if (bounds.size() != 2) {
            throw value.bad(bounds.size() + " numbers", "the lowest and the highest voltage in V");
        }
        double low = bounds.get(0).number("the lowest voltage in V");
        double high = bounds.get(1).number("the highest voltage in V");
        if (!(low < high)) {
            throw value.bad("from " + low + " V to " + high + " V", "the lower voltage first");
        }
        return new double[] {low, high};
    }
}

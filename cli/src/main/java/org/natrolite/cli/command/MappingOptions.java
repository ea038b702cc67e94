package org.natrolite.cli.command;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.core.error.BadDataException;
import org.natrolite.datasets.mapping.Mapping;
import picocli.CommandLine.Option;

/** A mapping from a file, or from the command line itself. */
final class MappingOptions {
    /** What no measured record can be without. */
    private static final List<String> NEEDED = List.of("time", "voltage", "current");

    private static final Pattern STATE = Pattern.compile("(.+):([^:]+):([^:]+):([^:]+)");
    private static final Pattern COMMA = Pattern.compile(",");

    @Option(
            names = "--mapping",
            paramLabel = "FILE.yaml",
            description = "what the columns of the files mean, for files of no known format")
    private @Nullable Path file;

    @Option(
            names = "--column",
            paramLabel = "CHANNEL=NAME:UNIT",
            description = "a column of such a file without a mapping file, such as voltage=U:mV; "
                    + "#3 names the third column, h:mm:ss or year-month-day a time written as text")
    private Map<String, String> columns = new LinkedHashMap<>();

    @Option(names = "--delimiter", paramLabel = "WORD", description = "with --column: comma, semicolon, tab or bar")
    private @Nullable String delimiter;

    @Option(names = "--decimal", paramLabel = "WORD", description = "with --column: point or comma")
    private @Nullable String decimal;

    @Option(
            names = "--thousands",
            paramLabel = "WORD",
            description = "with --column: comma, point, blank or apostrophe between thousands")
    private @Nullable String thousands;

    @Option(names = "--header-line", paramLabel = "N", description = "with --column: line of the names, 0 for none")
    private @Nullable String headerLine;

    @Option(
            names = "--current-sign",
            paramLabel = "WORD",
            description = "with --column: charge-positive or discharge-positive")
    private @Nullable String currentSign;

    @Option(names = "--time-origin", paramLabel = "WORD", description = "with --column: first-row or as-given")
    private @Nullable String timeOrigin;

    @Option(
            names = "--state",
            paramLabel = "NAME:CHARGE:DISCHARGE:REST",
            description = "with --column: the column that says what the cell does where the current is a magnitude, "
                    + "with its words, such as Status:CHA,CV:DCH:PAU; #3 names the third column")
    private @Nullable String state;

    private MappingOptions() {}

    /**
     * @return the mapping, or null where none is stated
     * @throws BadArgumentException if the options do not make one
     */
    @Nullable Mapping mapping() {
        Map<String, String> settings = new LinkedHashMap<>();
        put(settings, "delimiter", delimiter);
        put(settings, "decimal", decimal);
        put(settings, "thousands", thousands);
        put(settings, "header_line", headerLine);
        put(settings, "current_sign", currentSign);
        put(settings, "time_origin", timeOrigin);
        if (columns.isEmpty()) {
            if (!settings.isEmpty() || state != null) {
                throw new BadArgumentException("--"
                        + (settings.isEmpty()
                                ? "state"
                                : settings.keySet().iterator().next().replace('_', '-'))
                        + " without --column; name the columns as well, or state all in a --mapping file");
            }
            return file == null ? null : Mapping.read(file);
        }
        if (file != null) {
            throw new BadArgumentException("--column and --mapping; expected one of them");
        }
        for (String needed : NEEDED) {
            if (!columns.containsKey(needed)) {
                throw new BadArgumentException("no --column for " + needed + "; expected one for each of " + NEEDED);
            }
        }
        try {
            return Mapping.parse("--column", yaml(settings));
        } catch (BadDataException e) {
            throw new BadArgumentException(String.valueOf(e.getMessage()));
        }
    }

    private static void put(Map<String, String> settings, String key, @Nullable String value) {
        if (value != null) {
            settings.put(key, value);
        }
    }

    /** The options in the words of a mapping file, so that one reader judges both. */
    private String yaml(Map<String, String> settings) {
        StringBuilder text = new StringBuilder("schema_version: 1\n");
        settings.forEach((key, value) -> text.append(key)
                .append(": ")
                .append(key.equals("header_line") ? value : quoted(value))
                .append('\n'));
        return text + "columns: {"
                + columns.entrySet().stream()
                        .map(column -> quoted(column.getKey()) + ": {" + column(column.getValue()) + "}")
                        .collect(Collectors.joining(", "))
                + "}\n"
                + (state == null ? "" : "state: {" + state(state) + "}\n");
    }

    /** A column and three lists of words; a name may hold colons, words may not. */
    private static String state(String value) {
        Matcher parts = STATE.matcher(value);
        if (!parts.matches()) {
            throw new BadArgumentException(
                    "--state '" + value
                            + "'; expected a column and the words of charge, discharge and rest, such as Status:CHA,CV:DCH:PAU");
        }
        return place(parts.group(1)) + ", charge: " + words(parts.group(2)) + ", discharge: " + words(parts.group(3))
                + ", rest: " + words(parts.group(4));
    }

    private static String words(String list) {
        return COMMA.splitAsStream(list).map(MappingOptions::quoted).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String place(String name) {
        return name.matches("#\\d+") ? "position: " + name.substring(1) : "column: " + quoted(name);
    }

    private static String column(String value) {
        // A name may hold colons, and so may h:mm:ss.
        boolean duration = value.endsWith(":h:mm:ss");
        int colon = duration ? value.length() - ":h:mm:ss".length() : value.lastIndexOf(':');
        String name = colon < 0 ? value : value.substring(0, colon);
        return colon < 0 ? place(name) : place(name) + ", unit: " + quoted(value.substring(colon + 1));
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}

package org.natrolite.datasets.ageing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.natrolite.core.checkup.AgedCell;
import org.natrolite.core.checkup.CheckUp;
import org.natrolite.core.error.BadDataException;
import org.natrolite.core.series.TimeSeries;
import org.natrolite.datasets.ageing.AgeingColumn.Found;
import org.natrolite.datasets.internal.text.DelimitedScanner;
import org.natrolite.datasets.internal.text.TextFile;

/** Reads and writes ageing tables; see the tour of this package for the format. */
public final class AgeingTables {
    private static final String CELL = "cell_id";
    private static final String CONDITION = "condition_id";
    private static final String HISTORY = "history_file";

    /** Capacity over that of the first check-up beyond which it is no capacity of the same cell. */
    private static final double MOST_GROWTH = 1.2;

    private static final double AMPERE_HOUR = 3600;

    private AgeingTables() {}

    /**
     * @param file CSV file
     * @return its cells
     * @throws BadDataException with file, line, column, value and expectation if it is no ageing table
     */
    public static AgeingTable read(Path file) {
        return read(file, true);
    }

    /**
     * @param file CSV file of planned check-ups
     * @return its cells; what they would measure may be missing
     * @throws BadDataException with file, line, column, value and expectation if it is no ageing table
     */
    public static AgeingTable readPlan(Path file) {
        return read(file, false);
    }

    private static AgeingTable read(Path file, boolean measured) {
        String source = TextFile.name(file);
        try (DelimitedScanner rows = new DelimitedScanner(TextFile.open(file).stream(), source, ',')) {
            if (!rows.next()) {
                throw BadDataException.of(source, "no header", "a header line and rows of check-ups");
            }
            if (rows.fields() == 1 && rows.text(0).matches(".*[;\\t].*")) {
                throw BadDataException.at(
                        source,
                        1,
                        null,
                        "columns apart by semicolons or tabs",
                        "commas between columns, points in numbers");
            }
            Header header = Header.of(source, rows.texts(), measured);
            Map<String, Pending> cells = new LinkedHashMap<>();
            while (rows.next()) {
                row(file, source, rows, header, cells);
            }
            if (cells.isEmpty()) {
                throw BadDataException.of(source, "a header without rows", "at least one check-up");
            }
            List<AgedCell> all =
                    cells.values().stream().map(p -> p.toCell(source)).toList();
            List<String> warnings = new ArrayList<>(header.warnings);
            warnings.addAll(UnitTraps.check(source, header.numbers.values(), all));
            return new AgeingTable(all, warnings);
        }
    }

    private static void row(
            Path file, String source, DelimitedScanner rows, Header header, Map<String, Pending> cells) {
        long line = rows.line();
        if (rows.fields() != header.width) {
            throw BadDataException.at(
                    source, line, null, rows.fields() + " fields", header.width + " fields, as the header has");
        }
        Map<AgeingColumn, Double> values = new EnumMap<>(AgeingColumn.class);
        header.numbers.forEach((index, found) -> {
            String text = rows.text(index);
            if (!text.isEmpty()) {
                values.put(found.column(), number(source, line, found, rows, index));
            }
        });
        String condition = name(source, line, rows, header.condition, CONDITION);
        String cell = name(source, line, rows, header.cell, CELL);
        Double time = values.get(AgeingColumn.TIME);
        if (time == null) {
            throw BadDataException.at(source, line, "elapsed_days", "no value", "the time of the check-up");
        }
        String id = cell.isEmpty() ? condition : cell;
        Pending pending = cells.computeIfAbsent(
                id + '\n' + condition,
                key -> new Pending(
                        id,
                        condition.isEmpty() ? id : condition,
                        header.history < 0 || rows.text(header.history).isEmpty()
                                ? null
                                : HistoryFile.read(file.resolveSibling(rows.text(header.history)))));
        pending.add(source, line, values);
    }

    private static String name(String source, long line, DelimitedScanner rows, int index, String column) {
        if (index < 0) {
            return "";
        }
        String text = rows.text(index);
        if (text.isEmpty()) {
            throw BadDataException.at(source, line, column, "no value", "a name");
        }
        return text;
    }

    private static double number(String source, long line, Found found, DelimitedScanner rows, int index) {
        double value = rows.number(index, (byte) '.');
        double memory = found.toMemory(value);
        if (!found.column().holds(memory)) {
            throw BadDataException.at(
                    source,
                    line,
                    found.header(),
                    "'" + rows.shown(index) + "'",
                    found.column().expected(found));
        }
        return memory;
    }

    /** Where the columns are. */
    private record Header(
            int width, int cell, int condition, int history, Map<Integer, Found> numbers, List<String> warnings) {
        static Header of(String source, List<String> texts, boolean measured) {
            int cell = -1;
            int condition = -1;
            int history = -1;
            Map<Integer, Found> numbers = new LinkedHashMap<>();
            Map<AgeingColumn, String> seen = new EnumMap<>(AgeingColumn.class);
            List<String> warnings = new ArrayList<>();
            List<String> unused = new ArrayList<>();
            for (int i = 0; i < texts.size(); i++) {
                String text = texts.get(i).strip();
                if (text.equalsIgnoreCase(CELL) || text.equalsIgnoreCase("cell")) {
                    cell = i;
                } else if (text.equalsIgnoreCase(CONDITION)) {
                    condition = i;
                } else if (text.equalsIgnoreCase(HISTORY)
                        || text.equalsIgnoreCase("soc_" + HISTORY)
                        || text.equalsIgnoreCase("temperature_" + HISTORY)) {
                    history = i;
                } else {
                    Found found = AgeingColumn.find(text).orElse(null);
                    if (found == null) {
                        refuseUnit(source, text);
                        unused.add(text);
                    } else {
                        String before = seen.put(found.column(), text);
                        if (before != null) {
                            throw BadDataException.at(
                                    source, 1, text, "the same quantity as column '" + before + "'", "one of them");
                        }
                        numbers.put(i, found);
                    }
                }
            }
            if (cell < 0 && condition < 0) {
                throw BadDataException.at(
                        source, 1, null, "no names of cells", "a column '" + CELL + "' or '" + CONDITION + "'");
            }
            require(source, seen, AgeingColumn.TIME);
            if (measured
                    && !seen.containsKey(AgeingColumn.RETENTION)
                    && !seen.containsKey(AgeingColumn.CAPACITY)
                    && !seen.containsKey(AgeingColumn.GROWTH)
                    && !seen.containsKey(AgeingColumn.RESISTANCE)) {
                throw BadDataException.at(
                        source,
                        1,
                        null,
                        "nothing that was measured of a cell",
                        "a column 'capacity_retention_pct', 'capacity_Ah', 'resistance_growth_pct' or 'resistance_mohm'");
            }
            if (!unused.isEmpty()) {
                warnings.add(source + ": columns that are not used: " + String.join(", ", unused));
            }
            return new Header(texts.size(), cell, condition, history, numbers, warnings);
        }

        private static void refuseUnit(String source, String text) {
            AgeingColumn.meant(text).ifPresent(column -> {
                throw BadDataException.at(
                        source, 1, text, "a unit that is not known", "'" + String.join("' or '", column.texts()) + "'");
            });
        }

        private static void require(String source, Map<AgeingColumn, String> seen, AgeingColumn column) {
            if (!seen.containsKey(column)) {
                throw BadDataException.at(
                        source, 1, null, "no column '" + column.canonical().header() + "'", "one with that name");
            }
        }
    }

    /** A cell whose rows are being read. */
    private static final class Pending {
        private final String id;
        private final String condition;
        private final @Nullable TimeSeries history;
        private final List<CheckUp> checks = new ArrayList<>();

        Pending(String id, String condition, @Nullable TimeSeries history) {
            this.id = id;
            this.condition = condition;
            this.history = history;
        }

        void add(String source, long line, Map<AgeingColumn, Double> v) {
            CheckUp check = new CheckUp(
                    Objects.requireNonNull(v.get(AgeingColumn.TIME), "checked before"),
                    value(v, AgeingColumn.TEMPERATURE),
                    value(v, AgeingColumn.SOC),
                    value(v, AgeingColumn.DEPTH),
                    value(v, AgeingColumn.CHARGE_RATE),
                    value(v, AgeingColumn.DISCHARGE_RATE),
                    v.getOrDefault(AgeingColumn.CYCLES, 0.0),
                    value(v, AgeingColumn.RETENTION),
                    value(v, AgeingColumn.CAPACITY),
                    value(v, AgeingColumn.GROWTH),
                    value(v, AgeingColumn.RESISTANCE));
            double fresh = checks.stream()
                    .mapToDouble(CheckUp::capacity)
                    .filter(c -> !Double.isNaN(c))
                    .findFirst()
                    .orElse(Double.NaN);
            if (check.capacity() > MOST_GROWTH * fresh) {
                throw BadDataException.at(
                        source,
                        line,
                        "capacity_Ah",
                        check.capacity() / AMPERE_HOUR + " Ah after " + fresh / AMPERE_HOUR
                                + " Ah at the first check-up of cell '" + id + "'",
                        "at most 120 % of that");
            }
            if (!checks.isEmpty()) {
                CheckUp last = checks.get(checks.size() - 1);
                refuseBackwards(source, line, AgeingColumn.TIME, last.seconds(), check.seconds());
                refuseBackwards(
                        source, line, AgeingColumn.CYCLES, last.equivalentFullCycles(), check.equivalentFullCycles());
            }
            if (Double.isNaN(check.temperature()) && history == null) {
                throw BadDataException.at(
                        source,
                        line,
                        "temperature_degC",
                        "no value",
                        "the temperature of the cell, or a '" + HISTORY + "' that has it");
            }
            checks.add(check);
        }

        private void refuseBackwards(String source, long line, AgeingColumn column, double last, double now) {
            if (!(now >= last)) {
                Found found = column.canonical();
                throw BadDataException.at(
                        source,
                        line,
                        found.header(),
                        found.toFile(now) + " after " + found.toFile(last) + " of the same cell '" + id + "'",
                        "a value that does not run backwards");
            }
        }

        AgedCell toCell(String source) {
            return new AgedCell(source, id, condition, checks, history);
        }

        private static double value(Map<AgeingColumn, Double> values, AgeingColumn column) {
            return values.getOrDefault(column, Double.NaN);
        }
    }

    /**
     * Writes a table. Histories go into files of their own beside it.
     *
     * @param file file to write or replace, UTF-8
     * @param cells cells
     * @throws UncheckedIOException if it cannot be written
     */
    public static void write(Path file, List<AgedCell> cells) {
        boolean histories = cells.stream().anyMatch(cell -> cell.history() != null);
        StringBuilder text = new StringBuilder(CELL + "," + CONDITION);
        for (AgeingColumn column : AgeingColumn.values()) {
            text.append(',').append(column.canonical().header());
        }
        text.append(histories ? "," + HISTORY + "\n" : "\n");
        int number = 0;
        try {
            for (AgedCell cell : cells) {
                TimeSeries history = cell.history();
                String name = "";
                if (history != null) {
                    name = String.valueOf(file.getFileName()).replaceFirst("\\.csv$", "") + "-history-" + ++number
                            + ".csv";
                    HistoryFile.write(file.resolveSibling(name), history);
                }
                for (CheckUp check : cell.checks()) {
                    text.append(quoted(cell.id())).append(',').append(quoted(cell.condition()));
                    for (AgeingColumn column : AgeingColumn.values()) {
                        double value = value(check, column);
                        text.append(',');
                        if (!Double.isNaN(value)) {
                            text.append(column.canonical().toFile(value));
                        }
                    }
                    text.append(histories ? "," + name + "\n" : "\n");
                }
            }
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String quoted(String text) {
        return text.matches("[^,\"\\r\\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    /** What a check-up has of a quantity, in the unit of memory; NaN where it was not measured. */
    static double value(CheckUp check, AgeingColumn column) {
        return switch (column) {
            case TIME -> check.seconds();
            case TEMPERATURE -> check.temperature();
            case SOC -> check.soc();
            case DEPTH -> check.depth();
            case CHARGE_RATE -> check.chargeRate();
            case DISCHARGE_RATE -> check.dischargeRate();
            case CYCLES -> check.equivalentFullCycles();
            case RETENTION -> check.retention();
            case CAPACITY -> check.capacity();
            case GROWTH -> check.resistanceGrowth();
            case RESISTANCE -> check.resistance();
        };
    }
}

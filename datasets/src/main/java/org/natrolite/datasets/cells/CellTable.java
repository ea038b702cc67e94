package org.natrolite.datasets.cells;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.natrolite.core.error.BadDataException;
import org.natrolite.core.numeric.Constants;
import org.natrolite.datasets.internal.text.DelimitedScanner;
import org.natrolite.datasets.internal.text.TextFile;

/**
 * A table of cells, CSV: {@code cell}, {@code file} (as seen from the folder of the table) and, where it is known, {@code
 * ambient_degC}. Each row is a test; rows of one cell are fitted jointly.
 */
public final class CellTable {
    private static final String CELL = "cell";
    private static final String FILE = "file";
    private static final String AMBIENT = "ambient_degC";
    private static final Set<String> COLUMNS = Set.of(CELL, FILE, AMBIENT);
    private static final String EXPECTED = "columns 'cell', 'file' and possibly 'ambient_degC'";
    private static final double COLDEST = -100;
    private static final double HOTTEST = 200;

    private final String source;
    private final Path folder;
    private final Map<String, List<Path>> files = new LinkedHashMap<>();
    private final Map<String, Double> ambients = new LinkedHashMap<>();

    private CellTable(String source, Path folder) {
        this.source = source;
        this.folder = folder;
    }

    /**
     * @param file table
     * @return its cells, in the order in which they first appear
     * @throws BadDataException if it is no such table, or names a file that does not exist
     */
    public static List<CellFiles> read(Path file) {
        CellTable table =
                new CellTable(TextFile.name(file), file.toAbsolutePath().resolveSibling("."));
        try (DelimitedScanner rows = new DelimitedScanner(TextFile.open(file).stream(), table.source, ',')) {
            table.read(rows);
        }
        List<CellFiles> cells = new ArrayList<>();
        table.files.forEach((name, tests) -> cells.add(new CellFiles(name, tests, table.ambients.get(name))));
        if (cells.isEmpty()) {
            throw BadDataException.of(table.source, "no rows", "a row for each file of a cell");
        }
        return List.copyOf(cells);
    }

    private void read(DelimitedScanner rows) {
        if (!rows.next()) {
            throw BadDataException.of(source, "no header", EXPECTED);
        }
        List<String> header =
                rows.texts().stream().map(text -> canonical(text.strip())).toList();
        for (String column : header) {
            if (!COLUMNS.contains(column)) {
                throw BadDataException.at(source, rows.line(), column, "an unknown column", EXPECTED);
            }
        }
        int cell = header.indexOf(CELL);
        int path = header.indexOf(FILE);
        int ambient = header.indexOf(AMBIENT);
        if (cell < 0 || path < 0) {
            throw BadDataException.at(source, rows.line(), null, "columns " + header, EXPECTED);
        }
        Map<String, String> written = new LinkedHashMap<>();
        while (rows.next()) {
            if (rows.fields() != header.size()) {
                throw BadDataException.at(
                        source, rows.line(), null, rows.fields() + " fields", header.size() + " as in the header");
            }
            String label = rows.text(cell).strip();
            if (label.isEmpty()) {
                throw BadDataException.at(source, rows.line(), CELL, "a blank", "the name of a cell");
            }
            String name = CellFiles.name(label);
            String other = written.putIfAbsent(name, label);
            if (other != null && !other.equals(label)) {
                throw BadDataException.at(
                        source,
                        rows.line(),
                        CELL,
                        "'" + label + "', which as a file name is '" + name + "' like '" + other + "'",
                        "names that differ in letters or digits");
            }
            files.computeIfAbsent(name, key -> new ArrayList<>()).add(existing(rows, path));
            state(rows, ambient, name);
        }
    }

    private static String canonical(String label) {
        for (String column : COLUMNS) {
            if (column.toLowerCase(Locale.ROOT).equals(label.toLowerCase(Locale.ROOT))) {
                return column;
            }
        }
        return label;
    }

    private Path existing(DelimitedScanner rows, int column) {
        String text = rows.text(column).strip();
        Path path = folder.resolve(text).normalize();
        if (text.isEmpty() || !Files.isRegularFile(path)) {
            throw BadDataException.at(
                    source,
                    rows.line(),
                    FILE,
                    text.isEmpty() ? "a blank" : "no file " + path,
                    "a file, as seen from the folder of the table");
        }
        return path;
    }

    /** All tests of a cell share one ambient temperature, if one is stated. */
    private void state(DelimitedScanner rows, int column, String name) {
        if (column < 0 || rows.text(column).isBlank()) {
            return;
        }
        double celsius = rows.number(column, (byte) '.');
        if (!(celsius >= COLDEST && celsius <= HOTTEST)) {
            throw BadDataException.at(
                    source,
                    rows.line(),
                    AMBIENT,
                    "'" + rows.shown(column) + "'",
                    "a temperature from " + COLDEST + " to " + HOTTEST + " degC");
        }
        @Nullable Double before = ambients.put(name, celsius + Constants.ZERO_CELSIUS);
        if (before != null && before != celsius + Constants.ZERO_CELSIUS) {
            throw BadDataException.at(
                    source,
                    rows.line(),
                    AMBIENT,
                    celsius + " degC, and another temperature for the same cell before",
                    "one for all tests of a cell; leave it out where the files hold it");
        }
    }
}

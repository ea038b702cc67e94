package org.natrolite.benchmarks.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.natrolite.core.error.BadDataException;

/**
 * A small table of numbers with a header row, separated by commas that no field holds.
 *
 * @param source file
 * @param header names of the columns
 * @param rows fields by row
 */
record Table(Path source, List<String> header, List<List<String>> rows) {
    static Table read(Path file) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<List<String>> all = lines.stream().map(Table::fields).toList();
        if (all.isEmpty()) {
            throw BadDataException.of(file.toString(), "the file is empty", "a table with a header");
        }
        return new Table(file, all.get(0), all.subList(1, all.size()));
    }

    private static List<String> fields(String line) {
        return Arrays.stream(line.split(",", -1))
                .map(field -> field.replace("\"", "").strip())
                .toList();
    }

    Table where(String column, String value) {
        int index = index(column);
        return new Table(
                source,
                header,
                rows.stream().filter(row -> row.get(index).equals(value)).toList());
    }

    /** Numbers of a column, shape [rows]. */
    double[] column(String name) {
        int index = index(name);
        return rows.stream()
                .mapToDouble(row -> Double.parseDouble(row.get(index)))
                .toArray();
    }

    private int index(String column) {
        int index = header.indexOf(column);
        if (index < 0) {
            throw BadDataException.at(source.toString(), 1, column, "no such column among " + header, "this column");
        }
        return index;
    }
}

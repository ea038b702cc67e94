package org.natrolite.benchmarks.catalogue;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** A small table of numbers with a header row. */
record Table(List<CSVRecord> rows) {
    static Table read(Path file) {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (Reader reader = Files.newBufferedReader(file)) {
            return new Table(format.parse(reader).getRecords());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Table where(Predicate<CSVRecord> chosen) {
        return new Table(rows.stream().filter(chosen).toList());
    }

    Table where(String column, String value) {
        return where(row -> row.get(column).equals(value));
    }

    /** Numbers of a column, shape [rows]. */
    double[] column(String name) {
        return rows.stream()
                .mapToDouble(row -> Double.parseDouble(row.get(name)))
                .toArray();
    }
}

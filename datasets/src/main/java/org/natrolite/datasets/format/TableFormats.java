package org.natrolite.datasets.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.natrolite.datasets.table.TableFormat;

/** Formats of tables that are not text, as far as their jars are there. */
final class TableFormats {
    private static final List<TableFormat> FOUND =
            ServiceLoader.load(TableFormat.class, TableFormats.class.getClassLoader()).stream()
                    .map(ServiceLoader.Provider::get)
                    .toList();

    private TableFormats() {}

    /** The format of a file, if one recognises it; none where the file cannot be read, which the reader of text will say. */
    static Optional<TableFormat> of(Path file) {
        if (FOUND.isEmpty() || !Files.isRegularFile(file)) {
            return Optional.empty();
        }
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(TableFormat.HEAD);
        } catch (IOException e) {
            return Optional.empty();
        }
        return FOUND.stream().filter(format -> format.recognises(head)).findFirst();
    }
}

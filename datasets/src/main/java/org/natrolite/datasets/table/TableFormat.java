package org.natrolite.datasets.table;

import java.nio.file.Path;
import org.natrolite.core.error.BadDataException;

/** A file format that holds a table and is not text. Implementations are immutable and have a public constructor. */
public interface TableFormat {
    /** Bytes that {@link #recognises} is shown of each file, fewer where the file is shorter. */
    int HEAD = 1024;

    /**
     * @return name of the format, to be shown to a person
     */
    String name();

    /**
     * @param head first bytes of a file; not modified
     * @return whether the file is of this format, by its content
     */
    boolean recognises(byte[] head);

    /**
     * @param file file to open
     * @return its table, before the first row
     * @throws BadDataException if the file is damaged or holds no table
     */
    TableCursor open(Path file);
}

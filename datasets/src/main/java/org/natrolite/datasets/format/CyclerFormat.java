package org.natrolite.datasets.format;

import java.nio.file.Path;
import java.util.Set;
import org.natrolite.core.error.BadDataException;
import org.natrolite.core.series.Channel;

/** A file format of battery test instruments. Implementations are immutable. */
public sealed interface CyclerFormat permits BdfFormat, DelimitedFormat {

    /**
     * @return name of the format, to be shown to a person
     */
    String name();

    /**
     * Reads a file row by row, checking each row as it passes.
     *
     * @param file file to read
     * @param required channels that must be there without blanks; {@link Channel#TIME} always is
     * @return its columns in SI with their lines
     * @throws BadDataException if the file cannot be read, lacks a required column, or holds a value that cannot be meant
     */
    Recording read(Path file, Set<Channel> required);
}

package org.natrolite.datasets.format;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.natrolite.core.error.BadDataException;
import org.natrolite.core.series.Channel;

/**
 * A file format of battery test instruments: it recognises its files by their first lines and says how to read them.
 * Implementations are immutable.
 */
public sealed interface CyclerFormat
        permits ArbinFormat,
                BasytecFormat,
                BdfFormat,
                BioLogicFormat,
                DelimitedFormat,
                MaccorFormat,
                NewareFormat,
                NovonixFormat {

    /**
     * @return name of the format, to be shown to a person
     */
    String name();

    /**
     * @param head first lines of a file
     * @return whether the file is of this format, by its content
     */
    boolean recognises(Head head);

    /**
     * Says how to read a file.
     *
     * @param head first lines of the file
     * @param required channels that must be there without blanks; {@link Channel#TIME} always is
     * @return where its rows are and what its columns mean
     * @throws BadDataException if the file has no header, lacks a required column, or states an unknown unit
     */
    Layout layout(Head head, Set<Channel> required);

    /**
     * Says how to read a table that is not text.
     *
     * @param source file name for messages
     * @param columns names of its columns
     * @param required channels that must be there without blanks; {@link Channel#TIME} always is
     * @return what its columns mean
     * @throws BadDataException if the table lacks a required column or states an unknown unit, or the format is one of text
     *     alone
     */
    default Layout layout(String source, List<String> columns, Set<Channel> required) {
        throw BadDataException.of(source, "a table that is not text", name());
    }

    /**
     * @param table name of a format of tables
     * @return name of this format in such a table, to be shown to a person
     */
    default String nameIn(String table) {
        return name();
    }

    /**
     * Reads a file row by row, checking each row as it passes; the first that cannot be used is refused.
     *
     * @param file file to read
     * @param required channels that must be there without blanks; {@link Channel#TIME} always is
     * @return its columns in SI with their lines
     * @throws BadDataException if the file cannot be read, lacks a required column, or holds a value that cannot be meant
     */
    default Recording read(Path file, Set<Channel> required) {
        return Recording.read(file, List.of(this), required, Cleaning.REFUSE, bytes -> {});
    }
}

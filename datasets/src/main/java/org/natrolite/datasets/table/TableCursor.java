package org.natrolite.datasets.table;

import java.io.Closeable;
import java.util.List;
import org.natrolite.core.error.BadDataException;

/** The rows of a table, one after the other. Not safe for use by many threads. */
public interface TableCursor extends Closeable {
    /**
     * @return names of the columns
     */
    List<String> columns();

    /**
     * @return what the user should know of what is in the file and not in the table
     */
    List<String> remarks();

    /**
     * Goes to the next row. A table that is shorter than its file says is damaged, and refused: no row is lost in silence.
     *
     * @return whether there is one
     * @throws BadDataException if the file is damaged there
     */
    boolean next();

    /**
     * @param column column, from 0
     * @return its number in the row as it is written in the file, or NaN where there is none
     * @throws BadDataException if the file is damaged there
     */
    double number(int column);

    /**
     * @param column column, from 0
     * @return what stands in the row, as text; empty where nothing does
     * @throws BadDataException if the file is damaged there
     */
    String text(int column);

    /**
     * @return share of the rows that are read, 0 to 1
     */
    double progress();

    @Override
    void close();
}

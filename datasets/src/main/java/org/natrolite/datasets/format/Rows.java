package org.natrolite.datasets.format;

import java.io.Closeable;
import java.util.List;

/** The rows of a file as they stand there, one after the other. Not safe for use by many threads. */
interface Rows extends Closeable {
    /** Goes to the next row; whether there is one. */
    boolean next();

    /** Line of the row, counted from 1; of a table, which has no lines, its row. */
    long line();

    /** Number of fields that a row should have. */
    int width();

    /** Number of fields that the row has. */
    int fields();

    /** Whether a field and all after it are empty. */
    boolean blankFrom(int field);

    /** Number in a field, or NaN if there is none. */
    double number(int field);

    /** Text of a field. */
    String text(int field);

    /** Text of a field, to be shown to a person. */
    String shown(int field);

    /** Whether the row says the same as the header. */
    boolean isHeader(List<String> header);

    /** Bytes of the file read so far. */
    long position();

    @Override
    void close();
}

package org.natrolite.datasets.format;

import java.util.List;
import org.natrolite.datasets.internal.text.Decoding;
import org.natrolite.datasets.table.TableCursor;

/** The rows of a table in a file that is not text. */
final class TableRows implements Rows {
    private final TableCursor table;
    private final int width;
    private final long bytes;
    private long row;

    TableRows(TableCursor table, long bytes) {
        this.table = table;
        this.width = table.columns().size();
        this.bytes = bytes;
    }

    @Override
    public boolean next() {
        if (!table.next()) {
            return false;
        }
        row++;
        return true;
    }

    @Override
    public long line() {
        return row;
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public int fields() {
        return width;
    }

    @Override
    public boolean blankFrom(int field) {
        return field >= width;
    }

    @Override
    public double number(int field) {
        return table.number(field);
    }

    @Override
    public String text(int field) {
        return table.text(field).strip();
    }

    @Override
    public String shown(int field) {
        return Decoding.shown(text(field));
    }

    /** A table has its header once, outside its rows. */
    @Override
    public boolean isHeader(List<String> header) {
        return false;
    }

    @Override
    public long position() {
        return (long) (table.progress() * bytes);
    }

    @Override
    public void close() {
        table.close();
    }
}

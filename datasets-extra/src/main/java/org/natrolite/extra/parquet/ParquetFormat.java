package org.natrolite.extra.parquet;

import java.nio.file.Path;
import org.natrolite.datasets.table.TableCursor;
import org.natrolite.datasets.table.TableFormat;

/** Parquet, such as {@code .bdf.parquet} files of the Battery Data Format. */
public final class ParquetFormat implements TableFormat {
    /** The format. */
    public ParquetFormat() {}

    @Override
    public String name() {
        return "Parquet";
    }

    @Override
    public boolean recognises(byte[] head) {
        return head.length >= 4 && head[0] == 'P' && head[1] == 'A' && head[2] == 'R' && head[3] == '1';
    }

    @Override
    public TableCursor open(Path file) {
        return ParquetCursor.open(file);
    }
}

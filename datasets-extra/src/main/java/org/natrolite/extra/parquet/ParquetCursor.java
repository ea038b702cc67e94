package org.natrolite.extra.parquet;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.schema.PrimitiveType;
import org.jspecify.annotations.Nullable;
import org.natrolite.core.error.BadDataException;
import org.natrolite.datasets.table.TableCursor;

/** The rows of a Parquet file. Only columns that are asked for are read. */
final class ParquetCursor implements TableCursor {
    private final ParquetFile file;
    private final FileMetaData footer;
    private final List<Leaf> leaves;
    private final long rows;
    private final @Nullable ColumnValues[] values;

    private int group = -1;
    private long rowOfGroup;
    private long rowsOfGroup;
    private long row;

    private ParquetCursor(ParquetFile file, FileMetaData footer) {
        this.file = file;
        this.footer = footer;
        this.leaves = leaves(file, footer.getSchema());
        this.values = new ColumnValues[leaves.size()];
        long sum = 0;
        for (RowGroup one : footer.getRow_groups()) {
            if (one.getNum_rows() < 0) {
                throw file.damaged("a group of " + one.getNum_rows() + " rows");
            }
            sum = Math.addExact(sum, one.getNum_rows());
        }
        this.rows = footer.getNum_rows();
        if (sum != rows) {
            throw file.damaged(rows + " rows, of which its groups hold " + sum);
        }
    }

    static ParquetCursor open(Path path) {
        ParquetFile file = ParquetFile.open(path);
        try {
            return new ParquetCursor(file, file.footer());
        } catch (BadDataException e) {
            file.close();
            throw e;
        } catch (RuntimeException e) {
            file.close();
            throw file.damaged("metadata that cannot be meant (" + e.getMessage() + ")");
        }
    }

    /** Columns at the top of the schema, which is a tree written in depth-first order. */
    private static List<Leaf> leaves(ParquetFile file, List<SchemaElement> schema) {
        List<Leaf> leaves = new ArrayList<>();
        int[] at = {1};
        int top = schema.isEmpty() ? 0 : schema.get(0).getNum_children();
        for (int i = 0; i < top; i++) {
            if (at[0] >= schema.size()) {
                throw file.damaged("a schema of " + schema.size() + " elements that should have more");
            }
            SchemaElement element = schema.get(at[0]);
            if (element.getName() == null) {
                throw file.damaged("a column without name");
            }
            boolean nested = element.getNum_children() > 0;
            leaves.add(nested ? Leaf.nested(element.getName()) : Leaf.of(file, element));
            skip(file, schema, at);
        }
        if (leaves.isEmpty()) {
            throw file.damaged("no columns");
        }
        return List.copyOf(leaves);
    }

    private static void skip(ParquetFile file, List<SchemaElement> schema, int[] at) {
        long left = 1;
        while (left > 0) {
            if (at[0] >= schema.size()) {
                throw file.damaged("a schema of " + schema.size() + " elements that should have more");
            }
            left += Math.max(0, schema.get(at[0]).getNum_children()) - 1;
            at[0]++;
        }
    }

    @Override
    public List<String> columns() {
        return leaves.stream().map(Leaf::name).toList();
    }

    @Override
    public List<String> remarks() {
        return List.of();
    }

    @Override
    public boolean next() {
        if (row == rows) {
            return false;
        }
        row++;
        rowOfGroup++;
        while (group < 0 || rowOfGroup >= rowsOfGroup) {
            group++;
            rowOfGroup = 0;
            rowsOfGroup = footer.getRow_groups().get(group).getNum_rows();
            Arrays.fill(values, null);
        }
        return true;
    }

    @Override
    public double number(int column) {
        if (leaves.get(column).type() == null) {
            return Double.NaN;
        }
        try {
            return at(column).number();
        } catch (RuntimeException | OutOfMemoryError e) {
            throw damaged(column, e);
        }
    }

    @Override
    public String text(int column) {
        if (leaves.get(column).type() == null) {
            return "a list or a structure";
        }
        try {
            return at(column).text();
        } catch (RuntimeException | OutOfMemoryError e) {
            throw damaged(column, e);
        }
    }

    private ColumnValues at(int column) {
        ColumnValues found = values[column];
        if (found == null) {
            found = open(leaves.get(column));
            values[column] = found;
        }
        found.to(rowOfGroup);
        return found;
    }

    /**
     * What decoders of pages throw is damage, for the file is all that they are given; so is a lack of memory, for they make
     * room for as many values as a page says it has.
     */
    private BadDataException damaged(int column, Throwable e) {
        return e instanceof BadDataException found
                ? found
                : BadDataException.at(
                        file.source(),
                        row,
                        leaves.get(column).name(),
                        "damaged Parquet data (" + e.getClass().getSimpleName() + ")",
                        "an intact Parquet file",
                        e);
    }

    private ColumnValues open(Leaf leaf) {
        Map<String, ColumnMetaData> chunks = new HashMap<>();
        for (ColumnChunk chunk : footer.getRow_groups().get(group).getColumns()) {
            ColumnMetaData meta = chunk.getMeta_data();
            if (meta == null) {
                throw file.unsupported("that is encrypted", "one that is not");
            }
            if (meta.getPath_in_schema().size() == 1) {
                chunks.put(meta.getPath_in_schema().get(0), meta);
            }
        }
        ColumnMetaData chunk = chunks.get(leaf.name());
        PrimitiveType type = leaf.type();
        if (chunk == null || type == null || chunk.getCodec() == null) {
            throw file.damaged("no data of column '" + leaf.name() + "'");
        }
        return ColumnValues.open(file, leaf, type, chunk, rowsOfGroup, footer.getCreated_by());
    }

    @Override
    public double progress() {
        return rows == 0 ? 1 : (double) row / rows;
    }

    @Override
    public void close() {
        file.close();
    }
}

package org.natrolite.extra.parquet;

import java.util.Optional;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.jspecify.annotations.Nullable;

/** The values of one column in one row group, row after row. */
final class ColumnValues {
    private final Leaf leaf;
    private final ColumnReader reader;
    private final int present;
    private long row;

    private ColumnValues(Leaf leaf, ColumnReader reader, int present) {
        this.leaf = leaf;
        this.reader = reader;
        this.present = present;
    }

    static ColumnValues open(
            ParquetFile file, Leaf leaf, PrimitiveType type, ColumnMetaData chunk, long rows, @Nullable String writer) {
        if (chunk.getNum_values() != rows) {
            throw file.damaged(
                    "a column '" + leaf.name() + "' of " + chunk.getNum_values() + " values for " + rows + " rows");
        }
        MessageType schema = new MessageType("table", type);
        ColumnDescriptor descriptor = schema.getColumns().get(0);
        ChunkPages pages = new ChunkPages(file, chunk, type);
        PageReadStore store = new PageReadStore() {
            @Override
            public PageReader getPageReader(ColumnDescriptor asked) {
                return pages;
            }

            @Override
            public long getRowCount() {
                return rows;
            }

            @Override
            public Optional<Long> getRowIndexOffset() {
                return Optional.empty();
            }
        };
        ColumnReader reader = new ColumnReadStoreImpl(store, new Unused(), schema, writer).getColumnReader(descriptor);
        return new ColumnValues(leaf, reader, descriptor.getMaxDefinitionLevel());
    }

    /** Goes to a row that is not before the last one asked for. */
    void to(long wanted) {
        for (; row < wanted; row++) {
            if (reader.getCurrentDefinitionLevel() == present) {
                reader.skip();
            }
            reader.consume();
        }
    }

    private boolean missing() {
        return reader.getCurrentDefinitionLevel() != present;
    }

    double number() {
        if (missing()) {
            return Double.NaN;
        }
        double stored = switch (reader.getDescriptor().getPrimitiveType().getPrimitiveTypeName()) {
            case DOUBLE -> reader.getDouble();
            case FLOAT -> reader.getFloat();
            case INT32 -> leaf.unsigned() ? Integer.toUnsignedLong(reader.getInteger()) : reader.getInteger();
            case INT64 -> leaf.unsigned() ? unsigned(reader.getLong()) : reader.getLong();
            case BOOLEAN -> reader.getBoolean() ? 1 : 0;
            default -> Double.NaN;
        };
        return leaf.scale() == 1 ? stored : stored * leaf.scale();
    }

    private static double unsigned(long value) {
        return value >= 0 ? value : 2.0 * (value >>> 1);
    }

    String text() {
        if (missing()) {
            return "";
        }
        return switch (reader.getDescriptor().getPrimitiveType().getPrimitiveTypeName()) {
            case BINARY -> reader.getBinary().toStringUsingUTF8();
            case FIXED_LEN_BYTE_ARRAY, INT96 -> "bytes";
            default -> Double.toString(number());
        };
    }

    /** parquet-java hands values to a converter where it is asked to; here nobody asks. */
    private static final class Unused extends GroupConverter {
        @Override
        public Converter getConverter(int field) {
            return new PrimitiveConverter() {};
        }

        @Override
        public void start() {}

        @Override
        public void end() {}
    }
}

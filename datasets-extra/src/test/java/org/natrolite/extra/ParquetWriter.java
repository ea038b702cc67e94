package org.natrolite.extra;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageWriter;
import org.apache.parquet.column.statistics.SizeStatistics;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.column.statistics.geospatial.GeospatialStatistics;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DataPageHeaderV2;
import org.apache.parquet.format.DictionaryPageHeader;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Type;
import org.apache.parquet.format.Util;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type.Repetition;
import org.jspecify.annotations.Nullable;
import org.xerial.snappy.Snappy;

/** Writes flat tables as Parquet, with the encoders of parquet-java and any of the codecs. */
final class ParquetWriter {
    private final CompressionCodec codec;
    private final ParquetProperties properties;
    private final boolean checksums;
    private final ByteArrayOutputStream file = new ByteArrayOutputStream();

    private ParquetWriter(
            CompressionCodec codec, ParquetProperties.WriterVersion version, boolean dictionary, boolean checksums) {
        this.codec = codec;
        this.checksums = checksums;
        this.properties = ParquetProperties.builder()
                .withWriterVersion(version)
                .withDictionaryEncoding(dictionary)
                .withPageRowCountLimit(100)
                .build();
    }

    /** A column: its name, its stored type and what that stands for, and its values, where a NaN stands for none. */
    record Column(
            String name,
            PrimitiveTypeName type,
            List<?> values,
            @Nullable LogicalType logical) {
        Column(String name, PrimitiveTypeName type, List<?> values) {
            this(name, type, values, null);
        }
    }

    static byte[] write(
            List<Column> columns,
            int rowsOfGroup,
            CompressionCodec codec,
            ParquetProperties.WriterVersion version,
            boolean dictionary,
            boolean checksums) {
        try {
            return new ParquetWriter(codec, version, dictionary, checksums).all(columns, rowsOfGroup);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] all(List<Column> columns, int rowsOfGroup) throws IOException {
        file.write("PAR1".getBytes(StandardCharsets.US_ASCII));
        int rows = columns.get(0).values().size();
        List<SchemaElement> schema = new ArrayList<>();
        schema.add(new SchemaElement("schema").setNum_children(columns.size()));
        for (Column column : columns) {
            SchemaElement element = new SchemaElement(column.name())
                    .setType(type(column.type()))
                    .setRepetition_type(FieldRepetitionType.OPTIONAL);
            if (column.logical() != null) {
                element.setLogicalType(column.logical());
            }
            schema.add(element);
        }
        List<RowGroup> groups = new ArrayList<>();
        for (int from = 0; from < rows; from += rowsOfGroup) {
            int to = Math.min(rows, from + rowsOfGroup);
            List<ColumnChunk> chunks = new ArrayList<>();
            for (Column column : columns) {
                chunks.add(chunk(column, from, to));
            }
            groups.add(new RowGroup(chunks, file.size(), to - from));
        }
        FileMetaData footer = new FileMetaData(1, schema, rows, groups).setCreated_by("natrolite tests");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Util.writeFileMetaData(footer, bytes);
        bytes.writeTo(file);
        file.write(ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(bytes.size())
                .array());
        file.write("PAR1".getBytes(StandardCharsets.US_ASCII));
        return file.toByteArray();
    }

    private static Type type(PrimitiveTypeName name) {
        return name == PrimitiveTypeName.BINARY ? Type.BYTE_ARRAY : Type.valueOf(name.name());
    }

    private ColumnChunk chunk(Column column, int from, int to) throws IOException {
        PrimitiveType type = new PrimitiveType(Repetition.OPTIONAL, column.type(), column.name());
        MessageType schema = new MessageType("schema", type);
        Pages pages = new Pages();
        int start = file.size();
        try (ColumnWriteStore store = properties.newColumnWriteStore(schema, descriptor -> pages)) {
            ColumnDescriptor descriptor = schema.getColumns().get(0);
            ColumnWriter writer = store.getColumnWriter(descriptor);
            for (int i = from; i < to; i++) {
                write(writer, column.type(), column.values().get(i));
                store.endRecord();
            }
            store.flush();
        }
        int dictionary = file.size();
        if (pages.dictionary != null) {
            pages.dictionary.writeTo(file);
        }
        int first = file.size();
        pages.data.writeTo(file);
        ColumnMetaData meta = new ColumnMetaData(
                type(column.type()),
                List.of(org.apache.parquet.format.Encoding.PLAIN),
                List.of(column.name()),
                codec,
                to - from,
                file.size() - start,
                file.size() - start,
                first);
        if (pages.dictionary != null) {
            meta.setDictionary_page_offset(dictionary);
        }
        return new ColumnChunk(start).setMeta_data(meta);
    }

    private static void write(ColumnWriter writer, PrimitiveTypeName type, Object value) {
        if (value instanceof Double number && number.isNaN()) {
            writer.writeNull(0, 0);
            return;
        }
        switch (type) {
            case DOUBLE -> writer.write(((Number) value).doubleValue(), 0, 1);
            case FLOAT -> writer.write(((Number) value).floatValue(), 0, 1);
            case INT64 -> writer.write(((Number) value).longValue(), 0, 1);
            case INT32 -> writer.write(((Number) value).intValue(), 0, 1);
            case BOOLEAN -> writer.write((Boolean) value, 0, 1);
            default -> writer.write(Binary.fromString(value.toString()), 0, 1);
        }
    }

    private byte[] packed(byte[] bytes) throws IOException {
        return switch (codec) {
            case SNAPPY -> Snappy.compress(bytes);
            case ZSTD -> Zstd.compress(bytes);
            case GZIP -> {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
                    gzip.write(bytes);
                }
                yield out.toByteArray();
            }
            default -> bytes;
        };
    }

    private static org.apache.parquet.format.Encoding encoding(Encoding encoding) {
        return org.apache.parquet.format.Encoding.valueOf(encoding.name());
    }

    private static byte[] all(BytesInput input) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        input.writeAllTo(out);
        return out.toByteArray();
    }

    /** The pages of one column. */
    private final class Pages implements PageWriter {
        private final ByteArrayOutputStream data = new ByteArrayOutputStream();
        private @Nullable ByteArrayOutputStream dictionary;

        private void put(OutputStream out, PageHeader header, byte[] body) throws IOException {
            header.setCompressed_page_size(body.length);
            if (checksums) {
                CRC32 sum = new CRC32();
                sum.update(body);
                header.setCrc((int) sum.getValue());
            }
            Util.writePageHeader(header, out);
            out.write(body);
        }

        @Override
        @Deprecated
        public void writePage(
                BytesInput bytes, int values, Statistics<?> statistics, Encoding rl, Encoding dl, Encoding encoding)
                throws IOException {
            writePage(bytes, values, values, statistics, rl, dl, encoding);
        }

        @Override
        public void writePage(
                BytesInput bytes,
                int values,
                int rows,
                Statistics<?> statistics,
                SizeStatistics sizes,
                GeospatialStatistics places,
                Encoding rl,
                Encoding dl,
                Encoding encoding)
                throws IOException {
            writePage(bytes, values, rows, statistics, rl, dl, encoding);
        }

        @Override
        public void writePageV2(
                int rows,
                int nulls,
                int values,
                BytesInput rl,
                BytesInput dl,
                Encoding encoding,
                BytesInput bytes,
                Statistics<?> statistics,
                SizeStatistics sizes,
                GeospatialStatistics places)
                throws IOException {
            writePageV2(rows, nulls, values, rl, dl, encoding, bytes, statistics);
        }

        @Override
        public void writePage(
                BytesInput bytes,
                int values,
                int rows,
                Statistics<?> statistics,
                Encoding rl,
                Encoding dl,
                Encoding encoding)
                throws IOException {
            byte[] all = all(bytes);
            PageHeader header = new PageHeader(PageType.DATA_PAGE, all.length, 0);
            header.setData_page_header(new DataPageHeader(values, encoding(encoding), encoding(dl), encoding(rl)));
            put(data, header, packed(all));
        }

        @Override
        public void writePageV2(
                int rows,
                int nulls,
                int values,
                BytesInput rl,
                BytesInput dl,
                Encoding encoding,
                BytesInput bytes,
                Statistics<?> statistics)
                throws IOException {
            byte[] levels = all(BytesInput.concat(rl, dl));
            byte[] packed = packed(all(bytes));
            PageHeader header = new PageHeader(PageType.DATA_PAGE_V2, (int) (levels.length + bytes.size()), 0);
            header.setData_page_header_v2(
                    new DataPageHeaderV2(values, nulls, rows, encoding(encoding), (int) dl.size(), (int) rl.size()));
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            body.write(levels);
            body.write(packed);
            put(data, header, body.toByteArray());
        }

        @Override
        public long getMemSize() {
            return data.size();
        }

        @Override
        public long allocatedSize() {
            return data.size();
        }

        @Override
        public void writeDictionaryPage(DictionaryPage page) throws IOException {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] all = all(page.getBytes());
            PageHeader header = new PageHeader(PageType.DICTIONARY_PAGE, all.length, 0);
            header.setDictionary_page_header(
                    new DictionaryPageHeader(page.getDictionarySize(), encoding(page.getEncoding())));
            put(out, header, packed(all));
            dictionary = out;
        }

        @Override
        public String memUsageString(String prefix) {
            return prefix;
        }
    }
}

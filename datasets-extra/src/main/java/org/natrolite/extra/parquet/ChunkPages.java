package org.natrolite.extra.parquet;

import java.util.Arrays;
import java.util.zip.CRC32;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DataPageV1;
import org.apache.parquet.column.page.DataPageV2;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DataPageHeaderV2;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.schema.PrimitiveType;
import org.jspecify.annotations.Nullable;

/** The pages of one column in one row group, read when they are asked for. */
final class ChunkPages implements PageReader {
    private final ParquetFile file;
    private final ColumnMetaData chunk;
    private final PrimitiveType type;
    private final long end;
    private long at;
    private long values;

    ChunkPages(ParquetFile file, ColumnMetaData chunk, PrimitiveType type) {
        this.file = file;
        this.chunk = chunk;
        this.type = type;
        long first = chunk.getData_page_offset();
        boolean dictionary = chunk.isSetDictionary_page_offset()
                && chunk.getDictionary_page_offset() > 0
                && chunk.getDictionary_page_offset() < first;
        this.at = dictionary ? chunk.getDictionary_page_offset() : first;
        this.end = at + chunk.getTotal_compressed_size();
        if (at < 0 || chunk.getTotal_compressed_size() < 0 || chunk.getNum_values() < 0) {
            throw file.damaged("a column of " + chunk.getTotal_compressed_size() + " bytes at byte " + at);
        }
    }

    @Override
    public long getTotalValueCount() {
        return chunk.getNum_values();
    }

    @Override
    public @Nullable DictionaryPage readDictionaryPage() {
        PageHeader header = new PageHeader();
        if (getTotalValueCount() == 0) {
            return null;
        }
        long page = file.header(at, end, header);
        if (header.getType() != PageType.DICTIONARY_PAGE || !header.isSetDictionary_page_header()) {
            return null;
        }
        byte[] bytes = unpacked(header, body(page, header), header.getUncompressed_page_size());
        at = page + header.getCompressed_page_size();
        return new DictionaryPage(
                BytesInput.from(bytes),
                header.getDictionary_page_header().getNum_values(),
                encoding(header.getDictionary_page_header().getEncoding()));
    }

    @Override
    public DataPage readPage() {
        while (true) {
            PageHeader header = new PageHeader();
            long page = file.header(at, end, header);
            byte[] body = body(page, header);
            at = page + header.getCompressed_page_size();
            DataPage data = null;
            if (header.getType() == PageType.DATA_PAGE && header.isSetData_page_header()) {
                data = first(header, body);
            } else if (header.getType() == PageType.DATA_PAGE_V2 && header.isSetData_page_header_v2()) {
                data = second(header, body);
            }
            // pages of other types, such as those of an index, hold no values
            if (data != null) {
                values += data.getValueCount();
                if (data.getValueCount() <= 0 || values > getTotalValueCount()) {
                    throw file.damaged(
                            "a page of " + data.getValueCount() + " values in a column of " + getTotalValueCount());
                }
                return data;
            }
        }
    }

    private byte[] body(long page, PageHeader header) {
        if (header.getCompressed_page_size() < 0 || page + header.getCompressed_page_size() > end) {
            throw file.damaged("a page of " + header.getCompressed_page_size() + " bytes that leaves its column");
        }
        byte[] body = file.bytes(page, header.getCompressed_page_size());
        if (header.isSetCrc()) {
            CRC32 sum = new CRC32();
            sum.update(body);
            if ((int) sum.getValue() != header.getCrc()) {
                throw file.damaged("a page whose checksum is wrong");
            }
        }
        return body;
    }

    private byte[] unpacked(PageHeader header, byte[] body, int size) {
        if (header.getType() == null) {
            throw file.damaged("a page of no type");
        }
        return Decompression.unpack(file, chunk.getCodec(), body, size);
    }

    private DataPage first(PageHeader header, byte[] body) {
        DataPageHeader data = header.getData_page_header();
        byte[] bytes = unpacked(header, body, header.getUncompressed_page_size());
        return new DataPageV1(
                BytesInput.from(bytes),
                data.getNum_values(),
                bytes.length,
                none(),
                encoding(data.getRepetition_level_encoding()),
                encoding(data.getDefinition_level_encoding()),
                encoding(data.getEncoding()));
    }

    private DataPage second(PageHeader header, byte[] body) {
        DataPageHeaderV2 data = header.getData_page_header_v2();
        int repetition = data.getRepetition_levels_byte_length();
        int definition = data.getDefinition_levels_byte_length();
        if (repetition < 0 || definition < 0 || (long) repetition + definition > body.length) {
            throw file.damaged("levels that leave their page");
        }
        int from = repetition + definition;
        byte[] packed = Arrays.copyOfRange(body, from, body.length);
        boolean isPacked = !data.isSetIs_compressed() || data.isIs_compressed();
        byte[] bytes = isPacked ? unpacked(header, packed, header.getUncompressed_page_size() - from) : packed;
        return DataPageV2.uncompressed(
                data.getNum_rows(),
                data.getNum_nulls(),
                data.getNum_values(),
                BytesInput.from(body, 0, repetition),
                BytesInput.from(body, repetition, definition),
                encoding(data.getEncoding()),
                BytesInput.from(bytes),
                none());
    }

    private Statistics<?> none() {
        return Statistics.createStats(type);
    }

    private Encoding encoding(org.apache.parquet.format.@Nullable Encoding encoding) {
        if (encoding == null) {
            throw file.damaged("a page of an unknown encoding");
        }
        return Encoding.valueOf(encoding.name());
    }
}

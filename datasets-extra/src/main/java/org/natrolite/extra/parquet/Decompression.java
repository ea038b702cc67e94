package org.natrolite.extra.parquet;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.format.CompressionCodec;
import org.xerial.snappy.Snappy;

/** Unpacks pages. */
final class Decompression {
    /** Bytes of a page beyond which it is damage and not a page: writers keep to a megabyte or so. */
    private static final int LARGEST_PAGE = 1 << 28;

    /** Largest ratio that a packed page is believed to have; long runs of one value pack well. */
    private static final long LARGEST_RATIO = 100_000;

    private Decompression() {}

    static byte[] unpack(ParquetFile file, CompressionCodec codec, byte[] packed, int size) {
        if (size < 0 || size > LARGEST_PAGE || size > LARGEST_RATIO * (packed.length + 1L)) {
            throw file.damaged("a page of " + size + " bytes packed in " + packed.length);
        }
        byte[] bytes;
        try {
            bytes = switch (codec) {
                case UNCOMPRESSED -> packed;
                case SNAPPY -> snappy(file, packed, size);
                case GZIP -> gzip(packed, size);
                case ZSTD -> size == 0 ? new byte[0] : Zstd.decompress(packed, size);
                default -> throw file.unsupported("packed with " + codec, "no compression, snappy, gzip or zstd");
            };
        } catch (IOException e) {
            throw file.damaged("a page that cannot be unpacked (" + e.getMessage() + ")");
        }
        if (bytes.length != size) {
            throw file.damaged("a page of " + bytes.length + " bytes instead of " + size);
        }
        return bytes;
    }

    private static byte[] snappy(ParquetFile file, byte[] packed, int size) throws IOException {
        if (size == 0) {
            return new byte[0];
        }
        int stated = Snappy.uncompressedLength(packed);
        if (stated != size) {
            throw file.damaged("a page of " + stated + " bytes instead of " + size);
        }
        return Snappy.uncompress(packed);
    }

    private static byte[] gzip(byte[] packed, int size) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            // one more would show that there is more than the header says
            return in.readNBytes(size + 1);
        }
    }
}

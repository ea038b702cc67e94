package org.natrolite.extra.parquet;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.PageHeader;
import org.natrolite.core.error.BadDataException;
import shaded.parquet.org.apache.thrift.TBase;
import shaded.parquet.org.apache.thrift.TConfiguration;
import shaded.parquet.org.apache.thrift.TException;
import shaded.parquet.org.apache.thrift.protocol.TCompactProtocol;
import shaded.parquet.org.apache.thrift.transport.TIOStreamTransport;

/** The bytes of a Parquet file: its footer, and page headers and pages at given places. Not safe for use by many threads. */
final class ParquetFile implements Closeable {
    private static final byte[] MAGIC = {'P', 'A', 'R', '1'};
    private static final int TAIL = Integer.BYTES + MAGIC.length;

    /** A page header is mostly far shorter; one with long statistics is read again with more. */
    private static final int USUAL_HEADER = 1 << 10;

    private static final int THRIFT_DEPTH = 64;

    private final String source;
    private final FileChannel channel;
    private final long length;

    private ParquetFile(String source, FileChannel channel, long length) {
        this.source = source;
        this.channel = channel;
        this.length = length;
    }

    static ParquetFile open(Path file) {
        String source = file.toString();
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
            return new ParquetFile(source, channel, channel.size());
        } catch (IOException e) {
            throw BadDataException.of(source, "cannot be read (" + e.getMessage() + ")", "a readable file");
        }
    }

    String source() {
        return source;
    }

    FileMetaData footer() {
        if (length < MAGIC.length + TAIL) {
            throw damaged("only " + length + " bytes");
        }
        byte[] tail = bytes(length - TAIL, TAIL);
        if (!Arrays.equals(tail, Integer.BYTES, TAIL, MAGIC, 0, MAGIC.length)) {
            throw damaged("no 'PAR1' at its end, the file is truncated");
        }
        long size = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN).getInt();
        if (size <= 0 || size > length - MAGIC.length - TAIL) {
            throw damaged("a footer of " + size + " bytes");
        }
        FileMetaData footer = new FileMetaData();
        read(footer, bytes(length - TAIL - size, (int) size));
        return footer;
    }

    /**
     * @param at where the header begins
     * @param end where the column chunk ends
     * @param header filled with the header; modified
     * @return where the page begins
     */
    long header(long at, long end, PageHeader header) {
        long most = Math.min(end, length) - at;
        if (at < MAGIC.length || most <= 0) {
            throw damaged("pages that end before their values do");
        }
        long window = Math.min(most, USUAL_HEADER);
        while (true) {
            try {
                return at + read(header, bytes(at, (int) window));
            } catch (BadDataException e) {
                if (window == most || window > Integer.MAX_VALUE / 16) {
                    throw e;
                }
                window = Math.min(most, 16 * window);
                header.clear();
            }
        }
    }

    /** Reads a structure and says how many bytes it took. Nothing in it can be longer than the bytes are. */
    private int read(TBase<?, ?> structure, byte[] bytes) {
        ByteArrayInputStream in = new ByteArrayInputStream(bytes);
        try {
            TConfiguration limits = new TConfiguration(bytes.length, bytes.length, THRIFT_DEPTH);
            structure.read(new TCompactProtocol(new TIOStreamTransport(limits, in), bytes.length, bytes.length));
        } catch (TException | RuntimeException e) {
            throw damaged("metadata that cannot be read (" + e.getMessage() + ")");
        }
        return bytes.length - in.available();
    }

    /**
     * @param at first byte
     * @param count number of bytes
     * @return the bytes
     */
    byte[] bytes(long at, int count) {
        if (at < 0 || count < 0 || at + count > length) {
            throw damaged("a part of " + count + " bytes at byte " + at + " of " + length);
        }
        ByteBuffer buffer = ByteBuffer.allocate(count);
        try {
            while (buffer.hasRemaining()) {
                if (channel.read(buffer, at + buffer.position()) < 0) {
                    throw new EOFException("the file became shorter");
                }
            }
        } catch (IOException e) {
            throw BadDataException.of(source, "cannot be read (" + e.getMessage() + ")", "a readable file");
        }
        return buffer.array();
    }

    BadDataException damaged(String found) {
        return BadDataException.of(source, "damaged Parquet data: " + found, "an intact Parquet file");
    }

    BadDataException unsupported(String found, String expected) {
        return BadDataException.of(source, "a Parquet file " + found, expected);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw BadDataException.of(source, "cannot be closed (" + e.getMessage() + ")", "a readable file");
        }
    }
}

package org.natrolite.datasets.internal.text;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.natrolite.core.error.BadDataException;

/**
 * A text file, plain or packed with gzip, in UTF-8, UTF-16 with its mark, or a Western code page; says what is wrong with
 * files that are not. Not safe for use by many threads.
 */
public final class TextFile {
    private static final int BUFFER = 1 << 16;
    private static final int LONGEST_MAGIC = 8;
    private static final String TEXT = "delimited text, plain or packed with gzip";

    /** Bytes read ahead, enough for the longest preamble of an instrument. */
    public static final int HEAD = 1 << 16;

    private final String source;
    private final CountingStream counted;
    private final InputStream text;
    private byte[] head = new byte[0];
    private @Nullable IOException failure;

    private TextFile(String source, CountingStream counted, InputStream text) {
        this.source = source;
        this.counted = counted;
        this.text = text;
    }

    /**
     * @param path file
     * @return name of the file for messages
     */
    public static String name(Path path) {
        return path.toString();
    }

    /**
     * @param path file to open; recognised as gzip by its content, not by its name
     * @return the file, before its first line
     * @throws BadDataException if the file is missing, a directory, empty, not readable, or of a known binary format
     */
    public static TextFile open(Path path) {
        String source = name(path);
        if (Files.isDirectory(path)) {
            throw BadDataException.of(source, "a directory", "a file of " + TEXT);
        }
        if (!Files.exists(path)) {
            throw BadDataException.of(source, "no such file", "a file of " + TEXT);
        }
        InputStream file = null;
        try {
            CountingStream counted = new CountingStream(Files.newInputStream(path));
            file = new BufferedInputStream(counted, BUFFER);
            byte[] magic = peek(file);
            if (magic.length == 0) {
                throw BadDataException.of(source, "empty file", "a header line and rows of data");
            }
            if (isGzip(magic)) {
                file = new BufferedInputStream(new GZIPInputStream(file, BUFFER), BUFFER);
                magic = peek(file);
                if (magic.length == 0) {
                    throw BadDataException.of(source, "empty file inside gzip", "a header line and rows of data");
                }
            }
            refuseKnownBinary(source, magic);
            if (starts(magic, 0xEF, 0xBB, 0xBF)) {
                file.skipNBytes(3);
            } else if (isUtf16(magic)) {
                file = new BufferedInputStream(new Utf16Stream(file, starts(magic, 0xFE, 0xFF)), BUFFER);
            }
            return new TextFile(source, counted, file);
        } catch (IOException e) {
            close(file);
            throw failure(source, 0, e);
        } catch (BadDataException e) {
            close(file);
            throw e;
        }
    }

    /**
     * @return name of the file for messages
     */
    public String source() {
        return source;
    }

    /**
     * Reads ahead.
     *
     * @return first bytes of the text, which {@link #stream()} gives again; fewer where the text cannot be read on
     */
    public byte[] head() {
        byte[] bytes = new byte[HEAD];
        int length = 0;
        try {
            while (length < HEAD) {
                int read = text.read(bytes, length, HEAD - length);
                if (read < 0) {
                    break;
                }
                length += read;
            }
        } catch (IOException e) {
            failure = e;
        }
        head = Arrays.copyOf(bytes, length);
        return head.clone();
    }

    /**
     * Refuses a text that could not be read as far as a header.
     *
     * @param lines number of lines read ahead
     * @throws BadDataException with what went wrong when reading ahead, if that left less than two lines
     */
    public void requireALine(int lines) {
        if (failure != null && lines < 2) {
            throw failure(source, 0, failure);
        }
    }

    /**
     * @return the text as bytes from its start, UTF-8 or a Western code page; to be closed
     */
    public InputStream stream() {
        InputStream start = new ByteArrayInputStream(head);
        IOException found = failure;
        return found == null
                ? new SequenceInputStream(start, text)
                : new SequenceInputStream(start, new FailingStream(text, found));
    }

    /**
     * @return bytes of the file read so far, as they are packed
     */
    public long position() {
        return counted.count;
    }

    /** Closes the file. */
    public void close() {
        close(text);
    }

    /**
     * @param source file name
     * @param line last complete line read, or 0
     * @param e what happened
     * @return the exception, to be thrown
     */
    static BadDataException failure(String source, long line, IOException e) {
        if (e instanceof EOFException) {
            return BadDataException.at(
                    source, line, null, "gzip data end too early, the file is truncated", "a complete gzip file", e);
        }
        if (e instanceof ZipException) {
            return BadDataException.at(
                    source, line, null, "damaged gzip data (" + e.getMessage() + ")", "an intact gzip file", e);
        }
        return BadDataException.at(source, line, null, "cannot be read (" + e.getMessage() + ")", "a readable file", e);
    }

    private static void close(@Nullable InputStream stream) {
        if (stream != null) {
            try {
                stream.close();
            } catch (IOException e) {
                // The failure that led here is the one to report; nothing was written that closing could lose.
                return;
            }
        }
    }

    private static byte[] peek(InputStream stream) throws IOException {
        stream.mark(LONGEST_MAGIC);
        byte[] magic = stream.readNBytes(LONGEST_MAGIC);
        stream.reset();
        return magic;
    }

    private static boolean isUtf16(byte[] magic) {
        return starts(magic, 0xFF, 0xFE) || starts(magic, 0xFE, 0xFF);
    }

    private static boolean isGzip(byte[] magic) {
        return starts(magic, 0x1F, 0x8B);
    }

    private static void refuseKnownBinary(String source, byte[] magic) {
        if (startsWith(magic, "PAR1")) {
            throw BadDataException.of(
                    source, "a Parquet file", TEXT + "; convert it to CSV, or add natrolite-datasets-extra");
        }
        if (starts(magic, 'P', 'K', 3, 4)) {
            throw BadDataException.of(source, "a ZIP archive or Excel workbook", TEXT + "; export it as CSV");
        }
        if (starts(magic, 0x89, 'H', 'D', 'F') || startsWith(magic, "MATLAB")) {
            throw BadDataException.of(
                    source, "an HDF5 or MATLAB file", TEXT + "; convert it to CSV, or add natrolite-datasets-extra");
        }
        if (isGzip(magic)) {
            throw BadDataException.of(source, "gzip inside gzip", TEXT + "; unpack it once");
        }
    }

    private static boolean startsWith(byte[] magic, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        int[] values = new int[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            values[i] = bytes[i];
        }
        return starts(magic, values);
    }

    private static boolean starts(byte[] magic, int... values) {
        if (magic.length < values.length) {
            return false;
        }
        for (int i = 0; i < values.length; i++) {
            if ((magic[i] & 0xFF) != values[i]) {
                return false;
            }
        }
        return true;
    }

    /** Counts what is read from a file. */
    private static final class CountingStream extends FilterInputStream {
        private long count;

        CountingStream(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            count += value < 0 ? 0 : 1;
            return value;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            count += Math.max(0, read);
            return read;
        }
    }

    /** Gives nothing but the failure that was met when reading ahead. */
    private static final class FailingStream extends FilterInputStream {
        private final IOException failure;

        FailingStream(InputStream in, IOException failure) {
            super(in);
            this.failure = failure;
        }

        @Override
        public int read() throws IOException {
            throw failure;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            throw failure;
        }
    }
}

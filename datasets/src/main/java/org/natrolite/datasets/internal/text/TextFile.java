package org.natrolite.datasets.internal.text;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.natrolite.core.error.BadDataException;

/** Opens text files, plain or packed with gzip, and says what is wrong with those that are not. */
public final class TextFile {
    private static final int BUFFER = 1 << 16;
    private static final int LONGEST_MAGIC = 8;
    private static final String TEXT = "delimited text, plain or packed with gzip";

    private TextFile() {}

    /**
     * @param path file
     * @return name of the file for messages
     */
    public static String name(Path path) {
        return path.toString();
    }

    /**
     * @param path file to open; recognised as gzip by its content, not by its name
     * @return its text as bytes, unpacked, after a UTF-8 byte order mark
     * @throws BadDataException if the file is missing, a directory, empty, not readable, or of a known binary format
     */
    public static InputStream open(Path path) {
        String source = name(path);
        if (Files.isDirectory(path)) {
            throw BadDataException.of(source, "a directory", "a file of " + TEXT);
        }
        if (!Files.exists(path)) {
            throw BadDataException.of(source, "no such file", "a file of " + TEXT);
        }
        InputStream file = null;
        try {
            file = new BufferedInputStream(Files.newInputStream(path), BUFFER);
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
            }
            return file;
        } catch (IOException e) {
            close(file);
            throw failure(source, 0, e);
        } catch (BadDataException e) {
            close(file);
            throw e;
        }
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

    private static void close(@org.jspecify.annotations.Nullable InputStream stream) {
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

    private static boolean isGzip(byte[] magic) {
        return starts(magic, 0x1F, 0x8B);
    }

    private static void refuseKnownBinary(String source, byte[] magic) {
        if (startsWith(magic, "PAR1")) {
            throw BadDataException.of(source, "a Parquet file", TEXT + "; convert it to CSV");
        }
        if (starts(magic, 'P', 'K', 3, 4)) {
            throw BadDataException.of(source, "a ZIP archive or Excel workbook", TEXT + "; export it as CSV");
        }
        if (starts(magic, 0x89, 'H', 'D', 'F') || startsWith(magic, "MATLAB")) {
            throw BadDataException.of(source, "an HDF5 or MATLAB file", TEXT + "; export it as CSV");
        }
        if (starts(magic, 0xFF, 0xFE) || starts(magic, 0xFE, 0xFF)) {
            throw BadDataException.of(source, "text in UTF-16", "text in UTF-8; save it as UTF-8");
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
}

package org.natrolite.datasets.internal.text;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.natrolite.core.error.BadDataException;

/**
 * Cuts delimited text (RFC 4180: quotes, doubled quotes, line breaks inside quotes; LF, CRLF or CR between records)
 * into fields that stay in one buffer of bytes. Blank lines are no records. Not safe for use by many threads.
 */
public final class DelimitedScanner implements Closeable {
    private static final int BUFFER = 1 << 16;
    private static final int LONGEST_RECORD = 1 << 22;

    private static final byte ORDINARY = 0;
    private static final byte DELIMITER = 1;
    private static final byte LINE_END = 2;
    private static final byte QUOTE = 3;
    private static final byte CONTROL = 4;

    private final InputStream in;
    private final String source;
    private final byte[] kinds = new byte[256];

    private boolean oneLine;
    private byte[] buffer;
    private int limit;
    private boolean ended;
    private int position;
    private long nextLine = 1;

    private long line;
    private int fields;
    private boolean quotes;
    private int[] starts = new int[16];
    private int[] ends = new int[16];

    /**
     * @param in text; closed by {@link #close()}
     * @param source file name for messages
     * @param delimiter character between fields, ASCII
     */
    public DelimitedScanner(InputStream in, String source, char delimiter) {
        this(in, source, delimiter, new byte[BUFFER]);
    }

    /**
     * @param text the whole text; not modified
     * @param source file name for messages
     * @param delimiter character between fields, ASCII
     */
    public DelimitedScanner(byte[] text, String source, char delimiter) {
        this(InputStream.nullInputStream(), source, delimiter, text);
        limit = text.length;
        ended = true;
    }

    private DelimitedScanner(InputStream in, String source, char delimiter, byte[] buffer) {
        this.in = in;
        this.source = source;
        this.buffer = buffer;
        Arrays.fill(kinds, 0, 0x20, CONTROL);
        kinds[0x7F] = CONTROL;
        kinds['\t'] = ORDINARY;
        kinds['\n'] = LINE_END;
        kinds['\r'] = LINE_END;
        kinds['"'] = QUOTE;
        kinds[delimiter] = DELIMITER;
    }

    /** From the next record on, refuses a line break inside quotes. */
    public void oneLineRecords() {
        oneLine = true;
    }

    /**
     * Goes to the next record.
     *
     * @return whether there is one
     * @throws BadDataException if the text cannot be read, is binary, or leaves a quote open
     */
    public boolean next() {
        while (position < limit || !ended) {
            int next = split();
            if (next < 0) {
                fill();
                continue;
            }
            position = next;
            // a pair of quotes is an empty field, not a line without anything
            boolean blank = fields == 1 && starts[0] == ends[0] && !quotes;
            if (!blank) {
                return true;
            }
        }
        return false;
    }

    /**
     * Skips one line, whatever it holds.
     *
     * @return whether there was one
     * @throws BadDataException if the text cannot be read
     */
    public boolean skipLine() {
        line = nextLine;
        int at = position;
        while (true) {
            while (at < limit && buffer[at] != '\n' && buffer[at] != '\r') {
                at++;
            }
            int next = at == limit && !ended ? -1 : afterLineEnd(at);
            if (next >= 0) {
                boolean any = next > position;
                position = next;
                nextLine++;
                return any;
            }
            at -= position;
            fill();
        }
    }

    /**
     * @return line where the record starts, counted from 1
     */
    public long line() {
        return line;
    }

    /**
     * @return number of fields in the record
     */
    public int fields() {
        return fields;
    }

    /**
     * @param field field, from 0
     * @param point decimal sign
     * @return its number, or NaN if it is not one
     */
    public double number(int field, byte point) {
        return Decimals.parse(buffer, starts[field], ends[field], point);
    }

    /**
     * @param field field, from 0
     * @return its text without surrounding blanks and quotes
     */
    public String text(int field) {
        return Decoding.text(buffer, starts[field], ends[field]).replace("\"\"", "\"");
    }

    /**
     * @param field field, from 0
     * @return its text, shortened and without control characters, to be shown to a person
     */
    public String shown(int field) {
        return Decoding.shown(text(field));
    }

    /**
     * @param from field, from 0
     * @return whether it and all after it are empty
     */
    public boolean blankFrom(int from) {
        for (int i = from; i < fields; i++) {
            if (starts[i] != ends[i]) {
                return false;
            }
        }
        return true;
    }

    /**
     * @param header fields of a header
     * @return whether the record says the same
     */
    public boolean isHeader(List<String> header) {
        return fields >= header.size()
                && !header.isEmpty()
                && texts().subList(0, header.size()).equals(header);
    }

    /**
     * @return texts of all fields
     */
    public List<String> texts() {
        List<String> texts = new ArrayList<>(fields);
        for (int i = 0; i < fields; i++) {
            texts.add(text(i));
        }
        return texts;
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw TextFile.failure(source, line, e);
        }
    }

    /**
     * Splits the record at {@link #position}.
     *
     * @return where the next record starts, or -1 if the buffer ends before this one does
     */
    private int split() {
        byte[] bytes = buffer;
        int at = position;
        fields = 0;
        quotes = false;
        line = nextLine;
        long lineBreaks = 0;
        while (true) {
            int start = at;
            int quoted = -1;
            int quoteEnd = -1;
            byte kind = ORDINARY;
            for (; at < limit; at++) {
                kind = kinds[bytes[at] & 0xFF];
                if (kind == ORDINARY) {
                    if (quoted >= 0 && bytes[at] != ' ' && bytes[at] != '\t') {
                        throw bad("text after a closing quote", "a delimiter there");
                    }
                } else if (kind == QUOTE) {
                    if (quoted >= 0 || trimStart(start, at) < at) {
                        throw bad("a quote inside a field", "quotes around the whole field, doubled inside it");
                    }
                    quotes = true;
                    quoted = at + 1;
                    quoteEnd = closingQuote(quoted);
                    if (quoteEnd < 0) {
                        return -1;
                    }
                    for (int i = quoted; i < quoteEnd; i++) {
                        // a carriage return alone ends a line as well; before a line feed it is part of one end
                        boolean ends = bytes[i] == '\n' || (bytes[i] == '\r' && bytes[i + 1] != '\n');
                        lineBreaks += ends ? 1 : 0;
                    }
                    if (oneLine && lineBreaks > 0) {
                        throw bad("a quote that is not closed on its line", "a closing quote on the same line");
                    }
                    at = quoteEnd;
                } else if (kind == CONTROL) {
                    throw bad(String.format("byte 0x%02X, a binary file", bytes[at] & 0xFF), "text");
                } else {
                    break;
                }
            }
            boolean recordEnds = at == limit || kind == LINE_END;
            if (at == limit && !ended) {
                return -1;
            }
            if (quoted >= 0) {
                field(quoted, quoteEnd);
            } else {
                int from = trimStart(start, at);
                field(from, trimEnd(from, at));
            }
            if (recordEnds) {
                int next = afterLineEnd(at);
                if (next >= 0) {
                    nextLine += lineBreaks + 1;
                }
                return next;
            }
            at++;
        }
    }

    /** Index after the line end at {@code at}, or -1 if a line feed may follow beyond the buffer. */
    private int afterLineEnd(int at) {
        if (at == limit) {
            return at;
        }
        if (buffer[at] == '\r') {
            if (at + 1 == limit && !ended) {
                return -1;
            }
            return at + 1 < limit && buffer[at + 1] == '\n' ? at + 2 : at + 1;
        }
        return at + 1;
    }

    /** Index of the quote that closes, or -1 if the buffer ends first. */
    private int closingQuote(int from) {
        for (int i = from; i < limit; i++) {
            if (buffer[i] == '"') {
                if (i + 1 == limit && !ended) {
                    return -1;
                }
                if (i + 1 < limit && buffer[i + 1] == '"') {
                    i++;
                } else {
                    return i;
                }
            } else if (kinds[buffer[i] & 0xFF] == CONTROL) {
                throw bad(String.format("byte 0x%02X, a binary file", buffer[i] & 0xFF), "text");
            }
        }
        if (ended) {
            throw bad("a quote that is never closed", "a closing quote");
        }
        return -1;
    }

    private void field(int from, int to) {
        if (fields == starts.length) {
            starts = Arrays.copyOf(starts, fields * 2);
            ends = Arrays.copyOf(ends, fields * 2);
        }
        starts[fields] = from;
        ends[fields] = to;
        fields++;
    }

    private int trimStart(int from, int to) {
        int i = from;
        while (i < to && (buffer[i] == ' ' || buffer[i] == '\t')) {
            i++;
        }
        return i;
    }

    private int trimEnd(int from, int to) {
        int i = to;
        while (i > from && (buffer[i - 1] == ' ' || buffer[i - 1] == '\t')) {
            i--;
        }
        return i;
    }

    /** Moves what is left to the front of the buffer and fills the rest; sets {@link #ended} at the end of the text. */
    private void fill() {
        if (position > 0) {
            System.arraycopy(buffer, position, buffer, 0, limit - position);
            limit -= position;
            position = 0;
        }
        if (limit == buffer.length) {
            if (limit >= LONGEST_RECORD) {
                throw bad("a line of more than " + LONGEST_RECORD + " bytes", "lines of text");
            }
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        try {
            int read = in.read(buffer, limit, buffer.length - limit);
            if (read < 0) {
                ended = true;
            } else {
                limit += read;
            }
        } catch (IOException e) {
            throw TextFile.failure(source, nextLine, e);
        }
    }

    private BadDataException bad(String found, String expected) {
        return BadDataException.at(source, line, null, found, expected);
    }
}

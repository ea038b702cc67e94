package org.natrolite.datasets.format;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.natrolite.datasets.internal.text.Decoding;
import org.natrolite.datasets.internal.text.DelimitedScanner;

/** The first lines of a file, by which its format is recognised. Immutable. */
public final class Head {
    private static final String DELIMITERS = "\t;,|";

    private final String source;
    private final byte[] bytes;
    private final List<String> lines;

    private Head(String source, byte[] bytes, List<String> lines) {
        this.source = source;
        this.bytes = bytes;
        this.lines = lines;
    }

    /**
     * @param source file name for messages
     * @param bytes first bytes of the text, UTF-8 or a Western code page; kept, not modified
     * @return the head
     */
    static Head of(String source, byte[] bytes) {
        List<String> lines = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n' || bytes[i] == '\r') {
                lines.add(Decoding.text(bytes, from, i));
                if (bytes[i] == '\r' && i + 1 < bytes.length && bytes[i + 1] == '\n') {
                    i++;
                }
                from = i + 1;
            }
        }
        if (from < bytes.length) {
            lines.add(Decoding.text(bytes, from, bytes.length));
        }
        return new Head(source, bytes, List.copyOf(lines));
    }

    /**
     * @return file name for messages
     */
    public String source() {
        return source;
    }

    /**
     * @return first lines without their ends; the last one may be cut
     */
    public List<String> lines() {
        return lines;
    }

    /**
     * @param delimiter character between fields
     * @return a scanner over these bytes
     */
    DelimitedScanner scanner(char delimiter) {
        return new DelimitedScanner(bytes, source, delimiter);
    }

    /**
     * @param line line, counted from 1
     * @return character that separates most fields of that line: tab, semicolon, comma or bar
     */
    char delimiter(int line) {
        String text = lines.get(line - 1);
        char best = ',';
        long most = 0;
        for (int i = 0; i < DELIMITERS.length(); i++) {
            char candidate = DELIMITERS.charAt(i);
            long count = text.chars().filter(c -> c == candidate).count();
            if (count > most) {
                best = candidate;
                most = count;
            }
        }
        return best;
    }

    /**
     * @param line line, counted from 1
     * @param delimiter character between fields
     * @return fields of that line
     */
    List<String> fields(int line, char delimiter) {
        byte[] text = lines.get(line - 1).getBytes(StandardCharsets.UTF_8);
        try (DelimitedScanner scanner = new DelimitedScanner(text, source, delimiter)) {
            return scanner.next() ? scanner.texts() : List.of();
        }
    }
}

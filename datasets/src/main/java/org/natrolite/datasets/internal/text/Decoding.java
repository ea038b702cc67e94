package org.natrolite.datasets.internal.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Bytes of instruments as text. */
public final class Decoding {
    private static final int LONGEST_QUOTE_IN_MESSAGE = 40;

    private Decoding() {}

    /**
     * Text of bytes in UTF-8 or, where they are not, in the Western code page of older instruments, which write the
     * degree sign as one byte.
     *
     * @param bytes text; not modified
     * @param from first byte
     * @param to byte after the last
     * @return the text
     */
    public static String text(byte[] bytes, int from, int to) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, to - from))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, from, to - from, Charset.forName("windows-1252"));
        }
    }

    /**
     * @param text any text
     * @return the text, shortened and without control characters, to be shown to a person
     */
    public static String shown(String text) {
        String cut =
                text.length() > LONGEST_QUOTE_IN_MESSAGE ? text.substring(0, LONGEST_QUOTE_IN_MESSAGE) + "..." : text;
        return cut.replaceAll("\\p{Cntrl}", "?");
    }
}

package org.natrolite.core.error;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when data cannot be what they claim to be. The message is one sentence of the form {@code source, line n,
 * column 'c': found; expected ...}, or {@code source, line n, at 'a.b[0]': found; expected ...} inside a document, so that
 * a person can go to the place and mend it.
 */
public final class BadDataException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String source;
    private final long line;
    private final @Nullable String column;

    private BadDataException(
            String source, long line, @Nullable String column, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.source = source;
        this.line = line;
        this.column = column;
    }

    /**
     * Data that are wrong as a whole.
     *
     * @param source file or record name
     * @param found what was found
     * @param expected what was expected instead, without the word "expected"
     * @return the exception, to be thrown
     */
    public static BadDataException of(String source, String found, String expected) {
        return at(source, 0, null, found, expected);
    }

    /**
     * Data that are wrong at one place.
     *
     * @param source file or record name
     * @param line line in the file, counted from 1 with the header, or 0 where there is none
     * @param column column label or path inside the document, or null where there is none
     * @param found what was found, values with their unit
     * @param expected what was expected instead, without the word "expected"
     * @return the exception, to be thrown
     */
    public static BadDataException at(
            String source, long line, @Nullable String column, String found, String expected) {
        return at(source, line, column, found, expected, null);
    }

    /**
     * Data that are wrong at one place, with the failure that revealed it.
     *
     * @param source file or record name
     * @param line line in the file, counted from 1 with the header, or 0 where there is none
     * @param column column label or path inside the document, or null where there is none
     * @param found what was found, values with their unit
     * @param expected what was expected instead, without the word "expected"
     * @param cause failure that revealed it, or null
     * @return the exception, to be thrown
     */
    public static BadDataException at(
            String source,
            long line,
            @Nullable String column,
            String found,
            String expected,
            @Nullable Throwable cause) {
        return placed(source, line, "column", column, found, expected, cause);
    }

    /**
     * A document of nested values that is wrong at one of them.
     *
     * @param source file or record name
     * @param line line in the file, counted from 1, or 0 where there is none
     * @param path path of the value inside the document, such as {@code rating.mass_g.value}, or null at its root
     * @param found what was found, values with their unit
     * @param expected what was expected instead, without the word "expected"
     * @param cause failure that revealed it, or null
     * @return the exception, to be thrown; its {@link #column} is the path
     */
    public static BadDataException inside(
            String source, long line, @Nullable String path, String found, String expected, @Nullable Throwable cause) {
        return placed(source, line, "at", path, found, expected, cause);
    }

    private static BadDataException placed(
            String source,
            long line,
            String word,
            @Nullable String place,
            String found,
            String expected,
            @Nullable Throwable cause) {
        StringBuilder text = new StringBuilder(source);
        if (line > 0) {
            text.append(", line ").append(line);
        }
        if (place != null) {
            text.append(", ").append(word).append(" '").append(place).append('\'');
        }
        text.append(": ").append(found).append("; expected ").append(expected);
        return new BadDataException(source, line, place, text.toString(), cause);
    }

    /**
     * @return file or record name
     */
    public String source() {
        return source;
    }

    /**
     * @return line in the file, counted from 1 with the header, or 0 where there is none
     */
    public long line() {
        return line;
    }

    /**
     * @return column label or path inside the document, or null where there is none
     */
    public @Nullable String column() {
        return column;
    }
}

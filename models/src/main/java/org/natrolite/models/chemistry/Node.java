package org.natrolite.models.chemistry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.natrolite.core.error.BadDataException;

/**
 * A value of a JSON document that knows where it stands, so that whoever refuses it can say so. Numbers are kept as
 * they were written.
 */
final class Node {
    /** What a value is. */
    enum Kind {
        OBJECT("an object"),
        ARRAY("a list"),
        TEXT("text"),
        NUMBER("a number"),
        BOOLEAN("true or false"),
        NULL("null");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    /** Longest number that is read; doubles need 17 digits. */
    private static final int LONGEST_NUMBER = 100;

    private final String source;
    private final long line;
    private final String path;
    private final Kind kind;
    private final String text;
    private final Map<String, Node> members;
    private final List<Node> items;

    Node(String source, long line, String path, Kind kind, String text) {
        this.source = source;
        this.line = line;
        this.path = path;
        this.kind = kind;
        this.text = text;
        // most values are numbers, which have neither
        this.members = kind == Kind.OBJECT ? new LinkedHashMap<>() : Map.of();
        this.items = kind == Kind.ARRAY ? new ArrayList<>() : List.of();
    }

    String path() {
        return path;
    }

    /** Members in the order of the document; of an object, and otherwise empty. Grows while the document is parsed. */
    Map<String, Node> members() {
        return members;
    }

    /** Items of a list, and otherwise empty. Grows while the document is parsed. */
    List<Node> items() {
        return items;
    }

    String pathOf(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    BadDataException bad(String found, String expected) {
        return bad(found, expected, null);
    }

    BadDataException bad(String found, String expected, @Nullable Throwable cause) {
        return BadDataException.inside(source, line, path.isEmpty() ? null : path, found, expected, cause);
    }

    Node require(Kind wanted) {
        if (kind != wanted) {
            String found = kind == Kind.NUMBER || kind == Kind.BOOLEAN
                    ? text
                    : kind == Kind.TEXT ? "text '" + abridged() + "'" : kind.words;
            throw bad(found, wanted.words);
        }
        return this;
    }

    /** A member that must be there. */
    Node member(String key) {
        Node member = require(Kind.OBJECT).members.get(key);
        if (member == null) {
            throw BadDataException.inside(source, line, pathOf(key), "field is missing", "a field '" + key + "'", null);
        }
        return member;
    }

    String text() {
        return require(Kind.TEXT).text;
    }

    /**
     * @param unit unit of the number in the file
     * @return the number in the unit of memory
     */
    double number(Unit unit) {
        require(Kind.NUMBER);
        // Refuses what no double holds before exact arithmetic is asked to carry its digits.
        double rough = text.length() <= LONGEST_NUMBER ? Double.parseDouble(text) : Double.NaN;
        boolean underflow = rough == 0 && text.split("[eE]", 2)[0].matches(".*[1-9].*");
        if (!Double.isFinite(rough) || underflow) {
            throw bad("number " + abridged(), "a number that a double can hold");
        }
        double memory = unit.toMemory(text);
        if (!Double.isFinite(memory)) {
            throw bad("number " + abridged() + " " + unit.text(), "a number that a double can hold");
        }
        return memory;
    }

    /**
     * Refuses a version of a schema that this code does not know.
     *
     * @param known the version that it knows
     */
    void requireVersion(int known) {
        double number = number(Unit.NONE);
        if (number != known) {
            throw bad(
                    "schema version " + written(),
                    "version " + known + (number > known ? "; a newer Natrolite reads this file" : ""));
        }
    }

    /** The value as it was written, for messages. */
    String written() {
        return kind == Kind.TEXT ? "'" + abridged() + "'" : abridged();
    }

    private String abridged() {
        return text.length() <= 60 ? text : text.substring(0, 57) + "...";
    }
}

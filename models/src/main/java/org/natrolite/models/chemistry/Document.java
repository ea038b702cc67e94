package org.natrolite.models.chemistry;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.natrolite.core.error.BadDataException;
import org.natrolite.models.chemistry.Node.Kind;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.json.JsonFactory;

/** Parses a JSON document into {@link Node}s; refuses repeated keys and anything after its end. */
final class Document {
    /** Deepest nesting that is read; a cell needs seven. */
    private static final int DEEPEST = 32;

    /** Largest file that is read, bytes; a cell of the catalogue has less than a hundredth of it. */
    private static final int LARGEST = 16 << 20;

    /** What editors put before a text to say that it is UTF-8. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final Pattern NOT_A_NUMBER = Pattern.compile("Non-standard token '([^']*)'.*");
    private static final Pattern REPEATED = Pattern.compile("Duplicate Object property \"(.*)\"");

    /** Advice of the parser to those who program with it. */
    private static final Pattern ADVICE = Pattern.compile(": enable `.*| \\(not recognized.*|, from `[^`]*`(?=\\))");

    private final String source;
    private final JsonParser parser;

    private Document(String source, JsonParser parser) {
        this.source = source;
        this.parser = parser;
    }

    /**
     * @param file file, UTF-8
     * @param what what it is, for messages: "a cell file"
     * @return its text
     * @throws BadDataException if there is no such file, it is a folder, far too large, or no text
     * @throws UncheckedIOException if it cannot be read
     */
    static String text(Path file, String what) {
        String name = file.toString();
        if (Files.isDirectory(file)) {
            throw BadDataException.of(name, "a folder", what);
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw BadDataException.of(
                        name, "more than " + (LARGEST >> 20) + " MiB", what + ", which has a few hundred kB");
            }
            return text(name, bytes);
        } catch (NoSuchFileException e) {
            throw BadDataException.at(name, 0, null, "there is no such file", what, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @param source name for messages
     * @param bytes bytes, UTF-8; not modified
     * @return their text
     * @throws BadDataException if they are no text
     */
    static String text(String source, byte[] bytes) {
        try {
            // a new decoder reports what is not UTF-8, where String would put replacement characters
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw BadDataException.at(source, 0, null, "bytes that are not text", "a JSON document in UTF-8", e);
        }
    }

    /**
     * @param source name for messages
     * @param text the document
     * @return its root
     * @throws BadDataException if it is not one JSON value
     */
    static Node parse(String source, String text) {
        JsonFactory factory = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        String json = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), json)) {
            return new Document(source, parser).root();
        }
    }

    private Node root() {
        try {
            if (parser.nextToken() == null) {
                throw BadDataException.of(source, "the file is empty", "a JSON document");
            }
            Node root = value("", 0);
            if (parser.nextToken() != null) {
                throw BadDataException.at(
                        source,
                        parser.currentTokenLocation().getLineNr(),
                        null,
                        "text after the end of the document",
                        "one JSON object and nothing else");
            }
            return root;
        } catch (JacksonException e) {
            throw broken(e);
        }
    }

    private BadDataException broken(JacksonException e) {
        String said = e.getOriginalMessage();
        long line = e.getLocation() == null
                ? parser.currentLocation().getLineNr()
                : e.getLocation().getLineNr();
        String at = path(parser.streamReadContext());
        Matcher repeated = REPEATED.matcher(said);
        if (repeated.matches()) {
            return refused(line, at, "Duplicate field '" + repeated.group(1) + "'", "each key once", e);
        }
        Matcher token = NOT_A_NUMBER.matcher(said);
        if (token.matches()) {
            return refused(line, at, token.group(1) + ", which JSON has no number for", "a finite number", e);
        }
        return refused(line, at, "not JSON: " + ADVICE.matcher(said).replaceFirst(""), "a JSON document", e);
    }

    /** Where the parser stands, which reads a value together with its key. */
    private static String path(@Nullable TokenStreamContext context) {
        if (context == null || context.inRoot()) {
            return "";
        }
        String outer = path(context.getParent());
        if (context.inArray()) {
            return outer + "[" + context.getCurrentIndex() + "]";
        }
        String key = context.currentName();
        return key == null ? outer : outer.isEmpty() ? key : outer + "." + key;
    }

    private BadDataException refused(
            long line, String path, String found, String expected, @Nullable JacksonException cause) {
        return BadDataException.inside(source, line, path.isEmpty() ? null : path, found, expected, cause);
    }

    private Node value(String path, int depth) {
        JsonToken token = parser.currentToken();
        long line = parser.currentTokenLocation().getLineNr();
        if (depth > DEEPEST) {
            throw refused(line, path, "more than " + DEEPEST + " levels", "a flatter document", null);
        }
        Node node = new Node(source, line, path, kind(token), token.isScalarValue() ? parser.getString() : "");
        if (token == JsonToken.START_OBJECT) {
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String key = parser.currentName();
                parser.nextToken();
                node.members().put(key, value(node.pathOf(key), depth + 1));
            }
        } else if (token == JsonToken.START_ARRAY) {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                node.items().add(value(path + "[" + node.items().size() + "]", depth + 1));
            }
        }
        return node;
    }

    private static Kind kind(JsonToken token) {
        return switch (token) {
            case START_OBJECT -> Kind.OBJECT;
            case START_ARRAY -> Kind.ARRAY;
            case VALUE_STRING -> Kind.TEXT;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Kind.NUMBER;
            case VALUE_TRUE, VALUE_FALSE -> Kind.BOOLEAN;
            case VALUE_NULL -> Kind.NULL;
            default -> throw new IllegalStateException("a value cannot begin with " + token);
        };
    }
}

package org.natrolite.models.chemistry;

import org.natrolite.core.error.BadDataException;
import org.natrolite.models.chemistry.Node.Kind;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/** Parses a JSON document into {@link Node}s; refuses repeated keys and anything after its end. */
final class Document {
    /** Deepest nesting that is read; a cell needs seven. */
    private static final int DEEPEST = 32;

    private final String source;
    private final JsonParser parser;

    private Document(String source, JsonParser parser) {
        this.source = source;
        this.parser = parser;
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
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), text)) {
            Document document = new Document(source, parser);
            if (parser.nextToken() == null) {
                throw BadDataException.of(source, "the file is empty", "a JSON document");
            }
            Node root = document.value("", 0);
            if (parser.nextToken() != null) {
                throw BadDataException.at(
                        source,
                        parser.currentTokenLocation().getLineNr(),
                        null,
                        "text after the end of the document",
                        "one JSON object and nothing else");
            }
            return root;
        } catch (StreamReadException e) {
            throw broken(source, e);
        } catch (JacksonException e) {
            throw BadDataException.at(source, 0, null, e.getOriginalMessage(), "a JSON document", e);
        }
    }

    private static BadDataException broken(String source, StreamReadException e) {
        String said = e.getOriginalMessage();
        long line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
        if (said.startsWith("Duplicate")) {
            return BadDataException.at(source, line, null, said, "each key once", e);
        }
        return BadDataException.at(source, line, null, "not JSON: " + said, "a JSON document", e);
    }

    private Node value(String path, int depth) {
        JsonToken token = parser.currentToken();
        long line = parser.currentTokenLocation().getLineNr();
        if (depth > DEEPEST) {
            throw BadDataException.at(source, line, path, "more than " + DEEPEST + " levels", "a flatter document");
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

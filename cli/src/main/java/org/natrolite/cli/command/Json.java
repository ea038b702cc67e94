package org.natrolite.cli.command;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** JSON results: each names its schema, the command that made it and the seed. */
final class Json {
    /** Version of the JSON of results. */
    static final int SCHEMA_VERSION = 1;

    private static final int DIGITS = 9;

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private Json() {}

    /**
     * @param spec command that is running
     * @param seed its seed, or null where nothing is drawn at random
     * @return an object with schema version, command and seed
     */
    static ObjectNode result(@Nullable CommandSpec spec, @Nullable Long seed) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("schema_version", SCHEMA_VERSION);
        node.put("command", command(spec));
        node.put("seed", seed);
        return node;
    }

    /**
     * @param seed seed of what is drawn at random
     * @return an object with schema version and seed, the same whatever command asked for it
     */
    static ObjectNode document(long seed) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("schema_version", SCHEMA_VERSION);
        node.put("seed", seed);
        return node;
    }

    /**
     * @param spec command that is running
     * @return the command line as it was given
     */
    static String command(@Nullable CommandSpec spec) {
        List<String> args = Objects.requireNonNull(spec, "set by picocli")
                .root()
                .commandLine()
                .getParseResult()
                .originalArgs();
        List<String> words = new ArrayList<>(List.of("natrolite"));
        words.addAll(args);
        return command(words);
    }

    /**
     * @param words a command and its arguments
     * @return the command line, with quotes where a shell needs them
     */
    static String command(List<String> words) {
        return words.stream()
                .map(word ->
                        word.isEmpty() || word.matches(".*[\\s\"'].*") ? "'" + word.replace("'", "'\\''") + "'" : word)
                .collect(Collectors.joining(" "));
    }

    /**
     * Puts a number with 9 significant digits, or null where it is not finite.
     *
     * @param node object to put it in
     * @param key key with the unit
     * @param value number
     */
    static void put(ObjectNode node, String key, double value) {
        if (Double.isFinite(value)) {
            node.put(key, new BigDecimal(value).round(new MathContext(DIGITS)).doubleValue());
        } else {
            node.putNull(key);
        }
    }

    /**
     * @param node document
     * @return its text, indented, ending with a line feed
     */
    static String text(ObjectNode node) {
        return MAPPER.writeValueAsString(node).replace("\r\n", "\n") + "\n";
    }
}

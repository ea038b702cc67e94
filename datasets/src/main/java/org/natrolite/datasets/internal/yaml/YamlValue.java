package org.natrolite.datasets.internal.yaml;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.natrolite.core.error.BadDataException;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A value of a YAML document with its place in it. */
public final class YamlValue {
    private static final int LARGEST_FILE = 1 << 22;
    private static final int DEEPEST = 64;

    private final String source;
    private final String path;
    private final Node node;

    private YamlValue(String source, String path, Node node) {
        this.source = source;
        this.path = path;
        this.node = node;
    }

    /**
     * @param file YAML file with one document
     * @return its root
     * @throws BadDataException if the file is missing, not text, or not one YAML document without aliases
     */
    public static YamlValue read(Path file) {
        String source = file.toString();
        if (Files.isDirectory(file)) {
            throw BadDataException.of(source, "a directory", "a YAML file");
        }
        if (!Files.exists(file)) {
            throw BadDataException.of(source, "no such file", "a YAML file");
        }
        try {
            long size = Files.size(file);
            if (size > LARGEST_FILE) {
                throw BadDataException.of(source, size + " bytes", "a YAML file of at most " + LARGEST_FILE + " bytes");
            }
            return parse(source, Files.readString(file));
        } catch (CharacterCodingException e) {
            throw BadDataException.at(source, 0, null, "not text in UTF-8", "a YAML file", e);
        } catch (IOException e) {
            throw BadDataException.at(source, 0, null, "cannot be read (" + e.getMessage() + ")", "a readable file", e);
        }
    }

    /**
     * @param source name for messages
     * @param text one YAML document
     * @return its root
     * @throws BadDataException if it is not one YAML document without aliases
     */
    public static YamlValue parse(String source, String text) {
        LoadSettings settings =
                LoadSettings.builder().setLabel(source).setUseMarks(true).build();
        Optional<Node> root;
        try {
            refuseDepth(source, new Parse(settings).parseString(text));
            root = new Compose(settings).composeString(text);
        } catch (MarkedYamlEngineException e) {
            long line = e.getProblemMark().map(mark -> mark.getLine() + 1L).orElse(0L);
            throw BadDataException.at(source, line, null, e.getProblem(), "one YAML document", e);
        } catch (YamlEngineException e) {
            throw BadDataException.at(source, 0, null, String.valueOf(e.getMessage()), "one YAML document", e);
        }
        if (root.isEmpty()) {
            throw BadDataException.of(source, "an empty YAML document", "keys and values");
        }
        YamlValue value = new YamlValue(source, "", root.get());
        value.refuseAliases(root.get(), Collections.newSetFromMap(new IdentityHashMap<>()));
        return value;
    }

    /** Composing is recursive and would run out of stack; parsing is not. */
    private static void refuseDepth(String source, Iterable<Event> events) {
        int depth = 0;
        for (Event event : events) {
            if (event instanceof CollectionStartEvent) {
                depth++;
            } else if (event instanceof CollectionEndEvent) {
                depth--;
            }
            if (depth > DEEPEST) {
                long line =
                        event.getStartMark().map(mark -> mark.getLine() + 1L).orElse(0L);
                throw BadDataException.at(
                        source, line, null, "more than " + DEEPEST + " lists or maps in each other", "fewer of them");
            }
        }
    }

    /** An alias is one node met twice; with aliases a few lines could stand for endless steps. */
    private void refuseAliases(Node at, Set<Node> seen) {
        if (!seen.add(at)) {
            throw BadDataException.at(source, line(at), null, "a YAML alias", "values written out");
        }
        if (at instanceof SequenceNode sequence) {
            sequence.getValue().forEach(child -> refuseAliases(child, seen));
        } else if (at instanceof MappingNode mapping) {
            for (NodeTuple entry : mapping.getValue()) {
                refuseAliases(entry.getKeyNode(), seen);
                refuseAliases(entry.getValueNode(), seen);
            }
        }
    }

    /**
     * @return name of the document
     */
    public String source() {
        return source;
    }

    /**
     * @return whether nothing stands after the key
     */
    public boolean isNull() {
        return node instanceof ScalarNode scalar && scalar.isPlain() && Tag.NULL.equals(scalar.getTag());
    }

    /**
     * @return whether the value is a map
     */
    public boolean isMap() {
        return node instanceof MappingNode;
    }

    /**
     * @return a reader of the map that counts which keys were asked for
     * @throws BadDataException if this is not a map, or has a key twice
     */
    public YamlMap map() {
        if (!(node instanceof MappingNode mapping)) {
            throw bad(shown(), "keys and values");
        }
        Map<String, YamlValue> entries = new LinkedHashMap<>();
        for (NodeTuple entry : mapping.getValue()) {
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                throw BadDataException.at(
                        source, line(entry.getKeyNode()), null, "a key that is no word", "a word as key");
            }
            String name = key.getValue();
            // The value's place is its key's: an empty value may be marked at the next line.
            YamlValue value = new YamlValue(source, path.isEmpty() ? name : path + "." + name, entry.getValueNode());
            if (entries.put(name, value) != null) {
                throw BadDataException.at(
                        source, line(key), null, "key '" + name + "' for the second time", "each key once");
            }
        }
        return new YamlMap(this, entries);
    }

    /**
     * @return the values of a list
     * @throws BadDataException if this is not a list
     */
    public List<YamlValue> list() {
        if (!(node instanceof SequenceNode sequence)) {
            throw bad(shown(), "a list");
        }
        List<YamlValue> values = new ArrayList<>();
        for (Node child : sequence.getValue()) {
            values.add(new YamlValue(source, path + "[" + (values.size() + 1) + "]", child));
        }
        return values;
    }

    /**
     * @return the text of a scalar
     * @throws BadDataException if this is not a scalar, or is empty
     */
    public String text() {
        if (!(node instanceof ScalarNode scalar) || isNull()) {
            throw bad(shown(), "a word");
        }
        return scalar.getValue();
    }

    /**
     * @param expected what is expected with its unit, for the message
     * @return a finite number
     * @throws BadDataException if this is not a finite number
     */
    public double number(String expected) {
        if (node instanceof ScalarNode scalar
                && (Tag.FLOAT.equals(scalar.getTag()) || Tag.INT.equals(scalar.getTag()))) {
            try {
                double value = Double.parseDouble(scalar.getValue());
                if (Double.isFinite(value)) {
                    return value;
                }
            } catch (NumberFormatException e) {
                throw BadDataException.at(source, line(), path, shown(), expected, e);
            }
        }
        throw bad(shown(), expected);
    }

    /**
     * @param low smallest value allowed
     * @param high largest value allowed
     * @return a whole number
     * @throws BadDataException if this is not a whole number in that range
     */
    public int whole(int low, int high) {
        String expected = "a whole number from " + low + " to " + high;
        double value = number(expected);
        if (!(value >= low && value <= high && value == Math.rint(value))) {
            throw bad(shown(), expected);
        }
        return (int) value;
    }

    /**
     * @param found what was found here
     * @param expected what was expected
     * @return the exception, to be thrown
     */
    public BadDataException bad(String found, String expected) {
        return BadDataException.at(source, line(), path.isEmpty() ? null : path, found, expected);
    }

    /**
     * @return the value as it can be shown to a person
     */
    public String shown() {
        if (isNull()) {
            return "nothing";
        }
        if (node instanceof ScalarNode scalar) {
            return "'" + scalar.getValue() + "'";
        }
        return node instanceof MappingNode ? "keys and values" : "a list";
    }

    /**
     * @return line of the value, counted from 1
     */
    public long line() {
        return line(node);
    }

    private static long line(Node at) {
        return at.getStartMark().map(Mark::getLine).map(line -> line + 1L).orElse(0L);
    }
}

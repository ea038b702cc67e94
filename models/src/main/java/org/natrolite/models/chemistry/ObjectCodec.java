package org.natrolite.models.chemistry;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.core.error.NearMiss;
import org.natrolite.models.chemistry.ParameterTable.Row;
import tools.jackson.core.JsonGenerator;

/** A JSON object with named fields, written in the order of their declaration. */
final class ObjectCodec<T> implements Codec<T> {
    private final Function<Values, T> make;
    private final List<Field<T, ?>> fields;

    private ObjectCodec(Function<Values, T> make, List<Field<T, ?>> fields) {
        this.make = make;
        this.fields = fields;
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // only copied into a list
    static <T> ObjectCodec<T> of(Function<Values, T> make, Field<T, ?>... fields) {
        return new ObjectCodec<>(make, List.of(fields));
    }

    static <T> ObjectCodec<T> of(Function<Values, T> make, List<Field<T, ?>> fields) {
        return new ObjectCodec<>(make, List.copyOf(fields));
    }

    /**
     * A field of an object.
     *
     * @param name name without unit
     * @param getter its value, or null where the object has none
     * @param codec its type
     * @param required whether every object has it
     */
    record Field<T, F>(String name, Function<T, @Nullable F> getter, Codec<F> codec, boolean required) {
        static <T, F> Field<T, F> of(String name, Function<T, F> getter, Codec<F> codec) {
            return new Field<>(name, getter, codec, true);
        }

        static <T, F> Field<T, F> optional(String name, Function<T, @Nullable F> getter, Codec<F> codec) {
            return new Field<>(name, getter, codec, false);
        }

        String key() {
            return codec.unit().key(name);
        }

        private void write(T object, JsonGenerator out) {
            F value = getter.apply(object);
            if (value != null) {
                out.writeName(key());
                codec.write(value, out);
            }
        }

        private void rows(String path, T object, Consumer<Row> rows) {
            F value = getter.apply(object);
            if (value != null) {
                codec.rows(path.isEmpty() ? name : path + "." + name, value, rows);
            }
        }
    }

    /** The fields of an object that is being read. */
    record Values(Node node) {
        <F> F get(Field<?, F> field) {
            return field.codec().read(node.member(field.key()));
        }

        <F> @Nullable F find(Field<?, F> field) {
            Node member = node.members().get(field.key());
            return member == null ? null : field.codec().read(member);
        }
    }

    @Override
    public T read(Node node) {
        node.require(Node.Kind.OBJECT);
        for (var member : node.members().entrySet()) {
            refuseUnknown(node, member.getKey(), member.getValue());
        }
        for (Field<T, ?> field : fields) {
            if (field.required()) {
                node.member(field.key());
            }
        }
        try {
            return make.apply(new Values(node));
        } catch (BadArgumentException e) {
            throw refused(node, e);
        }
    }

    /** What a constructor refuses is bad data here: its sentence, and where it stands. */
    static RuntimeException refused(Node node, BadArgumentException e) {
        String[] parts = String.valueOf(e.getMessage()).split("; expected ", 2);
        return node.bad(parts[0], parts.length == 2 ? parts[1] : "values that fit together", e);
    }

    private void refuseUnknown(Node node, String key, Node member) {
        List<String> known = fields.stream().map(Field::key).toList();
        if (known.contains(key)) {
            return;
        }
        for (Field<T, ?> field : fields) {
            boolean bare = key.equals(field.name());
            boolean otherUnit =
                    key.startsWith(field.name() + "_") && !node.members().containsKey(field.key());
            if (bare || otherUnit) {
                throw member.bad(
                        bare ? "key '" + key + "' has no unit" : "unknown field '" + key + "'",
                        "'" + field.key() + "'");
            }
        }
        List<String> near = NearMiss.of(key, known);
        throw member.bad(
                "unknown field '" + key + "'",
                near.isEmpty()
                        ? "one of " + String.join(", ", known)
                        : "perhaps '" + String.join("' or '", near) + "'");
    }

    @Override
    public void write(T value, JsonGenerator out) {
        out.writeStartObject();
        fields.forEach(field -> field.write(value, out));
        out.writeEndObject();
    }

    @Override
    public void rows(String path, T value, Consumer<Row> rows) {
        fields.forEach(field -> field.rows(path, value, rows));
    }
}

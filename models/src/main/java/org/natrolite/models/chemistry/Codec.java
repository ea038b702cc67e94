package org.natrolite.models.chemistry;

import java.util.List;
import java.util.function.Consumer;
import org.natrolite.models.chemistry.ParameterTable.Row;
import tools.jackson.core.JsonGenerator;

/**
 * How one type is read, written and listed. The schema of the file is a tree of these, declared once in
 * {@link CellSchema}.
 */
interface Codec<T> {
    T read(Node node);

    void write(T value, JsonGenerator out);

    /** Lists the numbers within; text has none. */
    default void rows(String path, T value, Consumer<Row> rows) {}

    /** Unit that the key of a field of this type must name. */
    default Unit unit() {
        return Unit.NONE;
    }

    /** A list of this type. */
    default Codec<List<T>> list() {
        Codec<T> item = this;
        return new Codec<>() {
            @Override
            public List<T> read(Node node) {
                return node.require(Node.Kind.ARRAY).items().stream()
                        .map(item::read)
                        .toList();
            }

            @Override
            public void write(List<T> value, JsonGenerator out) {
                out.writeStartArray();
                value.forEach(each -> item.write(each, out));
                out.writeEndArray();
            }

            @Override
            public void rows(String path, List<T> value, Consumer<Row> rows) {
                for (int i = 0; i < value.size(); i++) {
                    item.rows(path + "[" + i + "]", value.get(i), rows);
                }
            }
        };
    }
}

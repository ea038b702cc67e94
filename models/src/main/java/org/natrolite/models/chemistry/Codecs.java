package org.natrolite.models.chemistry;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.models.chemistry.ObjectCodec.Field;
import org.natrolite.models.chemistry.ParameterTable.Row;
import org.natrolite.models.parameter.Curve;
import org.natrolite.models.parameter.Provenance;
import org.natrolite.models.parameter.Quantity;
import tools.jackson.core.JsonGenerator;

/** The leaves of the schema: text, numbers, quantities and curves. */
final class Codecs {
    static final Codec<String> TEXT = new Codec<>() {
        @Override
        public String read(Node node) {
            return node.text();
        }

        @Override
        public void write(String value, JsonGenerator out) {
            out.writeString(value);
        }
    };

    private static final Field<Provenance, Provenance.Kind> KIND =
            Field.of("kind", Provenance::kind, choice(Provenance.Kind.class));
    private static final Field<Provenance, String> SOURCE = Field.of("source", Provenance::source, TEXT);
    private static final Field<Provenance, String> METHOD =
            Field.optional("method", p -> p.method().isEmpty() ? null : p.method(), TEXT);

    static final Codec<Provenance> PROVENANCE = ObjectCodec.of(
            v -> {
                String method = v.find(METHOD);
                return new Provenance(v.get(KIND), v.get(SOURCE), method == null ? "" : method);
            },
            KIND,
            SOURCE,
            METHOD);

    private Codecs() {}

    /** Where a value in memory may lie. */
    enum Bound {
        ANY("a number"),
        POSITIVE("a value above "),
        NOT_NEGATIVE("a value of at least "),
        /** Above zero and at most one, in memory and in files alike. */
        EFFICIENCY("a value above 0 and at most 1"),
        /** From minus one to zero, in memory and in files alike. */
        BELOW_EMPTY("a value from -1 to 0"),
        /** Exactly one: a field whose being there says it all. */
        ONE("1, or no such field");

        private final String words;

        Bound(String words) {
            this.words = words;
        }

        private String expected(Unit unit) {
            return switch (this) {
                case ANY, EFFICIENCY, BELOW_EMPTY, ONE -> words;
                case POSITIVE, NOT_NEGATIVE -> words + unit.with(unit.toFile(0));
            };
        }

        private void check(double memory, Unit unit, Node node) {
            boolean held = switch (this) {
                case ANY -> true;
                case POSITIVE -> memory > 0;
                case NOT_NEGATIVE -> memory >= 0;
                case EFFICIENCY -> memory > 0 && memory <= 1;
                case BELOW_EMPTY -> memory >= -1 && memory <= 0;
                case ONE -> memory == 1;
            };
            if (!held) {
                throw node.bad(unit.with(node.written()), expected(unit));
            }
        }
    }

    /** An enumerated constant, in lower case. */
    static <E extends Enum<E>> Codec<E> choice(Class<E> type) {
        List<E> constants = Arrays.asList(type.getEnumConstants());
        return new Codec<>() {
            @Override
            public E read(Node node) {
                String text = node.text();
                return constants.stream()
                        .filter(constant -> name(constant).equals(text))
                        .findFirst()
                        .orElseThrow(() -> node.bad(
                                "'" + text + "'",
                                "one of "
                                        + String.join(
                                                ", ",
                                                constants.stream()
                                                        .map(c -> name(c))
                                                        .toList())));
            }

            @Override
            public void write(E value, JsonGenerator out) {
                out.writeString(name(value));
            }
        };
    }

    static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** A bare number, for what is exact by definition and for the parts of a quantity. */
    static Codec<Double> number(Unit unit, Bound bound) {
        return new Codec<>() {
            @Override
            public Double read(Node node) {
                double memory = node.number(unit);
                bound.check(memory, unit, node);
                return memory;
            }

            @Override
            public void write(Double value, JsonGenerator out) {
                out.writeNumber(unit.toFile(BadArgumentException.requireFinite(value, "number in " + unit.text())));
            }

            @Override
            public Unit unit() {
                return unit;
            }
        };
    }

    private static Codec<double[]> numbers(Codec<Double> number) {
        Codec<List<Double>> list = number.list();
        return new Codec<>() {
            @Override
            public double[] read(Node node) {
                return list.read(node).stream().mapToDouble(x -> x).toArray();
            }

            @Override
            public void write(double[] value, JsonGenerator out) {
                list.write(Arrays.stream(value).boxed().toList(), out);
            }
        };
    }

    /** A number with interval and provenance. */
    static Codec<Quantity> quantity(Unit unit, Bound bound) {
        Codec<Double> any = withoutUnit(number(unit, Bound.ANY));
        Field<Quantity, Double> value = Field.of("value", Quantity::value, withoutUnit(number(unit, bound)));
        Field<Quantity, Double> lower = Field.of("lower95", Quantity::lower, any);
        Field<Quantity, Double> upper = Field.of("upper95", Quantity::upper, any);
        Field<Quantity, Provenance> provenance = Field.of("provenance", Quantity::provenance, PROVENANCE);
        Codec<Quantity> object = ObjectCodec.of(
                v -> checked(v.node(), unit, v.get(value), v.get(lower), v.get(upper), v.get(provenance)),
                value,
                lower,
                upper,
                provenance);
        return new Measured<>(object, unit) {
            @Override
            public void rows(String path, Quantity q, Consumer<Row> rows) {
                rows.accept(
                        row(path, OptionalDouble.empty(), "", unit, q.value(), q.lower(), q.upper(), q.provenance()));
            }
        };
    }

    private static Quantity checked(
            Node node, Unit unit, double value, double lower, double upper, Provenance provenance) {
        checkInterval(node, unit, value, lower, upper);
        return new Quantity(value, lower, upper, provenance);
    }

    private static void checkInterval(Node node, Unit unit, double value, double lower, double upper) {
        if (!(lower <= value && value <= upper)) {
            throw node.bad(
                    unit.with("interval [" + unit.toFile(lower) + ", " + unit.toFile(upper) + "]")
                            + " does not hold its value " + unit.toFile(value),
                    "lower95 <= value <= upper95");
        }
    }

    /** Values over state of charge with intervals and provenance. */
    static Codec<Curve> curve(Unit unit, Bound bound) {
        return curve("soc", unit, bound);
    }

    /** Values over a quantity without unit, with intervals and provenance. */
    static Codec<Curve> curve(String over, Unit unit, Bound bound) {
        Codec<double[]> any = numbers(number(unit, Bound.ANY));
        Field<Curve, double[]> soc = Field.of(over, Curve::soc, numbers(number(Unit.NONE, Bound.ANY)));
        Field<Curve, double[]> value = Field.of("value", Curve::value, numbers(number(unit, bound)));
        Field<Curve, double[]> lower = Field.of("lower95", Curve::lower, any);
        Field<Curve, double[]> upper = Field.of("upper95", Curve::upper, any);
        Field<Curve, Provenance> provenance = Field.of("provenance", Curve::provenance, PROVENANCE);
        Codec<Curve> object = ObjectCodec.of(
                v -> {
                    double[] nodes = v.get(soc);
                    double[] values = v.get(value);
                    double[] lowers = v.get(lower);
                    double[] uppers = v.get(upper);
                    checkShapes(v.node(), over, nodes.length, values.length, lowers.length, uppers.length);
                    for (int i = 0; i < nodes.length; i++) {
                        checkInterval(v.node().member("value").items().get(i), unit, values[i], lowers[i], uppers[i]);
                    }
                    return Curve.of(nodes, values, lowers, uppers, v.get(provenance));
                },
                soc,
                value,
                lower,
                upper,
                provenance);
        return new Measured<>(object, unit) {
            @Override
            public void rows(String path, Curve c, Consumer<Row> rows) {
                double[] at = c.soc();
                double[] values = c.value();
                double[] lowers = c.lower();
                double[] uppers = c.upper();
                for (int i = 0; i < at.length; i++) {
                    rows.accept(row(
                            path,
                            OptionalDouble.of(at[i]),
                            over,
                            unit,
                            values[i],
                            lowers[i],
                            uppers[i],
                            c.provenance()));
                }
            }
        };
    }

    private static void checkShapes(Node node, String over, int nodes, int... others) {
        for (int other : others) {
            if (other != nodes) {
                throw node.bad(
                        nodes + " nodes of " + over + " with " + Arrays.toString(others)
                                + " of value, lower95, upper95",
                        "lists of one length");
            }
        }
    }

    private static Row row(
            String path,
            OptionalDouble soc,
            String over,
            Unit unit,
            double value,
            double lower,
            double upper,
            Provenance p) {
        return new Row(
                path, soc, over, unit.text(), unit.forPeople(value), unit.forPeople(lower), unit.forPeople(upper), p);
    }

    /** The parts of a quantity do not repeat the unit that its key names. */
    private static <T> Codec<T> withoutUnit(Codec<T> codec) {
        return new Measured<>(codec, Unit.NONE);
    }

    /** Another codec under a unit. */
    private static class Measured<T> implements Codec<T> {
        private final Codec<T> inner;
        private final Unit unit;

        Measured(Codec<T> inner, Unit unit) {
            this.inner = inner;
            this.unit = unit;
        }

        @Override
        public T read(Node node) {
            return inner.read(node);
        }

        @Override
        public void write(T value, JsonGenerator out) {
            inner.write(value, out);
        }

        @Override
        public Unit unit() {
            return unit;
        }
    }
}

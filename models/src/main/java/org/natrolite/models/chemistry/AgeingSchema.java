package org.natrolite.models.chemistry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.function.Function;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.models.ageing.AgeingPrior;
import org.natrolite.models.ageing.AgeingPrior.Fact;
import org.natrolite.models.ageing.AgeingPrior.FactorPrior;
import org.natrolite.models.ageing.AgeingPrior.MechanismPrior;
import org.natrolite.models.ageing.AgeingPrior.Reading;
import org.natrolite.models.ageing.Driver;
import org.natrolite.models.ageing.ParameterDescriptor;
import org.natrolite.models.ageing.StressFactor;
import org.natrolite.models.ageing.Target;
import org.natrolite.models.chemistry.Codecs.Bound;
import org.natrolite.models.chemistry.ObjectCodec.Field;
import org.natrolite.models.chemistry.ObjectCodec.Values;
import org.natrolite.models.chemistry.ParameterTable.Row;
import org.natrolite.models.parameter.Distribution;
import org.natrolite.models.parameter.Distribution.Fixed;
import org.natrolite.models.parameter.Distribution.LogNormal;
import org.natrolite.models.parameter.Distribution.TruncatedNormal;
import org.natrolite.models.parameter.Distribution.Uniform;
import org.natrolite.models.parameter.Provenance;
import org.natrolite.models.parameter.Uncertain;
import tools.jackson.core.JsonGenerator;

/** Schema of the ageing prior: a law whose numbers are distributions. */
final class AgeingSchema {
    private static final Codec<Double> NUMBER = Codecs.number(Unit.NONE, Bound.ANY);
    private static final Codec<Double> ABOVE_ZERO = Codecs.number(Unit.NONE, Bound.POSITIVE);

    /** What stands there only to say that something is so. */
    private static final Codec<Double> ONE = Codecs.number(Unit.NONE, Bound.ONE);

    private static final Field<Uncertain, Provenance> PROVENANCE =
            Field.of("provenance", Uncertain::provenance, Codecs.PROVENANCE);
    private static final Field<Uncertain, String> DRAW = Field.of("draw", Uncertain::draw, Codecs.TEXT);

    /** One shape of distribution: its name in files, its type and its fields. */
    private record Shape<D extends Distribution>(String name, Class<D> type, Codec<Uncertain> codec) {
        @SafeVarargs
        @SuppressWarnings("varargs") // only copied into a list
        static <D extends Distribution> Shape<D> of(
                String name, Class<D> type, Function<Values, D> make, Field<Uncertain, ?>... own) {
            Field<Uncertain, String> tag = Field.of("distribution", u -> name, Codecs.TEXT);
            List<Field<Uncertain, ?>> fields = new ArrayList<>();
            fields.add(tag);
            fields.addAll(Arrays.asList(own));
            fields.add(DRAW);
            fields.add(PROVENANCE);
            return new Shape<>(
                    name,
                    type,
                    ObjectCodec.of(v -> new Uncertain(make.apply(v), v.get(DRAW), v.get(PROVENANCE)), fields));
        }

        static <D extends Distribution> Field<Uncertain, Double> part(
                String name, Class<D> type, Function<D, Double> getter, Codec<Double> codec) {
            return Field.of(name, u -> getter.apply(type.cast(u.distribution())), codec);
        }
    }

    private static final Field<Uncertain, Double> VALUE = Shape.part("value", Fixed.class, Fixed::value, NUMBER);
    private static final Field<Uncertain, Double> FROM = Shape.part("lowest", Uniform.class, Uniform::lowest, NUMBER);
    private static final Field<Uncertain, Double> TO = Shape.part("highest", Uniform.class, Uniform::highest, NUMBER);
    private static final Field<Uncertain, Double> MEAN =
            Shape.part("mean", TruncatedNormal.class, TruncatedNormal::mean, NUMBER);
    private static final Field<Uncertain, Double> DEVIATION =
            Shape.part("standard_deviation", TruncatedNormal.class, TruncatedNormal::deviation, ABOVE_ZERO);
    private static final Field<Uncertain, Double> CUT_BELOW =
            Shape.part("lowest", TruncatedNormal.class, TruncatedNormal::lowest, NUMBER);
    private static final Field<Uncertain, Double> CUT_ABOVE =
            Shape.part("highest", TruncatedNormal.class, TruncatedNormal::highest, NUMBER);
    private static final Field<Uncertain, Double> MEDIAN =
            Shape.part("median", LogNormal.class, LogNormal::middle, ABOVE_ZERO);
    private static final Field<Uncertain, Double> SIGMA =
            Shape.part("sigma_ln", LogNormal.class, LogNormal::sigma, ABOVE_ZERO);

    private static final List<Shape<?>> SHAPES = List.of(
            Shape.of("fixed", Fixed.class, v -> new Fixed(v.get(VALUE)), VALUE),
            Shape.of("uniform", Uniform.class, v -> new Uniform(v.get(FROM), v.get(TO)), FROM, TO),
            Shape.of(
                    "truncated_normal",
                    TruncatedNormal.class,
                    v -> new TruncatedNormal(v.get(MEAN), v.get(DEVIATION), v.get(CUT_BELOW), v.get(CUT_ABOVE)),
                    MEAN,
                    DEVIATION,
                    CUT_BELOW,
                    CUT_ABOVE),
            Shape.of("lognormal", LogNormal.class, v -> new LogNormal(v.get(MEDIAN), v.get(SIGMA)), MEDIAN, SIGMA));

    /** Where a mechanism has its reference loss. */
    private record Reference(Driver driver, double amount) {
        private static Reference of(MechanismPrior m) {
            return new Reference(m.driver(), m.amount());
        }
    }

    private static final Field<Reference, Double> TIME = Field.optional(
            "time", r -> r.driver() == Driver.TIME ? r.amount() : null, Codecs.number(Unit.SECOND, Bound.POSITIVE));
    private static final Field<Reference, Double> CYCLES = Field.optional(
            "equivalent_full_cycles", r -> r.driver() == Driver.EQUIVALENT_FULL_CYCLES ? r.amount() : null, ABOVE_ZERO);
    private static final Codec<Reference> REFERENCE_CODEC = ObjectCodec.of(
            v -> {
                Double time = v.find(TIME);
                Double cycles = v.find(CYCLES);
                if (time != null && cycles == null) {
                    return new Reference(Driver.TIME, time);
                }
                if (cycles != null && time == null) {
                    return new Reference(Driver.EQUIVALENT_FULL_CYCLES, cycles);
                }
                throw v.node()
                        .bad(
                                time == null ? "no reference amount" : "two reference amounts",
                                "either 'time_s' or 'equivalent_full_cycles'");
            },
            TIME,
            CYCLES);

    private static final Map<StressFactor, Codec<FactorPrior>> FACTORS = new EnumMap<>(StressFactor.class);

    static {
        for (StressFactor factor : StressFactor.values()) {
            FACTORS.put(factor, factor(factor));
        }
    }

    private static final Field<MechanismPrior, String> ID = Field.of("id", MechanismPrior::id, Codecs.TEXT);
    private static final Field<MechanismPrior, Target> TARGET =
            Field.of("target", MechanismPrior::target, Codecs.choice(Target.class));
    private static final Field<MechanismPrior, Reference> REFERENCE =
            Field.of("reference", Reference::of, REFERENCE_CODEC);
    private static final Field<MechanismPrior, Uncertain> LOSS =
            Field.of("loss", MechanismPrior::loss, uncertain(ParameterDescriptor.logarithm("loss", "1", 0, 1e6)));
    private static final Field<MechanismPrior, Uncertain> EXPONENT = Field.of(
            "exponent", MechanismPrior::exponent, uncertain(ParameterDescriptor.linear("exponent", "1", 0.1, 5, 0.1)));
    private static final Field<MechanismPrior, List<FactorPrior>> FACTOR_LIST =
            Field.of("factors", MechanismPrior::factors, anyFactor().list());

    private static final Codec<MechanismPrior> MECHANISM = ObjectCodec.of(
            v -> {
                Reference reference = v.get(REFERENCE);
                return new MechanismPrior(
                        v.get(ID),
                        reference.driver(),
                        v.get(TARGET),
                        v.get(LOSS),
                        reference.amount(),
                        v.get(EXPONENT),
                        v.get(FACTOR_LIST));
            },
            ID,
            TARGET,
            REFERENCE,
            LOSS,
            EXPONENT,
            FACTOR_LIST);

    private static final Field<Fact, String> STATEMENT = Field.of("statement", Fact::statement, Codecs.TEXT);
    private static final Field<Fact, String> SOURCE = Field.of("source", Fact::source, Codecs.TEXT);
    private static final Field<Reading, Target> LOST = Field.of("target", Reading::target, Codecs.choice(Target.class));
    private static final Field<Reading, Double> LOST_SHARE = Field.of("loss", Reading::loss, NUMBER);
    private static final Field<Reading, Double> BOUND = Field.optional("at_most", r -> r.bound() ? 1.0 : null, ONE);
    private static final Field<Reading, Double> TEST_CYCLES =
            Field.of("equivalent_full_cycles", Reading::equivalentFullCycles, NUMBER);
    private static final Field<Reading, Double> TEST_DEPTH = Field.of("depth", Reading::depth, NUMBER);
    private static final Field<Reading, Double> TEST_RATE = Field.of("c_rate", Reading::rate, NUMBER);
    private static final Field<Reading, Double> TEST_DAYS = Field.of("days", Reading::days, NUMBER);
    private static final Field<Reading, Double> TEST_SOC = Field.of("soc", Reading::soc, NUMBER);
    private static final Field<Reading, Double> TEST_TEMPERATURE =
            Field.of("temperature", Reading::temperature, Codecs.number(Unit.CELSIUS, Bound.ANY));
    private static final Field<Reading, Double> QUANTILE = Field.of("quantile", Reading::quantile, NUMBER);
    private static final Codec<Reading> READING = ObjectCodec.of(
            v -> new Reading(
                    v.get(LOST),
                    v.get(LOST_SHARE),
                    v.find(BOUND) != null,
                    v.get(TEST_CYCLES),
                    v.get(TEST_DEPTH),
                    v.get(TEST_RATE),
                    v.get(TEST_DAYS),
                    v.get(TEST_SOC),
                    v.get(TEST_TEMPERATURE),
                    v.get(QUANTILE)),
            LOST,
            LOST_SHARE,
            BOUND,
            TEST_CYCLES,
            TEST_DEPTH,
            TEST_RATE,
            TEST_DAYS,
            TEST_SOC,
            TEST_TEMPERATURE,
            QUANTILE);
    private static final Field<Fact, Reading> READ_AS = Field.optional("read_as", Fact::reading, READING);
    private static final Field<Fact, String> FACT_REASON =
            Field.optional("reason", f -> f.reason().isEmpty() ? null : f.reason(), Codecs.TEXT);
    private static final Codec<Fact> FACT = ObjectCodec.of(
            v -> new Fact(
                    v.get(STATEMENT),
                    v.get(SOURCE),
                    v.find(READ_AS),
                    Objects.requireNonNullElse(v.find(FACT_REASON), "")),
            STATEMENT,
            SOURCE,
            READ_AS,
            FACT_REASON);

    private static final Field<AgeingPrior, String> LAW = Field.of("law", AgeingPrior::law, Codecs.TEXT);
    private static final Field<AgeingPrior, String> NOTE = Field.of("note", AgeingPrior::note, Codecs.TEXT);
    private static final Field<AgeingPrior, List<MechanismPrior>> MECHANISMS =
            Field.of("mechanisms", AgeingPrior::mechanisms, MECHANISM.list());
    private static final Field<AgeingPrior, List<Fact>> FACTS = Field.of("facts", AgeingPrior::facts, FACT.list());

    static final Codec<AgeingPrior> PRIOR = ObjectCodec.of(
            v -> new AgeingPrior(v.get(LAW), v.get(NOTE), v.get(MECHANISMS), v.get(FACTS)),
            LAW,
            NOTE,
            MECHANISMS,
            FACTS);

    private AgeingSchema() {}

    /** A number that is known as a distribution, whose 95 % interval lies within the bounds of its parameter. */
    private static Codec<Uncertain> uncertain(ParameterDescriptor descriptor) {
        return new Codec<>() {
            @Override
            public Uncertain read(Node node) {
                Node tag = node.member("distribution");
                String name = tag.text();
                Shape<?> shape = SHAPES.stream()
                        .filter(each -> each.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> tag.bad(
                                "'" + name + "'",
                                "one of "
                                        + String.join(
                                                ", ",
                                                SHAPES.stream().map(Shape::name).toList())));
                Uncertain read = shape.codec().read(node);
                try {
                    descriptor.check(read.distribution().quantile(0.025));
                    descriptor.check(read.distribution().quantile(0.975));
                } catch (BadArgumentException e) {
                    throw ObjectCodec.refused(node, e);
                }
                return read;
            }

            @Override
            public void write(Uncertain value, JsonGenerator out) {
                SHAPES.stream()
                        .filter(each -> each.type().isInstance(value.distribution()))
                        .findFirst()
                        .orElseThrow()
                        .codec()
                        .write(value, out);
            }

            @Override
            public void rows(String path, Uncertain value, Consumer<Row> rows) {
                Distribution d = value.distribution();
                rows.accept(new Row(
                        path,
                        OptionalDouble.empty(),
                        "",
                        descriptor.unit(),
                        d.median(),
                        d.quantile(0.025),
                        d.quantile(0.975),
                        value.provenance()));
            }
        };
    }

    private static Codec<FactorPrior> factor(StressFactor factor) {
        List<Field<FactorPrior, Uncertain>> parameters = new ArrayList<>();
        for (int i = 0; i < factor.parameters().size(); i++) {
            int index = i;
            ParameterDescriptor descriptor = factor.parameters().get(i);
            parameters.add(Field.of(descriptor.name(), f -> f.parameters().get(index), uncertain(descriptor)));
        }
        List<Field<FactorPrior, ?>> fields = new ArrayList<>();
        fields.add(Field.of("factor", FactorPrior::factor, Codecs.choice(StressFactor.class)));
        fields.addAll(parameters);
        return ObjectCodec.of(
                v -> new FactorPrior(factor, parameters.stream().map(v::get).toList()), fields);
    }

    /** A factor whose fields depend on which it is. */
    private static Codec<FactorPrior> anyFactor() {
        Codec<StressFactor> which = Codecs.choice(StressFactor.class);
        return new Codec<>() {
            @Override
            public FactorPrior read(Node node) {
                return of(which.read(node.member("factor"))).read(node);
            }

            @Override
            public void write(FactorPrior value, JsonGenerator out) {
                of(value.factor()).write(value, out);
            }

            @Override
            public void rows(String path, FactorPrior value, Consumer<Row> rows) {
                of(value.factor()).rows(path, value, rows);
            }

            private Codec<FactorPrior> of(StressFactor factor) {
                return Objects.requireNonNull(FACTORS.get(factor));
            }
        };
    }
}

package org.natrolite.models.chemistry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.core.numeric.Constants;
import org.natrolite.models.ageing.AgeingLaw;
import org.natrolite.models.ageing.AgeingModel;
import org.natrolite.models.ageing.AgeingModel.Member;
import org.natrolite.models.ageing.AgeingModel.Scatter;
import org.natrolite.models.ageing.CapacityLimit;
import org.natrolite.models.ageing.Driver;
import org.natrolite.models.ageing.FittedConditions;
import org.natrolite.models.ageing.FittedConditions.Interval;
import org.natrolite.models.ageing.Mechanism;
import org.natrolite.models.ageing.Shape;
import org.natrolite.models.ageing.StressFactor;
import org.natrolite.models.ageing.Target;
import org.natrolite.models.ageing.Term;
import org.natrolite.models.ageing.UncertainLaw;
import org.natrolite.models.ageing.UncertainLaw.Belief;
import org.natrolite.models.chemistry.Codecs.Bound;
import org.natrolite.models.chemistry.ObjectCodec.Field;
import org.natrolite.models.chemistry.ObjectCodec.Values;
import org.natrolite.models.parameter.Distribution;
import org.natrolite.models.parameter.Distribution.Fixed;
import org.natrolite.models.parameter.Distribution.LogNormal;
import org.natrolite.models.parameter.Distribution.TruncatedNormal;
import org.natrolite.models.parameter.Distribution.Uniform;

/**
 * Schema of ageing models: laws of any composition, what was believed of their parameters, and the posterior. Parameters are
 * a list in the order of the composition, so that a form or a factor that is added to the library needs nothing here.
 */
final class LawSchema {
    static final String FORMAT_NAME = "natrolite-ageing";
    static final int VERSION = 1;

    /** Points over state of charge at which a potential or voltage of a law is kept; exact for tables in steps of 0.1. */
    private static final int POINTS = 1001;

    private static final Codec<Double> NUMBER = Codecs.number(Unit.NONE, Bound.ANY);
    private static final Codec<Double> ABOVE_ZERO = Codecs.number(Unit.NONE, Bound.POSITIVE);
    private static final Codec<Double> NOT_NEGATIVE = Codecs.number(Unit.NONE, Bound.NOT_NEGATIVE);
    private static final Codec<List<Double>> NUMBERS = NUMBER.list();

    private static final Map<String, Shape> SHAPES = Map.of(
            "power", new Shape.Power(1),
            "threshold", new Shape.Threshold(0, 1),
            "break_in", new Shape.BreakIn(0.1, 10),
            "depletion", new Shape.Depletion(),
            "saturating", new Shape.Saturating(),
            "sigmoid", new Shape.Sigmoid(1));

    private static final Field<Term, Driver> DRIVER = Field.of("driver", Term::driver, Codecs.choice(Driver.class));
    private static final Field<Term, List<StressFactor>> FACTORS =
            Field.of("factors", Term::factors, Codecs.choice(StressFactor.class).list());
    private static final Field<Term, List<Double>> TERM_VALUES =
            Field.of("parameters", term -> boxed(term.values()), NUMBERS);
    private static final Codec<Term> TERM = ObjectCodec.of(
            v -> {
                List<Double> values = v.get(TERM_VALUES);
                if (values.size() < 2) {
                    throw v.node()
                            .member("parameters")
                            .bad(values.size() + " parameters", "a loss, an amount and those of the factors");
                }
                return Term.of(
                        v.get(DRIVER),
                        values.get(0),
                        values.get(1),
                        v.get(FACTORS),
                        unboxed(values.subList(2, values.size())));
            },
            DRIVER,
            FACTORS,
            TERM_VALUES);

    private static final Field<Mechanism, String> MECHANISM_ID = Field.of("id", Mechanism::id, Codecs.TEXT);
    private static final Field<Mechanism, Target> TARGET =
            Field.of("target", Mechanism::target, Codecs.choice(Target.class));
    private static final Field<Mechanism, String> SHAPE = Field.of("shape", m -> name(m.shape()), Codecs.TEXT);
    private static final Field<Mechanism, List<Double>> SHAPE_VALUES =
            Field.of("shape_parameters", m -> boxed(m.shape().values()), NUMBERS);
    private static final Field<Mechanism, List<Term>> TERMS = Field.of("terms", Mechanism::terms, TERM.list());
    private static final Codec<Mechanism> MECHANISM = ObjectCodec.of(
            v -> Mechanism.of(v.get(MECHANISM_ID), v.get(TARGET), shape(v), v.get(TERMS)),
            MECHANISM_ID,
            TARGET,
            SHAPE,
            SHAPE_VALUES,
            TERMS);

    private static final Field<CapacityLimit, Target> BOUND =
            Field.of("target", CapacityLimit::target, Codecs.choice(Target.class));
    private static final Field<CapacityLimit, Double> START = Field.of("start", CapacityLimit::start, ABOVE_ZERO);
    private static final Field<CapacityLimit, Double> ENERGY =
            Field.of("energy_J_per_mol", CapacityLimit::energy, NUMBER);
    private static final Field<CapacityLimit, Double> BEND = Field.of("bend_J_K_per_mol", CapacityLimit::bend, NUMBER);
    private static final Codec<CapacityLimit> LIMIT = ObjectCodec.of(
            v -> new CapacityLimit(v.get(BOUND), v.get(START), v.get(ENERGY), v.get(BEND)), BOUND, START, ENERGY, BEND);

    private static final Field<FittedConditions, List<Double>> REST_TEMPERATURE =
            range("storage_temperature_degC", FittedConditions::restTemperature, Constants.ZERO_CELSIUS);
    private static final Field<FittedConditions, List<Double>> REST_SOC =
            range("storage_soc", FittedConditions::restSoc, 0);
    private static final Field<FittedConditions, List<Double>> REST_VOLTAGE =
            range("storage_voltage_V", FittedConditions::restVoltage, 0);
    private static final Field<FittedConditions, List<Double>> CYCLE_TEMPERATURE =
            range("cycle_temperature_degC", FittedConditions::cycleTemperature, Constants.ZERO_CELSIUS);
    private static final Field<FittedConditions, List<Double>> CYCLE_DEPTH =
            range("cycle_dod", FittedConditions::cycleDepth, 0);
    private static final Field<FittedConditions, List<Double>> CYCLE_RATE =
            range("cycle_c_rate", FittedConditions::cycleRate, 0);
    private static final Field<FittedConditions, List<Double>> CYCLE_VOLTAGE =
            range("cycle_mean_voltage_V", FittedConditions::cycleVoltage, 0);
    private static final Field<FittedConditions, String> CONDITION_NOTE =
            Field.of("note", FittedConditions::note, Codecs.TEXT);
    private static final Codec<FittedConditions> CONDITIONS = ObjectCodec.of(
            v -> new FittedConditions(
                    interval(v, REST_TEMPERATURE, Constants.ZERO_CELSIUS),
                    interval(v, REST_SOC, 0),
                    interval(v, REST_VOLTAGE, 0),
                    interval(v, CYCLE_TEMPERATURE, Constants.ZERO_CELSIUS),
                    interval(v, CYCLE_DEPTH, 0),
                    interval(v, CYCLE_RATE, 0),
                    interval(v, CYCLE_VOLTAGE, 0),
                    v.get(CONDITION_NOTE)),
            REST_TEMPERATURE,
            REST_SOC,
            REST_VOLTAGE,
            CYCLE_TEMPERATURE,
            CYCLE_DEPTH,
            CYCLE_RATE,
            CYCLE_VOLTAGE,
            CONDITION_NOTE);

    private static final Field<Belief, String> DISTRIBUTION =
            Field.of("distribution", b -> name(b.distribution()), Codecs.TEXT);
    private static final Field<Belief, List<Double>> NUMBERS_OF =
            Field.of("numbers", b -> numbers(b.distribution()), NUMBERS);
    private static final Field<Belief, String> DRAW = Field.of("draw", Belief::draw, Codecs.TEXT);
    private static final Codec<Belief> BELIEF =
            ObjectCodec.of(v -> new Belief(distribution(v), v.get(DRAW)), DISTRIBUTION, NUMBERS_OF, DRAW);

    private static final Field<Member, String> LAW_ID =
            Field.of("law", m -> m.law().law().id(), Codecs.TEXT);
    private static final Field<Member, String> CITATION =
            Field.of("citation", m -> m.law().law().citation(), Codecs.TEXT);
    private static final Field<Member, Double> WEIGHT = Field.of("weight", Member::weight, ABOVE_ZERO);
    private static final Field<Member, List<Mechanism>> MECHANISMS =
            Field.of("mechanisms", m -> m.law().law().mechanisms(), MECHANISM.list());
    private static final Field<Member, List<CapacityLimit>> LIMITS =
            Field.of("limits", m -> m.law().law().limits(), LIMIT.list());
    private static final Field<Member, List<Target>> LARGEST = Field.of(
            "largest_of",
            m -> List.of(Target.values()).stream()
                    .filter(m.law().law()::largestOf)
                    .toList(),
            Codecs.choice(Target.class).list());
    private static final Field<Member, Double> NOMINAL = Field.optional(
            "nominal_capacity",
            m -> finite(m.law().law().nominalCapacity()),
            Codecs.number(Unit.AMPERE_HOUR, Bound.POSITIVE));
    private static final Field<Member, List<Double>> POTENTIAL = Field.optional(
            "potential_by_soc_V",
            m -> m.law().law().potential().map(LawSchema::sampled).orElse(null),
            NUMBERS);
    private static final Field<Member, List<Double>> VOLTAGE = Field.optional(
            "voltage_by_soc_V",
            m -> m.law().law().voltage().map(LawSchema::sampled).orElse(null),
            NUMBERS);
    private static final Field<Member, FittedConditions> FITTED =
            Field.of("fitted", m -> m.law().law().conditions(), CONDITIONS);
    private static final Field<Member, List<Belief>> BELIEFS =
            Field.of("prior", m -> m.law().beliefs(), BELIEF.list());
    private static final Field<Member, List<Double>> SCORES = Field.of("posterior_scores", Member::scores, NUMBERS);
    private static final Field<Member, List<Double>> COVARIANCE =
            Field.of("posterior_covariance", Member::covariance, NUMBERS);
    private static final Field<Member, List<Double>> BELIEVED =
            Field.optional("believed_covariance", Member::believed, NUMBERS);
    private static final Field<Member, List<List<Double>>> DRAWS =
            Field.optional("posterior_draws", m -> m.draws().isEmpty() ? null : m.draws(), NUMBERS.list());
    private static final Codec<Member> MEMBER = ObjectCodec.of(
            v -> new Member(
                    UncertainLaw.of(law(v), v.get(BELIEFS)),
                    v.get(WEIGHT),
                    v.get(SCORES),
                    v.get(COVARIANCE),
                    Objects.requireNonNullElseGet(v.find(BELIEVED), () -> Member.squared(v.get(COVARIANCE))),
                    Objects.requireNonNullElse(v.find(DRAWS), List.of())),
            LAW_ID,
            CITATION,
            WEIGHT,
            MECHANISMS,
            LIMITS,
            LARGEST,
            NOMINAL,
            POTENTIAL,
            VOLTAGE,
            FITTED,
            BELIEFS,
            SCORES,
            COVARIANCE,
            BELIEVED,
            DRAWS);

    private static final Field<Scatter, Double> START_SCATTER =
            Field.of("start_capacity", Scatter::start, NOT_NEGATIVE);
    private static final Field<Scatter, Double> RATE_SCATTER = Field.of("log_rate", Scatter::rate, NOT_NEGATIVE);
    private static final Field<Scatter, Double> NOISE = Field.of("check_up", Scatter::noise, NOT_NEGATIVE);
    private static final Field<Scatter, Double> RESISTANCE_NOISE =
            Field.optional("resistance_check_up", s -> finite(s.resistanceNoise()), NOT_NEGATIVE);
    private static final Field<Scatter, Double> CALIBRATION =
            Field.of("interval_factor", Scatter::calibration, NOT_NEGATIVE);
    private static final Codec<Scatter> SCATTER = ObjectCodec.of(
            v -> new Scatter(
                    v.get(START_SCATTER),
                    v.get(RATE_SCATTER),
                    v.get(NOISE),
                    orNaN(v.find(RESISTANCE_NOISE)),
                    v.get(CALIBRATION)),
            START_SCATTER,
            RATE_SCATTER,
            NOISE,
            RESISTANCE_NOISE,
            CALIBRATION);

    static final Field<AgeingModel, String> FORMAT = Field.of("format", m -> FORMAT_NAME, Codecs.TEXT);
    static final Field<AgeingModel, Double> SCHEMA_VERSION =
            Field.of("schema_version", m -> (double) VERSION, ABOVE_ZERO);
    private static final Field<AgeingModel, String> ID = Field.of("id", AgeingModel::id, Codecs.TEXT);
    private static final Field<AgeingModel, String> SOURCE = Field.of("source", AgeingModel::source, Codecs.TEXT);
    private static final Field<AgeingModel, Double> CELL_CAPACITY = Field.optional(
            "nominal_capacity", m -> finite(m.nominalCapacity()), Codecs.number(Unit.AMPERE_HOUR, Bound.POSITIVE));
    private static final Field<AgeingModel, List<Member>> MEMBERS =
            Field.of("laws", AgeingModel::members, MEMBER.list());
    private static final Field<AgeingModel, Scatter> SCATTERS = Field.of("scatter", AgeingModel::scatter, SCATTER);
    private static final Field<AgeingModel, List<String>> WARNINGS =
            Field.of("warnings", AgeingModel::warnings, Codecs.TEXT.list());

    static final Codec<AgeingModel> MODEL = ObjectCodec.of(
            v -> new AgeingModel(
                    v.get(ID),
                    v.get(SOURCE),
                    v.get(MEMBERS),
                    v.get(SCATTERS),
                    orNaN(v.find(CELL_CAPACITY)),
                    v.get(WARNINGS)),
            FORMAT,
            SCHEMA_VERSION,
            ID,
            SOURCE,
            CELL_CAPACITY,
            MEMBERS,
            SCATTERS,
            WARNINGS);

    private LawSchema() {}

    private static AgeingLaw law(Values v) {
        AgeingLaw law = AgeingLaw.of(v.get(LAW_ID), v.get(CITATION), v.get(MECHANISMS))
                .withConditions(v.get(FITTED))
                .withLimits(v.get(LIMITS).toArray(CapacityLimit[]::new));
        for (Target target : v.get(LARGEST)) {
            law = law.withLargestOf(target);
        }
        Double nominal = v.find(NOMINAL);
        law = nominal == null ? law : law.withNominalCapacity(nominal);
        List<Double> potential = v.find(POTENTIAL);
        law = potential == null ? law : law.withPotential(table(v, "potential_by_soc_V", potential));
        List<Double> voltage = v.find(VOLTAGE);
        return voltage == null ? law : law.withVoltage(table(v, "voltage_by_soc_V", voltage));
    }

    private static List<Double> sampled(DoubleUnaryOperator curve) {
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < POINTS; i++) {
            values.add(curve.applyAsDouble(i / (POINTS - 1.0)));
        }
        return values;
    }

    /** A table over state of charge from 0 to 1, its ends held beyond. */
    private static DoubleUnaryOperator table(Values v, String key, List<Double> list) {
        if (list.size() < 2) {
            throw v.node().member(key).bad(list.size() + " values", "at least two, from state of charge 0 to 1");
        }
        double[] values = unboxed(list);
        return soc -> {
            if (Double.isNaN(soc)) {
                return Double.NaN;
            }
            double at = Math.max(0, Math.min(1, soc)) * (values.length - 1);
            int i = Math.min(values.length - 2, (int) at);
            return values[i] + (at - i) * (values[i + 1] - values[i]);
        };
    }

    private static Field<FittedConditions, List<Double>> range(
            String name, Function<FittedConditions, Interval> getter, double zero) {
        return Field.optional(
                name,
                c -> {
                    Interval interval = getter.apply(c);
                    return interval.equals(FittedConditions.ANY)
                            ? null
                            : List.of(interval.lowest() - zero, interval.highest() - zero);
                },
                NUMBERS);
    }

    private static Interval interval(Values v, Field<FittedConditions, List<Double>> field, double zero) {
        List<Double> ends = v.find(field);
        if (ends == null) {
            return FittedConditions.ANY;
        }
        if (ends.size() != 2) {
            throw v.node().member(field.name()).bad(ends.size() + " values", "a lowest and a highest value");
        }
        return new Interval(ends.get(0) + zero, ends.get(1) + zero);
    }

    private static String name(Shape shape) {
        return SHAPES.entrySet().stream()
                .filter(each -> each.getValue().getClass() == shape.getClass())
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    private static Shape shape(Values v) {
        String name = v.get(SHAPE);
        Shape form = SHAPES.get(name);
        if (form == null) {
            throw v.node()
                    .member("shape")
                    .bad(
                            "'" + name + "'",
                            "one of "
                                    + String.join(
                                            ", ",
                                            SHAPES.keySet().stream().sorted().toList()));
        }
        List<Double> values = v.get(SHAPE_VALUES);
        if (values.size() != form.parameters().size()) {
            throw v.node()
                    .member("shape_parameters")
                    .bad(values.size() + " values", form.parameters().size() + " values");
        }
        return form.with(unboxed(values), 0);
    }

    private static String name(Distribution distribution) {
        return switch (kind(distribution)) {
            case 0 -> "fixed";
            case 1 -> "uniform";
            case 2 -> "truncated_normal";
            default -> "lognormal";
        };
    }

    private static int kind(Distribution d) {
        return d instanceof Fixed ? 0 : d instanceof Uniform ? 1 : d instanceof TruncatedNormal ? 2 : 3;
    }

    private static List<Double> numbers(Distribution distribution) {
        if (distribution instanceof Fixed d) {
            return List.of(d.value());
        }
        if (distribution instanceof Uniform d) {
            return List.of(d.lowest(), d.highest());
        }
        if (distribution instanceof TruncatedNormal d) {
            return List.of(d.mean(), d.deviation(), d.lowest(), d.highest());
        }
        LogNormal d = (LogNormal) distribution;
        return List.of(d.middle(), d.sigma());
    }

    private static Distribution distribution(Values v) {
        String name = v.get(DISTRIBUTION);
        List<Double> n = v.get(NUMBERS_OF);
        int expected = switch (name) {
            case "fixed" -> 1;
            case "uniform", "lognormal" -> 2;
            case "truncated_normal" -> 4;
            default ->
                throw v.node()
                        .member("distribution")
                        .bad("'" + name + "'", "one of fixed, uniform, truncated_normal, lognormal");
        };
        if (n.size() != expected) {
            throw v.node().member("numbers").bad(n.size() + " numbers", expected + " of a " + name);
        }
        return switch (name) {
            case "fixed" -> new Fixed(n.get(0));
            case "uniform" -> new Uniform(n.get(0), n.get(1));
            case "truncated_normal" -> new TruncatedNormal(n.get(0), n.get(1), n.get(2), n.get(3));
            case "lognormal" -> new LogNormal(n.get(0), n.get(1));
            default -> throw new BadArgumentException("distribution " + name + "; expected one that was checked");
        };
    }

    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }

    private static double orNaN(@Nullable Double value) {
        return value == null ? Double.NaN : value;
    }

    private static List<Double> boxed(double[] values) {
        return java.util.Arrays.stream(values).boxed().toList();
    }

    private static double[] unboxed(List<Double> values) {
        return values.stream().mapToDouble(value -> value).toArray();
    }
}

package org.natrolite.models.ageing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.models.ageing.ParameterDescriptor.Transform;

/** Analytic derivatives against differences. */
class AgeingGradientTest {
    private static final double STEP = 1e-5;

    private static List<AgeingLaw> laws() {
        List<AgeingLaw> laws = new ArrayList<>(
                PublishedLaws.all().stream().map(PublishedLaw::law).toList());
        laws.add(AgeingStateTest.composed());
        return laws;
    }

    private static Stress stress(Random random) {
        return Stress.cycle(
                        273.15 + 50 * random.nextDouble(),
                        0.05 + 0.9 * random.nextDouble(),
                        0.1 + 0.9 * random.nextDouble(),
                        1.2 * random.nextDouble())
                .withVoltage(3.2 + random.nextDouble());
    }

    private static AgeingState live(AgeingState state, long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 4; i++) {
            Stress stress = stress(random);
            state.rest(2e7 * random.nextDouble(), stress);
            state.spend(2e7 * random.nextDouble(), stress);
            state.cycle(200 * random.nextDouble(), stress);
        }
        return state;
    }

    /** Derivative of a result by each parameter that may be moved, by central differences. */
    private static void check(AgeingLaw law, long seed, ToDoubleFunction<AgeingState> result, double[] gradient) {
        double[] values = law.parameters().stream()
                .mapToDouble(AgeingLaw.Parameter::value)
                .toArray();
        assertEquals(values.length, gradient.length);
        for (int i = 0; i < values.length; i++) {
            AgeingLaw.Parameter parameter = law.parameters().get(i);
            if (parameter.descriptor().transform() == Transform.STRUCTURE) {
                continue;
            }
            // relative where a value has a size, absolute where it may be zero
            double h = STEP * (values[i] == 0 ? 1 : Math.abs(values[i]));
            double low = result.applyAsDouble(live(moved(law, values, i, -h).fresh(), seed));
            double high = result.applyAsDouble(live(moved(law, values, i, h).fresh(), seed));
            double difference = (high - low) / (2 * h);
            double size =
                    Math.abs(difference) + 1e-6 * Math.abs(result.applyAsDouble(live(law.fresh(), seed))) / h * STEP;
            assertEquals(difference, gradient[i], 1e-4 * size + 1e-12, law.id() + " " + parameter + " number " + i);
        }
    }

    private static AgeingLaw moved(AgeingLaw law, double[] values, int i, double by) {
        double[] next = values.clone();
        ParameterDescriptor descriptor = law.parameters().get(i).descriptor();
        next[i] = Math.max(descriptor.lowest(), Math.min(descriptor.highest(), next[i] + by));
        return law.with(next);
    }

    @Property(tries = 20)
    void ofLossesAndCapacity(@ForAll Random random) {
        long seed = random.nextLong();
        for (AgeingLaw law : laws()) {
            AgeingState state = live(law.freshWithGradient(), seed);
            assertArrayEquals(live(law.fresh(), seed).damage(), state.damage(), law.id());
            double[] gradient = new double[law.parameters().size()];
            for (Target target : Target.values()) {
                if (law.works(target)) {
                    state.lossGradient(target, gradient);
                    check(law, seed, s -> s.loss(target), gradient);
                }
            }
            if (!law.limits().isEmpty()) {
                state.capacityGradient(298.15, gradient);
                check(law, seed, s -> s.capacity(298.15), gradient);
            }
        }
    }

    @Property(tries = 50)
    void ofTheLogarithmOfTheDamageRate(@ForAll Random random) {
        Stress given = stress(random);
        for (AgeingLaw law : laws()) {
            Stress stress = law.resolve(given);
            for (Mechanism mechanism : law.mechanisms()) {
                for (int t = 0; t < mechanism.terms().size(); t++) {
                    int term = t;
                    double[] out = new double[mechanism.size()];
                    if (!mechanism.shape().sums()) {
                        assertThrows(
                                BadArgumentException.class, () -> mechanism.logDamageRateGradient(term, stress, out));
                        continue;
                    }
                    if (!(mechanism.damageRate(t, 0, stress) > 0)) {
                        continue;
                    }
                    mechanism.logDamageRateGradient(t, stress, out);
                    double[] values = mechanism.values();
                    for (int i = 0; i < values.length; i++) {
                        if (mechanism.parameters().get(i).transform() == Transform.STRUCTURE || values[i] == 0) {
                            continue;
                        }
                        double h = 1e-6 * Math.abs(values[i]);
                        double[] low = values.clone();
                        double[] high = values.clone();
                        low[i] -= h;
                        high[i] += h;
                        ParameterDescriptor d = mechanism.parameters().get(i);
                        if (low[i] < d.lowest() || high[i] > d.highest()) {
                            continue;
                        }
                        double difference = (Math.log(mechanism.with(high, 0).damageRate(t, 0, stress))
                                        - Math.log(mechanism.with(low, 0).damageRate(t, 0, stress)))
                                / (2 * h);
                        assertEquals(
                                difference,
                                out[i],
                                2e-4 * Math.abs(difference) + 1e-8 / Math.abs(values[i]),
                                law.id() + " " + mechanism.id() + " " + d);
                    }
                }
            }
        }
    }

    /** Every factor, at middling parameters, whether a law has it or not. */
    @Property(tries = 100)
    void ofEveryFactor(@ForAll Random random) {
        Stress stress = stress(random).withPotential(0.05 + 0.3 * random.nextDouble());
        for (StressFactor factor : StressFactor.values()) {
            double[] p = factor.parameters().stream()
                    .mapToDouble(d -> switch (d.name()) {
                        case "activation_energy_J_per_mol", "cold_energy_J_per_mol", "hot_energy_J_per_mol" -> 40e3;
                        case "reference_temperature_K" -> 298.15;
                        case "onset_temperature_K" -> 270;
                        case "order" -> 3;
                        case "center" -> 0.4;
                        case "center_V" -> 3.6;
                        case "a" -> factor == StressFactor.DEPTH_RECIPROCAL ? 1.4e5 : 0.3;
                        case "b" -> factor == StressFactor.DEPTH_RECIPROCAL ? -0.5 : 0.4;
                        default -> 0.7;
                    })
                    .toArray();
            double value = factor.value(p, 0, stress);
            if (!(value > 1e-3) && factor != StressFactor.DEPTH_RECIPROCAL) {
                continue;
            }
            double[] out = new double[p.length];
            factor.logGradient(p, 0, stress, out);
            for (int i = 0; i < p.length; i++) {
                if (factor.parameters().get(i).name().equals("order")
                        || factor.parameters().get(i).name().equals("onset")) {
                    assertEquals(0, out[i]);
                    continue;
                }
                double h = 1e-6 * Math.abs(p[i]);
                double[] low = p.clone();
                double[] high = p.clone();
                low[i] -= h;
                high[i] += h;
                double difference =
                        (Math.log(factor.value(high, 0, stress)) - Math.log(factor.value(low, 0, stress))) / (2 * h);
                assertEquals(difference, out[i], 1e-4 * Math.abs(difference) + 1e-8, factor + " " + i);
            }
        }
    }

    @Test
    void parametersAreMovedByTheirDescriptors() {
        AgeingLaw law = PublishedLaws.naumannLfp();
        List<AgeingLaw.Parameter> parameters = law.parameters();
        double[] values =
                parameters.stream().mapToDouble(AgeingLaw.Parameter::value).toArray();
        assertEquals(law.mechanisms().get(0).values()[0], values[0]);
        assertTrue(parameters.stream().anyMatch(p -> p.descriptor().transform() == Transform.LOGARITHM));
        AgeingState same = live(law.with(values).fresh(), 3);
        assertArrayEquals(live(law.fresh(), 3).damage(), same.damage());
        assertThrows(BadArgumentException.class, () -> law.with(1, 2));
        values[0] = 17;
        assertThrows(BadArgumentException.class, () -> law.with(values));
        assertThrows(
                BadArgumentException.class,
                () -> AgeingLaw.of(
                        "x",
                        "y",
                        List.of(law.mechanisms().get(0), law.mechanisms().get(0))));
        assertThrows(
                BadArgumentException.class,
                () -> Mechanism.of("x", Target.CAPACITY_LOSS, new Shape.Depletion(), List.of()));
    }

    @Property
    void shapesHaveTheirInverse(@ForAll Random random) {
        List<Shape> shapes = List.of(
                new Shape.Power(0.1 + 2 * random.nextDouble()),
                new Shape.Threshold(random.nextDouble(), 0.5 + random.nextDouble()),
                new Shape.BreakIn(random.nextDouble(), 1 + 200 * random.nextDouble()),
                new Shape.Depletion(),
                new Shape.Saturating(),
                new Shape.Sigmoid(0.5 + random.nextDouble()));
        double y = 0.001 + 0.9 * random.nextDouble();
        for (Shape shape : shapes) {
            assertEquals(y, shape.loss(shape.damage(y)), 1e-9, shape.toString());
            assertEquals(0, shape.loss(shape.damage(0)), 1e-300);
            // at one stress the form is what its table says
            double k = 0.5;
            double x = random.nextDouble();
            double expected = atOneStress(shape, k, x);
            assertEquals(expected, shape.loss(shape.advance(0, k, x)), 1e-12, shape.toString());
        }
    }

    private static double atOneStress(Shape shape, double k, double x) {
        if (shape instanceof Shape.Power p) {
            return k * Math.pow(x, p.exponent());
        }
        if (shape instanceof Shape.Threshold t) {
            return Math.pow(Math.max(0, Math.pow(k, 1 / t.exponent()) * x - t.onset()), t.exponent());
        }
        if (shape instanceof Shape.BreakIn b) {
            return 1 - b.share() * Math.exp(-b.speed() * k * x) - (1 - b.share()) * Math.exp(-k * x);
        }
        if (shape instanceof Shape.Depletion) {
            return 1 - Math.sqrt(1 - k * x);
        }
        if (shape instanceof Shape.Sigmoid s) {
            return k * Math.tanh(Math.pow(x, s.exponent()) / 2);
        }
        return k * (1 - Math.exp(-x));
    }
}

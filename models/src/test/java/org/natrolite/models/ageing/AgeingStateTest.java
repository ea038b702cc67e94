package org.natrolite.models.ageing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.natrolite.core.error.BadArgumentException;

class AgeingStateTest {
    private static final double DAY = 86400;

    /** Stress of a piece of history, and how much of it. */
    private record Piece(double seconds, double cycles, Stress rest, Stress cycle) {
        static Piece random(Random random) {
            double temperature = 243.15 + 100 * random.nextDouble();
            double soc = edged(random);
            double volts = 3 + 1.2 * random.nextDouble();
            double depth = random.nextInt(5) == 0 ? 1 : 0.01 + 0.99 * random.nextDouble();
            return new Piece(
                    1e6 * random.nextDouble(),
                    30 * random.nextDouble(),
                    Stress.rest(temperature, soc).withVoltage(volts),
                    Stress.cycle(temperature, soc, depth, 2 * random.nextDouble())
                            .withVoltage(volts));
        }

        private static double edged(Random random) {
            return switch (random.nextInt(6)) {
                case 0 -> 0;
                case 1 -> 1;
                default -> random.nextDouble();
            };
        }

        void live(AgeingState state, double share) {
            state.rest(seconds * share, rest);
            state.spend(seconds * share, cycle);
            state.cycle(cycles * share, cycle);
        }
    }

    /** All published laws, and one of the forms that none of them has. */
    private static List<AgeingLaw> laws() {
        List<AgeingLaw> laws = new ArrayList<>(
                PublishedLaws.all().stream().map(PublishedLaw::law).toList());
        laws.add(composed());
        return laws;
    }

    static AgeingLaw composed() {
        return AgeingLaw.of(
                "composed",
                "made up",
                List.of(
                        Mechanism.of(
                                "late",
                                Target.POSITIVE_MATERIAL_LOSS,
                                new Shape.Threshold(0.02, 1.5),
                                List.of(
                                        Term.of(
                                                Driver.EQUIVALENT_FULL_CYCLES,
                                                0.1,
                                                1000,
                                                List.of(StressFactor.COLD, StressFactor.RATE_EXPONENTIAL),
                                                60e3,
                                                268.15,
                                                0.7),
                                        Term.of(Driver.TIME, 0.05, 1e8, List.of(StressFactor.SOC_EXPONENTIAL), 1.5))),
                        Mechanism.of(
                                "sigmoid",
                                Target.INVENTORY_LOSS,
                                new Shape.Sigmoid(1.3),
                                List.of(Term.of(Driver.TIME, 0.2, 2e8, List.of(StressFactor.ARRHENIUS), 40e3, 298.15))),
                        Mechanism.of(
                                "break-in",
                                Target.INVENTORY_LOSS,
                                new Shape.Saturating(),
                                List.of(Term.of(
                                        Driver.EQUIVALENT_FULL_CYCLES,
                                        0.03,
                                        50,
                                        List.of(StressFactor.DEPTH_THRESHOLD, StressFactor.DEPTH_POWER),
                                        0.05,
                                        0.6))),
                        Mechanism.of(
                                "ohmic",
                                Driver.TIME,
                                Target.OHMIC_RESISTANCE_GROWTH,
                                0.1,
                                1e8,
                                1,
                                List.of(StressFactor.SOC_POLYNOMIAL),
                                1,
                                0.5,
                                0.5,
                                2)));
    }

    @Property(tries = 300)
    void cuttingTimeAtOneStressChangesNothing(@ForAll Random random) {
        for (AgeingLaw law : laws()) {
            AgeingState whole = law.fresh();
            AgeingState cut = law.fresh();
            for (int piece = 0; piece < 6; piece++) {
                Piece p = Piece.random(random);
                p.live(whole, 1);
                int parts = 1 + random.nextInt(100);
                double done = 0;
                for (int i = 1; i <= parts; i++) {
                    double share = i == parts ? 1 - done : (1 - done) * random.nextDouble();
                    p.live(cut, share);
                    done += share;
                }
            }
            same(law, whole.damage(), cut.damage(), 1e-9);
        }
    }

    private static void same(AgeingLaw law, double[] expected, double[] actual, double relative) {
        for (int i = 0; i < expected.length; i++) {
            assertEquals(
                    expected[i],
                    actual[i],
                    relative * expected[i],
                    law.id() + " " + law.mechanisms().get(i).id());
        }
    }

    @Test
    void secondsMinutesHoursAndDaysComeToTheSame() {
        for (AgeingLaw law : laws()) {
            double[] expected = null;
            for (double step : new double[] {5 * DAY, DAY, 3600, 300, 1}) {
                AgeingState state = law.fresh();
                int steps = (int) Math.round(5 * DAY / step);
                for (int half = 0; half < 2; half++) {
                    Stress stress = Stress.cycle(298.15 + 20 * half, 0.7 - 0.3 * half, 0.8, 0.4)
                            .withVoltage(3.7);
                    for (int i = 0; i < steps; i++) {
                        state.rest(step, stress);
                        state.spend(step, stress);
                        state.cycle(5.0 / steps, stress);
                    }
                }
                expected = expected == null ? state.damage() : expected;
                same(law, expected, state.damage(), 1e-9);
            }
        }
    }

    @Property(tries = 300)
    void orderMattersOnlyToFormsThatDoNotSumAndDamageNeverFalls(@ForAll Random random) {
        List<Piece> upwards = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            upwards.add(Piece.random(random));
        }
        List<Piece> downwards = new ArrayList<>(upwards);
        Collections.reverse(downwards);
        for (AgeingLaw law : laws()) {
            double[] up = live(law, upwards);
            double[] down = live(law, downwards);
            for (int i = 0; i < up.length; i++) {
                if (law.mechanisms().get(i).shape().sums()) {
                    assertEquals(up[i], down[i], 1e-9 * up[i], law.id());
                }
            }
        }
    }

    private static double[] live(AgeingLaw law, List<Piece> pieces) {
        AgeingState state = law.fresh();
        double[] before = state.damage();
        double capacity = 1;
        for (Piece p : pieces) {
            p.live(state, 1);
            double[] after = state.damage();
            for (int m = 0; m < after.length; m++) {
                assertTrue(after[m] >= before[m], () -> law.id() + " " + p);
            }
            before = after;
            assertTrue(state.capacity(298.15) <= capacity, law.id());
            capacity = state.capacity(298.15);
            for (Target target : Target.values()) {
                assertTrue(state.loss(target) >= 0, law.id());
            }
        }
        return before;
    }

    @Test
    void aSaturatingLossHoldsWhereItsEndShrinksAndSoRemembersTheOrder() {
        AgeingLaw law = AgeingLaw.of(
                "saturating",
                "made up",
                List.of(Mechanism.of(
                        "m",
                        Target.CAPACITY_LOSS,
                        new Shape.Saturating(),
                        List.of(Term.of(Driver.TIME, 0.1, DAY, List.of(StressFactor.ARRHENIUS), 50e3, 298.15)))));
        AgeingState falling = law.fresh();
        falling.rest(10 * DAY, 298.15, 0.5);
        double held = falling.loss(Target.CAPACITY_LOSS);
        assertEquals(-0.1 * Math.expm1(-10), held, 1e-15);
        falling.rest(10 * DAY, 278.15, 0.5);
        assertEquals(held, falling.loss(Target.CAPACITY_LOSS));
        AgeingState rising = law.fresh();
        rising.rest(10 * DAY, 278.15, 0.5);
        rising.rest(10 * DAY, 298.15, 0.5);
        double difference = rising.loss(Target.CAPACITY_LOSS) - held;
        assertTrue(difference > 1e-7 && difference < 1e-5, () -> "" + difference);
    }

    @Test
    void extremesNeverGiveNaN() {
        double[] temperatures = {243.15, 343.15};
        for (AgeingLaw law : laws()) {
            AgeingState state = law.fresh();
            for (double temperature : temperatures) {
                for (double soc : new double[] {0, 1}) {
                    for (double depth : new double[] {0, 1e-4, 1}) {
                        Stress stress = Stress.cycle(temperature, soc, depth, depth == 0 ? 0 : 3)
                                .withVoltage(3.0);
                        state.rest(1e7, stress);
                        state.spend(1e7, stress);
                        state.cycle(depth == 0 ? 0 : 100, stress);
                        for (double y : state.damage()) {
                            assertTrue(y >= 0 && y < Double.POSITIVE_INFINITY, law.id());
                        }
                        double capacity = state.capacity(temperature);
                        assertTrue(capacity >= 0 && capacity <= 1, law.id());
                    }
                }
            }
        }
        AgeingState idle = AgeingLaw.of(
                        "idle",
                        "made up",
                        List.of(Mechanism.of("m", Driver.TIME, Target.CAPACITY_LOSS, 0, 1, 0.5, List.of())))
                .fresh();
        idle.rest(1e9, 298.15, 0.5);
        assertEquals(1, idle.capacity(298.15));
        assertFalse(idle.rateClamped());
    }

    @Test
    void twoFactorsBelowZeroMakeNoPositiveRate() {
        Term term = Term.of(
                Driver.EQUIVALENT_FULL_CYCLES,
                1,
                1,
                List.of(StressFactor.RATE_LINEAR, StressFactor.DEPTH_POLYNOMIAL),
                -1,
                0.5,
                1,
                -2,
                0.5,
                1);
        assertTrue(term.rate(Stress.cycle(298.15, 0.5, 0.8, 1)) < 0);
    }

    @Test
    void onlyTheLargestLossCountsWhereStated() {
        Mechanism slow = Mechanism.of("slow", Driver.TIME, Target.CAPACITY_LOSS, 0.01, DAY, 1, List.of());
        Mechanism fast = Mechanism.of("fast", Driver.TIME, Target.CAPACITY_LOSS, 0.03, DAY, 0.5, List.of());
        AgeingLaw sum = AgeingLaw.of("x", "made up", List.of(slow, fast));
        for (double days : new double[] {4, 16}) {
            AgeingState both = sum.fresh();
            AgeingState one = sum.withLargestOf(Target.CAPACITY_LOSS).fresh();
            both.rest(days * DAY, 298.15, 0.5);
            one.rest(days * DAY, 298.15, 0.5);
            assertEquals(0.01 * days + 0.03 * Math.sqrt(days), 1 - both.capacity(298.15), 1e-12);
            assertEquals(Math.max(0.01 * days, 0.03 * Math.sqrt(days)), 1 - one.capacity(298.15), 1e-12);
        }
    }

    @Test
    void theKneeComesWhereOneLimitPassesTheOther() {
        AgeingLaw law = AgeingLaw.of(
                        "knee",
                        "made up",
                        List.of(
                                Mechanism.of("lli", Driver.TIME, Target.INVENTORY_LOSS, 0.01, DAY, 1, List.of()),
                                Mechanism.of(
                                        "lam", Driver.TIME, Target.NEGATIVE_MATERIAL_LOSS, 0.02, DAY, 1, List.of())))
                .withLimits(
                        new CapacityLimit(Target.INVENTORY_LOSS, 1, 1000, 0),
                        new CapacityLimit(Target.NEGATIVE_MATERIAL_LOSS, 1.2, 1000, 0));
        AgeingState state = law.fresh();
        state.rest(10 * DAY, 298.15, 0.5);
        assertEquals(0.9, state.capacity(298.15), 1e-12);
        state.rest(20 * DAY, 298.15, 0.5);
        assertEquals(1.2 * 0.4, state.capacity(298.15), 1e-12);
        assertEquals(1.2 * 0.4, state.capacity(273.15), 1e-12, "the temperature factor is that of the fresh cell too");
    }

    @Test
    void repeatingIsTheSameAgain() {
        AgeingLaw law = PublishedLaws.naumannLfp();
        AgeingState jumped = law.fresh();
        AgeingState walked = law.fresh();
        double[] before = jumped.damage();
        jumped.rest(DAY, 300, 0.6);
        jumped.cycle(1.3, 303, 0.5, 0.7, 0.4);
        jumped.repeat(before, jumped.damage(), 99);
        for (int day = 0; day < 100; day++) {
            walked.rest(DAY, 300, 0.6);
            walked.cycle(1.3, 303, 0.5, 0.7, 0.4);
        }
        assertArrayEquals(walked.damage(), jumped.damage(), 1e-12);
        AgeingState smith = PublishedLawsTest.law("smith-2017").law().fresh();
        assertThrows(BadArgumentException.class, () -> smith.repeat(before, before, 1));
    }

    @Test
    void copiesGoTheirOwnWay() {
        AgeingState one = composed().freshWithGradient();
        one.rest(1e7, 310, 0.5);
        AgeingState two = one.copy();
        assertArrayEquals(one.damage(), two.damage());
        one.rest(1e7, 310, 0.5);
        two.rest(1e7, 310, 0.5);
        assertArrayEquals(one.damage(), two.damage());
        double[] a = new double[one.law().parameters().size()];
        double[] b = new double[a.length];
        one.capacityGradient(298.15, a);
        two.capacityGradient(298.15, b);
        assertArrayEquals(a, b);
    }

    @Test
    void goesOnFromItsNumbersToTheLastBit() {
        Random random = new Random(2);
        for (AgeingLaw law : laws()) {
            AgeingState one = law.fresh();
            AgeingState two = law.fresh();
            for (int i = 0; i < 50; i++) {
                Piece p = Piece.random(random);
                two.restore(one.toArray());
                p.live(one, 1);
                p.live(two, 1);
                assertArrayEquals(one.toArray(), two.toArray());
                assertEquals(one.rateClamped(), two.rateClamped());
                assertEquals(one.outsideFittedRange(), two.outsideFittedRange());
            }
            double[] bad = one.toArray();
            bad[0] = Double.NaN;
            assertThrows(BadArgumentException.class, () -> two.restore(bad));
            assertThrows(BadArgumentException.class, () -> two.restore(new double[1]));
            assertThrows(
                    BadArgumentException.class, () -> law.freshWithGradient().restore(one.toArray()));
        }
    }

    @Test
    void refusesWhatIsNoStress() {
        AgeingState state = PublishedLaws.naumannLfp().fresh();
        assertThrows(BadArgumentException.class, () -> state.rest(-1, 298, 0.5));
        assertThrows(BadArgumentException.class, () -> state.rest(Double.NaN, 298, 0.5));
        assertThrows(BadArgumentException.class, () -> state.rest(1, Double.NaN, 0.5));
        assertThrows(BadArgumentException.class, () -> state.rest(1, 298, Double.NaN));
        assertThrows(BadArgumentException.class, () -> state.cycle(1, 298, 0.5, Double.NaN, 1));
        assertThrows(BadArgumentException.class, () -> state.cycle(1, 298, 0.5, -0.1, 1));
        assertThrows(BadArgumentException.class, () -> state.cycle(Double.POSITIVE_INFINITY, 298, 0.5, 0.5, 1));
        AgeingState counting = PublishedLawsTest.law("xu-2016").law().fresh();
        assertThrows(BadArgumentException.class, () -> counting.cycle(1, 298, 0.5, 0, 1));
        AgeingState volts = PublishedLawsTest.law("schmalstieg-2014").law().fresh();
        BadArgumentException e = assertThrows(BadArgumentException.class, () -> volts.rest(1, 298, 0.5));
        assertTrue(String.valueOf(e.getMessage()).contains("VOLTAGE_LINEAR"), e.getMessage());
        assertThrows(BadArgumentException.class, () -> volts.lossGradient(Target.CAPACITY_LOSS, new double[99]));
    }
}

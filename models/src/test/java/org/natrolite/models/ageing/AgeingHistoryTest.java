package org.natrolite.models.ageing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.natrolite.core.rainflow.Rainflow;

/** Histories through rainflow into damage. */
class AgeingHistoryTest {
    private static final double DAY = 86400;

    /** A stretch of straight state of charge at one temperature, after the one before it. */
    private record Stretch(double soc, double seconds, double temperature) {}

    private static List<AgeingLaw> laws() {
        return PublishedLaws.all().stream().map(PublishedLaw::law).toList();
    }

    private static AgeingHistory history(AgeingLaw law, Rainflow rainflow) {
        return AgeingHistory.of(law.fresh(), rainflow);
    }

    private static void start(AgeingHistory history, double soc) {
        history.add(soc, 0, 298.15, 0, 3.7);
    }

    private static void live(AgeingHistory history, double from, Stretch s, int pieces) {
        double rate = Math.abs(s.soc() - from) * 3600 / s.seconds();
        for (int i = 1; i <= pieces; i++) {
            double soc = i == pieces ? s.soc() : from + (s.soc() - from) * i / pieces;
            history.add(soc, s.seconds() / pieces, s.temperature(), rate, 3.5 + 0.4 * s.temperature() / 300);
        }
    }

    private static double[] damage(AgeingLaw law, double start, List<Stretch> stretches, int pieces) {
        AgeingHistory history = history(law, Rainflow.exact());
        start(history, start);
        double soc = start;
        for (Stretch s : stretches) {
            live(history, soc, s, pieces);
            soc = s.soc();
        }
        return history.reported().damage();
    }

    /** Whether a mechanism sees the state of charge of the moment, which is constant over no piece of a ramp. */
    private static boolean seesTheMoment(Mechanism mechanism) {
        return mechanism.terms().stream().anyMatch(term -> term.driver() == Driver.TIME);
    }

    @Property(tries = 60)
    void samplesOfAnyLengthComeToTheSame(@ForAll Random random) {
        List<Stretch> stretches = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            double soc = random.nextInt(8) / 8.0;
            stretches.add(new Stretch(soc, 600 + 40_000 * random.nextDouble(), 253.15 + 70 * random.nextDouble()));
        }
        for (AgeingLaw law : laws()) {
            double[] whole = damage(law, 0.5, stretches, 1);
            double[] cut = damage(law, 0.5, stretches, 97);
            for (int m = 0; m < whole.length; m++) {
                if (!seesTheMoment(law.mechanisms().get(m))) {
                    assertEquals(whole[m], cut[m], 1e-9 * whole[m], law.id());
                }
            }
        }
    }

    private static List<Stretch> day(Random random) {
        double low = (1 + random.nextInt(6)) / 8.0;
        double temperature = 263.15 + 50 * random.nextDouble();
        double inner = (1 + random.nextInt(2)) / 16.0;
        return List.of(
                new Stretch(low, 4 * 3600, temperature),
                new Stretch(low, 3600 * (1 + random.nextInt(4)), temperature),
                new Stretch(low + inner, 3600, temperature + 3),
                new Stretch(low, 3600, temperature + 2),
                new Stretch(1, 6 * 3600, temperature + 5),
                new Stretch(1, 7 * 3600, temperature));
    }

    private static List<Stretch> flat(List<List<Stretch>> days) {
        return days.stream().flatMap(List::stream).toList();
    }

    @Property(tries = 60)
    void daysMayComeInAnyOrder(@ForAll Random random) {
        // each begins and ends full, as of a cell that is charged overnight
        List<List<Stretch>> days = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            days.add(day(random));
        }
        List<List<Stretch>> other = new ArrayList<>(days);
        Collections.shuffle(other, random);
        for (AgeingLaw law : laws()) {
            double[] a = damage(law, 1, flat(days), 1);
            double[] b = damage(law, 1, flat(other), 1);
            for (int m = 0; m < a.length; m++) {
                if (law.mechanisms().get(m).shape().sums()) {
                    assertEquals(a[m], b[m], 1e-9 * a[m], law.id());
                }
            }
        }
    }

    @Test
    void whatSaturatesRemembersTheOrderOfDays() {
        List<Stretch> warm = List.of(new Stretch(0.25, 43200, 323.15), new Stretch(1, 43200, 323.15));
        List<Stretch> cold = List.of(new Stretch(0.25, 43200, 283.15), new Stretch(1, 43200, 283.15));
        AgeingLaw law = PublishedLawsTest.law("smith-2017").law();
        double[] falling = damage(law, 1, flat(List.of(warm, cold)), 1);
        double[] rising = damage(law, 1, flat(List.of(cold, warm)), 1);
        int breakIn = 2;
        assertEquals("break-in-lithium", law.mechanisms().get(breakIn).id());
        assertTrue(rising[breakIn] > 1.01 * falling[breakIn], rising[breakIn] + " after " + falling[breakIn]);
        for (int m : new int[] {0, 1, 3}) {
            assertEquals(falling[m], rising[m], 1e-12 * rising[m]);
        }
    }

    @Test
    void daysThatBeginHalfFullPairIntoOtherCyclesWhenPermuted() {
        // up and down from the middle: alternating they are one deep cycle, sorted they are two shallow ones
        List<Stretch> up = List.of(new Stretch(0.875, 43200, 298.15), new Stretch(0.5, 43200, 298.15));
        List<Stretch> down = List.of(new Stretch(0.125, 43200, 298.15), new Stretch(0.5, 43200, 298.15));
        AgeingLaw law = PublishedLaws.naumannLfp();
        int cycles = 2;
        double mixed = damage(law, 0.5, flat(List.of(up, down, up, down)), 1)[cycles];
        double sorted = damage(law, 0.5, flat(List.of(up, up, down, down)), 1)[cycles];
        assertTrue(mixed > 1.01 * sorted, mixed + " " + sorted);
    }

    @Test
    void aCycleAcrossMidnightOrCutByARestCountsTheSame() {
        // 0.2 to 0.8 in the evening, a rest across midnight, back in the morning
        List<Stretch> straight = List.of(new Stretch(0.8, 7200, 298.15), new Stretch(0.2, 7200, 298.15));
        List<Stretch> rested = List.of(
                new Stretch(0.5, 3600, 298.15),
                new Stretch(0.5, 36000, 298.15),
                new Stretch(0.8, 3600, 298.15),
                new Stretch(0.8, 36000, 298.15),
                new Stretch(0.4, 4800, 298.15),
                new Stretch(0.4, 100, 298.15),
                new Stretch(0.2, 2400, 298.15));
        for (AgeingLaw law : laws()) {
            double[] expected = damage(law, 0.2, flat(Collections.nCopies(20, straight)), 3);
            double[] actual = damage(law, 0.2, flat(Collections.nCopies(20, rested)), 1);
            for (int m = 0; m < expected.length; m++) {
                boolean ofCycles = law.mechanisms().get(m).terms().stream()
                        .noneMatch(t -> t.driver() == Driver.TIME || t.driver() == Driver.TIME_IN_CYCLES);
                if (ofCycles) {
                    assertEquals(expected[m], actual[m], 1e-12 * expected[m], law.id());
                }
            }
        }
    }

    @Test
    void aHistoryInTwoPartsIsThatInOne() {
        Random random = new Random(11);
        for (AgeingLaw law : laws()) {
            AgeingState state = law.fresh();
            Rainflow rainflow = Rainflow.standard();
            AgeingHistory whole = history(law, Rainflow.standard());
            AgeingHistory parts = AgeingHistory.of(state, rainflow);
            start(whole, 0.5);
            start(parts, 0.5);
            double soc = 0.5;
            for (int i = 0; i < 400; i++) {
                Stretch s = new Stretch(random.nextDouble(), 3600, 300);
                live(whole, soc, s, 1);
                live(parts, soc, s, 1);
                soc = s.soc();
                if (i == 200) {
                    parts = AgeingHistory.of(parts.state().copy(), rainflow.copy());
                    start(parts, soc);
                }
            }
            assertArrayEquals(whole.reported().damage(), parts.reported().damage(), law.id());
        }
    }

    @Test
    void tenThousandMicroCyclesCostWhatTheirThroughputCosts() {
        for (String id : List.of("naumann-lfp", "nrel-lfp-250ah", "schmalstieg-2014")) {
            AgeingLaw law = PublishedLawsTest.law(id).law();
            AgeingState limit = law.fresh();
            limit.cycle(1, Stress.cycle(298.15, 0.5, 1e-9, 0.5).withVoltage(3.7));
            for (Rainflow rainflow : List.of(Rainflow.exact(), Rainflow.standard())) {
                AgeingHistory history = history(law, rainflow);
                start(history, 0.5);
                for (int i = 1; i <= 20_000; i++) {
                    // in no time, so that what is left is the cycles'
                    history.add(0.5 + (i % 2) * 1e-4, 0, 298.15, 0.5, 3.7);
                }
                for (Target target : Target.values()) {
                    assertTrue(
                            history.reported().loss(target) <= 1.1 * limit.loss(target),
                            () -> id + " " + target + " " + history.reported().loss(target));
                }
                if (rainflow.equals(Rainflow.exact())) {
                    assertEquals(
                            limit.loss(Target.CAPACITY_LOSS),
                            history.reported().loss(Target.CAPACITY_LOSS),
                            0.01 * limit.loss(Target.CAPACITY_LOSS));
                }
            }
        }
    }

    /** A daily envelope from 20 to 80 %, with or without a ripple of one minute. */
    private static AgeingHistory envelope(AgeingLaw law, double ripple, Rainflow rainflow) {
        AgeingHistory history = history(law, rainflow);
        start(history, 0.2);
        double last = 0.2;
        for (int minute = 1; minute <= 20 * 1440; minute++) {
            int ofDay = minute % 1440;
            double z = 0.2 + 0.6 * (ofDay <= 720 ? ofDay : 1440 - ofDay) / 720.0;
            boolean top = ofDay == 0 || ofDay == 720;
            double soc = top ? z : Math.min(0.8, Math.max(0.2, z + (minute % 2 == 0 ? ripple : -ripple)));
            // one rate for both, so that depth and throughput are all that differs
            history.add(soc, 60, 298.15, 0.5, 3.7);
            last = soc;
        }
        assertTrue(last >= 0.2 && last <= 0.8);
        return history;
    }

    @Test
    void aRippleLeavesTheDeepCycleAsItIsAndAddsItsThroughput() {
        for (double ripple : new double[] {0, 0.001, 0.003, 0.01}) {
            List<Double> deep = new ArrayList<>();
            Rainflow rainflow = Rainflow.exact();
            envelope(PublishedLaws.naumannLfp(), ripple, rainflow);
            rainflow.residue(half -> deep.add(half.depth()));
            assertEquals(0.6, Collections.max(deep), 1e-12);
        }
        for (AgeingLaw law : laws()) {
            double before = -1;
            for (double ripple : new double[] {0, 0.001, 0.003, 0.01}) {
                double[] damage =
                        envelope(law, ripple, Rainflow.exact()).reported().damage();
                double[] ofCycles = new double[damage.length];
                for (int m = 0; m < damage.length; m++) {
                    ofCycles[m] = seesTheMoment(law.mechanisms().get(m))
                                    || law.mechanisms().get(m).terms().get(0).driver() == Driver.TIME_IN_CYCLES
                            ? 0
                            : damage[m];
                }
                double loss = law.id().equals("xu-2016")
                        ? damage[0]
                        : Arrays.stream(ofCycles).sum();
                assertTrue(loss > before, law.id() + " at " + ripple + ": " + loss + " after " + before);
                before = loss;
            }
        }
    }

    @Test
    void lowThenHighAndHighThenLowComeToTheSame() {
        // deep cycles first or shallow ones first, each set closed in itself
        List<Stretch> deep = List.of(new Stretch(0, 7200, 308.15), new Stretch(1, 7200, 308.15));
        List<Stretch> shallow = List.of(new Stretch(0.75, 1800, 288.15), new Stretch(1, 1800, 288.15));
        for (AgeingLaw law : laws()) {
            List<List<Stretch>> first = new ArrayList<>(Collections.nCopies(30, deep));
            first.addAll(Collections.nCopies(200, shallow));
            List<List<Stretch>> second = new ArrayList<>(first);
            Collections.reverse(second);
            double[] a = damage(law, 1, flat(first), 1);
            double[] b = damage(law, 1, flat(second), 1);
            for (int m = 0; m < a.length; m++) {
                if (law.mechanisms().get(m).shape().sums()) {
                    assertEquals(a[m], b[m], 1e-9 * a[m], law.id());
                }
            }
        }
    }

    @Test
    void storageWithoutMovementAgesTooWhereTimeIsTakenFromCycles() {
        AgeingLaw law = PublishedLawsTest.law("smith-2017").law();
        AgeingHistory history = history(law, Rainflow.standard());
        start(history, 0.65);
        for (int day = 0; day < 100; day++) {
            history.add(0.65, DAY, 318.15, 0, Double.NaN);
        }
        double expected = PublishedLawsTest.law("smith-2017")
                .predict(Usage.rest(318.15, 100 * DAY, 0.65))
                .capacityLoss();
        assertEquals(expected, 1 - history.reported().capacity(318.15), 1e-12);
        assertEquals(1, history.state().capacity(318.15), "nothing has closed yet");
    }

    @Test
    void capacityThatHasShrunkMovesLessChargeInAnEqualSwing() {
        AgeingLaw law = AgeingLaw.of(
                "linear",
                "made up",
                List.of(Mechanism.of(
                        "m", Driver.EQUIVALENT_FULL_CYCLES, Target.CAPACITY_LOSS, 0.001, 1, 1, List.of())));
        AgeingHistory history = history(law, Rainflow.exact());
        history.setCapacityRatio(0.8);
        start(history, 0);
        history.add(1, 3600, 298.15, 1, Double.NaN);
        history.add(0, 3600, 298.15, 1, Double.NaN);
        assertEquals(0.001 * 0.8, history.reported().loss(Target.CAPACITY_LOSS), 1e-15);
    }

    @Test
    void everNarrowerSwingsAreFollowedInBoundedMemoryAndTheCoarseningIsTold() {
        AgeingHistory bounded = history(PublishedLaws.naumannLfp(), Rainflow.standard());
        AgeingHistory exact = history(PublishedLaws.naumannLfp(), Rainflow.exact());
        for (int i = 0; i <= 2000; i++) {
            double soc = 0.5 + (i % 2 == 0 ? 0.5 : -0.5) * (1 - i / 2001.0);
            bounded.add(soc, 3600, 298.15, 0.5, 3.7);
            exact.add(soc, 3600, 298.15, 0.5, 3.7);
        }
        assertEquals(0, exact.coarsening());
        assertTrue(bounded.coarsening() > 0 && bounded.coarsening() < 1.0 / 253, () -> "" + bounded.coarsening());
        double expected = exact.reported().loss(Target.CAPACITY_LOSS);
        assertEquals(expected, bounded.reported().loss(Target.CAPACITY_LOSS), 1e-3 * expected);
    }
}

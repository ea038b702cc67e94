package org.natrolite.models.ageing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.natrolite.core.error.BadArgumentException;

class PublishedLawsTest {
    private static final double TEN_YEARS = 10 * 365 * 86400.0;

    @Test
    void naumannCalendarAgeingAsPublished() {
        AgeingState state = PublishedLaws.naumannLfp().fresh();
        state.rest(TEN_YEARS, 298.15, 0.5);
        assertEquals(0.134440, state.loss(Target.CAPACITY_LOSS), 1e-4 * 0.134440);
        assertEquals(0.16827, state.loss(Target.RESISTANCE_GROWTH), 1e-4 * 0.16827);
        assertFalse(state.rateClamped());
    }

    @Test
    void naumannCycleAgeingAsPublished() {
        AgeingState state = PublishedLaws.naumannLfp().fresh();
        state.cycle(6000, 298.15, 0.5, 0.8, 0.5);
        assertEquals(0.111986, state.loss(Target.CAPACITY_LOSS), 1e-4 * 0.111986);
    }

    @Test
    void naumannAwayFromTheReferenceByTheFormulaItself() {
        // written out from the publication, with its own gas constant
        double t = 1.5e7;
        double arrhenius = Math.exp(-17126.023893627058 / 8.314472673045751 * (1 / 318.15 - 1 / 298.15));
        double expected = 0.0012570527278588735
                * arrhenius
                * (2.8574914597288177 * Math.pow(0.9 - 0.5, 3) + 0.6022450126542257)
                * Math.sqrt(t)
                / 100;
        AgeingState state = PublishedLaws.naumannLfp().fresh();
        state.rest(t, 318.15, 0.9);
        assertEquals(expected, state.loss(Target.CAPACITY_LOSS), 1e-10 * expected);
        // a square, so that low and high states of charge are alike
        AgeingState low = PublishedLaws.naumannLfp().fresh();
        low.rest(t, 318.15, 0.1);
        assertEquals(state.loss(Target.RESISTANCE_GROWTH), low.loss(Target.RESISTANCE_GROWTH), 1e-12);
    }

    @Test
    void negativeRateIsHeldAtZeroAndFlagged() {
        AgeingState state = PublishedLaws.naumannLfp().fresh();
        state.cycle(100, 298.15, 0.5, 0.8, 1);
        double before = state.loss(Target.RESISTANCE_GROWTH);
        assertTrue(before > 0);
        assertFalse(state.rateClamped());
        state.cycle(1000, 298.15, 0.5, 0.8, 2);
        assertTrue(state.rateClamped());
        assertEquals(before, state.loss(Target.RESISTANCE_GROWTH));
    }

    @Property
    void cuttingTimeAtOneStressChangesNothing(@ForAll Random random) {
        AgeingLaw law = PublishedLaws.naumannLfp();
        AgeingState whole = law.fresh();
        AgeingState cut = law.fresh();
        for (int piece = 0; piece < 10; piece++) {
            double seconds = 1e7 * random.nextDouble();
            double cycles = 200 * random.nextDouble();
            double temperature = 263.15 + 60 * random.nextDouble();
            double soc = random.nextDouble();
            double depth = random.nextDouble();
            double rate = random.nextDouble();
            whole.rest(seconds, temperature, soc);
            whole.cycle(cycles, temperature, soc, depth, rate);
            int parts = 1 + random.nextInt(200);
            double done = 0;
            for (int i = 1; i <= parts; i++) {
                double share = i == parts ? 1 - done : (1 - done) * random.nextDouble();
                cut.rest(seconds * share, temperature, soc);
                cut.cycle(cycles * share, temperature, soc, depth, rate);
                done += share;
            }
        }
        for (Target target : Target.values()) {
            assertEquals(whole.loss(target), cut.loss(target), 1e-9 * whole.loss(target));
        }
    }

    @Property
    void orderOfStressesDoesNotMatterAndDamageNeverFalls(@ForAll Random random) {
        AgeingLaw law = PublishedLaws.naumannLfp();
        int n = 20;
        double[][] stress = new double[n][];
        for (int i = 0; i < n; i++) {
            stress[i] = new double[] {
                1e6 * random.nextDouble(),
                253.15 + 80 * random.nextDouble(),
                random.nextDouble(),
                random.nextDouble(),
                3 * random.nextDouble()
            };
        }
        AgeingState upwards = law.fresh();
        AgeingState downwards = law.fresh();
        double[] before = upwards.damage();
        for (int i = 0; i < n; i++) {
            take(upwards, stress[i]);
            take(downwards, stress[n - 1 - i]);
            double[] after = upwards.damage();
            for (int m = 0; m < after.length; m++) {
                assertTrue(after[m] >= before[m]);
            }
            before = after;
        }
        for (Target target : Target.values()) {
            assertEquals(upwards.loss(target), downwards.loss(target), 1e-12 * upwards.loss(target));
        }
    }

    private static void take(AgeingState state, double[] s) {
        state.rest(s[0], s[1], s[2]);
        state.cycle(s[0] / 1e4, s[1], s[2], s[3], s[4]);
    }

    @Test
    void repeatingIsTheSameAgain() {
        AgeingLaw law = PublishedLaws.naumannLfp();
        AgeingState jumped = law.fresh();
        AgeingState walked = law.fresh();
        double[] before = jumped.damage();
        jumped.rest(86400, 300, 0.6);
        jumped.cycle(1.3, 303, 0.5, 0.7, 0.4);
        jumped.repeat(before, jumped.damage(), 99);
        for (int day = 0; day < 100; day++) {
            walked.rest(86400, 300, 0.6);
            walked.cycle(1.3, 303, 0.5, 0.7, 0.4);
        }
        for (Target target : Target.values()) {
            assertEquals(walked.loss(target), jumped.loss(target), 1e-12);
        }
        assertEquals("naumann-lfp", jumped.law().id());
    }

    @Test
    void refusesWhatIsNoStress() {
        AgeingState state = PublishedLaws.naumannLfp().fresh();
        assertThrows(BadArgumentException.class, () -> state.rest(-1, 298, 0.5));
        assertThrows(BadArgumentException.class, () -> state.rest(Double.NaN, 298, 0.5));
        assertThrows(BadArgumentException.class, () -> state.rest(1, Double.NaN, 0.5));
        assertThrows(BadArgumentException.class, () -> state.cycle(1, 298, Double.NaN, Double.NaN, 1));
        assertThrows(BadArgumentException.class, () -> state.cycle(Double.POSITIVE_INFINITY, 298, 0.5, 0.5, 1));
    }
}

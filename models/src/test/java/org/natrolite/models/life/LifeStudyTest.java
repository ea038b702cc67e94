package org.natrolite.models.life;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.core.series.Channel;
import org.natrolite.models.ageing.AgeingPrior;
import org.natrolite.models.cell.CellParameters;
import org.natrolite.models.chemistry.Catalogue;

class LifeStudyTest {
    private static final DutyCycle REST = Sketch.rest(Sketch.DAY, Sketch.ROOM);

    private static LifeResult study(@Nullable AgeingPrior prior, LifeOptions options) {
        return LifeStudy.of(Sketch.resistor(3, 0.05, 1, prior), REST, options).run(done -> {});
    }

    /** With 10 m + 1 samples P10, P50 and P90 are order statistics, which Latin hypercube draws put at fixed places. */
    @ParameterizedTest
    @CsvSource({"11, 1", "11, 2", "21, 1", "31, -7", "101, 123456789"})
    void drawsVisitEachPartOfADistributionOnce(int samples, long seed) {
        double lowest = 0.01;
        double highest = 0.05;
        LifeResult result = study(Sketch.fadesBetween(lowest, highest), Sketch.options(1, samples, seed, 2));
        LifeResult.Check last = result.checks().get(result.checks().size() - 1);
        int tenth = (samples - 1) / 10;
        double small = lowest + (highest - lowest) * (tenth + 0.5) / samples;
        double large = lowest + (highest - lowest) * (samples - tenth - 0.5) / samples;
        assertEquals(1 - large, last.capacity().p10(), 1e-9);
        assertEquals(1 - 0.5 * (lowest + highest), last.capacity().p50(), 1e-9);
        assertEquals(1 - small, last.capacity().p90(), 1e-9);
        // the resistance ages by a draw of its own from the same distribution
        assertEquals(small, last.resistanceGrowth().p10(), 1e-9);
        assertEquals(large, last.resistanceGrowth().p90(), 1e-9);
    }

    @Test
    void drawsOfDifferentNamesAreIndependent() {
        LifeResult result = study(Sketch.twoFadesUpTo(0.1), Sketch.options(1, 401, 3, 2));
        LifeResult.Check last = result.checks().get(result.checks().size() - 1);
        // sum of two uniforms: 10 % of it lie below sqrt(0.2) of one width; drawn together it would be 0.2, against
        // each
        // other always 1
        double tenth = 0.1 * Math.sqrt(0.2);
        assertEquals(1 - tenth, last.capacity().p90(), 0.006);
        assertEquals(0.9, last.capacity().p50(), 0.006);
        assertEquals(1 - (0.2 - tenth), last.capacity().p10(), 0.006);
    }

    @Test
    void theSeedChangesTheDrawsAndTheThreadsDoNot() {
        AgeingPrior prior = Sketch.twoFadesUpTo(0.1);
        LifeResult one = study(prior, Sketch.options(1, 20, 1, 1));
        assertEquals(one.checks(), study(prior, Sketch.options(1, 20, 1, 1)).checks());
        assertEquals(one.checks(), study(prior, Sketch.options(1, 20, 1, 7)).checks());
        assertNotEquals(one.checks(), study(prior, Sketch.options(1, 20, 2, 1)).checks());
    }

    @Test
    void livesBeyondTheHorizonAreCensored() {
        // 20 % are lost after 4 to 20 years; a share of u of the cells lives longer than 0.2 / (0.01 + 0.04 u)
        LifeResult result = study(Sketch.fadesBetween(0.01, 0.05), Sketch.options(8, 11, 1, 2));
        assertEquals(0.2 / (0.01 + 0.04 * 9.5 / 11), result.life().p10(), 1e-6);
        assertEquals(0.2 / 0.03, result.life().p50(), 1e-6);
        assertEquals(Double.POSITIVE_INFINITY, result.life().p90());
    }

    @Test
    void bandsAreOrderedAndCapacityFalls() {
        CellParameters cell = Catalogue.get("prussian-white-hard-carbon");
        DutyCycle duty =
                Sketch.duty(Channel.POWER, 3600, 900, Sketch.solar(cell.rating().energy() / 3600));
        LifeResult result =
                LifeStudy.of(cell, duty, Sketch.options(1, 10, 1, 2)).run(done -> {});
        double before = 1;
        for (LifeResult.Check check : result.checks()) {
            ordered(check.capacity());
            ordered(check.resistanceGrowth());
            assertTrue(check.capacity().p50() <= before);
            before = check.capacity().p50();
        }
        ordered(result.efficiencyStart());
        ordered(result.efficiencyEnd());
        ordered(result.life());
        assertTrue(
                result.efficiencyStart().p90() < 1 && result.efficiencyStart().p10() > 0.7);
        assertTrue(result.cyclesPerYear() > 100 && result.cyclesPerYear() < 365);
        assertTrue(result.seconds() > 0);
    }

    private static void ordered(LifeResult.Band band) {
        assertTrue(band.p10() <= band.p50() && band.p50() <= band.p90(), band::toString);
    }

    @Test
    void aRestHasNoEfficiencyAndSaysSo() {
        LifeResult result = study(Sketch.fadesBetween(0.01, 0.02), Sketch.options(1, 10, 1, 1));
        assertTrue(Double.isNaN(result.efficiencyStart().p50()));
        assertTrue(result.efficiency().isEmpty());
        assertTrue(
                result.warnings().stream().anyMatch(w -> w.contains("no energy went into the cell")),
                () -> result.warnings().toString());
    }

    @Test
    void deadSamplesAreRemarkedOn() {
        LifeResult result = study(Sketch.fadesBetween(0.09, 0.9), Sketch.options(1, 10, 1, 1));
        // of losses at 0.09 + 0.081 (i + 0.5) two are above 0.7
        assertTrue(
                result.warnings().stream().anyMatch(w -> w.startsWith("2 of 10 samples fell to 30 %")),
                () -> result.warnings().toString());
    }

    @Test
    void progressRisesToTheEnd() {
        List<Double> seen = new ArrayList<>();
        LifeStudy.of(Sketch.resistor(3, 0.05, 1, Sketch.fadesBetween(0.01, 0.02)), REST, Sketch.options(0.1, 12, 1, 2))
                .run(seen::add);
        assertEquals(1, seen.get(seen.size() - 1));
        for (int i = 1; i < seen.size(); i++) {
            assertTrue(seen.get(i - 1) <= seen.get(i), seen::toString);
        }
    }

    /** The interrupted call ends at once, and its threads do not go on for a run whose result nobody will see. */
    @Test
    void anInterruptStopsTheRunAndItsThreads() throws InterruptedException {
        CellParameters cell = Catalogue.get("layered-oxide-18650");
        DutyCycle duty =
                Sketch.duty(Channel.POWER, 3600, 60, Sketch.solar(cell.rating().energy() / 3600));
        LifeStudy study =
                LifeStudy.of(cell, duty, Sketch.options(100, 1000, 1, 2).withFull(true));
        AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();
        ThreadGroup group = new ThreadGroup("study");
        Thread caller = new Thread(group, () -> {
            try {
                study.run(done -> {});
            } catch (CancellationException e) {
                thrown.set(e);
            }
        });
        caller.start();
        Thread.sleep(300);
        caller.interrupt();
        caller.join(60_000);
        assertFalse(caller.isAlive(), "still running");
        assertInstanceOf(CancellationException.class, thrown.get());
        long patience = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (group.activeCount() > 0 && System.nanoTime() < patience) {
            Thread.sleep(20);
        }
        assertEquals(0, group.activeCount(), "threads still running");
    }

    @Test
    void aCellWithoutAgeingIsRefused() {
        CellParameters cell = Sketch.resistor(3, 0.05, 1, null);
        BadArgumentException e =
                assertThrows(BadArgumentException.class, () -> LifeStudy.of(cell, REST, Sketch.options(1, 10, 1, 1)));
        assertTrue(e.toString().contains("'resistor'"), e::toString);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 100.5, Double.NaN, Double.POSITIVE_INFINITY})
    void yearsOutOfRange(double years) {
        assertThrows(BadArgumentException.class, () -> new LifeOptions(years, 0.1, 0.9, 0.8, 10, 1, 1));
    }

    @ParameterizedTest
    @CsvSource({"0.9, 0.1", "0.5, 0.5", "-0.1, 0.9", "0.1, 1.1", "NaN, 0.9", "0.1, NaN"})
    void windowsOutOfRange(double low, double high) {
        assertThrows(BadArgumentException.class, () -> new LifeOptions(1, low, high, 0.8, 10, 1, 1));
    }

    @Test
    void otherOptionsOutOfRange() {
        assertThrows(BadArgumentException.class, () -> new LifeOptions(1, 0.1, 0.9, 1, 10, 1, 1));
        assertThrows(BadArgumentException.class, () -> new LifeOptions(1, 0.1, 0.9, Double.NaN, 10, 1, 1));
        assertThrows(BadArgumentException.class, () -> new LifeOptions(1, 0.1, 0.9, 0.8, 0, 1, 1));
        assertThrows(BadArgumentException.class, () -> new LifeOptions(1, 0.1, 0.9, 0.8, 10, 1, 0));
    }

    @Test
    void dutiesOutOfRange() {
        for (double bad : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            var profile = Sketch.profile(Channel.POWER, 3600, 1, -1);
            assertThrows(BadArgumentException.class, () -> DutyCycle.of(profile, bad, 300, 298));
            assertThrows(BadArgumentException.class, () -> DutyCycle.of(profile, 3600, bad, 298));
            assertThrows(BadArgumentException.class, () -> DutyCycle.of(profile, 3600, 300, bad));
        }
    }
}

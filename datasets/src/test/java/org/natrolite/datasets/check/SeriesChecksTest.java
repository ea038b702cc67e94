package org.natrolite.datasets.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.natrolite.datasets.Refusals.refused;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.natrolite.core.series.Channel;
import org.natrolite.core.series.TimeSeries;
import org.natrolite.datasets.Sketch;
import org.natrolite.datasets.check.SignEvidence.Verdict;
import org.natrolite.datasets.segment.Segments;

class SeriesChecksTest {
    private static TimeSeries check(TimeSeries series) {
        return check(series, false, false);
    }

    private static TimeSeries check(TimeSeries series, boolean signStated, boolean unitsStated) {
        return SeriesChecks.check(series, Map.of(), row -> row + 2L, signStated, unitsStated);
    }

    private static Sketch discharge(double interval) {
        return Sketch.of(interval, 0.95).leg(-10, 3000);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.002, 0.1, 1, 10, 60, 300})
    void soundDataPassAtAnySampling(double interval) {
        double stretch = interval < 0.1 ? 100 : 1;
        TimeSeries cycle = Sketch.cycle(interval * stretch).series(1 / stretch, 1);
        // Stretching the clock of a 10 Ah cell by 1/100 leaves a sound cell of 0.1 Ah, sampled every 2 ms.
        assertEquals(cycle.warnings(), check(cycle).warnings());
        assertEquals(Verdict.CHARGE_POSITIVE, SignEvidence.of(cycle).verdict());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 1, 10, 60})
    void millisecondsAreSeenAtAnySampling(double interval) {
        refused(() -> check(Sketch.cycle(interval).series(1000, 1)), "milliseconds", "at 1C");
        refused(() -> check(discharge(interval).series(1000, 1)), "milliseconds", "h under load");
    }

    @Test
    void millisecondsAreSeenInPartsOfACycle() {
        TimeSeries cycle = Sketch.cycle(10).series(1000, 1);
        int half = cycle.size() / 2;
        refused(() -> check(cycle.rows(0, half)), "milliseconds");
        refused(() -> check(cycle.rows(half, cycle.size())), "milliseconds");
    }

    @Test
    void aSlowTestIsNotMilliseconds() {
        TimeSeries slow =
                Sketch.of(600, 0).leg(0, 7200).leg(0.1, 100 * 3600).leg(0, 7200).series();
        assertTrue(check(slow).warnings().isEmpty());
        TimeSeries bare = Sketch.of(600, 0).leg(0.1, 100 * 3600).series();
        assertTrue(check(bare).warnings().isEmpty());
    }

    @Test
    void aStatedUnitTurnsImplausibilityIntoAWarning() {
        TimeSeries kept = check(Sketch.cycle(10).series(1000, 1), false, true);
        assertTrue(kept.warnings().get(0).contains("at 1C"), kept.warnings()::toString);
    }

    @Test
    void theClockDecidesBeforeAllElse() {
        TimeSeries sound = Sketch.cycle(10).series();
        double[] unix = sound.column(Channel.TIME);
        for (int i = 0; i < unix.length; i++) {
            unix[i] += 1.7e9;
        }
        TimeSeries stretched = Sketch.cycle(10).series(1000, 1);
        refused(() -> check(stretched.with(Channel.UNIX_TIME, unix), true, true), "milliseconds", "Unix time advances");
        double[] agreeing = stretched.column(Channel.TIME);
        assertTrue(check(stretched.with(Channel.UNIX_TIME, agreeing)).warnings().stream()
                .noneMatch(w -> w.contains("1C")));
        TimeSeries minutes = Sketch.cycle(10).series(1.0 / 60, 1);
        refused(() -> check(minutes.with(Channel.UNIX_TIME, unix)), "minutes");
    }

    @Test
    void theCounterDecidesBeforePlausibility() {
        TimeSeries sound = Sketch.cycle(10).series();
        TimeSeries stretched = Sketch.cycle(10).series(1000, 1);
        double[] net = Segments.netCharge(sound);
        double[] charged = new double[net.length];
        double[] discharged = new double[net.length];
        for (int i = 1; i < net.length; i++) {
            charged[i] = charged[i - 1] + Math.max(0, net[i] - net[i - 1]);
            discharged[i] = discharged[i - 1] + Math.max(0, net[i - 1] - net[i]);
        }
        refused(
                () -> check(
                        stretched.with(Channel.CHARGED_CHARGE, charged).with(Channel.DISCHARGED_CHARGE, discharged),
                        true,
                        true),
                "milliseconds",
                "the instrument counts 15 Ah");
        assertTrue(check(sound.with(Channel.CHARGED_CHARGE, charged).with(Channel.DISCHARGED_CHARGE, discharged))
                .warnings()
                .isEmpty());
        double[] tripled = charged.clone();
        for (int i = 0; i < tripled.length; i++) {
            tripled[i] *= 9;
        }
        TimeSeries odd = sound.with(Channel.CHARGED_CHARGE, tripled).with(Channel.DISCHARGED_CHARGE, discharged);
        assertTrue(
                check(odd).warnings().get(0).contains("the instrument counts 75"), "a mismatch that no unit explains");
    }

    @Test
    void flippedSignIsSeenInWholePartsAndBareDischarge() {
        TimeSeries flipped = Sketch.cycle(10).series(1, -1);
        int half = flipped.size() / 2;
        refused(() -> check(flipped), "line ", "against its current", "100 %");
        refused(() -> check(flipped.rows(0, half)), "against its current");
        refused(() -> check(flipped.rows(half, flipped.size())), "against its current");
        refused(() -> check(discharge(10).series(1, -1)), "against its current", "positive in charge");
        assertEquals(
                Verdict.CHARGE_POSITIVE, SignEvidence.of(discharge(10).series()).verdict());
    }

    @Test
    void aStatedSignIsTrustedWithAWarning() {
        TimeSeries kept = check(Sketch.cycle(10).series(1, -1), true, false);
        assertTrue(
                kept.warnings().get(0).contains("kept, since the mapping states the sign"), kept.warnings()::toString);
    }

    @Test
    void silentDataAreUndecided() {
        TimeSeries rest = Sketch.of(10, 0.5).leg(0, 3600).series();
        assertEquals(Verdict.UNDECIDED, SignEvidence.of(rest).verdict());
        assertTrue(check(rest).warnings().get(0).contains("do not tell"), "a warning");
        assertTrue(check(rest, true, true).warnings().isEmpty());
    }

    @Test
    void aCellThatHeatsItselfInTheColdIsNotFlipped() {
        // The voltage rises through a discharge because the resistance falls; the step at its start tells the truth.
        int rows = 200;
        double[] time = new double[rows];
        double[] voltage = new double[rows];
        double[] current = new double[rows];
        for (int i = 0; i < rows; i++) {
            time[i] = 10 * i;
            current[i] = i < 20 ? 0 : -10;
            voltage[i] = i < 20 ? 3.3 : 2.6 + 0.4 * (1 - Math.exp(-(i - 20) / 60.0));
        }
        TimeSeries cold = TimeSeries.builder("cold")
                .put(Channel.TIME, time)
                .put(Channel.VOLTAGE, voltage)
                .put(Channel.CURRENT, current)
                .build();
        assertEquals(Verdict.CHARGE_POSITIVE, SignEvidence.of(cold).verdict());
    }

    @Test
    void aSensorWithOffsetIsWarnedOf() {
        TimeSeries sound = Sketch.of(10, 0.1)
                .leg(0, 600)
                .leg(10, 2700)
                .leg(0, 600)
                .leg(-10, 2700)
                .leg(0, 600)
                .leg(10, 2700)
                .series();
        assertTrue(check(sound).warnings().isEmpty());
        double[] current = sound.column(Channel.CURRENT);
        for (int i = 0; i < current.length; i++) {
            current[i] -= 0.1;
        }
        TimeSeries offset = check(sound.with(Channel.CURRENT, current));
        assertTrue(
                offset.warnings().stream().anyMatch(w -> w.contains("coulombic efficiency above 1.005 in 1 of ")),
                offset.warnings()::toString);
    }

    private static void assertWarned(TimeSeries series, String words) {
        TimeSeries checked = check(series);
        assertTrue(
                checked.warnings().stream().anyMatch(warning -> warning.contains(words)), checked.warnings()::toString);
    }

    /** Hundreds of rows a second apart, and nine rows a minute apart, tell the same. */
    @ParameterizedTest
    @ValueSource(doubles = {1, 60})
    void aVoltageAtTheEndOfItsSensorIsWarnedOf(double interval) {
        TimeSeries sound = Sketch.of(interval, 0.1)
                .leg(0, 600)
                .leg(10, 2700)
                .leg(0, 600)
                .leg(-10, 2700)
                .series();
        assertTrue(check(sound).warnings().isEmpty());
        double[] voltage = sound.column(Channel.VOLTAGE);
        double highest = Arrays.stream(voltage).max().orElseThrow() - 0.3;
        for (int i = 0; i < voltage.length; i++) {
            voltage[i] = Math.min(voltage[i], highest);
        }
        assertWarned(sound.with(Channel.VOLTAGE, voltage), "a saturated channel");
    }

    /** The series with two hours more before a row. */
    private static TimeSeries paused(TimeSeries series, int row) {
        double[] time = series.column(Channel.TIME);
        for (int i = row; i < time.length; i++) {
            time[i] += 7200;
        }
        return TimeSeries.builder("paused")
                .put(Channel.TIME, time)
                .put(Channel.VOLTAGE, series.column(Channel.VOLTAGE))
                .put(Channel.CURRENT, series.column(Channel.CURRENT))
                .build();
    }

    @Test
    void aGapUnderLoadSaysWhatIsCountedInIt() {
        TimeSeries sound =
                Sketch.of(10, 0.1).leg(0, 600).leg(10, 2700).leg(0, 600).series();
        assertWarned(
                paused(sound, 100),
                "1 gap in time under load, counted as if the current went on, the largest of 20.028 Ah before line 102");
        TimeSeries atRest = check(paused(sound, sound.size() - 10));
        assertTrue(
                atRest.warnings().stream().anyMatch(w -> w.contains("1 gap in time of more than")),
                atRest.warnings()::toString);
        assertTrue(atRest.warnings().stream().noneMatch(w -> w.contains("under load")), atRest.warnings()::toString);
    }

    @Test
    void aCurrentThatLostItsSignIsWarnedOf() {
        TimeSeries sound = Sketch.cycle(10).series();
        double[] magnitude = sound.column(Channel.CURRENT);
        for (int i = 0; i < magnitude.length; i++) {
            magnitude[i] = Math.abs(magnitude[i]);
        }
        assertWarned(sound.with(Channel.CURRENT, magnitude), "a magnitude, perhaps");
    }

    @Test
    void derivedPowerAndOddTemperaturesAreWarnedOf() {
        TimeSeries sound = Sketch.cycle(10).series();
        double[] power = new double[sound.size()];
        double[] warm = new double[sound.size()];
        for (int i = 0; i < power.length; i++) {
            power[i] = -sound.value(Channel.VOLTAGE, i) * sound.value(Channel.CURRENT, i);
            warm[i] = 298.15 + 273.15;
        }
        TimeSeries checked = check(sound.with(Channel.POWER, power).with(Channel.SURFACE_TEMPERATURE, warm));
        assertTrue(checked.warnings().get(0).contains("power differs"), checked.warnings()::toString);
        assertTrue(checked.warnings().get(1).contains("check its unit"), checked.warnings()::toString);
    }
}

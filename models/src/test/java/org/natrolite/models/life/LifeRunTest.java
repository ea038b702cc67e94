package org.natrolite.models.life;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.natrolite.core.series.Channel;
import org.natrolite.core.series.TimeSeries;
import org.natrolite.models.ageing.AgeingLaw;
import org.natrolite.models.ageing.Driver;
import org.natrolite.models.ageing.Mechanism;
import org.natrolite.models.ageing.PublishedLaws;
import org.natrolite.models.ageing.Target;
import org.natrolite.models.cell.CellModel;
import org.natrolite.models.cell.CellParameters;
import org.natrolite.models.chemistry.Catalogue;

/** Lives whose end is known by arithmetic. */
class LifeRunTest {
    private static final CellParameters LFP = Catalogue.get("lfp-graphite-26650");

    private static LifeHistory live(CellParameters cell, AgeingLaw law, DutyCycle duty, double years) {
        LifeSetting setting = setting(cell, duty, years);
        List<LifeSample> samples = List.of(Sketch.sample(cell, law));
        return (AdaptiveRun.serves(setting)
                        ? AdaptiveRun.run(setting, samples)
                        : FullRun.run(setting, samples, LifeStore.NONE, "all", done -> {}))
                .get(0)
                .history();
    }

    private static LifeHistory liveFully(CellParameters cell, AgeingLaw law, DutyCycle duty, double years) {
        return FullRun.run(
                        setting(cell, duty, years),
                        List.of(Sketch.sample(cell, law)),
                        LifeStore.NONE,
                        "all",
                        done -> {})
                .get(0)
                .history();
    }

    private static LifeSetting setting(CellParameters cell, DutyCycle duty, double years) {
        return LifeSetting.of(CellModel.of(cell), duty, Sketch.years(years));
    }

    private static LifeHistory.Check last(LifeHistory history) {
        return history.checks().get(history.checks().size() - 1);
    }

    /** PHYSICS of the Naumann law: ten years at 25 degC and SOC 0.5 take 13.4440 % and add 16.827 % of resistance. */
    @Test
    void tenYearsOfRestTakeWhatThePublishedLawSays() {
        // a cell that discharges itself would not stay at half of its charge
        CellParameters cell = Sketch.withoutSelfDischarge(LFP);
        DutyCycle rest = Sketch.rest(Sketch.DAY / 4, 298.15, 298.15, 298.15, 298.15);
        LifeHistory history = live(cell, PublishedLaws.naumannLfp(), rest, 10);
        CheckUp checkUp = CheckUp.of(CellModel.of(cell));
        double capacity = checkUp.capacity(1 - 0.134440, 1.16827) / checkUp.capacity(1, 1);
        double growth = checkUp.resistance(1 - 0.134440, 1.16827) / checkUp.resistance(1, 1) - 1;
        assertEquals(10, last(history).year(), 1e-12);
        assertEquals(capacity, last(history).capacity(), 2e-5);
        assertEquals(growth, last(history).growth(), 2e-5);
        // The test itself is no large part of that: a C/3 discharge ends a little earlier where resistance is higher,
        // and
        // a pulse holds the drift of the open-circuit voltage as well.
        assertEquals(1 - 0.13444, last(history).capacity(), 0.003);
        assertEquals(0.16827, last(history).growth(), 0.01);
    }

    @Test
    void theCatalogueAgesTheLfpCellByThatLaw() {
        assertNotNull(LFP.ageing());
        DutyCycle rest = Sketch.rest(Sketch.DAY / 4, 298.15, 298.15, 298.15, 298.15);
        LifeHistory published = live(LFP, PublishedLaws.naumannLfp(), rest, 2);
        LifeHistory shipped = live(LFP, LFP.ageing().median(), rest, 2);
        assertEquals(last(published).capacity(), last(shipped).capacity(), 1e-5);
        assertEquals(last(published).growth(), last(shipped).growth(), 1e-5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"layered-oxide-18650", "layered-oxide-32140", "prussian-white-hard-carbon"})
    void aLawWithoutEffectLeavesTheCellAsItIs(String id) {
        CellParameters cell = Catalogue.get(id);
        double energy = cell.rating().energy() / 3600;
        DutyCycle duty = Sketch.duty(Channel.POWER, 3600, 900, Sketch.solar(energy));
        LifeHistory history = live(cell, Sketch.linearFade(0), duty, 1);
        for (LifeHistory.Check check : history.checks()) {
            assertEquals(1, check.capacity());
            assertEquals(0, check.growth());
        }
        assertEquals(Double.POSITIVE_INFINITY, history.life());
        assertFalse(history.dead());
        assertFalse(history.rateClamped());
    }

    @Test
    void checkUpsComeTwiceAYearAndAtTheEnd() {
        LifeHistory history = live(
                Sketch.resistor(3, 0.05, 1, null), Sketch.linearFade(0.04), Sketch.rest(Sketch.DAY, Sketch.ROOM), 1.4);
        double[] expected = {0, 0.5, 1, 1.4};
        assertEquals(expected.length, history.checks().size());
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], history.checks().get(i).year(), 1e-12);
            assertEquals(1 - 0.04 * expected[i], history.checks().get(i).capacity(), 1e-9);
        }
        assertEquals(2, history.years().size());
        assertEquals(1.4, history.years().get(1).end(), 1e-12);
    }

    @Test
    void lifeEndsWhereTheLineCrosses() {
        LifeHistory history = live(
                Sketch.resistor(3, 0.05, 1, null), Sketch.linearFade(0.07), Sketch.rest(Sketch.DAY, Sketch.ROOM), 4);
        assertEquals(0.2 / 0.07, history.life(), 1e-6);
        LifeHistory shorter = live(
                Sketch.resistor(3, 0.05, 1, null), Sketch.linearFade(0.07), Sketch.rest(Sketch.DAY, Sketch.ROOM), 2.8);
        assertEquals(Double.POSITIVE_INFINITY, shorter.life());
    }

    /** Up by 0.2 and down by 0.2 a day: charge takes 0.2 / efficiency of the capacity. */
    @ParameterizedTest
    @ValueSource(doubles = {1, 0.98})
    void equivalentFullCyclesAreArithmetic(double efficiency) {
        CellParameters cell = Sketch.resistor(3, 0.05, efficiency, null);
        DutyCycle duty = Sketch.duty(Channel.SOC, Sketch.DAY / 2, 600, 0.4, 0.6);
        LifeHistory history = live(cell, Sketch.linearFade(0), duty, 2);
        for (LifeHistory.Year year : history.years()) {
            assertEquals(365 * 0.5 * (0.2 + 0.2 / efficiency), year.cycles(), 1e-6);
            assertEquals(0, year.missed(), 1e-12);
        }
    }

    @Test
    void everyStepGivesTheSameArithmetic() {
        DutyCycle duty = Sketch.duty(Channel.SOC, Sketch.DAY / 2, 600, 0.4, 0.6);
        LifeHistory history = liveFully(Sketch.resistor(3, 0.05, 0.98, null), Sketch.linearFade(0.05), duty, 1.5);
        assertEquals(1 - 0.05 * 1.5, last(history).capacity(), 1e-9);
        // the cell shrinks by half a twentieth on average over the first year
        double swing = 0.5 * (0.2 + 0.2 / 0.98);
        assertEquals(365 * swing * (1 - 0.025), history.years().get(0).cycles(), 0.02);
        assertEquals(547.5, history.days(), 1e-6);
    }

    /** Half of the state of charge that an aged cell moves is less charge. */
    @Test
    void cyclesOfStateOfChargeShrinkWithTheCell() {
        DutyCycle duty = Sketch.duty(Channel.SOC, Sketch.DAY / 2, 600, 0.4, 0.6);
        LifeHistory history = live(Sketch.resistor(3, 0.05, 1, null), Sketch.linearFade(0.1), duty, 2);
        assertEquals(365 * 0.2 * (1 - 0.1 * 0.5), history.years().get(0).cycles(), 0.001);
        assertEquals(365 * 0.2 * (1 - 0.1 * 1.5), history.years().get(1).cycles(), 0.001);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.02, 0.2})
    void efficiencyOfAResistanceIsArithmetic(double ohm) {
        double voltage = 3.2;
        double current = 0.4;
        DutyCycle duty = Sketch.duty(Channel.CURRENT, Sketch.DAY / 12, 300, current, 0, -current, 0);
        LifeHistory history = live(Sketch.resistor(voltage, ohm, 1, null), Sketch.linearFade(0), duty, 1);
        double expected = (voltage - current * ohm) / (voltage + current * ohm);
        assertEquals(expected, history.years().get(0).efficiency(), 1e-8);
    }

    @Test
    void powerAskedForAndNotGivenIsCounted() {
        // twice the window a day: what is asked of an empty cell is missed
        double energy = Sketch.CAPACITY * 3;
        DutyCycle duty = Sketch.duty(Channel.POWER, Sketch.DAY / 4, 300, energy / 4, 0, -energy / 4, 0);
        LifeHistory history = live(Sketch.resistor(3, 0, 1, null), Sketch.linearFade(0), duty, 1);
        // 1.5 times the nominal energy is asked, a window of 0.9 can give 0.9
        assertEquals(1 - 0.9 / 1.5, history.years().get(0).missed(), 1e-6);
        assertEquals(365 * 0.9, history.years().get(0).cycles(), 1e-3);
    }

    /** A duty that takes more out than it puts in ends at the lower limit, and gives from then on what it gets. */
    @Test
    void anUnbalancedDutySettlesBeforeItCounts() {
        DutyCycle duty =
                Sketch.duty(Channel.C_RATE, Sketch.DAY / 24, 300, Sketch.hours(h -> h < 1 ? 0.1 : h < 2 ? -0.2 : 0));
        LifeHistory history = live(Sketch.resistor(3, 0, 1, null), Sketch.linearFade(0), duty, 1);
        assertEquals(365 * 0.1, history.years().get(0).cycles(), 1e-3);
        assertEquals(1, history.years().get(0).efficiency(), 1e-6);
        assertEquals(0.5, history.years().get(0).missed(), 1e-3);
    }

    @Test
    void shorterStepsDoNotChangeALife() {
        double[] power = Sketch.solar(LFP.rating().energy() / 3600);
        LifeHistory coarse = live(LFP, PublishedLaws.naumannLfp(), Sketch.duty(Channel.POWER, 3600, 300, power), 3);
        LifeHistory fine = live(LFP, PublishedLaws.naumannLfp(), Sketch.duty(Channel.POWER, 3600, 150, power), 3);
        assertTrue(last(coarse).capacity() < 0.95, () -> "fades: " + last(coarse));
        assertEquals(last(fine).capacity(), last(coarse).capacity(), 0.0005);
        assertEquals(last(fine).growth(), last(coarse).growth(), 0.0005);
        assertEquals(fine.years().get(2).efficiency(), coarse.years().get(2).efficiency(), 0.0002);
    }

    /** A duty that is longer than an epoch is simulated whole, a shorter one once an epoch: both see the same days. */
    @Test
    void aYearOfEqualDaysIsADayRepeated() {
        double[] power = Sketch.solar(LFP.rating().energy() / 3600);
        LifeHistory day = live(LFP, PublishedLaws.naumannLfp(), Sketch.duty(Channel.POWER, 3600, 900, power), 2);
        LifeHistory year = live(
                LFP, PublishedLaws.naumannLfp(), Sketch.duty(Channel.POWER, 3600, 900, Sketch.repeat(power, 365)), 2);
        assertEquals(last(day).capacity(), last(year).capacity(), 0.0005);
        assertEquals(last(day).growth(), last(year).growth(), 0.0005);
        // the first year of the long duty begins at half charge, which a year of days has left behind
        assertEquals(day.years().get(0).cycles(), year.years().get(0).cycles(), 0.4);
        assertEquals(day.years().get(1).cycles(), year.years().get(1).cycles(), 0.1);
        assertEquals(day.years().get(1).efficiency(), year.years().get(1).efficiency(), 0.0002);
    }

    /** A quarter of a year does not divide into months: no day is lost or simulated twice. */
    @Test
    void aDutyThatDoesNotFitTheEpochsLosesNothing() {
        double[] soc = Sketch.repeat(new double[] {0.4, 0.6}, 100);
        DutyCycle hundredDays = Sketch.duty(Channel.SOC, Sketch.DAY / 2, Sketch.DAY / 8, soc);
        LifeHistory history = live(Sketch.resistor(3, 0.05, 1, null), Sketch.linearFade(0), hundredDays, 3);
        double total =
                history.years().stream().mapToDouble(LifeHistory.Year::cycles).sum();
        assertEquals(3 * 365 * 0.2, total, 0.2);
    }

    @Test
    void warmthAgesAndSeasonsAgeMoreThanTheirMean() {
        double[] seasons = IntStream.range(0, 365)
                .mapToDouble(day -> 298.15 - 15 * Math.cos(2 * Math.PI * day / 365))
                .toArray();
        double[] even = new double[365];
        Arrays.fill(even, 298.15);
        double[] warm = Arrays.stream(even).map(t -> t + 15).toArray();
        double[] cold = Arrays.stream(even).map(t -> t - 15).toArray();
        double inSeasons = fadeAtRest(seasons);
        assertTrue(fadeAtRest(cold) < fadeAtRest(even));
        assertTrue(fadeAtRest(even) < inSeasons);
        assertTrue(inSeasons < fadeAtRest(warm));
        // k is squared in the damage of a square-root law, and the loss is its root again: by quadrature over the year
        double sum = 0;
        for (double temperature : seasons) {
            sum += Math.exp(-2 * 17126.023893627058 / 8.314472673045751 * (1 / temperature - 1 / 298.15));
        }
        assertEquals(fadeAtRest(even) * Math.sqrt(sum / 365), inSeasons, 1e-4 * inSeasons);
    }

    private static double fadeAtRest(double[] ambient) {
        // no resistance: the capacity of the check-up is that of the law
        LifeHistory history =
                live(Sketch.resistor(3, 0, 1, null), PublishedLaws.naumannLfp(), Sketch.rest(Sketch.DAY, ambient), 1);
        return 1 - last(history).capacity();
    }

    @Test
    void aDeadCellKeepsWhatItHasAndItsYears() {
        DutyCycle duty = Sketch.duty(Channel.SOC, Sketch.DAY / 2, 3600, 0.4, 0.6);
        LifeHistory history = live(Sketch.resistor(3, 0.05, 1, null), Sketch.linearFade(0.9), duty, 3);
        assertTrue(history.dead());
        assertEquals(0.2 / 0.9, history.life(), 1e-3);
        assertEquals(7, history.checks().size());
        assertEquals(3, history.years().size());
        assertEquals(last(history).capacity(), history.checks().get(3).capacity());
        assertTrue(last(history).capacity() >= Recorder.DEAD - 1e-9);
        assertEquals(0, history.years().get(2).cycles());
        assertTrue(Double.isNaN(history.years().get(2).efficiency()));
        assertTrue(history.years().get(0).efficiency() > 0.9);
    }

    @Test
    void picturesShowTheFirstAndTheLastDay() {
        double energy = LFP.rating().energy() / 3600;
        DutyCycle duty = Sketch.duty(Channel.POWER, 3600, 300, Sketch.solar(energy));
        LifeSetting setting = setting(LFP, duty, 2);
        CellModel model = CellModel.of(LFP);
        TimeSeries first = DayPicture.of(setting, new CellNow(model, 1, 1));
        TimeSeries lastDay = DayPicture.of(setting, new CellNow(model, 0.8, 1));
        assertEquals(288, first.size());
        assertEquals(288, lastDay.size());
        assertTrue(first.duration() <= Sketch.DAY);
        assertTrue(span(first) < span(lastDay), "an aged cell swings further for the same energy");
    }

    private static double span(TimeSeries series) {
        double[] soc = series.column(Channel.SOC);
        return Arrays.stream(soc).max().orElseThrow() - Arrays.stream(soc).min().orElseThrow();
    }

    /**
     * A resistance that grows until the voltage limits hold back the current: each month swings less than the one before,
     * so that a count that goes on from month to month would wait for ever for these cycles to close.
     */
    @Test
    void cyclesThatShrinkFromMonthToMonthAreAllBooked() {
        double lossPerCycle = 1e-6;
        AgeingLaw law = AgeingLaw.of(
                "shrinking",
                "made up",
                List.of(
                        Mechanism.of(
                                "cycles",
                                Driver.EQUIVALENT_FULL_CYCLES,
                                Target.CAPACITY_LOSS,
                                lossPerCycle,
                                1,
                                1,
                                List.of()),
                        Mechanism.of("time", Driver.TIME, Target.RESISTANCE_GROWTH, 1.2, Sketch.YEAR, 1, List.of())));
        DutyCycle duty = Sketch.duty(Channel.C_RATE, 900, 900, 1.5, 0, -1.5, 0);
        LifeHistory history = live(Sketch.resistor(3, 0.3, 1, null), law, duty, 3);
        double first = history.years().get(0).cycles();
        double lastYear = history.years().get(2).cycles();
        assertTrue(lastYear < 0.5 * first, "swings shrink: " + first + " to " + lastYear);
        double all =
                history.years().stream().mapToDouble(LifeHistory.Year::cycles).sum();
        assertEquals(lossPerCycle * all, 1 - last(history).capacity(), 1e-3 * lossPerCycle * all);
    }

    @Test
    void aDeadCellMissesAllThatIsAskedOfIt() {
        DutyCycle duty = Sketch.duty(Channel.C_RATE, 900, 900, 0.2, 0, -0.2, 0);
        LifeHistory history = live(Sketch.resistor(3, 0.05, 1, null), Sketch.linearFade(0.5), duty, 4);
        assertTrue(history.dead());
        assertEquals(0, history.years().get(0).missed(), 1e-12);
        assertEquals(1, history.years().get(2).missed(), 1e-12);
        assertEquals(1, history.years().get(3).missed(), 1e-12);
    }
}

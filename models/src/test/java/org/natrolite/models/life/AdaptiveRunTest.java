package org.natrolite.models.life;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.core.protocol.Control;
import org.natrolite.core.series.Channel;
import org.natrolite.core.series.TimeSeries;
import org.natrolite.models.ageing.AgeingLaw;
import org.natrolite.models.ageing.AgeingPrior;
import org.natrolite.models.ageing.Driver;
import org.natrolite.models.ageing.Mechanism;
import org.natrolite.models.ageing.PublishedLaws;
import org.natrolite.models.ageing.Shape;
import org.natrolite.models.ageing.StressFactor;
import org.natrolite.models.ageing.Target;
import org.natrolite.models.ageing.Term;
import org.natrolite.models.cell.CellModel;
import org.natrolite.models.cell.CellParameters;
import org.natrolite.models.chemistry.Catalogue;

/** Representative days against every step of every day. */
class AdaptiveRunTest {
    private static final String CELL = "layered-oxide-18650";

    /** Twentieth of a percentage point. */
    private static final double CLOSE = 5e-4;

    /** A year of solar shifting: sun and temperature follow the seasons, and where asked days differ by chance. */
    private static DutyCycle year(CellParameters cell, double step, double chance) {
        double energy = cell.rating().energy() / 3600;
        Random random = new Random(5);
        int hours = 365 * 24;
        double[] time = new double[hours];
        double[] power = new double[hours];
        double[] ambient = new double[hours];
        double today = 1;
        for (int i = 0; i < hours; i++) {
            int hour = i % 24;
            double season = Math.cos(2 * Math.PI * i / hours);
            if (hour == 0) {
                today = 1 - chance * random.nextDouble();
            }
            time[i] = 3600.0 * i;
            ambient[i] = 288.15 - 10 * season + 3 * Math.cos(2 * Math.PI * (hour - 15) / 24);
            power[i] = energy
                    * (hour >= 10 && hour < 15
                            ? 0.25 * today * (0.75 - 0.25 * season)
                            : hour >= 17 && hour < 21 ? -0.22 * today * (0.75 - 0.25 * season) : 0);
        }
        TimeSeries series = TimeSeries.builder("year")
                .put(Channel.TIME, time)
                .put(Channel.POWER, power)
                .put(Channel.AMBIENT_TEMPERATURE, ambient)
                .build();
        return DutyCycle.of(new Control.Profile(series), 3600, step, Sketch.ROOM);
    }

    private static AgeingPrior prior(CellParameters cell) {
        return Objects.requireNonNull(cell.ageing());
    }

    private static void agree(
            CellParameters cell, AgeingLaw law, DutyCycle duty, double years, double most, double efficiency) {
        LifeSetting setting = LifeSetting.of(CellModel.of(cell), duty, Sketch.years(years));
        List<LifeSample> samples = List.of(Sketch.sample(cell, law));
        assertTrue(AdaptiveRun.serves(setting));
        LifeHistory full = FullRun.run(setting, samples, LifeStore.NONE, "all", done -> {})
                .get(0)
                .history();
        LifeHistory days = AdaptiveRun.run(setting, samples).get(0).history();
        assertTrue(full.checks().get(full.checks().size() - 1).capacity() < 0.985, "fades");
        for (int i = 0; i < full.checks().size(); i++) {
            LifeHistory.Check a = full.checks().get(i);
            LifeHistory.Check b = days.checks().get(i);
            assertEquals(a.year(), b.year());
            assertEquals(a.capacity(), b.capacity(), CLOSE, () -> "capacity in year " + a.year());
            assertEquals(a.growth(), b.growth(), CLOSE, () -> "growth in year " + a.year());
        }
        for (int i = 0; i < full.years().size(); i++) {
            assertEquals(full.years().get(i).efficiency(), days.years().get(i).efficiency(), efficiency);
            assertEquals(full.years().get(i).cycles(), days.years().get(i).cycles(), 0.5);
            assertEquals(full.years().get(i).missed(), days.years().get(i).missed(), 0.003);
        }
        assertTrue(days.days() <= most * 365 * years, () -> days.days() + " days");
        assertTrue(days.missed() < 2 * CLOSE);
    }

    @Test
    void daysOfTheSeasonsStandForTheYears() {
        CellParameters cell = Catalogue.get(CELL);
        agree(cell, prior(cell).median(), year(cell, 900, 0), 3, 0.02, 5e-4);
    }

    /** What days carry over to the next differs too, which efficiency shows more than ageing does. */
    @Test
    void soTheyDoWhereNoDayIsLikeAnother() {
        CellParameters cell = Catalogue.get(CELL);
        agree(cell, prior(cell).median(), year(cell, 900, 0.6), 3, 0.03, 2e-3);
    }

    /** A law of capacity lost in a thousand cycles to an exponent, and of resistance grown in a year. */
    private static AgeingLaw madeUp(double lost, double exponent, double grown) {
        return AgeingLaw.of(
                "fading",
                "made up",
                List.of(
                        Mechanism.of(
                                "cycles",
                                Driver.EQUIVALENT_FULL_CYCLES,
                                Target.CAPACITY_LOSS,
                                lost,
                                1000,
                                exponent,
                                List.of(StressFactor.ARRHENIUS),
                                40e3,
                                298.15),
                        Mechanism.of("time", Driver.TIME, Target.RESISTANCE_GROWTH, grown, Sketch.YEAR, 1, List.of())));
    }

    /** Resistance that grows until voltage limits hold back what is asked: rates change as the cell ages. */
    @Test
    void agesThatChangeTheRatesAreSimulatedThemselves() {
        CellParameters cell = Catalogue.get("lfp-graphite-26650");
        AgeingLaw law = madeUp(0.06, 0.8, 0.5);
        agree(
                cell,
                law,
                Sketch.duty(Channel.C_RATE, 1800, 300, Sketch.repeat(new double[] {0.8, 0, -0.8, 0}, 12)),
                1.5,
                0.2,
                1e-3);
    }

    /** Fresh cells give all that is asked, aged ones not on the brightest days: the seasons of an aged cell are other ones. */
    @Test
    void seasonsThatAgeingChangesAreGoneThroughAgain() {
        CellParameters cell = Catalogue.get("lfp-graphite-26650");
        AgeingLaw law = madeUp(0.2, 1, 0.1);
        agree(cell, law, year(cell, 900, 0), 6, 0.02, 1e-3);
    }

    @Test
    @Tag("slow")
    void fifteenYearsInStepsOfTenSeconds() {
        CellParameters cell = Catalogue.get(CELL);
        agree(cell, prior(cell).median(), year(cell, 10, 0), 15, 0.02, 5e-4);
    }

    /** A ripple that long steps do not see wears the cell all the same. */
    @Test
    void aRippleIsNotAveragedAway() {
        CellParameters cell = Sketch.resistor(3, 0.01, 1, null);
        AgeingLaw law = AgeingLaw.of(
                "cycles",
                "made up",
                List.of(Mechanism.of(
                        "cycles", Driver.EQUIVALENT_FULL_CYCLES, Target.CAPACITY_LOSS, 1e-4, 1, 1, List.of())));
        int rows = 20 * 24 * 12;
        double[] time = new double[rows];
        double[] rate = new double[rows];
        for (int i = 0; i < rows; i++) {
            time[i] = 300.0 * i;
            rate[i] = i % 2 == 0 ? 0.5 : -0.5;
        }
        TimeSeries series = TimeSeries.builder("ripple")
                .put(Channel.TIME, time)
                .put(Channel.C_RATE, rate)
                .build();
        DutyCycle duty = DutyCycle.of(new Control.Profile(series), 300, 300, Sketch.ROOM);
        assertEquals(20, duty.passes());
        agree(cell, law, duty, 0.5, 0.2, 1e-3);
    }

    /** What is simulated side by side does not see its neighbours. */
    @Test
    void aSampleIsTheSameAloneAndInCompany() {
        CellParameters cell = Catalogue.get(CELL);
        DutyCycle duty = year(cell, 1200, 0.3);
        LifeSetting setting = LifeSetting.of(CellModel.of(cell), duty, Sketch.years(5));
        LifeSample one = Sketch.sample(cell, prior(cell).median());
        LifeSample other = Sketch.sample(cell, prior(cell).draw(name -> 0.9));
        LifeHistory alone = AdaptiveRun.run(setting, List.of(one)).get(0).history();
        List<Outcome> together = AdaptiveRun.run(setting, List.of(other, one, other));
        assertEquals(alone, together.get(1).history());
        assertEquals(together.get(0).history(), together.get(2).history());
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-3, 1e-4, 1e-5})
    void aTighterToleranceMissesLess(double tolerance) {
        CellParameters cell = Catalogue.get("lfp-graphite-26650");
        DutyCycle duty = Sketch.duty(
                Channel.POWER, 3600, 1800, Sketch.solar(cell.rating().energy() / 3600));
        LifeSetting setting =
                LifeSetting.of(CellModel.of(cell), duty, Sketch.years(15).withTolerance(tolerance));
        LifeHistory history = AdaptiveRun.run(setting, List.of(Sketch.sample(cell, PublishedLaws.naumannLfp())))
                .get(0)
                .history();
        assertTrue(history.missed() <= tolerance, () -> history.missed() + " at " + tolerance);
    }

    @Test
    void aLossThatDoesNotSumIsRefused() {
        CellParameters cell = Sketch.resistor(3, 0.01, 1, null);
        AgeingLaw other = AgeingLaw.of(
                "saturating",
                "made up",
                List.of(Mechanism.of(
                        "time",
                        Target.CAPACITY_LOSS,
                        new Shape.Saturating(),
                        List.of(Term.of(Driver.TIME, 0.1, Sketch.YEAR, List.of())))));
        LifeSetting setting = LifeSetting.of(CellModel.of(cell), Sketch.rest(Sketch.DAY, Sketch.ROOM), Sketch.years(1));
        List<LifeSample> samples = List.of(Sketch.sample(cell, other));
        assertThrows(BadArgumentException.class, () -> AdaptiveRun.run(setting, samples));
    }
}

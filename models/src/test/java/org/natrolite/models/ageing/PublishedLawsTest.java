package org.natrolite.models.ageing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.models.ageing.PublishedLaw.Need;
import org.natrolite.models.ageing.PublishedLaw.Prediction;

class PublishedLawsTest {
    private static final double DAY = 86400;

    static PublishedLaw law(String id) {
        return PublishedLaws.find(id).orElseThrow();
    }

    private static void check(PublishedLaw law, Usage usage, double capacity, double resistance, double tolerance) {
        for (Prediction p : List.of(law.predict(usage), law.integrate(usage))) {
            assertEquals(capacity, p.capacityLoss(), tolerance * capacity);
            if (resistance > 0) {
                assertEquals(resistance, p.resistanceIncrease(), tolerance * resistance);
            }
            assertFalse(p.rateClamped());
            assertFalse(p.outsideFittedRange());
        }
    }

    @Test
    void naumannAsPublished() {
        PublishedLaw law = law("naumann-lfp");
        check(law, Usage.rest(298.15, 3650 * DAY, 0.5), 0.134440, 0.16827, 1e-4);
        check(law, Usage.rest(298.15, 0, Double.NaN).withCycles(6000, 0.8, 0.5), 0.111986, 0, 1e-4);
    }

    @Test
    void nrelAsPublished() {
        PublishedLaw law = law("nrel-lfp-250ah");
        check(law, Usage.rest(298.15, 15 * 365 * DAY, 0.5), 0.045779, 0, 1e-4);
        // published to four digits
        check(law, Usage.rest(298.15, 0, Double.NaN).withCycles(4000, 1, 0.5), 0.2132, 0, 0.005 / 21.32);
        assertEquals(0.12330, NrelLfp.graphite(0.5), 5e-6);
        assertEquals(0.08638, NrelLfp.graphite(1), 5e-6);
        assertTrue(Double.isNaN(law.predict(Usage.rest(298.15, DAY, 0.5)).resistanceIncrease()));
    }

    @ParameterizedTest
    @CsvSource({"1000, 8.36", "6000, 21.18"})
    void xuAsPublished(double cycles, double percent) {
        // published to two decimals
        check(
                law("xu-2016"),
                Usage.rest(298.15, 0, 0.5).withCycles(0.8 * cycles, 0.8, Double.NaN),
                percent / 100,
                0,
                0.005 / percent);
    }

    @Test
    void schmalstiegAsPublished() {
        Usage usage = Usage.rest(323.15, 300 * DAY, Double.NaN).withVoltage(3.7);
        check(law("schmalstieg-2014"), usage, 1 - 0.873669, 0.206682, 1e-4 * 0.87 / 0.126);
        assertEquals(0.873669, 1 - law("schmalstieg-2014").predict(usage).capacityLoss(), 5e-7);
        assertEquals(1.206682, 1 + law("schmalstieg-2014").predict(usage).resistanceIncrease(), 5e-7);
    }

    @Test
    void smithByItsFormulaWrittenOut() {
        double t = 308.15;
        double x = 1 / t - 1 / 298.15;
        double r = 8.314;
        double f = 96485;
        // at SOC 0.55 the tables give 0.12055 V and 3.71725 V
        double d0 = 75.1 * Math.exp(-4126 / r * x - 9.752e6 / r * x * x);
        double b1 = 3.503e-3
                * Math.exp(-35392 / r * x)
                * Math.exp(-f / r * (0.12055 / t - 0.08 / 298.15))
                * Math.exp(2.472 * Math.pow(0.9, 2.157));
        double b2 = 1.541e-5 * Math.exp(42800 / r * x);
        double b3 = 2.805e-2
                * Math.exp(-42800 / r * x)
                * Math.exp(0.0066 * f / r * (3.71725 / t - 3.7 / 298.15))
                * (1 + 0.135 * 0.9);
        double c0 = 75.64 * Math.exp(-2224 / r * x);
        double c2 = 3.9193e-3 * Math.exp(48260 / r * x) * Math.pow(0.9, 4.54);
        for (double n : new double[] {500, 20000}) {
            double lithium = d0 * (1.07 - b1 * Math.sqrt(400) - b2 * n - b3 * (1 - Math.exp(-400 / 5.0)));
            double negative = Math.sqrt(c0 * c0 - 2 * c2 * c0 * n);
            assertEquals(n == 500, lithium < negative, "the knee lies between");
            double expected = 1 - Math.min(lithium, negative) / Math.min(1.07 * d0, c0);
            check(law("smith-2017"), Usage.rest(t, 400 * DAY, 0.55).withCycles(0.9 * n, 0.9, 1), expected, 0, 1e-9);
        }
    }

    private static Usage random(Random random) {
        return new Usage(
                243.15 + 100 * random.nextDouble(),
                random.nextInt(11) / 10.0,
                2.9 + 1.3 * random.nextDouble(),
                random.nextInt(4) == 0 ? 0 : 3e8 * random.nextDouble(),
                random.nextInt(4) == 0 ? 0 : 3000 * random.nextDouble(),
                random.nextInt(4) == 0 ? 1 : 1e-3 + 0.999 * random.nextDouble(),
                2 * random.nextDouble(),
                2.9 + 1.3 * random.nextDouble());
    }

    @Property
    void closedFormAndDamageCoordinateAgree(@ForAll Random random) {
        Usage usage = random(random);
        for (PublishedLaw law : PublishedLaws.all()) {
            Prediction closed = law.predict(usage);
            Prediction integrated = law.integrate(usage);
            assertTrue(closed.capacityLoss() >= 0 && closed.capacityLoss() <= 1, () -> law.id() + usage);
            assertEquals(closed.capacityLoss(), integrated.capacityLoss(), 1e-9, () -> law.id() + usage);
            assertEquals(closed.outsideFittedRange(), integrated.outsideFittedRange(), () -> law.id() + usage);
            assertEquals(closed.rateClamped(), integrated.rateClamped(), () -> law.id() + usage);
            assertEquals(law.hasResistance(), !Double.isNaN(closed.resistanceIncrease()));
            if (law.hasResistance()) {
                assertEquals(
                        closed.resistanceIncrease(),
                        integrated.resistanceIncrease(),
                        1e-9 * (1 + closed.resistanceIncrease()),
                        () -> law.id() + usage);
            }
        }
    }

    @Test
    void ratesBelowZeroAreHeldThereAndFlagged() {
        Usage low = Usage.rest(323.15, 300 * DAY, Double.NaN).withVoltage(3.0);
        assertTrue(law("schmalstieg-2014").predict(low).rateClamped());
        assertEquals(0, law("schmalstieg-2014").predict(low).capacityLoss());
        Usage fast = Usage.rest(298.15, 0, Double.NaN).withCycles(100, 0.8, 2);
        assertTrue(law("naumann-lfp").predict(fast).rateClamped());
        assertEquals(0, law("naumann-lfp").predict(fast).resistanceIncrease());
        Usage worn = Usage.rest(275.15, 100 * DAY, 0.5).withCycles(30_000, 1, 1);
        assertTrue(law("smith-2017").predict(worn).rateClamped());
        assertEquals(1, law("smith-2017").predict(worn).capacityLoss());
    }

    @ParameterizedTest
    @CsvSource({
        "naumann-lfp,      60, 0.5, 1.0, 0.0, false",
        "naumann-lfp,      65, 0.5, 1.0, 0.0, true",
        "naumann-lfp,      25, 0.5, 1.2, 1.0, true",
        "nrel-lfp-250ah,   10, 0.8, 0.5, 1.0, false",
        "nrel-lfp-250ah,    5, 0.8, 0.5, 1.0, true",
        "nrel-lfp-250ah,   25, 0.5, 0.5, 1.0, true",
        "nrel-lfp-250ah,   25, 0.8, 1.0, 1.0, true",
        "xu-2016,         -10, 0.8, 1.0, 1.0, true",
        "schmalstieg-2014, 35, 0.8, 1.0, 1.0, false",
        "schmalstieg-2014, 25, 0.8, 1.0, 1.0, true",
        "smith-2017,       25, 0.8, 1.0, 1.0, false",
        "smith-2017,       25, 0.5, 1.0, 1.0, true",
        "smith-2017,       60, 0.8, 1.0, 0.0, true",
    })
    void usageOutsideTheFittedConditionsIsFlagged(
            String id, double degC, double depth, double rate, double cycles, boolean outside) {
        Usage usage = Usage.rest(273.15 + degC, DAY, 0.5)
                .withVoltage(3.7)
                .withCycles(cycles, depth, rate)
                .withMeanVoltage(3.7);
        assertEquals(outside, law(id).predict(usage).outsideFittedRange());
        assertEquals(outside, law(id).integrate(usage).outsideFittedRange());
    }

    @Test
    void eachSaysWhatItNeeds() {
        Usage silent = Usage.rest(298.15, DAY, Double.NaN).withCycles(1, Double.NaN, Double.NaN);
        assertEquals(
                List.of(Need.SOC, Need.DEPTH, Need.RATE), law("naumann-lfp").missing(silent));
        assertEquals(List.of(Need.SOC, Need.DEPTH_ABOVE_ZERO), law("xu-2016").missing(silent));
        assertEquals(
                List.of(Need.VOLTAGE, Need.DEPTH, Need.MEAN_VOLTAGE),
                law("schmalstieg-2014").missing(silent));
        assertEquals(
                List.of(Need.DEPTH_ABOVE_ZERO),
                law("smith-2017").missing(Usage.rest(298.15, 0, Double.NaN).withCycles(1, 0, 1)));
        for (PublishedLaw law : PublishedLaws.all()) {
            assertThrows(BadArgumentException.class, () -> law.predict(silent));
            assertThrows(BadArgumentException.class, () -> law.integrate(silent));
            assertFalse(law.citation().isBlank() || law.cell().isBlank());
            assertFalse(law.law().conditions().note().isBlank());
            assertTrue(law.citation().contains("doi"));
        }
        assertTrue(PublishedLaws.find("naumann").isEmpty());
    }

    @Test
    void refusesWhatIsNoUsage() {
        for (double bad : new double[] {Double.NaN, -1, Double.POSITIVE_INFINITY}) {
            assertThrows(BadArgumentException.class, () -> Usage.rest(bad, 1, 0.5));
            assertThrows(BadArgumentException.class, () -> Usage.rest(298, bad, 0.5));
            assertThrows(
                    BadArgumentException.class, () -> Usage.rest(298, 1, 0.5).withCycles(bad, 1, 1));
        }
        assertThrows(BadArgumentException.class, () -> Usage.rest(298, 1, 1.1));
        assertThrows(BadArgumentException.class, () -> Usage.rest(298, 1, 0.5).withCycles(1, 1.1, 1));
        assertThrows(BadArgumentException.class, () -> Usage.rest(298, 1, 0.5).withMeanVoltage(-1));
    }
}

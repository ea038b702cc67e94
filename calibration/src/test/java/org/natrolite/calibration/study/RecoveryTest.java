package org.natrolite.calibration.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.natrolite.core.error.BadArgumentException;

/** A known cell is found again through noise and a converter of 12 bits, with intervals that hold, and honest verdicts. */
class RecoveryTest {
    private static final int FEW = 3;
    private static final int MANY = 200;

    @Test
    void pulsesTellTheCell() {
        for (Judgement quantity : judged("pulses", FEW)) {
            for (Recovery number : quantity.seen()) {
                // few seeds do not make a median
                double most = 3 * (quantity.voltage() ? 2e-3 : number.name().contains("time_constant") ? 0.05 : 0.02);
                assertTrue(
                        quantity.name().startsWith("open_circuit.hysteresis") || quantity.error(number) < most,
                        number::toString);
                assertTrue(number.unidentified() == 0, number::toString);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"half", "one-way"})
    void whatAnExperimentCannotSeeIsSaid(String experiment) {
        verdicts(experiment, FEW);
    }

    @ParameterizedTest
    @Tag("slow")
    @ValueSource(strings = {"pulses", "drive"})
    void theCellIsTold(String experiment) {
        for (Judgement quantity : judged(experiment, MANY)) {
            assertEquals(List.of(), quantity.faults());
        }
    }

    @ParameterizedTest
    @Tag("slow")
    @ValueSource(strings = {"half", "one-way"})
    void whatExperimentsCannotSeeIsSaidOverManySeeds(String experiment) {
        verdicts(experiment, MANY);
    }

    @Test
    void unknownExperimentsAreRefused() {
        assertThrows(BadArgumentException.class, () -> Experiment.of("pulse"));
    }

    @Test
    void faultsAreNamed() {
        Recovery wide = new Recovery("resistance.ohmic.charge[soc=0.5]", "ohm", 0.03, 1e-4, 1, 0, 200);
        Recovery off = new Recovery("resistance.ohmic.charge[soc=0.65]", "ohm", 0.03, 1e-3, 0.9, 0.5, 200);
        Recovery blind = new Recovery("resistance.ohmic.charge[soc=0.1]", "ohm", 0.03, 1e-3, 0.9, 0.5, 200);
        assertEquals(
                List.of("intervals of resistance.ohmic.charge hold 1.000 of the truths"),
                faults("pulses", List.of(wide)));
        assertEquals(
                List.of(
                        "median error of resistance.ohmic.charge[soc=0.65] is 0.0333, above 0.0200",
                        "resistance.ohmic.charge[soc=0.65] is said not to be identified in 0.500 of the seeds"),
                faults("pulses", List.of(wide, off)));
        assertEquals(
                List.of("resistance.ohmic.charge[soc=0.1] cannot be seen, and is said so in 0.500 of the seeds only"),
                faults("half", List.of(blind)));
    }

    private static List<String> faults(String experiment, List<Recovery> table) {
        return Judgement.of(Experiment.of(experiment), table).get(0).faults();
    }

    private static void verdicts(String experiment, int seeds) {
        List<Judgement> table = judged(experiment, seeds);
        assertTrue(table.stream().mapToInt(quantity -> quantity.unseen().size()).sum() >= 25);
        assertTrue(table.stream().mapToInt(quantity -> quantity.seen().size()).sum() >= 25);
        for (Judgement quantity : table) {
            for (Recovery number : quantity.unseen()) {
                assertTrue(number.unidentified() >= 0.95, number::toString);
            }
            for (Recovery number : quantity.seen()) {
                assertTrue(number.unidentified() <= 0.05, number::toString);
            }
        }
    }

    private static List<Judgement> judged(String name, int seeds) {
        return Experiment.of(name).judged(1, seeds);
    }
}

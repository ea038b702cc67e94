package org.natrolite.calibration.study;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.natrolite.calibration.cell.CalibrationOptions;
import org.natrolite.calibration.synthetic.SyntheticRun;

/** A known cell is found again through noise and a converter of 12 bits, with intervals that hold, and honest verdicts. */
class RecoveryTest {
    private static final int FEW = 3;
    private static final int MANY = 200;
    private static final SyntheticRun PULSES = Experiments.pulses(0);
    private static final SyntheticRun HALF = Experiments.pulses(0.5);
    private static final SyntheticRun ONE_WAY = Experiments.oneWay();

    @Test
    void pulsesTellTheCell() {
        tells(seed -> PULSES, FEW, 0.8);
    }

    @Test
    void whatAnExperimentCannotSeeIsSaid() {
        cannotSee(FEW);
    }

    @Test
    @Tag("slow")
    void pulsesTellTheCellOverManySeeds() {
        tells(seed -> PULSES, MANY, 0.9);
    }

    @Test
    @Tag("slow")
    void drivesTellTheCellOverManySeeds() {
        tells(Experiments::drive, MANY, 0.9);
    }

    @Test
    @Tag("slow")
    void whatExperimentsCannotSeeIsSaidOverManySeeds() {
        cannotSee(MANY);
    }

    private static void tells(LongFunction<SyntheticRun> run, int seeds, double leastCovered) {
        List<Recovery> table = study(run, seeds);
        for (Recovery number : table) {
            if (number.name().startsWith("resistance.") && node(number) >= 0.04) {
                double most = number.name().contains("time_constant") ? 0.05 : 0.02;
                // few seeds do not make a median
                double bound = seeds < MANY ? 3 * most : most;
                assertTrue(number.relativeError() < bound, number::toString);
            }
            if (number.name().startsWith("open_circuit.voltage") && node(number) >= 0.045) {
                assertTrue(number.error() < (seeds < MANY ? 6e-3 : 2e-3), number::toString);
            }
            assertTrue(number.unidentified() <= 0.05, number::toString);
        }
        double covered = table.stream().mapToDouble(Recovery::covered).average().orElseThrow();
        assertTrue(covered >= leastCovered && covered <= 0.98, () -> "intervals hold " + covered + " of the truths");
    }

    private static void cannotSee(int seeds) {
        verdicts(study(seed -> HALF, seeds), number -> node(number) <= 0.1, number -> node(number) >= 0.5);
        verdicts(
                study(seed -> ONE_WAY, seeds),
                number -> number.name().contains(".charge[")
                        || (number.name().startsWith("open_circuit.hysteresis[")
                                && node(number) >= 0.15
                                && node(number) <= 0.5),
                number -> number.name().contains(".discharge[") && node(number) >= 0.04);
    }

    private static void verdicts(List<Recovery> table, Predicate<Recovery> unseen, Predicate<Recovery> seen) {
        assertTrue(table.stream().filter(unseen).count() >= 25);
        assertTrue(table.stream().filter(seen).count() >= 25);
        for (Recovery number : table) {
            if (unseen.test(number)) {
                assertTrue(number.unidentified() >= 0.95, number::toString);
            }
            if (seen.test(number)) {
                assertTrue(number.unidentified() <= 0.05, number::toString);
            }
        }
    }

    private static List<Recovery> study(LongFunction<SyntheticRun> run, int seeds) {
        return RecoveryStudy.of(
                        Experiments.start(),
                        run,
                        Experiments.instrument(),
                        CalibrationOptions.defaults().withThreads(1))
                .run(seeds);
    }

    /** State of charge of a number, or NaN. */
    private static double node(Recovery number) {
        int at = number.name().indexOf("[soc=");
        return at < 0
                ? Double.NaN
                : Double.parseDouble(
                        number.name().substring(at + 5, number.name().length() - 1));
    }
}

package org.natrolite.calibration.cell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.natrolite.calibration.study.Experiments;
import org.natrolite.calibration.study.RecoveryStudy;
import org.natrolite.core.error.BadArgumentException;

/** Three ways to an interval agree where the model is right, and a number that nothing is told of is bounded by belief alone. */
class AssessmentTest {
    /** Within what the pulses pass: at its edge an interval also holds what is not known of the place, a profile does not. */
    private static final String OHMIC = "resistance.ohmic.discharge[soc=0.65]";

    private static final String UNSEEN = "resistance.ohmic.discharge[soc=0.0]";

    /** Pulses that stay in the upper half of the cell. */
    private static final CalibrationResult HALF = fit(new Checks(400, 7, List.of(OHMIC, UNSEEN)));

    private static CalibrationResult fit(Checks checks) {
        return RecoveryStudy.of(
                        Experiments.start(),
                        seed -> Experiments.pulses(0.5),
                        Experiments.instrument(),
                        CalibrationOptions.defaults().withThreads(1).withChecks(checks))
                .identify(1);
    }

    private static FittedParameter parameter(String name) {
        return HALF.parameters().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theBootstrapFindsTheIntervalsOfTheFitWhereErrorsAreNoise() {
        BootstrapCheck check = HALF.assessment().bootstrap();

        assertNotNull(check);
        assertEquals(1, check.median(), 0.15);
        assertEquals(HALF.parameters().size(), check.intervals().size());
        for (BootstrapCheck.Interval interval : check.intervals()) {
            assertTrue(interval.ratio() > 0.6 && interval.ratio() < 1.6, interval::toString);
        }
        CalibrationResult again = fit(new Checks(400, 7, List.of()));
        assertEquals(check, again.assessment().bootstrap());
    }

    @Test
    void aProfileHasTheWidthOfTheInterval() {
        Profile profile = HALF.assessment().profiles().stream()
                .filter(one -> one.name().equals(OHMIC))
                .findFirst()
                .orElseThrow();
        FittedParameter fitted = parameter(OHMIC);

        assertTrue(fitted.identified());
        double width = Math.log(fitted.upper95() / fitted.lower95());
        assertEquals(1, Math.log(profile.upper95() / profile.lower95()) / width, 0.15);
        // it is lowest in the middle and rises to both sides
        List<Profile.Point> points = profile.points();
        assertTrue(points.get(0).rise() > 3 && points.get(points.size() - 1).rise() > 3, profile::toString);
        assertTrue(points.stream().allMatch(point -> point.rise() >= 0), profile::toString);
    }

    @Test
    void whatNothingTellsIsBoundedByBeliefAlone() {
        Profile profile = HALF.assessment().profiles().stream()
                .filter(one -> one.name().equals(UNSEEN))
                .findFirst()
                .orElseThrow();

        assertFalse(parameter(UNSEEN).identified());
        assertTrue(profile.points().get(0).rise() > 3, profile::toString);
        for (Profile.Point point : profile.points()) {
            assertTrue(Math.abs(point.data()) < 0.5, point::toString);
        }
        double believed =
                Math.log(parameter(UNSEEN).upper95() / parameter(UNSEEN).lower95());
        assertEquals(1, Math.log(profile.upper95() / profile.lower95()) / believed, 0.1);
    }

    @Test
    void rowsThatErrTogetherCountAsFewer() {
        Assessment assessment = HALF.assessment();

        assertTrue(assessment.effectiveRows() > 10 && assessment.effectiveRows() <= 1.01 * assessment.rows());
        assertNull(fit(Checks.none()).assessment().bootstrap());
    }

    @Test
    void namesThatAreNotFittedAreRefusedBeforeTheFit() {
        BadArgumentException e = assertThrows(
                BadArgumentException.class, () -> fit(new Checks(0, 1, List.of("resistance.ohmic.dicharge"))));

        assertTrue(String.valueOf(e.getMessage()).contains("expected flagged, one of capacity"), e::getMessage);
        assertThrows(BadArgumentException.class, () -> new Checks(7, 1, List.of()));
        assertThrows(BadArgumentException.class, () -> new Checks(-1, 1, List.of()));
    }
}

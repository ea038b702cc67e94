package org.natrolite.models.ageing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.models.parameter.Distribution;
import org.natrolite.models.parameter.Provenance;
import org.natrolite.models.parameter.Uncertain;

class AgeingPriorTest {
    private static final Provenance MADE_UP = Provenance.assumed("made up for a test");

    private static Uncertain uncertain(Distribution distribution, String draw) {
        return new Uncertain(distribution, draw, MADE_UP);
    }

    private static AgeingPrior prior() {
        return new AgeingPrior(
                "made-up",
                "made up",
                List.of(
                        new AgeingPrior.MechanismPrior(
                                "calendar",
                                Driver.TIME,
                                Target.CAPACITY_LOSS,
                                uncertain(new Distribution.LogNormal(0.02, 0.5), "level"),
                                365 * 86400.0,
                                Uncertain.fixed(0.5, MADE_UP),
                                List.of(
                                        new AgeingPrior.FactorPrior(
                                                StressFactor.ARRHENIUS,
                                                List.of(
                                                        uncertain(
                                                                new Distribution.TruncatedNormal(
                                                                        50e3, 10e3, 30e3, 70e3),
                                                                "activation"),
                                                        Uncertain.fixed(298.15, MADE_UP))),
                                        new AgeingPrior.FactorPrior(
                                                StressFactor.SOC_EXPONENTIAL,
                                                List.of(uncertain(new Distribution.Uniform(0, 2), "soc"))))),
                        new AgeingPrior.MechanismPrior(
                                "cycle",
                                Driver.EQUIVALENT_FULL_CYCLES,
                                Target.RESISTANCE_GROWTH,
                                uncertain(new Distribution.LogNormal(0.05, 0.5), "level"),
                                1000,
                                Uncertain.fixed(1, MADE_UP),
                                List.of(
                                        new AgeingPrior.FactorPrior(
                                                StressFactor.DEPTH_POWER, List.of(Uncertain.fixed(1.5, MADE_UP))),
                                        new AgeingPrior.FactorPrior(
                                                StressFactor.COLD,
                                                List.of(
                                                        Uncertain.fixed(60e3, MADE_UP),
                                                        Uncertain.fixed(273.15, MADE_UP)))))),
                List.of(new AgeingPrior.Fact("something was seen", "somewhere")));
    }

    @Test
    void drawsAreNamedOnceAndFixedNumbersNeedNone() {
        assertEquals(List.of("activation", "level", "soc"), prior().draws());
        assertEquals(10, prior().numbers().size());
        List<String> asked = new ArrayList<>();
        prior().draw(name -> {
            asked.add(name);
            return 0.5;
        });
        asked.sort(null);
        assertEquals(List.of("activation", "level", "level", "soc"), asked);
    }

    @Test
    void medianIsTheDrawInTheMiddle() {
        AgeingState median = prior().median().fresh();
        AgeingState middle = prior().draw(name -> 0.5).fresh();
        for (AgeingState state : List.of(median, middle)) {
            state.rest(365 * 86400.0, 298.15, 0.5);
            state.cycle(1000, 273.15, 0.5, 1, 1);
            assertEquals(0.02, state.loss(Target.CAPACITY_LOSS), 1e-12);
            assertEquals(0.1, state.loss(Target.RESISTANCE_GROWTH), 1e-12, "twice as fast at the onset of cold");
        }
    }

    @Property
    void numbersOfOneNameRiseTogether(@ForAll @DoubleRange(min = 0.01, max = 0.98) double u) {
        AgeingState low = prior().draw(name -> u).fresh();
        AgeingState high =
                prior().draw(name -> name.equals("level") ? u + 0.01 : u).fresh();
        for (AgeingState state : List.of(low, high)) {
            state.rest(1e8, 310, 0.7);
            state.cycle(500, 290, 0.5, 0.6, 1);
        }
        assertTrue(high.loss(Target.CAPACITY_LOSS) > low.loss(Target.CAPACITY_LOSS));
        assertTrue(high.loss(Target.RESISTANCE_GROWTH) > low.loss(Target.RESISTANCE_GROWTH));
    }

    @Test
    void mechanismsCheckTheirNumbers() {
        assertThrows(
                BadArgumentException.class,
                () -> Mechanism.of(
                        "m", Driver.TIME, Target.CAPACITY_LOSS, 0.1, 1, 0.5, List.of(StressFactor.DEPTH_POWER)));
        assertThrows(
                BadArgumentException.class,
                () -> Mechanism.of(
                        "m",
                        Driver.TIME,
                        Target.CAPACITY_LOSS,
                        0.1,
                        1,
                        0.5,
                        List.of(StressFactor.DEPTH_POWER),
                        Double.NaN));
        assertThrows(
                BadArgumentException.class,
                () -> Mechanism.of("m", Driver.TIME, Target.CAPACITY_LOSS, -0.1, 1, 0.5, List.of()));
        assertThrows(
                BadArgumentException.class,
                () -> Mechanism.of("m", Driver.TIME, Target.CAPACITY_LOSS, 0.1, 1, 0, List.of()));
        Mechanism m = Mechanism.of("m", Driver.TIME, Target.CAPACITY_LOSS, 0.1, 1, 0.5, List.of());
        assertEquals(0.3, m.loss(m.damage(0.3)), 1e-15);
        assertEquals("m", m.id());
        assertThrows(BadArgumentException.class, () -> AgeingLaw.of("x", "y", List.of()));
        assertThrows(BadArgumentException.class, () -> new AgeingPrior("x", "y", List.of(), List.of()));
        assertThrows(
                BadArgumentException.class, () -> new AgeingPrior.FactorPrior(StressFactor.DEPTH_POWER, List.of()));
        assertThrows(BadArgumentException.class, () -> ParameterDescriptor.linear("x", "1", 1, 1, 1));
    }
}

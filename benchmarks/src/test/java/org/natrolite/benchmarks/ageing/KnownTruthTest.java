package org.natrolite.benchmarks.ageing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.natrolite.models.ageing.AgeingPrior;
import org.natrolite.models.chemistry.Catalogue;

/** Short forms of the studies whose figures stand in the README of the benchmarks. */
class KnownTruthTest {
    @Test
    void eachCompositionIsFoundAgainOrNotToldApart() {
        List<Recovery.Row> rows = Recovery.run(1, 5, row -> {});
        assertEquals(5, Recovery.laws(rows).size());
        Recovery.Summary s = Recovery.Summary.of(rows);
        assertTrue(s.energyError() < 0.1, () -> "energies off by " + s.energyError());
        assertTrue(s.exponentError() < 0.05, () -> "exponents off by " + s.exponentError());
        assertEquals(1, s.kept());
        // of some twenty parameters and twenty-five capacities, of which cells of a condition go together
        assertTrue(s.parameterCoverage() >= 0.7, () -> "parameters " + s.parameterCoverage());
        assertTrue(s.askedCoverage() >= 0.6, () -> "capacities " + s.askedCoverage());
    }

    @Test
    void halfAYearHalvesTheBandOfThePriorAndLeavesTheTruthInIt() {
        AgeingPrior prior =
                Objects.requireNonNull(Catalogue.get("layered-oxide-18650").ageing(), "it has a prior");
        PriorUpdate.Summary s = PriorUpdate.Summary.of(PriorUpdate.run(prior, 4, Double.NaN, false, row -> {}));
        assertTrue(s.narrowed() < 0.5, () -> "band over that before " + s.narrowed());
        assertTrue(s.coverage() >= 0.5, () -> "coverage " + s.coverage());
        assertEquals(1, s.data() + s.model() + s.assumption(), 1e-9);
        PriorUpdate.Row low = PriorUpdate.run(prior, 1, 0.2, false, row -> {}).get(0);
        assertTrue(
                low.truth() > low.priorLow() && low.truth() < 0.25 * low.priorLow() + 0.75 * low.priorHigh(),
                low::toString);
    }
}

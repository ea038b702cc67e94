package org.natrolite.benchmarks.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.natrolite.models.ageing.AgeingPrior;
import org.natrolite.models.chemistry.Catalogue;

final class SodiumPriorTest {
    /** Each fact of a shipped file falls on the quantile that the file says, and the prior holds it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "layered-oxide-18650",
                "layered-oxide-18650-hakadi",
                "layered-oxide-32140",
                "layered-oxide-180ah",
                "prussian-white-hard-carbon",
                "prussian-blue-symmetric"
            })
    void holdsWhatIsKnown(String id) {
        AgeingPrior prior = Catalogue.get(id).ageing();
        assertNotNull(prior);
        List<Observation> known = id.equals("prussian-blue-symmetric")
                ? SodiumPrior.symmetricClaims()
                : id.startsWith("prussian") ? SodiumPrior.prussianWhiteClaims() : SodiumPrior.observations();
        assertEquals(known.size(), prior.facts().size());
        List<AgeingPrior.Reading> readings = new ArrayList<>();
        for (int i = 0; i < known.size(); i++) {
            AgeingPrior.Fact fact = prior.facts().get(i);
            assertEquals(known.get(i).statement(), fact.statement());
            assertEquals(known.get(i).reason(), fact.reason());
            assertFalse(fact.reason().isBlank(), fact.statement());
            if (fact.reading() != null) {
                readings.add(fact.reading());
            }
        }
        assertFalse(readings.isEmpty());
        // other draws than those of the file; so many are good to 0.7 % at two deviations
        List<Double> quantiles = Observation.quantiles(readings, prior, 42, 20_000);
        for (int i = 0; i < readings.size(); i++) {
            AgeingPrior.Reading reading = readings.get(i);
            double found = quantiles.get(i);
            assertEquals(reading.quantile(), found, 0.02, reading::toString);
            if (reading.bound()) {
                assertTrue(found > 0.9, "nearly all of the prior keeps the promise: " + reading);
            } else {
                assertTrue(found > 0.05 && found < 0.97, "the prior holds the fact: " + reading + " at " + found);
            }
        }
    }
}

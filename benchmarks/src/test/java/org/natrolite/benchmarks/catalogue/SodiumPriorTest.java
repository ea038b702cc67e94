package org.natrolite.benchmarks.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.natrolite.models.ageing.AgeingPrior;
import org.natrolite.models.chemistry.Catalogue;

final class SodiumPriorTest {
    private static final Pattern QUANTILE = Pattern.compile("the (\\d+) % quantile of the prior$");

    /** Each fact of a shipped file falls on the quantile that the file says, and the prior holds it. */
    @ParameterizedTest
    @ValueSource(strings = {"layered-oxide-18650", "layered-oxide-32140", "prussian-white-hard-carbon"})
    void holdsWhatIsKnown(String id) {
        AgeingPrior prior = Catalogue.get(id).ageing();
        assertNotNull(prior);
        List<Observation> known =
                id.startsWith("prussian") ? SodiumPrior.prussianWhiteClaims() : SodiumPrior.observations();
        assertEquals(known.size(), prior.facts().size());
        // other draws than those of the file; so many are good to 0.7 % at two deviations
        List<Double> quantiles = Observation.quantiles(known, prior, 42, 20_000);
        for (int i = 0; i < known.size(); i++) {
            Observation observation = known.get(i);
            String statement = prior.facts().get(i).statement();
            assertTrue(statement.startsWith(observation.statement()), statement);
            Matcher matcher = QUANTILE.matcher(statement);
            assertTrue(matcher.find(), statement);
            double said = Integer.parseInt(matcher.group(1)) / 100.0;
            double found = quantiles.get(i);
            assertEquals(said, found, 0.02, statement);
            if (observation.bound()) {
                assertTrue(found > 0.9, "nearly all of the prior keeps the promise: " + statement);
            } else {
                assertTrue(found > 0.05 && found < 0.95, "the prior holds the fact: " + statement);
            }
        }
    }
}

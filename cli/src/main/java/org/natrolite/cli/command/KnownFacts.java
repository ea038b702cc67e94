package org.natrolite.cli.command;

import java.util.Locale;
import org.natrolite.models.ageing.AgeingPrior;

/** Facts that a prior was made to hold, in words. */
final class KnownFacts {
    private KnownFacts() {}

    /**
     * @param fact what is known
     * @return statement, source, where in the prior it lies, and how it was read
     */
    static String text(AgeingPrior.Fact fact) {
        AgeingPrior.Reading reading = fact.reading();
        String where = reading == null
                ? ""
                : String.format(
                        Locale.ROOT,
                        "; %s %.0f %% quantile of the prior",
                        reading.bound() ? "the bound is the" : "this is the",
                        100 * reading.quantile());
        String reason = fact.reason().isEmpty() ? "" : ": " + fact.reason();
        return "Held against: " + fact.statement() + " (" + fact.source() + ")" + where + reason;
    }
}

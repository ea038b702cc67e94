package org.natrolite.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.natrolite.benchmarks.ageing.PriorUpdate;
import org.natrolite.benchmarks.ageing.PriorUpdate.Summary;
import org.natrolite.models.ageing.AgeingPrior;
import org.natrolite.models.chemistry.Catalogue;

/**
 * Prints what half a year of made-up check-ups makes of the prior of a sodium cell; see {@link PriorUpdate}.
 *
 * <p>Options: {@code --cell ID}, {@code --seeds N}, {@code --posterior laplace|sample}, {@code --truth both|any|low}.
 */
public final class SodiumUpdate {
    /** A cell that ages faster than most. */
    private static final double LOW = 0.2;

    private SodiumUpdate() {}

    /**
     * @param args options
     */
    public static void main(String[] args) {
        Arguments arguments = Arguments.of(
                args, Map.of("cell", "layered-oxide-18650", "seeds", "200", "posterior", "laplace", "truth", "both"));
        AgeingPrior prior = Objects.requireNonNull(
                Catalogue.get(arguments.text("cell")).ageing(), "the cell says nothing of how it ages");
        int seeds = arguments.number("seeds");
        boolean sampled = arguments.text("posterior").equals("sample");
        Markdown table = new Markdown(
                "truth",
                "seeds",
                "in the prior's band, %",
                "in the band after, %",
                "band after, pp",
                "over that before",
                "data, %",
                "model, %",
                "assumption, %");
        if (!arguments.text("truth").equals("low")) {
            add(table, "any of the prior", PriorUpdate.run(prior, seeds, Double.NaN, sampled, row -> {}));
        }
        if (!arguments.text("truth").equals("any")) {
            add(table, "20 % quantile", PriorUpdate.run(prior, seeds, LOW, sampled, row -> {}));
        }
        System.out.print(table.text());
    }

    private static void add(Markdown table, String name, List<PriorUpdate.Row> rows) {
        Summary s = Summary.of(new ArrayList<>(rows));
        table.row(
                name,
                String.valueOf(s.rows()),
                shown(100 * s.priorCoverage()),
                shown(100 * s.coverage()),
                shown(100 * s.width()),
                String.format(Locale.ROOT, "%.2f", s.narrowed()),
                shown(100 * s.data()),
                shown(100 * s.model()),
                shown(100 * s.assumption()));
    }

    private static String shown(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}

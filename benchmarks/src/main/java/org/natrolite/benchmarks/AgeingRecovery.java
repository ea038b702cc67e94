package org.natrolite.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.natrolite.benchmarks.ageing.Recovery;
import org.natrolite.benchmarks.ageing.Recovery.Row;
import org.natrolite.benchmarks.ageing.Recovery.Summary;

/**
 * Prints how well compositions and parameters of ageing laws are found again from made-up check-ups; see {@link Recovery}.
 *
 * <p>Options: {@code --seeds N}, {@code --first N}, the seed of the first of them.
 */
public final class AgeingRecovery {
    private AgeingRecovery() {}

    /**
     * @param args options
     */
    public static void main(String[] args) {
        Arguments arguments = Arguments.of(args, Map.of("seeds", "200", "first", "1"));
        List<Row> rows = Recovery.run(arguments.number("first"), arguments.number("seeds"), row -> {});
        Markdown table = new Markdown(
                "truth",
                "seeds",
                "energy off by, %",
                "exponent off by",
                "parameters in 90 %, %",
                "unseen condition in 90 %, %",
                "kept, %",
                "best, %");
        for (String law : Recovery.laws(rows)) {
            add(table, law, rows.stream().filter(r -> r.law().equals(law)).toList());
        }
        add(table, "all", new ArrayList<>(rows));
        System.out.print(table.text());
    }

    private static void add(Markdown table, String name, List<Row> rows) {
        Summary s = Summary.of(rows);
        table.row(
                name,
                String.valueOf(s.rows()),
                String.format(Locale.ROOT, "%.1f", 100 * s.energyError()),
                Double.isNaN(s.exponentError()) ? "" : String.format(Locale.ROOT, "%.3f", s.exponentError()),
                String.format(Locale.ROOT, "%.1f", 100 * s.parameterCoverage()),
                String.format(Locale.ROOT, "%.1f", 100 * s.askedCoverage()),
                String.format(Locale.ROOT, "%.1f", 100 * s.kept()),
                String.format(Locale.ROOT, "%.1f", 100 * s.first()));
    }
}

package org.natrolite.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.natrolite.calibration.ageing.Forecast;
import org.natrolite.cli.report.Axis;
import org.natrolite.cli.report.Chart;
import org.natrolite.cli.report.Numbers;
import org.natrolite.cli.report.Page;
import org.natrolite.cli.report.Section;
import org.natrolite.cli.report.Series;
import org.natrolite.cli.report.Table;

/** The page of a forecast: capacity and resistance over time, life and throughput, and what the band comes from. */
final class ForecastPage {
    private static final double PERCENT = 100;

    private ForecastPage() {}

    /**
     * @param forecast forecast
     * @param duty name of the duty
     * @param lives rows of what life and throughput are: what, P10, P50, P90
     * @param promise what becomes of the warranty; empty where none was asked
     * @param notes what the band rests on, in words
     * @param assumptions what is assumed
     * @param warnings remarks
     * @param command command line
     */
    static Page of(
            Forecast forecast,
            String duty,
            List<List<String>> lives,
            String promise,
            String notes,
            List<String> assumptions,
            List<String> warnings,
            String command) {
        int last = forecast.years().size() - 1;
        double[] end = forecast.capacityQuantiles(last, 0.1, 0.5);
        List<Chart> charts = new ArrayList<>();
        charts.add(chart(
                forecast, "Capacity under " + duty, "Capacity", i -> forecast.capacityQuantiles(i, 0.1, 0.5, 0.9)));
        if (!Double.isNaN(forecast.growthQuantiles(last, 0.5)[0])) {
            charts.add(chart(
                    forecast,
                    "Resistance under " + duty,
                    "Growth of resistance",
                    i -> forecast.growthQuantiles(i, 0.1, 0.5, 0.9)));
        }
        Table.Builder life = Table.titled("Life and throughput")
                .remark("P10 is exceeded with 90 % probability.")
                .text("")
                .number("P10", "")
                .number("P50", "")
                .number("P90", "");
        lives.forEach(row -> life.row(row.toArray(String[]::new)));
        Section.Builder section = Section.titled("Forecast")
                .charts(charts.size(), charts)
                .table(life.build())
                .table(shares(forecast))
                .note("What the band rests on", List.of(notes))
                .note("What is assumed", assumptions);
        if (!warnings.isEmpty()) {
            section = section.warning("Warnings", warnings);
        }
        return Page.titled(
                        "Forecast",
                        "After " + Numbers.significant(forecast.years().get(last), 3) + " years "
                                + Numbers.fixed(PERCENT * end[1], 1) + " % of the capacity is left (P10 "
                                + Numbers.fixed(PERCENT * end[0], 1) + " %, which is exceeded with 90 % probability)."
                                + (promise.isEmpty() ? "" : " " + promise + "."))
                .fact("Command", command)
                .add(section.build())
                .build();
    }

    private static Chart chart(Forecast forecast, String title, String quantity, IntFunction<double[]> quantiles) {
        int n = forecast.years().size();
        double[] year = forecast.years().stream().mapToDouble(y -> y).toArray();
        double[] low = new double[n];
        double[] middle = new double[n];
        double[] high = new double[n];
        for (int i = 0; i < n; i++) {
            double[] q = quantiles.apply(i);
            low[i] = PERCENT * q[0];
            middle[i] = PERCENT * q[1];
            high[i] = PERCENT * q[2];
        }
        return Chart.builder(title, Axis.of("Time", "years"), Axis.of(quantity, "%"))
                .aspect(0.5)
                .add(Series.band("P10 to P90", year, low, high).withColour(0))
                .add(Series.line("median", year, middle).withColour(0))
                .build();
    }

    private static Table shares(Forecast f) {
        return Table.titled("Where the band comes from")
                .remark("Each drawn alone, as a share of the sum of their variances.")
                .text("Source")
                .number("Share of the variance", "%")
                .row("parameters of the laws", share(f.shares().parameter()))
                .row("choice of law", share(f.shares().model()))
                .row("cell to cell", share(f.shares().cell()))
                .row("duty", share(f.shares().duty()))
                .build();
    }

    private static String share(double part) {
        return Numbers.fixed(PERCENT * part, 0);
    }
}

package org.natrolite.cli.command;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.natrolite.calibration.ageing.AgeingEvaluation;
import org.natrolite.calibration.ageing.AgeingFit;
import org.natrolite.calibration.ageing.CheckPrediction;
import org.natrolite.calibration.posterior.Convergence;
import org.natrolite.cli.report.Axis;
import org.natrolite.cli.report.Chart;
import org.natrolite.cli.report.Numbers;
import org.natrolite.cli.report.Page;
import org.natrolite.cli.report.ReferenceLine;
import org.natrolite.cli.report.Section;
import org.natrolite.cli.report.Series;
import org.natrolite.cli.report.Table;
import org.natrolite.core.checkup.AgedCell;

/** The report of a calibration of ageing: points, bands, residuals, parity, laws, parameters. */
final class AgeingReport {
    private static final double PERCENT = 100;
    private static final double DAY = 86400;

    /** Correlations that are worth a row of their own, and that are not worth their digits. */
    private static final double STRONG = 0.8;

    private static final double WEAK = 0.3;
    private static final int MOST_PAIRS = 20;

    /** Correlations side by side that a page has room for. */
    private static final int MOST_COLUMNS = 14;

    private AgeingReport() {}

    static Page page(AgeingFit fit, List<AgedCell> cells, List<String> remarks, String command) {
        AgeingEvaluation leftOut = fit.leftOut();
        AgeingEvaluation shown = leftOut == null ? fit.inSample() : leftOut;
        Page.Builder page = Page.titled(
                        "Calibration of ageing",
                        cells.size() + " cells, " + shown.conditions().size() + " conditions, "
                                + shown.overall().checks() + " check-ups; "
                                + (leftOut == null
                                        ? "nothing could be left out"
                                        : "each condition predicted without it within "
                                                + Numbers.fixed(
                                                        leftOut.overall().rmse(), 2)
                                                + " percentage points (RMSE), intervals of 90 % hold "
                                                + Numbers.fixed(
                                                        leftOut.overall().coverage90(), 0) + " %")
                                + ".")
                .fact("Command", command);
        page = page.add(laws(fit));
        page = page.add(conditions(shown, leftOut != null));
        page = page.add(errors(shown));
        page = page.add(parameters(fit));
        for (AgeingFit.Posterior posterior : fit.posteriors()) {
            page = page.add(posterior(fit, posterior));
        }
        if (!remarks.isEmpty()) {
            page = page.add(
                    Section.titled("What to know").warning("Warnings", remarks).build());
        }
        return page.build();
    }

    private static Section laws(AgeingFit fit) {
        Table.Builder table = Table.titled("Candidate laws")
                .remark("Left out: each condition predicted without it. Laws that the data cannot tell apart share the"
                        + " weight.")
                .text("Law")
                .number("Free parameters", "1")
                .number("RMSE in sample", "pp")
                .number("RMSE left out", "pp")
                .number("BIC", "1")
                .number("Weight", "1");
        for (AgeingFit.LawRow row : fit.laws()) {
            table.row(
                    row.id(),
                    Integer.toString(row.free()),
                    Numbers.fixed(row.rmse(), 2),
                    Double.isNaN(row.leftOut()) ? "-" : Numbers.fixed(row.leftOut(), 2),
                    Numbers.fixed(row.criterion(), 1),
                    Numbers.fixed(row.weight(), 2));
        }
        return Section.titled("Choice of law").table(table.build()).build();
    }

    private static Map<String, List<CheckPrediction>> groups(AgeingEvaluation evaluation) {
        Map<String, List<CheckPrediction>> groups = new LinkedHashMap<>();
        evaluation.checks().stream()
                .filter(c -> !Double.isNaN(c.measured()))
                .forEach(c ->
                        groups.computeIfAbsent(c.cell(), k -> new ArrayList<>()).add(c));
        return groups;
    }

    private static double[] column(
            List<CheckPrediction> checks, java.util.function.ToDoubleFunction<CheckPrediction> what) {
        return checks.stream().mapToDouble(what).toArray();
    }

    private static Section conditions(AgeingEvaluation shown, boolean leftOut) {
        List<Chart> charts = new ArrayList<>();
        groups(shown).forEach((name, checks) -> {
            double[] days = column(checks, c -> c.seconds() / DAY);
            charts.add(Chart.builder(name, Axis.of("Time", "d"), Axis.of("Capacity", "%"))
                    .aspect(0.6)
                    .add(Series.band(
                                    "90 % interval",
                                    days,
                                    column(checks, c -> PERCENT * c.lower90()),
                                    column(checks, c -> PERCENT * c.upper90()))
                            .withColour(0))
                    .add(Series.line("predicted", days, column(checks, c -> PERCENT * c.predicted()))
                            .withColour(0))
                    .add(Series.points("measured", days, column(checks, c -> PERCENT * c.measured()))
                            .withColour(1))
                    .build());
        });
        return Section.titled(leftOut ? "Each condition, predicted without it" : "Each cell, in sample")
                .charts(2, charts)
                .build();
    }

    private static Section errors(AgeingEvaluation shown) {
        List<CheckPrediction> all =
                groups(shown).values().stream().flatMap(List::stream).toList();
        Chart parity = Chart.builder("Parity", Axis.of("Measured capacity", "%"), Axis.of("Predicted capacity", "%"))
                .add(Series.points(
                        "check-ups",
                        column(all, c -> PERCENT * c.measured()),
                        column(all, c -> PERCENT * c.predicted())))
                .build();
        Chart.Builder residuals = Chart.builder(
                        "Residuals", Axis.of("Time", "d"), Axis.of("Predicted less measured", "pp"))
                .reference(ReferenceLine.horizontal(0, ""));
        for (Map.Entry<String, List<CheckPrediction>> group : groups(shown).entrySet()) {
            if (groups(shown).size() <= 8) {
                residuals = residuals.add(Series.points(
                        group.getKey(),
                        column(group.getValue(), c -> c.seconds() / DAY),
                        column(group.getValue(), c -> PERCENT * c.error())));
            }
        }
        if (groups(shown).size() > 8) {
            residuals = residuals.add(Series.points(
                    "check-ups", column(all, c -> c.seconds() / DAY), column(all, c -> PERCENT * c.error())));
        }
        Table.Builder table = Table.titled("By condition")
                .text("Condition")
                .number("RMSE", "pp")
                .number("MAE", "pp")
                .number("Largest", "pp")
                .number("In the 90 % interval", "%");
        shown.conditions()
                .forEach((id, j) -> table.row(
                        id,
                        Numbers.fixed(j.rmse(), 2),
                        Numbers.fixed(j.mae(), 2),
                        Numbers.fixed(j.largest(), 2),
                        Numbers.fixed(j.coverage90(), 0)));
        return Section.titled("How far it is off")
                .charts(2, List.of(parity, residuals.build()))
                .table(table.build())
                .build();
    }

    private static Section parameters(AgeingFit fit) {
        Table.Builder table = Table.titled("What was fitted")
                .remark(
                        "'Told' is the share of the prior's standard deviation that the data took away: near 0 the number is"
                                + " still what was believed before.")
                .text("Law")
                .text("Parameter")
                .number("Value", "")
                .number("95 % interval", "")
                .text("Unit")
                .number("Told", "1");
        for (AgeingFit.ParameterRow p : fit.parameters()) {
            table.row(
                    p.law(),
                    name(p),
                    Numbers.significant(p.value(), 4),
                    Numbers.significant(p.lower95(), 4) + " to " + Numbers.significant(p.upper95(), 4),
                    p.unit(),
                    Numbers.fixed(p.told(), 2));
        }
        return Section.titled("Parameters").table(table.build()).build();
    }

    private static String name(AgeingFit.ParameterRow row) {
        return row.mechanism() + ": " + row.name();
    }

    /** Names of the scores of a posterior as the parameters are called: those that share a score go together. */
    private static List<String> names(AgeingFit fit, AgeingFit.Posterior posterior) {
        return posterior.scores().stream()
                .map(score -> fit.parameters().stream()
                        .filter(row ->
                                row.law().equals(posterior.law()) && row.score().equals(score))
                        .map(AgeingReport::name)
                        .collect(Collectors.joining(", ")))
                .toList();
    }

    private static Section posterior(AgeingFit fit, AgeingFit.Posterior posterior) {
        List<String> names = names(fit, posterior);
        Section.Builder section = Section.titled("Posterior of " + posterior.law());
        if (!posterior.diagnostics().isEmpty()) {
            section = section.table(draws(posterior, names));
        }
        section = section.table(strong(posterior, names));
        if (names.size() <= MOST_COLUMNS) {
            section = section.table(matrix(posterior, names));
        }
        return section.build();
    }

    private static Table draws(AgeingFit.Posterior posterior, List<String> names) {
        Table.Builder table = Table.titled("Draws")
                .remark(posterior.chains() + " chains of " + posterior.draws()
                        + " draws. R-hat compares the chains, 1.00 where they agree; draws of one chain go together: effective"
                        + " draws are the number of independent ones that they are worth.")
                .text("Parameter")
                .number("R-hat", "1")
                .number("Effective draws, middle", "1")
                .number("Effective draws, tails", "1");
        for (int i = 0; i < names.size(); i++) {
            Convergence told = posterior.diagnostics().get(i);
            table.row(
                    names.get(i),
                    Numbers.fixed(told.rHat(), 3),
                    Numbers.fixed(told.bulk(), 0),
                    Numbers.fixed(told.tail(), 0));
        }
        return table.build();
    }

    /** Pairs that the check-ups hold together, the closest first. */
    private static Table strong(AgeingFit.Posterior posterior, List<String> names) {
        record Pair(String one, String other, double correlation) {}
        int n = names.size();
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                double c = posterior.correlations().get(i * n + j);
                if (Math.abs(c) >= STRONG) {
                    pairs.add(new Pair(names.get(j), names.get(i), c));
                }
            }
        }
        pairs.sort(Comparator.comparingDouble(pair -> -Math.abs(pair.correlation())));
        Table.Builder table = Table.titled("Strong correlations")
                .remark(
                        pairs.isEmpty()
                                ? "None reaches " + STRONG + " either way: the check-ups tell the parameters apart."
                                : "Those that reach " + STRONG
                                        + " either way: check-ups hold the two together and tell only what they do in common."
                                        + (pairs.size() > MOST_PAIRS
                                                ? " The closest " + MOST_PAIRS + " of " + pairs.size() + "."
                                                : ""))
                .text("Parameter")
                .text("goes with")
                .number("Correlation", "1");
        pairs.stream()
                .limit(MOST_PAIRS)
                .forEach(pair -> table.row(pair.one(), pair.other(), Numbers.fixed(pair.correlation(), 2)));
        return table.build();
    }

    private static Table matrix(AgeingFit.Posterior posterior, List<String> names) {
        int n = names.size();
        Table.Builder table = Table.titled("Correlations of what was fitted")
                .remark((posterior.chains() > 0 ? "Of the draws." : "By what the conditions say at the mode (Laplace).")
                        + " Columns have the numbers of the rows; a dot is below " + WEAK + " either way.")
                .text("Parameter");
        for (int i = 1; i <= n; i++) {
            table.number(Integer.toString(i), "");
        }
        for (int i = 0; i < n; i++) {
            List<String> row = new ArrayList<>(List.of((i + 1) + "  " + names.get(i)));
            for (double c : posterior.correlations().subList(i * n, (i + 1) * n)) {
                row.add(Math.abs(c) < WEAK ? "\u00b7" : Numbers.fixed(c, 2));
            }
            table.row(row.toArray(String[]::new));
        }
        return table.build();
    }
}

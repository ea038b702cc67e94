package org.natrolite.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.natrolite.calibration.spread.Spread;
import org.natrolite.cli.report.Axis;
import org.natrolite.cli.report.Chart;
import org.natrolite.cli.report.Numbers;
import org.natrolite.cli.report.Page;
import org.natrolite.cli.report.Section;
import org.natrolite.cli.report.Series;
import org.natrolite.cli.report.Table;
import org.natrolite.cli.report.Tile;

/** The page over many cells: how well each is fitted, and how much they differ. */
final class CellsReport {
    private static final int WORST = 5;

    /** Height of a row of a chart of cells over the width of the chart. */
    private static final double ROW_HEIGHT = 0.04;

    private final CellsTable table;

    private CellsReport(CellsTable table) {
        this.table = table;
    }

    /**
     * @param table the cells
     * @param pages whether each cell has a page of its own beside this one
     * @return the page as HTML
     */
    static String page(CellsTable table, boolean pages) {
        CellsReport report = new CellsReport(table);
        int all = table.outcomes().size();
        Page.Builder page = Page.titled("Calibration of " + all + (all == 1 ? " cell" : " cells"), report.lead())
                .fact("Command for one cell", table.command())
                .fact("Cells", table.fitted().size() + " of " + all + " fitted");
        if (!table.fitted().isEmpty()) {
            page.add(report.spread()).add(report.quality());
        }
        if (!table.failed().isEmpty() || !table.leftOut().isEmpty()) {
            page.add(report.missing());
        }
        return page.footer("Made by natrolite. The numbers are also in cells.csv and cells.json, and each cell's in"
                        + " calibrations/NAME.json"
                        + (pages ? "; NAME/index.html is its page." : "."))
                .build()
                .toHtml();
    }

    private String lead() {
        List<CellsTable.Line> spreads = table.spreads();
        int failed = table.failed().size();
        String missing = failed == 0 ? "" : " " + failed + (failed == 1 ? " cell has" : " cells have") + " no fit.";
        if (spreads.isEmpty()) {
            return "None of the cells could be fitted.";
        }
        Spread capacity = spreads.get(0).spread();
        return table.fitted().size() + (table.fitted().size() == 1 ? " cell was" : " cells were")
                + " fitted, each from its own files. Their capacity is "
                + Numbers.significant(capacity.median(), 4) + " Ah in the median, from "
                + Numbers.significant(capacity.lowest(), 4) + " to " + Numbers.significant(capacity.highest(), 4)
                + " Ah." + missing;
    }

    private Section spread() {
        List<CellsTable.Line> spreads = table.spreads();
        Spread capacity = spreads.get(0).spread();
        List<Tile> tiles = new ArrayList<>();
        tiles.add(Tile.of("Capacity", Numbers.significant(capacity.median(), 4), "Ah", "median of the cells"));
        if (capacity.cells() > 1) {
            tiles.add(Tile.of(
                    "Scatter of the capacity",
                    Numbers.significant(100 * capacity.deviation() / capacity.mean(), 2),
                    "%",
                    "standard deviation as it is seen"));
        }
        if (Double.isFinite(capacity.own())) {
            tiles.add(Tile.of(
                    "Between cells",
                    Numbers.significant(100 * capacity.own() / capacity.mean(), 2),
                    "%",
                    "after taking off what the fits leave open"));
        }
        Table.Builder all = Table.titled("Cell-to-cell spread")
                .remark(
                        "At half charge and the reference temperature. 'Between cells' is the standard deviation that is left"
                                + " after taking off the uncertainty of each fit (Paule and Mandel 1982); 0 where the"
                                + " intervals of the fits explain all of the scatter.")
                .text("Quantity")
                .number("Median", "")
                .number("Lowest", "")
                .number("Highest", "")
                .number("Scatter", "")
                .number("Between cells", "")
                .text("Unit");
        for (CellsTable.Line line : spreads) {
            Spread s = line.spread();
            all.row(
                    line.figure().label(),
                    Numbers.significant(s.median(), 4),
                    Numbers.significant(s.lowest(), 4),
                    Numbers.significant(s.highest(), 4),
                    Numbers.significant(s.deviation(), 2),
                    Numbers.significant(s.own(), 2),
                    line.figure().unit());
        }
        List<Chart> charts = new ArrayList<>();
        for (CellsTable.Line line : spreads) {
            charts.add(chart(line.figure()));
        }
        return Section.titled("How much the cells differ")
                .tiles(tiles)
                .table(all.build())
                .charts(2, charts)
                .build();
    }

    /** Each cell's number with its interval, beside its name; the place of a cell without a fit stays empty. */
    private Chart chart(CellFigure asked) {
        List<CellOutcome> outcomes = table.outcomes();
        int n = outcomes.size();
        double[] value = new double[n];
        double[] place = new double[n];
        double[] lower = new double[n];
        double[] upper = new double[n];
        for (int i = 0; i < n; i++) {
            CellOutcome.Fit fit = outcomes.get(i).fit();
            CellFigure figure = fit == null
                    ? null
                    : fit.figures().stream()
                            .filter(one -> one.key().equals(asked.key()))
                            .findFirst()
                            .orElse(null);
            place[i] = i;
            value[i] = figure == null ? Double.NaN : figure.value();
            lower[i] = figure == null ? Double.NaN : figure.lower();
            upper[i] = figure == null ? Double.NaN : figure.upper();
        }
        return Chart.builder(
                        asked.label(),
                        Axis.of(asked.label(), asked.unit()),
                        Axis.categories(
                                "Cell", outcomes.stream().map(CellOutcome::name).toList()))
                .aspect(Math.min(2, Math.max(0.3, ROW_HEIGHT * n)))
                .add(Series.points("cell, 95 % interval", value, place).withHorizontalErrorBars(lower, upper))
                .build();
    }

    private Section quality() {
        Table.Builder rows = Table.titled("Cells")
                .remark("Root mean square of model less measurement over time; 'loaded' over the time under load.")
                .text("Cell")
                .number("Rows", "")
                .number("Fitted", "mV")
                .number("Held out", "mV")
                .number("Held out, loaded", "mV")
                .number("Temperature", "K")
                .number("Capacity", "Ah")
                .text("Settled");
        List<String> worst = new ArrayList<>();
        for (CellOutcome outcome : table.fitted()) {
            CellOutcome.Fit fit = Objects.requireNonNull(outcome.fit());
            rows.row(
                    outcome.name(),
                    Long.toString(fit.rows()),
                    Numbers.fixed(fit.train(), 2),
                    Numbers.fixed(fit.holdOut(), 2),
                    Numbers.fixed(fit.holdOutLoaded(), 2),
                    Numbers.fixed(fit.temperature(), 2),
                    Numbers.significant(fit.figures().get(0).value(), 5),
                    fit.converged() ? "yes" : "no");
            if (!fit.warnings().isEmpty() && worst.size() < WORST) {
                worst.add(outcome.name() + ": " + String.join("; ", fit.warnings()));
            }
        }
        Section.Builder section = Section.titled("How well each is fitted").table(rows.build());
        if (!worst.isEmpty()) {
            section.note("What the fits remark on, of the first " + worst.size() + " cells", worst);
        }
        return section.build();
    }

    private Section missing() {
        Section.Builder section = Section.titled("What is missing");
        if (!table.failed().isEmpty()) {
            section.warning(
                    "Cells without a fit",
                    table.failed().stream()
                            .map(outcome -> outcome.name() + ": "
                                    + Objects.requireNonNull(outcome.failure()).sentence())
                            .toList());
        }
        if (!table.leftOut().isEmpty()) {
            section.note("Left out", table.leftOut());
        }
        return section.build();
    }
}

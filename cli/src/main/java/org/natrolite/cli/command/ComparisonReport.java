package org.natrolite.cli.command;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.natrolite.cli.ManifestVersion;
import org.natrolite.cli.report.Axis;
import org.natrolite.cli.report.Chart;
import org.natrolite.cli.report.Numbers;
import org.natrolite.cli.report.Page;
import org.natrolite.cli.report.Reference;
import org.natrolite.cli.report.ReferenceLine;
import org.natrolite.cli.report.Section;
import org.natrolite.cli.report.Series;
import org.natrolite.cli.report.Table;
import org.natrolite.cli.report.Tile;
import org.natrolite.models.ageing.AgeingPrior;
import org.natrolite.models.cell.CellParameters;
import org.natrolite.models.chemistry.ParameterTable;
import org.natrolite.models.life.LifeResult;
import org.natrolite.models.life.LifeResult.Band;
import org.natrolite.models.parameter.Provenance;

/** The page of a comparison. */
final class ComparisonReport {
    private static final double PERCENT = 100;
    private static final Pattern DOI = Pattern.compile("\\b(10\\.\\d{4,9}/[^\\s;,)]+)");

    private final Comparison comparison;
    private final List<LifeResult> results;
    private final double endOfLife;

    private ComparisonReport(Comparison comparison) {
        this.comparison = comparison;
        this.results = comparison.results();
        this.endOfLife = PERCENT * comparison.options().endOfLife();
    }

    /**
     * @param comparison what was found
     * @return its page
     */
    static Page page(Comparison comparison) {
        ComparisonReport report = new ComparisonReport(comparison);
        return Page.titled(report.title(), report.lead())
                .fact("Command", comparison.command())
                .fact("Version", ManifestVersion.current())
                .fact("Seed", Long.toString(comparison.options().seed()))
                .fact("Draws a cell", Integer.toString(comparison.options().samples()))
                .add(report.life())
                .add(report.capacity())
                .add(report.electrical())
                .add(ComparisonDays.section(comparison))
                .add(report.basis())
                .footer("Made by natrolite. The numbers are also in results.json and results.csv in this folder.")
                .build();
    }

    private String title() {
        int n = results.size();
        return (n == 1 ? "One cell" : n + " cells") + " under " + comparison.horizon() + " years of the duty "
                + comparison.dutyName();
    }

    private String lead() {
        StringBuilder text = new StringBuilder("Median life to " + Numbers.fixed(endOfLife, 0) + " % of capacity: ");
        for (int i = 0; i < results.size(); i++) {
            Band life = results.get(i).life();
            text.append(i == 0 ? "" : "; ")
                    .append(comparison.title(i))
                    .append(": ")
                    .append(comparison.life(life.p50()))
                    .append(" years (")
                    .append(comparison.life(life.p10()))
                    .append(" exceeded with 90 % probability)");
        }
        return text.append(
                        ". Bands hold what is believed of each cell, assumptions included; where the data are thin they are"
                                + " wide.")
                .toString();
    }

    private Section life() {
        List<Tile> tiles = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            Band life = results.get(i).life();
            names.add(comparison.title(i));
            tiles.add(Tile.of(
                            comparison.title(i),
                            comparison.life(life.p50()),
                            "years",
                            "median life; exceeded with 90 % probability: " + comparison.life(life.p10()) + " years")
                    .withColour(i));
        }
        double horizon = comparison.options().years();
        Chart.Builder chart = Chart.builder(
                        "Life to " + Numbers.fixed(endOfLife, 0) + " % of capacity",
                        Axis.of("Life", "years").within(0, horizon * 1.1),
                        Axis.categories("", names))
                .caption(
                        "Points are medians, bars run from P10 to P90. What reaches the line is not known to end there.")
                .aspect(Math.max(0.12, 0.045 * (results.size() + 1)))
                .reference(ReferenceLine.vertical(horizon, "end of the simulation"));
        for (int i = 0; i < results.size(); i++) {
            Band life = results.get(i).life();
            chart = chart.add(Series.points("", one(Math.min(horizon, life.p50())), one(i))
                    .withHorizontalErrorBars(one(Math.min(horizon, life.p10())), one(Math.min(horizon, life.p90())))
                    .withColour(i));
        }
        Section.Builder section = Section.titled("Life")
                .paragraph(comparison.rule() + " P10 life is the short life: it is exceeded with 90 % probability.")
                .tiles(tiles)
                .chart(chart.build())
                .table(table());
        List<String> warnings = new ArrayList<>(comparison.duty().series().warnings());
        for (int i = 0; i < results.size(); i++) {
            String name = comparison.title(i);
            results.get(i).warnings().forEach(warning -> warnings.add(name + ": " + warning));
        }
        if (!warnings.isEmpty()) {
            section.warning("What the simulation remarked", warnings);
        }
        return section.build();
    }

    private Table table() {
        Table.Builder table = Table.titled("Life, efficiency and use")
                .remark(
                        "Efficiency at the cell's DC terminals over a year, median with P10 to P90; energy not delivered is the"
                                + " share of the discharge asked for that the cell could not give within its limits.")
                .text("Cell")
                .number("Life P10", "years")
                .number("Life P50", "years")
                .number("Life P90", "years")
                .number("Efficiency, first year", "%")
                .number("Efficiency, last year", "%")
                .number("Full cycles", "1/year")
                .number("Not delivered, first year", "%")
                .number("Not delivered, last year", "%");
        for (int i = 0; i < results.size(); i++) {
            LifeResult r = results.get(i);
            table.row(
                    comparison.title(i),
                    comparison.life(r.life().p10()),
                    comparison.life(r.life().p50()),
                    comparison.life(r.life().p90()),
                    efficiency(r.efficiencyStart()),
                    efficiency(r.efficiencyEnd()),
                    Numbers.fixed(r.cyclesPerYear(), 0),
                    Numbers.fixed(PERCENT * r.missedStart(), 1),
                    Numbers.fixed(PERCENT * r.missedEnd(), 1));
        }
        return table.build();
    }

    private static String efficiency(Band band) {
        return Double.isFinite(band.p50())
                ? Numbers.fixed(PERCENT * band.p50(), 1) + " ("
                        + Numbers.interval(PERCENT * band.p10(), PERCENT * band.p90(), 1) + ")"
                : Numbers.NONE;
    }

    private Section capacity() {
        Axis x = Axis.of("Time in service", "years")
                .within(0, comparison.options().years());
        Axis y = Axis.of("Capacity", "%").within(lowest(), 101);
        List<Chart> panels = bands(
                x,
                y,
                LifeResult.Check::capacity,
                ReferenceLine.horizontal(endOfLife, Numbers.fixed(endOfLife, 0) + " %"));
        Chart medians = lines(
                        Chart.builder("Median capacity", x, y)
                                .caption("C/3 discharge at 25 \u00b0C, against the same test at the start.")
                                .aspect(0.36)
                                .reference(ReferenceLine.horizontal(
                                        endOfLife, Numbers.fixed(endOfLife, 0) + " % of the start")),
                        check -> check.capacity().p50())
                .build();
        return Section.titled("Capacity")
                .paragraph("The panels share their axes, so heights can be compared across them.")
                .charts(Math.min(4, panels.size()), panels)
                .chart(medians)
                .build();
    }

    private double lowest() {
        double low = 100;
        for (LifeResult result : results) {
            for (LifeResult.Check check : result.checks()) {
                low = Math.min(low, PERCENT * check.capacity().p10());
            }
        }
        return Math.max(0, Math.min(70, 10 * Math.floor(low / 10)));
    }

    private List<Chart> bands(
            Axis x, Axis y, Function<LifeResult.Check, Band> what, @Nullable ReferenceLine reference) {
        List<Chart> panels = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            List<LifeResult.Check> checks = results.get(i).checks();
            double[] years = values(checks, LifeResult.Check::year);
            Chart.Builder panel = Chart.builder(comparison.title(i), x, y)
                    .aspect(results.size() < 3 ? 0.5 : 0.75)
                    .add(Series.band(
                                    "P10 to P90",
                                    years,
                                    values(checks, c -> PERCENT * what.apply(c).p10()),
                                    values(checks, c -> PERCENT * what.apply(c).p90()))
                            .withColour(i))
                    .add(Series.line(
                                    "P50",
                                    years,
                                    values(checks, c -> PERCENT * what.apply(c).p50()))
                            .withColour(i));
            panels.add((reference == null ? panel : panel.reference(reference)).build());
        }
        return panels;
    }

    private Chart.Builder lines(Chart.Builder chart, ToDoubleFunction<LifeResult.Check> what) {
        Chart.Builder all = chart;
        for (int i = 0; i < results.size(); i++) {
            List<LifeResult.Check> checks = results.get(i).checks();
            all = all.add(Series.line(
                            comparison.title(i),
                            values(checks, LifeResult.Check::year),
                            values(checks, c -> PERCENT * what.applyAsDouble(c)))
                    .withColour(i));
        }
        return all;
    }

    private Section electrical() {
        Axis x = Axis.of("Time in service", "years")
                .within(0, comparison.options().years());
        Chart.Builder efficiency = Chart.builder("Round-trip efficiency", x, Axis.of("Efficiency", "%"))
                .caption("Median of each year, at the cell's DC terminals; auxiliaries excluded.");
        boolean any = false;
        for (int i = 0; i < results.size(); i++) {
            List<LifeResult.Yearly> yearly = results.get(i).efficiency();
            if (!yearly.isEmpty()) {
                any = true;
                efficiency = efficiency.add(Series.line(
                                comparison.title(i),
                                yearly.stream()
                                        .mapToDouble(LifeResult.Yearly::year)
                                        .toArray(),
                                yearly.stream()
                                        .mapToDouble(y -> PERCENT * y.value().p50())
                                        .toArray())
                        .withColour(i));
            }
        }
        Chart resistance = lines(
                        Chart.builder("Resistance growth, median", x, Axis.of("Growth of the 10 s resistance", "%"))
                                .caption(
                                        "10 s discharge pulse at 50 % state of charge and 25 \u00b0C, against the start."),
                        check -> check.resistanceGrowth().p50())
                .build();
        double highest = 5;
        for (LifeResult result : results) {
            for (LifeResult.Check check : result.checks()) {
                highest = Math.max(highest, PERCENT * check.resistanceGrowth().p90());
            }
        }
        Axis growth = Axis.of("Resistance growth", "%").within(0, highest * 1.03);
        List<Chart> panels = bands(x, growth, LifeResult.Check::resistanceGrowth, null);
        return Section.titled("Resistance and efficiency")
                .charts(2, any ? List.of(resistance, efficiency.build()) : List.of(resistance))
                .charts(Math.min(4, panels.size()), panels)
                .build();
    }

    private Section basis() {
        Table.Builder kinds = Table.titled("Where the numbers of each cell come from")
                .remark(
                        "Count of numbers, nodes of curves included. 'natrolite chemistries show ID' lists each with its unit,"
                                + " interval and source.")
                .text("Cell");
        for (Provenance.Kind kind : Provenance.Kind.values()) {
            kinds.number(
                    kind.key().substring(0, 1).toUpperCase(Locale.ROOT)
                            + kind.key().substring(1),
                    "");
        }
        Section.Builder section = Section.titled("What this rests on").definitions(comparison.definitions());
        Set<String> references = new LinkedHashSet<>();
        for (int i = 0; i < results.size(); i++) {
            CellParameters cell = comparison.cells().get(i);
            references.addAll(cell.description().references());
            Map<Provenance.Kind, Integer> counts = new EnumMap<>(Provenance.Kind.class);
            ParameterTable.rows(cell)
                    .forEach(row -> counts.merge(row.provenance().kind(), 1, Integer::sum));
            List<String> row = new ArrayList<>(List.of(comparison.title(i)));
            for (Provenance.Kind kind : Provenance.Kind.values()) {
                row.add(Integer.toString(counts.getOrDefault(kind, 0)));
            }
            kinds.row(row.toArray(String[]::new));
        }
        section.table(kinds.build());
        for (int i = 0; i < results.size(); i++) {
            CellParameters cell = comparison.cells().get(i);
            List<String> lines = new ArrayList<>();
            if (!cell.description().note().isBlank()) {
                lines.add(cell.description().note());
            }
            AgeingPrior prior = cell.ageing();
            if (prior != null) {
                prior.facts().forEach(fact -> lines.add(KnownFacts.text(fact)));
            }
            lines.addAll(comparison.assumptions(i));
            section.warning("Assumed of " + comparison.title(i), lines);
        }
        return section.references(
                        references.stream().map(ComparisonReport::reference).toList())
                .build();
    }

    private static Reference reference(String text) {
        Matcher doi = DOI.matcher(text);
        return doi.find() ? new Reference(text, doi.group(1)) : new Reference(text, "");
    }

    private static <T> double[] values(List<T> list, ToDoubleFunction<T> what) {
        return list.stream().mapToDouble(what).toArray();
    }

    private static double[] one(double value) {
        return new double[] {value};
    }
}

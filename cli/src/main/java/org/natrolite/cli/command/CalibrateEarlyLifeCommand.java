package org.natrolite.cli.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.natrolite.calibration.population.EarlyLife;
import org.natrolite.calibration.population.LifePrediction;
import org.natrolite.cli.ExitCode;
import org.natrolite.cli.report.Axis;
import org.natrolite.cli.report.Chart;
import org.natrolite.cli.report.Numbers;
import org.natrolite.cli.report.Page;
import org.natrolite.cli.report.Section;
import org.natrolite.cli.report.Series;
import org.natrolite.cli.report.Table;
import org.natrolite.core.checkup.Trajectory;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.core.error.BadDataException;
import org.natrolite.datasets.ageing.CycleTables;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Learns from cells that have lived how early capacities go together with life. */
@Command(
        name = "early-life",
        description = {
            "Learn from a population how the shape of the first capacities goes together with life, judge that by predicting"
                    + " each cell from the others, and predict cells that have only begun.",
            "A table has a row a cycle: cell_id, cycle, capacity_Ah."
        })
final class CalibrateEarlyLifeCommand implements Callable<Integer> {
    private static final double PERCENT = 100;
    private static final double AMPERE_HOUR = 3600;

    /** Fewer rows have no shape. */
    private static final int LEAST_ROWS = 20;

    private static final int MOST_ROWS = 1_000_000;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "TABLE", description = "cells that have come to their end, CSV")
    private List<Path> tables = new ArrayList<>();

    @Option(
            names = "--first-rows",
            paramLabel = "N",
            required = true,
            description = "number of first rows of a cell that life is predicted from")
    private int first;

    @Option(
            names = "--end-capacity-Ah",
            paramLabel = "Q",
            required = true,
            description = "capacity that life ends at: it is the first row at or below it")
    private double end;

    @Option(names = "--predict", paramLabel = "TABLE", description = "cells of which the first rows are known, CSV")
    private @Nullable Path young;

    @Mixin
    private ReportOptions report = new ReportOptions();

    private CalibrateEarlyLifeCommand() {}

    /** What was found, ready to be written. */
    private record Result(
            EarlyLife.Choice choice, EarlyLife.Judged judged, List<LifePrediction> young, List<String> warnings) {}

    @Override
    public Integer call() throws IOException {
        BadArgumentException.requireCount(first, LEAST_ROWS, MOST_ROWS, "--first-rows");
        BadArgumentException.requirePositive(end, "--end-capacity-Ah");
        report.prepare();
        EarlyLife population = EarlyLife.of(first, AMPERE_HOUR * end, read(tables));
        Result result = new Result(
                population.choice(),
                population.judge(),
                young == null ? List.of() : population.predict(CycleTables.read(young)),
                population.warnings());
        report.give(spec, "early-life.json", document(result), () -> page(result), out -> print(out, result));
        return ExitCode.DONE;
    }

    private static List<Trajectory> read(List<Path> files) {
        List<Trajectory> cells = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Path file : files) {
            for (Trajectory cell : CycleTables.read(file)) {
                if (!names.add(cell.cell())) {
                    throw BadDataException.of(
                            cell.source(),
                            "cell '" + cell.cell() + "', which another table has too",
                            "each cell in one table");
                }
                cells.add(cell);
            }
        }
        return cells;
    }

    private ObjectNode document(Result result) {
        ObjectNode node = Json.result(spec, null);
        EarlyLife.Judged judged = result.judged();
        node.put("cells", judged.cells().size());
        node.put("first_rows", first);
        Json.put(node, "end_capacity_Ah", end);
        node.put("polynomial_degree", result.choice().degree());
        Json.put(node, "ridge", result.choice().ridge());
        ObjectNode out = node.putObject("left_out");
        Json.put(out, "median_abs_error_pct", PERCENT * judged.medianError());
        out.put("inside_90", judged.inside());
        Json.put(
                out,
                "coverage90_pct",
                PERCENT * judged.inside() / judged.cells().size());
        Json.put(out, "mean_life_median_abs_error_pct", PERCENT * judged.meanError());
        Json.put(out, "slope_regression_median_abs_error_pct", PERCENT * judged.regressionError());
        put(out.putArray("cells"), judged.cells());
        put(node.putArray("predictions"), result.young());
        ArrayNode warnings = node.putArray("warnings");
        result.warnings().forEach(warnings::add);
        return node;
    }

    private static void put(ArrayNode list, List<LifePrediction> cells) {
        for (LifePrediction cell : cells) {
            ObjectNode one = list.addObject();
            one.put("cell_id", cell.cell());
            Json.put(one, "life_rows_p50", cell.predicted());
            Json.put(one, "life_rows_lower90", cell.lower90());
            Json.put(one, "life_rows_upper90", cell.upper90());
            if (!Double.isNaN(cell.measured())) {
                Json.put(one, "measured_rows", cell.measured());
                Json.put(one, "error_pct", PERCENT * cell.error());
            }
        }
    }

    private void print(PrintWriter out, Result result) {
        EarlyLife.Judged judged = result.judged();
        out.println("Each cell predicted by the others, which alone choose how:");
        rows(out, judged.cells());
        out.printf(
                Locale.ROOT,
                "Median error %.1f %%, %d of %d cells within their 90 %% interval%n",
                PERCENT * judged.medianError(),
                judged.inside(),
                judged.cells().size());
        out.printf(
                Locale.ROOT,
                "Beside it: mean life of the others %.1f %%, regression on mean capacity and slopes %.1f %%%n",
                PERCENT * judged.meanError(),
                PERCENT * judged.regressionError());
        out.printf(
                Locale.ROOT,
                "All cells choose polynomials of degree %d and a ridge of %.3g%n",
                result.choice().degree(),
                result.choice().ridge());
        if (!result.young().isEmpty()) {
            out.println("Cells asked for:");
            rows(out, result.young());
        }
        result.warnings().forEach(warning -> out.println("Warning: " + warning));
    }

    private static void rows(PrintWriter out, List<LifePrediction> cells) {
        out.printf(
                Locale.ROOT,
                "%-20s %9s %9s %9s %9s %9s%n",
                "Cell",
                "measured",
                "P50",
                "lower 90",
                "upper 90",
                "off, %");
        for (LifePrediction cell : cells) {
            boolean known = !Double.isNaN(cell.measured());
            out.printf(
                    Locale.ROOT,
                    "%-20s %9s %9.0f %9.0f %9s %9s%n",
                    cell.cell(),
                    known ? String.format(Locale.ROOT, "%.0f", cell.measured()) : "-",
                    cell.predicted(),
                    cell.lower90(),
                    Double.isInfinite(cell.upper90()) ? "-" : String.format(Locale.ROOT, "%.0f", cell.upper90()),
                    known ? String.format(Locale.ROOT, "%+.1f", PERCENT * cell.error()) : "-");
        }
    }

    private Page page(Result result) {
        EarlyLife.Judged judged = result.judged();
        List<LifePrediction> cells = judged.cells();
        Chart parity = Chart.builder(
                        "Each cell predicted by the others",
                        Axis.of("Measured life", "rows"),
                        Axis.of("Predicted life", "rows"))
                .add(Series.points(
                        "cells",
                        cells.stream().mapToDouble(LifePrediction::measured).toArray(),
                        cells.stream().mapToDouble(LifePrediction::predicted).toArray()))
                .build();
        Section.Builder section = Section.titled("How far it is off")
                .chart(parity)
                .table(table("Cells left out", cells))
                .note(
                        "What to know",
                        List.of(
                                "Degree of the polynomials and ridge are chosen anew without each cell: the error has not"
                                        + " seen the cell that it is about. Intervals are as wide as 90 % of the errors of the"
                                        + " others ask for."));
        if (!result.warnings().isEmpty()) {
            section = section.warning("Warnings", result.warnings());
        }
        Page.Builder page = Page.titled(
                        "Life from the first " + first + " rows",
                        "Half of " + cells.size() + " cells, each predicted by the others, are off by less than "
                                + Numbers.fixed(PERCENT * judged.medianError(), 1) + " %; "
                                + judged.inside()
                                + " lie within their 90 % interval. The mean life of the others is off by "
                                + Numbers.fixed(PERCENT * judged.meanError(), 1)
                                + " %, a regression on mean capacity and slopes by "
                                + Numbers.fixed(PERCENT * judged.regressionError(), 1) + " %.")
                .fact("Command", Json.command(spec))
                .add(section.build());
        if (!result.young().isEmpty()) {
            page = page.add(Section.titled("Cells asked for")
                    .table(table("", result.young()))
                    .build());
        }
        return page.build();
    }

    private static Table table(String title, List<LifePrediction> cells) {
        Table.Builder table = Table.titled(title)
                .text("Cell")
                .number("Measured", "rows")
                .number("P50", "rows")
                .number("90 % interval", "rows")
                .number("Off", "%");
        for (LifePrediction cell : cells) {
            boolean known = !Double.isNaN(cell.measured());
            table.row(
                    cell.cell(),
                    known ? Numbers.fixed(cell.measured(), 0) : "-",
                    Numbers.fixed(cell.predicted(), 0),
                    Numbers.fixed(cell.lower90(), 0) + " to "
                            + (Double.isInfinite(cell.upper90()) ? "-" : Numbers.fixed(cell.upper90(), 0)),
                    known ? Numbers.fixed(PERCENT * cell.error(), 1) : "-");
        }
        return table.build();
    }
}

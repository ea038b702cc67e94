package org.natrolite.cli.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.natrolite.cli.ExitCode;
import org.natrolite.cli.report.Numbers;
import org.natrolite.models.cell.CellParameters;
import org.natrolite.models.chemistry.Catalogue;
import org.natrolite.models.chemistry.ParameterTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Lists the catalogue and shows what is in it. */
@Command(
        name = "chemistries",
        description = "List the cells of the catalogue.",
        subcommands = ChemistriesCommand.Show.class)
public final class ChemistriesCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private Answer answer = new Answer();

    private ChemistriesCommand() {}

    @Override
    public Integer call() {
        answer.say(spec, this::document, ChemistriesCommand::print);
        return ExitCode.DONE;
    }

    private ObjectNode document() {
        ObjectNode node = Json.result(spec, null);
        ArrayNode list = node.putArray("chemistries");
        for (String id : Catalogue.ids()) {
            head(list.addObject(), Catalogue.get(id));
        }
        return node;
    }

    private static void print(PrintWriter out) {
        out.printf("%-28s %9s %7s %8s  %s%n", "ID", "Capacity", "Voltage", "Energy", "What it is");
        for (String id : Catalogue.ids()) {
            CellParameters cell = Catalogue.get(id);
            out.printf(
                    Locale.ROOT,
                    "%-28s %6.2f Ah %5.2f V %5.1f Wh  %s%n",
                    id,
                    cell.rating().capacity().value() / 3600,
                    cell.rating().voltage().value(),
                    cell.rating().energy() / 3600,
                    cell.description().title());
        }
    }

    private static void head(ObjectNode node, CellParameters cell) {
        node.put("id", cell.description().id());
        node.put("title", cell.description().title());
        node.put("chemistry", cell.description().chemistry());
        node.put("format", cell.description().format());
        node.put("note", cell.description().note());
        Json.put(node, "nominal_capacity_Ah", cell.rating().capacity().value() / 3600);
        Json.put(node, "nominal_voltage_V", cell.rating().voltage().value());
        Json.put(node, "nominal_energy_Wh", cell.rating().energy() / 3600);
        Json.put(node, "mass_g", cell.rating().mass().value() * 1000);
    }

    /** Shows every value of one cell with unit, interval and provenance. */
    @Command(name = "show", description = "Show every value of a cell with its unit, interval and provenance.")
    static final class Show implements Callable<Integer> {
        @Spec
        private @Nullable CommandSpec spec;

        @Parameters(paramLabel = "ID", description = "a cell of the catalogue, or a cell file")
        private String id = "";

        @Mixin
        private Answer answer = new Answer();

        @Option(
                names = "--report",
                paramLabel = "DIR",
                description =
                        "folder for a page with curves, resistance, efficiency, limits and the origin of each value")
        private @Nullable Path report;

        private Show() {}

        @Override
        public Integer call() {
            CellParameters cell = Cells.named(id);
            if (report != null) {
                ChemistryReport.page(cell, Json.command(spec)).write(report);
            }
            answer.say(spec, () -> document(cell), out -> {
                print(cell, out);
                if (report != null) {
                    out.println("Report written to " + report);
                }
            });
            return ExitCode.DONE;
        }

        private ObjectNode document(CellParameters cell) {
            ObjectNode node = Json.result(spec, null);
            head(node, cell);
            ArrayNode references = node.putArray("references");
            cell.description().references().forEach(references::add);
            ArrayNode values = node.putArray("values");
            for (ParameterTable.Row row : ParameterTable.rows(cell)) {
                ObjectNode value = values.addObject();
                value.put("name", row.path());
                row.soc().ifPresent(at -> Json.put(value, row.over(), at));
                value.put("unit", row.unit());
                Json.put(value, "value", row.value());
                Json.put(value, "lower95", row.lower());
                Json.put(value, "upper95", row.upper());
                ObjectNode provenance = value.putObject("provenance");
                provenance.put("kind", row.provenance().kind().key());
                provenance.put("source", row.provenance().source());
                if (!row.provenance().method().isBlank()) {
                    provenance.put("method", row.provenance().method());
                }
            }
            ArrayNode assumptions = node.putArray("assumptions");
            ParameterTable.assumptions(cell).forEach(assumptions::add);
            return node;
        }

        private static void print(CellParameters cell, PrintWriter out) {
            out.println(cell.description().title() + " (" + cell.description().id() + ")");
            out.println(
                    cell.description().chemistry() + ", " + cell.description().format());
            if (!cell.description().note().isBlank()) {
                out.println(cell.description().note());
            }
            out.println();
            out.printf(
                    "%-62s %5s %11s %11s %11s  %-6s %-10s %s%n",
                    "Value", "At", "Best", "Lower 95 %", "Upper 95 %", "Unit", "Kind", "Source");
            for (ParameterTable.Row row : ParameterTable.rows(cell)) {
                String method = row.provenance().method();
                out.printf(
                        "%-62s %5s %11s %11s %11s  %-6s %-10s %s%n",
                        row.path(),
                        row.soc().isPresent() ? Numbers.significant(row.soc().getAsDouble(), 3) : "",
                        Numbers.significant(row.value(), 5),
                        Numbers.significant(row.lower(), 5),
                        Numbers.significant(row.upper(), 5),
                        row.unit(),
                        row.provenance().kind().key(),
                        row.provenance().source() + (method.isBlank() ? "" : "; " + method));
            }
        }
    }
}

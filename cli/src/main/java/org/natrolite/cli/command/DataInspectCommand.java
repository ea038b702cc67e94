package org.natrolite.cli.command;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.natrolite.cli.ExitCode;
import org.natrolite.cli.report.Numbers;
import org.natrolite.core.numeric.Constants;
import org.natrolite.datasets.check.Inspection;
import org.natrolite.datasets.format.Readers;
import org.natrolite.datasets.format.Survey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Says what files are. */
@Command(name = "inspect", description = "Check files and say what they are.")
final class DataInspectCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private @Nullable DataFiles files;

    @Mixin
    private Answer answer = new Answer();

    private DataInspectCommand() {}

    @Override
    public Integer call() {
        List<Survey> surveys = Objects.requireNonNull(files).surveys();
        List<String> joining = Readers.joining(surveys);
        answer.say(
                spec,
                () -> {
                    ObjectNode node = Json.result(spec, null);
                    if (surveys.size() == 1) {
                        put(node, surveys.get(0));
                    } else {
                        ArrayNode all = node.putArray("files");
                        surveys.forEach(survey -> put(all.addObject(), survey));
                        node.put("rows", rows(surveys));
                        DataFiles.putWarnings(node, joining);
                    }
                    return node;
                },
                out -> {
                    for (int i = 0; i < surveys.size(); i++) {
                        if (i > 0) {
                            out.println();
                        }
                        print(surveys.get(i), out);
                    }
                    if (surveys.size() > 1) {
                        out.println();
                        out.println("One test of " + surveys.size() + " files and " + counted(rows(surveys)));
                        DataFiles.print(joining, out);
                    }
                });
        return ExitCode.DONE;
    }

    private static long rows(List<Survey> surveys) {
        return surveys.stream().mapToLong(survey -> survey.inspection().rows()).sum();
    }

    private static String counted(long rows) {
        return rows + (rows == 1 ? " row" : " rows");
    }

    private static void put(ObjectNode node, Survey survey) {
        Inspection inspection = survey.inspection();
        node.put("file", inspection.file());
        node.put("format", inspection.format());
        node.put("rows", inspection.rows());
        Json.put(node, "duration_s", inspection.duration());
        ArrayNode columns = node.putArray("columns");
        for (Inspection.ColumnRange column : inspection.columns()) {
            ObjectNode one = columns.addObject();
            one.put("channel", column.channel().name().toLowerCase(Locale.ROOT));
            one.put("label", column.label());
            Shown shown = Shown.of(column.unit());
            one.put("unit", shown.unit());
            Json.put(one, "min", shown.of(column.low()));
            Json.put(one, "max", shown.of(column.high()));
        }
        Inspection.Sampling sampling = inspection.sampling();
        if (sampling == null) {
            node.putNull("sampling_s");
        } else {
            ObjectNode intervals = node.putObject("sampling_s");
            Json.put(intervals, "min", sampling.shortest());
            Json.put(intervals, "median", sampling.median());
            Json.put(intervals, "max", sampling.longest());
        }
        ObjectNode sign = node.putObject("sign");
        sign.put("convention", "charge-positive");
        sign.put("verdict", inspection.sign().verdict().name().toLowerCase(Locale.ROOT));
        sign.put("current_steps", inspection.sign().steps());
        Json.put(sign, "step_score", inspection.sign().stepScore());
        Json.put(sign, "span_score", inspection.sign().spanScore());
        ArrayNode cycles = node.putArray("cycles");
        for (Inspection.CycleRange cycle : inspection.cycles()) {
            ObjectNode one = cycles.addObject();
            Json.put(one, "cycle", cycle.label());
            one.put("rows", cycle.rows());
            Json.put(one, "charge_Ah", cycle.charged() / 3600);
            Json.put(one, "discharge_Ah", cycle.discharged() / 3600);
        }
        node.put("cycles_labelled", inspection.cyclesLabelled());
        ArrayNode roles = node.putArray("temperature_roles");
        inspection.temperatures().stream()
                .map(role -> role.name().toLowerCase(Locale.ROOT))
                .sorted()
                .forEach(roles::add);
        DataFiles.put(node, survey.report());
        DataFiles.putWarnings(node, inspection.warnings());
    }

    private static void print(Survey survey, PrintWriter out) {
        Inspection inspection = survey.inspection();
        out.println(inspection.file() + ": " + inspection.format());
        out.println(
                counted(inspection.rows()) + " over " + Numbers.significant(inspection.duration() / 3600, 4) + " h");
        Inspection.Sampling sampling = inspection.sampling();
        if (sampling != null) {
            out.println("Intervals: shortest " + Numbers.significant(sampling.shortest(), 3) + " s, median "
                    + Numbers.significant(sampling.median(), 3) + " s, longest "
                    + Numbers.significant(sampling.longest(), 3) + " s");
        }
        out.println("Sign of the current: "
                + inspection.sign().verdict().name().toLowerCase(Locale.ROOT).replace('_', ' ') + ", from "
                + inspection.sign().steps() + " steps of the current and the voltage under load");
        out.println("Temperature: "
                + inspection.temperatures().stream()
                        .map(role -> role.name().toLowerCase(Locale.ROOT))
                        .sorted()
                        .collect(Collectors.joining(", ")));
        out.println();
        out.printf("%-22s %-34s %12s %12s %s%n", "Channel", "Column", "Smallest", "Largest", "Unit");
        for (Inspection.ColumnRange column : inspection.columns()) {
            Shown shown = Shown.of(column.unit());
            out.printf(
                    "%-22s %-34s %12s %12s %s%n",
                    column.channel().name().toLowerCase(Locale.ROOT),
                    column.label() == null ? "(stated)" : column.label(),
                    Numbers.significant(shown.of(column.low()), 6),
                    Numbers.significant(shown.of(column.high()), 6),
                    shown.unit());
        }
        out.println();
        out.printf("%-8s %9s %14s %14s%n", "Cycle", "Rows", "Charge / Ah", "Discharge / Ah");
        for (Inspection.CycleRange cycle : inspection.cycles()) {
            out.printf(
                    "%-8s %9d %14s %14s%n",
                    Cycles.label(cycle.label()),
                    cycle.rows(),
                    Numbers.significant(cycle.charged() / 3600, 5),
                    Numbers.significant(cycle.discharged() / 3600, 5));
        }
        DataFiles.print(inspection.warnings(), out);
    }

    /**
     * How a unit of memory is shown to people.
     *
     * @param unit unit shown
     * @param scale units of memory in one shown
     * @param zero where its scale begins, in the unit of memory
     */
    private record Shown(String unit, double scale, double zero) {
        static Shown of(String memory) {
            return switch (memory) {
                case "K" -> new Shown("degC", 1, Constants.ZERO_CELSIUS);
                case "C" -> new Shown("Ah", 3600, 0);
                case "J" -> new Shown("Wh", 3600, 0);
                default -> new Shown(memory, 1, 0);
            };
        }

        double of(double value) {
            return (value - zero) / scale;
        }
    }
}

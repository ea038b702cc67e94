package org.natrolite.cli.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.natrolite.calibration.ageing.TestDesign;
import org.natrolite.cli.ExitCode;
import org.natrolite.core.checkup.AgedCell;
import org.natrolite.core.checkup.CheckUp;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.datasets.ageing.AgeingTable;
import org.natrolite.datasets.ageing.AgeingTables;
import org.natrolite.models.ageing.AgeingModel;
import org.natrolite.models.chemistry.AgeingModelJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Says what to measure next. */
@Command(
        name = "design",
        description = {
            "Rank candidate ageing tests by how much of a forecast's variance they are expected to take away.",
            "Candidates are an ageing table without measurements: a row a planned check-up, condition_id, elapsed_days,"
                    + " temperature_degC, soc, dod, c_rate_charge, c_rate_discharge, efc."
        })
public final class DesignCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--model", required = true, paramLabel = "FILE", description = "ageing model")
    private @Nullable Path model;

    @Option(names = "--candidates", required = true, paramLabel = "FILE", description = "planned tests, CSV")
    private @Nullable Path candidates;

    @Option(
            names = "--years",
            paramLabel = "N",
            defaultValue = "10",
            description = "what the forecast is about: years of use (default: ${DEFAULT-VALUE})")
    private double years;

    @Option(
            names = "--temperature-degC",
            paramLabel = "T",
            defaultValue = "25",
            description = "temperature of that use (default: ${DEFAULT-VALUE})")
    private double temperature;

    @Option(
            names = "--soc",
            paramLabel = "SOC",
            defaultValue = "0.5",
            description = "its mean state of charge, 0 to 1 (default: ${DEFAULT-VALUE})")
    private double soc;

    @Option(
            names = "--efc-per-day",
            paramLabel = "N",
            defaultValue = "1",
            description = "equivalent full cycles a day of it; 0 for storage (default: ${DEFAULT-VALUE})")
    private double cycles;

    @Option(
            names = "--dod",
            paramLabel = "DOD",
            defaultValue = "0.8",
            description = "depth of these cycles, 0 to 1 (default: ${DEFAULT-VALUE})")
    private double depth;

    @Option(
            names = "--c-rate",
            paramLabel = "C",
            defaultValue = "0.5",
            description = "their C-rate (default: ${DEFAULT-VALUE})")
    private double rate;

    @Mixin
    private Answer answer = new Answer();

    private DesignCommand() {}

    @Override
    public Integer call() {
        BadArgumentException.requireWithin(years, 0.01, 100, "--years");
        double kelvin = Celsius.kelvin(temperature, "--temperature-degC");
        BadArgumentException.requireWithin(soc, 0, 1, "--soc");
        BadArgumentException.requireWithin(cycles, 0, 1000, "--efc-per-day");
        BadArgumentException.requireWithin(depth, 0.001, 1, "--dod");
        BadArgumentException.requireWithin(rate, 0, 100, "--c-rate");
        AgeingModel fitted = AgeingModelJson.read(Objects.requireNonNull(model));
        AgeingTable table = AgeingTables.readPlan(Objects.requireNonNull(candidates));
        List<AgedCell> plans = table.cells();
        double days = years * 365;
        AgedCell use = new AgedCell(
                "use",
                "use",
                "use",
                List.of(new CheckUp(
                        days * 86400,
                        kelvin,
                        soc,
                        depth,
                        rate,
                        rate,
                        days * cycles,
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        Double.NaN)),
                null);
        List<String> remarks = new ArrayList<>(table.warnings());
        remarks.addAll(TestDesign.warnings(fitted, plans, use));
        List<TestDesign.Candidate> ranked = TestDesign.rank(fitted, plans, use);
        answer.say(spec, () -> document(ranked, remarks), out -> {
            out.printf(Locale.ROOT, "%-32s %s%n", "Candidate", "variance of the forecast falls by, %");
            for (TestDesign.Candidate candidate : ranked) {
                out.printf(Locale.ROOT, "%-32s %.1f%n", candidate.id(), candidate.reduction());
            }
            remarks.forEach(warning -> out.println("Warning: " + warning));
        });
        return ExitCode.DONE;
    }

    private ObjectNode document(List<TestDesign.Candidate> ranked, List<String> remarks) {
        ObjectNode node = Json.result(spec, null);
        ArrayNode list = node.putArray("candidates");
        for (TestDesign.Candidate candidate : ranked) {
            ObjectNode one = list.addObject();
            one.put("id", candidate.id());
            Json.put(one, "expected_variance_reduction_pct", candidate.reduction());
        }
        DataFiles.putWarnings(node, remarks);
        return node;
    }
}

package org.natrolite.cli.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.natrolite.cli.ExitCode;
import org.natrolite.cli.job.Output;
import org.natrolite.cli.job.Progress;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.datasets.duty.Duty;
import org.natrolite.datasets.duty.DutyLibrary;
import org.natrolite.models.cell.CellParameters;
import org.natrolite.models.life.CheckpointFile;
import org.natrolite.models.life.FirstLife;
import org.natrolite.models.life.LifeOptions;
import org.natrolite.models.life.LifeResult;
import org.natrolite.models.life.LifeStudy;
import org.natrolite.models.parameter.Distribution;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ObjectNode;

/** Simulates the life of one cell under a duty. */
@Command(
        name = "life",
        description = {
            "Simulate years of one cell under a duty: capacity, resistance, efficiency and use over time, and the life to 80 %%.",
            "Representative days are simulated and ageing is integrated between them; --full simulates every step. With --out, a"
                    + " run that was stopped goes on where it was when the same command is given again."
        })
public final class LifeCommand implements Callable<Integer> {
    private static final double END_OF_LIFE = 0.8;
    private static final String CHECKPOINT = "life.checkpoint";

    /** Cycles of a first life, where its length alone is stated: their depth and C-rate. */
    private static final double FIRST_DEPTH = 0.8;

    private static final double FIRST_RATE = 0.5;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--cell",
            required = true,
            paramLabel = "ID|FILE",
            description = "cell of the catalogue or a cell file")
    private String cell = "";

    @Option(
            names = "--duty",
            paramLabel = "ID|FILE",
            defaultValue = "grid-daily",
            description = "duty of the library or a CSV file (default: ${DEFAULT-VALUE})")
    private String duty = "";

    @Option(
            names = "--duty-energy-Wh",
            paramLabel = "E",
            description = "nominal energy of the storage that a duty in watts is for, Wh; default: that of the cell")
    private @Nullable Double dutyEnergy;

    @Option(
            names = "--step-s",
            paramLabel = "S",
            defaultValue = "600",
            description = "longest step, s; longer rows of the duty are divided (default: ${DEFAULT-VALUE})")
    private double step;

    @Option(
            names = "--years",
            paramLabel = "N",
            defaultValue = "15",
            description = "how long, years of 365 days (default: ${DEFAULT-VALUE})")
    private double years;

    @Option(
            names = "--samples",
            paramLabel = "N",
            defaultValue = "200",
            description = "draws from the cell's prior (default: ${DEFAULT-VALUE})")
    private int samples;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "seed of the draws (default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(
            names = "--soc-window",
            split = ",",
            arity = "1",
            paramLabel = "LOW,HIGH",
            defaultValue = "0.05,0.95",
            description = "window of state of charge in service (default: ${DEFAULT-VALUE})")
    private List<Double> window = new ArrayList<>();

    @Option(names = "--full", description = "simulate every step of every day")
    private boolean full;

    @Option(
            names = "--tolerance-pct",
            paramLabel = "P",
            defaultValue = "0.02",
            description = "what capacity and resistance may miss of the full simulation, percentage points (default:"
                    + " ${DEFAULT-VALUE})")
    private double tolerance;

    @Option(
            names = "--first-life-years",
            split = ",",
            arity = "1",
            paramLabel = "A[,B]",
            description = "second life: years the cell has behind it, or from A to B, all equally likely")
    private @Nullable List<Double> firstYears;

    @Option(
            names = "--first-life-efc",
            split = ",",
            arity = "1",
            paramLabel = "A[,B]",
            description = "second life: equivalent full cycles it has behind it, or from A to B, all equally likely")
    private @Nullable List<Double> firstCycles;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "threads to use; the result does not depend on it; default: as many as processors")
    private @Nullable Integer threads;

    @Option(names = "--json", description = "print the result as JSON")
    private boolean json;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description =
                    "folder for results.json, results.csv and index.html, and for what is needed to go on after a stop")
    private @Nullable Path out;

    @Mixin
    private @Nullable InputOptions input;

    private LifeCommand() {}

    @Override
    public Integer call() throws IOException {
        InputOptions inputs = Objects.requireNonNull(input);
        double ambient = inputs.ambientOr(25);
        LifeOptions options = options(ambient);
        CellParameters parameters = Cells.named(cell);
        Duty asked = Duties.named(duty, inputs.toReadOptions());
        DutyScale scale = DutyScale.of(asked, DutyLibrary.has(duty), dutyEnergy, parameters);
        LifeStudy study = LifeStudy.of(parameters, scale.to(parameters, ambient, step), options);
        LifeResult result;
        Path folder = out;
        if (folder == null) {
            result = run(study);
        } else {
            Output.folder(folder, "--out");
            result = resume(study.withPictures(), folder.resolve(CHECKPOINT));
        }
        Comparison comparison = new Comparison(
                Json.command(spec), duty, asked, scale.rule(), options, List.of(parameters), List.of(result));
        ObjectNode document = Json.result(spec, seed);
        if (folder != null) {
            write(folder, comparison, result);
        }
        PrintWriter stdout = Objects.requireNonNull(spec).commandLine().getOut();
        if (json) {
            comparison.life(document);
            Json.put(document, "seconds", result.seconds());
            stdout.print(Json.text(document));
        } else {
            stdout.print(comparison.text());
            stdout.print(LifeText.of(comparison));
            if (folder != null) {
                stdout.println("Written to " + folder + ": index.html, results.json, results.csv");
            }
        }
        stdout.flush();
        return ExitCode.DONE;
    }

    private LifeOptions options(double ambient) {
        if (window.size() != 2) {
            throw new BadArgumentException("--soc-window " + window + "; expected two values, such as 0.05,0.95");
        }
        BadArgumentException.requirePositive(step, "--step-s");
        return new LifeOptions(
                        years,
                        ambient,
                        window.get(0),
                        window.get(1),
                        END_OF_LIFE,
                        samples,
                        seed,
                        threads == null ? Runtime.getRuntime().availableProcessors() : threads)
                .withFull(full)
                .withTolerance(tolerance / 100)
                .withFirstLife(firstLife(ambient));
    }

    private @Nullable FirstLife firstLife(double ambient) {
        if (firstYears == null && firstCycles == null) {
            return null;
        }
        return new FirstLife(
                range(firstYears, "--first-life-years"),
                range(firstCycles, "--first-life-efc"),
                ambient,
                0.5 * (window.get(0) + window.get(1)),
                FIRST_DEPTH,
                FIRST_RATE);
    }

    private static Distribution range(@Nullable List<Double> values, String option) {
        if (values == null) {
            return new Distribution.Fixed(0);
        }
        return switch (values.size()) {
            case 1 -> new Distribution.Fixed(values.get(0));
            case 2 -> new Distribution.Uniform(values.get(0), values.get(1));
            default -> throw new BadArgumentException(option + " " + values + "; expected one value or two");
        };
    }

    private static LifeResult run(LifeStudy study) {
        try (Progress progress = Progress.of("simulating", Progress.WHOLE)) {
            return study.run(progress::share);
        }
    }

    private static LifeResult resume(LifeStudy study, Path file) throws IOException {
        LifeResult result;
        try (CheckpointFile checkpoint = CheckpointFile.open(file, study.fingerprint());
                Progress progress = Progress.of("simulating", Progress.WHOLE)) {
            result = study.run(checkpoint, progress::share);
        }
        Files.delete(file);
        return result;
    }

    /** Files without a time or a command in them, so that a run that was stopped and resumed writes the same bytes. */
    private void write(Path folder, Comparison comparison, LifeResult result) throws IOException {
        ObjectNode document = Json.document(seed);
        comparison.life(document);
        Output.write(folder.resolve("results.json"), Json.text(document));
        Output.write(folder.resolve("results.csv"), comparison.csv());
        ObjectNode timing = Json.result(spec, seed);
        Json.put(timing, "seconds", result.seconds());
        Output.write(folder.resolve("run.json"), Json.text(timing));
        ComparisonReport.page(comparison).write(folder);
    }
}

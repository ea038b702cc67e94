package org.natrolite.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.natrolite.cli.ExitCode;
import org.natrolite.cli.job.FolderLock;
import org.natrolite.cli.job.Output;
import org.natrolite.cli.job.Progress;
import org.natrolite.core.error.BadArgumentException;
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
    private static final double PERCENT = 100;

    private static final String CHECKPOINT = "life.checkpoint";

    /** Cycles of a first life, where its length alone is stated: their depth and C-rate. */
    private static final double FIRST_DEPTH = 0.8;

    private static final double FIRST_RATE = 0.5;

    /** Years or cycles that no cell has behind it. */
    private static final double MOST_BEHIND = 1e6;

    /** Percentage points; less than the steps of the simulation miss, and so much that nothing is told. */
    private static final double LEAST_TOLERANCE = 1e-4;

    private static final double MOST_TOLERANCE = 10;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private CellOption cell = new CellOption();

    @Mixin
    private UseOptions use = new UseOptions();

    @Option(
            names = "--step-s",
            paramLabel = "S",
            defaultValue = "600",
            description = "longest step, s; longer rows of the duty are divided (default: ${DEFAULT-VALUE})")
    private double step;

    @Mixin
    private LifeRunOptions lives = new LifeRunOptions();

    @Option(names = "--full", description = "simulate every step of every day")
    private boolean full;

    @Option(
            names = "--tolerance-pct",
            paramLabel = "P",
            description = "what capacity and resistance may miss of the full simulation, percentage points (default:"
                    + " ${DEFAULT-VALUE})")
    private double tolerance = PERCENT * LifeOptions.TOLERANCE;

    @Option(
            names = "--first-life-years",
            split = ",",
            arity = "1",
            paramLabel = "A[,B]",
            hideParamSyntax = true,
            description = "second life: years the cell has behind it, or from A to B, all equally likely")
    private @Nullable List<Double> firstYears;

    @Option(
            names = "--first-life-efc",
            split = ",",
            arity = "1",
            paramLabel = "A[,B]",
            hideParamSyntax = true,
            description = "second life: equivalent full cycles it has behind it, or from A to B, all equally likely")
    private @Nullable List<Double> firstCycles;

    @Mixin
    private Answer answer = new Answer();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description =
                    "folder for results.json, results.csv and index.html, and for what is needed to go on after a stop")
    private @Nullable Path out;

    private LifeCommand() {}

    @Override
    public Integer call() throws IOException {
        LifeOptions options = options();
        CellParameters parameters = cell.read();
        DutyScale scale = use.duty(parameters);
        LifeStudy study = LifeStudy.of(parameters, scale.to(parameters, use.ambient(), step), options);
        Path folder = out;
        LifeResult result;
        Comparison comparison;
        if (folder == null) {
            result = run(study);
            comparison = comparison(options, parameters, scale, result);
        } else {
            Output.folder(folder, "--out");
            try (FolderLock lock = FolderLock.of(folder)) {
                Path checkpoint = lock.folder().resolve(CHECKPOINT);
                result = resume(study.withPictures(), checkpoint);
                comparison = comparison(options, parameters, scale, result);
                write(folder, comparison, result);
                // only what is written makes what was kept to go on from superfluous
                Files.delete(checkpoint);
            }
        }
        answer.say(
                spec,
                () -> {
                    ObjectNode document = Json.result(spec, lives.seed());
                    comparison.life(document);
                    Json.put(document, "seconds", result.seconds());
                    return document;
                },
                stdout -> {
                    stdout.print(comparison.text());
                    stdout.print(LifeText.of(comparison));
                    if (folder != null) {
                        stdout.println("Written to " + folder + ": index.html, results.json, results.csv");
                    }
                });
        return ExitCode.DONE;
    }

    private Comparison comparison(LifeOptions options, CellParameters parameters, DutyScale scale, LifeResult result) {
        return new Comparison(
                Json.command(spec), use.name(), scale, use.ambient(), options, List.of(parameters), List.of(result));
    }

    private LifeOptions options() {
        BadArgumentException.requirePositive(step, "--step-s");
        BadArgumentException.requireWithin(tolerance, LEAST_TOLERANCE, MOST_TOLERANCE, "--tolerance-pct");
        LifeOptions fresh = lives.lives(use, 1);
        return fresh.withFull(full).withTolerance(tolerance / PERCENT).withFirstLife(firstLife(fresh));
    }

    private @Nullable FirstLife firstLife(LifeOptions fresh) {
        if (firstYears == null && firstCycles == null) {
            return null;
        }
        return new FirstLife(
                range(firstYears, "--first-life-years"),
                range(firstCycles, "--first-life-efc"),
                use.ambient(),
                0.5 * (fresh.lowestSoc() + fresh.highestSoc()),
                FIRST_DEPTH,
                FIRST_RATE);
    }

    private static Distribution range(@Nullable List<Double> values, String option) {
        if (values == null) {
            return new Distribution.Fixed(0);
        }
        values.forEach(value -> BadArgumentException.requireWithin(value, 0, MOST_BEHIND, option));
        return switch (values.size()) {
            case 1 -> new Distribution.Fixed(values.get(0));
            case 2 -> {
                if (!(values.get(0) < values.get(1))) {
                    throw new BadArgumentException(option + " " + values.get(0) + "," + values.get(1)
                            + "; expected the lower one first, or one value");
                }
                yield new Distribution.Uniform(values.get(0), values.get(1));
            }
            default ->
                throw new BadArgumentException(option + " has " + values.size() + " values; expected one or two");
        };
    }

    private static LifeResult run(LifeStudy study) {
        try (Progress progress = Progress.of("simulating", Progress.WHOLE)) {
            return study.run(progress::share);
        }
    }

    private static LifeResult resume(LifeStudy study, Path file) throws IOException {
        try (CheckpointFile checkpoint = CheckpointFile.open(file, study.fingerprint());
                Progress progress = Progress.of("simulating", Progress.WHOLE)) {
            return study.run(checkpoint, progress::share);
        }
    }

    /** Files without a time or a command in them, so that a run that was stopped and resumed writes the same bytes. */
    private void write(Path folder, Comparison comparison, LifeResult result) throws IOException {
        ObjectNode document = Json.document(lives.seed());
        comparison.life(document);
        Output.write(folder.resolve("results.json"), Json.text(document));
        Output.write(folder.resolve("results.csv"), comparison.csv());
        ObjectNode timing = Json.result(spec, lives.seed());
        Json.put(timing, "seconds", result.seconds());
        Output.write(folder.resolve("run.json"), Json.text(timing));
        ComparisonReport.page(comparison).write(folder);
    }
}

package org.natrolite.cli.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.natrolite.calibration.ageing.AgeingEvaluation;
import org.natrolite.calibration.ageing.AgeingOptions;
import org.natrolite.cli.ExitCode;
import org.natrolite.core.checkup.AgedCell;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.models.ageing.AgeingModel;
import org.natrolite.models.ageing.PublishedLaw;
import org.natrolite.models.ageing.PublishedLaws;
import org.natrolite.models.chemistry.AgeingModelJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ObjectNode;

/** Holds an ageing model against check-ups. */
@Command(
        name = "ageing",
        description = "Predict the check-ups of an ageing table by a model, and say how far its capacities are off.")
final class EvaluateAgeingCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--model",
            required = true,
            paramLabel = "FILE",
            description = "ageing model, as written by 'natrolite calibrate ageing --out'")
    private @Nullable Path model;

    @Parameters(arity = "1..*", paramLabel = "TABLE", description = "ageing tables, CSV")
    private List<Path> tables = new ArrayList<>();

    @Option(
            names = "--first-checks",
            paramLabel = "N",
            defaultValue = "" + AgeingOptions.KNOWN,
            description =
                    "check-ups of each cell that its own start, where the table states no retention, and its own rate are read off (default: ${DEFAULT-VALUE})")
    private int known;

    @Option(
            names = "--beside",
            paramLabel = "LAW",
            description =
                    "published law to hold beside it as it was published, given each cell's own start from the same check-ups (see 'natrolite ageing laws')")
    private @Nullable String beside;

    @Mixin
    private Answer answer = new Answer();

    private EvaluateAgeingCommand() {}

    @Override
    public Integer call() {
        if (known < 0) {
            throw new BadArgumentException("--first-checks " + known + "; expected zero or more");
        }
        PublishedLaw published = beside == null
                ? null
                : PublishedLaws.find(beside)
                        .orElseThrow(() -> new BadArgumentException(
                                "--beside " + beside + "; expected a law of 'natrolite ageing laws'"));
        AgeingModel fitted = AgeingModelJson.read(Objects.requireNonNull(model));
        List<String> remarks = new ArrayList<>();
        List<AgedCell> cells = AgeingTablesInput.read(tables, remarks);
        AgeingEvaluation evaluation = AgeingEvaluation.of(fitted, cells, known);
        remarks.addAll(evaluation.warnings());
        AgeingEvaluation other = published == null ? null : AgeingEvaluation.asPublished(published.law(), cells, known);
        answer.say(
                spec,
                () -> {
                    ObjectNode node = Json.result(spec, null);
                    AgeingJudgement.put(node, evaluation);
                    if (other != null) {
                        AgeingJudgement.put(node.putObject("beside"), other);
                    }
                    DataFiles.putWarnings(node, remarks);
                    return node;
                },
                out -> {
                    AgeingJudgement.print(out, evaluation);
                    if (other != null) {
                        AgeingJudgement.row(out, "all, by " + beside, other.overall());
                    }
                    DataFiles.print(remarks, out);
                });
        return ExitCode.DONE;
    }
}

package org.natrolite.cli.command;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.natrolite.cli.ExitCode;
import org.natrolite.cli.job.Output;
import org.natrolite.core.series.Channel;
import org.natrolite.datasets.format.BdfOutput;
import org.natrolite.datasets.format.Survey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ObjectNode;

/** Turns files into the Battery Data Format. */
@Command(
        name = "convert",
        description = "Check files and write them as one file in the Battery Data Format, row by row in little memory.")
final class DataConvertCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private @Nullable DataFiles files;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description = "file to write; packed if its name ends in .gz")
    private @Nullable Path target;

    @Mixin
    private Answer answer = new Answer();

    private DataConvertCommand() {}

    @Override
    public Integer call() {
        DataFiles input = Objects.requireNonNull(files);
        Path file = Output.file(Objects.requireNonNull(target), "--out", input.paths());
        List<Survey> surveys = input.surveys();
        Set<Channel> channels = EnumSet.copyOf(surveys.get(0).channels());
        surveys.forEach(survey -> channels.retainAll(survey.channels()));
        List<String> warnings;
        try (BdfOutput output = BdfOutput.of(file, channels)) {
            warnings = input.stream("Converting", surveys, output::add);
            output.finish();
        }
        long rows = surveys.stream().mapToLong(survey -> survey.report().read()).sum();
        answer.say(
                spec,
                () -> {
                    ObjectNode node = Json.result(spec, null);
                    node.put("out", file.toString());
                    node.put("rows", rows);
                    DataFiles.put(node, surveys);
                    DataFiles.putWarnings(node, warnings);
                    return node;
                },
                out -> {
                    out.println(rows + " rows written to " + file);
                    DataFiles.print(warnings, out);
                });
        return ExitCode.DONE;
    }
}

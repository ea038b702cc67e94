package org.natrolite.cli.command;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Commands on files of measured data. */
@Command(
        name = "data",
        description =
                "Look at files of measured data, clean, convert and sum them up; fetch public ones, or make some.",
        subcommands = {
            DataInspectCommand.class,
            DataConvertCommand.class,
            DataSegmentCommand.class,
            DataSummaryCommand.class,
            DataSynthesiseCommand.class,
            DataListCommand.class,
            DataFetchCommand.class,
            DataVerifyCommand.class
        })
public final class DataCommand implements Runnable {
    @Spec
    private @Nullable CommandSpec spec;

    private DataCommand() {}

    @Override
    public void run() {
        throw new ParameterException(Objects.requireNonNull(spec).commandLine(), "Missing command");
    }
}

package org.natrolite.cli;

import java.io.PrintWriter;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.natrolite.cli.command.AgeingCommand;
import org.natrolite.cli.command.CalibrateCommand;
import org.natrolite.cli.command.CharacteriseCommand;
import org.natrolite.cli.command.ChemistriesCommand;
import org.natrolite.cli.command.CompareCommand;
import org.natrolite.cli.command.DataCommand;
import org.natrolite.cli.command.DesignCommand;
import org.natrolite.cli.command.DutyCommand;
import org.natrolite.cli.command.EvaluateCommand;
import org.natrolite.cli.command.ForecastCommand;
import org.natrolite.cli.command.LifeCommand;
import org.natrolite.cli.command.SimulateCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The {@code natrolite} command, from which all others branch off. */
@Command(
        name = "natrolite",
        description = "Equivalent-circuit and ageing models of sodium-ion cells.",
        versionProvider = ManifestVersion.class,
        mixinStandardHelpOptions = true,
        subcommands = {
            CompareCommand.class,
            LifeCommand.class,
            CalibrateCommand.class,
            EvaluateCommand.class,
            ForecastCommand.class,
            DesignCommand.class,
            SimulateCommand.class,
            ChemistriesCommand.class,
            CharacteriseCommand.class,
            AgeingCommand.class,
            DataCommand.class,
            DutyCommand.class
        },
        // Every command has --help and --version, and they mean the same everywhere.
        scope = ScopeType.INHERIT,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:the answer is no, or a check failed",
            "2:bad usage",
            "3:bad data",
            "70:a fault of Natrolite itself"
        })
public final class Main implements Runnable {
    @Spec
    private @Nullable CommandSpec spec;

    private Main() {}

    /**
     * Runs one command and ends the virtual machine with its exit code.
     *
     * @param args command line
     */
    public static void main(String[] args) {
        int code = commandLine().execute(args);
        // picocli's writer swallows what goes wrong; the stream behind it remembers
        if (System.out.checkError() && code == ExitCode.DONE) {
            System.err.println("natrolite: standard output could not be written; part of the answer is lost");
            code = ExitCode.BAD_USAGE;
        }
        System.exit(code);
    }

    /**
     * Runs one command inside a running program.
     *
     * @param out what the command has to say; flushed, not closed
     * @param err what went wrong; flushed, not closed
     * @param args command line
     * @return exit code, one of {@link ExitCode}
     */
    public static int run(PrintWriter out, PrintWriter err, String... args) {
        return commandLine().setOut(out).setErr(err).execute(args);
    }

    static CommandLine commandLine() {
        ErrorReporter errors = new ErrorReporter();
        return new CommandLine(new Main()).setParameterExceptionHandler(errors).setExecutionExceptionHandler(errors);
    }

    /** Called when no command is named, which asks for nothing. */
    @Override
    public void run() {
        CommandSpec self = Objects.requireNonNull(spec, "set by picocli");
        throw new ParameterException(self.commandLine(), "Missing command");
    }
}

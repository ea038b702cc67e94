package org.natrolite.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Objects;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.core.error.BadDataException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns whatever a command threw into one sentence on standard error and an exit code. */
final class ErrorReporter implements IParameterExceptionHandler, IExecutionExceptionHandler {
    @Override
    public int handleParseException(ParameterException exception, String[] args) {
        CommandLine command = exception.getCommandLine();
        // A converter that opens a file meets bad data while the command line is still being read.
        if (exception.getCause() instanceof BadDataException badData) {
            return report(command, messageOf(badData), ExitCode.BAD_DATA);
        }
        // picocli begins the messages about groups of options in a way of their own
        StringBuilder sentence = new StringBuilder(messageOf(exception).replaceFirst("^Error: ", ""));
        if (exception instanceof UnmatchedArgumentException unmatched) {
            List<String> suggestions = unmatched.getSuggestions();
            if (!suggestions.isEmpty()) {
                sentence.append("; did you mean ")
                        .append(String.join(" or ", suggestions))
                        .append('?');
            }
        }
        sentence.append(" (see '")
                .append(command.getCommandSpec().qualifiedName())
                .append(" --help')");
        return report(command, sentence.toString(), ExitCode.BAD_USAGE);
    }

    @Override
    public int handleExecutionException(Exception exception, CommandLine command, ParseResult parseResult) {
        if (exception instanceof BadDataException) {
            return report(command, messageOf(exception), ExitCode.BAD_DATA);
        }
        if (exception instanceof BadArgumentException) {
            return report(command, messageOf(exception), ExitCode.BAD_USAGE);
        }
        if (exception instanceof IOException failure) {
            return report(command, describe(failure), ExitCode.BAD_USAGE);
        }
        if (exception instanceof UncheckedIOException wrapped) {
            return report(command, describe(Objects.requireNonNull(wrapped.getCause())), ExitCode.BAD_USAGE);
        }
        report(
                command,
                "this is a fault of Natrolite, please report it with the lines below: " + exception,
                ExitCode.FAULT);
        PrintWriter err = command.getErr();
        exception.printStackTrace(err);
        err.flush();
        return ExitCode.FAULT;
    }

    private static int report(CommandLine command, String sentence, int exitCode) {
        PrintWriter err = command.getErr();
        err.println("natrolite: " + sentence);
        err.flush();
        return exitCode;
    }

    /** The platform's messages for these are the bare path. */
    private static String describe(IOException failure) {
        if (failure instanceof NoSuchFileException missing) {
            return missing.getFile() + ": there is no such file or folder";
        }
        if (failure instanceof AccessDeniedException denied) {
            return denied.getFile() + ": permission denied; choose a place that can be read and written";
        }
        if (failure instanceof FileAlreadyExistsException existing) {
            return existing.getFile() + ": is in the way; remove it or choose another place";
        }
        return messageOf(failure);
    }

    /** A message on one line, whatever its author wrote. */
    private static String messageOf(Exception exception) {
        String message = exception.getMessage();
        return message == null
                ? exception.getClass().getSimpleName()
                : message.strip().replaceAll("\\R+\\s*", " ");
    }
}

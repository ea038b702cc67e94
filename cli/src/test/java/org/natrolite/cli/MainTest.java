package org.natrolite.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.core.error.BadDataException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class MainTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void helpGoesToStandardOutputAndListsTheExitCodes() {
        assertEquals(ExitCode.DONE, run(Main.commandLine(), "--help"));
        assertTrue(out.toString().contains("Usage: natrolite"), out.toString());
        assertTrue(out.toString().contains("bad data"), out.toString());
        assertEquals("", err.toString());
    }

    @Test
    void versionNamesTheProgram() {
        assertEquals(ExitCode.DONE, run(Main.commandLine(), "--version"));
        assertTrue(out.toString().startsWith("natrolite "), out.toString());
    }

    @Test
    void everyCommandHasHelpAndVersion() {
        assertEquals(ExitCode.DONE, run(throwing(new IllegalStateException()), "fail", "--help"));
        assertEquals(ExitCode.DONE, run(throwing(new IllegalStateException()), "fail", "--version"));
        assertTrue(out.toString().contains("Usage: natrolite fail"), out.toString());
    }

    @Test
    void anUnknownOptionIsBadUsageInOneSentence() {
        assertEquals(ExitCode.BAD_USAGE, run(Main.commandLine(), "--versoin"));
        assertOneSentence("--versoin");
        assertOneSentence("--help");
    }

    @Test
    void aMisspeltCommandIsAnsweredWithTheNearMiss() {
        assertEquals(ExitCode.BAD_USAGE, run(throwing(new IllegalStateException()), "faill"));
        assertOneSentence("did you mean fail?");
    }

    @Test
    void noCommandIsBadUsage() {
        assertEquals(ExitCode.BAD_USAGE, run(Main.commandLine()));
        assertOneSentence("Missing command");
    }

    @Test
    void badDataEndWithTheirOwnCodeAndPlace() {
        BadDataException badData = BadDataException.at("cell.csv", 7, "Voltage / V", "43 V", "0 V to 6 V");
        assertEquals(ExitCode.BAD_DATA, run(throwing(badData), "fail"));
        assertOneSentence("cell.csv, line 7, column 'Voltage / V': 43 V; expected 0 V to 6 V");
    }

    @Test
    void aBadArgumentIsBadUsage() {
        assertEquals(ExitCode.BAD_USAGE, run(throwing(new BadArgumentException("years is -1")), "fail"));
        assertOneSentence("years is -1");
    }

    @Test
    void aMissingFileIsNamed() {
        NoSuchFileException missing = new NoSuchFileException("cell.csv");
        assertEquals(ExitCode.BAD_USAGE, run(throwing(missing), "fail"));
        assertOneSentence("cell.csv: there is no such file or folder");
        err.getBuffer().setLength(0);
        assertEquals(ExitCode.BAD_USAGE, run(throwing(new UncheckedIOException(new IOException("full"))), "fail"));
        assertOneSentence("full");
    }

    @Test
    void aFaultIsNoAnswerAndKeepsItsTrace() {
        assertEquals(ExitCode.FAULT, run(throwing(new IllegalStateException("boom")), "fail"));
        assertTrue(err.toString().contains("boom"), err.toString());
        assertTrue(err.toString().contains("\tat "), err.toString());
    }

    private int run(CommandLine commandLine, String... args) {
        return commandLine
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(args);
    }

    private static CommandLine throwing(Exception exception) {
        CommandLine commandLine = Main.commandLine();
        commandLine.addSubcommand(new Fail(exception));
        ErrorReporter errors = new ErrorReporter();
        return commandLine.setParameterExceptionHandler(errors).setExecutionExceptionHandler(errors);
    }

    private void assertOneSentence(String part) {
        assertEquals("", out.toString());
        assertTrue(err.toString().startsWith("natrolite: "), err.toString());
        assertEquals(1, err.toString().lines().count(), err.toString());
        assertTrue(err.toString().contains(part), err.toString());
    }

    @Command(name = "fail")
    private static final class Fail implements Callable<Integer> {
        private final Exception exception;

        Fail(Exception exception) {
            this.exception = exception;
        }

        @Override
        public Integer call() throws Exception {
            throw exception;
        }
    }
}

package org.natrolite.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A command that was run inside this virtual machine.
 *
 * @param code exit code
 * @param out standard output
 * @param err standard error
 */
public record Run(int code, String out, String err) {
    public static Run of(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.run(new PrintWriter(out), new PrintWriter(err), args);
        return new Run(code, out.toString(), err.toString());
    }

    public static Run of(List<String> args) {
        return of(args.toArray(String[]::new));
    }

    public Run done() {
        assertEquals(ExitCode.DONE, code, this::toString);
        return this;
    }

    public JsonNode json() {
        done();
        return JsonMapper.shared().readTree(out);
    }

    public Run badUsage(String... parts) {
        return refused(ExitCode.BAD_USAGE, parts);
    }

    public Run badData(String... parts) {
        refused(ExitCode.BAD_DATA, parts);
        assertTrue(err.contains("expected "), err);
        return this;
    }

    /** One sentence on standard error, nothing on standard output, and no trace of the code. */
    private Run refused(int expected, String... parts) {
        assertEquals(expected, code, this::toString);
        assertEquals("", out);
        assertTrue(err.startsWith("natrolite: "), err);
        assertEquals(1, err.lines().count(), err);
        assertFalse(err.contains("Exception") || err.contains("\tat ") || err.contains("null"), err);
        for (String part : parts) {
            assertTrue(err.contains(part), () -> "'" + part + "' is not in: " + err);
        }
        return this;
    }
}

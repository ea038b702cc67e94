package org.natrolite.cli;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Every command has help that names every option, and a version. */
class HelpTest {
    static Stream<CommandLine> commands() {
        List<CommandLine> all = new ArrayList<>();
        collect(Main.commandLine(), all);
        return all.stream();
    }

    private static void collect(CommandLine command, List<CommandLine> all) {
        all.add(command);
        command.getSubcommands().values().forEach(below -> collect(below, all));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void helpNamesEveryOptionWithADescription(CommandLine command) {
        String name = command.getCommandSpec().qualifiedName();
        Run help = run(name, "--help");
        assertTrue(help.out().startsWith("Usage: " + name), help.out());
        assertEquals("", help.err());
        for (OptionSpec option : command.getCommandSpec().options()) {
            assertTrue(help.out().contains(option.longestName()), () -> name + " " + option.longestName());
            assertFalse(option.description().length == 0, () -> name + " " + option.longestName());
            // what picocli makes of the name of a field says nothing to a user
            assertTrue(
                    option.arity().max() == 0 || !option.paramLabel().startsWith("<"),
                    () -> name + " " + option.longestName());
        }
        command.getSubcommands().keySet().forEach(below -> assertTrue(help.out().contains("  " + below), below));
        command.getCommandSpec()
                .positionalParameters()
                .forEach(parameter -> assertTrue(help.out().contains(parameter.paramLabel()), name));
        // "%%" in a description is one sign in the help; a lone "%" would have been lost
        assertFalse(help.out().contains("%%"), help.out());
        assertFalse(help.out().contains("${"), help.out());
        assertTrue(help.out().contains("Exit codes:") && help.out().contains("bad data"), help.out());
    }

    /** Picocli complains of a lone sign of percent on the standard error of the process, where no run here looks. */
    @ParameterizedTest
    @MethodSource("commands")
    void descriptionsAreFormats(CommandLine command) {
        for (String line : command.getCommandSpec().usageMessage().description()) {
            assertDoesNotThrow(() -> String.format(Locale.ROOT, line), line);
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandHasAVersion(CommandLine command) {
        Run version = run(command.getCommandSpec().qualifiedName(), "--version");
        assertTrue(version.out().startsWith("natrolite "), version.out());
    }

    private static Run run(String qualifiedName, String option) {
        List<String> args = new ArrayList<>(List.of(qualifiedName.split(" ", -1)));
        args.remove(0);
        args.add(option);
        return Run.of(args).done();
    }
}

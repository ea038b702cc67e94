package org.natrolite.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.natrolite.datasets.format.ReadOptions;
import org.natrolite.datasets.mapping.Mapping;
import org.natrolite.datasets.protocol.ProtocolReader;
import picocli.CommandLine;

/** What the README says is so. */
class ReadmeTest {
    private static final Path README = Path.of("").toAbsolutePath().resolveSibling("README.md");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w*)\\R(.*?)^```\\s*$");
    private static final Pattern INLINE = Pattern.compile("`([^`\\n]+)`");
    private static final Pattern OPTION = Pattern.compile("--[A-Za-z][A-Za-z-]*");

    @TempDir
    private Path folder;

    private static String readme() throws IOException {
        return Files.readString(README);
    }

    private static List<String> blocks(String language) throws IOException {
        List<String> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(readme());
        while (matcher.find()) {
            if (matcher.group(1).equals(language)) {
                blocks.add(matcher.group(2));
            }
        }
        assertFalse(blocks.isEmpty(), () -> "no block of '" + language + "'");
        return blocks;
    }

    @Test
    void javaCompilesAndRuns() throws Exception {
        for (String source : blocks("java")) {
            Matcher name = Pattern.compile("\\bclass (\\w+)").matcher(source);
            assertTrue(name.find(), source);
            Path file = Files.writeString(folder.resolve(name.group(1) + ".java"), source);
            JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
            assertNotNull(compiler, "a JDK");
            StringWriter said = new StringWriter();
            try (var files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
                boolean compiled = compiler.getTask(
                                said,
                                files,
                                null,
                                List.of(
                                        "-proc:none",
                                        "-Xlint:all",
                                        "-Werror",
                                        "-d",
                                        folder.toString(),
                                        "-cp",
                                        System.getProperty("java.class.path")),
                                null,
                                files.getJavaFileObjects(file))
                        .call();
                assertTrue(compiled, said::toString);
            }
            String printed = run(name.group(1));
            assertTrue(printed.matches("(?s)\\d\\.\\d{3} V, 0\\.\\d{4}, \\d{3}\\.\\d{2} K\\R"), printed);
        }
    }

    private String run(String name) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream stdout = System.out;
        try (URLClassLoader loader =
                        new URLClassLoader(new URL[] {folder.toUri().toURL()}, ReadmeTest.class.getClassLoader());
                PrintStream captured = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            Method main = loader.loadClass(name).getDeclaredMethod("main", String[].class);
            main.setAccessible(true);
            System.setOut(captured);
            main.invoke(null, (Object) new String[0]);
        } finally {
            System.setOut(stdout);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void yamlIsRead() throws IOException {
        int mappings = 0;
        int protocols = 0;
        for (String text : blocks("yaml")) {
            Path file = Files.writeString(folder.resolve("readme.yaml"), text);
            if (text.contains("\nsteps:")) {
                assertFalse(ProtocolReader.read(file, ReadOptions.defaults())
                        .instructions()
                        .isEmpty());
                protocols++;
            } else {
                assertFalse(Mapping.read(file).columns().isEmpty());
                mappings++;
            }
        }
        assertTrue(mappings > 0 && protocols > 0);
    }

    @Test
    void theProtocolRuns() throws IOException {
        for (String text : blocks("yaml")) {
            if (text.contains("\nsteps:")) {
                Path file = Files.writeString(folder.resolve("protocol.yaml"), text);
                Run.of(
                                "simulate",
                                "--cell",
                                "layered-oxide-18650",
                                "--protocol",
                                file.toString(),
                                "--out",
                                folder.resolve("out.csv").toString())
                        .done();
            }
        }
    }

    /** A comparison in full takes most of a minute and is run by .ci/run; here it is the same command, but short. */
    @Test
    void commandsWithoutFilesRun() throws IOException {
        int ran = 0;
        for (String line : commandLines()) {
            if (!line.startsWith("./natrolite ")) {
                continue;
            }
            List<String> args = words(line);
            if (args.get(0).equals("compare")) {
                args.addAll(List.of(
                        "--samples",
                        "10",
                        "--years",
                        "0.2",
                        "--out",
                        folder.resolve("report").toString()));
            }
            Run.of(args).done();
            ran++;
        }
        assertTrue(ran >= 3, "ran " + ran);
    }

    @Test
    void continuousIntegrationRunsItsTwoCommands() throws IOException {
        List<String> promised = commandLines().stream().limit(2).toList();
        assertEquals(List.of("mvn verify", "./natrolite compare"), promised);
        List<String> script = Files.readAllLines(README.resolveSibling(".ci").resolve("run")).stream()
                .map(String::strip)
                .toList();
        assertTrue(script.contains("mvn verify"));
        // with nothing but another folder to write to
        assertEquals(
                1,
                script.stream()
                        .filter(line -> line.matches("\\./natrolite compare --out \\S+"))
                        .count());
    }

    @Test
    void everyCommandAndOptionExists() throws IOException {
        List<String> lines = new ArrayList<>(commandLines());
        String prose = BLOCK.matcher(readme()).replaceAll("");
        Matcher inline = INLINE.matcher(prose);
        while (inline.find()) {
            String code = inline.group(1);
            if (code.startsWith("--")) {
                known(Main.commandLine(), code);
            } else if (code.startsWith("natrolite ")
                    || Main.commandLine().getSubcommands().containsKey(code.split("[ ,]", -1)[0])) {
                lines.add(code);
            }
        }
        assertTrue(lines.size() > 10, lines::toString);
        for (String line : lines) {
            if (!line.startsWith("mvn") && !line.startsWith("java ")) {
                exists(line);
            }
        }
    }

    private static void exists(String line) {
        CommandLine command = Main.commandLine();
        for (String word : line.replaceFirst("^(\\./)?natrolite ", "").split("\\s+", -1)) {
            CommandLine below = command.getSubcommands().get(word);
            if (below == null) {
                break;
            }
            command = below;
        }
        assertFalse(command.getParent() == null && !line.contains("COMMAND"), () -> "no command in '" + line + "'");
        Matcher option = OPTION.matcher(line);
        while (option.find()) {
            String name = option.group();
            CommandLine asked = command;
            assertTrue(
                    asked.getCommandSpec().findOption(name) != null,
                    () -> asked.getCommandSpec().qualifiedName() + " has no " + name);
        }
    }

    /** An option named in prose belongs to some command. */
    private static void known(CommandLine root, String code) {
        Matcher option = OPTION.matcher(code);
        while (option.find()) {
            String name = option.group();
            assertTrue(below(root).anyMatch(c -> c.getCommandSpec().findOption(name) != null), name);
        }
    }

    private static Stream<CommandLine> below(CommandLine command) {
        return Stream.concat(
                Stream.of(command), command.getSubcommands().values().stream().flatMap(ReadmeTest::below));
    }

    private static List<String> commandLines() throws IOException {
        return blocks("").stream()
                .flatMap(String::lines)
                .filter(line -> !line.isBlank())
                .toList();
    }

    private static List<String> words(String line) {
        List<String> words = new ArrayList<>(List.of(line.strip().split("\\s+", -1)));
        words.remove(0);
        return words;
    }
}

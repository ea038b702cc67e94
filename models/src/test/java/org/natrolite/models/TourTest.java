package org.natrolite.models;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.natrolite.models.cell.CellModel;
import org.natrolite.models.chemistry.Catalogue;

/** The examples of the packages' tours compile and run. They may use a model and a current that are there already. */
class TourTest {
    private static final Path SOURCES = Path.of("src/main/java").toAbsolutePath();
    private static final Pattern EXAMPLE = Pattern.compile("(?s)<pre>\\{@code\\R(.*?)\\R \\* }</pre>");

    /** What an editor would import by itself. */
    private static final String IMPORTS = Stream.of(
                    "java.util",
                    "java.util.concurrent",
                    "org.natrolite.core.protocol",
                    "org.natrolite.core.rainflow",
                    "org.natrolite.core.series",
                    "org.natrolite.models.ageing",
                    "org.natrolite.models.cell",
                    "org.natrolite.models.cell.batch",
                    "org.natrolite.models.cell.kernel",
                    "org.natrolite.models.chemistry",
                    "org.natrolite.models.life",
                    "org.natrolite.models.system")
            .map(name -> "import " + name + ".*;\n")
            .collect(Collectors.joining());

    @TempDir
    private Path folder;

    private static List<Path> tours() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.endsWith("package-info.java"))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> examples(Path tour) throws IOException {
        Matcher matcher = EXAMPLE.matcher(Files.readString(tour));
        return matcher.results()
                .map(found -> found.group(1).replaceAll("(?m)^ \\* ?", ""))
                .toList();
    }

    @TestFactory
    List<DynamicTest> examplesCompileAndRun() throws IOException {
        return tours().stream()
                .flatMap(tour -> assertDoesNotThrow(() -> examples(tour)).stream()
                        .map(example -> DynamicTest.dynamicTest(
                                SOURCES.relativize(tour).getParent() + ": "
                                        + example.lines().findFirst().orElse(""),
                                () -> run(example))))
                .toList();
    }

    @Test
    void theTourOfBatchesShowsEachUse() throws IOException {
        Path tour = SOURCES.resolve("org/natrolite/models/cell/batch/package-info.java");
        assertTrue(examples(tour).size() >= 8);
        for (String example : examples(tour)) {
            assertTrue(example.lines().count() <= 12, example);
        }
    }

    private void run(String example) throws Exception {
        String source = IMPORTS + "final class Example {\n"
                + "    static void run(CellModel model, double[] current) throws Exception {\n" + example
                + "\n    }\n}\n";
        Path file = Files.writeString(folder.resolve("Example.java"), source);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        assertNotNull(compiler, "a JDK");
        StringWriter said = new StringWriter();
        List<String> options = List.of(
                "-proc:none",
                "-Xlint:all",
                "-Werror",
                "-d",
                folder.toString(),
                "-cp",
                System.getProperty("java.class.path"));
        try (var files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            boolean compiled = compiler.getTask(said, files, null, options, null, files.getJavaFileObjects(file))
                    .call();
            assertTrue(compiled, () -> said + "\n" + source);
        }
        CellModel model = CellModel.of(Catalogue.get("layered-oxide-18650"));
        double[] current = new double[3600];
        for (int t = 0; t < current.length; t++) {
            current[t] = 0.5 * Math.sin(2 * Math.PI * t / 900);
        }
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, TourTest.class.getClassLoader())) {
            Method run = loader.loadClass("Example").getDeclaredMethod("run", CellModel.class, double[].class);
            run.setAccessible(true);
            run.invoke(null, model, current);
        }
    }
}

package org.natrolite.benchmarks.embedding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.models.cell.batch.CellBatch;

/**
 * A program of somebody else is built by Maven as its own project, with the library as an artifact, and run.
 *
 * <p>Its local repository is made for the test: the jars that the reactor has just packaged, with their descriptors, beside
 * links to what Maven has already fetched. So nothing is installed for the user, and nothing is fetched.
 */
final class EmbeddingTest {
    private static final Path MODULE = Path.of("").toAbsolutePath();
    private static final String GROUP = "org/natrolite";

    @TempDir
    Path work;

    private final List<Path> links = new ArrayList<>();

    @AfterEach
    void removeTheLinks() throws IOException {
        for (Path link : links) {
            Files.delete(link);
        }
    }

    @Test
    void anOutsideProjectStepsCellsAndRollsBack() throws Exception {
        Path core = jarOf(BadArgumentException.class);
        Path models = jarOf(CellBatch.class);
        Path maven = Path.of(given("natrolite.maven.home"), "bin", windows() ? "mvn.cmd" : "mvn");
        assumeTrue(Files.exists(maven), maven + " is not there");

        Path repository = repository(Path.of(given("natrolite.maven.repository")));
        put(repository, "parent", MODULE.resolveSibling("pom.xml"));
        put(repository, "core", MODULE.resolveSibling("core").resolve("pom.xml"), core);
        put(repository, "models", MODULE.resolveSibling("models").resolve("pom.xml"), models);
        Path project = work.resolve("project");
        copy(MODULE.resolve("embedding"), project);

        String built = run(
                project,
                maven.toString(),
                "--offline",
                "--batch-mode",
                "--quiet",
                // what was fetched through a mirror counts, whatever the mirror is called
                "-Dmaven.legacyLocalRepo=true",
                "-Dmaven.repo.local=" + repository,
                "package");
        Path jar = project.resolve("target/grid-simulator.jar");
        assertTrue(Files.exists(jar), built);
        String printed = run(project, java(), "-jar", jar.toString());
        assertEquals("10000 cells, 240 steps of 10 s, the last 120 of them twice: the same bits", printed.strip());
    }

    private static String given(String property) {
        String value = System.getProperty(property, "");
        assumeTrue(!value.isEmpty(), property + " is not set: this is not run by Maven");
        return value;
    }

    private static boolean windows() {
        return System.getProperty("os.name").startsWith("Windows");
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Where a class of this run came from, if that is an artifact. */
    private static Path jarOf(Class<?> type) throws URISyntaxException {
        Path place =
                Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        assumeTrue(
                place.toString().endsWith(".jar"),
                "the library is not packaged in this build, only compiled: mvn verify packages it");
        return place;
    }

    /** A local repository with links to all that another one has, but for this library. */
    private Path repository(Path other) throws IOException {
        Path repository = Files.createDirectory(work.resolve("repository"));
        Files.createDirectories(repository.resolve(GROUP));
        linkAll(other, repository);
        linkAll(other.resolve("org"), repository.resolve("org"));
        return repository;
    }

    /** Links to the entries of a directory, but for those that are there. */
    private void linkAll(Path from, Path to) throws IOException {
        try (Stream<Path> entries = Files.list(from)) {
            for (Path entry : (Iterable<Path>) entries::iterator) {
                Path link = to.resolve(entry.getFileName());
                if (!Files.exists(link)) {
                    try {
                        links.add(Files.createSymbolicLink(link, entry));
                    } catch (UnsupportedOperationException | IOException e) {
                        assumeTrue(false, "this system does not let a test make links: " + e);
                    }
                }
            }
        }
    }

    private static void put(Path repository, String module, Path... files) throws IOException {
        String version = given("natrolite.version");
        Path folder = Files.createDirectories(
                repository.resolve(GROUP).resolve("natrolite-" + module).resolve(version));
        for (Path file : files) {
            String kind = file.toString().endsWith(".jar") ? ".jar" : ".pom";
            Files.copy(file, folder.resolve("natrolite-" + module + "-" + version + kind));
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> entries = Files.walk(from)) {
            for (Path entry : (Iterable<Path>) entries::iterator) {
                Path inside = from.relativize(entry);
                if (!inside.startsWith("target")) {
                    Files.copy(entry, to.resolve(inside.toString()));
                }
            }
        }
    }

    /** Runs a command to its end and gives what it printed; fails where it does. */
    private String run(Path folder, String... command) throws IOException, InterruptedException {
        Path log = Files.createTempFile(work, "printed", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        // options of the build that runs this test are its own
        builder.environment()
                .keySet()
                .removeAll(List.of("MAVEN_ARGS", "MAVEN_OPTS", "MAVEN_CONFIG", "JAVA_TOOL_OPTIONS"));
        Process process = builder.start();
        boolean ended = process.waitFor(5, TimeUnit.MINUTES);
        if (!ended) {
            process.destroyForcibly().waitFor();
        }
        String printed = Files.readString(log);
        assertTrue(ended, () -> String.join(" ", command) + " does not end:\n" + printed);
        assertEquals(0, process.exitValue(), () -> String.join(" ", command) + ":\n" + printed);
        return printed;
    }
}

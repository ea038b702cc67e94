package org.natrolite.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.natrolite.cli.Run;

/** The report opens in a browser without a word in its console; skipped where there is no Chromium. */
class ReportInBrowserTest {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    // a browser may still write to its profile when it has answered
    @TempDir(cleanup = CleanupMode.NEVER)
    private static Path folder;

    private static Optional<Path> browser() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .flatMap(place -> NAMES.stream().map(name -> Path.of(place, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    @BeforeAll
    static void compare() {
        assumeTrue(browser().isPresent(), "no Chromium on the PATH");
        Run.of(
                        "compare",
                        "--samples",
                        "10",
                        "--years",
                        "0.5",
                        "--out",
                        folder.resolve("report").toString())
                .done();
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 390})
    void thePageOpensWithoutAWordInTheConsole(int width) throws IOException, InterruptedException {
        String page = folder.resolve("report").resolve("index.html").toUri().toString();
        Opened opened = open(width, page);
        assertTrue(opened.dom().contains("<svg") && opened.dom().contains("</html>"), "no page");
        assertEquals(List.of(), opened.console());
    }

    /** The check itself: a page that complains is seen to complain. */
    @ParameterizedTest
    @ValueSource(ints = {390})
    void aPageThatComplainsIsHeard(int width) throws IOException, InterruptedException {
        Path bad = Files.writeString(
                folder.resolve("bad.html"),
                "<!doctype html><title>x</title><script>console.error('complaint')</script></html>");
        assertFalse(open(width, bad.toUri().toString()).console().isEmpty());
    }

    /**
     * A page that was opened.
     *
     * @param dom the page as the browser understood it
     * @param console lines of its console
     */
    private record Opened(String dom, List<String> console) {}

    private static Opened open(int width, String page) throws IOException, InterruptedException {
        Path dom = Files.createTempFile(folder, "dom", ".html");
        Path log = Files.createTempFile(folder, "log", ".txt");
        Process process = new ProcessBuilder(
                        browser().orElseThrow().toString(),
                        "--headless",
                        // the page is our own, and a container has no user to shut it in
                        "--no-sandbox",
                        "--disable-gpu",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--enable-logging=stderr",
                        "--user-data-dir=" + Files.createTempDirectory(folder, "profile"),
                        "--window-size=" + width + ",900",
                        "--dump-dom",
                        page)
                .redirectOutput(dom.toFile())
                .redirectError(log.toFile())
                .start();
        boolean ended = process.waitFor(60, TimeUnit.SECONDS);
        if (!ended) {
            process.destroyForcibly().waitFor();
        }
        assertTrue(ended, "the browser did not end");
        return new Opened(
                Files.readString(dom),
                Files.readAllLines(log).stream()
                        .filter(line -> line.contains("CONSOLE"))
                        .toList());
    }
}

package org.natrolite.benchmarks.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of many rows are read in little memory. */
final class ManyRowsTest {
    @TempDir
    private Path folder;

    @Test
    void theRowsAreCycles() throws IOException {
        Path file = folder.resolve("rows.bdf.csv");
        ManyRows.write(file, 4 * 1800 * 3);
        assertEquals(new LongRead(4 * 1800 * 3, 12, 3), LongRead.of(file));
    }

    @Test
    @Tag("slow")
    void tenMillionRowsInAHeapOf512Megabytes() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ManyRows.class.getName(),
                        folder.resolve("rows.bdf.csv").toString(),
                        "10000000")
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        assertTrue(said.startsWith("10000000 rows, 5556 segments, 1389 cycles"), said);
    }
}

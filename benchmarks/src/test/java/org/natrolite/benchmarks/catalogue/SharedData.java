package org.natrolite.benchmarks.catalogue;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** The public data that the catalogue was made from, which lie beside the project where somebody has put them. */
final class SharedData {
    private static final Path FOLDER = Path.of("..", "..", "shared", "data");

    private SharedData() {}

    /** The folder of the data; skips the test where a part of it is absent. */
    static Path folder(String... parts) {
        for (String part : parts) {
            assumeTrue(Files.isDirectory(FOLDER.resolve(part)), () -> "no data in " + FOLDER.resolve(part));
        }
        return FOLDER;
    }
}

package org.natrolite.extra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.natrolite.core.error.BadDataException;
import org.natrolite.datasets.format.Cleaning;
import org.natrolite.datasets.format.CleaningReport;
import org.natrolite.datasets.format.ReadOptions;
import org.natrolite.datasets.format.Readers;
import org.natrolite.datasets.format.Survey;
import org.natrolite.extra.Tables.Kind;

/**
 * Damaged files of formats that are not text give a clear error or a read of all of their rows: never another exception, a
 * hang or a silent loss. How many rows there are, the damage itself may say in files without checksums.
 */
class FuzzExtraTest {
    private static final Duration NO_HANG = Duration.ofMinutes(2);

    @TempDir
    private Path folder;

    private static int mutate(byte[] bytes, Random random) {
        int changes = 1 + random.nextInt(12);
        int centre = random.nextBoolean() ? random.nextInt(bytes.length) : -1;
        for (int i = 0; i < changes; i++) {
            int at = centre < 0
                    ? random.nextInt(bytes.length)
                    : Math.min(bytes.length - 1, centre + random.nextInt(2 * changes));
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] = (byte) (random.nextBoolean() ? 0 : -1);
                case 2 -> bytes[at] = bytes[random.nextInt(bytes.length)];
                default -> bytes[at] = (byte) (bytes[at] ^ (1 << random.nextInt(8)));
            }
        }
        return changes;
    }

    /** Returns how many files were refused and read, in words. */
    private String fuzz(Kind kind, long mutations, long seed) throws IOException {
        byte[] valid = Tables.bytes(kind, folder);
        Random random = new Random(seed);
        Path path = folder.resolve("fuzz");
        int refused = 0;
        int read = 0;
        int whole = 0;
        for (long done = 0; done < mutations; ) {
            byte[] bytes = valid.clone();
            done += mutate(bytes, random);
            Files.write(path, bytes);
            ReadOptions options = ExtraFormatsTest.options(kind)
                    .withCleaning(random.nextBoolean() ? Cleaning.REPAIR : Cleaning.REFUSE);
            try {
                Survey survey = Readers.survey(path, options, count -> {});
                CleaningReport report = survey.report();
                assertEquals(report.rows(), report.read() + report.dropped() + report.merged());
                assertEquals(report.read(), survey.inspection().rows());
                read++;
                whole += report.rows() == Tables.ROWS ? 1 : 0;
            } catch (BadDataException e) {
                assertTrue(String.valueOf(e.getMessage()).contains("; expected "), e::getMessage);
                refused++;
            }
        }
        int refusals = refused;
        int reads = whole;
        assertTrue(refusals > 0, () -> "nothing refused of " + kind);
        assertTrue(reads > 0 || kind == Kind.MATLAB_5 || kind == Kind.MATLAB_5_STRUCT, () -> "nothing read of " + kind);
        return mutations + " bytes: " + refusals + " files refused, " + read + " read, " + reads + " with all rows";
    }

    @ParameterizedTest
    @EnumSource
    void damagedFilesOfEachFormat(Kind kind) {
        assertTimeoutPreemptively(
                NO_HANG, () -> fuzz(kind, 800, 300 + kind.name().hashCode()));
    }

    @ParameterizedTest
    @EnumSource
    @Tag("slow")
    void aMillionDamagedBytesOfEachFormat(Kind kind, TestReporter reporter) {
        String counts = assertTimeoutPreemptively(
                Duration.ofHours(2),
                () -> fuzz(kind, 1_000_000, 9000 + kind.name().hashCode()));
        reporter.publishEntry(kind.name(), counts);
    }
}

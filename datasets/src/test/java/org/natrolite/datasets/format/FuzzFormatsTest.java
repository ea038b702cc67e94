package org.natrolite.datasets.format;

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
import org.natrolite.datasets.format.CleaningReport.Action;
import org.natrolite.datasets.format.Fixtures.Kind;

/**
 * Damaged files of each format give a clear error or a read that accounts for every row: rows read and rows reported as
 * removed are the rows of the file, counted here without the reader.
 */
class FuzzFormatsTest {
    private static final Duration NO_HANG = Duration.ofMinutes(2);

    @TempDir
    private Path folder;

    /** Changes some bytes: any byte, a byte that means something, a copy of another, one bit; returns how many. */
    private static int mutate(byte[] bytes, Random random) {
        int changes = 1 + random.nextInt(12);
        // Half of all damage sits together, as where a disk fails.
        int centre = random.nextBoolean() ? random.nextInt(bytes.length) : -1;
        for (int i = 0; i < changes; i++) {
            int at = centre < 0
                    ? random.nextInt(bytes.length)
                    : Math.min(bytes.length - 1, centre + random.nextInt(2 * changes));
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] = (byte) ",;\t\"\n\r.-e:0 /".charAt(random.nextInt(13));
                case 2 -> bytes[at] = bytes[random.nextInt(bytes.length)];
                default -> bytes[at] = (byte) (bytes[at] ^ (1 << random.nextInt(8)));
            }
        }
        return changes;
    }

    /** Lines with anything in them after a line; a line of blanks or delimiters alone is still a line. */
    private static long rowsAfter(byte[] bytes, long headerLine, char delimiter) {
        long rows = 0;
        long line = 1;
        boolean any = false;
        for (int i = 0; i <= bytes.length; i++) {
            boolean ends = i == bytes.length || bytes[i] == '\n' || bytes[i] == '\r';
            if (!ends) {
                any |= bytes[i] == delimiter || (bytes[i] != ' ' && bytes[i] != '\t');
                continue;
            }
            rows += any && line > headerLine ? 1 : 0;
            any = false;
            if (i + 1 < bytes.length && bytes[i] == '\r' && bytes[i + 1] == '\n') {
                i++;
            }
            line++;
        }
        return rows;
    }

    private static char delimiter(Kind kind) {
        return switch (kind) {
            case BIOLOGIC, MACCOR, BASYTEC -> '\t';
            case BASYTEC_BLANKS -> ' ';
            default -> ',';
        };
    }

    /** Returns how many files were refused and read, in words. */
    private String fuzz(Kind kind, long mutations, long seed) throws IOException {
        byte[] valid = Fixtures.bytes(kind);
        Random random = new Random(seed);
        Path path = folder.resolve("fuzz");
        int refused = 0;
        int read = 0;
        for (long done = 0; done < mutations; ) {
            byte[] bytes = valid.clone();
            done += mutate(bytes, random);
            Files.write(path, bytes);
            ReadOptions options =
                    ReadOptions.defaults().withCleaning(random.nextBoolean() ? Cleaning.REPAIR : Cleaning.REFUSE);
            try {
                Survey survey = Readers.survey(path, options, count -> {});
                account(kind, bytes, survey);
                read++;
            } catch (BadDataException e) {
                assertTrue(String.valueOf(e.getMessage()).contains("; expected "), e::getMessage);
                refused++;
            }
        }
        int refusals = refused;
        int reads = read;
        assertTrue(refusals > 0, () -> "nothing refused of " + kind);
        assertTrue(reads > 0 || kind == Kind.BDF_GZIP, () -> "nothing read of " + kind);
        return mutations + " bytes: " + refusals + " files refused, " + reads + " read";
    }

    private static void account(Kind kind, byte[] bytes, Survey survey) {
        CleaningReport report = survey.report();
        long removed = report.entries().stream()
                .filter(entry -> entry.action() != Action.CLIPPED)
                .mapToLong(CleaningReport.Entry::count)
                .sum();
        assertEquals(report.rows(), report.read() + removed);
        assertEquals(report.read(), survey.inspection().rows());
        report.entries()
                .forEach(entry -> assertEquals(
                        entry.count(),
                        entry.lines().stream()
                                .mapToLong(range -> range.last() - range.first() + 1)
                                .sum()));
        if (kind != Kind.BDF_GZIP) {
            assertEquals(rowsAfter(bytes, survey.headerLine(), delimiter(kind)), report.rows());
        }
    }

    @ParameterizedTest
    @EnumSource
    void damagedFilesOfEachFormat(Kind kind) {
        assertTimeoutPreemptively(
                NO_HANG, () -> fuzz(kind, 800, 100 + kind.name().hashCode()));
    }

    @ParameterizedTest
    @EnumSource
    @Tag("slow")
    void aMillionDamagedBytesOfEachFormat(Kind kind, TestReporter reporter) {
        String counts = assertTimeoutPreemptively(
                Duration.ofHours(2),
                () -> fuzz(kind, 1_000_000, 7000 + kind.name().hashCode()));
        reporter.publishEntry(kind.name(), counts);
    }
}

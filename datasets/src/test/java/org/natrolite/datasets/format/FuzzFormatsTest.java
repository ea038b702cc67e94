package org.natrolite.datasets.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.natrolite.datasets.damage.DamageTrial;
import org.natrolite.datasets.damage.DamageTrial.Outcome;
import org.natrolite.datasets.damage.RowAccount;
import org.natrolite.datasets.format.Fixtures.Kind;

/**
 * Damaged files of each format give a clear error or a read that accounts for every row: rows read and rows reported as
 * removed are the rows of the file, counted here without the reader.
 */
class FuzzFormatsTest {
    private static final byte[] TELLING = ",;\t\"\n\r.-e:0 /".getBytes(StandardCharsets.US_ASCII);

    /** One file in so many is read in every way. */
    private static final int EVERY_WAY = 16;

    @TempDir
    private Path folder;

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
            case DELIMITED -> ';';
            default -> ',';
        };
    }

    /** The line before the first row: below the header of the delimited file there is a line of units. */
    private static int lastLineOfHeader(Kind kind, Survey survey) {
        return survey.headerLine() + (kind == Kind.DELIMITED ? 1 : 0);
    }

    private Outcome fuzz(Kind kind, long mutations, long seed) {
        ReadOptions options = Fixtures.options(kind);
        Outcome outcome = DamageTrial.of(Fixtures.bytes(kind), TELLING, folder.resolve("fuzz"))
                .run(mutations, seed + kind.name().hashCode(), (file, bytes, random) -> {
                    Cleaning cleaning = random.nextBoolean() ? Cleaning.REPAIR : Cleaning.REFUSE;
                    Survey survey = RowAccount.of(file, options.withCleaning(cleaning));
                    if (random.nextInt(EVERY_WAY) == 0) {
                        RowAccount.everyWay(survey);
                    }
                    if (kind != Kind.BDF_GZIP) {
                        assertEquals(
                                rowsAfter(bytes, lastLineOfHeader(kind, survey), delimiter(kind)),
                                survey.report().rows());
                    }
                    return survey.report().read() == Fixtures.ROWS;
                });
        assertTrue(outcome.refused() > 0, () -> kind + ", " + outcome);
        assertTrue(outcome.whole() > 0 || kind == Kind.BDF_GZIP, () -> kind + ", " + outcome);
        return outcome;
    }

    @ParameterizedTest
    @EnumSource
    void damagedFilesOfEachFormat(Kind kind) {
        fuzz(kind, 800, 100);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("slow")
    void aMillionDamagedBytesOfEachFormat(Kind kind, TestReporter reporter) {
        reporter.publishEntry(kind.name(), fuzz(kind, 1_000_000, 7000).toString());
    }
}

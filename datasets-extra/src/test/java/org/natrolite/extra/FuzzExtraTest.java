package org.natrolite.extra;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.natrolite.datasets.damage.DamageTrial;
import org.natrolite.datasets.damage.DamageTrial.Outcome;
import org.natrolite.datasets.damage.RowAccount;
import org.natrolite.datasets.format.Cleaning;
import org.natrolite.datasets.format.ReadOptions;
import org.natrolite.datasets.format.Survey;
import org.natrolite.extra.Tables.Kind;

/**
 * Damaged files of formats that are not text give a clear error or a read of all of their rows: never another exception, a
 * hang or a silent loss. How many rows there are, the damage itself may say in files without checksums.
 */
class FuzzExtraTest {
    private static final byte[] TELLING = {0, -1};

    /** One file in so many is read in every way. */
    private static final int EVERY_WAY = 16;

    @TempDir
    private Path folder;

    private Outcome fuzz(Kind kind, long mutations, long seed) throws IOException {
        ReadOptions options = ExtraFormatsTest.options(kind);
        Outcome outcome = DamageTrial.of(Tables.bytes(kind, folder), TELLING, folder.resolve("fuzz"))
                .run(mutations, seed + kind.name().hashCode(), (file, bytes, random) -> {
                    Cleaning cleaning = random.nextBoolean() ? Cleaning.REPAIR : Cleaning.REFUSE;
                    Survey survey = RowAccount.of(file, options.withCleaning(cleaning));
                    if (random.nextInt(EVERY_WAY) == 0) {
                        RowAccount.everyWay(survey);
                    }
                    return survey.report().rows() == Tables.ROWS;
                });
        assertTrue(outcome.refused() > 0, () -> kind + ", " + outcome);
        boolean packed = kind == Kind.MATLAB_5 || kind == Kind.MATLAB_5_STRUCT;
        assertTrue(outcome.whole() > 0 || packed, () -> kind + ", " + outcome);
        return outcome;
    }

    @ParameterizedTest
    @EnumSource
    void damagedFilesOfEachFormat(Kind kind) throws IOException {
        fuzz(kind, 800, 300);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("slow")
    void aMillionDamagedBytesOfEachFormat(Kind kind, TestReporter reporter) throws IOException {
        reporter.publishEntry(kind.name(), fuzz(kind, 1_000_000, 9000).toString());
    }
}

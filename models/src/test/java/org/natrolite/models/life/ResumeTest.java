package org.natrolite.models.life;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.core.series.Channel;
import org.natrolite.models.cell.CellParameters;
import org.natrolite.models.chemistry.Catalogue;
import org.natrolite.models.parameter.Distribution;

/** A run that was killed goes on where it was, and ends at the same bits. */
class ResumeTest {
    private static final int KILLS = 20;

    @TempDir
    private Path folder;

    private static LifeStudy study(boolean full, long seed) {
        CellParameters cell = Catalogue.get("lfp-graphite-26650");
        DutyCycle duty = Sketch.duty(
                Channel.POWER, 3600, 3600, Sketch.solar(cell.rating().energy() / 3600));
        return LifeStudy.of(cell, duty, Sketch.options(1.3, 9, seed, 2).withFull(full));
    }

    /** All that is told of the lives, the time that it took left out. */
    private static String told(LifeResult result) {
        return result.life() + " " + result.checks() + result.efficiency() + result.use() + result.lifeWithSuddenDeath()
                + result.bandShares() + result.daysInDetail() + result.missed() + result.warnings();
    }

    /** A file cut off at any byte is what a kill at that moment leaves. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anyMomentIsGoodEnough(boolean full) throws IOException {
        LifeStudy study = study(full, 3);
        String never = told(study.run(done -> {}));
        Path whole = folder.resolve("whole");
        try (CheckpointFile file = CheckpointFile.open(whole, study.fingerprint())) {
            assertEquals(never, told(study.run(file, done -> {})));
        }
        byte[] bytes = Files.readAllBytes(whole);
        assertTrue(bytes.length > 1000);
        Random random = new Random(17);
        for (int kill = 0; kill < KILLS; kill++) {
            Path cut = folder.resolve("cut");
            Files.write(cut, Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)));
            try (CheckpointFile file = CheckpointFile.open(cut, study.fingerprint())) {
                assertEquals(never, told(study.run(file, done -> {})));
            }
        }
    }

    /** What was finished is not done again. */
    @Test
    void aFinishedRunIsReadAndNotRun() throws IOException {
        LifeStudy study = study(true, 3);
        Path path = folder.resolve("finished");
        String first;
        try (CheckpointFile file = CheckpointFile.open(path, study.fingerprint())) {
            first = told(study.run(file, done -> {}));
        }
        byte[] before = Files.readAllBytes(path);
        try (CheckpointFile file = CheckpointFile.open(path, study.fingerprint())) {
            assertEquals(first, told(study.run(file, done -> {})));
        }
        assertArrayEquals(before, Files.readAllBytes(path));
    }

    @Test
    void aBitThatTurnedIsNoRecord() throws IOException {
        Path path = folder.resolve("turned");
        try (CheckpointFile file = CheckpointFile.open(path, 7)) {
            file.put("a", new double[] {1, 2});
            file.put("b", new double[] {3});
        }
        byte[] bytes = Files.readAllBytes(path);
        bytes[bytes.length - 12] ^= 1;
        Files.write(path, bytes);
        try (CheckpointFile file = CheckpointFile.open(path, 7)) {
            assertArrayEquals(new double[] {1, 2}, file.get("a"));
            assertEquals(null, file.get("b"));
        }
    }

    @Test
    void anotherStudyIsRefused() throws IOException {
        assertNotEquals(study(false, 3).fingerprint(), study(false, 4).fingerprint());
        assertNotEquals(study(false, 3).fingerprint(), study(true, 3).fingerprint());
        assertEquals(study(false, 3).fingerprint(), study(false, 3).fingerprint());
        Path path = folder.resolve("other");
        CheckpointFile.open(path, 1).close();
        assertThrows(BadArgumentException.class, () -> CheckpointFile.open(path, 2));
    }

    /** Notes that happen to have the name are not thrown away, however short they are. */
    @ParameterizedTest
    @ValueSource(ints = {1, 9, 15, 16, 40})
    void aForeignFileIsLeftAlone(int length) throws IOException {
        byte[] note = "my notes of the run, which took me all of a day"
                .substring(0, length)
                .getBytes(StandardCharsets.UTF_8);
        Path path = Files.write(folder.resolve("notes" + length), note);
        BadArgumentException refusal = assertThrows(BadArgumentException.class, () -> CheckpointFile.open(path, 1));
        assertTrue(String.valueOf(refusal.getMessage()).contains("no file of a run"), refusal::getMessage);
        assertArrayEquals(note, Files.readAllBytes(path));
    }

    /** A second life begins with what the first has taken, and ages on from there. */
    @Test
    void aSecondLifeBeginsAged() {
        CellParameters cell = Catalogue.get("lfp-graphite-26650");
        DutyCycle rest = Sketch.rest(Sketch.DAY, Sketch.ROOM);
        LifeOptions options = Sketch.options(3, 10, 1, 1);
        FirstLife before = new FirstLife(
                new Distribution.Fixed(4), new Distribution.Uniform(500, 1500), Sketch.ROOM, 0.5, 0.8, 0.5);
        LifeResult fresh = LifeStudy.of(cell, rest, options).run(done -> {});
        LifeResult second =
                LifeStudy.of(cell, rest, options.withFirstLife(before)).run(done -> {});
        double start = second.checks().get(0).capacity().p50();
        assertEquals(1, fresh.checks().get(0).capacity().p50(), 1e-12);
        assertTrue(start < 0.95, () -> "begins at " + start);
        assertTrue(second.checks().get(0).capacity().p90()
                > second.checks().get(0).capacity().p10());
        double lost = start - second.checks().get(6).capacity().p50();
        double lostFresh = 1 - fresh.checks().get(6).capacity().p50();
        assertTrue(lost > 0 && lost < lostFresh, "what is lost as the root of time is lost more slowly later");
    }
}

package org.natrolite.datasets.format;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.natrolite.core.error.BadDataException;
import org.natrolite.core.series.TimeSeries;
import org.natrolite.datasets.mapping.Mapping;

/** Damaged files give a series or a {@link BadDataException}, never anything else. */
class FuzzTest {
    private static final String BDF = """
      "Test Time / s","Voltage / V","Current / A","Cycle Count / 1","Ambient Temperature / degC"
      0,3.1,0,1,25
      10,3.15,1.5,1,25.5
      20.5,3.2,1.5,1,26
      30,3.1,-1.5e0,2,26
      """.replace("\n", "\r\n");

    private static final String MAPPING = """
      schema_version: 1
      current_sign: charge-positive
      time_origin: first-row
      columns:
        time: {column: Test Time / s, unit: s}
        voltage: {position: 2, unit: V}
        current: {column: Current / A, unit: A}
      constants:
        soc: {value: 50, unit: '%'}
      """;

    @TempDir
    private Path folder;

    private static byte[] mutated(byte[] valid, Random random) {
        byte[] bytes = valid.clone();
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(3)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] = (byte) ",\"\n\r;.-e0 /".charAt(random.nextInt(11));
                default -> bytes[at] = bytes[random.nextInt(bytes.length)];
            }
        }
        return bytes;
    }

    private interface Reading {
        TimeSeries read(Path path);
    }

    private int refusals(byte[] valid, int tries, long seed, Reading reading) throws IOException {
        Random random = new Random(seed);
        Path path = folder.resolve("fuzz");
        int refused = 0;
        for (int i = 0; i < tries; i++) {
            Files.write(path, mutated(valid, random));
            try {
                assertTrue(reading.read(path).size() > 0);
            } catch (BadDataException e) {
                refused++;
            }
        }
        return refused;
    }

    @Test
    void damagedText() throws IOException {
        int refused = refusals(
                BDF.getBytes(StandardCharsets.UTF_8), 4000, 11, path -> Readers.read(path, ReadOptions.defaults()));
        assertTrue(refused > 1000 && refused < 4000, () -> refused + " of 4000 refused");
    }

    @Test
    void damagedGzip() throws IOException {
        int refused = refusals(BadFilesTest.gzip(BDF), 2000, 12, path -> Readers.read(path, ReadOptions.defaults()));
        assertTrue(refused > 1000, () -> refused + " of 2000 refused");
    }

    @Test
    void damagedMapping() throws IOException {
        Path data = Files.writeString(folder.resolve("data.csv"), BDF);
        int refused = refusals(
                MAPPING.getBytes(StandardCharsets.UTF_8),
                3000,
                13,
                path -> Readers.read(data, ReadOptions.defaults().withMapping(Mapping.read(path))));
        assertTrue(refused > 1000 && refused < 3000, () -> refused + " of 3000 refused");
    }
}

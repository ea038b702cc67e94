package org.natrolite.datasets.mapping;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.natrolite.datasets.damage.DamageTrial;
import org.natrolite.datasets.damage.DamageTrial.Outcome;
import org.natrolite.datasets.damage.RowAccount;
import org.natrolite.datasets.format.ReadOptions;

/** Damaged mappings are refused with a sentence, or read an intact file as they say. */
class FuzzMappingTest {
    private static final String DATA = """
      "Test Time / s","Voltage / V","Current / A","Cycle Count / 1","Ambient Temperature / degC"
      0,3.1,0,1,25
      10,3.15,1.5,1,25.5
      20.5,3.2,1.5,1,26
      30,3.1,-1.5e0,2,26
      """;
    private static final int ROWS = 4;

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

    @Test
    void damagedMapping() throws IOException {
        Path data = Files.writeString(folder.resolve("data.csv"), DATA);
        byte[] telling = ",\"\n\r;.-e0 /:{}'#[]".getBytes(StandardCharsets.US_ASCII);
        Outcome outcome = DamageTrial.of(MAPPING.getBytes(StandardCharsets.UTF_8), telling, folder.resolve("fuzz.yaml"))
                .run(20_000, 13, (file, bytes, random) -> {
                    ReadOptions options = ReadOptions.defaults().withMapping(Mapping.read(file));
                    return RowAccount.of(data, options).report().rows() == ROWS;
                });
        assertTrue(outcome.refused() > 1000 && outcome.whole() > 100, outcome::toString);
    }
}

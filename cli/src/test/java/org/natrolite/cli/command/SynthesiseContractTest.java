package org.natrolite.cli.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.natrolite.cli.Run;
import tools.jackson.databind.JsonNode;

/** Synthetic data are what their options say, come back by their seed, and are read like measured ones. */
class SynthesiseContractTest {
    private static final String PROTOCOL = """
            schema_version: 1
            sampling_s: 5
            steps:
              - rest:
                until: {duration_s: 1800}
              - discharge: {c_rate: 1}
                until: {duration_s: 900}
              - rest:
                until: {duration_s: 3600}
              - charge: {c_rate: 1}
                until: {duration_s: 900}
              - rest:
                until: {duration_s: 1800}
            """;

    @TempDir
    private Path folder;

    private Path protocol = Path.of("");

    @BeforeEach
    void write() throws IOException {
        protocol = Files.writeString(folder.resolve("p.yaml"), PROTOCOL);
    }

    private Run run(String out, String... options) {
        List<String> args = new ArrayList<>(List.of(
                "data",
                "synthesise",
                "--cell",
                "layered-oxide-18650",
                "--protocol",
                protocol.toString(),
                "--out",
                folder.resolve(out).toString()));
        args.addAll(List.of(options));
        return Run.of(args);
    }

    private double rmse(String file) {
        JsonNode node = Run.of(
                        "evaluate",
                        "cell",
                        "--cell",
                        "layered-oxide-18650",
                        folder.resolve(file).toString(),
                        "--json")
                .json();
        return node.get("rmse_mV").asDouble();
    }

    @Test
    void noiseIsWhatTheCellCannotExplain() throws IOException {
        run("exact.csv").done();
        assertEquals(0, rmse("exact.csv"), 1);
        run("noisy.csv", "--noise-mV", "8", "--seed", "3").done();
        assertEquals(8, rmse("noisy.csv"), 0.8);
        byte[] once = Files.readAllBytes(folder.resolve("noisy.csv"));
        run("again.csv", "--noise-mV", "8", "--seed", "3").done();
        assertArrayEquals(once, Files.readAllBytes(folder.resolve("again.csv")));
        run("again.csv", "--noise-mV", "8", "--seed", "4").done();
        assertFalse(Arrays.equals(once, Files.readAllBytes(folder.resolve("again.csv"))));
    }

    @Test
    void theTruthIsWrittenBesideTheMeasurement() throws IOException {
        JsonNode node = run(
                        "measured.csv.gz",
                        "--truth",
                        folder.resolve("truth.csv").toString(),
                        "--bits",
                        "12",
                        "--range-A",
                        "1",
                        "--noise-percent",
                        "0.1",
                        "--offset-mV",
                        "2",
                        "--json")
                .json();
        assertEquals(1, node.get("seed").asInt());
        assertEquals(1, node.get("warnings").size());
        JsonNode truth = Run.of("data", "inspect", folder.resolve("truth.csv").toString(), "--json")
                .json();
        JsonNode measured = Run.of(
                        "data", "inspect", folder.resolve("measured.csv.gz").toString(), "--json")
                .json();
        assertEquals(node.get("rows"), truth.get("rows"));
        assertEquals(node.get("rows"), measured.get("rows"));
        String header;
        try (var lines = Files.lines(folder.resolve("truth.csv"))) {
            header = lines.findFirst().orElseThrow();
        }
        assertTrue(header.contains("SOC / 1"));
    }

    @Test
    void refusals() {
        run("x.csv", "--noise-mV", "-1").badUsage("--noise-mV is -1.0");
        run("x.csv", "--noise-mV", "NaN").badUsage("--noise-mV is NaN");
        run("x.csv", "--bits", "0").badUsage("bits of a converter");
        run("x.csv", "--range-A", "5").badUsage("--bits");
        run("x.csv", "--bits", "12", "--range-V", "5,0").badUsage("5.0 to 0.0");
        run("x.csv", "--gain-percent", "-100").badUsage("--gain-percent");
        run("x.csv", "--initial-soc", "2").badUsage("--initial-soc");
        run("x.csv", "--truth", folder.resolve("x.csv").toString()).badUsage("expected two");
        run("p.yaml").badUsage("would be replaced");
        assertFalse(Files.exists(folder.resolve("x.csv")));
    }
}

package org.natrolite.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.natrolite.cli.Run;
import tools.jackson.databind.JsonNode;

/** What a simulation writes is a measurement that the same cell reproduces. */
class SimulateContractTest {
    private static final String PROTOCOL = """
            schema_version: 1
            name: a pulse, a charge and a discharge
            sampling_s: 10
            steps:
              - rest:
                until: {duration_s: 1800}
              - discharge: {c_rate: 1}
                until: {duration_s: 60}
              - rest:
                until: {duration_s: 600}
              - charge: {c_rate: 0.5}
                until: {duration_s: 1800}
              - discharge: {power_W: 2}
                sampling_s: 1
                until: {duration_s: 1800}
              - rest:
                until: {duration_s: 1800}
            """;

    @TempDir
    private Path folder;

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private String at(String name) {
        return folder.resolve(name).toString();
    }

    @ParameterizedTest
    @CsvSource({
        "layered-oxide-18650",
        "layered-oxide-32140",
        "prussian-white-hard-carbon",
        "lfp-graphite-26650",
    })
    void aProtocolIsReproducedByItsCell(String cell) throws IOException {
        String out = at("measured.csv");
        Run run = Run.of("simulate", "--cell", cell, "--protocol", file("p.yaml", PROTOCOL), "--out", out)
                .done();
        assertEquals("", run.out());
        assertTrue(run.err().contains("written to " + out), run.err());
        reproduced(cell, out, 7860);
    }

    @ParameterizedTest
    @CsvSource({"Power / W, 2, -3", "Current / A, 0.5, -1", "C-rate / 1, 0.3, -0.6", "SOC / 1, 0.6, 0.4"})
    void aProfileIsReproducedByItsCell(String column, String up, String down) throws IOException {
        String rest = column.startsWith("SOC") ? "0.5" : "0";
        String profile = file(
                "profile.csv",
                "Time / s,%s%n0,%s%n1800,%s%n3600,%s%n5400,%s%n7200,%s%n"
                        .formatted(column, rest, rest, up, down, rest));
        String cell = "layered-oxide-18650";
        String out = at("measured.csv.gz");
        // at constant power the current changes with every row, so rows are close
        Run.of(
                        "simulate",
                        "--cell",
                        cell,
                        "--profile",
                        profile,
                        "--out",
                        out,
                        "--initial-soc",
                        "0.5",
                        "--longest-step-s",
                        "1")
                .done();
        reproduced(cell, out, 7200);
    }

    private static void reproduced(String cell, String file, double duration) {
        JsonNode inspection = Run.of("data", "inspect", file, "--json").json();
        assertEquals(duration, inspection.get("duration_s").doubleValue(), 1e-6);
        JsonNode evaluation = Run.of("evaluate", "cell", "--cell", cell, file, "--json", "--initial-soc", "0.5")
                .json();
        assertTrue(evaluation.get("rmse_mV").doubleValue() < 0.05, evaluation::toString);
        assertTrue(evaluation.get("rmse_loaded_mV").doubleValue() < 0.05, evaluation::toString);
        assertTrue(evaluation.get("max_abs_mV").doubleValue() < 0.5, evaluation::toString);
        assertTrue(evaluation.get("temperature_rmse_K").doubleValue() < 0.01, evaluation::toString);
        assertEquals(inspection.get("rows").intValue(), evaluation.get("rows").intValue());
        assertEquals(1, evaluation.get("schema_version").intValue());
        assertTrue(evaluation.get("command").stringValue().startsWith("natrolite evaluate cell"));
        assertTrue(evaluation.has("seed") && evaluation.get("seconds").doubleValue() >= 0);
        JsonNode cycle = evaluation.get("cycles").get(0);
        for (String key : List.of("rmse_mV", "rmse_loaded_mV", "rmse_rows_mV", "max_abs_mV", "temperature_rmse_K")) {
            assertEquals(evaluation.get(key).doubleValue(), cycle.get(key).doubleValue(), 1e-9, key);
        }
    }

    @Test
    void theSameRowsGoToAFileAPackedFileAndStandardOutput() throws IOException {
        String protocol = file("p.yaml", PROTOCOL);
        String[] args = {"simulate", "--cell", "lfp-graphite-26650", "--protocol", protocol};
        String shown = Run.of(args).done().out();
        String[] toFile = Arrays.copyOf(args, args.length + 2);
        toFile[args.length] = "--out";
        toFile[args.length + 1] = at("new/folder/a.csv");
        Run.of(toFile).done();
        toFile[args.length + 1] = at("a.csv.gz");
        Run.of(toFile).done();
        String plain = Files.readString(Path.of(at("new/folder/a.csv")));
        assertTrue(
                plain.startsWith("Test Time / s,Voltage / V,Current / A,"),
                plain.lines().findFirst()::toString);
        assertEquals(plain.lines().toList(), shown.lines().toList());
        try (InputStream in = new GZIPInputStream(Files.newInputStream(Path.of(at("a.csv.gz"))))) {
            assertEquals(plain, new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
        }
    }

    @Test
    void aProfileIsRepeatedToTheLengthAskedFor() throws IOException {
        String profile = file("profile.csv", "Time / s,Power / W\n0,1\n600,-1\n");
        String cell = "lfp-graphite-26650";
        // a row holds for 600 s, so the profile for 1200 s: two and a half of them
        String shown = Run.of("simulate", "--cell", cell, "--profile", profile, "--duration-s", "3000")
                .done()
                .out();
        List<String[]> rows =
                shown.lines().skip(1).map(row -> row.split(",", -1)).toList();
        assertEquals(3000, Double.parseDouble(rows.get(rows.size() - 1)[0]));
        for (String[] row : rows) {
            double time = Double.parseDouble(row[0]);
            double current = Double.parseDouble(row[2]);
            double phase = time % 1200;
            if (phase > 10 && phase < 590) {
                assertTrue(current > 0, () -> "at " + time + " s: " + current);
            } else if (phase > 610 && phase < 1190) {
                assertTrue(current < 0, () -> "at " + time + " s: " + current);
            }
        }
    }

    @Test
    void whatTheCellCouldNotGiveIsWarnedOf() throws IOException {
        String profile = file("profile.csv", "Time / s,C-rate / 1\n0,-1\n7200,0\n");
        Run run = Run.of("simulate", "--cell", "lfp-graphite-26650", "--profile", profile, "--out", at("x.csv"))
                .done();
        assertTrue(run.err().contains("Warning: ") && run.err().contains("less than asked"), run.err());
    }

    @Test
    void theAmbientOfTheOptionIsThatOfTheRun() throws IOException {
        String profile = file("profile.csv", "Time / s,C-rate / 1\n0,0\n3600,0\n");
        String out = at("x.csv");
        Run.of("simulate", "--cell", "lfp-graphite-26650", "--profile", profile, "--out", out, "--ambient-degC", "-5")
                .done();
        JsonNode columns = Run.of("data", "inspect", out, "--json").json().get("columns");
        JsonNode ambient = columns.valueStream()
                .filter(c -> c.get("channel").stringValue().equals("ambient_temperature"))
                .findFirst()
                .orElseThrow();
        assertEquals(-5, ambient.get("min").doubleValue(), 1e-9);
        assertEquals(-5, ambient.get("max").doubleValue(), 1e-9);
    }

    private static final String TO_ZERO_VOLT = """
            schema_version: 1
            name: emptied for transport
            sampling_s: 60
            steps:
              - discharge: {c_rate: 0.05}
                until: {voltage_V: 0}
              - hold: {voltage_V: 0}
                until: {c_rate: 0.005, duration_s: 360000}
            """;

    @Test
    void sodiumCellsAreEmptiedToZeroVoltWhereThatIsAskedFor() throws IOException {
        String protocol = file("transport.yaml", TO_ZERO_VOLT);
        String[] usual = {
            "simulate",
            "--cell",
            "layered-oxide-18650",
            "--protocol",
            protocol,
            "--initial-soc",
            "0.05",
            "--out",
            at("usual.csv")
        };
        Run kept = Run.of(usual).done();
        assertTrue(
                kept.err().contains("0.0500 to 0.0000") && kept.err().contains("lowest state of charge"), kept.err());
        List<String> transport = new ArrayList<>(List.of(usual));
        transport.add("--transport");
        transport.set(transport.indexOf(at("usual.csv")), at("transport.csv"));
        Run emptied = Run.of(transport).done();
        assertTrue(emptied.err().contains("0.0500 to \u22120.14"), emptied.err());
        List<String> rows = Files.readAllLines(Path.of(at("transport.csv")));
        assertEquals(0, Double.parseDouble(rows.get(rows.size() - 1).split(",", -1)[1]), 1e-6);
        // and it is charged from there
        String charge = file("charge.csv", "Time / s,C-rate / 1\n0,0.5\n1800,0\n");
        String[] back = {
            "simulate",
            "--cell",
            "layered-oxide-18650",
            "--profile",
            charge,
            "--initial-soc",
            "-0.14",
            "--out",
            at("b.csv")
        };
        Run.of(back).badUsage("--initial-soc is -0.14", "from 0.0 to 1.0");
        List<String> allowed = new ArrayList<>(List.of(back));
        allowed.add("--transport");
        Run.of(allowed).done();
    }

    @Test
    void aCellWithoutLimitsForTransportIsNotEmptied() throws IOException {
        Run.of(
                        "simulate",
                        "--cell",
                        "lfp-graphite-26650",
                        "--protocol",
                        file("transport.yaml", TO_ZERO_VOLT),
                        "--transport")
                .badUsage("lfp-graphite-26650 may not be emptied below its end of discharge");
    }

    @Test
    void saysOnWhatACellRestsThatNobodyHasMeasured() throws IOException {
        String profile = file("profile.csv", "Time / s,C-rate / 1\n0,0.1\n600,0\n");
        for (String id : new String[] {"prussian-white-hard-carbon", "prussian-blue-symmetric"}) {
            Run run = Run.of("simulate", "--cell", id, "--profile", profile, "--out", at(id + ".csv"))
                    .done();
            assertTrue(run.err().contains(id + ": No full-cell data exist"), run.err());
            Run evaluated = Run.of("evaluate", "cell", "--cell", id, at(id + ".csv"), "--json");
            evaluated.json();
            assertTrue(evaluated.err().contains("No full-cell data exist"), evaluated.err());
        }
        Run measured = Run.of(
                        "simulate", "--cell", "layered-oxide-18650", "--profile", profile, "--out", at("measured.csv"))
                .done();
        assertFalse(measured.err().contains("layered-oxide-18650:"), measured.err());
    }
}

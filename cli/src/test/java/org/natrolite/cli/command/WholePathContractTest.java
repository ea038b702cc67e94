package org.natrolite.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.natrolite.cli.Run;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From measured data to an answer, as the README has it: each command reads what the one before it wrote. */
class WholePathContractTest {
    private static final String CYCLE = """
            schema_version: 1
            name: rest, charge, rest, discharge, rest
            sampling_s: 10
            steps:
              - rest:
                until: {duration_s: 3600}
              - charge: {c_rate: RATE}
                until: {voltage_V: 3.9}
              - rest:
                until: {duration_s: 3600}
              - discharge: {c_rate: RATE}
                until: {voltage_V: 1.6}
              - rest:
                until: {duration_s: 3600}
            """;

    @TempDir
    private static Path folder;

    private static JsonNode calibration = JsonMapper.shared().createObjectNode();

    private static String at(String name) {
        return folder.resolve(name).toString();
    }

    private static String measured(String name, String rate) throws IOException {
        Path protocol = Files.writeString(folder.resolve(name + ".yaml"), CYCLE.replace("RATE", rate));
        String out = at(name + ".csv");
        Run.of(
                        "simulate",
                        "--cell",
                        "layered-oxide-32140",
                        "--protocol",
                        protocol.toString(),
                        "--initial-soc",
                        "0.1",
                        "--out",
                        out)
                .done();
        return out;
    }

    @BeforeAll
    static void calibrate() throws IOException {
        String[] args = {
            "calibrate",
            "cell",
            measured("slow", "0.5"),
            measured("fast", "1"),
            "--hold-out",
            "file:fast.csv",
            "--out",
            at("cell.json"),
            "--report",
            at("report"),
            "--json"
        };
        calibration = Run.of(args).json();
    }

    @Test
    void theFitForetellsTheRecordThatItDidNotSee() throws IOException {
        assertTrue(calibration.get("rmse_train_mV").doubleValue() < 5, calibration::toString);
        assertTrue(calibration.get("rmse_holdout_mV").doubleValue() < 15, calibration::toString);
        for (String key : List.of(
                "schema_version",
                "command",
                "seed",
                "rmse_holdout_loaded_mV",
                "rmse_holdout_rows_mV",
                "max_abs_holdout_mV",
                "temperature_rmse_K",
                "seconds",
                "rows")) {
            assertTrue(calibration.has(key), key);
        }
        for (JsonNode parameter : calibration.get("parameters")) {
            assertTrue(
                    parameter.get("lower95").doubleValue()
                                    <= parameter.get("value").doubleValue()
                            && parameter.get("value").doubleValue()
                                    <= parameter.get("upper95").doubleValue(),
                    parameter::toString);
            assertFalse(parameter.get("name").stringValue().isEmpty()
                    || parameter.get("unit").stringValue().isEmpty());
        }
        JsonNode written = JsonMapper.shared().readTree(Files.readString(folder.resolve("report/calibration.json")));
        assertEquals(calibration.get("parameters"), written.get("parameters"));
        assertTrue(Files.readString(folder.resolve("report/index.html")).contains("<svg"));
    }

    @Test
    void evaluationFindsTheSameFiguresCycleByCycle() {
        for (JsonNode cycle : calibration.get("cycles")) {
            JsonNode evaluation = Run.of(
                            "evaluate",
                            "cell",
                            "--cell",
                            at("cell.json"),
                            cycle.get("file").stringValue(),
                            "--json")
                    .json();
            JsonNode again = evaluation.get("cycles").get(0);
            for (String key : List.of("rmse_mV", "rmse_loaded_mV", "rmse_rows_mV", "max_abs_mV")) {
                assertEquals(cycle.get(key).doubleValue(), again.get(key).doubleValue(), 0.01, key);
            }
        }
    }

    @Test
    void aStatedAmbientIsCalledStated() {
        JsonNode evaluation = Run.of(
                        "evaluate", "cell", "--cell", at("cell.json"), at("slow.csv"), "--ambient-degC", "30", "--json")
                .json();
        assertEquals("stated", evaluation.get("ambient_origin").stringValue());
        assertEquals(30, evaluation.get("ambient_degC").doubleValue(), 1e-9);
    }

    @Test
    void theFittedCellIsComparedWithAnother() throws IOException {
        Run run = Run.of(
                        "compare",
                        "--chemistries",
                        at("cell.json") + ",lfp-graphite-26650",
                        "--years",
                        "1.75",
                        "--samples",
                        "10",
                        "--out",
                        at("comparison"))
                .done();
        // 1.75 years say nothing about the second year
        assertTrue(run.out().contains("> 1.75") && !run.out().contains("> 2"), run::out);
        JsonNode fitted = JsonMapper.shared()
                .readTree(Files.readString(folder.resolve("comparison/results.json")))
                .get("chemistries")
                .get(0);
        assertEquals("fitted-cell", fitted.get("id").stringValue());
        assertTrue(
                calibration
                        .get("warnings")
                        .valueStream()
                        .anyMatch(w -> w.stringValue().contains("how the cell ages is not in its time series")),
                "the borrowed prior is warned of");
        assertTrue(fitted.get("assumptions").size() > 0);
    }

    @Test
    void aCellThatNobodySaysTheAgeingOfIsNotCompared() throws IOException {
        Run.of(
                        "calibrate",
                        "cell",
                        at("slow.csv"),
                        "--start",
                        "layered-oxide-32140",
                        "--ageing",
                        "none",
                        "--out",
                        at("own.json"))
                .done();
        assertTrue(Files.readString(folder.resolve("own.json")).contains("\"ageing\""), "the start has its own");
        Run.of("calibrate", "cell", at("slow.csv"), "--ageing", "none", "--out", at("silent.json"))
                .done();
        Run.of("compare", "--chemistries", at("silent.json"), "--out", at("refused"))
                .badUsage("says nothing of how it ages");
        Run.of("calibrate", "cell", at("slow.csv"), "--ageing", at("silent.json"))
                .badUsage("--ageing", "says nothing of how it ages");
        Files.copy(folder.resolve("cell.json"), folder.resolve("twin.json"));
        Run.of("compare", "--chemistries", at("cell.json") + "," + at("twin.json"), "--out", at("refused"))
                .badUsage("two cells with the id 'fitted-cell'");
    }
}

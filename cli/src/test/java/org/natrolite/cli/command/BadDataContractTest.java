package org.natrolite.cli.command;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.natrolite.cli.Run;
import org.natrolite.models.chemistry.CellJson;

/** Files that cannot be meant end each command with 3 and one sentence of file, line, value and expectation. */
class BadDataContractTest {
    private static final String HEADER = "Test Time / s,Voltage / V,Current / A\n";
    private static final String CELL = "layered-oxide-18650";

    @TempDir
    private static Path folder;

    /** A cycle of the cell as text, so that what is wrong with a file is one thing. */
    private static List<String> cycle = List.of();

    @BeforeAll
    static void simulate() throws IOException {
        Path protocol = Files.writeString(folder.resolve("cycle.yaml"), """
                schema_version: 1
                sampling_s: 10
                steps:
                  - rest:
                    until: {duration_s: 600}
                  - charge: {c_rate: 0.5}
                    until: {duration_s: 1800}
                  - rest:
                    until: {duration_s: 600}
                  - discharge: {c_rate: 0.5}
                    until: {duration_s: 3600}
                  - rest:
                    until: {duration_s: 600}
                """);
        Path out = folder.resolve("cycle.csv");
        Run.of("simulate", "--cell", CELL, "--protocol", protocol.toString(), "--out", out.toString())
                .done();
        cycle = Files.readAllLines(out);
        Run.of("data", "inspect", out.toString()).done();
    }

    /**
     * A file that is refused.
     *
     * @param name what is wrong
     * @param file its name
     * @param latin its bytes as Latin-1
     * @param parts what the sentence holds
     */
    record Bad(String name, String file, String latin, List<String> parts) {
        static Bad of(String name, String text, String... parts) {
            return new Bad(name, "bad.csv", text, List.of(parts));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Bad> files() {
        byte[] packed = gzip(lines(cycle::get, cycle.size()));
        byte[] noise = new byte[4096];
        new Random(3).nextBytes(noise);
        noise[0] = 'x';
        return Stream.of(
                Bad.of("empty file", "", "empty file"),
                Bad.of("header only", HEADER, "line 1", "no rows"),
                Bad.of("missing column", "Test Time / s,Voltage / V\n0,3\n1,3\n", "line 1", "'Current / A'"),
                Bad.of(
                        "unknown unit",
                        "Test Time / s,Voltage / kV,Current / A\n0,3,0\n1,3,0\n",
                        "line 1",
                        "unknown unit 'kV'",
                        "V, mV"),
                Bad.of("text in a number", HEADER + "0,3,0\n1,abc,0\n2,3,0\n", "line 3", "'Voltage / V'", "'abc'"),
                Bad.of("NaN", HEADER + "0,3,0\n1,NaN,0\n2,3,0\n", "line 3", "'Voltage / V'", "'NaN'"),
                Bad.of("NaN in time", HEADER + "0,3,0\nnan,3,0\n2,3,0\n", "line 3", "'Test Time / s'", "'nan'"),
                Bad.of("time backwards", HEADER + "0,3,0\n5,3,0\n4,3,0\n", "line 4", "backwards", "4.0 s", "5.0 s"),
                Bad.of("43 V", HEADER + "0,3,0\n1,43,0\n2,3,0\n", "line 3", "'Voltage / V'", "43.0 V"),
                Bad.of(
                        "kelvin under degC",
                        "Test Time / s,Voltage / V,Current / A,Ambient Temperature / degC\n0,3,0,298.15\n1,3,0,298.15\n",
                        "line 2",
                        "298.15 degC",
                        "200 degC",
                        "kelvin"),
                Bad.of("milliseconds under seconds", scaled(0, 1000), "line ", "'Test Time / s'", "milliseconds"),
                Bad.of(
                        "milliseconds in three columns",
                        threeColumns(scaled(0, 1000)),
                        "line ",
                        "'Test Time / s'",
                        "milliseconds"),
                Bad.of("flipped current", scaled(2, -1), "line ", "'Current / A'", "positive"),
                Bad.of(
                        "flipped current in three columns",
                        threeColumns(scaled(2, -1)),
                        "line ",
                        "'Current / A'",
                        "positive"),
                new Bad(
                        "truncated gzip",
                        "bad.csv.gz",
                        latin(Arrays.copyOf(packed, packed.length / 2)),
                        List.of("truncated")),
                new Bad("binary", "bad.csv", latin(noise), List.of("binary")),
                new Bad("Parquet", "bad.csv", "PAR1\u0001\u0000", List.of("Parquet")));
    }

    @Test
    void aCellIsNotIdentifiedFromAHandfulOfRows() throws IOException {
        String file = Files.writeString(folder.resolve("two.csv"), HEADER + "0,3,0\n10,3.1,1\n")
                .toString();
        Run.of("calibrate", "cell", file).badData(file, "2 rows", "1 of them under load", "at least 20 rows");
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyCommandThatReadsMeasurementsRefuses(Bad bad) throws IOException {
        String file = Files.write(folder.resolve(bad.file()), bad.latin().getBytes(StandardCharsets.ISO_8859_1))
                .toString();
        String[] parts = Stream.concat(Stream.of(file), bad.parts().stream()).toArray(String[]::new);
        Run.of("data", "inspect", file).badData(parts);
        Run.of("data", "inspect", "--json", file).badData(parts);
        Run.of("evaluate", "cell", "--cell", CELL, file).badData(parts);
        Run.of("calibrate", "cell", file, "--out", folder.resolve("cell.json").toString())
                .badData(parts);
        assertFalse(Files.exists(folder.resolve("cell.json")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                           | empty file",
                "Time / s,Power / W\\n                        | no rows",
                "Time / s,Power / W\\n0,1\\n                  | one row",
                "Power / W\\n1\\n2\\n                         | line 1 & 'Time / s'",
                "Time / s\\n0\\n1\\n                          | line 1 & nothing that drives",
                "Time / s,Power / W,Current / A\\n0,1,1\\n1,1,1\\n | line 1 & several",
                "Time / s,Power / PS\\n0,1\\n1,1\\n           | line 1 & unknown unit 'PS'",
                "Time / s,Power / W\\n0,1\\n1,much\\n         | line 3 & 'much'",
                "Time / s,Power / W\\n0,1\\n1,NaN\\n          | line 3 & 'NaN'",
                "Time / s,Power / W\\n0,1\\n5,1\\n4,1\\n      | line 4 & backwards",
                "Time / s,SOC / 1\\n0,0.2\\n60,1.2\\n         | line 3 & 1.2",
                "Time / s,SOC / 1\\n0,0.2\\n60,-0.2\\n        | line 3 & -0.2",
                "Time / s,Power / W,Ambient Temperature / degC\\n0,1,20\\n60,1,-400\\n | line 3 & -400.0 degC",
            })
    void dutiesAndProfiles(String text, String parts) throws IOException {
        refusedDuty(text.replace("\\n", "\n"), parts.split(" & ", -1));
    }

    @Test
    void measurementsAsProfilesPassTheChecksOfMeasurements() throws IOException {
        refusedProfile(threeColumns(scaled(2, -1)), "'Current / A'", "positive");
        refusedProfile(threeColumns(scaled(0, 1000)), "'Test Time / s'", "milliseconds");
    }

    /** A measurement has a voltage of its own, and so asks for nothing; as a profile it is taken. */
    @Test
    void measurementsAreNoDuties() throws IOException {
        String file = Files.writeString(folder.resolve("duty.csv"), threeColumns(scaled(0, 1)))
                .toString();
        refusedAsDuty(file, file, "a measurement", "voltage");
    }

    private static void refusedDuty(String text, String... parts) throws IOException {
        String file = refusedProfile(text, parts);
        refusedAsDuty(file, Stream.concat(Stream.of(file), Stream.of(parts)).toArray(String[]::new));
    }

    private static String refusedProfile(String text, String... parts) throws IOException {
        String file = Files.writeString(folder.resolve("duty.csv"), text).toString();
        String[] all = Stream.concat(Stream.of(file), Stream.of(parts)).toArray(String[]::new);
        String out = folder.resolve("never.csv").toString();
        Run.of("simulate", "--cell", CELL, "--profile", file, "--out", out).badData(all);
        assertFalse(Files.exists(Path.of(out)));
        return file;
    }

    private static void refusedAsDuty(String file, String... parts) {
        String out = folder.resolve("never").toString();
        Run.of("compare", "--chemistries", CELL, "--duty", file, "--samples", "10", "--years", "0.1", "--out", out)
                .badData(parts);
        assertFalse(Files.exists(Path.of(out, "results.json")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                                       | empty",
                "steps: []                                                | schema_version",
                "schema_version: 2                                        | line 1",
                "schema_version: 1                                        | steps",
                "schema_version: 1\\nsteps: []                            | line 2 & no steps",
                "schema_version: 1\\nsteps:\\n  - jump: {c_rate: 1}       | line 3 & jump",
                "schema_version: 1\\nsteps:\\n  - charge: {c_rate: -1}\\n    until: {duration_s: 1} | line 3 & -1",
                "schema_version: 1\\nsteps:\\n  - charge: {c_rate: .nan}\\n    until: {duration_s: 1} | line 3",
                "schema_version: 1\\nsteps:\\n  - charge: {c_rate: 1}     | line 3 & without end",
                "schema_version: 1\\nsteps:\\n  - rest:\\n    until: {hours: 1} | line 4 & hours",
                "schema_version: 1\\nsteps: [                             | line ",
                "schema_version: 1\\nsteps:\\n  - profile: none.csv       | none.csv & no such file",
            })
    void protocols(String text, String parts) throws IOException {
        String file = Files.writeString(folder.resolve("bad.yaml"), text.replace("\\n", "\n"))
                .toString();
        Run.of("simulate", "--cell", CELL, "--protocol", file)
                .badData(parts.contains("none.csv") ? "" : file)
                .badData(parts.split(" & ", -1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                                  | empty",
                "columns: {}                                         | schema_version",
                "schema_version: 99                                  | line 1 & 99",
                "schema_version: 1                                   | columns",
                "schema_version: 1\\ncolumns:\\n  tyme: {column: t, unit: s} | line 3 & tyme",
                "schema_version: 1\\ncolumns:\\n  time: {column: t, unit: parsec} | line 3 & parsec",
                "schema_version: 1\\nsign: up\\ncolumns: {time: {column: t, unit: s}} | line 2 & sign",
                "schema_version: 1\\ncurrent_sign: sideways\\ncolumns: {time: {column: t, unit: s}} | line 2 & sideways",
                "a: [1                                               | line ",
            })
    void mappings(String text, String parts) throws IOException {
        Path file = Files.writeString(folder.resolve("mapping.yaml"), text.replace("\\n", "\n"));
        Path data = Files.writeString(folder.resolve("good.csv"), String.join("\n", cycle) + "\n");
        Run.of("data", "inspect", data.toString(), "--mapping", file.toString())
                .badData(file.toString())
                .badData(parts.split(" & ", -1));
    }

    @Test
    void cellFiles() throws IOException {
        Path good = folder.resolve("good.json");
        String json;
        try (InputStream in = CellJson.class.getResourceAsStream(CELL + ".json")) {
            json = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
        Files.writeString(good, json);
        Run.of("chemistries", "show", good.toString()).done();
        refusedCell("");
        refusedCell("{", "line ");
        refusedCell("[]");
        refusedCell("{}", "line 1", "field is missing");
        refusedCell(
                json.replaceFirst("\"schema_version\"\\s*:\\s*1\\b", "\"schema_version\": 2"), "schema_version", "2");
        refusedCell(json.replaceFirst("\"value\"\\s*:\\s*[0-9.eE+-]+", "\"value\": \"much\""), "much");
        refusedCell(json.replaceFirst("\"value\"\\s*:\\s*[0-9.eE+-]+", "\"value\": NaN"));
        refusedCell(json.substring(0, json.length() / 2), "line ");
        refusedCell(json.replaceFirst("\\{", "{\"colour\": \"red\","), "colour");
    }

    private static void refusedCell(String text, String... parts) throws IOException {
        String file = Files.writeString(folder.resolve("bad.json"), text).toString();
        String[] all = Stream.concat(Stream.of(file), Stream.of(parts)).toArray(String[]::new);
        Run.of("chemistries", "show", file).badData(all);
        Run.of("simulate", "--cell", file, "--profile", "none.csv").badData(all);
        Run.of(
                        "compare",
                        "--chemistries",
                        file,
                        "--out",
                        folder.resolve("never").toString())
                .badData(all);
    }

    private static String scaled(int column, double factor) {
        return lines(
                i -> {
                    String[] fields = cycle.get(i).split(",", -1);
                    if (i > 0) {
                        fields[column] =
                                String.format(Locale.ROOT, "%.9g", factor * Double.parseDouble(fields[column]));
                    }
                    return String.join(",", fields);
                },
                cycle.size());
    }

    private static String threeColumns(String text) {
        List<String> rows = text.lines().toList();
        return lines(i -> String.join(",", Arrays.copyOf(rows.get(i).split(",", -1), 3)), rows.size());
    }

    private static String lines(IntFunction<String> line, int count) {
        StringBuilder text = new StringBuilder();
        IntStream.range(0, count).forEach(i -> text.append(line.apply(i)).append('\n'));
        return text.toString();
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static byte[] gzip(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}

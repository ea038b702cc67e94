package org.natrolite.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.natrolite.cli.Run;
import tools.jackson.databind.JsonNode;

/** The commands on measured data. */
class DataContractTest {
    @TempDir
    private Path folder;

    private Path arbin = Path.of("");

    /** One cycle of a cell of 1 Ah as an Arbin instrument writes it. */
    @BeforeEach
    void write() throws IOException {
        arbin = folder.resolve("cell.csv");
        Files.writeString(arbin, text(0, 1));
    }

    private static String text(int from, int sign) {
        StringBuilder text =
                new StringBuilder("Data_Point,Test_Time(s),Step_Index,Cycle_Index,Current(A),Voltage(V)\n");
        double charge = 0.1;
        for (int i = 0; i < 480; i++) {
            int phase = i / 60 % 8;
            double current = phase == 1 || phase == 2 ? 1 : phase == 5 || phase == 6 ? -1 : 0;
            charge += current / 360;
            text.append(String.format(
                    Locale.ROOT,
                    "%d,%d,1,1,%.3f,%.4f%n",
                    i + 1,
                    from + 10 * i,
                    sign * current,
                    2.5 + charge + 0.02 * current));
        }
        return text.toString().replace("\r", "");
    }

    @Test
    void convertWritesWhatInspectReads() throws IOException {
        Path out = folder.resolve("cell.bdf.csv.gz");
        JsonNode converted = Run.of("data", "convert", arbin.toString(), "--out", out.toString(), "--json")
                .json();
        assertEquals(480, converted.get("rows").asInt());
        assertEquals("Arbin (CSV)", converted.get("files").get(0).get("format").asString());
        JsonNode before = Run.of("data", "inspect", arbin.toString(), "--json").json();
        JsonNode after = Run.of("data", "inspect", out.toString(), "--json").json();
        assertEquals("Battery Data Format (CSV)", after.get("format").asString());
        for (String same : new String[] {"rows", "duration_s", "cycles", "sampling_s"}) {
            assertEquals(before.get(same), after.get(same));
        }
        Run.of("data", "convert", arbin.toString(), "--out", arbin.toString()).badUsage("would be replaced");
        Path none = folder.resolve("none.csv");
        Files.writeString(arbin, text(0, -1));
        Run.of("data", "convert", arbin.toString(), "--out", none.toString()).badData("against its current");
        assertFalse(Files.exists(none));
    }

    @Test
    void segmentAndSummary() {
        JsonNode segments =
                Run.of("data", "segment", arbin.toString(), "--json").json();
        assertEquals(5, segments.get("segments").size());
        assertEquals(
                "constant_current", segments.get("segments").get(1).get("kind").asString());
        assertEquals(1.0 / 3, segments.get("segments").get(1).get("charge_Ah").asDouble(), 0.01);
        JsonNode summary = Run.of("data", "summary", arbin.toString(), "--json").json();
        JsonNode cycle = summary.get("cycles").get(0);
        assertEquals(1, cycle.get("coulombic_efficiency").asDouble(), 1e-9);
        assertEquals(1.0 / 3, cycle.get("discharge_Ah").asDouble(), 1e-3);
        assertTrue(cycle.get("max_temperature_degC").isNull());
        assertTrue(Run.of("data", "summary", arbin.toString()).done().out().contains("R1 / mOhm"));
        assertTrue(Run.of("data", "segment", arbin.toString()).done().out().contains("constant current"));
    }

    @Test
    void severalFilesAreOneTest() throws IOException {
        Path second = Files.writeString(folder.resolve("second.csv"), text(4800, 1));
        JsonNode summary = Run.of("data", "summary", "--ignore-labels", arbin.toString(), second.toString(), "--json")
                .json();
        assertEquals(2, summary.get("cycles").size());
        assertEquals(2, summary.get("files").size());
        JsonNode both = Run.of("data", "inspect", arbin.toString(), second.toString(), "--json")
                .json();
        assertEquals(480, both.get("files").get(1).get("rows").asInt());
        assertEquals(960, both.get("rows").asInt());
        assertEquals(0, both.get("warnings").size());
        String swapped = Run.of("data", "inspect", second.toString(), arbin.toString())
                .done()
                .out();
        assertTrue(swapped.contains("One test of 2 files and 960 rows"), swapped);
        assertTrue(swapped.contains("start again: joined to the file before without a gap"), swapped);
    }

    @Test
    void cleaningIsAskedForAndAccountedFor() throws IOException {
        String text = Files.readString(arbin).replaceFirst("\n100,990,[^\n]*", "\n100,99");
        Files.writeString(arbin, text);
        Run.of("data", "inspect", arbin.toString()).badData("line 101", "2 fields");
        JsonNode cleaned =
                Run.of("data", "inspect", arbin.toString(), "--clean", "--json").json();
        assertEquals(480, cleaned.get("rows_in_file").asInt());
        assertEquals(479, cleaned.get("rows_read").asInt());
        assertEquals(1, cleaned.get("rows_dropped").asInt());
        assertEquals(
                "wrong number of fields",
                cleaned.get("cleaning").get(0).get("reason").asString());
        assertEquals(
                101, cleaned.get("cleaning").get(0).get("lines").get(0).get(0).asInt());
    }

    @Test
    void aMappingOnTheCommandLine() throws IOException {
        Path file = folder.resolve("odd.txt");
        Files.writeString(
                file, text(0, -1).replaceFirst(".*\n", "").replace(',', ';').replace('.', ','));
        JsonNode read = Run.of(
                        "data",
                        "inspect",
                        file.toString(),
                        "--column",
                        "time=#2:s",
                        "--column",
                        "current=#5:A",
                        "--column",
                        "voltage=#6:V",
                        "--delimiter",
                        "semicolon",
                        "--decimal",
                        "comma",
                        "--header-line",
                        "0",
                        "--current-sign",
                        "discharge-positive",
                        "--json")
                .json();
        assertEquals(480, read.get("rows").asInt());
        assertEquals("charge_positive", read.get("sign").get("verdict").asString());
        Run.of("data", "inspect", file.toString(), "--delimiter", "tab").badUsage("--delimiter without --column");
        inspect(file, "--column", "voltage=u:V", "--column", "current=i:A", "--column", "time=t:furlong")
                .badUsage("unknown unit", "furlong");
        inspect(
                        file,
                        "--column",
                        "voltage=u:V",
                        "--column",
                        "current=i:A",
                        "--column",
                        "time=t:s",
                        "--column",
                        "speed=t:s")
                .badUsage("speed");
        inspect(file, "--column", "time=#2:s").badUsage("no --column for voltage");
        inspect(file, "--state", "s:a:b:c").badUsage("--state without --column");
    }

    private static Run inspect(Path file, String... options) {
        List<String> all = new ArrayList<>(List.of("data", "inspect", file.toString()));
        all.addAll(List.of(options));
        return Run.of(all);
    }

    /** A current that is a magnitude is warned of, and gets its sign from the column that a state names. */
    @Test
    void aStateOnTheCommandLine() throws IOException {
        StringBuilder rows = new StringBuilder("t,u,i,s: what\n");
        for (int i = 0; i < 240; i++) {
            int phase = i / 30 % 4;
            double sign = phase == 1 ? 1 : phase == 3 ? -1 : 0;
            double soc = phase == 1 ? i % 30 : phase == 2 ? 30 : phase == 3 ? 30 - i % 30 : 0;
            String word = sign > 0 ? "CC" : sign < 0 ? "DCH" : "PAU";
            rows.append(60 * i + "," + (3 + 0.02 * soc + 0.05 * sign) + "," + Math.abs(sign) + "," + word + "\n");
        }
        Path file = Files.writeString(folder.resolve("magnitude.csv"), rows.toString());
        String[] columns = {"--column", "time=t:s", "--column", "voltage=u:V", "--column", "current=i:A"};
        String magnitude = inspect(file, columns).done().out();
        assertTrue(magnitude.contains("a magnitude, perhaps"), magnitude);
        List<String> stated = new ArrayList<>(List.of(columns));
        stated.addAll(List.of("--json", "--state", "s: what:CC,CV:DCH:PAU"));
        JsonNode read = inspect(file, stated.toArray(String[]::new)).json();
        assertEquals("charge_positive", read.get("sign").get("verdict").asString());
        assertEquals(0, read.get("warnings").size(), read.get("warnings")::toString);
        stated.set(stated.size() - 1, "what");
        inspect(file, stated.toArray(String[]::new)).badUsage("--state 'what'", "expected a column and the words");
    }

    /** The command brings the readers of files that are not text. */
    @Test
    void parquetIsRead() throws IOException {
        Path data = Path.of("..", "..", "shared", "data", "hina-nacr32140");
        assumeTrue(Files.isDirectory(data), "public data are not here");
        try (Stream<Path> files = Files.list(data)) {
            Path file = files.filter(path -> path.toString().endsWith(".parquet"))
                    .findFirst()
                    .orElseThrow();
            JsonNode json = Run.of("data", "inspect", file.toString(), "--json").json();
            assertEquals("Battery Data Format (Parquet)", json.get("format").stringValue());
            assertEquals(14_243, json.get("rows").intValue());
        }
    }
}

package org.natrolite.cli.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.natrolite.cli.ExitCode;
import org.natrolite.cli.Main;
import org.natrolite.cli.Run;
import org.natrolite.models.cell.CellParameters;
import org.natrolite.models.chemistry.CellJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Many cells are fitted side by side, and a run that was stopped goes on to the same bytes. */
class ManyCellsContractTest {
    private static final int KILLS = 6;
    private static final String PROTOCOL = """
            schema_version: 1
            name: pulses
            sampling_s: 60
            steps:
              - rest:
                until: {duration_s: 600}
              - repeat: 2
                steps:
                  - discharge: {c_rate: 1}
                    until: {duration_s: 1200}
                  - rest:
                    until: {duration_s: 900}
                  - charge: {c_rate: 1}
                    until: {duration_s: 1200}
                  - rest:
                    until: {duration_s: 900}
            """;

    /** Data of cells: two files, a folder with two tests of a third, a note, and a file that is none. */
    @TempDir
    private static Path data;

    @TempDir
    private Path folder;

    @BeforeAll
    static void synthesise() throws IOException {
        Files.createDirectories(data.resolve("Cell C"));
        for (String name : List.of("A1.csv", "b_2.bdf.csv", "Cell C/warm.csv", "Cell C/warmer.csv")) {
            synthesise(data.resolve(name), name.length());
        }
        Files.writeString(data.resolve("README.md"), "what was done");
        Files.writeString(data.resolve("torn.csv"), "Test Time / s,Voltage / V,Current / A\n1,3,x\n");
    }

    private static void synthesise(Path file, int seed) throws IOException {
        Path protocol = Files.writeString(Files.createTempFile(data, ".", ".yaml"), PROTOCOL);
        Run.of(
                        "data",
                        "synthesise",
                        "--cell",
                        "layered-oxide-18650",
                        "--protocol",
                        protocol.toString(),
                        "--seed",
                        Integer.toString(seed),
                        "--noise-mV",
                        "1",
                        "--out",
                        file.toString())
                .done();
    }

    private List<String> args(String out, String... more) {
        List<String> args = new ArrayList<>(List.of(
                "calibrate",
                "cell",
                data.toString(),
                "--rc",
                "1",
                "--out",
                folder.resolve(out).toString(),
                "--report",
                folder.resolve(out).resolve("pages").toString()));
        args.addAll(Arrays.asList(more));
        return args;
    }

    /** All files of a run but the one that says when it was made. */
    private Map<String, byte[]> files(String out) throws IOException {
        Path root = folder.resolve(out);
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String name = root.relativize(file).toString();
                if (!name.equals("run.json")) {
                    files.put(name, Files.readAllBytes(file));
                }
            }
        }
        return files;
    }

    private void assertSame(Map<String, byte[]> expected, String out) throws IOException {
        Map<String, byte[]> found = files(out);
        assertEquals(expected.keySet(), found.keySet());
        expected.forEach((name, bytes) -> assertArrayEquals(bytes, found.get(name), name));
    }

    private static FileTime changed(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void oneFailureDoesNotStopTheRestAndNothingIsDoneTwice() throws IOException {
        Run run = Run.of(args("first", "--threads", "1"));
        assertEquals(ExitCode.BAD_DATA, run.code(), run::toString);
        assertTrue(run.err().contains("natrolite: cell 'torn': ") && run.err().contains("torn.csv, line 2"), run::err);
        assertTrue(run.out().contains("3 of 4 cells fitted") && run.out().contains("README.md"), run::out);
        Map<String, byte[]> never = files("first");
        for (String name : List.of("a1", "b-2", "cell-c")) {
            assertTrue(never.containsKey("cells/" + name + ".json"), () -> name + " in " + never.keySet());
            assertTrue(never.containsKey("pages/" + name + "/index.html"), () -> name + " in " + never.keySet());
        }
        JsonNode table = JsonMapper.shared().readTree(never.get("cells.json"));
        assertEquals(4, table.get("cells").size());
        assertEquals(2, table.get("cells").get(2).get("files").size());
        assertTrue(table.get("cells").get(3).get("failure").stringValue().contains("torn.csv, line 2"));
        JsonNode capacity = table.get("spread").get(0);
        assertEquals("capacity_Ah", capacity.get("key").stringValue());
        assertEquals(3, capacity.get("cells").intValue());
        assertTrue(
                capacity.get("lowest").doubleValue() <= capacity.get("median").doubleValue());
        assertEquals(
                5,
                new String(never.get("cells.csv"), StandardCharsets.UTF_8)
                        .lines()
                        .count());

        // what a kill can leave: some cells finished, one with its cell file only, one torn in the middle
        run = Run.of(args("second", "--threads", "3"));
        assertEquals(ExitCode.BAD_DATA, run.code(), run::toString);
        assertSame(never, "second");
        Path second = folder.resolve("second");
        Files.delete(second.resolve("calibrations/a1.json"));
        Files.write(second.resolve("cells/cell-c.json"), new byte[] {' '}, StandardOpenOption.APPEND);
        Files.delete(second.resolve("cells.csv"));
        FileTime kept = changed(second.resolve("calibrations/b-2.json"));
        FileTime torn = changed(second.resolve("calibrations/cell-c.json"));
        Run.of(args("second"));
        assertSame(never, "second");
        assertEquals(kept, changed(second.resolve("calibrations/b-2.json")));
        assertNotEquals(torn, changed(second.resolve("calibrations/cell-c.json")));

        // other options or other data, another fit
        Run.of(args("second", "--ageing", "none"));
        assertNotEquals(kept, changed(second.resolve("calibrations/b-2.json")));
        assertFalse(new String(files("second").get("cells/a1.json"), StandardCharsets.UTF_8).contains("\"ageing\""));
    }

    @Test
    void aCellOfManyIsTheCellAlone() throws IOException {
        Run.of(args("many"));
        Path alone = folder.resolve("alone.json");
        Run.of("calibrate", "cell", data.resolve("A1.csv").toString(), "--rc", "1", "--out", alone.toString())
                .done();
        CellParameters one = CellJson.read(alone);
        CellParameters many = CellJson.read(folder.resolve("many/cells/a1.json"));
        assertEquals("a1", many.description().id());
        assertArrayEquals(
                one.openCircuit().voltage().value(),
                many.openCircuit().voltage().value());
        assertEquals(one.capacity().value(), many.capacity().value());
        assertEquals(one.thermal().cooling().upper(), many.thermal().cooling().upper());
    }

    @Test
    void aTableNamesTheCells() throws IOException {
        Path table = Files.writeString(
                data.resolve(".cells.csv"),
                "cell,file,ambient_degC\nX 1,Cell C/warm.csv,25\nX 1,A1.csv,\nY,b_2.bdf.csv,25\n");
        JsonNode json = Run.of("calibrate", "cell", "--cells", table.toString(), "--rc", "1", "--json")
                .json();
        assertEquals("x-1", json.get("cells").get(0).get("cell").stringValue());
        assertEquals(2, json.get("cells").get(0).get("files").size());
        assertEquals("y", json.get("cells").get(1).get("cell").stringValue());
        Run.of("calibrate", "cell", "--cells", table.toString(), data.toString())
                .badUsage("--cells");
        Files.writeString(table, "cell,file\nx,none.csv\n");
        Run.of("calibrate", "cell", "--cells", table.toString()).badData("line 2", "none.csv");
    }

    /** A file whose bytes cannot be read, whoever asks: memory that is not there. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aFileThatCannotBeReadIsOfItsCellAlone() throws IOException {
        Path table = Files.writeString(
                folder.resolve("cells.csv"), "cell,file\nx,/proc/self/mem\ny," + data.resolve("A1.csv") + "\n");
        Path out = folder.resolve("unreadable");
        Run run = Run.of(
                "calibrate",
                "cell",
                "--cells",
                table.toString(),
                "--rc",
                "1",
                "--threads",
                "1",
                "--out",
                out.toString());
        assertEquals(ExitCode.BAD_DATA, run.code(), run::toString);
        assertTrue(run.err().contains("cell 'x': /proc/self/mem: cannot be read"), run::err);
        assertTrue(run.out().contains("1 of 2 cells fitted"), run::out);
    }

    /** As long as a fit may write to the folder, the run holds it. */
    @Test
    void anInterruptedRunLeavesNoFitBehind() {
        Thread.currentThread().interrupt();
        Run run = Run.of(args("interrupted", "--threads", "2"));
        assertTrue(Thread.interrupted());
        assertNotEquals(ExitCode.DONE, run.code());
        for (StackTraceElement[] trace : Thread.getAllStackTraces().values()) {
            assertTrue(
                    Arrays.stream(trace).noneMatch(frame -> frame.getClassName().equals(ManyCells.class.getName())),
                    () -> Arrays.toString(trace));
        }
    }

    @Test
    void whatIsNoFolderOfCellsIsRefused() throws IOException {
        Path empty = Files.createDirectories(folder.resolve("empty"));
        Run.of("calibrate", "cell", empty.toString()).badData("a folder without files of data");
        Run.of("calibrate", "cell").badUsage("FILE|FOLDER");
        Run.of("calibrate", "cell", data.toString(), data.toString()).badUsage("two cells with the name 'a1'");
        Run.of("calibrate", "cell", data.toString(), "--threads", "0").badUsage("--threads");
    }

    /** Processes are killed at any moment, again and again, and what the last one leaves is what an undisturbed run does. */
    @Test
    @Tag("slow")
    void aKilledProcessGoesOnToTheSameBytes() throws IOException, InterruptedException {
        long begin = System.nanoTime();
        assertEquals(ExitCode.BAD_DATA, start("never").waitFor());
        long span = System.nanoTime() - begin;
        Map<String, byte[]> never = files("never");
        Random random = new Random(5);
        int killed = 0;
        for (int round = 0; round < KILLS; round++) {
            String out = "killed" + round;
            for (int kill = 0; kill < 2; kill++) {
                Process process = start(out);
                if (!process.waitFor((long) (random.nextDouble() * span), TimeUnit.NANOSECONDS)) {
                    process.destroyForcibly().waitFor();
                    killed++;
                }
            }
            assertEquals(ExitCode.BAD_DATA, start(out).waitFor());
            assertSame(never, out);
        }
        assertTrue(killed > KILLS / 2, killed + " killed in time");
    }

    private Process start(String out) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(args(out, "--threads", "2"));
        return new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}

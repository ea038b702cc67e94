package org.natrolite.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.natrolite.cli.Run;
import org.natrolite.datasets.duty.DutyLibrary;
import tools.jackson.databind.JsonNode;

/** Duties are listed, shown and written, and drive a simulation by their id or from their file alike. */
class DutyContractTest {
    @TempDir
    private Path folder;

    private String at(String name) {
        return folder.resolve(name).toString();
    }

    @Test
    void listNamesAllOfThem() {
        JsonNode list = Run.of("duty", "list", "--json").json().get("duties");
        assertEquals(DutyLibrary.entries().size(), list.size());
        assertEquals("grid-daily", list.get(0).get("id").asString());
        String text = Run.of("duty", "list").done().out();
        DutyLibrary.entries().forEach(entry -> assertTrue(text.contains(entry.id() + " "), entry.id()));
    }

    @Test
    void whatIsWrittenIsWhatIsShown() {
        Run.of("duty", "write", "microgrid", "--seed", "7", "--energy-Wh", "63e6", "--out", at("m.csv.gz"))
                .done();
        JsonNode library =
                Run.of("duty", "show", "microgrid", "--seed", "7", "--json").json();
        JsonNode file = Run.of("duty", "show", at("m.csv.gz"), "--energy-Wh", "63e6", "--json")
                .json();
        for (String key : new String[] {"period_s", "equivalent_full_cycles_per_year", "depths"}) {
            assertEquals(library.get(key), file.get(key), key);
        }
        Run.of("duty", "write", "microgrid", "--seed", "7", "--c-rate", "--out", at("rate.csv"))
                .done();
        assertEquals(
                library.get("largest_charge_per_h"),
                Run.of("duty", "show", at("rate.csv"), "--json").json().get("largest_charge_per_h"));
        assertTrue(Run.of("duty", "show", "backup-reserve").done().out().contains("three outages"));
        assertTrue(Run.of("duty", "show", at("rate.csv")).done().out().contains("Cycles by depth"));
    }

    @Test
    void simulateFollowsADutyAtTheNominalEnergyOfTheCell() throws IOException {
        String cell = "layered-oxide-32140";
        Run.of("simulate", "--cell", cell, "--profile", "peak-shaving-daily", "--out", at("id.csv"))
                .done();
        double energy = Run.of("chemistries", "show", cell, "--json")
                .json()
                .get("nominal_energy_Wh")
                .asDouble();
        Run.of("duty", "write", "peak-shaving-daily", "--energy-Wh", "" + energy, "--out", at("duty.csv"))
                .done();
        Run.of(
                        "simulate",
                        "--cell",
                        cell,
                        "--profile",
                        at("duty.csv"),
                        "--duration-s",
                        "86400",
                        "--out",
                        at("file.csv"))
                .done();
        assertEquals(
                Files.readString(folder.resolve("id.csv")).length(),
                Files.readString(folder.resolve("file.csv")).length(),
                2000);
    }

    @Test
    void aFileOfUnknownSizeIsToldAsWhatItIsTaken() {
        String written = Run.of("duty", "write", "grid-daily", "--out", at("unit.csv"))
                .done()
                .out();
        assertTrue(written.contains("--duty-energy-Wh 1"), written);
        String taken = brief("--duty", at("unit.csv")).done().out();
        assertTrue(taken.contains("at most 0.300 W or 0.031C, is taken as that of one lfp-graphite-26650"), taken);
        assertTrue(taken.contains("Warning: duty: ") && taken.contains("--duty-energy-Wh"), taken);
        String stated =
                brief("--duty", at("unit.csv"), "--duty-energy-Wh", "1").done().out();
        assertTrue(stated.contains("0.30C, is divided by the 1 Wh"), stated);
        assertFalse(stated.contains("Warning"), stated);
        // the same as the duty by its id, but for the line that says so
        String named = brief("--duty", "grid-daily").done().out();
        assertEquals(rows(named), rows(stated));
        assertNotEquals(rows(named), rows(taken));
    }

    @Test
    void nextToNoLoadIsRefusedAndStorageIsNot() throws IOException {
        Path file = Files.writeString(folder.resolve("mw.csv"), "Time / s,Power / W\n0,0.001\n3600,-0.001\n");
        brief("--duty", file.toString()).badUsage("lfp-graphite-26650", "0.00100 W", "--duty-energy-Wh");
        brief("--duty", file.toString(), "--duty-energy-Wh", "1000").badUsage("expected at least 0.001");
        Files.writeString(file, "Time / s,Current / A\n0,0.001\n3600,-0.001\n");
        brief("--duty", file.toString()).badUsage("0.00100 A");
        Files.writeString(file, "Time / s,Power / W\n0,0\n3600,0\n");
        brief("--duty", file.toString()).done();
    }

    @Test
    void aMeasurementIsNoDuty() {
        String measured = at("measured.csv");
        Run.of("simulate", "--cell", "lfp-graphite-26650", "--profile", "grid-daily", "--out", measured)
                .done();
        brief("--duty", measured).badData("a measurement", "'Time / s'", "'Power / W'");
        Run.of("duty", "show", measured, "--capacity-Ah", "3").badData("a measurement");
        // as a profile its current drives
        Run again = Run.of("simulate", "--cell", "lfp-graphite-26650", "--profile", measured, "--out", at("again.csv"))
                .done();
        assertTrue(again.err().contains("h, at most 0.29C; state of charge"), again.err());
    }

    @Test
    void aProfileThatAsksForNextToNothingIsToldOf() throws IOException {
        Path file = Files.writeString(folder.resolve("mw.csv"), "Time / s,Power / W\n0,0.001\n3600,-0.001\n7200,0\n");
        Run run = Run.of("simulate", "--cell", "lfp-graphite-26650", "--profile", file.toString(), "--out", at("s.csv"))
                .done();
        assertTrue(run.err().contains("Warning: the profile asks hardly anything of this cell"), run.err());
    }

    /** What a cell came to its limits of is said in words. */
    @Test
    void limitsAreToldInWords() throws IOException {
        Path file = Files.writeString(folder.resolve("full.csv"), "Time / s,C-rate / 1\n0,1\n3600,1\n7200,0\n");
        Run run = Run.of("simulate", "--cell", "lfp-graphite-26650", "--profile", file.toString(), "--out", at("f.csv"))
                .done();
        assertTrue(run.err().contains("as the cell met its highest "), run.err());
    }

    private Run brief(String... options) {
        List<String> args = new ArrayList<>(List.of("compare", "--chemistries", "lfp-graphite-26650"));
        args.addAll(List.of("--samples", "10", "--years", "0.1", "--out", at("report")));
        args.addAll(List.of(options));
        return Run.of(args);
    }

    private static List<String> rows(String table) {
        return table.lines().limit(3).toList();
    }

    @Test
    void refusals() throws IOException {
        Run.of("duty").badUsage("Missing command");
        Run.of("duty", "show", "microgird").badUsage("'microgird'", "microgrid");
        Run.of("duty", "write", "no-such", "--out", at("x.csv")).badUsage("'no-such'", "expected one of");
        Run.of("duty", "write", "microgrid", "--out", at("x.csv"), "--energy-Wh", "NaN")
                .badUsage("--energy-Wh is NaN");
        Run.of("duty", "write", "microgrid", "--out", at("x.csv"), "--energy-Wh", "2", "--c-rate")
                .badUsage("mutually exclusive");
        Run.of("duty", "show", "microgrid", "--energy-Wh", "5").badUsage("per nominal energy");
        Path watts = Files.writeString(folder.resolve("watts.csv"), "Time / s,Power / W\n0,1\n60,-1\n");
        Run.of("duty", "show", watts.toString()).badUsage("needs --energy-Wh");
        Run.of("duty", "show", watts.toString(), "--capacity-Ah", "5").badUsage("--capacity-Ah");
        Files.writeString(watts, "Time / s,Power / W\n0,1\n60,x\n");
        Run.of("duty", "show", watts.toString(), "--energy-Wh", "5").badData("line 3");
        assertFalse(Files.exists(folder.resolve("x.csv")));
    }
}

package org.natrolite.cli.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.natrolite.cli.Main;
import org.natrolite.cli.Run;
import org.natrolite.cli.job.FolderLock;
import org.natrolite.datasets.duty.DutyLibrary;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The command that simulates the life of one cell, held to its contract. */
class LifeContractTest {
    private static final String CELL = "layered-oxide-18650";
    private static final int KILLS = 20;

    @TempDir
    private Path folder;

    private static JsonNode json(String... options) {
        List<String> args = new ArrayList<>(List.of("life", "--cell", CELL, "--json"));
        args.addAll(List.of(options));
        if (!args.contains("--samples")) {
            args.addAll(List.of("--samples", "10"));
        }
        return JsonMapper.shared().readTree(Run.of(args).done().out());
    }

    @Test
    void itHasTheKeysOfAComparisonAndItsOwn() throws IOException {
        JsonNode life = json("--years", "1", "--seed", "5");
        String out = folder.resolve("compare").toString();
        Run.of("compare", "--chemistries", CELL, "--samples", "10", "--years", "1", "--seed", "5", "--out", out)
                .done();
        JsonNode compared = JsonMapper.shared()
                .readTree(Files.readString(Path.of(out).resolve("results.json")))
                .get("chemistries")
                .get(0);
        compared.properties().forEach(entry -> {
            if (!entry.getKey().equals("seconds")) {
                assertEquals(entry.getValue(), life.get(entry.getKey()), entry.getKey());
            }
        });
        assertTrue(life.get("seconds").doubleValue() > 0);
        double days = life.get("days_in_detail").doubleValue();
        assertTrue(days >= 1 && days < 20, life::toString);
        double total = 0;
        for (JsonNode share : life.get("band_shares")) {
            total += share.get("share_pct").doubleValue();
        }
        assertEquals(100, total, 1e-6);
        assertTrue(life.get("assumed_share_of_band_pct").doubleValue() > 50, life::toString);
    }

    @Test
    void everyStepTellsTheSameLife() {
        JsonNode days = json("--years", "0.6", "--step-s", "300");
        JsonNode full = json("--years", "0.6", "--step-s", "300", "--full");
        assertEquals(219, full.get("days_in_detail").doubleValue(), 1e-6);
        for (int i = 0; i < full.get("years").size(); i++) {
            for (String key : List.of("capacity_pct_p50", "resistance_growth_pct_p90")) {
                assertEquals(
                        full.get("years").get(i).get(key).doubleValue(),
                        days.get("years").get(i).get(key).doubleValue(),
                        0.05);
            }
        }
    }

    @Test
    void aPlannerIsAnswered() {
        String text = Run.of("life", "--cell", CELL, "--samples", "30", "--years", "30")
                .done()
                .out();
        for (String said : List.of("Full cycles to 80 %: P10", "Sudden death", "% is assumption", "in detail")) {
            assertTrue(text.contains(said), text);
        }
    }

    @Test
    void everyDutyOfTheLibraryCanBeLived() {
        for (DutyLibrary.Entry duty : DutyLibrary.entries()) {
            JsonNode life = json("--years", "0.1", "--samples", "2", "--duty", duty.id());
            double capacity = life.get("years").get(1).get("capacity_pct_p50").doubleValue();
            assertTrue(capacity > 90 && capacity < 100, duty.id() + " leaves " + capacity + " %");
            assertTrue(life.get("efc_per_year").doubleValue() > 0.5, duty.id());
        }
    }

    @Test
    void aSecondLifeBeginsBelowNew() {
        JsonNode second = json("--years", "0.5", "--first-life-years", "3,5", "--first-life-efc", "1000");
        JsonNode start = second.get("years").get(0);
        assertTrue(start.get("capacity_pct_p50").doubleValue() < 99, start::toString);
        assertTrue(start.get("capacity_pct_p10").doubleValue()
                < start.get("capacity_pct_p90").doubleValue());
    }

    @Test
    void factsSayWhereTheyLieAndWhy() {
        JsonNode facts = JsonMapper.shared()
                .readTree(Run.of("ageing", "facts", "--cell", CELL, "--json")
                        .done()
                        .out())
                .get("facts");
        assertTrue(facts.size() >= 12, facts::toString);
        int read = 0;
        for (JsonNode fact : facts) {
            assertFalse(fact.get("reason").stringValue().isBlank());
            if (fact.has("quantile")) {
                read++;
                double quantile = fact.get("quantile").doubleValue();
                assertTrue(quantile > 0.05 && quantile <= 1, fact::toString);
            }
        }
        assertTrue(read >= 9, facts::toString);
        assertTrue(Run.of("ageing", "facts", "--cell", CELL).done().out().contains("current-interrupt device"));
    }

    @Test
    void aCheckpointOfAnotherRunIsNotThrownAway() throws IOException {
        Path out = Files.createDirectories(folder.resolve("left"));
        Files.write(out.resolve("life.checkpoint"), new byte[64]);
        Run run = Run.of("life", "--cell", CELL, "--samples", "10", "--years", "0.1", "--out", out.toString());
        assertEquals(2, run.code());
        assertTrue(run.err().contains("life.checkpoint"), run.err());
        assertTrue(Files.exists(out.resolve("life.checkpoint")));
    }

    @Test
    void resultsThatCannotBeWrittenLeaveWhatTheyComeFrom() throws IOException {
        Path out = Files.createDirectories(folder.resolve("unwritten"));
        Path inTheWay = Files.createDirectories(out.resolve("results.csv").resolve("occupied"));
        String[] command = {"life", "--cell", CELL, "--samples", "10", "--years", "0.1", "--out", out.toString()};
        assertNotEquals(0, Run.of(command).code());
        assertTrue(Files.exists(out.resolve("life.checkpoint")));

        Files.delete(inTheWay);
        Files.delete(out.resolve("results.csv"));
        Run.of(command).done();
        assertTrue(Files.isRegularFile(out.resolve("results.csv")));
        assertFalse(Files.exists(out.resolve("life.checkpoint")));
    }

    @Test
    void twoRunsDoNotShareAFolder() throws IOException {
        Path out = Files.createDirectories(folder.resolve("shared"));
        try (FolderLock lock = FolderLock.of(out)) {
            Run.of(
                            "life",
                            "--cell",
                            CELL,
                            "--samples",
                            "10",
                            "--years",
                            "0.1",
                            "--out",
                            lock.folder().toString())
                    .badUsage("another run writes to");
        }
    }

    @Test
    @Tag("slow")
    void aKilledProcessGoesOnToTheSameBytes() throws IOException, InterruptedException {
        List<String> options =
                List.of("--samples", "20", "--years", "2", "--step-s", "300", "--full", "--threads", "1");
        Path never = folder.resolve("never");
        long begin = System.nanoTime();
        assertEquals(0, start(never, options).waitFor());
        long span = System.nanoTime() - begin;
        Random random = new Random(11);
        int killed = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            Path out = folder.resolve("killed" + kill);
            Process process = start(out, options);
            if (!process.waitFor((long) (random.nextDouble() * span), TimeUnit.NANOSECONDS)) {
                process.destroyForcibly().waitFor();
                killed++;
            }
            assertEquals(0, start(out, options).waitFor());
            for (String file : List.of("results.json", "results.csv")) {
                assertArrayEquals(Files.readAllBytes(never.resolve(file)), Files.readAllBytes(out.resolve(file)), file);
            }
            assertFalse(Files.exists(out.resolve("life.checkpoint")));
        }
        assertTrue(killed > KILLS / 2, killed + " killed in time");
    }

    private static Process start(Path out, List<String> options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "life",
                "--cell",
                CELL,
                "--out",
                out.toString()));
        command.addAll(options);
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}

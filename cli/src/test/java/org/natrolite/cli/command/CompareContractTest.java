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
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.natrolite.cli.Run;
import org.natrolite.models.chemistry.Catalogue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a comparison writes, held to its contract. */
class CompareContractTest {
    private static final Pattern FETCHED = Pattern.compile(
            "[a-z]+://[^\"' <]*|url\\([^)]*\\)|@import|<script|<iframe|<link(?! rel=\"icon\" href=\"data:)|src=",
            Pattern.CASE_INSENSITIVE);
    private static final double ENOUGH_DIGITS = 2e-6;

    @TempDir
    private static Path folder;

    private static Run all = new Run(-1, "", "");
    private static JsonNode results = JsonMapper.shared().createObjectNode();

    @BeforeAll
    static void compareAll() throws IOException {
        all = Run.of("compare", "--samples", "10", "--years", "1", "--seed", "5", "--out", at("all"))
                .done();
        results = read("all");
    }

    private static String at(String name) {
        return folder.resolve(name).toString();
    }

    private static JsonNode read(String name) throws IOException {
        return JsonMapper.shared()
                .readTree(Files.readString(folder.resolve(name).resolve("results.json")));
    }

    /** Runs one cell for a short time and answers its results without the time that they took. */
    private static JsonNode brief(String name, String... options) throws IOException {
        List<String> args = new ArrayList<>(List.of("compare", "--samples", "10", "--years", "0.5", "--out", at(name)));
        args.addAll(List.of(options));
        Run.of(args).done();
        return withoutTime(read(name));
    }

    private static ArrayNode withoutTime(JsonNode document) {
        ArrayNode chemistries = (ArrayNode) document.get("chemistries");
        chemistries.forEach(one -> ((ObjectNode) one).remove("seconds"));
        return chemistries;
    }

    @Test
    void theDocumentSaysWhatItIs() {
        assertEquals(1, results.get("schema_version").intValue());
        assertEquals(5, results.get("seed").intValue());
        assertEquals(10, results.get("samples").intValue());
        assertEquals(1.0, results.get("years").doubleValue());
        assertEquals(25.0, results.get("ambient_degC").doubleValue());
        assertTrue(results.get("command").stringValue().startsWith("natrolite compare --samples 10 "));
        assertEquals(
                Catalogue.ids(),
                results.get("chemistries")
                        .valueStream()
                        .map(c -> c.get("id").stringValue())
                        .toList());
        String definitions = results.get("definitions").toString();
        for (String defined : List.of(
                "C/3 discharge at 25", "equal power per nominal Wh", "10 s discharge pulse", "auxiliaries excluded")) {
            assertTrue(definitions.contains(defined), () -> defined + " in " + definitions);
        }
    }

    @Test
    void everyChemistryHasEveryKeyOfTheContract() {
        for (JsonNode one : results.get("chemistries")) {
            String id = one.get("id").stringValue();
            JsonNode censored = one.get("life_censored");
            for (String p : List.of("p10", "p50", "p90")) {
                JsonNode life = one.get("life_years_" + p);
                assertTrue(censored.get(p).isBoolean(), id);
                assertEquals(censored.get(p).booleanValue(), life.isNull(), id);
                assertTrue(life.isNull() || (life.isNumber() && life.doubleValue() > 0), id);
            }
            double start = one.get("round_trip_efficiency_start_pct").doubleValue();
            double end = one.get("round_trip_efficiency_end_pct").doubleValue();
            assertTrue(start > 70 && start < 100 && end > 70 && end <= start + 0.01, id + " " + start + " " + end);
            double cycles = one.get("efc_per_year").doubleValue();
            assertTrue(cycles > 200 && cycles < 365, id + " " + cycles);
            assertTrue(one.get("assumptions").isArray(), id);
            assertTrue(id.startsWith("lfp") || !one.get("assumptions").isEmpty(), id);
            assertTrue(one.get("seconds").doubleValue() > 0, id);
            years(id, one.get("years"));
        }
    }

    private static void years(String id, JsonNode years) {
        assertEquals(2, years.size(), id);
        for (int i = 0; i < 2; i++) {
            JsonNode year = years.get(i);
            assertEquals(i, year.get("year").doubleValue(), 1e-9, id);
            double p10 = year.get("capacity_pct_p10").doubleValue();
            double p50 = year.get("capacity_pct_p50").doubleValue();
            double p90 = year.get("capacity_pct_p90").doubleValue();
            double growth = year.get("resistance_growth_pct_p50").doubleValue();
            assertTrue(p10 <= p50 && p50 <= p90, id + year);
            assertEquals(i == 0, p50 == 100, id + year);
            assertTrue(i == 0 ? growth == 0 && p10 == 100 && p90 == 100 : p90 < 100 && growth >= 0, id + year);
        }
    }

    @Test
    void theTableOfValuesAgreesWithTheDocument() throws IOException {
        List<String> rows = Files.readAllLines(folder.resolve("all").resolve("results.csv"));
        List<String> header = List.of(rows.get(0).split(",", -1));
        int row = 1;
        for (JsonNode one : results.get("chemistries")) {
            for (JsonNode year : one.get("years")) {
                String[] fields = rows.get(row++).split(",", -1);
                assertEquals(header.size(), fields.length);
                assertEquals(one.get("id").stringValue(), fields[0]);
                for (int i = 1; i < fields.length; i++) {
                    assertEquals(year.get(header.get(i)).doubleValue(), Double.parseDouble(fields[i]), ENOUGH_DIGITS);
                }
            }
        }
        assertEquals(rows.size(), row);
    }

    @Test
    void thePageNeedsNothingButItself() throws IOException {
        String page = Files.readString(folder.resolve("all").resolve("index.html"));
        assertTrue(page.startsWith("<!DOCTYPE html>") || page.startsWith("<!doctype html>"));
        assertTrue(page.contains("<svg") && page.strip().endsWith("</html>"));
        assertFalse(page.contains("NaN") || page.contains("Infinity"));
        Matcher fetched = FETCHED.matcher(page);
        while (fetched.find()) {
            assertTrue(fetched.group().startsWith("https://doi.org/"), fetched.group());
        }
        for (String said : List.of("exceeded with 90", "C/3 discharge", "auxiliaries excluded", "Assumed of")) {
            assertTrue(page.contains(said), said);
        }
        for (String id : Catalogue.ids()) {
            assertTrue(page.contains(Catalogue.get(id).description().title()), id);
        }
    }

    @Test
    void theTerminalGetsATable() {
        for (String id : Catalogue.ids()) {
            assertTrue(all.out().lines().anyMatch(line -> line.startsWith(id)), all.out());
        }
        assertTrue(all.out().contains("index.html, results.json, results.csv"), all.out());
        assertEquals("", all.err());
    }

    @Test
    void resultsFollowFromTheSeedAlone() throws IOException {
        String cell = "prussian-white-hard-carbon";
        JsonNode first = brief("a", "--chemistries", cell, "--seed", "1", "--threads", "1");
        assertEquals(first, brief("b", "--chemistries", cell, "--seed", "1", "--threads", "1"));
        assertEquals(first, brief("c", "--chemistries", cell, "--seed", "1", "--threads", "3"));
        JsonNode other = brief("d", "--chemistries", cell, "--seed", "2");
        assertNotEquals(
                first.get(0).get("years").get(1).get("resistance_growth_pct_p50"),
                other.get(0).get("years").get(1).get("resistance_growth_pct_p50"));
    }

    /** The seasons of a duty are told as their ends; a temperature that is stated takes their place, and that is said. */
    @Test
    void surroundingsAreThoseThatWereSimulated() throws IOException {
        List<String> args = new ArrayList<>(List.of("compare", "--chemistries", "layered-oxide-18650"));
        args.addAll(List.of("--samples", "10", "--years", "1", "--duty", "grid-seasonal", "--out"));
        args.add(at("seasons"));
        Run.of(args).done();
        JsonNode seasons = read("seasons");
        assertTrue(seasons.get("ambient_degC").isNull());
        double lowest = seasons.get("ambient_lowest_degC").doubleValue();
        double highest = seasons.get("ambient_highest_degC").doubleValue();
        assertTrue(lowest > 0 && lowest < 10 && highest > 20 && highest < 30, lowest + " to " + highest);
        assertTrue(seasons.get("definitions").get("Year").stringValue().contains(" to "), seasons::toString);

        args.set(args.size() - 1, at("warm"));
        args.addAll(List.of("--ambient-degC", "40"));
        Run.of(args).done();
        JsonNode warm = read("warm");
        assertEquals(40, warm.get("ambient_degC").doubleValue());
        assertEquals(40, warm.get("ambient_highest_degC").doubleValue());
        assertTrue(warm.get("duty").get("warnings").toString().contains("replaced by the one stated"), warm::toString);
        assertTrue(left(warm) < left(seasons), left(warm) + " and " + left(seasons));
    }

    private static double left(JsonNode document) {
        return document.get("chemistries")
                .get(0)
                .get("years")
                .get(1)
                .get("capacity_pct_p50")
                .doubleValue();
    }

    @Test
    void aLifeThatEndsIsANumber() throws IOException {
        Run.of(
                        "compare",
                        "--chemistries",
                        "prussian-white-hard-carbon",
                        "--samples",
                        "10",
                        "--years",
                        "30",
                        "--ambient-degC",
                        "45",
                        "--out",
                        at("long"))
                .done();
        JsonNode one = read("long").get("chemistries").get(0);
        double p10 = one.get("life_years_p10").doubleValue();
        assertFalse(one.get("life_censored").get("p10").booleanValue());
        assertTrue(p10 > 0 && p10 < 30, one::toString);
        // the capacity of the sampled cells crosses 80 % where the life says so
        JsonNode years = one.get("years");
        assertTrue(years.get((int) p10).get("capacity_pct_p10").doubleValue() >= 79, one::toString);
        assertTrue(years.get((int) p10 + 1).get("capacity_pct_p10").doubleValue() <= 81, one::toString);
    }

    @ParameterizedTest
    @CsvSource({"Power / W, 1.4", "Current / A, 0.5", "C-rate / 1, 0.3"})
    void dutiesOfEachKind(String column, double value) throws IOException {
        StringBuilder text = new StringBuilder("Time / s," + column + "\n");
        for (int hour = 0; hour < 24; hour++) {
            double sign = hour >= 10 && hour < 12 ? 1.05 : hour >= 18 && hour < 20 ? -1 : 0;
            text.append(String.format(Locale.ROOT, "%d,%.4f%n", hour * 3600, sign * value));
        }
        Path duty = Files.writeString(folder.resolve("kind.csv"), text);
        JsonNode one = brief("kind", "--chemistries", "layered-oxide-18650", "--duty", duty.toString())
                .get(0);
        // the duty keeps the cell in its upper half, where it discharges at 3.4 V: the nominal voltage is 3.0 V
        double rate =
                column.startsWith("Power") ? value / 3.4 / 1.5 : column.startsWith("Current") ? value / 1.5 : value;
        // two hours of discharge a day, and as much back
        assertEquals(365 * 2 * rate, one.get("efc_per_year").doubleValue(), 365 * 2 * rate * 0.05);
    }

    @Test
    void aDutyOfStateOfCharge() throws IOException {
        Path duty = Files.writeString(folder.resolve("soc.csv"), "Time / s,SOC / 1\n0,0.3\n43200,0.7\n");
        JsonNode one = brief("soc", "--chemistries", "lfp-graphite-26650", "--duty", duty.toString())
                .get(0);
        assertEquals(365 * 0.4, one.get("efc_per_year").doubleValue(), 365 * 0.4 * 0.04);
    }

    @Test
    void aYearWithItsOwnClimate() throws IOException {
        StringBuilder year = new StringBuilder("Time / s,C-rate / 1,Ambient Temperature / degC\n");
        StringBuilder warm = new StringBuilder("Time / s,C-rate / 1,Ambient Temperature / degC\n");
        for (int quarter = 0; quarter < 365 * 4; quarter++) {
            String row = String.format(
                    Locale.ROOT, "%d,%s,", quarter * 21600L, new String[] {"0", "0.06", "0", "-0.06"}[quarter % 4]);
            year.append(row)
                    .append(String.format(Locale.ROOT, "%.2f%n", 15 - 10 * Math.cos(2 * Math.PI * quarter / 1460)));
            warm.append(row).append("35\n");
        }
        Files.writeString(folder.resolve("year.csv"), year);
        Files.writeString(folder.resolve("warm.csv"), warm);
        String cell = "lfp-graphite-26650";
        JsonNode seasons =
                brief("year", "--chemistries", cell, "--duty", at("year.csv")).get(0);
        JsonNode hot =
                brief("warm", "--chemistries", cell, "--duty", at("warm.csv")).get(0);
        assertEquals(365 * 0.36, seasons.get("efc_per_year").doubleValue(), 2);
        assertTrue(capacity(hot) < capacity(seasons), hot + " " + seasons);
    }

    private static double capacity(JsonNode one) {
        return one.get("years").get(1).get("capacity_pct_p50").doubleValue();
    }

    /** Watts of a plant of 1 MWh ask each cell for what watts of one cell, scaled, ask it for. */
    @Test
    void aPlantIsItsCells() throws IOException {
        String cell = "layered-oxide-32140";
        double energy = Catalogue.get(cell).rating().energy() / 3600;
        String cells = cell + ",lfp-graphite-26650";
        Files.writeString(folder.resolve("cell.csv"), watts(energy));
        Files.writeString(folder.resolve("plant.csv"), watts(1e6));
        JsonNode one = brief("cell", "--chemistries", cells, "--duty", at("cell.csv"));
        JsonNode plant =
                brief("plant", "--chemistries", cells, "--duty", at("plant.csv"), "--duty-energy-Wh", "1000000");
        for (int i = 0; i < 2; i++) {
            for (String key : List.of("efc_per_year", "round_trip_efficiency_start_pct")) {
                double expected = one.get(i).get(key).doubleValue();
                assertEquals(expected, plant.get(i).get(key).doubleValue(), 1e-7 * expected);
            }
            assertEquals(capacity(one.get(i)), capacity(plant.get(i)), 1e-6);
        }
    }

    private static String watts(double energy) {
        return "Time / s,Power / W\n0,0\n21600," + 0.11 * energy + "\n43200,0\n64800," + -0.1 * energy + "\n";
    }
}

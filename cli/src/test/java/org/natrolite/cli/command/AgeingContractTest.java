package org.natrolite.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.natrolite.cli.Run;
import tools.jackson.databind.JsonNode;

/** What {@code natrolite ageing} promises. */
class AgeingContractTest {
    private static Run predict(String options) {
        return Run.of(List.of(("ageing predict " + options).strip().split(" +", -1)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "naumann-lfp      | --temperature-degC 25 --soc 0.5 --days 3650               | 13.4440 | 16.827",
                "naumann-lfp      | --temperature-degC 25 --dod 0.8 --c-rate 0.5 --efc 6000   | 11.1986 | ",
                "naumann-lfp      | --temperature-degC 25 --dod 0.8 --c-rate 0.5 --charge-Ah 36000 | 11.1986 | ",
                "nrel-lfp-250ah   | --temperature-degC 25 --soc 0.5 --days 5475               | 4.5779  | ",
                "xu-2016          | --temperature-degC 25 --soc 0.5 --dod 0.8 --efc 4800 | 21.181 | ",
                "schmalstieg-2014 | --temperature-degC 50 --voltage-V 3.7 --days 300          | 12.6331 | 20.6682",
            })
    void valuesAsPublished(String law, String options, double capacity, String resistance) {
        JsonNode node = predict("--law " + law + " " + options + " --json").json();
        assertEquals(capacity, node.get("capacity_loss_pct").asDouble(), 1e-4 * capacity);
        if (resistance != null) {
            double expected = Double.parseDouble(resistance);
            assertEquals(expected, node.get("resistance_increase_pct").asDouble(), 1e-4 * expected);
        }
        assertFalse(node.get("outside_fitted_range").asBoolean());
        assertFalse(node.get("rate_clamped").asBoolean());
        assertEquals(0, node.get("notes").size());
    }

    @Test
    void lawsWithoutResistanceSayNull() {
        for (String law : List.of("nrel-lfp-250ah", "xu-2016", "smith-2017")) {
            JsonNode node = predict("--law " + law + " --temperature-degC 25 --soc 0.5 --days 1 --json")
                    .json();
            assertTrue(node.get("resistance_increase_pct").isNull(), law);
        }
        assertTrue(predict("--law xu-2016 --temperature-degC 25 --soc 0.5 --days 1")
                .done()
                .out()
                .contains("not a part of this law"));
    }

    @Test
    void flagsAndNotesSayWhatIsDoubtful() {
        JsonNode cold = predict(
                        "--law nrel-lfp-250ah --temperature-degC 0 --dod 0.9 --c-rate 0.5 --efc 100 --soc 0.5 --json")
                .json();
        assertTrue(cold.get("outside_fitted_range").asBoolean());
        assertEquals(2, cold.get("notes").size());
        assertTrue(cold.get("notes").get(1).asString().startsWith("--soc "));
        JsonNode fast = predict("--law naumann-lfp --temperature-degC 25 --dod 0.8 --c-rate 2 --efc 100 --json")
                .json();
        assertTrue(fast.get("rate_clamped").asBoolean());
        assertEquals(0, fast.get("resistance_increase_pct").asDouble());
        String text = predict("--law schmalstieg-2014 --temperature-degC 50 --voltage-V 3 --days 9")
                .done()
                .out();
        assertTrue(text.contains("held at zero"), text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                                                              | --law",
                "--law naumann-lfp                                             | --temperature-degC",
                "--law naumann-lfp --temperature-degC 25                       | --days",
                "--law naumann-lfp --temperature-degC 25 --days 9              | --soc",
                "--law naumann-lfp --temperature-degC 25 --efc 9               | --dod and --c-rate",
                "--law naumann-lfp --temperature-degC 25 --efc 9 --dod 0.5     | --c-rate",
                "--law naumann-lfp --temperature-degC 25 --dod 0.5 --c-rate 1  | --efc or --charge-Ah",
                "--law naumann-lfp --temperature-degC 25 --efc 9 --charge-Ah 9 --dod 1 --c-rate 1 | one of them",
                "--law nrel-lfp-250ah --temperature-degC 25 --days 9           | --soc",
                "--law xu-2016 --temperature-degC 25 --efc 9 --dod 0.5         | --soc",
                "--law xu-2016 --temperature-degC 25 --soc 0.5 --efc 9 --dod 0 | --dod above zero",
                "--law xu-2016 --temperature-degC 25 --soc 0.5 --charge-Ah 9 --dod 1 | --efc",
                "--law schmalstieg-2014 --temperature-degC 25 --days 9 --soc 1 | --voltage-V",
                "--law schmalstieg-2014 --temperature-degC 35 --efc 9 --dod 1  | --mean-voltage-V",
                "--law smith-2017 --temperature-degC 25 --days 9               | --soc",
                "--law smith-2017 --temperature-degC 25 --soc 0.5 --efc 9      | --dod",
                "--law smith-2018 --temperature-degC 25                        | did you mean smith-2017",
                "--law lead-acid-1859 --temperature-degC 25                    | expected one of naumann-lfp",
                "--law naumann-lfp --temperature-degC NaN --days 9 --soc 0.5   | --temperature-degC is NaN",
                "--law naumann-lfp --temperature-degC -300 --days 9 --soc 0.5  | --temperature-degC is -300",
                "--law naumann-lfp --temperature-degC 298 --days 9 --soc 0.5   | (298.0 K are 24.85 degC)",
                "--law xu-2016 --temperature-degC 298.15 --efc 9 --soc 0.5 --dod 1 | from -100.0 to 200.0",
                "--law naumann-lfp --temperature-degC 1e3 --days 9 --soc 0.5   | --temperature-degC is 1000",
                "--law naumann-lfp --temperature-degC Infinity --days 9 --soc 0.5 | --temperature-degC is Infinity",
                "--law naumann-lfp --temperature-degC 25 --days NaN --soc 0.5  | --days is NaN",
                "--law naumann-lfp --temperature-degC 25 --days -1 --soc 0.5   | --days is -1",
                "--law naumann-lfp --temperature-degC 25 --days 9 --soc 1.5    | --soc is 1.5",
                "--law naumann-lfp --temperature-degC 25 --efc 9 --dod 80 --c-rate 1 | --dod is 80",
                "--law naumann-lfp --temperature-degC 25 --efc -9 --dod 1 --c-rate 1 | --efc is -9",
                "--law naumann-lfp --temperature-degC 25 --efc 9 --dod 1 --c-rate -1 | --c-rate is -1",
            })
    void whatIsMissingOrWrongIsNamed(String options, String part) {
        predict(options == null ? "" : options).badUsage(part);
    }

    @Test
    void lawsAreListed() {
        JsonNode laws = Run.of("ageing", "laws", "--json").json().get("laws");
        List<String> ids = List.of("naumann-lfp", "nrel-lfp-250ah", "xu-2016", "schmalstieg-2014", "smith-2017");
        assertEquals(ids.size(), laws.size());
        String text = Run.of("ageing", "laws").done().out();
        for (int i = 0; i < ids.size(); i++) {
            JsonNode law = laws.get(i);
            assertEquals(ids.get(i), law.get("id").asString());
            assertTrue(law.get("citation").asString().contains("doi"));
            assertFalse(law.get("fitted").get("note").asString().isBlank());
            assertTrue(text.contains(ids.get(i)), text);
        }
        assertEquals(
                10,
                laws.get(1).get("fitted").get("cycle_temperature_degC").get(0).asDouble());
        assertTrue(laws.get(2).get("nominal_capacity_Ah").isNull());
        Run.of("ageing").badUsage("Missing command");
    }

    @Test
    void timeAndCyclesTogetherAreWhatTheLawMakesOfThem() {
        String at = "--law naumann-lfp --temperature-degC 30 --json ";
        double both = predict(at + "--soc 0.6 --days 730 --dod 0.7 --c-rate 0.5 --efc 500")
                .json()
                .get("capacity_loss_pct")
                .asDouble();
        double time = predict(at + "--soc 0.6 --days 730")
                .json()
                .get("capacity_loss_pct")
                .asDouble();
        double cycles = predict(at + "--dod 0.7 --c-rate 0.5 --efc 500")
                .json()
                .get("capacity_loss_pct")
                .asDouble();
        assertEquals(time + cycles, both, 1e-6);
    }
}

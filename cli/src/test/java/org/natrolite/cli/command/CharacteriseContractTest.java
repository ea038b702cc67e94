package org.natrolite.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.natrolite.cli.Run;
import tools.jackson.databind.JsonNode;

/** What {@code characterise} and the page of a chemistry promise. */
class CharacteriseContractTest {
    @Test
    void answersWithTheKeysOfItsContract() {
        JsonNode node = Run.of(
                        "characterise",
                        "--cell",
                        "layered-oxide-18650",
                        "--temperatures-degC",
                        "15,25",
                        "--socs",
                        "0.2,0.5,0.8",
                        "--c-rates",
                        "0.25,1",
                        "--pulse-s",
                        "1,10",
                        "--json")
                .json();
        assertEquals(2 * 3 * 2 * 2, node.get("pulse_resistance").size());
        assertEquals(2 * 2 * 2 * 3, node.get("efficiency").size());
        assertEquals(2 * 2, node.get("capacity").size());
        for (JsonNode one : node.get("pulse_resistance")) {
            double ohm = one.get("ohm").doubleValue();
            assertTrue(ohm > one.get("ohm_without_ocv_drift").doubleValue() && ohm < 0.5, one::toString);
            assertTrue(one.has("temperature_degC") && one.has("soc") && one.has("direction") && one.has("duration_s"));
        }
        for (JsonNode one : node.get("efficiency")) {
            double percent = one.get("energy_efficiency_pct").doubleValue();
            assertTrue(percent > 60 && percent < 100, one::toString);
            assertTrue(one.has("discharge_c_rate") && one.has("charge_c_rate") && one.has("temperature_degC"));
            assertTrue(one.has("soc_low") && one.has("soc_high"));
        }
        for (JsonNode one : node.get("capacity")) {
            assertTrue(one.get("capacity_Ah").doubleValue() > 1.3, one::toString);
            assertTrue(one.get("mean_voltage_V").doubleValue() > 2.7, one::toString);
            assertTrue(one.has("temperature_degC") && one.has("c_rate"));
        }
        assertEquals(1.5, node.get("pulse_current_A").doubleValue());
    }

    @Test
    void saysWhereTheVoltageCutsACycleShortAndWhatIsAssumed() {
        JsonNode node = Run.of(
                        "characterise",
                        "--cell",
                        "prussian-white-hard-carbon",
                        "--temperatures-degC",
                        "-30",
                        "--socs",
                        "0.5",
                        "--c-rates",
                        "1",
                        "--json")
                .json();
        assertTrue(node.get("note").stringValue().contains("No full-cell data exist"));
        assertTrue(
                node.get("warnings").valueStream().anyMatch(w -> w.stringValue().contains("outside the limits")));
        assertTrue(node.get("assumptions").size() > 3);
    }

    @Test
    void writesAPageOfTheChemistry(@TempDir Path folder) throws IOException {
        Run.of("chemistries", "show", "layered-oxide-18650", "--report", folder.toString())
                .done();
        String page = Files.readString(folder.resolve("index.html"));
        for (String heading :
                new String[] {"Open-circuit voltage", "Entropic coefficient", "Resistance", "Efficiency", "Limits"}) {
            assertTrue(page.contains(heading), heading);
        }
        assertTrue(page.contains("doi.org/10.14279/depositonce-25036"));
        assertTrue(page.contains("Over temperature, at 50 % SOC") && page.contains("Over state of charge, at 25"));
        assertTrue(page.contains("discharged for transport and storage, down to 0 V"));
    }

    /** No maker lets an LFP cell down to 0 V: its copper dissolves. */
    @Test
    void aPageOfLfpDoesNotSpeakOfTransportAtZeroVolt(@TempDir Path folder) throws IOException {
        Run.of("chemistries", "show", "lfp-graphite-26650", "--report", folder.toString())
                .done();
        String page = Files.readString(folder.resolve("index.html"));
        assertTrue(page.contains("must not be put through"));
        assertFalse(page.contains("transport"));
    }

    @Test
    void showsHalfCellsWhereTheyAreKnown(@TempDir Path folder) throws IOException {
        Run.of("chemistries", "show", "prussian-white-hard-carbon", "--report", folder.toString())
                .done();
        String page = Files.readString(folder.resolve("index.html"));
        for (String part : new String[] {
            "No full-cell data exist", "Positive electrode", "Negative electrode", "Windows after the losses"
        }) {
            assertTrue(page.contains(part), part);
        }
    }

    @Test
    void saysToWhichCurrentsTheMakerDerates() {
        JsonNode limits = Run.of(
                        "characterise",
                        "--cell",
                        "layered-oxide-18650",
                        "--temperatures-degC",
                        "5,30",
                        "--socs",
                        "0.5",
                        "--c-rates",
                        "0.5",
                        "--json")
                .json()
                .get("limits");
        assertEquals(2, limits.size());
        assertEquals(0.3, limits.get(0).get("charge_current_A").doubleValue());
        assertEquals(4.5, limits.get(1).get("charge_current_A").doubleValue());
        assertEquals(30, limits.get(1).get("temperature_degC").doubleValue());
        assertEquals(4.5, limits.get(1).get("discharge_current_A").doubleValue());
    }

    @Test
    void refusesTemperaturesOfNoSurroundings() {
        for (String celsius : new String[] {"900", "-150", "NaN"}) {
            Run.of("characterise", "--cell", "layered-oxide-18650", "--temperatures-degC", celsius)
                    .badUsage("--temperatures-degC is", "-100.0 to 200.0");
        }
    }

    @Test
    void refusesOddNumbersByTheNameOfTheirOption() {
        String[][] odd = {
            {"--socs", "1.2", "expected a value from 0.0 to 1.0"},
            {"--socs", "0.5,-0.1", "expected a value from 0.0 to 1.0"},
            {"--socs", "NaN", "expected a value from 0.0 to 1.0"},
            {"--c-rates", "0", "expected a value from 1.0E-4 to 1000.0"},
            {"--c-rates", "0.5,-1", "expected a value from 1.0E-4 to 1000.0"},
            {"--c-rates", "1e300", "expected a value from 1.0E-4 to 1000.0"},
            {"--c-rates", "NaN", "expected a value from 1.0E-4 to 1000.0"},
            {"--pulse-s", "0", "expected a number above zero"},
            {"--pulse-s", "Infinity", "expected a number above zero"},
        };
        for (String[] one : odd) {
            Run.of("characterise", "--cell", "layered-oxide-18650", one[0], one[1])
                    .badUsage(one[0] + " is", one[2]);
        }
    }

    @Test
    void leavesOutWhatCannotBeAndSaysSo() {
        JsonNode node = Run.of(
                        "characterise",
                        "--cell",
                        "layered-oxide-18650",
                        "--temperatures-degC",
                        "5,-50",
                        "--socs",
                        "0.5,0.9",
                        "--c-rates",
                        "1,1",
                        "--pulse-s",
                        "10,10000",
                        "--json")
                .json();
        assertEquals(2 * 2 * 2, node.get("pulse_resistance").size());
        List<String> warnings =
                node.get("warnings").valueStream().map(JsonNode::stringValue).toList();
        assertEquals(warnings.stream().distinct().toList(), warnings);
        for (String part : List.of(
                "no discharge pulse of 10000 s from SOC 0.5 at 5 degC: it would run beyond 0 V",
                "the charge pulse of 10 s from SOC 0.9 at 5 degC ends at 4.",
                "-50 degC is outside the limits of the cell, -20 to 60 degC",
                "no discharge at 1C and -50 degC",
                "no cycle of 1C charge and 1C discharge at -50 degC between SOC 0 and 0.5")) {
            assertTrue(warnings.stream().anyMatch(warning -> warning.startsWith(part)), part + " in " + warnings);
        }
        assertTrue(warnings.stream().noneMatch(warning -> warning.contains("000000")), warnings::toString);
    }
}

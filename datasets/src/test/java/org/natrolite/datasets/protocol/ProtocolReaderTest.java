package org.natrolite.datasets.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.natrolite.datasets.Refusals.refused;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.natrolite.core.protocol.Control;
import org.natrolite.core.protocol.Limit;
import org.natrolite.core.protocol.Limit.Quantity;
import org.natrolite.core.protocol.Protocol;
import org.natrolite.core.protocol.Step;
import org.natrolite.core.series.Channel;
import org.natrolite.datasets.format.ReadOptions;

class ProtocolReaderTest {
    @TempDir
    private Path folder;

    private Protocol read(String yaml) throws IOException {
        return ProtocolReader.read(Files.writeString(folder.resolve("p.yaml"), yaml), ReadOptions.defaults());
    }

    @Test
    void theWholeSchema() throws IOException {
        Files.writeString(folder.resolve("drive.csv"), "Time / s,Power / W\n0,1\n10,-2\n");
        Protocol protocol = read("""
            schema_version: 1
            name: check
            sampling_s: 5
            steps:
              - charge: {c_rate: 0.5}
                until: {voltage_V: 3.95, soc: 0.9, temperature_degC: 45}
              - hold: {voltage_V: 3.95}
                until: {c_rate: 0.05, current_A: 0.2, duration_s: 7200}
              - repeat: 2
                sampling_s: 2
                steps:
                  - discharge: {current_A: 10}
                    until: {voltage_V: 1.5, soc: 0.1, capacity_Ah: 5}
                    sampling_s: 1
                  - rest:
                    until: {duration_s: 1800, voltage_falls_to_V: 1, soc_rises_to: 1}
              - discharge: {power_W: 20}
                until: {voltage_falls_to_V: 2}
              - profile: drive.csv
            """);
        List<Step> steps = new ArrayList<>();
        protocol.forEachStep(steps::add);
        assertEquals("check", protocol.name());
        assertEquals(8, steps.size());
        assertEquals(
                new Step(
                        new Control.CRate(0.5),
                        List.of(
                                new Limit(Quantity.VOLTAGE_RISES_TO, 3.95),
                                new Limit(Quantity.SOC_RISES_TO, 0.9),
                                new Limit(Quantity.TEMPERATURE_RISES_TO, 318.15)),
                        5),
                steps.get(0));
        assertEquals(
                new Step(
                        new Control.Voltage(3.95),
                        List.of(
                                new Limit(Quantity.DURATION, 7200),
                                new Limit(Quantity.CURRENT_FALLS_TO, 0.2),
                                new Limit(Quantity.C_RATE_FALLS_TO, 0.05)),
                        5),
                steps.get(1));
        Step discharge = new Step(
                new Control.Current(-10),
                List.of(
                        new Limit(Quantity.VOLTAGE_FALLS_TO, 1.5),
                        new Limit(Quantity.SOC_FALLS_TO, 0.1),
                        new Limit(Quantity.CHARGE_MOVED, 18000)),
                1);
        assertEquals(discharge, steps.get(2));
        assertEquals(discharge, steps.get(4));
        assertEquals(
                new Step(
                        new Control.Rest(),
                        List.of(
                                new Limit(Quantity.DURATION, 1800),
                                new Limit(Quantity.VOLTAGE_FALLS_TO, 1),
                                new Limit(Quantity.SOC_RISES_TO, 1)),
                        2),
                steps.get(3));
        assertEquals(new Control.Power(-20), steps.get(6).control());
        Control.Profile profile =
                assertInstanceOf(Control.Profile.class, steps.get(7).control());
        assertEquals(Channel.POWER, profile.channel());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "- rest: | without end",
                "- {rest: 5, until: {duration_s: 5}} | nothing after 'rest:'",
                "- {charge: {current_A: 1}, rest: , until: {duration_s: 5}} | charge and rest",
                "- {wait: 5} | exactly one of charge",
                "- {charge: {current_A: -1}, until: {duration_s: 5}} | direction stands in the word",
                "- {charge: {current_A: 1, c_rate: 1}, until: {duration_s: 5}} | exactly one of current_A",
                "- {charge: {}, until: {duration_s: 5}} | exactly one of current_A",
                "- {charge: {amps: 1}, until: {duration_s: 5}} | unknown key 'amps'",
                "- {charge: {current_A: one}, until: {duration_s: 5}} | 'one'",
                "- {charge: {current_A: 1}, until: {duration: 5}} | unknown key 'duration'",
                "- {charge: {current_A: 1}, until: {duration_s: -5}} | -5",
                "- {charge: {current_A: 1}, until: {duration_s: .inf}} | a number",
                "- {charge: {current_A: 1}, until: {duration_s: 5}, note: x} | unknown key 'note'",
                "- {rest: , until: {voltage_V: 3}} | voltage_rises_to_V or voltage_falls_to_V",
                "- {hold: {voltage_V: 3}, until: {soc: 0.5}} | soc_rises_to or soc_falls_to",
                "- {hold: {current_A: 3}, until: {soc: 0.5}} | no key 'voltage_V'",
                "- {repeat: 0, steps: []} | from 1",
                "- {repeat: 2, steps: []} | at least one step",
                "- {profile: none.csv} | no such file",
                "- {charge: {current_A: 1}, until: {duration_s: 5}, sampling_s: 0} | above zero",
            })
    void badStepsNameFileAndExpectation(String step, String words) {
        refused(() -> read("schema_version: 1\nsteps:\n  " + step + "\n"), words);
    }

    @Test
    void badStepsNameTheirLine() {
        refused(
                () -> read("schema_version: 1\nsteps:\n  - charge: {current_A: 1}\n    until:\n      volts: 3\n"),
                "p.yaml, line 5",
                "unknown key 'volts'");
        refused(() -> read("schema_version: 1\nsteps: 5\n"), "line 2", "a list");
        String deep = "{repeat: 2, steps: [".repeat(9) + "{rest: , until: {duration_s: 1}}" + "]}".repeat(9);
        refused(() -> read("schema_version: 1\nsteps: [" + deep + "]\n"), "at most 8");
    }
}

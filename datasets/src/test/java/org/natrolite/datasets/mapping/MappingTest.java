package org.natrolite.datasets.mapping;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.natrolite.datasets.Refusals.refused;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.natrolite.core.series.Channel;
import org.natrolite.core.series.TimeSeries;
import org.natrolite.datasets.format.ReadOptions;
import org.natrolite.datasets.format.Readers;

class MappingTest {
    private static final String COLUMNS = """
      columns:
        time: {column: t, unit: s}
        voltage: {column: u, unit: V}
        current: {column: i, unit: A}
      """;

    @TempDir
    private Path folder;

    private Mapping mapping(String yaml) throws IOException {
        return Mapping.read(Files.writeString(folder.resolve("m.yaml"), yaml));
    }

    private TimeSeries read(String yaml, String csv) throws IOException {
        Path data = Files.writeString(folder.resolve("d.csv"), csv);
        return Readers.read(data, ReadOptions.defaults().withMapping(mapping(yaml)));
    }

    @Test
    void theWholeSchema() throws IOException {
        TimeSeries series = read("""
            schema_version: 1
            delimiter: semicolon
            decimal: comma
            header_line: 3
            first_data_line: 5
            current_sign: discharge-positive
            time_origin: first-row
            plausible_voltage_V: [0, 60]
            columns:
              time: {column: clock, unit: ms}
              voltage: {position: 2, unit: mV}
              current: {column: amps, unit: mA}
              power: {column: p, unit: W}
              cycle: {column: n}
            constants:
              ambient_temperature: {value: 25, unit: degC}
              step: {value: 3}
            """, """
            My instrument
            run 7
            clock;volts;amps;p;n
            ms;mV;mA;W;-
            5000,5;48000,5;1000;48;9
            6000,5;48000;-500;-24;9
            """);
        assertArrayEquals(new double[] {0, 1}, series.column(Channel.TIME), 1e-12);
        assertArrayEquals(new double[] {48.0005, 48}, series.column(Channel.VOLTAGE));
        assertArrayEquals(new double[] {-1, 0.5}, series.column(Channel.CURRENT));
        assertArrayEquals(new double[] {-48, 24}, series.column(Channel.POWER));
        assertArrayEquals(new double[] {9, 9}, series.column(Channel.CYCLE));
        assertArrayEquals(new double[] {298.15, 298.15}, series.column(Channel.AMBIENT_TEMPERATURE));
        assertArrayEquals(new double[] {3, 3}, series.column(Channel.STEP));
    }

    @Test
    void thousandsByTheDelimiterStandInQuotes() throws IOException {
        String yaml = "schema_version: 1\nthousands: comma\n" + COLUMNS;
        TimeSeries series = read(yaml, """
            t,u,i
            0,3.1,0
            "1,020.5",3.2,"1,500"
            """);
        assertArrayEquals(new double[] {0, 1020.5}, series.column(Channel.TIME));
        assertArrayEquals(new double[] {0, 1500}, series.column(Channel.CURRENT));
        refused(() -> read(yaml, "t,u,i\n0,3.1,0\n1,020.5,3.2,1\n"), "line 3", "4 fields");
    }

    @Test
    void withoutHeaderByPosition() throws IOException {
        TimeSeries series = read("""
            schema_version: 1
            header_line: 0
            time_origin: {offset_s: 100}
            columns:
              time: {position: 1, unit: min}
              voltage: {position: 3, unit: V}
              current: {position: 2, unit: A}
            """, "0,0,3.1\n1,1,3.2\n");
        assertArrayEquals(new double[] {100, 160}, series.column(Channel.TIME));
        assertArrayEquals(new double[] {3.1, 3.2}, series.column(Channel.VOLTAGE));
        assertArrayEquals(new double[] {0, 1}, series.column(Channel.CURRENT));
    }

    @Test
    void aStatedSignIsAppliedAndNotRefused() throws IOException {
        String csv = "t,u,i\n0,3.0,0\n10,2.8,5\n20,2.7,5\n30,2.9,0\n";
        TimeSeries series = read("schema_version: 1\ncurrent_sign: discharge-positive\n" + COLUMNS, csv);
        assertEquals(-5, series.value(Channel.CURRENT, 1));
        assertTrue(series.warnings().isEmpty());
        TimeSeries stubborn = read("schema_version: 1\ncurrent_sign: charge-positive\n" + COLUMNS, csv);
        assertEquals(5, stubborn.value(Channel.CURRENT, 1));
        assertTrue(stubborn.warnings().get(0).contains("kept"), stubborn.warnings()::toString);
        refused(() -> read("schema_version: 1\n" + COLUMNS, csv), "column 'i'", "against its current");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "colour: red | line 6 | unknown key 'colour'",
                "delimiter: '#' | line 6, column 'delimiter' | comma, semicolon",
                "decimal: comma | line 1 | two different signs",
                "current_sign: backwards | line 6, column 'current_sign' | discharge-positive",
                "time_origin: noon | line 6, column 'time_origin' | first-row",
                "header_line: -1 | line 6, column 'header_line' | from 0",
                "header_line: 1.5 | line 6, column 'header_line' | whole number",
                "first_data_line: 1 | line 6, column 'first_data_line' | from 2",
                "plausible_voltage_V: [5, 1] | line 6 | lower voltage first",
                "plausible_voltage_V: 5 | line 6 | a list",
                "constants: {current: {value: 1, unit: A}} | line 6, column 'constants.current' | one of them",
                "constants: {soc: {value: .nan, unit: '%'}} | line 6, column 'constants.soc.value' | a number",
                "constants: {soc: {value: 5, unit: degC}} | line 6, column 'constants.soc.unit' | 1, %",
                "constants: {time: {value: 5, unit: s}} | line 6 | unknown key 'time'",
                "schema_version: 1 | line 6 | second time",
                "'constants: &a {soc: *a}' | line 6 | alias",
            })
    void badKeysNameFileAndLine(String extra, String place, String words) {
        String bare = extra.startsWith("'") ? extra.substring(1, extra.length() - 1) : extra;
        refused(() -> mapping("schema_version: 1\n" + COLUMNS + bare + "\n"), "m.yaml", place, words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "volume: {column: v, unit: V} | unknown key 'volume'",
                "soc: {column: v, unit: V} | unknown unit 'V'",
                "soc: {column: v} | no key 'unit'",
                "soc: {unit: '1'} | neither column nor position",
                "soc: {column: v, position: 1, unit: '1'} | both column and position",
                "soc: {position: 0, unit: '1'} | from 1",
                "soc: 5 | keys and values",
            })
    void badColumnsNameFileAndLine(String column, String words) {
        refused(() -> mapping("schema_version: 1\n" + COLUMNS + "  " + column + "\n"), "m.yaml", "line 6", words);
    }

    @Test
    void badDocuments() throws IOException {
        refused(() -> mapping(""), "empty YAML");
        refused(() -> mapping("a: [1\nb: 2"), "m.yaml, line", "one YAML document");
        refused(() -> mapping("a:\n " + "[".repeat(1_000_000)), "line 2", "more than 64");
        refused(() -> mapping("- 1\n"), "a list", "keys and values");
        refused(() -> mapping("schema_version: 2\n" + COLUMNS), "'2'", "from 1 to 1");
        refused(() -> mapping("schema_version: 1\n"), "no key 'columns'");
        refused(() -> mapping("schema_version: 1\nheader_line: 0\n" + COLUMNS), "line 4", "a position");
        refused(() -> Mapping.read(folder.resolve("none.yaml")), "no such file");
        refused(() -> Mapping.read(folder), "a directory");
        Path binary = Files.write(folder.resolve("b.yaml"), new byte[] {(byte) 0xFF, (byte) 0xFE, 0});
        refused(() -> Mapping.read(binary), "b.yaml");
    }

    @Test
    void dataThatDoNotFitTheMapping() {
        String yaml = "schema_version: 1\n" + COLUMNS;
        refused(() -> read(yaml, "t,u\n0,3\n"), "d.csv, line 1", "no column 'i' among t, u", "m.yaml states at line 5");
        refused(() -> read(yaml, "t,u,i,i\n0,3,1,1\n"), "column 'i'", "two columns");
        refused(() -> read(yaml, ""), "d.csv", "empty file");
        refused(() -> read(yaml, "t,u,i\n"), "no rows");
        refused(() -> read(yaml, "t,u,i\n0,43,0\n"), "43.0 V", "plausible_voltage_V");
        refused(
                () -> read("schema_version: 1\nheader_line: 9\n" + COLUMNS, "t,u,i\n0,3,1\n"),
                "line 9",
                "column names");
        refused(
                () -> read(
                        "schema_version: 1\ncolumns:\n  time: {column: t, unit: s}\n  voltage: {column: u, unit: V}\n",
                        "t,u\n0,3\n"),
                "no column for current");
    }
}

package org.natrolite.datasets.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.natrolite.datasets.Refusals.refused;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.natrolite.core.series.Channel;
import org.natrolite.core.series.TimeSeries;
import org.natrolite.datasets.format.Fixtures.Kind;

class VendorFormatsTest {
    private static final double CLOSE = 1e-4;

    @TempDir
    private Path folder;

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("test.dat"), bytes);
    }

    private Path file(String text) throws IOException {
        return file(text.getBytes(StandardCharsets.UTF_8));
    }

    private static TimeSeries read(Path path) {
        return Readers.read(path, ReadOptions.defaults());
    }

    private static void assertTruth(TimeSeries series) {
        TimeSeries truth = Fixtures.truth();
        assertArrayEquals(truth.column(Channel.TIME), series.column(Channel.TIME), 1e-3);
        assertArrayEquals(truth.column(Channel.VOLTAGE), series.column(Channel.VOLTAGE), CLOSE);
        assertArrayEquals(truth.column(Channel.CURRENT), series.column(Channel.CURRENT), CLOSE);
        assertEquals(1, series.value(Channel.CYCLE, 0));
        assertEquals(2, series.value(Channel.CYCLE, series.size() - 1));
    }

    @ParameterizedTest
    @EnumSource
    void eachFormatIsRecognisedAndSaysTheSame(Kind kind) throws IOException {
        Path path = file(Fixtures.bytes(kind));
        TimeSeries series = Readers.read(path, Fixtures.options(kind));
        assertTruth(series);
        String expected = switch (kind) {
            case BDF, BDF_GZIP -> "Battery Data Format (CSV)";
            case ARBIN -> "Arbin (CSV)";
            case NEWARE, NEWARE_BY_DATE -> "Neware (CSV)";
            case BIOLOGIC -> "BioLogic (.mpt)";
            case MACCOR -> "Maccor (text)";
            case BASYTEC, BASYTEC_BLANKS -> "Basytec (text)";
            case NOVONIX -> "Novonix (CSV)";
            case DELIMITED -> "delimited text by mapping mapping";
        };
        Survey survey = Readers.survey(path, Fixtures.options(kind), bytes -> {});
        assertEquals(expected, survey.inspection().format());
        assertEquals(series.channels(), survey.channels());
        assertEquals(series.warnings(), survey.warnings());
        assertEquals(series.size(), survey.report().rows());
    }

    @ParameterizedTest
    @CsvSource({
        "ARBIN, 1707904800",
        "NEWARE, 1707904800",
        "MACCOR, 1707904800",
        "BASYTEC, 1707904800",
        "NOVONIX, 1707904800"
    })
    void datesBecomeUnixTime(Kind kind, double start) throws IOException {
        TimeSeries series = read(file(Fixtures.bytes(kind)));
        assertEquals(start, series.value(Channel.UNIX_TIME, 0));
        assertEquals(start + series.duration(), series.value(Channel.UNIX_TIME, series.size() - 1), 1e-3);
    }

    @ParameterizedTest
    @CsvSource({"UTF-8, ''", "UTF-8, \ufeff", "UTF-16BE, \ufeff", "UTF-16LE, \ufeff", "windows-1252, ''"})
    void encodings(String charset, String mark) throws IOException {
        String text = mark + Fixtures.text(Kind.NOVONIX, Fixtures.truth());
        TimeSeries series = read(file(text.getBytes(Charset.forName(charset))));
        assertTruth(series);
        assertEquals(298.15, series.value(Channel.AMBIENT_TEMPERATURE, 0), 1e-9);
    }

    @Test
    void aDecimalCommaWithSemicolonsAndThousandsSetApart() throws IOException {
        String text = Fixtures.text(Kind.ARBIN, Fixtures.truth())
                .replace(',', ';')
                .replace('.', ',')
                .replaceAll(";(\\d{1,2})(\\d{3}),0000;", ";$1.$2,0000;");
        assertTrue(text.contains(";1.200,0000;"), text);
        assertTruth(read(file(text)));
    }

    @Test
    void oneGroupAloneIsRefusedSinceItMayBeADecimalSign() throws IOException {
        Path path = file(Fixtures.text(Kind.MACCOR, Fixtures.truth()).replaceFirst("\t3\\.(\\d{3})\\d\t", "\t3,$1\t"));
        refused(() -> read(path), "column 'Volts'", "text '3,");
    }

    @Test
    void aHeaderThatStandsAgainIsNoRow() throws IOException {
        String text = Fixtures.text(Kind.ARBIN, Fixtures.truth());
        List<String> lines = new ArrayList<>(text.lines().toList());
        lines.add(30, lines.get(0));
        Path path = file(String.join("\n", lines));
        assertTruth(read(path));
        CleaningReport report =
                Readers.survey(path, ReadOptions.defaults(), bytes -> {}).report();
        assertEquals(1, report.dropped());
        assertEquals(
                List.of(new CleaningReport.LineRange(31, 31)),
                report.entries().get(0).lines());
    }

    @Test
    void ofTwoColumnsOfOneNameTheFirstIsTakenAndSaid() throws IOException {
        String text = Fixtures.text(Kind.ARBIN, Fixtures.truth()).replace("Charge_Capacity(Ah)", "Voltage(V)");
        TimeSeries series = read(file(text));
        assertTruth(series);
        assertTrue(
                series.warnings().stream().anyMatch(w -> w.contains("2 columns may be voltage")),
                series.warnings()::toString);
    }

    @Test
    void anUnknownStateUnderCurrentIsRefused() throws IOException {
        String text = Fixtures.text(Kind.MACCOR, Fixtures.truth()).replaceFirst("\tC\t1\t", "\tQ\t1\t");
        Path path = file(text);
        refused(() -> read(path), "column 'State'", "state 'Q' at 10.0 A", "charge (c, charge)");
    }

    @Test
    void aStateCannotHideAFlippedSign() throws IOException {
        String text = Fixtures.text(Kind.MACCOR, Fixtures.truth())
                .replace("\tC\t1\t", "\tX\t1\t")
                .replace("\tD\t1\t", "\tC\t1\t")
                .replace("\tX\t1\t", "\tD\t1\t");
        Path path = file(text);
        refused(() -> read(path), "column 'Amps'", "against its current");
    }

    @Test
    void anUnknownUnitIsNamed() throws IOException {
        Path path = file(Fixtures.text(Kind.ARBIN, Fixtures.truth()).replace("Current(A)", "Current(kA)"));
        refused(() -> read(path), "line 1, column 'Current(kA)'", "unknown unit 'kA'", "A, mA");
    }

    @Test
    void aBioLogicFileWithoutCurrentSaysSo() throws IOException {
        Path path = file(Fixtures.text(Kind.BIOLOGIC, Fixtures.truth()).replace("I/mA", "J/mA"));
        refused(() -> read(path), "no column of ");
    }

    @Test
    void filesOfOneTestAreJoinedByTheirClockOrWithAWarning() throws IOException {
        TimeSeries truth = Fixtures.truth();
        int half = truth.size() / 2;
        for (Kind kind : new Kind[] {Kind.ARBIN, Kind.BDF}) {
            Path first = Files.writeString(folder.resolve("1"), Fixtures.text(kind, truth.rows(0, half)));
            Path second = Files.writeString(folder.resolve("2"), Fixtures.text(kind, truth.rows(half, truth.size())));
            TimeSeries joined = Readers.read(List.of(first, second), ReadOptions.defaults());
            assertArrayEquals(truth.column(Channel.TIME), joined.column(Channel.TIME), 1e-3);
            assertArrayEquals(truth.column(Channel.CURRENT), joined.column(Channel.CURRENT), CLOSE);
        }
        Path first = Files.writeString(folder.resolve("1"), Fixtures.text(Kind.BDF, truth));
        TimeSeries again = Readers.read(List.of(first, first), ReadOptions.defaults());
        assertEquals(2 * truth.duration(), again.duration(), 1e-6);
        assertTrue(again.warnings().stream().anyMatch(w -> w.contains("start again")), again.warnings()::toString);
        Path clocked = Files.writeString(folder.resolve("c"), Fixtures.text(Kind.ARBIN, truth));
        refused(() -> Readers.read(List.of(clocked, clocked), ReadOptions.defaults()), "order of the test");
    }
}

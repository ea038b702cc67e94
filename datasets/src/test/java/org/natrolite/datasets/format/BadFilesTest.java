package org.natrolite.datasets.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.natrolite.datasets.Refusals.refused;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.natrolite.core.error.BadDataException;
import org.natrolite.datasets.Sketch;

/** Files that cannot be what they claim to be are refused with file, line, value and expectation. */
class BadFilesTest {
    private static final String HEADER = "Test Time / s,Voltage / V,Current / A\n";

    @TempDir
    private Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("bad.csv"), text);
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("bad.csv"), bytes);
    }

    private static void read(Path path) {
        Readers.read(path, ReadOptions.defaults());
    }

    static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    /** What the format does not write, a mapping can state: the refusal says so. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"1,020.0\",3.2,0' | a mapping that states the sign between thousands",
                "'60,\"3,25\",0' | a mapping with decimal: comma",
                "'0:01:00,3.2,0' | a mapping with the unit h:mm:ss",
                "'2024-02-14 10:00:00,3.2,0' | or year-month-day"
            })
    void aRefusedTextNamesTheMappingThatReadsIt(String row, String hint) throws IOException {
        Path path = file(HEADER + "0,3.2,0\n" + row + "\n");
        refused(() -> read(path), "line 3", hint);
    }

    @Test
    void missingFileAndFolder() {
        refused(() -> read(folder.resolve("none.csv")), "none.csv", "no such file");
        refused(() -> read(folder), "a directory");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\r\n", "\ufeff", "\ufeff\n"})
    void emptyFile(String text) throws IOException {
        Path path = file(text);
        refused(() -> read(path), "bad.csv", "empty file");
    }

    @Test
    void emptyGzip() throws IOException {
        Path path = file(gzip(""));
        refused(() -> read(path), "empty file inside gzip");
    }

    @Test
    void headerOnly() throws IOException {
        Path path = file(HEADER);
        refused(() -> read(path), "bad.csv, line 1", "no rows");
    }

    @Test
    void missingColumnNamesWhatIsThereAndWhatIsNear() throws IOException {
        Path path = file("Test Time / s,Voltage(V),Curent / A\n0,3,0\n");
        refused(() -> read(path), "line 1", "'Voltage / V'", "near: Voltage(V)", "mapping");
        Path arbin = file("Test_Time(s),Voltage / V,Current / A\n0,3,0\n");
        refused(() -> read(arbin), "'Test Time / s'", "near: Test_Time(s)");
    }

    @Test
    void unknownUnit() throws IOException {
        Path path = file("Test Time / s,Voltage / furlong,Current / A\n0,3,0\n");
        refused(() -> read(path), "line 1, column 'Voltage / furlong'", "unknown unit 'furlong'", "V, mV");
        Path caseMatters = file("Test Time / s,Voltage / V,Current / MA\n0,3,0\n");
        refused(() -> read(caseMatters), "unknown unit 'MA'", "A, mA");
        Path optional = file("Test Time / s,Voltage / V,Current / A,Ambient Temperature / F\n0,3,0,70\n");
        refused(() -> read(optional), "unknown unit 'F'", "degC, K");
    }

    @Test
    void semicolonsBetweenColumns() throws IOException {
        Path path = file("Test Time / s;Voltage / V;Current / A\n0;3,1;0\n1;3,1;0\n");
        refused(() -> read(path), "line 1", "columns divided by semicolons", "delimiter: semicolon");
    }

    @Test
    void duplicateColumns() throws IOException {
        Path same = file("Test Time / s,Voltage / V,Current / A,note,note\n0,3,0,1,1\n");
        refused(() -> read(same), "column 'note'", "two columns");
        Path twice = file("Test Time / s,Voltage / V,Current / A,Current / mA\n0,3,0,0\n");
        refused(() -> read(twice), "Current / mA", "second column");
        Path machine = file("Test Time / s,test_time_second,Voltage / V,Current / A\n0,0,3,0\n");
        refused(() -> read(machine), "test_time_second", "second column");
    }

    @ParameterizedTest
    @CsvSource({
        "3.x, text '3.x'",
        "'\"a,b\"', \"text 'a,b'\"",
        "NaN, 'NaN'",
        "nan, 'nan'",
        "'', a blank",
        "inf, not finite",
        "-Infinity, not finite",
        "1e999, not finite",
        "43, 43.0 V",
        "-1.5, -1.5 V",
        "3000, 3000.0 V",
    })
    void badVoltage(String cell, String words) throws IOException {
        Path path = file(HEADER + "0,3.1,0\n1," + cell + ",0\n2,3.1,0\n");
        BadDataException e = refused(() -> read(path), "line 3, column 'Voltage / V'", words.replace("\"", ""), " V");
        assertEquals(3, e.line());
        assertEquals("Voltage / V", e.column());
    }

    @Test
    void timeBackwards() throws IOException {
        Path path = file(HEADER + "0,3.1,0\n2,3.1,0\n1.5,3.1,0\n");
        refused(() -> read(path), "line 4, column 'Test Time / s'", "backwards to 1.5 s from 2.0 s");
    }

    @Test
    void rowsOfOtherLength() throws IOException {
        Path path = file(HEADER + "0,3.1,0\n1,3.\n");
        refused(() -> read(path), "line 3", "2 fields", "3 as in the header");
    }

    @Test
    void impossibleTemperature() throws IOException {
        Path path = file("Test Time / s,Voltage / V,Current / A,Ambient Temperature / degC\n0,3,0,-300\n");
        refused(() -> read(path), "line 2", "-300.0 degC", "absolute zero");
    }

    @Test
    void millisecondsUnderSeconds() {
        Path path = folder.resolve("ms.csv");
        BdfWriter.write(Sketch.cycle(10).series(1000, 1), path);
        refused(() -> read(path), "ms.csv, line ", "column 'Test Time / s'", "milliseconds", "expected times");
    }

    @Test
    void currentWithFlippedSign() {
        Path path = folder.resolve("flipped.csv");
        BdfWriter.write(Sketch.cycle(10).series(1, -1), path);
        refused(
                () -> read(path),
                "flipped.csv, line ",
                "column 'Current / A'",
                "against its current",
                "positive in charge");
    }

    @Test
    void truncatedGzipAtEveryLength() throws IOException {
        byte[] whole = gzip(HEADER + "0,3.1,0\n1,3.1,0\n2,3.1,0\n");
        for (int length = 2; length < whole.length; length++) {
            Path path = file(Arrays.copyOf(whole, length));
            refused(() -> read(path), "truncated");
        }
    }

    @Test
    void truncatedLargeGzipNamesALine() throws IOException {
        StringBuilder text = new StringBuilder(HEADER);
        Random random = new Random(1);
        for (int i = 0; i < 50_000; i++) {
            text.append(i).append(",3.").append(random.nextInt(1_000_000)).append(",0\n");
        }
        byte[] whole = gzip(text.toString());
        Path path = file(Arrays.copyOf(whole, whole.length / 2));
        BadDataException e = refused(() -> read(path), "truncated");
        assertTrue(e.line() > 20_000 && e.line() < 30_000, e::getMessage);
    }

    @Test
    void damagedGzip() throws IOException {
        byte[] whole = gzip(HEADER + "0,3.1,0\n".repeat(1000));
        whole[whole.length - 6] ^= 0x55;
        Path path = file(whole);
        refused(() -> read(path), "damaged gzip");
    }

    @Test
    void binaryFiles() throws IOException {
        Path parquet = file("PAR1\u0015\u0000".getBytes(StandardCharsets.ISO_8859_1));
        refused(() -> read(parquet), "Parquet", "CSV");
        Path zip = file("PK\u0003\u0004 rest".getBytes(StandardCharsets.ISO_8859_1));
        refused(() -> read(zip), "Excel");
        Path hdf = file(new byte[] {(byte) 0x89, 'H', 'D', 'F', 0, 0});
        refused(() -> read(hdf), "HDF5");
        byte[] noise = new byte[5000];
        new Random(7).nextBytes(noise);
        noise[0] = 'x';
        Path random = file(noise);
        refused(() -> read(random), "binary");
        byte[] zeros = (HEADER + "0,3.1,\u0000\n").getBytes(StandardCharsets.UTF_8);
        Path nul = file(zeros);
        refused(() -> read(nul), "line 2", "byte 0x00");
    }
}

package org.natrolite.extra;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.DateType;
import org.apache.parquet.format.DecimalType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.natrolite.core.error.BadDataException;
import org.natrolite.core.series.Channel;
import org.natrolite.core.series.TimeSeries;
import org.natrolite.datasets.format.Cleaning;
import org.natrolite.datasets.format.ReadOptions;
import org.natrolite.datasets.format.Readers;
import org.natrolite.datasets.format.Survey;
import org.natrolite.datasets.mapping.Mapping;
import org.natrolite.extra.Tables.Kind;

/** Files that are not text are read as text is, by their labels or a mapping, with the same checks. */
class ExtraFormatsTest {
    private static final String MAPPING = """
            schema_version: 1
            current_sign: charge-positive
            columns:
              time: {column: t, unit: s}
              voltage: {column: 'y(:,1)', unit: V}
              current: {column: 'y(:,2)', unit: mA}
            """;

    @TempDir
    private Path folder;

    /** How a file of a kind is read: names in a structure need a mapping. */
    static ReadOptions options(Kind kind) {
        return kind == Kind.MATLAB_5_STRUCT
                ? ReadOptions.defaults().withMapping(Mapping.parse("mapping", MAPPING))
                : ReadOptions.defaults();
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("file.bin"), bytes);
    }

    @ParameterizedTest
    @EnumSource
    void eachFormatGivesTheTest(Kind kind) throws IOException {
        Path file = file(Tables.bytes(kind, folder));
        TimeSeries series = Readers.read(file, options(kind));
        assertArrayEquals(Tables.time(), series.column(Channel.TIME));
        assertArrayEquals(Tables.voltage(), series.column(Channel.VOLTAGE));
        assertArrayEquals(Tables.current(), series.column(Channel.CURRENT), 1e-12);
        Survey survey = Readers.survey(file, options(kind), bytes -> {});
        assertEquals(Tables.ROWS, survey.report().read());
        assertEquals(Tables.ROWS, survey.report().rows());
        List<Double> voltages = new ArrayList<>();
        Readers.stream(
                List.of(survey),
                piece -> Arrays.stream(piece.column(Channel.VOLTAGE)).forEach(voltages::add),
                bytes -> {});
        assertArrayEquals(
                Tables.voltage(), voltages.stream().mapToDouble(v -> v).toArray());
        if (kind == Kind.MATLAB_5 || kind == Kind.HDF5) {
            assertTrue(
                    series.warnings().stream().anyMatch(w -> w.contains("settings (3 values)")),
                    () -> series.warnings().toString());
        }
    }

    @Test
    void theFormatIsNamedWithItsContainer() throws IOException {
        assertEquals(
                "Battery Data Format (Parquet)",
                Readers.inspect(file(Tables.bytes(Kind.PARQUET_SNAPPY, folder)), ReadOptions.defaults())
                        .format());
        assertEquals(
                "MATLAB 5 by mapping mapping",
                Readers.inspect(file(Tables.bytes(Kind.MATLAB_5_STRUCT, folder)), options(Kind.MATLAB_5_STRUCT))
                        .format());
    }

    private static ParquetWriter.Column column(String name, PrimitiveTypeName type, Object... values) {
        return new ParquetWriter.Column(name, type, Arrays.asList(values));
    }

    private TimeSeries read(Cleaning cleaning, ParquetWriter.Column... columns) throws IOException {
        byte[] bytes = ParquetWriter.write(
                List.of(columns), 2, CompressionCodec.UNCOMPRESSED, WriterVersion.PARQUET_1_0, false, false);
        return Readers.read(file(bytes), ReadOptions.defaults().withCleaning(cleaning));
    }

    @Test
    void storedTypesAreNumbers() throws IOException {
        TimeSeries series = read(
                Cleaning.REFUSE,
                column("Test Time / s", PrimitiveTypeName.INT64, 0L, 1L, 2L),
                column("Voltage / V", PrimitiveTypeName.FLOAT, 3f, 3.5f, 3.25f),
                column("Current / A", PrimitiveTypeName.INT32, 0, 1, 0),
                column("Ambient Temperature / degC", PrimitiveTypeName.DOUBLE, 20.0, Double.NaN, 21.0));
        assertArrayEquals(new double[] {3, 3.5, 3.25}, series.column(Channel.VOLTAGE));
        assertArrayEquals(new double[] {0, 1, 0}, series.column(Channel.CURRENT));
        assertTrue(
                series.warnings().stream().anyMatch(w -> w.contains("no number in 1 of 3 rows")),
                () -> series.warnings().toString());
    }

    /** The newer annotation is enough: files that others write need not repeat it in the older one. */
    @Test
    void whatNumbersStandForIsReadFromEitherAnnotation() throws IOException {
        TimeSeries series = read(
                Cleaning.REFUSE,
                new ParquetWriter.Column(
                        "Test Time / s", PrimitiveTypeName.INT32, List.of(0, 1), LogicalType.DATE(new DateType())),
                new ParquetWriter.Column(
                        "Voltage / V",
                        PrimitiveTypeName.INT32,
                        List.of(3000, 3250),
                        LogicalType.DECIMAL(new DecimalType(3, 9))),
                column("Current / A", PrimitiveTypeName.DOUBLE, 0.0, 0.1));
        assertArrayEquals(new double[] {0, 86400}, series.column(Channel.TIME));
        assertArrayEquals(new double[] {3, 3.25}, series.column(Channel.VOLTAGE), 1e-12);
    }

    @Test
    void anArrayLargerThanItsFileIsToldWithTheFile() throws IOException {
        Path file = file(Tables.claiming(Tables.bytes(Kind.HDF5, folder), 1L << 30));
        BadDataException refusal =
                assertThrows(BadDataException.class, () -> Readers.read(file, ReadOptions.defaults()));
        assertEquals(file.toString(), refusal.source());
        assertTrue(String.valueOf(refusal.getMessage()).contains("an array of 8589934592 bytes"), refusal::getMessage);
    }

    @Test
    void rowsThatCannotBeUsedAreRefusedOrListed() throws IOException {
        ParquetWriter.Column[] columns = {
            column("Test Time / s", PrimitiveTypeName.INT64, 0L, 1L, 2L, 3L),
            column("Voltage / V", PrimitiveTypeName.DOUBLE, 3.0, Double.NaN, 3.1, 300.0),
            column("Current / A", PrimitiveTypeName.DOUBLE, 0.0, 1.0, 1.0, 0.0)
        };
        BadDataException refusal = assertThrows(BadDataException.class, () -> read(Cleaning.REFUSE, columns));
        assertEquals(2, refusal.line());
        assertEquals("Voltage / V", refusal.column());
        TimeSeries repaired = read(Cleaning.REPAIR, columns);
        assertEquals(2, repaired.size());
        assertTrue(repaired.warnings().stream().anyMatch(w -> w.contains("1 row dropped: implausible voltage")));
    }

    @Test
    void textIsNoNumber() {
        BadDataException refusal = assertThrows(
                BadDataException.class,
                () -> read(
                        Cleaning.REFUSE,
                        column("Test Time / s", PrimitiveTypeName.INT64, 0L),
                        column("Voltage / V", PrimitiveTypeName.BINARY, "three"),
                        column("Current / A", PrimitiveTypeName.DOUBLE, 0.0)));
        assertTrue(String.valueOf(refusal.getMessage()).contains("text 'three'"), refusal::getMessage);
    }

    @Test
    void whatIsMissingIsSaid() throws IOException {
        byte[] bytes = Tables.bytes(Kind.MATLAB_5_STRUCT, folder);
        BadDataException refusal =
                assertThrows(BadDataException.class, () -> Readers.read(file(bytes), ReadOptions.defaults()));
        assertTrue(String.valueOf(refusal.getMessage()).contains("among t, y(:,1), y(:,2)"), refusal::getMessage);
    }

    @ParameterizedTest
    @EnumSource
    void aFileThatIsCutOffIsRefused(Kind kind) throws IOException {
        byte[] bytes = Tables.bytes(kind, folder);
        // at the end of an HDF5 file there may be room that nothing needs
        int last = kind == Kind.HDF5 || kind == Kind.MATLAB_73 ? bytes.length * 3 / 4 : bytes.length - 1;
        for (int length : new int[] {5, 130, 520, bytes.length / 2, last}) {
            Path file = file(Arrays.copyOf(bytes, length));
            BadDataException refusal =
                    assertThrows(BadDataException.class, () -> Readers.read(file, options(kind)), kind + " " + length);
            assertTrue(String.valueOf(refusal.getMessage()).contains("; expected "), refusal::getMessage);
        }
    }

    @Test
    void magicAloneIsNoFile() throws IOException {
        for (String magic : List.of("PAR1", "MATLAB 5.0 MAT-file", "MATLAB 7.3 MAT-file")) {
            Path file = file(magic.getBytes(StandardCharsets.US_ASCII));
            assertThrows(BadDataException.class, () -> Readers.read(file, ReadOptions.defaults()), magic);
        }
    }

    /** A file that others wrote: it says the same as its CSV twin. */
    @Test
    void aPublicParquetFileIsItsCsvTwin() throws IOException {
        Path data = Path.of("..", "..", "shared", "data", "hina-nacr32140");
        Assumptions.assumeTrue(Files.isDirectory(data), "public data are not here");
        TimeSeries[] twins = new TimeSeries[2];
        try (var files = Files.list(data)) {
            for (Path file : files.toList()) {
                if (file.toString().endsWith(".parquet")) {
                    twins[0] = Readers.read(file, ReadOptions.defaults());
                } else if (file.toString().endsWith(".csv")) {
                    twins[1] = Readers.read(file, ReadOptions.defaults());
                }
            }
        }
        assertEquals(twins[1].channels(), twins[0].channels());
        for (Channel channel : twins[0].channels()) {
            assertArrayEquals(twins[1].column(channel), twins[0].column(channel), 1e-9, channel.toString());
        }
    }
}

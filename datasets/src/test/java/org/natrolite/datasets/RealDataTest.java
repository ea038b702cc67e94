package org.natrolite.datasets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.natrolite.datasets.Refusals.refused;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.natrolite.core.series.Channel;
import org.natrolite.core.series.TimeSeries;
import org.natrolite.datasets.check.SeriesChecks;
import org.natrolite.datasets.check.SignEvidence;
import org.natrolite.datasets.check.TemperatureRole;
import org.natrolite.datasets.duty.Duty;
import org.natrolite.datasets.duty.DutyReader;
import org.natrolite.datasets.format.BdfWriter;
import org.natrolite.datasets.format.ReadOptions;
import org.natrolite.datasets.format.Readers;
import org.natrolite.datasets.mapping.Mapping;

/** The checks against measurements: they never refuse what was measured, and always what was damaged. */
class RealDataTest {
    private static final Path DATA = Path.of("..", "..", "shared", "data");

    private static final String HAKADI = """
      schema_version: 1
      %s
      time_origin: first-row
      columns:
        time: {column: time, unit: ms}
        voltage: {column: voltage, unit: V}
        current: {column: current, unit: A}
      constants:
        ambient_temperature: {value: 23, unit: degC}
      """;
    private static final String DRIVE = """
      schema_version: 1
      %s
      time_origin: first-row
      columns:
        time: {column: time, unit: s}
        voltage: {column: voltage, unit: V}
        current: {column: current, unit: A}
        step: {column: step}
        charging_capacity: {column: chgAh, unit: Ah}
        discharging_capacity: {column: disAh, unit: Ah}
      """;
    private static final String ARBIN = """
      schema_version: 1
      %s
      columns:
        time: {column: Test_Time(s), unit: s}
        voltage: {column: Voltage(V), unit: V}
        current: {column: Current(A), unit: A}
        cycle: {column: Cycle_Index}
        charging_capacity: {column: Charge_Capacity(Ah), unit: Ah}
        discharging_capacity: {column: Discharge_Capacity(Ah), unit: Ah}
      """;

    @TempDir
    private Path folder;

    private static List<Path> files(String where, String pattern) {
        Path path = DATA.resolve(where);
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try (var listed = Files.newDirectoryStream(path, pattern)) {
            return Stream.of(listed)
                    .flatMap(files -> java.util.stream.StreamSupport.stream(files.spliterator(), false))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Mapping mapping(String yaml) throws IOException {
        return Mapping.read(Files.writeString(folder.resolve("mapping.yaml"), yaml));
    }

    private static Path hina() {
        List<Path> files = files("hina-nacr32140", "*.csv");
        assumeTrue(!files.isEmpty(), "the HiNa measurement is not here");
        return files.get(0);
    }

    private static TimeSeries scaled(TimeSeries series, double time, double current, boolean bare) {
        TimeSeries.Builder builder = TimeSeries.builder(series.source());
        for (Channel channel : series.channels()) {
            boolean required =
                    EnumSet.of(Channel.TIME, Channel.VOLTAGE, Channel.CURRENT).contains(channel);
            double factor = channel == Channel.TIME ? time : channel == Channel.CURRENT ? current : 1;
            if (required || !bare) {
                double[] values = series.column(channel);
                for (int i = 0; i < values.length; i++) {
                    values[i] *= factor;
                }
                builder.put(channel, values);
            }
        }
        return builder.build();
    }

    private static TimeSeries check(TimeSeries series) {
        return SeriesChecks.check(series, Map.of(), row -> row + 2L, false, false);
    }

    @Test
    void hinaIsWhatItsSourceSays() {
        Path file = hina();
        var inspection = Readers.inspect(file, ReadOptions.defaults());
        assertEquals(14243, inspection.rows());
        assertEquals(73309.6, inspection.duration(), 0.1);
        assertEquals(
                List.of(0.0, 1.0, 2.0),
                inspection.cycles().stream().map(cycle -> cycle.label()).toList());
        assertEquals(10.26, inspection.cycles().get(2).discharged() / 3600, 0.04);
        assertEquals(EnumSet.of(TemperatureRole.SURFACE), EnumSet.copyOf(inspection.temperatures()));
        assertEquals(0.002, Objects.requireNonNull(inspection.sampling()).shortest(), 1e-6);
        assertTrue(
                inspection.warnings().stream().anyMatch(w -> w.contains("labelled ambient follows the heat")),
                inspection.warnings()::toString);
        TimeSeries stated = Readers.read(file, ReadOptions.defaults().withTemperatureRole(TemperatureRole.AMBIENT));
        assertTrue(stated.has(Channel.AMBIENT_TEMPERATURE));
        assertFalse(stated.has(Channel.SURFACE_TEMPERATURE));
    }

    @Test
    void hinaDamagedIsRefusedWholeInPartsAndBare() {
        TimeSeries whole = Readers.read(hina(), ReadOptions.defaults());
        int rows = whole.size();
        int[][] parts = {
            {0, rows},
            {0, rows / 2},
            {rows / 2, rows},
            {0, rows / 4},
            {rows / 4, rows / 2},
            {rows / 2, 3 * rows / 4},
            {3 * rows / 4, rows}
        };
        for (int[] part : parts) {
            TimeSeries series = whole.rows(part[0], part[1]);
            for (boolean bare : new boolean[] {true, false}) {
                check(scaled(series, 1, 1, bare));
                refused(() -> check(scaled(series, 1, -1, bare)), "against its current");
                refused(() -> check(scaled(series, 1000, 1, bare)), "milliseconds");
            }
        }
    }

    @Test
    void hinaDamagedInItsFileNamesLineAndColumn() throws IOException {
        TimeSeries whole = Readers.read(hina(), ReadOptions.defaults());
        Path file = folder.resolve("damaged.bdf.gz");
        BdfWriter.write(scaled(whole, 1, -1, true), file);
        refused(() -> Readers.read(file, ReadOptions.defaults()), "damaged.bdf.gz, line ", "column 'Current / A'");
        BdfWriter.write(scaled(whole, 1000, 1, true), file);
        refused(() -> Readers.read(file, ReadOptions.defaults()), "damaged.bdf.gz, line ", "column 'Test Time / s'");
    }

    static Stream<Path> hakadi() {
        return files("hakadi-18650", "static_test_*.csv").stream();
    }

    static Stream<Path> drive() {
        return files("a123-26650-lfp", "A123_DYN_*.csv").stream();
    }

    static Stream<Path> openCircuit() {
        return files("a123-26650-lfp", "A123_OCV_*.csv").stream();
    }

    private static final List<String> EITHER_SIGN =
            List.of("", "current_sign: charge-positive", "current_sign: discharge-positive");

    private TimeSeries soundAndDamaged(Path file, String mapping, String trueSign) throws IOException {
        for (String sign : EITHER_SIGN) {
            ReadOptions options = ReadOptions.defaults().withMapping(mapping(String.format(mapping, sign)));
            TimeSeries series = Readers.read(file, options);
            boolean right = sign.equals(trueSign) || sign.isEmpty();
            assertEquals(
                    right, SignEvidence.of(series).verdict() == SignEvidence.Verdict.CHARGE_POSITIVE, file::toString);
        }
        return Readers.read(file, ReadOptions.defaults().withMapping(mapping(String.format(mapping, trueSign))));
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("hakadi")
    void hakadi(Path file) throws IOException {
        TimeSeries series = soundAndDamaged(file, HAKADI, "current_sign: charge-positive");
        assertEquals(0, series.time(0));
        assertTrue(series.duration() > 3000 && series.duration() < 20_000, "seconds");
        refused(() -> check(scaled(series, 1, -1, true)), "against its current");
        refused(() -> check(scaled(series, 1000, 1, true)), "milliseconds");
        assertEquals(series.size(), check(scaled(series, 1, 1, true)).size());
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("drive")
    void a123Drive(Path file) throws IOException {
        ReadOptions unstated = ReadOptions.defaults().withMapping(mapping(String.format(DRIVE, "")));
        refused(() -> Readers.read(file, unstated), "column 'current'", "against its current");
        TimeSeries series = Readers.read(
                file,
                ReadOptions.defaults().withMapping(mapping(String.format(DRIVE, "current_sign: discharge-positive"))));
        assertEquals(
                SignEvidence.Verdict.CHARGE_POSITIVE, SignEvidence.of(series).verdict());
        refused(() -> check(scaled(series, 1000, 1, true)), "milliseconds", "at 1C");
        refused(() -> check(scaled(series, 1000, 1, false)), "milliseconds", "the instrument counts");
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("openCircuit")
    void a123OpenCircuit(Path file) throws IOException {
        TimeSeries series = soundAndDamaged(file, ARBIN, "current_sign: charge-positive");
        refused(() -> check(scaled(series, 1, -1, true)), "against its current");
        refused(() -> check(scaled(series, 1000, 1, false)), "milliseconds", "the instrument counts");
    }

    @Test
    void dutyProfiles() throws IOException {
        List<Path> files = files("duty-profiles", "{Com,Freq,Tele}*.csv");
        assumeTrue(!files.isEmpty(), "the duty profiles are not here");
        ReadOptions options = ReadOptions.defaults().withMapping(mapping("""
                    schema_version: 1
                    columns:
                      time: {column: Time_s, unit: s}
                      soc: {column: SOC, unit: "1"}
                      ambient_temperature: {column: Temperature_C, unit: degC}
                    """));
        for (Path file : files) {
            Duty duty = DutyReader.read(file, options);
            assertEquals(Channel.SOC, duty.channel());
            assertEquals(293.15, duty.series().value(Channel.AMBIENT_TEMPERATURE, 0));
            assertTrue(duty.period() > 100 * 86400.0, file::toString);
        }
    }

    @Test
    void parquetIsNamed() {
        List<Path> files = files("hina-nacr32140", "*.parquet");
        assumeTrue(!files.isEmpty(), "the Parquet file is not here");
        refused(() -> Readers.read(files.get(0), ReadOptions.defaults()), "a Parquet file", "convert it to CSV");
    }
}

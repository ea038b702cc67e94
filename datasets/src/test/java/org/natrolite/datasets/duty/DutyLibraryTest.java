package org.natrolite.datasets.duty;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.core.series.Channel;
import org.natrolite.core.series.TimeSeries;
import org.natrolite.datasets.format.ReadOptions;
import org.natrolite.datasets.mapping.Mapping;

/** Each duty is what its rule and the table of the package say, can be repeated for ever, and is written without loss. */
class DutyLibraryTest {
    private static final double ONE_WATT_HOUR = 3600;
    private static final long[] SEEDS = {1, 2, 3, -77, 1L << 40};

    @TempDir
    private Path folder;

    static Stream<String> ids() {
        return DutyLibrary.entries().stream().map(DutyLibrary.Entry::id);
    }

    private static DutyStatistics statistics(String id, long seed) {
        return DutyStatistics.of(DutyLibrary.entry(id).duty(seed), ONE_WATT_HOUR);
    }

    private static double percent(double share) {
        return 100 * share;
    }

    private static String row(String id) {
        Duty duty = DutyLibrary.duty(id);
        DutyStatistics statistics = statistics(id, DutyLibrary.STANDARD_SEED);
        String depths = statistics.depths().stream()
                .map(depth -> String.format(Locale.ROOT, "<td>%.1f</td>", percent(depth)))
                .collect(Collectors.joining());
        return String.format(
                Locale.ROOT,
                " * <tr><td>%s</td><td>%.0f</td><td>%.1f</td><td>%.2f</td><td>%.2f</td><td>%.1f</td>%s</tr>",
                id,
                duty.period() / 86400,
                statistics.equivalentFullCycles(),
                statistics.largestCharge(),
                statistics.largestDischarge(),
                percent(statistics.rest()),
                depths);
    }

    @ParameterizedTest
    @MethodSource("ids")
    void theTableOfThePackageIsWhatTheLibraryDoes(String id) throws IOException {
        List<String> tour = Files.readAllLines(Path.of("src/main/java/org/natrolite/datasets/duty/package-info.java"));
        String row = row(id);
        assertTrue(tour.contains(row), () -> "not in the table: " + row);
    }

    @ParameterizedTest
    @MethodSource("ids")
    void canBeRepeatedAndNeverAsksForWhatIsNotThere(String id) {
        for (long seed : SEEDS) {
            DutyStatistics statistics = statistics(id, seed);
            assertEquals(0, statistics.refusedDischarge(), 1e-9, id + " seed " + seed);
            assertTrue(statistics.equivalentFullCycles() > 0.5);
            assertEquals(1, statistics.depths().stream().mapToDouble(x -> x).sum(), 1e-12);
            assertTrue(statistics.largestCharge() <= 1.1 && statistics.largestDischarge() <= 2);
        }
    }

    private static boolean same(Duty a, Duty b) {
        return a.period() == b.period()
                && Arrays.equals(a.series().column(Channel.TIME), b.series().column(Channel.TIME))
                && Arrays.equals(a.series().column(Channel.POWER), b.series().column(Channel.POWER));
    }

    @ParameterizedTest
    @MethodSource("ids")
    void theSeedDecidesAndNothingElse(String id) {
        DutyLibrary.Entry entry = DutyLibrary.entry(id);
        Duty once = entry.duty(5);
        assertTrue(same(once, entry.duty(5)));
        assertEquals(!entry.random(), same(once, entry.duty(6)));
        assertFalse(entry.rule().isEmpty() || entry.description().isBlank());
    }

    @ParameterizedTest
    @MethodSource("ids")
    void comesBackFromItsFileWithItsPeriod(String id) {
        Path file = folder.resolve("duty.csv");
        Duty duty = DutyLibrary.duty(id);
        DutyWriter.write(duty, file);
        Duty back = DutyReader.read(file, ReadOptions.defaults());
        assertEquals(duty.period(), back.period(), 1e-9 * duty.period());
        int rows = duty.series().size();
        assertArrayEquals(
                duty.series().column(Channel.POWER), back.series().rows(0, rows).column(Channel.POWER));
        assertArrayEquals(
                duty.series().column(Channel.TIME), back.series().rows(0, rows).column(Channel.TIME));
        for (int i = rows; i < back.series().size(); i++) {
            assertEquals(
                    duty.series().value(Channel.POWER, rows - 1), back.series().value(Channel.POWER, i));
        }
        DutyStatistics before = DutyStatistics.of(duty, ONE_WATT_HOUR);
        DutyStatistics after = DutyStatistics.of(back, ONE_WATT_HOUR);
        assertEquals(before.equivalentFullCycles(), after.equivalentFullCycles(), 1e-9);
    }

    @ParameterizedTest
    @MethodSource("ids")
    void noRowIsALeftoverOfRounding(String id) {
        for (long seed = 1; seed <= 20; seed++) {
            double[] time = DutyLibrary.entry(id).duty(seed).series().column(Channel.TIME);
            for (int i = 1; i < time.length; i++) {
                assertTrue(time[i] - time[i - 1] > 1e-6, id + " at " + time[i] + " s with seed " + seed);
            }
        }
    }

    @Test
    void aDutyOfOddIntervalsIsWrittenToItsEnd() {
        TimeSeries series = TimeSeries.builder("odd")
                .put(Channel.TIME, new double[] {0, 1, 3, 7})
                .put(Channel.POWER, new double[] {1, 2, 3, 4})
                .build();
        for (double period : new double[] {7.5, 8, 9, 11, 13, 100}) {
            TimeSeries closed = DutyWriter.closed(new Duty(series, period, Channel.POWER));
            assertEquals(period, Duty.of(closed).period(), 1e-12);
        }
        TimeSeries one = series.rows(0, 1);
        assertEquals(
                50, Duty.of(DutyWriter.closed(new Duty(one, 50, Channel.POWER))).period());
    }

    @Test
    void scalesToAPlantAndToRates() {
        Duty duty = DutyLibrary.duty("microgrid");
        Duty plant = duty.times(63e6);
        assertEquals(
                12e6, Arrays.stream(plant.series().column(Channel.POWER)).max().orElseThrow(), 1e-6);
        assertEquals(DutyStatistics.of(duty, ONE_WATT_HOUR), DutyStatistics.of(duty.times(1), ONE_WATT_HOUR));
        Duty rates = plant.asCRate(63e6 * 3600);
        assertEquals(Channel.C_RATE, rates.channel());
        for (int i = 0; i < 100; i++) {
            assertEquals(duty.series().value(Channel.POWER, i), rates.series().value(Channel.C_RATE, i), 1e-15);
        }
        assertThrows(BadArgumentException.class, () -> duty.times(Double.NaN));
        assertThrows(BadArgumentException.class, () -> duty.asCRate(0));
        assertThrows(BadArgumentException.class, () -> rates.times(2));
        assertThrows(BadArgumentException.class, () -> DutyStatistics.of(duty, -1));
    }

    /** A triangle between empty and full, counted by hand. */
    @Test
    void statisticsOfATriangle() {
        TimeSeries series = TimeSeries.builder("triangle")
                .put(Channel.TIME, new double[] {0, 7200, 10800, 18000})
                .put(Channel.C_RATE, new double[] {-0.4, 0, 0.4, 0})
                .build();
        DutyStatistics statistics = DutyStatistics.of(new Duty(series, 21600, Channel.C_RATE), Double.NaN);
        assertEquals(4 * 365 * 0.8, statistics.equivalentFullCycles(), 1e-9);
        assertEquals(0.4, statistics.largestCharge());
        assertEquals(1.0 / 3, statistics.rest(), 1e-12);
        assertEquals(List.of(0.0, 0.0, 0.0, 0.0, 1.0), statistics.depths());
        assertEquals(0, statistics.refusedDischarge());
        // three times the discharge is refused by a third, and what is left fits the charge
        DutyStatistics greedy = DutyStatistics.of(
                new Duty(series.with(Channel.C_RATE, new double[] {-0.75, 0, 0.5, 0}), 21600, Channel.C_RATE),
                Double.NaN);
        assertEquals(1.0 / 3, greedy.refusedDischarge(), 1e-12);
    }

    /** What is known of these profiles; to be repeated, each goes back to its first state of charge, which is up to 0.5 EFC. */
    @ParameterizedTest
    @CsvSource({
        "Frequency_containment_reserve.csv, 233, 1",
        "Commercial_peak_shaving.csv, 19.2, 0.3",
        "Commercial_PV-BESS_NREL.csv, 213, 1",
        "Telecom_backup_power_and_peak_shaving.csv, 91, 1.6"
    })
    void statisticsOfPublishedProfiles(String name, double cycles, double tolerance) {
        Path file = Path.of("../../shared/data/duty-profiles", name);
        assumeTrue(Files.exists(file), "the published profiles are not here");
        Duty duty = DutyReader.read(file, ReadOptions.defaults().withMapping(mapping()));
        assertEquals(cycles, DutyStatistics.of(duty, Double.NaN).equivalentFullCycles(), tolerance);
    }

    private Mapping mapping() {
        try {
            return Mapping.read(Files.writeString(folder.resolve("mapping.yaml"), """
                    schema_version: 1
                    columns:
                      time: {column: Time_s, unit: s}
                      soc: {column: SOC, unit: '1'}
                    """));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

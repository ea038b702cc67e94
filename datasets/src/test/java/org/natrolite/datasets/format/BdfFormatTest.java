package org.natrolite.datasets.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.natrolite.core.series.Channel;
import org.natrolite.core.series.TimeSeries;
import org.natrolite.datasets.check.TemperatureRole;

class BdfFormatTest {
    @TempDir
    private Path folder;

    private TimeSeries read(String text) throws IOException {
        return Readers.read(Files.writeString(folder.resolve("a.csv"), text), ReadOptions.defaults());
    }

    @Test
    void labelsQuotedWithByteOrderMarkAndCarriageReturns() throws IOException {
        TimeSeries series =
                read("\ufeff\"Test Time / s\",\"Voltage / V\",\"Current / A\"\r\n0,3,0\r\n\"10\", 3.5 ,1\r\n");
        assertArrayEquals(new double[] {0, 10}, series.column(Channel.TIME));
        assertArrayEquals(new double[] {3, 3.5}, series.column(Channel.VOLTAGE));
        assertArrayEquals(new double[] {0, 1}, series.column(Channel.CURRENT));
    }

    @Test
    void machineNames() throws IOException {
        TimeSeries series =
                read("test_time_second,voltage_millivolt,current_ampere,cycle_count,ambient_temperature_celsius,"
                        + "charging_capacity_ampere_hour\n0,3000,0,4,25,0.5\n");
        assertEquals(3, series.value(Channel.VOLTAGE, 0));
        assertEquals(4, series.value(Channel.CYCLE, 0));
        assertEquals(298.15, series.value(Channel.AMBIENT_TEMPERATURE, 0));
        assertEquals(1800, series.value(Channel.CHARGED_CHARGE, 0));
    }

    @Test
    void unitsAreConvertedAndBlindToBlanks() throws IOException {
        TimeSeries series = read(
                "Test Time/min,Voltage /mV,current / m A,Power / kW,Ambient Temperature / K,Charging Capacity / mAh,"
                        + "Discharging Energy / Wh,SOC / %,Surface Temperature / \u00b0C\n0.5,2500,1500,2,300,1000,2,45,20\n");
        assertEquals(30, series.time(0));
        assertEquals(2.5, series.value(Channel.VOLTAGE, 0));
        assertEquals(1.5, series.value(Channel.CURRENT, 0));
        assertEquals(2000, series.value(Channel.POWER, 0));
        assertEquals(300, series.value(Channel.AMBIENT_TEMPERATURE, 0));
        assertEquals(3600, series.value(Channel.CHARGED_CHARGE, 0));
        assertEquals(7200, series.value(Channel.DISCHARGED_ENERGY, 0));
        assertEquals(0.45, series.value(Channel.SOC, 0));
        assertEquals(293.15, series.value(Channel.SURFACE_TEMPERATURE, 0));
    }

    @Test
    void headerInAWesternCodePage() throws IOException {
        byte[] latin = "Test Time / s,Voltage / V,Current / A,Ambient Temperature / \u00b0C\n0,3,0,25\n"
                .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        TimeSeries series = Readers.read(Files.write(folder.resolve("a.csv"), latin), ReadOptions.defaults());
        assertEquals(298.15, series.value(Channel.AMBIENT_TEMPERATURE, 0));
    }

    @Test
    void gzipIsKnownByContentNotByName() throws IOException {
        Path path = folder.resolve("plain.csv");
        Files.write(path, BadFilesTest.gzip("Test Time / s,Voltage / V,Current / A\n0,3,0\n"));
        assertEquals(1, Readers.read(path, ReadOptions.defaults()).size());
        Path misnamed = folder.resolve("text.bdf.gz");
        Files.writeString(misnamed, "Test Time / s,Voltage / V,Current / A\n0,3,0\n");
        assertEquals(1, Readers.read(misnamed, ReadOptions.defaults()).size());
    }

    @Test
    void extraColumnsAreIgnoredAndListed() throws IOException {
        TimeSeries series =
                read("Test Time / s,Voltage / V,Current / A,Step Type,Internal Resistance / ohm,\n0,3,0,CC,0.1,\n");
        assertTrue(
                series.warnings()
                        .contains("columns ignored: Step Type, Internal Resistance / ohm, column 6 without name"),
                series.warnings()::toString);
    }

    @Test
    void stepCountIsPreferredToStepIndex() throws IOException {
        for (String order :
                List.of("Step Index / 1,Step Count / 1\n0,3,0,7,8\n", "Step Count / 1,Step Index / 1\n0,3,0,8,7\n")) {
            TimeSeries series = read("Test Time / s,Voltage / V,Current / A," + order);
            assertEquals(8, series.value(Channel.STEP, 0));
            assertTrue(series.warnings().contains("columns ignored: Step Index / 1"));
        }
    }

    @Test
    void optionalColumnWithBlanksIsLeftOutWithWarning() throws IOException {
        TimeSeries series =
                read("Test Time / s,Voltage / V,Current / A,Ambient Temperature / degC\n0,3,0,25\n1,3,0,\n2,3,0,NaN\n");
        assertFalse(series.has(Channel.AMBIENT_TEMPERATURE));
        assertTrue(
                series.warnings()
                        .contains(
                                "column 'Ambient Temperature / degC' left out: no number in 2 of 3 rows, first at line 3"),
                series.warnings()::toString);
    }

    @Test
    void cyclesAreNeverRenumbered() throws IOException {
        TimeSeries series = read("Test Time / s,Voltage / V,Current / A,Cycle Count / 1\n0,3,0,7\n1,3,0,7\n2,3,0,3\n");
        assertArrayEquals(new double[] {7, 7, 3}, series.column(Channel.CYCLE));
    }

    @Test
    void repeatedTimesAndGapsAreWarnedOf() throws IOException {
        TimeSeries series = read("Test Time / s,Voltage / V,Current / A\n0,3,0\n1,3,0\n1,3,0\n2,3,0\n10000,3,0\n");
        assertTrue(
                series.warnings().contains("the time of the row before stands again in 1 row, first at line 4"),
                series.warnings()::toString);
        assertTrue(
                series.warnings().stream().anyMatch(w -> w.contains("gap") && w.contains("9998 s before line 6")),
                series.warnings()::toString);
    }

    @Test
    void inspectionNamesWhatTheFileIs() throws IOException {
        Path path = Files.writeString(folder.resolve("a.csv"), """
                Test Time / s,Voltage / mV,Current / A,Cycle Count / 1,Surface Temperature / degC
                0,3000,0,4,20
                10,3100,1,4,21
                30,3150,1,5,22
                """);
        var inspection = Readers.inspect(path, ReadOptions.defaults());
        assertEquals("Battery Data Format (CSV)", inspection.format());
        assertEquals(3, inspection.rows());
        assertEquals(30, inspection.duration());
        assertEquals(
                List.of(4.0, 5.0),
                inspection.cycles().stream().map(cycle -> cycle.label()).toList());
        assertEquals(java.util.Set.of(TemperatureRole.SURFACE), inspection.temperatures());
        assertEquals(
                20.0, java.util.Objects.requireNonNull(inspection.sampling()).longest());
        var voltage = inspection.columns().get(1);
        assertEquals("Voltage / mV", voltage.label());
        assertEquals(3.0, voltage.low());
        assertEquals(3.15, voltage.high());
    }
}

package org.natrolite.datasets.duty;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.natrolite.datasets.Refusals.refused;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.core.series.Channel;
import org.natrolite.datasets.Sketch;
import org.natrolite.datasets.format.BdfWriter;
import org.natrolite.datasets.format.ReadOptions;

class DutyTest {
    @TempDir
    private Path folder;

    private Duty read(String csv) throws IOException {
        return DutyReader.read(Files.writeString(folder.resolve("duty.csv"), csv), ReadOptions.defaults());
    }

    @ParameterizedTest
    @CsvSource({"Power / kW,POWER,500", "Current / mA,CURRENT,0.0005", "C-rate / 1,C_RATE,0.5", "SOC / 1,SOC,0.5"})
    void eachQuantityDrives(String label, Channel channel, double first) throws IOException {
        Duty duty = read("Time / s," + label + ",Ambient Temperature / degC\n0,0.5,20\n60,0.25,21\n120,0,22\n");
        assertEquals(channel, duty.channel());
        assertEquals(first, duty.series().value(channel, 0));
        assertEquals(
                Set.of(Channel.TIME, channel, Channel.AMBIENT_TEMPERATURE),
                duty.series().channels());
        assertEquals(180, duty.period());
    }

    @Test
    void theLastRowHoldsForTheMedianInterval() throws IOException {
        Duty duty = read("Test Time / s,Power / W\n100,1\n110,2\n120,3\n500,4\n");
        assertEquals(410, duty.period());
        assertArrayEquals(new double[] {0, 10, 20, 400}, duty.series().column(Channel.TIME));
        assertTrue(duty.series().warnings().get(0).contains("starts at 100.0 s"));
    }

    @Test
    void aMeasurementDrivesByItsCurrent() {
        Path file = folder.resolve("m.csv");
        BdfWriter.write(Sketch.cycle(10).series(), file);
        Duty duty = DutyReader.read(file, ReadOptions.defaults().withAmbient(290));
        assertEquals(Channel.CURRENT, duty.channel());
        assertEquals(
                Set.of(Channel.TIME, Channel.CURRENT, Channel.AMBIENT_TEMPERATURE),
                duty.series().channels());
        assertTrue(
                duty.series().warnings().stream().anyMatch(w -> w.contains("the voltage is ignored")),
                duty.series().warnings()::toString);
        BdfWriter.write(Sketch.cycle(10).series(1, -1), file);
        refused(() -> DutyReader.read(file, ReadOptions.defaults()), "against its current");
    }

    @Test
    void aMeasurementIsNoPlan() throws IOException {
        Path file = folder.resolve("m.csv");
        BdfWriter.write(Sketch.cycle(10).series(), file);
        refused(() -> DutyReader.readPlan(file, ReadOptions.defaults()), "a measurement", "'Time / s'", "'Power / W'");
        Files.writeString(file, "Time / s,Power / W,Step Count / 1\n0,3,1\n1,3,2\n");
        Duty plan = DutyReader.readPlan(file, ReadOptions.defaults());
        assertEquals(Channel.POWER, plan.channel());
        assertTrue(
                plan.series().warnings().contains("not used in a duty: step"),
                plan.series().warnings()::toString);
    }

    @Test
    void refusals() {
        refused(() -> read("Time / s,Voltage / V\n0,3\n1,3\n"), "nothing that drives", "'Power / W'");
        refused(() -> read("Time / s,Power / W,SOC / 1\n0,3,0\n1,3,0\n"), "power", "state of charge", "exactly one");
        refused(() -> read("Power / W\n0\n"), "'Time / s'");
        refused(() -> read("Time / s,Power / W\n0,3\n"), "one row");
        refused(() -> read("Time / s,Power / W\n5,3\n5,3\n5,3\n"), "median interval");
        refused(() -> read("Time / s,SOC / 1\n0,0.5\n1,50\n"), "line 3, column 'SOC / 1'", "50.0", "from 0 to 1");
        refused(() -> read("Time / s,Power / hp\n0,3\n1,3\n"), "unknown unit 'hp'", "W, mW");
    }

    @ParameterizedTest
    @ValueSource(strings = {"grid-daily", "peak-shaving-daily"})
    void libraryDutiesAreDaysThatRefillWhatTheyTake(String id) {
        Duty duty = DutyLibrary.duty(id);
        assertEquals(86400, duty.period());
        assertEquals(288, duty.series().size());
        double in = 0;
        double out = 0;
        for (double power : duty.series().column(Channel.POWER)) {
            in += Math.max(0, power) * 300 / 3600;
            out += Math.max(0, -power) * 300 / 3600;
        }
        assertEquals(id.equals("grid-daily") ? 0.8 : 0.5, out, 1e-12);
        // Enough to fill the cell again at any efficiency above 85 %.
        assertTrue(in > out / 0.85, in + " in, " + out + " out");
        assertEquals(0, duty.series().value(Channel.POWER, 287));
    }

    @Test
    void unknownLibraryDutyNamesThoseThatAre() {
        BadArgumentException e = assertThrows(BadArgumentException.class, () -> DutyLibrary.duty("grid"));
        assertTrue(String.valueOf(e.getMessage()).contains("grid-daily, peak-shaving-daily"));
    }
}

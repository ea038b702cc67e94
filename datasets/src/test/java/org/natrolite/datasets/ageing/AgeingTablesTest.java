package org.natrolite.datasets.ageing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.natrolite.core.checkup.AgedCell;
import org.natrolite.core.error.BadDataException;

class AgeingTablesTest {
    @TempDir
    private Path folder;

    private AgeingTable read(String text) throws IOException {
        return AgeingTables.read(Files.writeString(folder.resolve("table.csv"), text));
    }

    @Test
    void unitsBecomeThoseOfMemoryAndMissingValuesStayMissing() throws IOException {
        AgedCell cell = read("""
                        cell_id,condition_id,elapsed_days,temperature_degC,soc_pct,capacity_Ah,resistance_mohm
                        a,warm,0,25,80,3,
                        a,warm,10,25,80,2.9,33.5
                        """).cells().get(0);
        assertEquals(864000, cell.checks().get(1).seconds());
        assertEquals(298.15, cell.checks().get(1).temperature());
        assertEquals(0.8, cell.checks().get(0).soc(), 1e-15);
        assertEquals(2.9 * 3600, cell.checks().get(1).capacity());
        assertEquals(0.0335, cell.checks().get(1).resistance(), 1e-15);
        assertTrue(Double.isNaN(cell.checks().get(0).resistance()));
        assertTrue(Double.isNaN(cell.checks().get(0).retention()));
    }

    @Test
    void whatIsWrittenIsReadAgainWithItsHistory() throws IOException {
        Files.writeString(folder.resolve("h.csv"), "time_s,soc,temperature_degC\n0,0.2,20\n900,0.8,25.5\n");
        AgeingTable first = read("""
                cell_id,condition_id,elapsed_days,efc,dod,capacity_retention_pct,history_file
                "a,1",x,0,0,0.5,100,h.csv
                "a,1",x,0.01,2,0.5,99.7,h.csv
                b,y,0,0,,100,h.csv
                """);
        Path copy = folder.resolve("copy.csv");
        AgeingTables.write(copy, first.cells());
        AgeingTable second = AgeingTables.read(copy);
        assertEquals(2, second.cells().size());
        for (int i = 0; i < 2; i++) {
            assertEquals(first.cells().get(i).id(), second.cells().get(i).id());
            assertEquals(first.cells().get(i).checks(), second.cells().get(i).checks());
            assertEquals(
                    java.util.Objects.requireNonNull(first.cells().get(i).history())
                            .value(org.natrolite.core.series.Channel.SURFACE_TEMPERATURE, 1),
                    java.util.Objects.requireNonNull(second.cells().get(i).history())
                            .value(org.natrolite.core.series.Channel.SURFACE_TEMPERATURE, 1),
                    1e-9);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    temperature_degF | 77 | 100 | 90 | temperature_degF
                    temperature_degC | 25 | 100 | 130 | 0 to 120
                    temperature_degC | 900 | 100 | 90 | temperature_degC
                    temperature_degC | 25 | -3 | 90 | elapsed_days
                    temperature_degC | 25 | five | 90 | five
                    """)
    void refusalsNameThePlace(String header, String temperature, String days, String retention, String named) {
        BadDataException refused = assertThrows(
                BadDataException.class,
                () -> read("cell_id,elapsed_days," + header + ",capacity_retention_pct\na,0,25,100\na," + days + ","
                        + temperature + "," + retention + "\n"));
        assertTrue(String.valueOf(refused.getMessage()).contains(named), refused.getMessage());
    }

    @Test
    void otherDelimitersAreNamed() {
        BadDataException refused =
                assertThrows(BadDataException.class, () -> read("cell_id;elapsed_days;capacity_Ah\na;0;3\na;5;2,9\n"));
        assertTrue(String.valueOf(refused.getMessage()).contains("semicolons"), refused.getMessage());
    }

    @Test
    void timeDoesNotRunBackwards() {
        BadDataException refused = assertThrows(
                BadDataException.class,
                () -> read("cell_id,elapsed_days,temperature_degC,capacity_retention_pct\na,10,25,99\na,5,25,98\n"));
        assertTrue(String.valueOf(refused.getMessage()).contains("line 3"), refused.getMessage());
        assertTrue(String.valueOf(refused.getMessage()).contains("backwards"), refused.getMessage());
    }

    @Test
    void aCapacityFarAboveTheFirstIsRefused() throws IOException {
        String head = "cell_id,elapsed_days,temperature_degC,capacity_Ah\na,0,25,\na,1,25,2\n";
        assertEquals(1, read(head + "a,2,25,2.39\n").cells().size());
        BadDataException refused = assertThrows(BadDataException.class, () -> read(head + "a,2,25,2.41\n"));
        String said = String.valueOf(refused.getMessage());
        assertTrue(said.contains("2.41 Ah after 2.0 Ah") && said.contains("120 %"), said);
    }
}

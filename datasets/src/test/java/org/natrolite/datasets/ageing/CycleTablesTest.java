package org.natrolite.datasets.ageing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.natrolite.core.checkup.Trajectory;
import org.natrolite.core.error.BadDataException;

class CycleTablesTest {
    @TempDir
    private Path folder;

    private List<Trajectory> read(String text) throws IOException {
        return CycleTables.read(Files.writeString(folder.resolve("cycles.csv"), text));
    }

    @Test
    void cellsComeInTheirOrderAndCapacitiesInCoulomb() throws IOException {
        List<Trajectory> cells =
                read("cell,row_index,discharge_capacity_ah\nb,1,1.1\na,1,1.2\nb,2,1.0\na,3,1.15\nb,7,0.9\n");
        assertEquals(List.of("b", "a"), cells.stream().map(Trajectory::cell).toList());
        assertEquals(List.of(1.1 * 3600, 1.0 * 3600, 0.9 * 3600), cells.get(0).capacity());
        assertEquals(2, cells.get(0).life(1.0 * 3600));
        assertEquals(0, cells.get(1).life(1.0 * 3600));
        assertEquals(
                1.1 * 3600,
                read("cycle,cell_id,capacity_mAh,other\n1,x,1100,9\n")
                        .get(0)
                        .capacity()
                        .get(0),
                1e-9);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cell_id,cycle|a,1|capacity_ah",
                "cell_id,capacity_Ah|a,1|cycle",
                "cycle,capacity_Ah|1,1|cell_id",
                "cell_id,cycle,capacity_Ah,discharge_capacity_Ah|a,1,1,1|the same quantity",
                "cell_id,cycle,capacity_Ah|a,1|2 fields",
                "cell_id,cycle,capacity_Ah|a,1,|above zero",
                "cell_id,cycle,capacity_Ah|a,1,-1|above zero",
                "cell_id,cycle,capacity_Ah|a,,1|a number",
                "cell_id,cycle,capacity_Ah|,1,1|a name",
            })
    void whatIsNoSuchTableIsRefused(String header, String row, String said) throws IOException {
        BadDataException refused = assertThrows(BadDataException.class, () -> read(header + "\n" + row + "\n"));
        assertTrue(String.valueOf(refused.getMessage()).contains(said), refused.getMessage());
    }

    @Test
    void cyclesDoNotRunBackwards() {
        BadDataException refused =
                assertThrows(BadDataException.class, () -> read("cell_id,cycle,capacity_Ah\na,2,1\nb,1,1\na,2,1\n"));
        assertTrue(String.valueOf(refused.getMessage()).contains("above 2"), refused.getMessage());
        assertThrows(BadDataException.class, () -> read("cell_id,cycle,capacity_Ah\n"));
    }
}

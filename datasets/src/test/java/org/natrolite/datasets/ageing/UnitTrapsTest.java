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
import org.natrolite.core.error.BadDataException;

/** Numbers that are in another unit than their column says. */
class UnitTrapsTest {
    @TempDir
    private Path folder;

    private Path table(String header, String first, String last) throws IOException {
        return Files.writeString(folder.resolve("t.csv"), header + "\n" + first + "\n" + last + "\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "capacity_retention_pct|1|0.97|looks like fractions|'capacity_retention'",
                "soc_pct|0.5|0.5|looks like fractions|'soc'",
                "dod_pct|0.8|0.8|looks like fractions|'dod'",
                "capacity_retention|100|97|'100'|'capacity_retention_pct'",
                "soc|50|50|'50'|'soc_pct'",
                "dod|80|80|'80'|'dod_pct'",
                "temperature_degC|298.15|298.15|'298.15'|'temperature_K'",
                "temperature_K|25|25|'25'|'temperature_degC'",
                "elapsed_days|0|15552000|'15552000'|'elapsed_s'",
            })
    void whatCannotBeMeantIsRefused(String column, String first, String last, String found, String cure)
            throws IOException {
        Path table = column.startsWith("elapsed")
                ? table("cell_id,temperature_degC,capacity_Ah," + column, "a,25,3," + first, "a,25,2.9," + last)
                : column.startsWith("temperature")
                        ? table("cell_id,elapsed_days,capacity_Ah," + column, "a,0,3," + first, "a,90,2.9," + last)
                        : table(
                                "cell_id,elapsed_days,temperature_degC,capacity_Ah," + column,
                                "a,0,25,3," + first,
                                "a,90,25,2.9," + last);
        BadDataException e = assertThrows(BadDataException.class, () -> AgeingTables.read(table));
        assertTrue(String.valueOf(e.getMessage()).contains(found), e.getMessage());
        assertTrue(String.valueOf(e.getMessage()).contains(cure), e.getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "resistance_growth_pct|0|0.15|'resistance_growth'",
                "resistance_mohm|0.033|0.034|'resistance_ohm'",
                "resistance_ohm|33|34|'resistance_mohm'",
                "temperature_degC|77|113|Fahrenheit",
                "elapsed_days|0|17280|'elapsed_h'",
                "elapsed_s|0|720|'elapsed_days'",
                "capacity_Ah|30000|29000|'capacity_mAh'",
                "c_rate_charge,c_rate_discharge,efc|1,1,0|1,1,2160|'elapsed_days'",
            })
    void whatIsHardlyMeantIsRemarkedOn(String columns, String first, String last, String remark) throws IOException {
        String header = "cell_id," + columns;
        String a = "a," + first;
        String b = "a," + last;
        if (!columns.startsWith("elapsed")) {
            header += ",elapsed_days";
            a += ",0";
            b += ",90";
        }
        if (!columns.startsWith("temperature")) {
            header += ",temperature_degC";
            a += ",25";
            b += ",25";
        }
        if (!columns.startsWith("capacity")) {
            header += ",capacity_Ah";
            a += ",3";
            b += ",2.9";
        }
        List<String> warnings = AgeingTables.read(table(header, a, b)).warnings();
        assertEquals(1, warnings.size(), warnings.toString());
        assertTrue(warnings.get(0).contains(remark), warnings.get(0));
    }

    @Test
    void whatIsMeantPasses() throws IOException {
        String header = "cell_id,elapsed_days,temperature_degC,soc_pct,dod_pct,c_rate_charge,c_rate_discharge,efc,"
                + "capacity_Ah,resistance_mohm";
        assertEquals(
                List.of(),
                AgeingTables.read(
                                table(header, "a,0,-10,0,80,0.5,0.5,0,280,0.25", "a,365,60,0,80,0.5,0.5,2100,270,0.3"))
                        .warnings());
        String small = "cell_id,elapsed_days,temperature_degC,capacity_retention_pct,resistance_growth_pct";
        assertEquals(
                List.of(),
                AgeingTables.read(table(small, "a,0,25,100,0", "a,1,25,99.9,0.01"))
                        .warnings());
    }
}

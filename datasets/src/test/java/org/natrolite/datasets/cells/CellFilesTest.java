package org.natrolite.datasets.cells;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.core.error.BadDataException;

class CellFilesTest {
    @TempDir
    private Path folder;

    private void touch(String... names) throws IOException {
        for (String name : names) {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "x");
        }
    }

    @Test
    void aFileIsACellAndSoIsAFolderWithItsFiles() throws IOException {
        touch(
                "Cell_10.bdf.csv",
                "Cell_2.csv.gz",
                "S 3/b.csv",
                "S 3/a.csv",
                "S 3/SOURCE.md",
                ".hidden",
                "LICENSE",
                "S 3/x/y.csv");
        List<String> leftOut = new ArrayList<>();
        List<CellFiles> cells = CellFiles.in(List.of(folder), leftOut);
        assertEquals(
                List.of("cell-2", "cell-10", "s-3"),
                cells.stream().map(CellFiles::name).toList());
        assertEquals(
                List.of(folder.resolve("S 3/a.csv"), folder.resolve("S 3/b.csv")),
                cells.get(2).files());
        assertNull(cells.get(0).ambient());
        assertEquals(3, leftOut.size(), leftOut::toString);
        assertTrue(leftOut.stream().anyMatch(place -> place.contains("x: a folder in the folder of a cell")));
    }

    @Test
    void aPlainFileIsACellOfItsOwn() throws IOException {
        touch("u.mpt", "v.mat");
        List<CellFiles> cells =
                CellFiles.in(List.of(folder.resolve("v.mat"), folder.resolve("u.mpt")), new ArrayList<>());
        assertEquals(List.of("v", "u"), cells.stream().map(CellFiles::name).toList());
    }

    @Test
    void twoOfOneNameAreRefused() throws IOException {
        touch("a b.csv", "a-b.csv");
        assertThrows(BadArgumentException.class, () -> CellFiles.in(List.of(folder), new ArrayList<>()));
        assertThrows(
                BadDataException.class, () -> CellFiles.in(List.of(folder.resolve("none.csv")), new ArrayList<>()));
    }

    @Test
    void aTableSaysWhichFilesBelongTogether() throws IOException {
        touch("t1.csv", "t2.csv", "t3.csv");
        Path table = Files.writeString(
                folder.resolve("cells.csv"), "file,Cell,ambient_degc\nt1.csv,K7,20\nt3.csv,K8,\nt2.csv,K7,20\n");
        List<CellFiles> cells = CellTable.read(table);
        assertEquals("k7", cells.get(0).name());
        assertEquals(
                List.of(folder.resolve("t1.csv"), folder.resolve("t2.csv")),
                cells.get(0).files());
        assertEquals(293.15, cells.get(0).ambient());
        assertNull(cells.get(1).ambient());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "cell\nx\n",
                "cell,file\n",
                "cell,file,colour\nx,t1.csv,red\n",
                "cell,file\nx\n",
                "cell,file\n,t1.csv\n",
                "cell,file\nx,t9.csv\n",
                "cell,file\nx,\n",
                "cell,file\na b,t1.csv\na-b,t1.csv\n",
                "cell,file,ambient_degC\nx,t1.csv,hot\n",
                "cell,file,ambient_degC\nx,t1.csv,NaN\n",
                "cell,file,ambient_degC\nx,t1.csv,20\nx,t1.csv,21\n"
            })
    void aTableThatCannotBeMeantIsRefused(String text) throws IOException {
        touch("t1.csv");
        Path table = Files.writeString(folder.resolve("cells.csv"), text);
        BadDataException refusal = assertThrows(BadDataException.class, () -> CellTable.read(table));
        assertTrue(String.valueOf(refusal.getMessage()).contains("; expected "), refusal::getMessage);
    }
}

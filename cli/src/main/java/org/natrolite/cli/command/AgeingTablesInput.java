package org.natrolite.cli.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.natrolite.core.checkup.AgedCell;
import org.natrolite.core.error.BadDataException;
import org.natrolite.datasets.ageing.AgeingTable;
import org.natrolite.datasets.ageing.AgeingTables;

/** Reads the ageing tables that a command names. */
final class AgeingTablesInput {
    private AgeingTablesInput() {}

    /**
     * @param files tables
     * @param warnings remarks of the reader are added to it
     * @return cells of all of them
     */
    static List<AgedCell> read(List<Path> files, List<String> warnings) {
        List<AgedCell> cells = new ArrayList<>();
        Map<String, String> sources = new HashMap<>();
        for (Path file : files) {
            AgeingTable table = AgeingTables.read(file);
            warnings.addAll(table.warnings());
            for (AgedCell cell : table.cells()) {
                String before = sources.putIfAbsent(cell.id() + '\n' + cell.condition(), cell.source());
                if (before != null) {
                    throw BadDataException.of(
                            cell.source(),
                            "cell '" + cell.id() + "' under condition '" + cell.condition() + "' as in " + before,
                            "each cell in one table");
                }
                cells.add(cell);
            }
        }
        return cells;
    }
}

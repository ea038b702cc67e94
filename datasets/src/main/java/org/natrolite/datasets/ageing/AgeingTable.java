package org.natrolite.datasets.ageing;

import java.util.List;
import org.natrolite.core.checkup.AgedCell;

/**
 * What an ageing table holds.
 *
 * @param cells cells in the order in which they first appear
 * @param warnings remarks of the reader
 */
public record AgeingTable(List<AgedCell> cells, List<String> warnings) {
    public AgeingTable {
        cells = List.copyOf(cells);
        warnings = List.copyOf(warnings);
    }
}

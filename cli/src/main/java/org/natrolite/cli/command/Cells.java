package org.natrolite.cli.command;

import java.nio.file.Files;
import java.nio.file.Path;
import org.natrolite.models.cell.CellParameters;
import org.natrolite.models.chemistry.Catalogue;
import org.natrolite.models.chemistry.CellJson;

/** Finds the cell that an option names. */
final class Cells {
    private Cells() {}

    /**
     * @param name id of the catalogue, or a file: what ends in .json, holds a path separator or exists
     * @return the cell
     */
    static CellParameters named(String name) {
        boolean file =
                name.endsWith(".json") || name.contains("/") || name.contains("\\") || Files.exists(Path.of(name));
        return file && !Catalogue.ids().contains(name) ? CellJson.read(Path.of(name)) : Catalogue.get(name);
    }
}

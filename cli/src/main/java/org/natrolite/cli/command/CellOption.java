package org.natrolite.cli.command;

import org.natrolite.models.cell.CellParameters;
import picocli.CommandLine.Option;

/** The cell that a command is about. */
final class CellOption {
    @Option(
            names = "--cell",
            required = true,
            paramLabel = "ID|FILE",
            description = "cell of the catalogue or a cell file")
    private String name = "";

    CellOption() {}

    /**
     * @return how it was named
     */
    String name() {
        return name;
    }

    CellParameters read() {
        return Cells.named(name);
    }
}

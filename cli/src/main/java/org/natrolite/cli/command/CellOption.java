package org.natrolite.cli.command;

import java.io.PrintWriter;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.natrolite.models.cell.CellParameters;
import org.natrolite.models.parameter.Provenance;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The cell that a command is about. */
final class CellOption {
    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

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

    /**
     * Reads the cell for a command whose result does not say on what the cell rests: where its very capacity is assumed,
     * its note goes to standard error.
     *
     * @return the cell
     */
    CellParameters readWithCaution() {
        CellParameters cell = read();
        if (cell.capacity().provenance().kind() == Provenance.Kind.ASSUMED) {
            PrintWriter err =
                    Objects.requireNonNull(spec, "set by picocli").commandLine().getErr();
            err.println(cell.description().id() + ": " + cell.description().note());
            err.flush();
        }
        return cell;
    }
}

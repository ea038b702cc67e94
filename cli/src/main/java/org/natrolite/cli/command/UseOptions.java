package org.natrolite.cli.command;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.datasets.duty.Duty;
import org.natrolite.datasets.duty.DutyLibrary;
import org.natrolite.models.cell.CellParameters;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What is asked of cells: a duty, in which surroundings, and for how long. */
final class UseOptions {
    /** Surroundings where none are stated, degC. */
    private static final double USUAL_AMBIENT = 25;

    private static final double MOST_YEARS = 100;

    @Option(
            names = "--duty",
            paramLabel = "ID|FILE",
            defaultValue = "grid-daily",
            description = "duty of the library or a CSV file (default: ${DEFAULT-VALUE})")
    private String duty = "";

    @Option(
            names = "--duty-energy-Wh",
            paramLabel = "E",
            description =
                    "nominal energy of the storage that a duty in watts is for, Wh; default: that of the (first) cell")
    private @Nullable Double energy;

    @Option(
            names = "--years",
            paramLabel = "N",
            defaultValue = "15",
            description = "how long, years of 365 days (default: ${DEFAULT-VALUE})")
    private double years;

    @Mixin
    private @Nullable InputOptions input;

    UseOptions() {}

    /**
     * @return how the duty was named
     */
    String name() {
        return duty;
    }

    double years() {
        if (!(years > 0 && years <= MOST_YEARS)) {
            throw new BadArgumentException("--years is " + years + "; expected above 0 and at most 100");
        }
        return years;
    }

    /**
     * @return temperature of the surroundings, K
     */
    double ambient() {
        return Objects.requireNonNull(input).ambientOr(USUAL_AMBIENT);
    }

    /**
     * @param first first cell
     * @return the duty, and how to bring it to cells
     */
    DutyScale duty(CellParameters first) {
        Duty asked = Duties.named(duty, Objects.requireNonNull(input).toReadOptions());
        return DutyScale.of(asked, DutyLibrary.has(duty), energy, first);
    }
}

package org.natrolite.calibration.cell;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the numbers of a fit beside their intervals.
 *
 * @param correlations how their errors hang together
 * @param rows voltages that were fitted
 * @param effectiveRows number of independent voltages that these stand for: rows that err together count as one
 * @param bootstrap check of the intervals, or null where none was asked for
 * @param profiles profiles that were asked for
 */
public record Assessment(
        Correlations correlations,
        int rows,
        double effectiveRows,
        @Nullable BootstrapCheck bootstrap,
        List<Profile> profiles) {
    public Assessment {
        profiles = List.copyOf(profiles);
    }
}

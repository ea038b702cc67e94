package org.natrolite.calibration.cell;

import java.util.List;
import org.natrolite.core.error.BadArgumentException;

/**
 * What is asked for beside the intervals of a fit, as it takes its time.
 *
 * @param draws draws of the block bootstrap, 0 for none
 * @param seed seed of what is drawn
 * @param profiles numbers whose likelihood is followed away from the fit: names of numbers, names of curves for all of
 *     their nodes, or {@link #FLAGGED}
 */
public record Checks(int draws, long seed, List<String> profiles) {
    /** Asks for a profile of every number that the data do not tell. */
    public static final String FLAGGED = "flagged";

    /** Fewest draws of which the ends of a 95 % interval can be read. */
    static final int FEWEST_DRAWS = 40;

    public Checks {
        if (draws != 0 && draws < FEWEST_DRAWS) {
            throw new BadArgumentException(draws + " draws of the bootstrap; expected 0, or at least " + FEWEST_DRAWS
                    + " for a 95 % interval");
        }
        profiles = List.copyOf(profiles);
    }

    /**
     * @return nothing more than the intervals
     */
    public static Checks none() {
        return new Checks(0, 1, List.of());
    }
}

package org.natrolite.models.life;

import org.natrolite.core.error.BadArgumentException;

/**
 * How a life is simulated.
 *
 * @param years how long, years of 365 days, above zero
 * @param ambient temperature of the surroundings at the start, K
 * @param lowestSoc lower end of the window in service, 1
 * @param highestSoc upper end of the window in service, 1
 * @param endOfLife capacity at which life ends, as a fraction of the fresh cell's
 * @param samples how many draws from the prior and the cell's intervals, at least 10
 * @param seed seed of the draws
 * @param threads how many threads to use, at least 1; the result does not depend on it
 */
public record LifeOptions(
        double years,
        double ambient,
        double lowestSoc,
        double highestSoc,
        double endOfLife,
        int samples,
        long seed,
        int threads) {
    public LifeOptions {
        if (!(years > 0 && years <= 100)) {
            throw new BadArgumentException("years is " + years + "; expected above 0 and at most 100");
        }
        BadArgumentException.requirePositive(ambient, "ambient temperature in K");
        if (!(lowestSoc >= 0 && lowestSoc < highestSoc && highestSoc <= 1)) {
            throw new BadArgumentException("window of state of charge from " + lowestSoc + " to " + highestSoc
                    + "; expected an increasing window within 0 and 1");
        }
        BadArgumentException.requireWithin(endOfLife, 0.3, 0.99, "end of life as a fraction of capacity");
        if (samples < 10 || samples > 1_000_000) {
            throw new BadArgumentException(samples + " samples; expected 10 to 1000000");
        }
        if (threads < 1) {
            throw new BadArgumentException(threads + " threads; expected at least 1");
        }
    }
}

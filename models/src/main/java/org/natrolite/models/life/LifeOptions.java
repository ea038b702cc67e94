package org.natrolite.models.life;

import org.jspecify.annotations.Nullable;
import org.natrolite.core.error.BadArgumentException;

/**
 * How a life is simulated.
 *
 * @param years how long, years of 365 days, above zero
 * @param lowestSoc lower end of the window in service, 1
 * @param highestSoc upper end of the window in service, 1
 * @param endOfLife capacity at which life ends, as a fraction of the fresh cell's
 * @param samples how many draws from the prior and the cell's intervals, at least 1
 * @param seed seed of the draws
 * @param threads how many threads to use, at least 1; the result does not depend on it
 * @param full whether every step of every day is simulated; otherwise representative days are, and ageing is integrated
 *     between them
 * @param tolerance what capacity and growth of resistance may miss of the full simulation, as a fraction of the fresh cell's
 * @param firstLife what the cells went through before, or null where they are fresh
 */
public record LifeOptions(
        double years,
        double lowestSoc,
        double highestSoc,
        double endOfLife,
        int samples,
        long seed,
        int threads,
        boolean full,
        double tolerance,
        @Nullable FirstLife firstLife) {
    /** Tolerance where none is stated: 0.03 percentage points. */
    public static final double TOLERANCE = 3e-4;

    public LifeOptions {
        if (!(years > 0 && years <= 100)) {
            throw new BadArgumentException("years is " + years + "; expected above 0 and at most 100");
        }
        if (!(lowestSoc >= 0 && lowestSoc < highestSoc && highestSoc <= 1)) {
            throw new BadArgumentException("window of state of charge from " + lowestSoc + " to " + highestSoc
                    + "; expected an increasing window within 0 and 1");
        }
        BadArgumentException.requireWithin(endOfLife, 0.3, 0.99, "end of life as a fraction of capacity");
        if (samples < 1 || samples > 1_000_000) {
            throw new BadArgumentException(samples + " samples; expected 1 to 1000000");
        }
        if (threads < 1) {
            throw new BadArgumentException(threads + " threads; expected at least 1");
        }
        BadArgumentException.requireWithin(tolerance, 1e-6, 0.1, "tolerance as a fraction of capacity");
    }

    /**
     * Fresh cells, simulated by representative days at the standard tolerance.
     *
     * @param years how long, years of 365 days, above zero
     * @param lowestSoc lower end of the window in service, 1
     * @param highestSoc upper end of the window in service, 1
     * @param endOfLife capacity at which life ends, as a fraction of the fresh cell's
     * @param samples how many draws from the prior and the cell's intervals, at least 1
     * @param seed seed of the draws
     * @param threads how many threads to use, at least 1; the result does not depend on it
     */
    public LifeOptions(
            double years, double lowestSoc, double highestSoc, double endOfLife, int samples, long seed, int threads) {
        this(years, lowestSoc, highestSoc, endOfLife, samples, seed, threads, false, TOLERANCE, null);
    }

    /**
     * @param everyStep whether every step of every day is simulated
     * @return the same otherwise
     */
    public LifeOptions withFull(boolean everyStep) {
        return new LifeOptions(
                years, lowestSoc, highestSoc, endOfLife, samples, seed, threads, everyStep, tolerance, firstLife);
    }

    /**
     * @param fraction what may be missed of the full simulation, as a fraction of the fresh cell's capacity and resistance
     * @return the same otherwise
     */
    public LifeOptions withTolerance(double fraction) {
        return new LifeOptions(
                years, lowestSoc, highestSoc, endOfLife, samples, seed, threads, full, fraction, firstLife);
    }

    /**
     * @param before what the cells went through before, or null where they are fresh
     * @return the same otherwise
     */
    public LifeOptions withFirstLife(@Nullable FirstLife before) {
        return new LifeOptions(
                years, lowestSoc, highestSoc, endOfLife, samples, seed, threads, full, tolerance, before);
    }
}

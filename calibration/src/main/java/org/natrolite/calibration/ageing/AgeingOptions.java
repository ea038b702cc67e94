package org.natrolite.calibration.ageing;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.natrolite.core.checkup.AgedCell;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.models.ageing.AgeingLaw;
import org.natrolite.models.ageing.AgeingPrior;
import org.natrolite.models.ageing.UncertainLaw;

/**
 * How an ageing model is calibrated. Immutable.
 *
 * @param laws laws to choose from and average over; null: the library's family of compositions
 * @param id name of the model
 * @param known check-ups of a left-out cell that its start, where the table leaves it open, and its rate are read off
 * @param starts number of beginnings of each fit, the first of them the middle of the prior
 * @param seed seed of the others
 * @param holdOut conditions that are left out of everything, to judge the model at the end
 * @param sampling how the posterior of each law of the model is drawn from; null: its curvature at the mode (Laplace)
 */
public record AgeingOptions(
        @Nullable List<UncertainLaw> laws,
        String id,
        int known,
        int starts,
        long seed,
        List<String> holdOut,
        @Nullable Sampling sampling) {
    /** Check-ups that a cell's start is read off where nothing else is said. */
    public static final int KNOWN = 5;

    /**
     * How a posterior is drawn from.
     *
     * @param chains chains that begin apart, at least 2
     * @param draws draws of each, after a warm-up of a fifth as many moves, or 200 if these are more; at least 100
     */
    public record Sampling(int chains, int draws) {
        public Sampling {
            BadArgumentException.requireWithin(chains, 2, 64, "number of chains");
            BadArgumentException.requireWithin(draws, 100, 1e6, "number of draws");
        }
    }

    public AgeingOptions {
        laws = laws == null ? null : List.copyOf(laws);
        holdOut = List.copyOf(holdOut);
        BadArgumentException.requireWithin(known, 0, 1e6, "number of known check-ups");
        BadArgumentException.requireWithin(starts, 1, 1000, "number of beginnings");
    }

    /**
     * @return the family of compositions, five known check-ups, three beginnings, seed 1, nothing held out, Laplace
     */
    public static AgeingOptions defaults() {
        return new AgeingOptions(null, "fitted", KNOWN, 3, 1, List.of(), null);
    }

    /**
     * The library's family of compositions, as far as check-ups state what each depends on.
     *
     * @param cells cells with their check-ups
     * @return laws, each with what is believed of it before any data
     */
    public static List<UncertainLaw> family(List<AgedCell> cells) {
        return LawFamily.candidates(cells);
    }

    /**
     * @param law law to start from; each of its parameters is believed within the change that matters to it
     * @return the same with that law alone
     */
    public AgeingOptions withLaw(AgeingLaw law) {
        return new AgeingOptions(List.of(LawBuilder.around(law)), law.id(), known, starts, seed, holdOut, sampling);
    }

    /**
     * @param name name of the model
     * @param prior prior of a cell, which the data update
     * @return the same with that prior alone
     */
    public AgeingOptions withPrior(String name, AgeingPrior prior) {
        return new AgeingOptions(List.of(UncertainLaw.of(prior)), name, known, starts, seed, holdOut, sampling);
    }

    /**
     * @param conditions conditions to leave out of everything
     * @return the same with those held out
     */
    public AgeingOptions withHoldOut(List<String> conditions) {
        return new AgeingOptions(laws, id, known, starts, seed, conditions, sampling);
    }

    /**
     * @param number seed
     * @return the same with that seed
     */
    public AgeingOptions withSeed(long number) {
        return new AgeingOptions(laws, id, known, starts, number, holdOut, sampling);
    }

    /**
     * @param how how to draw from the posterior of each law of the model
     * @return the same with that
     */
    public AgeingOptions withSampling(Sampling how) {
        return new AgeingOptions(laws, id, known, starts, seed, holdOut, how);
    }
}

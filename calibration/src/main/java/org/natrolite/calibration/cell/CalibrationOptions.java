package org.natrolite.calibration.cell;

import org.jspecify.annotations.Nullable;
import org.natrolite.calibration.optimise.Progress;
import org.natrolite.calibration.replay.ReplayOptions;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.models.cell.CellParameters;

/**
 * How a cell is identified.
 *
 * @param pairs number of RC pairs, 0 to {@link CellParameters#MOST_PAIRS}, or null for as many as the records tell
 * @param holdOut rows that the fit must not see
 * @param replay what is known better than the rules of replay
 * @param command command that asks for the fit, for the provenance; null where there is none
 * @param threads threads to use, at least 1; the outcome does not depend on it
 * @param mostIterations iterations after which the fit stops, at least 1
 * @param checks what is asked for beside intervals
 * @param progress is told how the fit goes on
 */
public record CalibrationOptions(
        @Nullable Integer pairs,
        HoldOut holdOut,
        ReplayOptions replay,
        @Nullable String command,
        int threads,
        int mostIterations,
        Checks checks,
        Progress progress) {
    /** RC pairs where nothing else is said: what lasts for seconds, and what lasts for minutes. */
    static final int USUAL_PAIRS = 2;

    private static final int ITERATIONS = 60;

    public CalibrationOptions {
        if (pairs != null && (pairs < 0 || pairs > CellParameters.MOST_PAIRS)) {
            throw new BadArgumentException(pairs + " RC pairs; expected 0 to " + CellParameters.MOST_PAIRS);
        }
        BadArgumentException.requirePositive(threads, "number of threads");
        BadArgumentException.requirePositive(mostIterations, "number of iterations");
    }

    /**
     * @return two RC pairs, nothing held out, as many threads as the machine has processors
     */
    public static CalibrationOptions defaults() {
        return new CalibrationOptions(
                USUAL_PAIRS,
                HoldOut.nothing(),
                ReplayOptions.none(),
                null,
                Runtime.getRuntime().availableProcessors(),
                ITERATIONS,
                Checks.none(),
                Progress.none());
    }

    /**
     * @param pairs number of RC pairs, or null for as many as the records tell
     * @return the same options with as many
     */
    public CalibrationOptions withPairs(@Nullable Integer pairs) {
        return new CalibrationOptions(pairs, holdOut, replay, command, threads, mostIterations, checks, progress);
    }

    /**
     * @param holdOut rows that the fit must not see
     * @return the same options with that hold-out
     */
    public CalibrationOptions withHoldOut(HoldOut holdOut) {
        return new CalibrationOptions(pairs, holdOut, replay, command, threads, mostIterations, checks, progress);
    }

    /**
     * @param replay what is known better than the rules of replay
     * @return the same options with that knowledge
     */
    public CalibrationOptions withReplay(ReplayOptions replay) {
        return new CalibrationOptions(pairs, holdOut, replay, command, threads, mostIterations, checks, progress);
    }

    /**
     * @param command command that asks for the fit
     * @return the same options with that command
     */
    public CalibrationOptions withCommand(String command) {
        return new CalibrationOptions(pairs, holdOut, replay, command, threads, mostIterations, checks, progress);
    }

    /**
     * @param threads threads to use
     * @return the same options with as many
     */
    public CalibrationOptions withThreads(int threads) {
        return new CalibrationOptions(pairs, holdOut, replay, command, threads, mostIterations, checks, progress);
    }

    /**
     * @param mostIterations iterations after which the fit stops
     * @return the same options with as many
     */
    public CalibrationOptions withMostIterations(int mostIterations) {
        return new CalibrationOptions(pairs, holdOut, replay, command, threads, mostIterations, checks, progress);
    }

    /**
     * @param checks what is asked for beside intervals
     * @return the same options with those checks
     */
    public CalibrationOptions withChecks(Checks checks) {
        return new CalibrationOptions(pairs, holdOut, replay, command, threads, mostIterations, checks, progress);
    }

    /**
     * @param progress is told how the fit goes on
     * @return the same options with that listener
     */
    public CalibrationOptions withProgress(Progress progress) {
        return new CalibrationOptions(pairs, holdOut, replay, command, threads, mostIterations, checks, progress);
    }
}

package org.natrolite.calibration.cell;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.natrolite.calibration.replay.CycleStatistics;
import org.natrolite.calibration.replay.FitStatistics;
import org.natrolite.calibration.replay.ReplayResult;
import org.natrolite.models.ageing.AgeingPrior;
import org.natrolite.models.cell.CellParameters;

/**
 * A cell that was identified, and how well it explains the records. All figures come from
 * {@link org.natrolite.calibration.replay.Replay} of the whole records with the cell as it stands here, so that anyone
 * who replays them finds the same.
 *
 * @param cell fitted cell, with intervals and provenance
 * @param parameters what was fitted
 * @param assessment what is known of that beside the intervals
 * @param all how far the replay is from the measurement, over all rows
 * @param train the same over the rows that were fitted
 * @param holdOut the same over the rows that were held out, or null where none were
 * @param holdOutReason how the rows that were held out were chosen, or why there are none
 * @param cycles the same for each cycle of each record
 * @param trainResiduals voltage errors of the rows that were fitted
 * @param holdOutResiduals voltage errors of the rows that were held out, or null where none were
 * @param replays replay of each record, in their order
 * @param heldOut for each record, for each row, whether it was held out; not to be modified
 * @param iterations iterations of the fit
 * @param converged whether the fit ended because nothing improved
 * @param pairs how many RC pairs the records tell
 * @param seconds time that the calibration took, s
 * @param warnings what a user must know, in the order it was found
 */
public record CalibrationResult(
        CellParameters cell,
        List<FittedParameter> parameters,
        Assessment assessment,
        FitStatistics all,
        FitStatistics train,
        @Nullable FitStatistics holdOut,
        String holdOutReason,
        List<CycleStatistics> cycles,
        ResidualStatistics trainResiduals,
        @Nullable ResidualStatistics holdOutResiduals,
        List<ReplayResult> replays,
        List<boolean[]> heldOut,
        int iterations,
        boolean converged,
        PairChoice pairs,
        double seconds,
        List<String> warnings) {
    public CalibrationResult {
        parameters = List.copyOf(parameters);
        cycles = List.copyOf(cycles);
        replays = List.copyOf(replays);
        heldOut = List.copyOf(heldOut);
        warnings = List.copyOf(warnings);
    }

    /**
     * @param prior what is believed of how the cell ages, which its records do not tell
     * @param remark what a user must know of where that comes from
     * @return the same result with that belief in the cell
     */
    public CalibrationResult withAgeing(AgeingPrior prior, String remark) {
        List<String> remarks = new ArrayList<>(warnings);
        remarks.add(remark);
        return new CalibrationResult(
                cell.withAgeing(prior),
                parameters,
                assessment,
                all,
                train,
                holdOut,
                holdOutReason,
                cycles,
                trainResiduals,
                holdOutResiduals,
                replays,
                heldOut,
                iterations,
                converged,
                pairs,
                seconds,
                remarks);
    }
}

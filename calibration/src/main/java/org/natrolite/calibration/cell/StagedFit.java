package org.natrolite.calibration.cell;

import java.util.List;
import org.natrolite.calibration.optimise.LevenbergMarquardt;
import org.natrolite.calibration.optimise.Solution;
import org.natrolite.calibration.replay.Drive;
import org.natrolite.calibration.replay.Start;
import org.natrolite.models.cell.CellParameters;

/**
 * Goes from a start to the cell that fits best: resistances and time constants by {@link Projection} from anywhere, then all
 * unknowns together from there, then again with each row counting by what it tells, as long as the rows tell more than was
 * supposed.
 *
 * @param cells cells that were chosen from
 * @param rough problem of the first fit of all unknowns
 * @param fit problem that was solved last
 * @param solution where it ended
 * @param iterations iterations of all stages
 */
record StagedFit(Parameterisation cells, CellFit rough, CellFit fit, Solution solution, int iterations) {
    /** Relative fall of the cost at which the fit ends. */
    private static final double TOLERANCE = 1e-4;

    /** The same once rows count by what they tell: there the cost is about the number of rows. */
    private static final double FINE_TOLERANCE = 1e-5;

    /**
     * Most times that the fit goes on, as rows come to count by what they tell: the errors of a first fit last longer than those
     * of the instrument where it has stopped short of the best cell.
     */
    private static final int MOST_STAGES = 8;

    /** Residual, in standard deviations, beyond which a row counts less. */
    static final double HUBER = 3;

    /**
     * @param first cell to begin with
     * @param freedom which numbers are unknowns
     * @param circumstances what else is unknown, of each record
     * @param drives records without what the fit must not look at
     * @param starts where their replays begin
     * @param heldOut rows that must not be looked at, one array a record
     * @param options threads, iterations, and who is told
     * @return the fit
     */
    static StagedFit of(
            CellParameters first,
            Freedom freedom,
            Circumstances circumstances,
            List<Drive> drives,
            List<Start> starts,
            List<boolean[]> heldOut,
            CalibrationOptions options) {
        Parameterisation cells = Parameterisation.of(first, freedom, circumstances);
        Assessor.check(options.checks().profiles(), cells.cell(cells.origin()), freedom);
        CellFit rough = CellFit.of(cells, drives, starts, heldOut);
        LevenbergMarquardt method =
                LevenbergMarquardt.of(options.mostIterations(), TOLERANCE, HUBER, options.threads());
        Solution solution = method.minimise(
                rough, cells.priors(), begin(cells, freedom, circumstances, rough, method), options.progress());
        LevenbergMarquardt last =
                LevenbergMarquardt.of(options.mostIterations(), FINE_TOLERANCE, HUBER, options.threads());
        CellFit fit = rough;
        boolean fine = true;
        int iterations = solution.iterations();
        for (int stage = 0; stage < MOST_STAGES && solution.converged(); stage++) {
            CellFit finer = fit.refined(drives, starts, heldOut, solution.x());
            if (finer == null && fine) {
                break;
            }
            // digits are worth their time once the rows are settled
            fine = finer == null;
            fit = finer == null ? fit : finer;
            int before = iterations;
            solution = (fine ? last : method)
                    .minimise(
                            fit,
                            cells.priors(),
                            solution.x(),
                            (iteration, cost) -> options.progress().at(before + iteration, cost));
            iterations += solution.iterations();
        }
        return new StagedFit(cells, rough, fit, solution, iterations);
    }

    /** Where to begin: what the projection found, unless the start explains the records better as it stands. */
    private static double[] begin(
            Parameterisation cells,
            Freedom freedom,
            Circumstances circumstances,
            CellFit fit,
            LevenbergMarquardt method) {
        CellParameters start = cells.start();
        Projection.Choice choice =
                Projection.of(start, fit).best(start.resistance().pairs().size());
        double[] projected = Parameterisation.of(ProjectedCell.of(start, choice), freedom, circumstances)
                .origin();
        double[] origin = cells.origin();
        return method.cost(fit, cells.priors(), projected) < method.cost(fit, cells.priors(), origin)
                ? projected
                : origin;
    }

    /**
     * What each number of RC pairs would explain, judged about the cell that was found: by rows that count by the time they
     * stand for, as a wrong number of pairs makes errors that last.
     */
    PairChoice judged() {
        CellParameters cell = cells.cell(solution.x());
        return PairChoice.of(
                Projection.of(cell, rough), cell.resistance().pairs().size(), CellParameters.MOST_PAIRS);
    }
}

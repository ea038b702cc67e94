package org.natrolite.calibration.cell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.natrolite.calibration.optimise.GlobalSearch;
import org.natrolite.calibration.replay.Drive;
import org.natrolite.models.cell.CellModel;
import org.natrolite.models.cell.CellParameters;

/**
 * Time constants and resistances by variable projection (Golub and Pereyra 1973). With time constants held, the voltage is
 * linear in what is left,
 *
 * <pre>
 *   V - U(z) - M(z) h = sum_jd p0_jd b_j(z) R a I_d + sum_i sum_jd pi_jd (b_j(z) R a I_d filtered by tau_i) + sum_k u_k c_k(z)
 * </pre>
 *
 * <p>b and c being tents over the state of charge z that was counted, I_d the current of one direction, R and a the
 * whole resistance of the start and its Arrhenius factor, p the parts that elements have in it, and u what its open-circuit
 * voltage is off. Parts and shifts follow by least squares that keeps parts positive; what is left over is a function of the
 * time constants alone. It has several minima, for pairs can share a response in more than one way, and is searched as a whole.
 *
 * <p>The products of all columns of {@link Response} are summed up once, for each fold of the rows by itself: a choice of time
 * constants is a small problem made of these, and a fold is left out by taking its products away.
 */
final class Projection {
    /** Ratio of time constants below which two pairs are one. */
    private static final double APART = 2;

    /** Folds that are left out in turn, and the stretches of time that each consists of. */
    private static final int FOLDS = 6;

    private static final int STRETCHES = 8;

    /** Part of the whole resistance that an element has at least, so that a fit can begin there. */
    private static final double LEAST = 0.01;

    /** Part of the sum of squares that is lost in rounding when next to nothing is left of it. */
    private static final double ROUNDING = 1e-12;

    private static final int SEARCHES = 2;
    private static final long SEED = 20_260_101;

    private final double deviation;
    private final Products[] folds = new Products[FOLDS];
    private final Products all = new Products();

    /**
     * What fits best with a number of RC pairs.
     *
     * @param timeConstants from fast to slow, s
     * @param parts of each element, the ohmic one first, in the whole resistance of the start: at the nodes of
     *     {@link Nodes#coarse()} while charging, then while discharging, 1
     * @param criterion information criterion of Bayes: lower is better
     * @param error root mean square of the error of the voltage, V
     */
    record Choice(List<Double> timeConstants, List<double[]> parts, double criterion, double error) {}

    private Projection(double deviation) {
        this.deviation = deviation;
        Arrays.setAll(folds, k -> new Products());
    }

    /**
     * @param start cell whose capacity, open-circuit voltage and activation energy are nearly right
     * @param fit rows to look at, and what they count
     * @return the problem
     */
    static Projection of(CellParameters start, CellFit fit) {
        CellModel model = CellModel.of(start);
        Projection projection = new Projection(fit.voltageScale());
        double[] weights = fit.importances();
        double sum = Arrays.stream(weights).sum();
        double passed = 0;
        int next = 0;
        List<FitRows.Entry> entries = fit.entries();
        for (int k = 0; k < fit.drives().size(); k++) {
            Drive drive = fit.drives().get(k);
            Response response = new Response(model, drive, fit.starts().get(k));
            for (int row = 0; next < entries.size() && entries.get(next).drive() == k; row++) {
                for (; next < entries.size() && at(entries.get(next), k, row); next++) {
                    if (!entries.get(next).temperature()) {
                        int stretch = (int) Math.min(FOLDS * STRETCHES - 1, passed / sum * FOLDS * STRETCHES);
                        projection.folds[stretch % FOLDS].add(
                                response.columns(row), drive.voltage(row) - response.open(row), weights[next]);
                    }
                    passed += weights[next];
                }
                if (row + 1 < drive.size()) {
                    response.step(row);
                }
            }
        }
        for (Products fold : projection.folds) {
            projection.all.add(fold, 1);
        }
        return projection;
    }

    private static boolean at(FitRows.Entry entry, int drive, int row) {
        return entry.drive() == drive && entry.row() == row;
    }

    /**
     * @param pairs number of RC pairs
     * @return what fits best with as many
     */
    Choice best(int pairs) {
        double[] places = {};
        if (pairs > 0) {
            double[] lower = new double[pairs];
            double[] upper = new double[pairs];
            Arrays.fill(upper, Response.TIMES - 1);
            places = GlobalSearch.of(SEARCHES, SEED).minimise(at -> cost(at), lower, upper);
            Arrays.sort(places);
        }
        LinearPart problem = new LinearPart(all, places, deviation);
        double[] x = problem.solve();
        double left = Math.max(ROUNDING * all.power, problem.left(all, x));
        double told = problem.told(x) + pairs;
        double criterion = all.rows * Math.log(left / all.rows) + told * Math.log(all.rows);
        List<double[]> parts = new ArrayList<>();
        for (int e = 0; e <= pairs; e++) {
            double[] of = Arrays.copyOfRange(x, e * Response.BLOCK, (e + 1) * Response.BLOCK);
            Arrays.setAll(of, k -> Math.max(LEAST, of[k]));
            parts.add(of);
        }
        List<Double> timeConstants = new ArrayList<>();
        for (double place : places) {
            timeConstants.add(Response.timeConstant(place));
        }
        return new Choice(timeConstants, parts, criterion, Math.sqrt(left / all.rows));
    }

    /** Sum of squares of what is left, with a wall between pairs that are one. */
    private double cost(double[] at) {
        double[] places = at.clone();
        Arrays.sort(places);
        double near = 0;
        double apart = Math.log(APART) / Math.log(Response.RATIO);
        for (int i = 1; i < places.length; i++) {
            near += Math.max(0, apart - (places[i] - places[i - 1]));
        }
        LinearPart problem = new LinearPart(all, places, deviation);
        return problem.cost(problem.solve()) * (1 + near);
    }

    /**
     * Leaves out each fold of stretches of the records once. The time constants stay those of all rows: beside some thousand
     * rows they are a few numbers, and each fold alone would have to find them in a search of its own.
     *
     * @param choice time constants
     * @return root mean square of the error over rows that parts and shifts were not fitted to, V
     */
    double leftOut(Choice choice) {
        double[] places =
                choice.timeConstants.stream().mapToDouble(Response::place).toArray();
        double sum = 0;
        for (Products fold : folds) {
            Products others = new Products();
            others.add(all, 1);
            others.add(fold, -1);
            LinearPart problem = new LinearPart(others, places, deviation);
            sum += problem.left(fold, problem.solve());
        }
        return Math.sqrt(sum / all.rows);
    }
}

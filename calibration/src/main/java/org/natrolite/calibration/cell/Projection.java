package org.natrolite.calibration.cell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.natrolite.calibration.optimise.GlobalSearch;
import org.natrolite.calibration.optimise.NonNegative;
import org.natrolite.calibration.replay.Drive;
import org.natrolite.models.cell.CellModel;
import org.natrolite.models.cell.CellParameters;
import org.natrolite.models.parameter.Curve;

/**
 * Time constants and resistances by variable projection (Golub and Pereyra 1973). With time constants held, the voltage is
 * linear in what is left,
 *
 * <pre>
 *   V - U(z) - M(z) h = sum_jd p0_jd b_j(z) R a I_d + sum_i sum_jd pi_jd (b_j(z) R a I_d filtered by tau_i) + sum_k u_k c_k(z)
 * </pre>
 *
 * <p>b and c being tents over the state of charge z that was counted, I_d the current of one direction, R and a
 * the whole resistance of the start and its Arrhenius factor, p the parts that elements have in it, and u what its open-circuit
 * voltage is off. Parts and shifts follow by least squares that keeps parts positive; what is left over is a function of the time constants alone. It has several minima, for pairs can
 * share a response in more than one way, and is searched as a whole.
 *
 * <p>The products of all columns of {@link Response} are summed up once, for each fold of the rows by itself: a choice of time
 * constants is a small problem made of these, and a fold is left out by taking its products away.
 */
final class Projection {
    /** Ratio of time constants below which two pairs are one. */
    private static final double APART = 2;

    /** What parts of the whole resistance differ by: between directions, between neighbours, and from nothing. */
    private static final double DIRECTIONS = 0.2;

    private static final double NEIGHBOURS = 0.5;
    private static final double SIZE = 2;

    /** What the open-circuit voltage of the start is usually off, V. */
    private static final double SHIFT = 0.05;

    /** Folds that are left out in turn, and the stretches of time that each consists of. */
    private static final int FOLDS = 6;

    private static final int STRETCHES = 8;

    /** Part of the whole resistance that an element has at least, so that a fit can begin there. */
    private static final double LEAST = 0.01;

    private static final int SEARCHES = 2;
    private static final long SEED = 20_260_101;

    private static final int NODES = Response.BLOCK / 2;

    private final double deviation;
    private final Sums[] folds = new Sums[FOLDS];
    private final Sums all = new Sums();

    /** Weighted products of the columns with each other and with the voltage. */
    private static final class Sums {
        /** Below and on the diagonal. */
        final double[] products = new double[Response.COLUMNS * Response.COLUMNS];

        final double[] right = new double[Response.COLUMNS];
        double power;
        double rows;

        void add(double[] row, double value, double weight) {
            for (int a = 0; a < row.length; a++) {
                double scaled = weight * row[a];
                if (scaled != 0) {
                    right[a] += scaled * value;
                    int at = a * row.length;
                    for (int b = 0; b <= a; b++) {
                        products[at + b] += scaled * row[b];
                    }
                }
            }
            power += weight * value * value;
            rows += weight;
        }

        void add(Sums other, double sign) {
            for (int i = 0; i < products.length; i++) {
                products[i] += sign * other.products[i];
            }
            for (int i = 0; i < right.length; i++) {
                right[i] += sign * other.right[i];
            }
            power += sign * other.power;
            rows += sign * other.rows;
        }

        double product(int a, int b) {
            return products[Math.max(a, b) * Response.COLUMNS + Math.min(a, b)];
        }
    }

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

    /**
     * A cell that begins where these resistances and time constants are.
     *
     * @param start the cell that was projected, with as many RC pairs
     * @param choice parts and time constants
     * @return the same cell with these
     */
    static CellParameters begun(CellParameters start, Choice choice) {
        CellParameters.Resistance resistance = start.resistance();
        double[] soc = Nodes.resistance();
        double[][] whole = new double[2][soc.length];
        add(resistance.ohmic(), whole, soc);
        resistance.pairs().forEach(pair -> add(pair.element(), whole, soc));
        List<CellParameters.Pair> pairs = new ArrayList<>();
        for (CellParameters.Pair pair : resistance.pairs()) {
            double tau = choice.timeConstants.get(pairs.size());
            pairs.add(new CellParameters.Pair(
                    element(pair.element(), whole, soc, choice.parts.get(pairs.size() + 1)),
                    Curve.constant(tau, tau, tau, pair.timeConstant().provenance())));
        }
        return new CellParameters(
                start.description(),
                start.rating(),
                start.limits(),
                start.capacity(),
                start.coulombicEfficiency(),
                start.selfDischarge(),
                start.openCircuit(),
                new CellParameters.Resistance(
                        resistance.contact(), element(resistance.ohmic(), whole, soc, choice.parts.get(0)), pairs),
                start.thermal(),
                start.ageing());
    }

    private static void add(CellParameters.Element element, double[][] whole, double[] soc) {
        for (int k = 0; k < soc.length; k++) {
            whole[0][k] += element.charge().at(soc[k]);
            whole[1][k] += element.discharge().at(soc[k]);
        }
    }

    private static CellParameters.Element element(
            CellParameters.Element of, double[][] whole, double[] soc, double[] parts) {
        Curve[] sides = new Curve[2];
        for (int side = 0; side < 2; side++) {
            double[] part = Arrays.copyOfRange(parts, side * NODES, (side + 1) * NODES);
            double[] ohm = whole[side].clone();
            for (int k = 0; k < ohm.length; k++) {
                ohm[k] *= Parameterisation.between(Nodes.coarse(), part, soc[k]);
            }
            sides[side] = Curve.of(soc, ohm, ohm, ohm, of.charge().provenance());
        }
        return new CellParameters.Element(sides[0], sides[1], of.activationEnergy());
    }

    private Projection(double deviation) {
        this.deviation = deviation;
        Arrays.setAll(folds, k -> new Sums());
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
        List<CellFit.Entry> entries = fit.entries();
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
        for (Sums fold : projection.folds) {
            projection.all.add(fold, 1);
        }
        return projection;
    }

    private static boolean at(CellFit.Entry entry, int drive, int row) {
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
        Problem problem = new Problem(all, places);
        double[] x = problem.solve();
        double left = problem.left(all, x);
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
        Problem problem = new Problem(all, places);
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
        for (Sums fold : folds) {
            Sums others = new Sums();
            others.add(all, 1);
            others.add(fold, -1);
            Problem problem = new Problem(others, places);
            sum += problem.left(fold, problem.solve());
        }
        return Math.sqrt(sum / all.rows);
    }

    /** The linear problem that time constants leave: parts of the elements, then shifts of the open-circuit voltage. */
    private final class Problem {
        private final Sums sums;
        private final int elements;
        private final int size;

        /** First of the two columns that an unknown is made of, and the part of the second. */
        private final int[] column;

        private final double[] second;
        private final double[] data;
        private final double[] right;
        private final double[] matrix;
        private final boolean[] free;

        Problem(Sums sums, double[] places) {
            this.sums = sums;
            this.elements = Response.BLOCK * (1 + places.length);
            this.size = elements + Response.SHIFTS;
            this.column = new int[size];
            this.second = new double[size];
            this.free = new boolean[size];
            for (int a = 0; a < size; a++) {
                int e = a / Response.BLOCK;
                free[a] = a >= elements;
                if (free[a]) {
                    column[a] = Response.COLUMNS - size + a;
                } else if (e == 0) {
                    column[a] = a;
                } else {
                    int t = (int) Math.min(Response.TIMES - 2, places[e - 1]);
                    column[a] = Response.BLOCK * (1 + t) + a % Response.BLOCK;
                    second[a] = places[e - 1] - t;
                }
            }
            this.data = products(sums);
            this.right = right(sums);
            this.matrix = data.clone();
            believe();
        }

        private double[] products(Sums of) {
            double[] products = new double[size * size];
            for (int a = 0; a < size; a++) {
                for (int b = 0; b <= a; b++) {
                    double sum = 0;
                    for (int p = 0; p < (second[a] == 0 ? 1 : 2); p++) {
                        for (int q = 0; q < (second[b] == 0 ? 1 : 2); q++) {
                            sum += part(a, p)
                                    * part(b, q)
                                    * of.product(column[a] + p * Response.BLOCK, column[b] + q * Response.BLOCK);
                        }
                    }
                    products[a * size + b] = sum;
                    products[b * size + a] = sum;
                }
            }
            return products;
        }

        private double[] right(Sums of) {
            double[] vector = new double[size];
            for (int a = 0; a < size; a++) {
                vector[a] = part(a, 0) * of.right[column[a]];
                if (second[a] != 0) {
                    vector[a] += part(a, 1) * of.right[column[a] + Response.BLOCK];
                }
            }
            return vector;
        }

        private double part(int a, int which) {
            return which == 0 ? 1 - second[a] : second[a];
        }

        /** What is expected of parts and shifts, in units of the data: directions and neighbours are alike. */
        private void believe() {
            for (int e = 0; e < elements; e += Response.BLOCK) {
                for (int k = 0; k < NODES; k++) {
                    alike(e + k, e + NODES + k, DIRECTIONS);
                    for (int side = e; side < e + Response.BLOCK; side += NODES) {
                        add(side + k, side + k, SIZE, 1);
                        if (k > 0) {
                            alike(side + k - 1, side + k, NEIGHBOURS);
                        }
                    }
                }
            }
            for (int a = elements; a < size; a++) {
                add(a, a, SHIFT, 1);
            }
        }

        private void alike(int a, int b, double by) {
            add(a, a, by, 1);
            add(b, b, by, 1);
            add(a, b, by, -1);
            add(b, a, by, -1);
        }

        private void add(int a, int b, double spread, double sign) {
            double ratio = deviation / spread;
            matrix[a * size + b] += sign * ratio * ratio;
        }

        double[] solve() {
            return NonNegative.solve(matrix, right, free);
        }

        /** Sum of squares, beliefs included. */
        double cost(double[] x) {
            return sums.power + form(matrix, right, x);
        }

        /** Sum of squares over some rows. */
        double left(Sums rows, double[] x) {
            return rows == sums
                    ? sums.power + form(data, right, x)
                    : rows.power + form(products(rows), right(rows), x);
        }

        private double form(double[] products, double[] vector, double[] x) {
            double sum = 0;
            for (int a = 0; a < size; a++) {
                double row = 0;
                for (int b = 0; b < size; b++) {
                    row += products[a * size + b] * x[b];
                }
                sum += x[a] * (row - 2 * vector[a]);
            }
            return sum;
        }

        /** Number of unknowns that the data tell, and not the beliefs. */
        double told(double[] x) {
            return NonNegative.told(matrix, data, x, free);
        }
    }
}

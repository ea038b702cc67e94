package org.natrolite.calibration.ageing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.natrolite.calibration.optimise.Solution;

/**
 * Covariance of the scores of a law by how far conditions pull apart. The curvature takes errors of two conditions and of two
 * cells to be independent and as large as the scatters that were estimated. But cells of one condition share its chamber, and
 * what a law misses of it; and there are few conditions. So what each condition g pulls at the scores, {@code s = J'wr} with the
 * effects of its cells profiled out, takes the place of what it should pull, {@code G = J'wJ}:
 *
 * <pre>
 *   V = M (I + sum A s s' A') M,     M = (I + sum G)^-1,     A (G - G M G) A' = G
 * </pre>
 *
 * <p>I is what the prior says and M the curvature. A takes back that the fit has gone towards each condition (CR2 of Bell and
 * McCaffrey 2002, Survey Methodology 28, 169; Pustejovsky and Tipton 2018, doi 10.1080/07350015.2016.1247004), so that V is M on
 * average where the scatters are all there is. V is known only as well as there are conditions: each of its diagonal is a sum
 * of squares with the degrees of freedom of Satterthwaite, n = 2 E(V)^2 / var(V), and the score is Student's t. No score ends up
 * less certain than it was before the data.
 *
 * <p>Where there is one condition its cells stand for conditions, and where there is one cell M is all there is.
 */
final class ClusterCovariance {
    /** Directions of which a condition says less than this part of what it says most of are rounding. */
    private static final double ROUNDING = 1e-12;

    private final int n;
    private final DMatrixRMaj curvature;
    private final List<Cluster> clusters = new ArrayList<>();

    /** What a condition says: information, pull, and both after the correction. */
    private static final class Cluster {
        private final DMatrixRMaj information;
        private final DMatrixRMaj pull;
        private DMatrixRMaj spread = new DMatrixRMaj();
        private DMatrixRMaj corrected = new DMatrixRMaj();

        Cluster(int n) {
            information = new DMatrixRMaj(n, n);
            pull = new DMatrixRMaj(n, 1);
        }
    }

    private ClusterCovariance(DMatrixRMaj curvature) {
        this.n = curvature.getNumRows();
        this.curvature = curvature;
    }

    /**
     * @param problem problem that was solved
     * @param cells its cells
     * @param solution its solution
     * @param weights number of independent observations that each residual stands for, shape [residuals]; not modified
     * @param covariance covariance of all unknowns by these weights, shape [unknowns * unknowns]; not modified
     */
    static ClusterCovariance of(
            LawProblem problem, List<CellData> cells, Solution solution, double[] weights, double[] covariance) {
        int n = problem.scores();
        DMatrixRMaj whole = DMatrixRMaj.wrap(problem.unknowns(), problem.unknowns(), covariance.clone());
        ClusterCovariance all = new ClusterCovariance(CommonOps_DDRM.extract(whole, 0, n, 0, n));
        Collection<Cluster> found = clusters(problem, cells, solution, weights);
        if (found.size() > 1) {
            all.clusters.addAll(found);
            all.clusters.forEach(all::correct);
        }
        return all;
    }

    private static Collection<Cluster> clusters(
            LawProblem problem, List<CellData> cells, Solution solution, double[] weights) {
        boolean one = cells.stream().map(CellData::condition).distinct().count() == 1;
        double[] jacobian = solution.jacobian();
        double[] residuals = solution.residuals();
        Map<String, Cluster> found = new LinkedHashMap<>();
        int from = 0;
        for (int c = 0; c < cells.size(); c++) {
            String name = one ? String.valueOf(c) : cells.get(c).condition();
            int to = from + problem.residuals(c);
            add(
                    found.computeIfAbsent(name, key -> new Cluster(problem.scores())),
                    columns(problem, c),
                    jacobian,
                    residuals,
                    weights,
                    from,
                    to);
            from = to;
        }
        return found.values();
    }

    /** Unknowns that a cell depends on: the scores, then its own. */
    private static int[] columns(LawProblem problem, int cell) {
        List<Integer> columns = new ArrayList<>();
        for (int i = 0; i < problem.scores(); i++) {
            columns.add(i);
        }
        for (int own : new int[] {problem.startOf(cell), problem.rateOf(cell)}) {
            if (own >= 0) {
                columns.add(own);
            }
        }
        return columns.stream().mapToInt(i -> i).toArray();
    }

    /** Adds a cell, its own unknowns profiled out; at the mode they pull no more, so that only the information changes. */
    private static void add(
            Cluster cluster, int[] columns, double[] jacobian, double[] r, double[] weights, int from, int to) {
        int n = cluster.pull.getNumRows();
        int m = r.length;
        int k = columns.length;
        DMatrixRMaj weighted = new DMatrixRMaj(to - from, k);
        for (int i = from; i < to; i++) {
            double root = Math.sqrt(weights[i]);
            for (int a = 0; a < k; a++) {
                weighted.set(i - from, a, root * jacobian[columns[a] * m + i]);
            }
            for (int a = 0; a < n; a++) {
                cluster.pull.add(a, 0, jacobian[columns[a] * m + i] * weights[i] * r[i]);
            }
        }
        DMatrixRMaj normal = new DMatrixRMaj(k, k);
        CommonOps_DDRM.multInner(weighted, normal);
        CommonOps_DDRM.addEquals(cluster.information, CommonOps_DDRM.extract(normal, 0, n, 0, n));
        if (k > n) {
            DMatrixRMaj own = CommonOps_DDRM.extract(normal, n, k, n, k);
            for (int i = 0; i < k - n; i++) {
                own.add(i, i, 1);
            }
            CommonOps_DDRM.invert(own);
            DMatrixRMaj cross = CommonOps_DDRM.extract(normal, 0, n, n, k);
            DMatrixRMaj taken = product(cross, own);
            CommonOps_DDRM.multAddTransB(-1, taken, cross, cluster.information);
        }
    }

    /** The root of what a condition says, G = L L', and with it A s and L (I - L'ML)^-1/2 L'. */
    private void correct(Cluster cluster) {
        EigenDecomposition_F64<DMatrixRMaj> eigen = eigen(cluster.information);
        double largest = 0;
        for (int i = 0; i < n; i++) {
            largest = Math.max(largest, eigen.getEigenvalue(i).getReal());
        }
        List<DMatrixRMaj> vectors = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            double value = eigen.getEigenvalue(i).getReal();
            if (value > ROUNDING * largest) {
                vectors.add(eigen.getEigenVector(i));
                values.add(value);
            }
        }
        int rank = vectors.size();
        DMatrixRMaj root = new DMatrixRMaj(n, rank);
        DMatrixRMaj inverse = new DMatrixRMaj(rank, n);
        for (int j = 0; j < rank; j++) {
            double size = Math.sqrt(values.get(j));
            for (int i = 0; i < n; i++) {
                root.set(i, j, size * vectors.get(j).get(i, 0));
                inverse.set(j, i, vectors.get(j).get(i, 0) / size);
            }
        }
        DMatrixRMaj left = CommonOps_DDRM.identity(rank);
        DMatrixRMaj half = new DMatrixRMaj(rank, n);
        CommonOps_DDRM.multTransA(root, curvature, half);
        CommonOps_DDRM.multAdd(-1, half, root, left);
        DMatrixRMaj back = product(root, function(left, v -> 1 / Math.sqrt(Math.max(ROUNDING, v))));
        cluster.corrected = product(product(back, inverse), cluster.pull);
        cluster.spread = new DMatrixRMaj(n, n);
        CommonOps_DDRM.multTransB(back, root, cluster.spread);
    }

    /** V, shape [scores * scores], row by row. */
    double[] covariance() {
        if (clusters.isEmpty()) {
            return curvature.getData().clone();
        }
        DMatrixRMaj middle = CommonOps_DDRM.identity(n);
        for (Cluster cluster : clusters) {
            CommonOps_DDRM.multAddTransB(cluster.corrected, cluster.corrected, middle);
        }
        DMatrixRMaj robust = product(product(curvature, middle), curvature);
        double[] all = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                all[i * n + j] = held(robust, i) * held(robust, j) * robust.get(i, j);
            }
        }
        return all;
    }

    /** Factor that takes a score back to what it was before the data. */
    private static double held(DMatrixRMaj covariance, int score) {
        return Math.min(1, 1 / Math.sqrt(covariance.get(score, score)));
    }

    /** Degrees of freedom of each score, at least 1, and infinite where there is nothing to count; shape [scores]. */
    double[] freedom() {
        double[] all = new double[n];
        for (int i = 0; i < n; i++) {
            all[i] = Math.max(1, freedom(i));
        }
        return all;
    }

    /** Degrees of freedom of the variance of a score, by what the pulls would be if the scatters were all there is. */
    private double freedom(int score) {
        DMatrixRMaj row = CommonOps_DDRM.extractColumn(curvature, score, null);
        List<DMatrixRMaj> own = new ArrayList<>();
        List<DMatrixRMaj> seen = new ArrayList<>();
        for (Cluster cluster : clusters) {
            own.add(product(cluster.spread, row));
            seen.add(product(curvature, own.get(own.size() - 1)));
        }
        double squares = 0;
        for (int g = 0; g < own.size(); g++) {
            double alone = CommonOps_DDRM.dot(row, product(clusters.get(g).information, row));
            squares += alone * alone;
            for (int h = 0; h < g; h++) {
                double both = CommonOps_DDRM.dot(own.get(g), seen.get(h));
                squares += 2 * both * both;
            }
        }
        double mean = curvature.get(score, score);
        return squares > 0 ? mean * mean / squares : Double.POSITIVE_INFINITY;
    }

    private static DMatrixRMaj product(DMatrixRMaj a, DMatrixRMaj b) {
        DMatrixRMaj c = new DMatrixRMaj(a.getNumRows(), b.getNumCols());
        CommonOps_DDRM.mult(a, b, c);
        return c;
    }

    private static EigenDecomposition_F64<DMatrixRMaj> eigen(DMatrixRMaj symmetric) {
        int size = symmetric.getNumRows();
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(size, true, true);
        if (!eigen.decompose(symmetric.copy())) {
            throw new IllegalStateException("eigenvalues of a symmetric matrix of " + size + " rows were not found");
        }
        return eigen;
    }

    /** A function of a symmetric matrix, by its eigenvalues. */
    private static DMatrixRMaj function(DMatrixRMaj symmetric, DoubleUnaryOperator of) {
        EigenDecomposition_F64<DMatrixRMaj> eigen = eigen(symmetric);
        DMatrixRMaj result = new DMatrixRMaj(symmetric.getNumRows(), symmetric.getNumCols());
        for (int i = 0; i < symmetric.getNumRows(); i++) {
            DMatrixRMaj vector = eigen.getEigenVector(i);
            CommonOps_DDRM.multAddTransB(of.applyAsDouble(eigen.getEigenvalue(i).getReal()), vector, vector, result);
        }
        return result;
    }
}

package org.natrolite.calibration.optimise;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;
import org.jspecify.annotations.Nullable;
import org.natrolite.core.error.BadArgumentException;

/** Normal equations: small, dense, symmetric and positive definite. */
final class Normal {
    private Normal() {}

    /** Rows that are laid side by side at a time, so that the inner loop runs along the unknowns: a multiple of four. */
    private static final int ROWS = 64;

    /** Adds J' diag(w) J to a matrix [n * n]; J is [residuals * n] column by column. */
    static void addTo(double[] matrix, double[] jacobian, double[] weights, int n) {
        int m = weights.length;
        double[][] lower = new double[n][n];
        double[][] rows = new double[ROWS][n];
        double[] root = new double[ROWS];
        for (int from = 0; from < m; from += ROWS) {
            int count = Math.min(ROWS, m - from);
            for (int i = 0; i < ROWS; i++) {
                root[i] = i < count ? Math.sqrt(weights[from + i]) : 0;
            }
            if (Arrays.stream(root).allMatch(w -> w == 0)) {
                continue;
            }
            for (int a = 0; a < n; a++) {
                for (int i = 0; i < ROWS; i++) {
                    rows[i][a] = i < count ? root[i] * jacobian[a * m + from + i] : 0;
                }
            }
            for (int i = 0; i < count; i += 4) {
                addProducts(lower, rows[i], rows[i + 1], rows[i + 2], rows[i + 3]);
            }
        }
        for (int a = 0; a < n; a++) {
            for (int b = 0; b <= a; b++) {
                matrix[a * n + b] += lower[a][b];
                if (a != b) {
                    matrix[b * n + a] += lower[a][b];
                }
            }
        }
    }

    /** Adds the products of four rows with themselves, below and on the diagonal. */
    private static void addProducts(double[][] lower, double[] p, double[] q, double[] r, double[] s) {
        for (int a = 0; a < p.length; a++) {
            double pa = p[a];
            double qa = q[a];
            double ra = r[a];
            double sa = s[a];
            if (pa == 0 && qa == 0 && ra == 0 && sa == 0) {
                continue;
            }
            double[] to = lower[a];
            for (int b = 0; b <= a; b++) {
                to[b] += pa * p[b] + qa * q[b] + ra * r[b] + sa * s[b];
            }
        }
    }

    /** Scalar product of a vector with as many entries of another from an offset on; always in the same order. */
    static double dot(double[] a, double[] b, int offset) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = 0;
        for (; i + 3 < a.length; i += 4) {
            s0 += a[i] * b[offset + i];
            s1 += a[i + 1] * b[offset + i + 1];
            s2 += a[i + 2] * b[offset + i + 2];
            s3 += a[i + 3] * b[offset + i + 3];
        }
        for (; i < a.length; i++) {
            s0 += a[i] * b[offset + i];
        }
        return (s0 + s1) + (s2 + s3);
    }

    /** Solution of a system, or null where the matrix is not positive definite. */
    static double @Nullable [] solve(double[] matrix, double[] right, int n) {
        LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.symmPosDef(n);
        if (!solver.setA(DMatrixRMaj.wrap(n, n, matrix.clone()))) {
            return null;
        }
        DMatrixRMaj x = new DMatrixRMaj(n, 1);
        solver.solve(DMatrixRMaj.wrap(n, 1, right.clone()), x);
        return x.data;
    }

    static double[] inverse(double[] matrix, int n) {
        LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.symmPosDef(n);
        if (!solver.setA(DMatrixRMaj.wrap(n, n, matrix.clone()))) {
            throw new BadArgumentException("the normal equations of " + n
                    + " unknowns are singular; expected data or a prior for each unknown");
        }
        DMatrixRMaj inverse = new DMatrixRMaj(n, n);
        solver.invert(inverse);
        return inverse.data;
    }
}

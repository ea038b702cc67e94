package org.natrolite.calibration.optimise;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;
import org.jspecify.annotations.Nullable;
import org.natrolite.core.error.BadArgumentException;

/** Normal equations: small, dense, symmetric and positive definite. */
final class Normal {
    private Normal() {}

    /**
     * Adds J' diag(w) J to a matrix [n * n]; J is [residuals * n] column by column. What only some residuals depend on, such as
     * an effect of one cell among many, costs as little as those.
     */
    static void addTo(double[] matrix, double[] jacobian, double[] weights, int n) {
        int m = weights.length;
        int[] from = new int[n];
        int[] to = new int[n];
        for (int a = 0; a < n; a++) {
            to[a] = m;
            while (from[a] < m && jacobian[a * m + from[a]] == 0) {
                from[a]++;
            }
            while (to[a] > from[a] && jacobian[a * m + to[a] - 1] == 0) {
                to[a]--;
            }
        }
        double[] weighted = new double[m];
        for (int a = 0; a < n; a++) {
            for (int i = from[a]; i < to[a]; i++) {
                weighted[i] = weights[i] * jacobian[a * m + i];
            }
            for (int b = 0; b <= a; b++) {
                double sum = dot(weighted, jacobian, b * m, Math.max(from[a], from[b]), Math.min(to[a], to[b]));
                matrix[a * n + b] += sum;
                if (a != b) {
                    matrix[b * n + a] += sum;
                }
            }
        }
    }

    /** Scalar product of a vector with as many entries of another from an offset on; always in the same order. */
    static double dot(double[] a, double[] b, int offset) {
        return dot(a, b, offset, 0, a.length);
    }

    private static double dot(double[] a, double[] b, int offset, int from, int to) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = from;
        for (; i + 3 < to; i += 4) {
            s0 += a[i] * b[offset + i];
            s1 += a[i + 1] * b[offset + i + 1];
            s2 += a[i + 2] * b[offset + i + 2];
            s3 += a[i + 3] * b[offset + i + 3];
        }
        for (; i < to; i++) {
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

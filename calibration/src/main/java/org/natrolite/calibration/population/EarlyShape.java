package org.natrolite.calibration.population;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** The first rows of a cell in few numbers: coefficients of Legendre polynomials, by least squares. Immutable. */
final class EarlyShape {
    private final double[][] projection;

    private EarlyShape(double[][] projection) {
        this.projection = projection;
    }

    /**
     * @param rows number of rows, above the degree
     * @param degree highest degree
     */
    static EarlyShape of(int rows, int degree) {
        int p = degree + 1;
        double[][] values = new double[rows][p];
        for (int i = 0; i < rows; i++) {
            double u = -1 + 2.0 * i / (rows - 1);
            double before = 1;
            double now = u;
            values[i][0] = 1;
            for (int k = 1; k < p; k++) {
                values[i][k] = now;
                double next = ((2 * k + 1) * u * now - k * before) / (k + 1);
                before = now;
                now = next;
            }
        }
        DMatrixRMaj normal = new DMatrixRMaj(p, p);
        for (double[] row : values) {
            for (int a = 0; a < p; a++) {
                for (int b = 0; b < p; b++) {
                    normal.add(a, b, row[a] * row[b]);
                }
            }
        }
        CommonOps_DDRM.invert(normal);
        double[][] projection = new double[p][rows];
        for (int a = 0; a < p; a++) {
            for (int i = 0; i < rows; i++) {
                for (int b = 0; b < p; b++) {
                    projection[a][i] += normal.get(a, b) * values[i][b];
                }
            }
        }
        return new EarlyShape(projection);
    }

    /**
     * @param capacity first rows; not modified
     * @return coefficients, shape [degree + 1]
     */
    double[] of(double[] capacity) {
        return Arrays.stream(projection)
                .mapToDouble(row -> {
                    double sum = 0;
                    for (int i = 0; i < row.length; i++) {
                        sum += row[i] * capacity[i];
                    }
                    return sum;
                })
                .toArray();
    }
}

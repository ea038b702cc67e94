package org.natrolite.calibration.population;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.core.numeric.Gaussian;
import org.natrolite.core.numeric.Quantiles;

/** Robust ridge regression of a logarithm on features of each cell; see the tour of this package. Immutable. */
final class ShapeRegression {
    /** Deviations beyond which the loss grows linearly: it costs 5 % of the efficiency on normal errors at 1.345, 10 % at 1. */
    private static final double HUBER = 1;

    private static final int REWEIGHTINGS = 30;
    private static final double NORMAL_QUARTILE = Gaussian.quantile(0.75);

    private final double[] middle;
    private final double[] deviation;
    private final double[] coefficients;
    private final double[] leftOut;

    private ShapeRegression(double[] middle, double[] deviation, double[] coefficients, double[] leftOut) {
        this.middle = middle;
        this.deviation = deviation;
        this.coefficients = coefficients;
        this.leftOut = leftOut;
    }

    /**
     * @param features one row a cell; not modified
     * @param logs what they are to explain, one a cell; not modified
     * @param ridge weight of the square of each standardised coefficient
     * @param robust whether few large errors are to count for little
     */
    static ShapeRegression of(double[][] features, double[] logs, double ridge, boolean robust) {
        int n = logs.length;
        int p = features[0].length;
        double[] middle = new double[p];
        double[] deviation = new double[p];
        for (int k = 0; k < p; k++) {
            int column = k;
            double[] values =
                    Arrays.stream(features).mapToDouble(f -> f[column]).toArray();
            double mean = Arrays.stream(values).average().orElse(0);
            middle[k] = mean;
            double spread = Math.sqrt(Arrays.stream(values)
                    .map(v -> (v - mean) * (v - mean))
                    .average()
                    .orElse(0));
            deviation[k] = spread > 0 ? spread : 1;
        }
        double[][] rows = new double[n][];
        for (int i = 0; i < n; i++) {
            rows[i] = row(features[i], middle, deviation);
        }
        double[] weights = new double[n];
        Arrays.fill(weights, 1);
        double[] coefficients = new double[p + 1];
        double[] leftOut = new double[n];
        for (int round = 0; round < (robust ? REWEIGHTINGS : 1); round++) {
            DMatrixRMaj inverse = inverse(rows, weights, ridge);
            coefficients = solve(inverse, rows, weights, logs);
            double[] miss = new double[n];
            for (int i = 0; i < n; i++) {
                miss[i] = logs[i] - dot(coefficients, rows[i]);
                // what the fit without that cell would miss it by, its weight in the fit taken out
                double leverage = Math.min(1 - 1e-9, weights[i] * quadratic(inverse, rows[i]));
                leftOut[i] = miss[i] / (1 - leverage);
            }
            double scale = Quantiles.of(Arrays.stream(miss).map(Math::abs).toArray(), 0.5)[0] / NORMAL_QUARTILE;
            for (int i = 0; robust && i < n; i++) {
                weights[i] = Math.min(1, HUBER * scale / Math.max(Math.abs(miss[i]), Double.MIN_NORMAL));
            }
        }
        return new ShapeRegression(middle, deviation, coefficients, leftOut);
    }

    private static double[] row(double[] features, double[] middle, double[] deviation) {
        double[] row = new double[features.length + 1];
        row[0] = 1;
        for (int k = 0; k < features.length; k++) {
            row[k + 1] = (features[k] - middle[k]) / deviation[k];
        }
        return row;
    }

    private static DMatrixRMaj inverse(double[][] rows, double[] weights, double ridge) {
        int p = rows[0].length;
        DMatrixRMaj matrix = new DMatrixRMaj(p, p);
        for (int a = 0; a < p; a++) {
            for (int b = 0; b < p; b++) {
                double sum = a == b && a > 0 ? ridge : 0;
                for (int i = 0; i < rows.length; i++) {
                    sum += weights[i] * rows[i][a] * rows[i][b];
                }
                matrix.set(a, b, sum);
            }
        }
        DMatrixRMaj inverse = new DMatrixRMaj(p, p);
        if (!CommonOps_DDRM.invert(matrix, inverse)) {
            throw new BadArgumentException("a regression of " + rows.length + " cells on " + (p - 1)
                    + " features is singular; expected more cells, or cells that differ");
        }
        return inverse;
    }

    private static double[] solve(DMatrixRMaj inverse, double[][] rows, double[] weights, double[] logs) {
        int p = rows[0].length;
        double[] right = new double[p];
        for (int i = 0; i < rows.length; i++) {
            for (int a = 0; a < p; a++) {
                right[a] += weights[i] * rows[i][a] * logs[i];
            }
        }
        double[] solution = new double[p];
        for (int a = 0; a < p; a++) {
            for (int b = 0; b < p; b++) {
                solution[a] += inverse.get(a, b) * right[b];
            }
        }
        return solution;
    }

    private static double quadratic(DMatrixRMaj inverse, double[] row) {
        double sum = 0;
        for (int a = 0; a < row.length; a++) {
            for (int b = 0; b < row.length; b++) {
                sum += row[a] * inverse.get(a, b) * row[b];
            }
        }
        return sum;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    double predict(double[] features) {
        return dot(coefficients, row(features, middle, deviation));
    }

    /** What each cell is missed by without it, shape [cells]; a copy. */
    double[] leftOut() {
        return leftOut.clone();
    }

    /** Median size of those. */
    double medianLeftOut() {
        return Quantiles.of(Arrays.stream(leftOut).map(Math::abs).toArray(), 0.5)[0];
    }
}

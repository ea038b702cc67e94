package org.natrolite.calibration.cell;

import org.natrolite.calibration.optimise.NonNegative;

/**
 * The linear problem that time constants leave: parts of the elements in the whole resistance, then shifts of the open-circuit
 * voltage.
 */
final class LinearPart {
    /** What parts of the whole resistance differ by: between directions, between neighbours, and from nothing. */
    private static final double DIRECTIONS = 0.2;

    private static final double NEIGHBOURS = 0.5;
    private static final double SIZE = 2;

    /** What the open-circuit voltage of the start is usually off, V. */
    private static final double SHIFT = 0.05;

    private static final int NODES = Response.BLOCK / 2;

    private final double deviation;
    private final Products sums;
    private final int elements;
    private final int size;

    /** First of the two columns that an unknown is made of, and the part of the second. */
    private final int[] column;

    private final double[] second;
    private final double[] data;
    private final double[] right;
    private final double[] matrix;
    private final boolean[] free;

    /**
     * @param sums products of the rows to fit
     * @param places places of the time constants on the grid, in order; not modified
     * @param deviation standard deviation of the voltage, V
     */
    LinearPart(Products sums, double[] places, double deviation) {
        this.deviation = deviation;
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

    private double[] products(Products of) {
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

    private double[] right(Products of) {
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

    /**
     * @return parts, none below zero, then shifts, V
     */
    double[] solve() {
        return NonNegative.solve(matrix, right, free);
    }

    /**
     * @param x parts and shifts; not modified
     * @return sum of squares, beliefs included, V2
     */
    double cost(double[] x) {
        return sums.power + form(matrix, right, x);
    }

    /**
     * @param rows products of some rows
     * @param x parts and shifts; not modified
     * @return sum of squares over these rows, V2
     */
    double left(Products rows, double[] x) {
        return rows == sums ? sums.power + form(data, right, x) : rows.power + form(products(rows), right(rows), x);
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

    /**
     * @param x parts and shifts; not modified
     * @return number of them that the data tell, and not the beliefs
     */
    double told(double[] x) {
        return NonNegative.told(matrix, data, x, free);
    }
}

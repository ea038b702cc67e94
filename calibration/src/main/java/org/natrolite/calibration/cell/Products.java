package org.natrolite.calibration.cell;

/** Weighted products of the columns with each other and with the voltage. */
final class Products {
    /** Below and on the diagonal. */
    private final double[] products = new double[Response.COLUMNS * Response.COLUMNS];

    /** Of each column with the voltage. */
    final double[] right = new double[Response.COLUMNS];

    /** Of the voltage with itself. */
    double power;

    /** Sum of the weights. */
    double rows;

    /**
     * @param row columns of a row, shape [Response.COLUMNS]; not modified
     * @param value what they are to explain, V
     * @param weight what the row counts
     */
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

    /**
     * @param other products of other rows; not modified
     * @param sign 1 to add them, -1 to take them away
     */
    void add(Products other, double sign) {
        for (int i = 0; i < products.length; i++) {
            products[i] += sign * other.products[i];
        }
        for (int i = 0; i < right.length; i++) {
            right[i] += sign * other.right[i];
        }
        power += sign * other.power;
        rows += sign * other.rows;
    }

    /**
     * @param a column
     * @param b column
     * @return sum of their products
     */
    double product(int a, int b) {
        return products[Math.max(a, b) * Response.COLUMNS + Math.min(a, b)];
    }
}

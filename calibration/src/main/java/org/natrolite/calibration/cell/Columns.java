package org.natrolite.calibration.cell;

/** Takes derivatives row by row and lays them down column by column, some rows at a time for the sake of the cache. */
final class Columns {
    private static final int ROWS = 32;

    private final double[] jacobian;
    private final int rows;
    private final double[][] waiting;
    private int filled;
    private int done;

    Columns(double[] jacobian, int rows, int unknowns) {
        this.jacobian = jacobian;
        this.rows = rows;
        this.waiting = new double[ROWS][unknowns];
    }

    double[] next() {
        if (filled == ROWS) {
            flush();
        }
        return waiting[filled++];
    }

    void flush() {
        for (int a = 0; a < waiting[0].length; a++) {
            for (int i = 0; i < filled; i++) {
                jacobian[a * rows + done + i] = waiting[i][a];
            }
        }
        done += filled;
        filled = 0;
    }
}

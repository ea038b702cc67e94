package org.natrolite.models.cell.batch;

import org.natrolite.models.cell.kernel.Lanes;

/**
 * Answers whether any lane of a tile is of some kind. Of a full tile it makes sums of what is above zero for those lanes and zero
 * for all others, which the compiler turns into vector instructions; lane after lane takes five times as long. Work space of one
 * thread.
 */
final class StepScan {
    private static final int PART = Lanes.WIDTH / 4;

    private final double[] sum = new double[Lanes.room(PART)];

    /**
     * @param wrong one number a lane of a full tile, zero or more, or NaN; not modified
     * @return whether all are zero
     */
    boolean none(double[] wrong) {
        add(sum, wrong);
        return zero();
    }

    /**
     * @param current A; not modified
     * @param lanes lanes that are looked at
     * @return whether a current is above zero, or none of a full tile is known to be since one is NaN
     */
    boolean charges(double[] current, int lanes) {
        if (lanes == Lanes.WIDTH) {
            addPositive(sum, current);
            return !zero();
        }
        for (int i = 0; i < lanes; i++) {
            if (current[i] > 0) {
                return true;
            }
        }
        return false;
    }

    /**
     * @param current A; not modified
     * @param lanes lanes that are looked at
     * @return whether a current is below zero, or none of a full tile is known to be since one is NaN
     */
    boolean discharges(double[] current, int lanes) {
        if (lanes == Lanes.WIDTH) {
            addNegative(sum, current);
            return !zero();
        }
        for (int i = 0; i < lanes; i++) {
            if (current[i] < 0) {
                return true;
            }
        }
        return false;
    }

    private boolean zero() {
        // four sums, so that none waits for another
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        for (int i = 0; i < PART; i += 4) {
            a += sum[i];
            b += sum[i + 1];
            c += sum[i + 2];
            d += sum[i + 3];
        }
        return (a + b) + (c + d) == 0;
    }

    private static void add(double[] sum, double[] a) {
        for (int i = 0; i < PART; i++) {
            sum[i] = (a[i] + a[PART + i]) + (a[2 * PART + i] + a[3 * PART + i]);
        }
    }

    private static void addPositive(double[] sum, double[] a) {
        for (int i = 0; i < PART; i++) {
            double p = a[i];
            double q = a[PART + i];
            double r = a[2 * PART + i];
            double s = a[3 * PART + i];
            sum[i] = ((Math.abs(p) + p) + (Math.abs(q) + q)) + ((Math.abs(r) + r) + (Math.abs(s) + s));
        }
    }

    private static void addNegative(double[] sum, double[] a) {
        for (int i = 0; i < PART; i++) {
            double p = a[i];
            double q = a[PART + i];
            double r = a[2 * PART + i];
            double s = a[3 * PART + i];
            sum[i] = ((Math.abs(p) - p) + (Math.abs(q) - q)) + ((Math.abs(r) - r) + (Math.abs(s) - s));
        }
    }
}

package org.natrolite.calibration.cell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.natrolite.calibration.replay.Drive;

/** Mean voltage and current in bins of charge, for either direction. */
final class Branches {
    private final double[][] voltage = new double[2][BINS];
    private final double[][] current = new double[2][BINS];
    private final double[][] weight = new double[2][BINS];

    /** Total over instantaneous resistance where only one direction of current was measured. */
    static final double USUAL_TOTAL = 1.8;

    private static final int BINS = GenericStart.BINS;

    private final GenericStart record;

    /**
     * @param record what the record covers
     * @param drive record
     * @param heldOut rows not to look at, shape [drive.size()]; not modified
     */
    Branches(GenericStart record, Drive drive, boolean[] heldOut) {
        this.record = record;
        for (int i = 0; i < drive.size(); i++) {
            if (heldOut[i] || !drive.loaded(i)) {
                continue;
            }
            int side = drive.current(i) > 0 ? 0 : 1;
            int bin = (int) Math.min(BINS - 1, record.place(i) * BINS);
            double w = drive.weight(i);
            voltage[side][bin] += w * drive.voltage(i);
            current[side][bin] += w * drive.current(i);
            weight[side][bin] += w;
        }
        for (int side = 0; side < 2; side++) {
            for (int k = 0; k < BINS; k++) {
                voltage[side][k] /= weight[side][k];
                current[side][k] /= weight[side][k];
            }
        }
    }

    /** Resistance at which both branches agree; from the jumps of the current where there is one branch, ohm. */
    double resistance(double jump) {
        List<Double> found = new ArrayList<>();
        for (int k = 0; k < BINS; k++) {
            double ohm = (voltage[0][k] - voltage[1][k]) / (current[0][k] - current[1][k]);
            if (ohm > 0 && ohm < Double.POSITIVE_INFINITY) {
                found.add(ohm);
            }
        }
        if (found.size() >= BINS / 10) {
            return GenericStart.median(found);
        }
        if (Double.isNaN(jump)) {
            // a twentieth of the voltage window at the largest current: of the usual size, and the fit goes on from
            // it
            return record.usualResistance();
        }
        return USUAL_TOTAL * jump;
    }

    /** Open-circuit voltage of each bin, V, increasing. */
    double[] openCircuit(double resistance) {
        double[] open = new double[BINS];
        for (int k = 0; k < BINS; k++) {
            double sum = 0;
            int sides = 0;
            for (int side = 0; side < 2; side++) {
                if (weight[side][k] > 0) {
                    sum += voltage[side][k] - resistance * current[side][k];
                    sides++;
                }
            }
            open[k] = sides == 0 ? Double.NaN : sum / sides;
        }
        fillGaps(open);
        return increasing(open);
    }

    private static void fillGaps(double[] values) {
        int last = -1;
        for (int k = 0; k < values.length; k++) {
            if (Double.isNaN(values[k])) {
                continue;
            }
            for (int g = last + 1; g < k; g++) {
                values[g] = last < 0 ? values[k] : values[last] + (values[k] - values[last]) * (g - last) / (k - last);
            }
            last = k;
        }
        for (int g = last + 1; g < values.length && last >= 0; g++) {
            values[g] = values[last];
        }
    }

    /** Nearest increasing values in the least-squares sense, by pooling neighbours that run against each other. */
    private static double[] increasing(double[] values) {
        double[] level = new double[values.length];
        int[] size = new int[values.length];
        int pools = 0;
        for (double value : values) {
            level[pools] = value;
            size[pools++] = 1;
            while (pools > 1 && level[pools - 2] >= level[pools - 1]) {
                int together = size[pools - 2] + size[pools - 1];
                level[pools - 2] = (level[pools - 2] * size[pools - 2] + level[pools - 1] * size[pools - 1]) / together;
                size[pools - 2] = together;
                pools--;
            }
        }
        double[] result = new double[values.length];
        int at = 0;
        for (int p = 0; p < pools; p++) {
            Arrays.fill(result, at, at + size[p], level[p]);
            at += size[p];
        }
        return result;
    }
}

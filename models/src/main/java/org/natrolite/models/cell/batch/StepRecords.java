package org.natrolite.models.cell.batch;

import org.natrolite.models.cell.kernel.Lanes;
import org.natrolite.models.cell.kernel.StepWork;

/** Takes over steps into the records and states of a tile, in short loops that the compiler turns into vector instructions. */
final class StepRecords {
    private static final int W = Lanes.WIDTH;

    private StepRecords() {}

    /** Moves all lanes to the ends of their steps. */
    static void take(CellTile tile, StepWork w, int pairs, double length, double meanWarm, boolean extremes) {
        Lanes lanes = tile.lanes;
        energy(tile.energyIn, tile.energyOut, w.current, w.mean, length);
        charge(tile.chargeIn, tile.chargeOut, w.current, 0.5 * length);
        seconds(tile.seconds, tile.socSeconds, tile.soc, w.soc, length);
        kelvinSeconds(tile.kelvinSeconds, lanes.temperature, w.temperature, length, meanWarm);
        extremes(w.soc, tile.lowestSoc, tile.highestSoc);
        extremes(w.temperature, tile.lowestTemperature, tile.highestTemperature);
        if (extremes) {
            extremes(w.mean, lanes.lowestVoltage, lanes.highestVoltage);
        }
        System.arraycopy(w.soc, 0, tile.soc, 0, W);
        System.arraycopy(w.hysteresis, 0, lanes.hysteresis, 0, W);
        System.arraycopy(w.temperature, 0, lanes.temperature, 0, W);
        for (int p = 0; p < pairs; p++) {
            System.arraycopy(w.pair[p], 0, lanes.pair[p], 0, W);
        }
    }

    private static void energy(double[] in, double[] out, double[] current, double[] mean, double length) {
        for (int i = 0; i < W; i++) {
            double a = current[i];
            double size = Math.abs(a);
            double half = 0.5 * length * mean[i];
            in[i] = in[i] + half * (size + a);
            out[i] = out[i] + half * (size - a);
        }
    }

    private static void charge(double[] in, double[] out, double[] current, double half) {
        for (int i = 0; i < W; i++) {
            double a = current[i];
            double size = Math.abs(a);
            in[i] = in[i] + half * (size + a);
            out[i] = out[i] + half * (size - a);
        }
    }

    private static void seconds(double[] seconds, double[] sum, double[] from, double[] to, double length) {
        double half = 0.5 * length;
        for (int i = 0; i < W; i++) {
            seconds[i] = seconds[i] + length;
            sum[i] = sum[i] + half * (from[i] + to[i]);
        }
    }

    private static void kelvinSeconds(double[] sum, double[] from, double[] to, double length, double meanWarm) {
        for (int i = 0; i < W; i++) {
            double t = from[i];
            sum[i] = sum[i] + length * (t + meanWarm * (to[i] - t));
        }
    }

    private static void extremes(double[] value, double[] lowest, double[] highest) {
        for (int i = 0; i < W; i++) {
            lowest[i] = Math.min(lowest[i], value[i]);
            highest[i] = Math.max(highest[i], value[i]);
        }
    }
}

package org.natrolite.models.cell.batch;

import org.natrolite.models.cell.kernel.Lanes;
import org.natrolite.models.cell.kernel.StepWork;

/** Takes over steps into the records and states of a tile, in short loops that the compiler turns into vector instructions. */
final class StepRecords {
    private static final int W = Lanes.WIDTH;

    private StepRecords() {}

    /** Moves all lanes to the ends of their steps. */
    static void take(CellTile tile, StepWork w, int pairs, double length) {
        book(tile.energyIn, tile.energyOut, tile.chargeIn, tile.chargeOut, w.current, w.mean, 0.5 * length);
        tile.takeOver(w, pairs);
    }

    /** Notes means and extremes of all lanes, before they are moved. */
    static void statistics(CellTile tile, StepWork w, double length, double meanWarm) {
        seconds(tile.seconds, tile.socSeconds, tile.soc, w.soc, length);
        kelvinSeconds(tile.kelvinSeconds, tile.lanes.temperature, w.temperature, length, meanWarm);
        extremes(w.soc, tile.lowestSoc, tile.highestSoc);
        extremes(w.temperature, tile.lowestTemperature, tile.highestTemperature);
    }

    /** Notes extremes of voltage of all lanes. */
    static void voltages(CellTile tile, StepWork w) {
        extremes(w.mean, tile.lanes.lowestVoltage, tile.lanes.highestVoltage);
    }

    private static void book(
            double[] energyIn,
            double[] energyOut,
            double[] chargeIn,
            double[] chargeOut,
            double[] current,
            double[] mean,
            double half) {
        for (int i = 0; i < W; i++) {
            double a = current[i];
            double size = Math.abs(a);
            double in = half * (size + a);
            double out = half * (size - a);
            energyIn[i] = energyIn[i] + in * mean[i];
            energyOut[i] = energyOut[i] + out * mean[i];
            chargeIn[i] = chargeIn[i] + in;
            chargeOut[i] = chargeOut[i] + out;
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

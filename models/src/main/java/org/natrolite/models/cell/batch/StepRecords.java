package org.natrolite.models.cell.batch;

import static org.natrolite.models.cell.batch.CellBlock.HIGHEST_SOC;
import static org.natrolite.models.cell.batch.CellBlock.HIGHEST_TEMPERATURE;
import static org.natrolite.models.cell.batch.CellBlock.HIGHEST_VOLTAGE;
import static org.natrolite.models.cell.batch.CellBlock.KELVIN_SECONDS;
import static org.natrolite.models.cell.batch.CellBlock.LOWEST_SOC;
import static org.natrolite.models.cell.batch.CellBlock.LOWEST_TEMPERATURE;
import static org.natrolite.models.cell.batch.CellBlock.LOWEST_VOLTAGE;
import static org.natrolite.models.cell.batch.CellBlock.SECONDS;
import static org.natrolite.models.cell.batch.CellBlock.SOC_SECONDS;
import static org.natrolite.models.cell.kernel.CellColumns.CHARGE_IN;
import static org.natrolite.models.cell.kernel.CellColumns.CHARGE_OUT;
import static org.natrolite.models.cell.kernel.CellColumns.ENERGY_IN;
import static org.natrolite.models.cell.kernel.CellColumns.ENERGY_OUT;
import static org.natrolite.models.cell.kernel.CellColumns.HYSTERESIS;
import static org.natrolite.models.cell.kernel.CellColumns.PAIR;
import static org.natrolite.models.cell.kernel.CellColumns.SOC;
import static org.natrolite.models.cell.kernel.CellColumns.STRIDE;
import static org.natrolite.models.cell.kernel.CellColumns.TEMPERATURE;

import org.natrolite.models.cell.kernel.Lanes;
import org.natrolite.models.cell.kernel.StepWork;

/** Takes over steps into the records and states of a tile, in short loops that the compiler turns into vector instructions. */
final class StepRecords {
    private static final int W = Lanes.WIDTH;

    private StepRecords() {}

    /** Moves all lanes to the ends of their steps. */
    static void take(CellBlock block, StepWork w, StepScan scan, int pairs, double length) {
        double[] v = block.values;
        // what does not flow is not added: most often all cells of a tile are given currents of one sign
        int n = w.lanes;
        if (scan.charges(w.current, n)) {
            in(v, w.current, w.mean, 0.5 * length);
        }
        if (scan.discharges(w.current, n)) {
            out(v, w.current, w.mean, 0.5 * length);
        }
        System.arraycopy(w.soc, 0, v, SOC, n);
        System.arraycopy(w.hysteresis, 0, v, HYSTERESIS, n);
        System.arraycopy(w.temperature, 0, v, TEMPERATURE, n);
        for (int p = 0; p < pairs; p++) {
            System.arraycopy(w.pair[p], 0, v, PAIR + p * STRIDE, n);
        }
    }

    /** Notes means and extremes of all lanes, before they are moved. */
    static void statistics(CellBlock block, StepWork w, double length, double meanWarm) {
        double[] v = block.values;
        seconds(v, w.soc, length);
        kelvinSeconds(v, w.temperature, length, meanWarm);
        socExtremes(w.soc, v);
        temperatureExtremes(w.temperature, v);
    }

    /** Notes extremes of voltage of all lanes. */
    static void voltages(CellBlock block, StepWork w) {
        voltageExtremes(w.mean, block.values);
    }

    private static void in(double[] v, double[] current, double[] mean, double half) {
        for (int i = 0; i < W; i++) {
            double in = half * (Math.abs(current[i]) + current[i]);
            v[ENERGY_IN + i] = v[ENERGY_IN + i] + in * mean[i];
            v[CHARGE_IN + i] = v[CHARGE_IN + i] + in;
        }
    }

    private static void out(double[] v, double[] current, double[] mean, double half) {
        for (int i = 0; i < W; i++) {
            double out = half * (Math.abs(current[i]) - current[i]);
            v[ENERGY_OUT + i] = v[ENERGY_OUT + i] + out * mean[i];
            v[CHARGE_OUT + i] = v[CHARGE_OUT + i] + out;
        }
    }

    private static void seconds(double[] v, double[] to, double length) {
        double half = 0.5 * length;
        for (int i = 0; i < W; i++) {
            v[SECONDS + i] = v[SECONDS + i] + length;
            v[SOC_SECONDS + i] = v[SOC_SECONDS + i] + half * (v[SOC + i] + to[i]);
        }
    }

    private static void kelvinSeconds(double[] v, double[] to, double length, double meanWarm) {
        for (int i = 0; i < W; i++) {
            double t = v[TEMPERATURE + i];
            v[KELVIN_SECONDS + i] = v[KELVIN_SECONDS + i] + length * (t + meanWarm * (to[i] - t));
        }
    }

    private static void socExtremes(double[] value, double[] v) {
        for (int i = 0; i < W; i++) {
            v[LOWEST_SOC + i] = Math.min(v[LOWEST_SOC + i], value[i]);
            v[HIGHEST_SOC + i] = Math.max(v[HIGHEST_SOC + i], value[i]);
        }
    }

    private static void temperatureExtremes(double[] value, double[] v) {
        for (int i = 0; i < W; i++) {
            v[LOWEST_TEMPERATURE + i] = Math.min(v[LOWEST_TEMPERATURE + i], value[i]);
            v[HIGHEST_TEMPERATURE + i] = Math.max(v[HIGHEST_TEMPERATURE + i], value[i]);
        }
    }

    private static void voltageExtremes(double[] value, double[] v) {
        for (int i = 0; i < W; i++) {
            v[LOWEST_VOLTAGE + i] = Math.min(v[LOWEST_VOLTAGE + i], value[i]);
            v[HIGHEST_VOLTAGE + i] = Math.max(v[HIGHEST_VOLTAGE + i], value[i]);
        }
    }
}

package org.natrolite.benchmarks;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.natrolite.benchmarks.stepping.Fleet;
import org.natrolite.benchmarks.stepping.NoisyDuty;
import org.natrolite.benchmarks.stepping.TwoPairs;
import org.natrolite.models.cell.CellModel;
import org.natrolite.models.cell.CellState;
import org.natrolite.models.cell.OperatingLimits;
import org.natrolite.models.cell.batch.CellBatch;
import org.natrolite.models.cell.batch.CurrentProfile;
import org.natrolite.models.cell.batch.ProfileRunner;
import org.natrolite.models.cell.batch.RunOptions;
import org.natrolite.models.cell.kernel.Kernels;

/**
 * Years of seconds: a day of the noisy duty (86,400 steps of 1 s, peak C/2, 24 waves) repeated, in surroundings whose
 * temperature follows the seasons, 15 degC and 10 K up and down, each day its own. Every step has its temperature, its heat
 * and its energies and charges; turning points are handed out. One thread, windows chosen for 0.1 mV. Each cell takes current by its capacity, so that the
 * day stores nothing in any of them.
 *
 * <p>Options: {@code --cells N}, {@code --years N} of 365 days, {@code --kernel portable|vector}. Prints seconds per cell.
 */
public final class LongRun {
    private static final int DAY = 86_400;
    private static final int DAYS = 365;
    private static final double PEAK = 0.5;
    private static final double SOC = 0.5;
    private static final double MEAN_AMBIENT = 288.15;
    private static final double SEASON = 10;

    /** Reversals of state of charge that count as turning points. */
    private static final double THRESHOLD = 1e-3;

    private LongRun() {}

    /**
     * @param args options
     */
    public static void main(String[] args) {
        Arguments arguments = Arguments.of(
                args,
                Map.of(
                        "cells",
                        "64",
                        "years",
                        "15",
                        "kernel",
                        KernelChoice.available().get(KernelChoice.available().size() - 1)));
        int cells = arguments.number("cells");
        int years = arguments.number("years");
        String kernel = arguments.text("kernel");
        CellModel model = TwoPairs.of("layered-oxide-18650");
        CurrentProfile day = NoisyDuty.of(model, PEAK, DAY);
        Fleet fleet = Fleet.of(model, OperatingLimits.of(model.parameters()), cells, SOC, MEAN_AMBIENT);
        CellBatch batch = fleet.batch();
        for (int i = 0; i < cells; i++) {
            batch.setScale(i, fleet.capacityFactor(i));
        }
        long[] turns = new long[cells];
        ProfileRunner runner = ProfileRunner.of(batch, KernelChoice.named(kernel), RunOptions.standard())
                .withTurningPoints(THRESHOLD, (cell, time, soc, duration, charge, temperature) -> turns[cell]++);
        System.out.println(Kernels.choice().reason());

        long begin = System.nanoTime();
        for (int d = 0; d < years * DAYS; d++) {
            runner.run(day, MEAN_AMBIENT + SEASON * Math.sin(2 * Math.PI * d / DAYS));
        }
        double seconds = (System.nanoTime() - begin) * 1e-9;

        double steps = (double) years * DAYS * DAY;
        print("%s: %d cells through %d years, %.4g steps each", kernel, cells, years, steps);
        print("%.2f s, %.3f s a cell, %.3f ns a cell-step", seconds, seconds / cells, 1e9 * seconds / (steps * cells));
        report(model, batch, fleet, steps);
        print(
                "%.1f turning points a cell and day",
                Arrays.stream(turns).average().orElse(0) / (years * DAYS));
    }

    private static void report(CellModel model, CellBatch batch, Fleet fleet, double steps) {
        double[] states = new double[batch.cells() * CellState.SIZE];
        batch.getStates(states);
        double drift = 0;
        double cycles = 0;
        double in = 0;
        double out = 0;
        long byReference = 0;
        int limited = 0;
        for (int i = 0; i < batch.cells(); i++) {
            double capacity = model.parameters().capacity().value() * fleet.capacityFactor(i);
            drift = Math.max(drift, Math.abs(states[i * CellState.SIZE] - SOC));
            cycles += (batch.chargeIn(i) + batch.chargeOut(i)) / (2 * capacity);
            in += batch.energyIn(i);
            out += batch.energyOut(i);
            byReference += batch.referenceSteps(i);
            limited |= batch.limited(i);
        }
        print(
                "%.0f equivalent full cycles, %.2f %% of the energy came back, SOC drifted by %.1e at most",
                cycles / batch.cells(), 100 * out / in, drift);
        print(
                "%.3f %% of the steps went to the reference; limits reached: %s",
                100 * byReference / (steps * batch.cells()), limited == 0 ? "none" : Integer.toBinaryString(limited));
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}

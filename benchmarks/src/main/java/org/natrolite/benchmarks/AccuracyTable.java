package org.natrolite.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.natrolite.benchmarks.stepping.Accuracy;
import org.natrolite.benchmarks.stepping.Fleet;
import org.natrolite.benchmarks.stepping.Miss;
import org.natrolite.benchmarks.stepping.NaiveCells;
import org.natrolite.benchmarks.stepping.NoisyDuty;
import org.natrolite.benchmarks.stepping.TwoPairs;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.models.cell.CellModel;
import org.natrolite.models.cell.OperatingLimits;
import org.natrolite.models.cell.batch.CellBatch;
import org.natrolite.models.cell.batch.CurrentProfile;
import org.natrolite.models.cell.batch.ProfileRunner;
import org.natrolite.models.cell.batch.RunOptions;
import org.natrolite.models.cell.kernel.Kernels;
import org.natrolite.models.cell.kernel.WindowKernel;

/**
 * Prints window length against error and speed: imposed windows of each length, and windows chosen for some tolerances, on
 * the noisy duty at several peaks and two temperatures, for each kernel. The cells have no limits, so that every way of
 * stepping is asked the same; the surroundings are as warm as the cells begin.
 *
 * <p>Options: {@code --chemistry ID}, {@code --cells N} (for the speed; a multiple of 64 fills the tiles), {@code --steps N}
 * (the duty is that long and repeats nothing), {@code --warming-ms N} (before each timing).
 */
public final class AccuracyTable {
    private static final double SOC = 0.5;
    private static final double ZERO_CELSIUS = 273.15;
    private static final double[] RATES = {0.25, 0.5, 1, 2};
    private static final double[] CELSIUS = {25, -10};
    private static final double[] MILLIVOLTS = {1, 0.1, 0.01};
    private static final int SHORTEST = 4;

    private static final int TIMINGS = 5;

    private AccuracyTable() {}

    private record Way(String name, RunOptions options) {}

    /**
     * @param args options
     */
    public static void main(String[] args) {
        Arguments arguments = Arguments.of(
                args, Map.of("chemistry", "layered-oxide-18650", "cells", "256", "steps", "7200", "warming-ms", "300"));
        CellModel model = TwoPairs.of(arguments.text("chemistry"));
        int cells = arguments.number("cells");
        int steps = arguments.number("steps");
        long warming = 1_000_000L * arguments.number("warming-ms");
        System.out.println(Kernels.choice().reason() + " " + arguments.text("chemistry") + ", " + cells + " cells, "
                + steps + " steps of 1 s, from " + SOC + " state of charge.\n");
        Markdown table = new Markdown(
                "peak", "degC", "kernel", "window", "voltage, mV", "temperature, mK", "ns/cell-step", "naive over it");
        for (double celsius : CELSIUS) {
            for (double rate : RATES) {
                rows(table, model, cells, steps, rate, celsius, warming);
            }
        }
        System.out.print(table.text());
    }

    private static void rows(
            Markdown table, CellModel model, int cells, int steps, double rate, double celsius, long warming) {
        double kelvin = ZERO_CELSIUS + celsius;
        Fleet fleet = Fleet.of(model, OperatingLimits.none(), cells, SOC, kelvin);
        CurrentProfile duty = NoisyDuty.of(model, rate, steps);
        NaiveCells naive = fleet.naive();
        double plain = nanoseconds(warming, naive::reset, () -> naive.run(duty, kelvin)) / ((double) cells * steps);
        row(table, rate, celsius, "naive", "1", Accuracy.ofNaive(fleet, duty, 1, kelvin), plain, plain);
        for (String name : KernelChoice.available()) {
            WindowKernel kernel = KernelChoice.named(name);
            for (Way way : ways()) {
                CellBatch batch = fleet.batch();
                CellBatch.Snapshot start = batch.snapshot();
                ProfileRunner runner = ProfileRunner.of(batch, kernel, way.options);
                double each = nanoseconds(warming, () -> batch.restore(start), () -> runner.run(duty, kelvin))
                        / ((double) cells * steps);
                Miss miss = Accuracy.ofRun(fleet, kernel, way.options, duty, 1, kelvin);
                row(table, rate, celsius, name, way.name, miss, each, plain);
            }
        }
    }

    private static void row(
            Markdown table,
            double rate,
            double celsius,
            String kernel,
            String window,
            Miss miss,
            double each,
            double plain) {
        table.row(
                rate < 1 ? "C/" + Math.round(1 / rate) : Math.round(rate) + "C",
                number("%.0f", celsius),
                kernel,
                window,
                number("%.4f", 1e3 * miss.voltage()),
                number("%.3f", 1e3 * miss.temperature()),
                number("%.2f", each),
                number("%.1f", plain / each));
    }

    /** Every length that may be imposed, then every tolerance. */
    private static List<Way> ways() {
        List<Way> ways = new ArrayList<>();
        for (int length = SHORTEST; length > 0; length *= 2) {
            try {
                ways.add(new Way(String.valueOf(length), RunOptions.imposed(length)));
            } catch (BadArgumentException tooLong) {
                // how long a window may be is for the options to say
                break;
            }
        }
        for (double millivolt : MILLIVOLTS) {
            ways.add(new Way("for " + millivolt + " mV", RunOptions.within(1e-3 * millivolt)));
        }
        return ways;
    }

    /** Median time of a run, ns, once the compiler has had its time. */
    private static double nanoseconds(long warming, Runnable before, Runnable timed) {
        long start = System.nanoTime();
        while (System.nanoTime() - start < warming) {
            time(before, timed);
        }
        double[] taken = new double[TIMINGS];
        for (int k = 0; k < TIMINGS; k++) {
            taken[k] = time(before, timed);
        }
        Arrays.sort(taken);
        return taken[TIMINGS / 2];
    }

    private static double time(Runnable before, Runnable timed) {
        before.run();
        long begin = System.nanoTime();
        timed.run();
        return System.nanoTime() - begin;
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}

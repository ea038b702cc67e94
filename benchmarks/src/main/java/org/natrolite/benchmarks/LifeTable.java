package org.natrolite.benchmarks;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.natrolite.core.numeric.Constants;
import org.natrolite.core.protocol.Control;
import org.natrolite.core.series.Channel;
import org.natrolite.core.series.TimeSeries;
import org.natrolite.datasets.duty.Duty;
import org.natrolite.datasets.duty.DutyLibrary;
import org.natrolite.models.cell.CellParameters;
import org.natrolite.models.chemistry.Catalogue;
import org.natrolite.models.life.DutyCycle;
import org.natrolite.models.life.LifeOptions;
import org.natrolite.models.life.LifeResult;
import org.natrolite.models.life.LifeStudy;

/**
 * Years of a seasonal grid duty in steps of 10 s: what representative days miss of the full run, year by year, and what both
 * cost. Single cells on one thread, and many on some.
 *
 * <p>Options: {@code --chemistry ID}, {@code --duty ID}, {@code --years N}, {@code --step S} in seconds, {@code --cells N} of the
 * full run, {@code --samples N} of the study of many (1: none), {@code --threads N}, {@code --full yes|no}.
 */
public final class LifeTable {
    private static final int WARM_UP = 300;
    private static final int TIMED = 15;

    private LifeTable() {}

    /**
     * @param args options
     */
    public static void main(String[] args) {
        Arguments arguments = Arguments.of(
                args,
                Map.of(
                        "chemistry",
                        "layered-oxide-18650",
                        "duty",
                        "grid-seasonal",
                        "years",
                        "15",
                        "step",
                        "10",
                        "cells",
                        "1",
                        "samples",
                        "1000",
                        "threads",
                        "2",
                        "full",
                        "yes"));
        CellParameters cell = Catalogue.get(arguments.text("chemistry"));
        DutyCycle duty = duty(arguments.text("duty"), cell, arguments.number("step"));
        int cells = arguments.number("cells");
        LifeOptions options = options(arguments.number("years"), cells, 1);
        LifeStudy study = LifeStudy.of(cell, duty, options);
        LifeResult adaptive = study.run(done -> {});
        for (int i = 0; i < WARM_UP; i++) {
            adaptive = study.run(done -> {});
        }
        double[] seconds = new double[TIMED];
        for (int i = 0; i < TIMED; i++) {
            seconds[i] = study.run(done -> {}).seconds();
        }
        Arrays.sort(seconds);
        double each = seconds[TIMED / 2] / cells;
        print(
                "representative days: %.1f ms a cell (median of %d runs, lowest %.1f), %.1f days in detail, %.2f %%",
                1000 * each,
                TIMED,
                1000 * seconds[0] / cells,
                adaptive.daysInDetail(),
                100 * adaptive.daysInDetail() / (365 * options.years()));
        if (arguments.text("full").equals("yes")) {
            LifeResult full = LifeStudy.of(cell, duty, options.withFull(true)).run(done -> {});
            print("full run: %.2f s a cell, %.0f times as long", full.seconds() / cells, full.seconds() / cells / each);
            print("%6s %12s %12s %12s %12s", "year", "capacity", "missed, pp", "growth", "missed, pp");
            double worst = 0;
            for (int i = 0; i < full.checks().size(); i++) {
                LifeResult.Check a = full.checks().get(i);
                LifeResult.Check b = adaptive.checks().get(i);
                double capacity = 100 * (b.capacity().p50() - a.capacity().p50());
                double growth =
                        100 * (b.resistanceGrowth().p50() - a.resistanceGrowth().p50());
                worst = Math.max(worst, Math.max(Math.abs(capacity), Math.abs(growth)));
                print(
                        "%6.1f %11.3f%% %12.4f %11.3f%% %12.4f",
                        a.year(),
                        100 * a.capacity().p50(),
                        capacity,
                        100 * a.resistanceGrowth().p50(),
                        growth);
            }
            print("largest %.4f percentage points, estimated %.4f", worst, 100 * adaptive.missed());
        }
        int samples = arguments.number("samples");
        if (samples > 1) {
            LifeStudy many =
                    LifeStudy.of(cell, duty, options(arguments.number("years"), samples, arguments.number("threads")));
            for (int i = 0; i < 2; i++) {
                LifeResult result = many.run(done -> {});
                print(
                        "%d samples on %d threads: %.1f s, %.1f days in detail each",
                        samples, arguments.number("threads"), result.seconds(), result.daysInDetail());
            }
        }
    }

    private static LifeOptions options(double years, int samples, int threads) {
        return new LifeOptions(years, 0.05, 0.95, 0.8, samples, 1, threads);
    }

    private static DutyCycle duty(String id, CellParameters cell, double step) {
        Duty duty = DutyLibrary.duty(id);
        TimeSeries series = duty.series();
        double[] power = series.column(Channel.POWER);
        for (int i = 0; i < power.length; i++) {
            power[i] *= cell.rating().energy() / 3600;
        }
        return DutyCycle.of(
                new Control.Profile(series.with(Channel.POWER, power)),
                duty.period() - series.time(series.size() - 1),
                step,
                25 + Constants.ZERO_CELSIUS);
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}

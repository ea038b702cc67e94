package org.natrolite.calibration.ageing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.natrolite.calibration.ageing.Exposure.Load;
import org.natrolite.calibration.ageing.ForecastDraws.Drawn;
import org.natrolite.calibration.ageing.ForecastDraws.Life;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.core.numeric.Quantiles;
import org.natrolite.core.rainflow.Rainflow;
import org.natrolite.core.series.Channel;
import org.natrolite.core.series.TimeSeries;
import org.natrolite.models.ageing.AgeingModel;

/**
 * Ageing of cells under a duty that repeats: draws from the model's laws, their posteriors and the scatter of cells, each over
 * the stresses of one pass of the duty through the fresh cell. The history is that of the fresh cell throughout.
 *
 * @param years times of the capacities, years of 365 days, from 0 on
 * @param capacity capacities over that at the start, one list a draw, one value a time
 * @param growth growth of resistance as a fraction, the same way; NaN where the model has none
 * @param cyclesPerYear equivalent full cycles a year
 * @param shares shares of the variance of the capacity at the end
 * @param origins the same variance by what it rests on
 * @param warnings remarks
 */
public record Forecast(
        List<Double> years,
        List<List<Double>> capacity,
        List<List<Double>> growth,
        double cyclesPerYear,
        Shares shares,
        Origins origins,
        List<String> warnings) {
    private static final double YEAR = 365 * 86400.0;
    private static final int CHECKS_A_YEAR = 2;

    public Forecast {
        years = List.copyOf(years);
        capacity = List.copyOf(capacity);
        growth = List.copyOf(growth);
        warnings = List.copyOf(warnings);
    }

    /**
     * Where the variance comes from, each as a share of their sum; each found by drawing it alone.
     *
     * @param parameter parameters of the laws
     * @param model laws that differ
     * @param cell cells that differ, and check-ups that do not follow the law
     * @param duty temperature and amount of use
     */
    public record Shares(double parameter, double model, double cell, double duty) {}

    /**
     * What the variance rests on, each as a share of the sum. A part of what is known of the parameters in some direction is what
     * was believed of them before any data; that part of their variance, {@code g' B g} of {@code g' C g} with C their covariance
     * and B the prior's, as much as the data have left of it, is an assumption, the rest is for more data to take away.
     *
     * @param data parameters as far as the check-ups have them, and the scatter of cells and check-ups
     * @param model laws that differ
     * @param assumption parameters as far as they are still what was believed before, and the duty
     */
    public record Origins(double data, double model, double assumption) {}

    /**
     * How to forecast.
     *
     * @param years how long, above 0
     * @param draws number of draws, at least 10
     * @param seed seed of the draws
     * @param temperatureSpread standard deviation of the duty's temperature, K
     * @param useSpread standard deviation of the logarithm of the duty's cycles
     */
    public record Options(double years, int draws, long seed, double temperatureSpread, double useSpread) {
        public Options {
            BadArgumentException.requirePositive(years, "years");
            BadArgumentException.requireWithin(years, 0, 100, "years");
            BadArgumentException.requireWithin(draws, 10, 1e6, "number of draws");
            BadArgumentException.requireWithin(temperatureSpread, 0, 50, "spread of the temperature in K");
            BadArgumentException.requireWithin(useSpread, 0, 2, "spread of the use");
        }
    }

    /**
     * @param model model
     * @param pass one pass of the duty: time, state of charge, temperature
     * @param options how to forecast
     * @return the forecast; the same on any number of threads
     */
    public static Forecast of(AgeingModel model, TimeSeries pass, Options options) {
        List<Load> loads = loads(pass);
        double duration = pass.duration();
        double cycles = loads.stream()
                .filter(load -> load.kind() == Exposure.Kind.CYCLE)
                .mapToDouble(Load::amount)
                .sum();
        List<Double> years = new ArrayList<>();
        int checks = (int) Math.ceil(options.years() * CHECKS_A_YEAR - 1e-9);
        for (int i = 0; i <= checks; i++) {
            years.add(Math.min(options.years(), i / (double) CHECKS_A_YEAR));
        }
        ForecastDraws draws = new ForecastDraws(model, loads, duration, years, options);
        List<Life> lives = draws.run(new Drawn(true, true, true, true), options.draws());
        int few = Math.max(10, Math.min(400, options.draws()));
        double[] alone = {
            draws.variance(new Drawn(true, false, false, false), few),
            draws.variance(new Drawn(false, true, false, false), few),
            draws.variance(new Drawn(false, false, true, false), few),
            draws.variance(new Drawn(false, false, false, true), few)
        };
        double sum = Arrays.stream(alone).sum();
        double scale = sum > 0 ? 1 / sum : 0;
        double believed = alone[0] * draws.believed();
        Origins origins =
                new Origins((alone[0] - believed + alone[2]) * scale, alone[1] * scale, (believed + alone[3]) * scale);
        List<String> warnings = new ArrayList<>(model.warnings());
        if (cycles > 0 && Applicability.storageAlone(model)) {
            warnings.add(
                    "the model knows storage alone: what the cycles of the duty do is not in this forecast; check-ups of"
                            + " cycled cells would say");
        }
        if (lives.stream().anyMatch(Life::outside)) {
            warnings.add(
                    "the duty leaves the temperatures, states of charge, depths or rates that the model was fitted to:"
                            + " there it extrapolates (outside_fitted_range)");
        }
        if (lives.stream().anyMatch(Life::clamped)) {
            warnings.add("a rate that would be negative was held at zero in places (rate_clamped)");
        }
        return new Forecast(
                years,
                lives.stream().map(Life::capacity).toList(),
                lives.stream().map(Life::growth).toList(),
                cycles * YEAR / duration,
                new Shares(alone[0] * scale, alone[1] * scale, alone[2] * scale, alone[3] * scale),
                origins,
                warnings);
    }

    /** Loads of one pass of a signal that repeats without end: it goes round twice and is booked the second time. */
    private static List<Load> loads(TimeSeries pass) {
        Exposure.Sums sums = new Exposure.Sums();
        Rainflow rainflow = Rainflow.standard();
        rainflow.add(pass.value(Channel.SOC, 0), 0, 0, pass.value(Channel.SURFACE_TEMPERATURE, 0), 0, half -> {});
        for (int round = 0; round < 2; round++) {
            boolean booked = round == 1;
            for (int i = 1; i < pass.size(); i++) {
                double soc = pass.value(Channel.SOC, i);
                double before = pass.value(Channel.SOC, i - 1);
                double seconds = pass.time(i) - pass.time(i - 1);
                double temperature = pass.value(Channel.SURFACE_TEMPERATURE, i);
                double rate = Math.abs(pass.value(Channel.C_RATE, i));
                rainflow.add(soc, seconds, Math.abs(soc - before), temperature, rate, half -> {
                    if (booked) {
                        sums.take(half);
                    }
                });
                if (booked) {
                    sums.add(Exposure.Kind.REST, temperature, 0.5 * (soc + before), 0, rate, seconds);
                }
            }
        }
        return sums.drain();
    }

    /**
     * @param check number of the time
     * @param probabilities probabilities
     * @return capacities that are not exceeded with those probabilities
     */
    public double[] capacityQuantiles(int check, double... probabilities) {
        return Quantiles.of(
                capacity.stream().mapToDouble(life -> life.get(check)).toArray(), probabilities);
    }

    /**
     * @param check number of the time
     * @param probabilities probabilities
     * @return growths of resistance that are not exceeded with those probabilities; NaN where the model has none
     */
    public double[] growthQuantiles(int check, double... probabilities) {
        double[] values = growth.stream().mapToDouble(life -> life.get(check)).toArray();
        if (Arrays.stream(values).anyMatch(Double::isNaN)) {
            double[] none = new double[probabilities.length];
            Arrays.fill(none, Double.NaN);
            return none;
        }
        return Quantiles.of(values, probabilities);
    }

    /**
     * @param capacityAtEnd capacity at which life ends, as a fraction of that at the start
     * @return life of each draw, years; infinite where it lies beyond the forecast; shape [draws]
     */
    public double[] lives(double capacityAtEnd) {
        return capacity.stream()
                .mapToDouble(life -> {
                    for (int i = 1; i < life.size(); i++) {
                        if (life.get(i) < capacityAtEnd) {
                            double part = (life.get(i - 1) - capacityAtEnd) / (life.get(i - 1) - life.get(i));
                            return years.get(i - 1) + part * (years.get(i) - years.get(i - 1));
                        }
                    }
                    return Double.POSITIVE_INFINITY;
                })
                .toArray();
    }

    /**
     * @param least capacity, as a fraction of that at the start
     * @param year time, years, within the forecast
     * @return share of the draws that have that capacity then
     */
    public double probability(double least, double year) {
        if (!(year >= 0 && year <= years.get(years.size() - 1) + 1e-9)) {
            throw new BadArgumentException("a warranty after " + year + " years; expected one within the "
                    + years.get(years.size() - 1) + " years of the forecast");
        }
        int after = 0;
        while (years.get(after) < year - 1e-9) {
            after++;
        }
        int upper = after;
        double part = upper == 0 ? 0 : (year - years.get(upper - 1)) / (years.get(upper) - years.get(upper - 1));
        long held = capacity.stream()
                .filter(life -> (upper == 0
                                ? life.get(0)
                                : life.get(upper - 1) + part * (life.get(upper) - life.get(upper - 1)))
                        >= least)
                .count();
        return held / (double) capacity.size();
    }
}

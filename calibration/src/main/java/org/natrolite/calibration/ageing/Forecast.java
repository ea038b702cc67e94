package org.natrolite.calibration.ageing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.natrolite.calibration.ageing.Exposure.Load;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.core.numeric.Gaussian;
import org.natrolite.core.numeric.Quantiles;
import org.natrolite.core.rainflow.Rainflow;
import org.natrolite.core.series.Channel;
import org.natrolite.core.series.TimeSeries;
import org.natrolite.models.ageing.AgeingLaw;
import org.natrolite.models.ageing.AgeingModel;
import org.natrolite.models.ageing.AgeingModel.Member;
import org.natrolite.models.ageing.AgeingState;
import org.natrolite.models.ageing.Driver;
import org.natrolite.models.ageing.Stress;
import org.natrolite.models.ageing.Target;
import org.natrolite.models.ageing.UncertainLaw;

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

    /** Step of the derivatives by a score. */
    private static final double DIFFERENCE = 1e-3;

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
     * What the variance rests on, each as a share of the sum. Of the precision that the parameters have in some direction, a
     * part is what was believed of them before any data; that part of their variance, {@code g' C C g} of {@code g' C g} with C
     * their covariance where the prior's is one, is an assumption, the rest is for more data to take away.
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

    /** What is drawn. */
    private record Drawn(boolean parameter, boolean model, boolean cell, boolean duty) {}

    private record Life(List<Double> capacity, List<Double> growth, boolean outside, boolean clamped) {}

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
        Runner runner = new Runner(model, loads, duration, years, options);
        List<Life> lives = runner.run(new Drawn(true, true, true, true), options.draws());
        int few = Math.max(10, Math.min(400, options.draws()));
        double[] alone = {
            runner.variance(new Drawn(true, false, false, false), few),
            runner.variance(new Drawn(false, true, false, false), few),
            runner.variance(new Drawn(false, false, true, false), few),
            runner.variance(new Drawn(false, false, false, true), few)
        };
        double sum = Arrays.stream(alone).sum();
        double scale = sum > 0 ? 1 / sum : 0;
        double believed = alone[0] * runner.believed();
        Origins origins =
                new Origins((alone[0] - believed + alone[2]) * scale, alone[1] * scale, (believed + alone[3]) * scale);
        List<String> warnings = new ArrayList<>(model.warnings());
        boolean storageAlone = model.members().stream()
                .flatMap(m -> m.law().law().mechanisms().stream())
                .flatMap(m -> m.terms().stream())
                .allMatch(t -> t.driver() == Driver.TIME);
        if (cycles > 0 && storageAlone) {
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

    /** Draws lives. */
    private record Runner(AgeingModel model, List<Load> loads, double duration, List<Double> years, Options options) {
        List<Life> run(Drawn drawn, int draws) {
            List<double[]> roots = model.members().stream().map(Runner::root).toList();
            return IntStream.range(0, draws)
                    .parallel()
                    .mapToObj(i -> life(drawn, roots, i, draws))
                    .toList();
        }

        double variance(Drawn drawn, int draws) {
            double[] ends = run(drawn, draws).stream()
                    .mapToDouble(life -> life.capacity().get(life.capacity().size() - 1))
                    .toArray();
            double mean = Arrays.stream(ends).average().orElse(0);
            return Arrays.stream(ends)
                    .map(e -> (e - mean) * (e - mean))
                    .average()
                    .orElse(0);
        }

        /** Share of the variance by the parameters that rests on what was believed before any data, to first order. */
        double believed() {
            double all = 0;
            double prior = 0;
            for (Member member : model.members()) {
                double[] z = member.scores().stream().mapToDouble(v -> v).toArray();
                int n = z.length;
                double[] g = new double[n];
                double middle = end(member, z);
                for (int d = 0; d < n; d++) {
                    double[] moved = z.clone();
                    double step = z[d] > 0 ? -DIFFERENCE : DIFFERENCE;
                    moved[d] += step;
                    g[d] = (end(member, moved) - middle) / step;
                }
                for (int a = 0; a < n; a++) {
                    double cg = 0;
                    for (int b = 0; b < n; b++) {
                        cg += member.covariance().get(a * n + b) * g[b];
                    }
                    all += member.weight() * g[a] * cg;
                    prior += member.weight() * cg * cg;
                }
            }
            return all > 0 ? Math.min(1, prior / all) : 0;
        }

        private double end(Member member, double[] z) {
            List<Double> capacity = lived(member.law().at(z), 0, 0, 1).capacity();
            return capacity.get(capacity.size() - 1);
        }

        private static double[] root(Member member) {
            return Cholesky.of(
                    member.covariance().stream().mapToDouble(v -> v).toArray(),
                    member.scores().size());
        }

        private Life life(Drawn drawn, List<double[]> roots, int i, int draws) {
            SplittableRandom random = new SplittableRandom(options.seed() * 0x9E3779B97F4A7C15L + i);
            int chosen = drawn.model() ? member((i + 0.5) / draws) : heaviest();
            Member member = model.members().get(chosen);
            double widened = Math.max(1, model.scatter().calibration());
            int n = member.scores().size();
            double[] g = random.doubles(n).map(Runner::normal).toArray();
            double start = normal(random.nextDouble());
            double rate = normal(random.nextDouble());
            double miss = normal(random.nextDouble());
            double warmer = normal(random.nextDouble());
            double more = normal(random.nextDouble());
            double[] z = member.scores().stream().mapToDouble(v -> v).toArray();
            List<List<Double>> posterior = member.draws();
            int picked = posterior.isEmpty() ? 0 : random.nextInt(posterior.size());
            for (int a = 0; drawn.parameter() && a < n; a++) {
                if (posterior.isEmpty()) {
                    for (int b = 0; b <= a; b++) {
                        z[a] += widened * roots.get(chosen)[a * n + b] * g[b];
                    }
                } else {
                    z[a] += widened * (posterior.get(picked).get(a) - z[a]);
                }
                z[a] = Math.max(-UncertainLaw.LARGEST_SCORE, Math.min(UncertainLaw.LARGEST_SCORE, z[a]));
            }
            double own = drawn.cell() ? model.scatter().rate() * rate : 0;
            UncertainLaw law = member.law();
            AgeingLaw drawnLaw = law.law().with(Rates.of(law.law()).faster(law.values(z), own));
            double offset = drawn.cell()
                    ? model.scatter().start() * start
                            + widened * model.scatter().noise() * miss
                    : 0;
            double shift = drawn.duty() ? options.temperatureSpread() * warmer : 0;
            double use = drawn.duty() ? Math.exp(options.useSpread() * more) : 1;
            return lived(drawnLaw, offset, shift, use);
        }

        private Life lived(AgeingLaw law, double offset, double shift, double use) {
            AgeingState state = law.fresh();
            boolean sums = law.mechanisms().stream().allMatch(m -> m.shape().sums());
            boolean resists = law.works(Target.RESISTANCE_GROWTH);
            List<Double> capacity = new ArrayList<>();
            List<Double> growth = new ArrayList<>();
            double time = 0;
            for (double year : years) {
                double passes = (year * YEAR - time) / duration;
                if (passes > 0) {
                    double[] before = state.damage();
                    for (Load load : loads) {
                        Stress s = load.stress();
                        Stress warm = new Stress(
                                s.temperature() + shift, s.soc(), s.depth(), s.rate(), s.voltage(), s.potential());
                        double amount = load.amount() * (load.kind() == Exposure.Kind.CYCLE ? use : 1);
                        new Load(load.kind(), warm, sums ? amount : amount * passes).on(state);
                    }
                    if (sums) {
                        state.repeat(before, state.damage(), passes - 1);
                    }
                    time = year * YEAR;
                }
                // what a cell misses its law by shows as it ages, not on its first day
                double shown = year > 0 ? 1 + offset : 1;
                capacity.add(Math.max(0, state.capacity(298.15) * shown));
                growth.add(resists ? state.loss(Target.RESISTANCE_GROWTH) : Double.NaN);
            }
            return new Life(capacity, growth, state.outsideFittedRange(), state.rateClamped());
        }

        private int member(double u) {
            double sum = 0;
            for (int k = 0; k < model.members().size(); k++) {
                sum += model.members().get(k).weight();
                if (u < sum) {
                    return k;
                }
            }
            return model.members().size() - 1;
        }

        private int heaviest() {
            int best = 0;
            for (int k = 1; k < model.members().size(); k++) {
                best = model.members().get(k).weight()
                                > model.members().get(best).weight()
                        ? k
                        : best;
            }
            return best;
        }

        private static double normal(double u) {
            return Gaussian.quantile(Math.max(1e-12, Math.min(1 - 1e-12, u)));
        }
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

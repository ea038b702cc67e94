package org.natrolite.calibration.ageing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.natrolite.calibration.ageing.Exposure.Load;
import org.natrolite.calibration.ageing.Forecast.Options;
import org.natrolite.core.numeric.Gaussian;
import org.natrolite.models.ageing.AgeingLaw;
import org.natrolite.models.ageing.AgeingModel;
import org.natrolite.models.ageing.AgeingModel.Member;
import org.natrolite.models.ageing.AgeingState;
import org.natrolite.models.ageing.Stress;
import org.natrolite.models.ageing.Target;
import org.natrolite.models.ageing.UncertainLaw;

/**
 * Draws the lives of a {@link Forecast}.
 *
 * @param model model
 * @param loads loads of one pass of the duty
 * @param duration its duration, s
 * @param years times of the capacities, years of 365 days
 * @param options how to forecast
 */
record ForecastDraws(AgeingModel model, List<Load> loads, double duration, List<Double> years, Options options) {
    private static final double YEAR = 365 * 86400.0;

    /** Step of the derivatives by a score. */
    private static final double DIFFERENCE = 1e-3;

    /** What is drawn. */
    record Drawn(boolean parameter, boolean model, boolean cell, boolean duty) {}

    /** One draw: capacity and growth of resistance at each time, and what was left or held on the way. */
    record Life(List<Double> capacity, List<Double> growth, boolean outside, boolean clamped) {}

    List<Life> run(Drawn drawn, int draws) {
        List<double[]> roots = model.members().stream().map(ForecastDraws::root).toList();
        SplittableRandom seeded = new SplittableRandom(options.seed());
        List<SplittableRandom> streams =
                Stream.generate(seeded::split).limit(draws).toList();
        return IntStream.range(0, draws)
                .parallel()
                .mapToObj(i -> life(drawn, roots, streams.get(i), (i + 0.5) / draws))
                .toList();
    }

    double variance(Drawn drawn, int draws) {
        double[] ends = run(drawn, draws).stream()
                .mapToDouble(life -> life.capacity().get(life.capacity().size() - 1))
                .toArray();
        double mean = Arrays.stream(ends).average().orElse(0);
        return Arrays.stream(ends).map(e -> (e - mean) * (e - mean)).average().orElse(0);
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
                for (int b = 0; b < n; b++) {
                    double both = member.weight() * g[a] * g[b];
                    all += both * member.covariance().get(a * n + b);
                    prior += both * member.believed().get(a * n + b);
                }
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

    private Life life(Drawn drawn, List<double[]> roots, SplittableRandom random, double place) {
        int chosen = drawn.model() ? member(place) : heaviest();
        Member member = model.members().get(chosen);
        double widened = Math.max(1, model.scatter().calibration());
        int n = member.scores().size();
        double[] g = random.doubles(n).map(ForecastDraws::normal).toArray();
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
        double own = drawn.cell() ? widened * model.scatter().rate() * rate : 0;
        UncertainLaw law = member.law();
        AgeingLaw drawnLaw = law.law().with(Rates.of(law.law()).faster(law.values(z), own));
        double offset = drawn.cell()
                ? widened * (model.scatter().start() * start + model.scatter().noise() * miss)
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
            best = model.members().get(k).weight() > model.members().get(best).weight() ? k : best;
        }
        return best;
    }

    private static double normal(double u) {
        return Gaussian.quantile(Math.max(1e-12, Math.min(1 - 1e-12, u)));
    }
}

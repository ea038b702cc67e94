package org.natrolite.calibration.ageing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.natrolite.calibration.ageing.LawProblem.Effects;
import org.natrolite.calibration.posterior.LogDensity;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.models.ageing.AgeingState;
import org.natrolite.models.ageing.Target;
import org.natrolite.models.ageing.UncertainLaw;

/**
 * Posterior of a law given cells: of its scores, of the start and rate of each cell, and of the scatters, which the fit itself
 * only estimates. The unknowns are those of {@link LawProblem}, then the logarithms of the scatters, over what was estimated:
 *
 * <pre>
 *   ln p = -c sum (rho(r) / 2 + ln noise) - |x|^2 / 2 - sum (ln s / s_0)^2 / (2 w^2),    r = (predicted - measured) / noise
 * </pre>
 *
 * with c the number of independent observations that a check-up is worth, and rho the robust loss of the fit.
 */
final class LawPosterior implements LogDensity {
    /** Scatters before any data: their medians, and how wide their logarithms are believed. */
    private static final double WIDTH = 1.5;

    private static final Effects BELIEVED = LawFit.FIRST;

    private final UncertainLaw law;
    private final Rates rates;
    private final List<CellData> cells;
    private final LawProblem problem;
    private final Effects estimated;
    private final int scores;
    private final int effects;
    private final boolean growths;
    private final int observations;
    private final int growthObservations;
    private final List<Scatter> scatters = new ArrayList<>();

    /** Share of each unknown that the data have found, shape [unknowns of the fit]. */
    private final double[] found;

    /** A scatter among the unknowns. */
    private enum Scatter {
        NOISE,
        RESISTANCE_NOISE,
        START,
        RATE;

        double of(Effects e) {
            return switch (this) {
                case NOISE -> e.noise();
                case RESISTANCE_NOISE -> e.resistanceNoise();
                case START -> e.start();
                case RATE -> e.rate();
            };
        }
    }

    LawPosterior(LawFit fit, List<CellData> cells) {
        this.law = fit.law();
        this.rates = Rates.of(law.law());
        this.cells = cells;
        this.estimated = fit.effects();
        this.problem = new LawProblem(law, cells, estimated);
        this.scores = law.draws().size();
        this.effects = problem.unknowns();
        double[] covariance = fit.fullCovariance();
        this.found = new double[effects];
        for (int i = 0; i < effects; i++) {
            found[i] = Math.max(0, Math.min(1, 1 - covariance[i * effects + i]));
        }
        this.growths = law.law().works(Target.RESISTANCE_GROWTH);
        int growth = 0;
        for (CellData cell : cells) {
            for (int i = 0; growths && i < cell.checks(); i++) {
                growth += Double.isNaN(cell.growth(i)) ? 0 : 1;
            }
        }
        this.growthObservations = growth;
        this.observations = problem.residuals() - growth;
        if (observations > 0) {
            scatters.add(Scatter.NOISE);
        }
        if (growth > 0) {
            scatters.add(Scatter.RESISTANCE_NOISE);
        }
        if (estimated.starts()) {
            scatters.add(Scatter.START);
        }
        if (estimated.rates()) {
            scatters.add(Scatter.RATE);
        }
    }

    @Override
    public int unknowns() {
        return effects + scatters.size();
    }

    /** Where to begin: the mode of the fit, its scatters as estimated. */
    double[] mode(LawFit fit) {
        return Arrays.copyOf(fit.mode(), unknowns());
    }

    /** Root of the covariance there: that of the fit, and what as many observations or cells say of a scatter. */
    double[] root(LawFit fit) {
        int n = unknowns();
        double[] covariance = new double[n * n];
        for (int i = 0; i < effects; i++) {
            System.arraycopy(fit.fullCovariance(), i * effects, covariance, i * n, effects);
        }
        for (int k = 0; k < scatters.size(); k++) {
            double told = switch (scatters.get(k)) {
                case NOISE -> estimated.worth() * observations;
                case RESISTANCE_NOISE -> estimated.worth() * growthObservations;
                case START -> squares(problem::startOf);
                case RATE -> squares(problem::rateOf);
            };
            covariance[(effects + k) * n + effects + k] = 1 / (2 * told + 1 / (WIDTH * WIDTH));
        }
        return Cholesky.of(covariance, n);
    }

    private double squares(IntUnaryOperator place) {
        double sum = 0;
        for (int c = 0; c < cells.size(); c++) {
            sum += found[place.applyAsInt(c)] * found[place.applyAsInt(c)];
        }
        return sum;
    }

    private Effects scattered(double[] x) {
        return new Effects(
                estimated.starts(),
                estimated.rates(),
                scattered(Scatter.START, x),
                scattered(Scatter.RATE, x),
                scattered(Scatter.NOISE, x),
                scattered(Scatter.RESISTANCE_NOISE, x),
                estimated.worth());
    }

    private double scattered(Scatter scatter, double[] x) {
        int at = place(scatter);
        return scatter.of(estimated) * (at < 0 ? 1 : Math.exp(x[at]));
    }

    @Override
    public double at(double[] x, double[] gradient) {
        Arrays.fill(gradient, 0);
        double sum;
        Effects now = scattered(x);
        try {
            sum = -estimated.worth() * new Pass(x, now, gradient).run();
        } catch (BadArgumentException e) {
            // outside the bounds of a score or a parameter
            return Double.NEGATIVE_INFINITY;
        }
        for (int i = 0; i < scores; i++) {
            sum -= 0.5 * x[i] * x[i];
            gradient[i] -= x[i];
        }
        for (int c = 0; c < cells.size(); c++) {
            sum -= believed(problem.startOf(c), place(Scatter.START), x, gradient);
            sum -= believed(problem.rateOf(c), place(Scatter.RATE), x, gradient);
        }
        for (int k = 0; k < scatters.size(); k++) {
            Scatter scatter = scatters.get(k);
            int at = effects + k;
            double far = Math.log(scatter.of(now) / scatter.of(BELIEVED)) / WIDTH;
            sum -= 0.5 * far * far;
            gradient[at] -= far / WIDTH;
            if (scatter == Scatter.NOISE || scatter == Scatter.RESISTANCE_NOISE) {
                double count = estimated.worth() * (scatter == Scatter.NOISE ? observations : growthObservations);
                sum -= count * x[at];
                gradient[at] -= count;
            }
        }
        return sum;
    }

    /** Adds what is believed of the effect of a cell before its data: u is normal with deviation (s / s_0)^w. */
    private double believed(int at, int scatterAt, double[] x, double[] gradient) {
        if (at < 0) {
            return 0;
        }
        double w = found[at];
        double precision = Math.exp(-2 * w * x[scatterAt]);
        gradient[at] -= precision * x[at];
        gradient[scatterAt] += w * (precision * x[at] * x[at] - 1);
        return 0.5 * precision * x[at] * x[at] + w * x[scatterAt];
    }

    private int place(Scatter scatter) {
        int at = scatters.indexOf(scatter);
        return at < 0 ? -1 : effects + at;
    }

    /** One way through all check-ups, which adds up the loss and its derivatives. */
    private final class Pass {
        private final double[] x;
        private final Effects now;
        private final double[] gradient;
        private final double[] byParameter;
        private final double[] g;
        private final int noise;
        private final int resistanceNoise;
        private final int startScatter;
        private final int rateScatter;
        private double loss;

        Pass(double[] x, Effects now, double[] gradient) {
            this.x = x;
            this.now = now;
            this.gradient = gradient;
            int parameters = law.law().parameters().size();
            this.byParameter = new double[parameters];
            this.g = new double[parameters];
            this.noise = place(Scatter.NOISE);
            this.resistanceNoise = place(Scatter.RESISTANCE_NOISE);
            this.startScatter = place(Scatter.START);
            this.rateScatter = place(Scatter.RATE);
        }

        /** Derivative of the effect of a cell by its unknown. */
        private double unit(int at, int scatterAt, Scatter scatter) {
            return at < 0 ? 0 : scatter.of(estimated) * Math.exp((1 - found[at]) * x[scatterAt]);
        }

        double run() {
            double[] z = Arrays.copyOf(x, scores);
            double[] values = law.values(z);
            for (int c = 0; c < cells.size(); c++) {
                cell(c, values);
            }
            double[] slopes = law.slopes(z);
            for (int p = 0; p < slopes.length; p++) {
                if (law.drawOf(p) >= 0) {
                    gradient[law.drawOf(p)] += byParameter[p] * slopes[p];
                }
            }
            return loss;
        }

        private void cell(int c, double[] values) {
            CellData data = cells.get(c);
            int s = problem.startOf(c);
            int q = problem.rateOf(c);
            double startUnit = unit(s, startScatter, Scatter.START);
            double rateUnit = unit(q, rateScatter, Scatter.RATE);
            double start = s < 0 ? 0 : startUnit * x[s];
            double rate = q < 0 ? 0 : rateUnit * x[q];
            double[] own = rates.faster(values, rate);
            double faster = Math.exp(rate);
            // derivatives by the start and by the logarithm of the rate of this cell
            double[] by = new double[2];
            data.walk(law.law().with(own), true, (i, state, temperature) -> {
                if (!Double.isNaN(data.capacity(i))) {
                    double scale = (1 + start) / now.noise();
                    double capacity = state.capacity(temperature);
                    double pull = pull(scale * capacity - data.capacity(i) / now.noise(), noise);
                    state.capacityGradient(temperature, g);
                    add(pull * scale, own, faster, by);
                    by[0] += pull * capacity / now.noise();
                }
                if (growths && !Double.isNaN(data.growth(i))) {
                    resist(state, data.growth(i), own, faster, by);
                }
            });
            add(s, startScatter, by[0] * startUnit);
            add(q, rateScatter, by[1] * rateUnit);
        }

        private void resist(AgeingState state, double growth, double[] own, double faster, double[] by) {
            double scale = 1 / now.resistanceNoise();
            double pull = pull(scale * (state.loss(Target.RESISTANCE_GROWTH) - growth), resistanceNoise);
            state.lossGradient(Target.RESISTANCE_GROWTH, g);
            add(pull * scale, own, faster, by);
        }

        /** Books a residual; returns minus c times the slope of its loss, which pulls on what it depends on. */
        private double pull(double r, int noiseAt) {
            double size = Math.abs(r);
            double huber = LawFit.HUBER;
            loss += size <= huber ? 0.5 * r * r : huber * (size - 0.5 * huber);
            double pull = -estimated.worth() * Math.max(-huber, Math.min(huber, r));
            if (noiseAt >= 0) {
                gradient[noiseAt] -= pull * r;
            }
            return pull;
        }

        private void add(double scale, double[] own, double faster, double[] by) {
            for (int p = 0; p < g.length; p++) {
                if (rates.at(p)) {
                    byParameter[p] += scale * g[p] * faster;
                    by[1] += scale * g[p] * own[p];
                } else {
                    byParameter[p] += scale * g[p];
                }
            }
        }

        private void add(int at, int scatterAt, double slope) {
            if (at >= 0) {
                gradient[at] += slope;
                gradient[scatterAt] += (1 - found[at]) * slope * x[at];
            }
        }
    }
}

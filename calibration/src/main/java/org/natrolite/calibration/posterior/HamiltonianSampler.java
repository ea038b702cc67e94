package org.natrolite.calibration.posterior;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.core.numeric.Gaussian;

/** Hamiltonian Monte Carlo with Laplace's approximation as its metric; see the tour of this package. Immutable. */
public final class HamiltonianSampler {
    /** Chains begin wider than the approximation is, so that they can be seen to have come together. */
    private static final double DISPERSION = 1.5;

    private static final int BEGINNINGS = 50;

    /** A quarter of a turn, after which a normal density has forgotten where it began. */
    private static final double LENGTH = Math.PI / 2;

    /** Lengths differ by so much either way, lest one of them fits a period. */
    private static final double JITTER = 0.4;

    private static final int MOST_STEPS = 64;

    /** Change of the energy that no step of a stable length makes. */
    private static final double RUNAWAY = 1000;

    private final int chains;
    private final int warmUp;
    private final int draws;
    private final long seed;

    private HamiltonianSampler(int chains, int warmUp, int draws, long seed) {
        this.chains = chains;
        this.warmUp = warmUp;
        this.draws = draws;
        this.seed = seed;
    }

    /**
     * @param chains number of chains, 2 to 64
     * @param warmUp moves of each chain to adapt by, which are left out; 20 or more
     * @param draws draws of each chain after that, 8 or more
     * @param seed seed
     * @return the sampler
     */
    public static HamiltonianSampler of(int chains, int warmUp, int draws, long seed) {
        BadArgumentException.requireWithin(chains, 2, 64, "number of chains");
        BadArgumentException.requireWithin(warmUp, 20, 1e6, "moves of warm-up");
        BadArgumentException.requireWithin(draws, 8, 1e6, "number of draws");
        return new HamiltonianSampler(chains, warmUp, draws, seed);
    }

    /**
     * @param density what to draw from
     * @param mode where it is highest, or near to it, shape [unknowns]; not modified
     * @param root lower triangle L with L L' the covariance there, or near to it, shape [unknowns * unknowns] row by row; not
     *     modified
     * @return the draws; the same on any number of threads
     * @throws BadArgumentException if the density is zero all around the mode
     */
    public Chains sample(LogDensity density, double[] mode, double[] root) {
        SplittableRandom seeded = new SplittableRandom(seed);
        List<SplittableRandom> streams =
                Stream.generate(seeded::split).limit(chains).toList();
        List<Chain> all = IntStream.range(0, chains)
                .parallel()
                .mapToObj(i -> {
                    Chain chain = new Chain(density, mode, root, streams.get(i));
                    chain.run(warmUp, draws);
                    return chain;
                })
                .toList();
        return new Chains(
                all.stream().map(chain -> chain.kept).toList(),
                all.stream()
                        .mapToDouble(chain -> chain.acceptance / draws)
                        .average()
                        .orElse(Double.NaN),
                all.stream().mapToInt(chain -> chain.divergent).sum());
    }

    /** The length of a step, by dual averaging towards an acceptance (Hoffman and Gelman 2014, section 3.2). */
    private static final class StepLength {
        private static final double TARGET = 0.8;
        private static final double GAMMA = 0.05;
        private static final double SHRINKAGE_MOVES = 10;
        private static final double DECAY = 0.75;

        private final double centre;
        private double miss;
        private double logStep;
        private double averaged;
        private int moves;

        StepLength(double first) {
            this.centre = Math.log(2 * first);
            this.logStep = Math.log(first);
            this.averaged = logStep;
        }

        void seen(double acceptance) {
            moves++;
            double share = 1 / (moves + SHRINKAGE_MOVES);
            miss = (1 - share) * miss + share * (TARGET - acceptance);
            logStep = centre - Math.sqrt(moves) / GAMMA * miss;
            double weight = Math.pow(moves, -DECAY);
            averaged = weight * logStep + (1 - weight) * averaged;
        }

        double now() {
            return Math.exp(logStep);
        }

        double settled() {
            return Math.exp(averaged);
        }
    }

    /** One chain, in coordinates y: x = mode + L S y with S the scales found in warm-up. Owned by one thread. */
    private static final class Chain {
        private final LogDensity density;
        private final double[] mode;
        private final double[] root;
        private final SplittableRandom random;
        private final int n;
        private final double[] scale;
        private final double[] x;
        private final double[] slopeOfX;
        private double[] y;
        private double[] slope;
        private double logDensity;
        private double acceptance;
        private int divergent;
        private final List<List<Double>> kept = new ArrayList<>();

        Chain(LogDensity density, double[] mode, double[] root, SplittableRandom random) {
            this.density = density;
            this.mode = mode;
            this.root = root;
            this.random = random;
            this.n = density.unknowns();
            this.scale = new double[n];
            Arrays.fill(scale, 1);
            this.x = new double[n];
            this.slopeOfX = new double[n];
            this.y = new double[n];
            this.slope = new double[n];
        }

        void run(int warmUp, int draws) {
            begin();
            StepLength length = new StepLength(Math.pow(n, -0.25));
            int half = warmUp / 2;
            double[][] seen = new double[half][];
            for (int i = 0; i < warmUp; i++) {
                length.seen(move(length.now()));
                if (i < half) {
                    seen[i] = y.clone();
                }
                if (i == half - 1) {
                    rescale(Arrays.copyOfRange(seen, half / 3, half));
                    length = new StepLength(length.settled());
                }
            }
            double step = length.settled();
            divergent = 0;
            for (int i = 0; i < draws; i++) {
                acceptance += move(step);
                place(y);
                kept.add(Arrays.stream(x).boxed().toList());
            }
        }

        private void begin() {
            double spread = DISPERSION;
            for (int i = 0; i < BEGINNINGS; i++) {
                double s = spread;
                y = IntStream.range(0, n).mapToDouble(k -> s * normal()).toArray();
                logDensity = evaluate(y, slope);
                if (logDensity > Double.NEGATIVE_INFINITY) {
                    return;
                }
                spread *= 0.8;
            }
            throw new BadArgumentException(
                    "a density that is zero around its mode; expected one that can be drawn from");
        }

        /** Gives each coordinate the scale that the chain has seen, held to one where it has seen little. */
        private void rescale(double[][] seen) {
            double few = 10;
            double weight = seen.length / (seen.length + few);
            for (int k = 0; k < n; k++) {
                double mean = 0;
                double square = 0;
                for (double[] one : seen) {
                    mean += one[k] / seen.length;
                    square += one[k] * one[k] / seen.length;
                }
                double own = Math.sqrt(weight * Math.max(0, square - mean * mean) + (1 - weight));
                scale[k] = own;
                y[k] /= own;
                slope[k] *= own;
            }
        }

        private double normal() {
            return Gaussian.quantile(random.nextDouble(1e-12, 1 - 1e-12));
        }

        private void place(double[] at) {
            for (int i = 0; i < n; i++) {
                double sum = mode[i];
                for (int k = 0; k <= i; k++) {
                    sum += root[i * n + k] * scale[k] * at[k];
                }
                x[i] = sum;
            }
        }

        private double evaluate(double[] at, double[] out) {
            place(at);
            double value = density.at(x, slopeOfX);
            if (Double.isNaN(value)) {
                return Double.NEGATIVE_INFINITY;
            }
            for (int k = 0; k < n; k++) {
                double sum = 0;
                for (int i = k; i < n; i++) {
                    sum += root[i * n + k] * slopeOfX[i];
                }
                out[k] = scale[k] * sum;
            }
            return value;
        }

        /** One move; returns the probability with which it was to be accepted. */
        private double move(double step) {
            double[] p = IntStream.range(0, n).mapToDouble(k -> normal()).toArray();
            double before = logDensity - kinetic(p);
            double length = LENGTH * (1 + JITTER * (2 * random.nextDouble() - 1));
            int steps = (int) Math.max(1, Math.min(MOST_STEPS, Math.ceil(length / step)));
            double dt = Math.min(step, length / steps);
            double chance = random.nextDouble();
            double[] at = y.clone();
            double[] g = slope.clone();
            double value = logDensity;
            for (int s = 0; s < steps; s++) {
                for (int k = 0; k < n; k++) {
                    p[k] += 0.5 * dt * g[k];
                    at[k] += dt * p[k];
                }
                value = evaluate(at, g);
                if (!(before - (value - kinetic(p)) < RUNAWAY)) {
                    divergent++;
                    return 0;
                }
                for (int k = 0; k < n; k++) {
                    p[k] += 0.5 * dt * g[k];
                }
            }
            double probability = Math.min(1, Math.exp(value - kinetic(p) - before));
            if (chance < probability) {
                y = at;
                slope = g;
                logDensity = value;
            }
            return probability;
        }

        private static double kinetic(double[] p) {
            double sum = 0;
            for (double v : p) {
                sum += v * v;
            }
            return 0.5 * sum;
        }
    }
}

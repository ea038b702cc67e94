package org.natrolite.calibration.posterior;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.core.numeric.Gaussian;
import org.natrolite.core.numeric.Quantiles;

/**
 * Whether chains agree, and how many independent draws they are worth, for one unknown (Vehtari, Gelman, Simpson, Carpenter
 * and Bürkner 2021). Chains are cut in halves, so that one that drifts disagrees with itself; draws are replaced by the normal
 * scores of their ranks, so that heavy tails do no harm.
 *
 * @param rHat the larger of split R-hat of the ranks and of the ranks of the distance from the median; 1 where chains agree,
 *     not to be relied on above 1.01
 * @param bulk effective sample size in the middle of the distribution
 * @param tail the smaller of those of its 5 % and 95 % quantiles
 */
public record Convergence(double rHat, double bulk, double tail) {
    /** Fewest draws of a chain of which halves have a variance and neighbours. */
    private static final int LEAST_DRAWS = 8;

    /** Offsets that make ranks probabilities (Blom 1958). */
    private static final double BLOM = 0.375;

    /**
     * @param chains draws of one unknown, shape [chains][draws], all chains of one length, at least 8; not modified
     * @return what they say; R-hat is NaN and sizes are the number of draws where all draws are equal
     */
    public static Convergence of(double[][] chains) {
        if (chains.length == 0 || chains[0].length < LEAST_DRAWS) {
            throw new BadArgumentException("convergence of "
                    + (chains.length == 0 ? "no chain" : "chains of " + chains[0].length + " draws")
                    + "; expected at least " + LEAST_DRAWS + " draws each");
        }
        for (double[] chain : chains) {
            if (chain.length != chains[0].length || !Arrays.stream(chain).allMatch(Double::isFinite)) {
                throw new BadArgumentException("convergence of chains of " + chain.length + " and " + chains[0].length
                        + " draws; expected finite draws, as many of each chain");
            }
        }
        double[][] split = split(chains);
        double[] all = Arrays.stream(split).flatMapToDouble(Arrays::stream).toArray();
        double median = Quantiles.of(all, 0.5)[0];
        double[][] folded = map(split, v -> Math.abs(v - median));
        double[][] ranks = scores(split);
        double[] ends = Quantiles.of(all, 0.05, 0.95);
        return new Convergence(
                Math.max(rHat(ranks), rHat(scores(folded))),
                effective(ranks),
                Math.min(
                        effective(map(split, v -> v <= ends[0] ? 1 : 0)),
                        effective(map(split, v -> v <= ends[1] ? 1 : 0))));
    }

    private static double[][] split(double[][] chains) {
        int half = chains[0].length / 2;
        return Arrays.stream(chains)
                .flatMap(chain -> java.util.stream.Stream.of(
                        Arrays.copyOf(chain, half), Arrays.copyOfRange(chain, chain.length - half, chain.length)))
                .toArray(double[][]::new);
    }

    private static double[][] map(double[][] chains, java.util.function.DoubleUnaryOperator f) {
        return Arrays.stream(chains)
                .map(chain -> Arrays.stream(chain).map(f).toArray())
                .toArray(double[][]::new);
    }

    /** Normal scores of the ranks among all draws; equal draws share the mean of their ranks. */
    private static double[][] scores(double[][] chains) {
        int n = chains[0].length;
        int total = chains.length * n;
        int[] order = IntStream.range(0, total)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> chains[i / n][i % n]))
                .mapToInt(i -> i)
                .toArray();
        double[][] scores = new double[chains.length][n];
        int from = 0;
        while (from < total) {
            int to = from;
            double value = chains[order[from] / n][order[from] % n];
            while (to < total && chains[order[to] / n][order[to] % n] == value) {
                to++;
            }
            // ranks from + 1 to `to`, of which each gets the mean
            double rank = 0.5 * (from + 1 + to);
            double score = Gaussian.quantile((rank - BLOM) / (total + 1 - 2 * BLOM));
            for (int k = from; k < to; k++) {
                scores[order[k] / n][order[k] % n] = score;
            }
            from = to;
        }
        return scores;
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }

    private static double variance(double[] values) {
        double mean = mean(values);
        return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1);
    }

    private static double within(double[][] chains) {
        return Arrays.stream(chains)
                .mapToDouble(Convergence::variance)
                .average()
                .orElse(Double.NaN);
    }

    /** Variance that all chains together have: within them, and between their means. */
    private static double pooled(double[][] chains) {
        int n = chains[0].length;
        double[] means = Arrays.stream(chains).mapToDouble(Convergence::mean).toArray();
        return within(chains) * (n - 1) / n + variance(means);
    }

    private static double rHat(double[][] chains) {
        return Math.sqrt(pooled(chains) / within(chains));
    }

    /**
     * Number of draws over the sum of their autocorrelations, which is cut where sums of neighbours are no longer positive
     * and made not to rise (Geyer 1992).
     */
    private static double effective(double[][] chains) {
        int n = chains[0].length;
        double total = (double) n * chains.length;
        double pooled = pooled(chains);
        double within = within(chains);
        if (!(pooled > 0)) {
            return total;
        }
        double sum = -1;
        double last = Double.POSITIVE_INFINITY;
        for (int lag = 0; lag + 1 < n; lag += 2) {
            double pair = correlation(chains, lag, within, pooled) + correlation(chains, lag + 1, within, pooled);
            if (!(pair > 0)) {
                break;
            }
            last = Math.min(last, pair);
            sum += 2 * last;
        }
        // draws that shun each other count for more than independent ones, but not without end
        return total / Math.max(sum, 1 / Math.log10(total));
    }

    private static double correlation(double[][] chains, int lag, double within, double pooled) {
        if (lag == 0) {
            return 1;
        }
        double mean = 0;
        for (double[] chain : chains) {
            double middle = mean(chain);
            double sum = 0;
            for (int i = 0; i + lag < chain.length; i++) {
                sum += (chain[i] - middle) * (chain[i + lag] - middle);
            }
            // divided by all draws, so that far lags, of which there are few, do not count for much
            mean += sum / chain.length / chains.length;
        }
        int n = chains[0].length;
        return 1 - (within * (n - 1) / n - mean) / pooled;
    }
}

package org.natrolite.core.numeric;

import java.util.Arrays;
import org.natrolite.core.error.BadArgumentException;

/** Quantiles of a sample, by linear interpolation between order statistics (type 7 of Hyndman and Fan 1996). */
public final class Quantiles {
    private Quantiles() {}

    /**
     * @param sample values, at least one, none NaN; infinite values stand for "not seen"; not modified
     * @param probabilities probabilities, 0 to 1, shape [m]; not modified
     * @return quantiles, shape [m]; infinite where the order statistics that a quantile lies between are not both finite
     * @throws BadArgumentException if the sample is empty or holds NaN, or a probability is outside [0, 1]
     */
    public static double[] of(double[] sample, double... probabilities) {
        if (sample.length == 0) {
            throw new BadArgumentException("quantile of an empty sample; expected at least one value");
        }
        double[] sorted = sample.clone();
        Arrays.sort(sorted);
        if (Double.isNaN(sorted[sorted.length - 1])) {
            throw new BadArgumentException("quantile of a sample with NaN; expected numbers");
        }
        double[] quantiles = new double[probabilities.length];
        for (int i = 0; i < probabilities.length; i++) {
            double p = BadArgumentException.requireWithin(probabilities[i], 0, 1, "probability");
            double at = p * (sorted.length - 1);
            int below = (int) at;
            double share = at - below;
            quantiles[i] = share == 0 || sorted[below] == sorted[below + 1]
                    ? sorted[below]
                    : sorted[below] + share * (sorted[below + 1] - sorted[below]);
        }
        return quantiles;
    }
}

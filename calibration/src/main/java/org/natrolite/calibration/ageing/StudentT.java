package org.natrolite.calibration.ageing;

import org.hipparchus.distribution.continuous.TDistribution;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.core.numeric.Gaussian;

/** Student's t distribution. */
public final class StudentT {
    /** From here on the normal distribution is the same to nine digits. */
    private static final double NORMAL = 1e10;

    private StudentT() {}

    /**
     * @param u probability, above 0 and below 1
     * @param freedom degrees of freedom, at least 1, also in fractions or infinite
     * @return value that is not exceeded with the probability
     * @throws BadArgumentException if an argument is out of its range or NaN
     */
    public static double quantile(double u, double freedom) {
        BadArgumentException.requireWithin(u, Double.MIN_NORMAL, 1 - 1e-16, "probability");
        if (!(freedom >= 1)) {
            throw new BadArgumentException(freedom + " degrees of freedom; expected at least 1");
        }
        return freedom > NORMAL ? Gaussian.quantile(u) : new TDistribution(freedom).inverseCumulativeProbability(u);
    }
}

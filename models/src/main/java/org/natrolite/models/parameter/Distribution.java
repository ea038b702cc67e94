package org.natrolite.models.parameter;

import org.natrolite.core.error.BadArgumentException;
import org.natrolite.core.numeric.Gaussian;

/** What is believed of a number, given as its quantile function. */
public sealed interface Distribution {

    /**
     * @param u probability, 0 to 1
     * @return value that is not exceeded with that probability
     */
    double quantile(double u);

    /**
     * @return value that is exceeded as often as not
     */
    default double median() {
        return quantile(0.5);
    }

    /**
     * A number that is taken as known.
     *
     * @param value value
     */
    record Fixed(double value) implements Distribution {
        public Fixed {
            BadArgumentException.requireFinite(value, "value");
        }

        @Override
        public double quantile(double u) {
            return value;
        }
    }

    /**
     * A number anywhere in an interval.
     *
     * @param lowest lower end
     * @param highest upper end, above the lower
     */
    record Uniform(double lowest, double highest) implements Distribution {
        public Uniform {
            if (!(lowest < highest && Double.isFinite(highest - lowest))) {
                throw new BadArgumentException(
                        "uniform from " + lowest + " to " + highest + "; expected an increasing interval");
            }
        }

        @Override
        public double quantile(double u) {
            return lowest + BadArgumentException.requireWithin(u, 0, 1, "probability") * (highest - lowest);
        }
    }

    /**
     * A normal distribution cut off at both ends and scaled back to a probability of one.
     *
     * @param mean mean before the cut
     * @param deviation standard deviation before the cut, above zero
     * @param lowest lower cut
     * @param highest upper cut, above the lower
     */
    record TruncatedNormal(double mean, double deviation, double lowest, double highest) implements Distribution {
        public TruncatedNormal {
            BadArgumentException.requireFinite(mean, "mean");
            BadArgumentException.requirePositive(deviation, "standard deviation");
            if (!(lowest < highest)) {
                throw new BadArgumentException(
                        "cut from " + lowest + " to " + highest + "; expected an increasing interval");
            }
        }

        @Override
        public double quantile(double u) {
            BadArgumentException.requireWithin(u, 0, 1, "probability");
            // an interval above the mean is seen in its mirror image, where small probabilities keep their digits
            double side = lowest > mean ? -1 : 1;
            double a = Gaussian.cumulative(side * (lowest - mean) / deviation);
            double b = Gaussian.cumulative(side * (highest - mean) / deviation);
            double x = mean + side * deviation * Gaussian.quantile(a + u * (b - a));
            return Math.max(lowest, Math.min(highest, x));
        }
    }

    /**
     * A positive number whose logarithm is normal.
     *
     * @param middle median, above zero
     * @param sigma standard deviation of the natural logarithm, above zero
     */
    record LogNormal(double middle, double sigma) implements Distribution {
        public LogNormal {
            BadArgumentException.requirePositive(middle, "median");
            BadArgumentException.requirePositive(sigma, "standard deviation of the logarithm");
        }

        @Override
        public double quantile(double u) {
            return middle * Math.exp(sigma * Gaussian.quantile(u));
        }
    }
}

package org.natrolite.models.ageing;

import static org.natrolite.models.ageing.ParameterDescriptor.linear;

import java.util.Arrays;
import java.util.List;
import org.natrolite.core.error.BadArgumentException;

/**
 * How a loss proceeds at constant stress. The state is one coordinate Y that never falls, zero when fresh; x is the amount
 * of the driver over its reference amount, k the rate at the stress.
 *
 * <pre>
 *   Power         y = k x^p                            dY = k^(1/p) dx     y = Y^p
 *   Threshold     nothing up to Y_0, then a power      dY = k^(1/p) dx     y = max(0, Y - Y_0)^p
 *   BreakIn       fast at first, then slower           dY = k dx           y = 1 - a exp(-b Y) - (1 - a) exp(-Y)
 *   Depletion     a knee                               dY = k dx           y = 1 - sqrt(1 - Y)
 *   Saturating    y = k (1 - exp(-x))                  y is its own state, dy = (k - y) dx while y &lt; k
 *   Sigmoid       y = k tanh(x^p / 2)                  y is its own state, from where the curve of k passes it
 * </pre>
 *
 * <p>The first four are plain sums over a history: its order does not matter. The last two are not: a stress that saturates
 * below the damage that is there adds nothing, and damage holds.
 */
public sealed interface Shape {
    /**
     * @return descriptors of its parameters
     */
    default List<ParameterDescriptor> parameters() {
        return List.of();
    }

    /**
     * @return values of its parameters, shape [parameters]; a copy
     */
    default double[] values() {
        return new double[0];
    }

    /**
     * @param values values of its parameters, shape [parameters]; not modified
     * @param at where they begin
     * @return the same form with those values
     * @throws BadArgumentException if a value is outside its bounds
     */
    default Shape with(double[] values, int at) {
        return this;
    }

    /**
     * @return whether Y is a plain sum over the history, {@code dY = rate(k) dx}
     */
    default boolean sums() {
        return true;
    }

    /**
     * @param damage damage Y
     * @param k rate, zero or more
     * @param x amount of the driver over its reference amount, zero or more
     * @return damage after that, at least {@code damage}
     */
    default double advance(double damage, double k, double x) {
        return damage + k * x;
    }

    /**
     * Derivatives of {@link #advance}.
     *
     * @param damage damage Y before
     * @param k rate, above zero
     * @param x amount
     * @param out by damage, by k, by x, and by each parameter, shape [at least 3 + parameters]. Modified
     */
    default void advanceGradient(double damage, double k, double x, double[] out) {
        Arrays.fill(out, 0);
        out[0] = 1;
        out[1] = x;
        out[2] = k;
    }

    /**
     * @param damage damage Y
     * @return loss y
     */
    double loss(double damage);

    /**
     * Derivatives of {@link #loss}.
     *
     * @param damage damage Y
     * @param out by damage, and by each parameter, shape [at least 1 + parameters]. Modified
     */
    void lossGradient(double damage, double[] out);

    /**
     * @param loss loss y, zero or more
     * @return smallest damage Y that it stands for
     */
    double damage(double loss);

    /** y = k x^p. */
    record Power(double exponent) implements Shape {
        private static final List<ParameterDescriptor> PARAMETERS = List.of(linear("exponent", "1", 0.1, 5, 0.1));

        public Power {
            PARAMETERS.get(0).check(exponent);
        }

        @Override
        public List<ParameterDescriptor> parameters() {
            return PARAMETERS;
        }

        @Override
        public double[] values() {
            return new double[] {exponent};
        }

        @Override
        public Shape with(double[] values, int at) {
            return new Power(values[at]);
        }

        @Override
        public double advance(double damage, double k, double x) {
            return damage + Math.pow(k, 1 / exponent) * x;
        }

        @Override
        public void advanceGradient(double damage, double k, double x, double[] out) {
            double rate = Math.pow(k, 1 / exponent);
            out[0] = 1;
            out[1] = x * rate / (k * exponent);
            out[2] = rate;
            out[3] = -x * rate * Math.log(k) / (exponent * exponent);
        }

        @Override
        public double loss(double damage) {
            return Math.pow(damage, exponent);
        }

        @Override
        public void lossGradient(double damage, double[] out) {
            double loss = Math.pow(damage, exponent);
            out[0] = damage > 0 ? exponent * loss / damage : 0;
            out[1] = damage > 0 ? loss * Math.log(damage) : 0;
        }

        @Override
        public double damage(double loss) {
            return Math.pow(loss, 1 / exponent);
        }
    }

    /** Nothing up to a damage Y_0, a power of what goes beyond it after that. */
    record Threshold(double onset, double exponent) implements Shape {
        private static final List<ParameterDescriptor> PARAMETERS =
                List.of(linear("onset", "1", 0, 1e6, 0.1), linear("exponent", "1", 0.1, 5, 0.1));

        public Threshold {
            PARAMETERS.get(0).check(onset);
            PARAMETERS.get(1).check(exponent);
        }

        @Override
        public List<ParameterDescriptor> parameters() {
            return PARAMETERS;
        }

        @Override
        public double[] values() {
            return new double[] {onset, exponent};
        }

        @Override
        public Shape with(double[] values, int at) {
            return new Threshold(values[at], values[at + 1]);
        }

        @Override
        public double advance(double damage, double k, double x) {
            return damage + Math.pow(k, 1 / exponent) * x;
        }

        @Override
        public void advanceGradient(double damage, double k, double x, double[] out) {
            double rate = Math.pow(k, 1 / exponent);
            out[0] = 1;
            out[1] = x * rate / (k * exponent);
            out[2] = rate;
            out[3] = 0;
            out[4] = -x * rate * Math.log(k) / (exponent * exponent);
        }

        @Override
        public double loss(double damage) {
            return Math.pow(Math.max(0, damage - onset), exponent);
        }

        @Override
        public void lossGradient(double damage, double[] out) {
            double beyond = damage - onset;
            double loss = loss(damage);
            out[0] = beyond > 0 ? exponent * loss / beyond : 0;
            out[1] = -out[0];
            out[2] = beyond > 0 ? loss * Math.log(beyond) : 0;
        }

        @Override
        public double damage(double loss) {
            return loss > 0 ? onset + Math.pow(loss, 1 / exponent) : 0;
        }
    }

    /** y = 1 - a exp(-b Y) - (1 - a) exp(-Y): a share of the capacity that goes fast, the rest slowly. */
    record BreakIn(double share, double speed) implements Shape {
        private static final List<ParameterDescriptor> PARAMETERS =
                List.of(linear("share", "1", 0, 1, 0.02), linear("speed", "1", 1, 1e6, 30));

        private static final int BISECTIONS = 200;

        public BreakIn {
            PARAMETERS.get(0).check(share);
            PARAMETERS.get(1).check(speed);
        }

        @Override
        public List<ParameterDescriptor> parameters() {
            return PARAMETERS;
        }

        @Override
        public double[] values() {
            return new double[] {share, speed};
        }

        @Override
        public Shape with(double[] values, int at) {
            return new BreakIn(values[at], values[at + 1]);
        }

        @Override
        public double loss(double damage) {
            return -share * Math.expm1(-speed * damage) - (1 - share) * Math.expm1(-damage);
        }

        @Override
        public void lossGradient(double damage, double[] out) {
            double fast = Math.exp(-speed * damage);
            double slow = Math.exp(-damage);
            out[0] = share * speed * fast + (1 - share) * slow;
            out[1] = slow - fast;
            out[2] = share * damage * fast;
        }

        @Override
        public double damage(double loss) {
            if (!(loss > 0)) {
                return 0;
            }
            // rises from 0 to 1 with Y, so that the bracket always holds the root
            double low = 0;
            double high = 1;
            while (loss(high) < loss && high < Double.MAX_VALUE / 2) {
                high *= 2;
            }
            for (int i = 0; i < BISECTIONS && high - low > 0; i++) {
                double middle = 0.5 * (low + high);
                if (loss(middle) < loss) {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            return high;
        }
    }

    /** y = 1 - sqrt(1 - Y): what is left shrinks the faster the less there is. Everything is lost where Y reaches 1. */
    record Depletion() implements Shape {
        @Override
        public double loss(double damage) {
            return 1 - Math.sqrt(Math.max(0, 1 - damage));
        }

        @Override
        public void lossGradient(double damage, double[] out) {
            out[0] = damage < 1 ? 0.5 / Math.sqrt(1 - damage) : 0;
        }

        @Override
        public double damage(double loss) {
            double left = 1 - Math.min(1, loss);
            return 1 - left * left;
        }
    }

    /** y = k (1 - exp(-x)): a loss with an end, which depends on the stress. */
    record Saturating() implements Shape {
        @Override
        public boolean sums() {
            return false;
        }

        @Override
        public double advance(double damage, double k, double x) {
            return damage < k ? damage - (k - damage) * Math.expm1(-x) : damage;
        }

        @Override
        public void advanceGradient(double damage, double k, double x, double[] out) {
            boolean moves = damage < k;
            out[0] = moves ? Math.exp(-x) : 1;
            out[1] = moves ? -Math.expm1(-x) : 0;
            out[2] = moves ? (k - damage) * Math.exp(-x) : 0;
        }

        @Override
        public double loss(double damage) {
            return damage;
        }

        @Override
        public void lossGradient(double damage, double[] out) {
            out[0] = 1;
        }

        @Override
        public double damage(double loss) {
            return loss;
        }
    }

    /** y = k tanh(x^p / 2): slow at first for p above 1, and with an end that depends on the stress. */
    record Sigmoid(double exponent) implements Shape {
        private static final List<ParameterDescriptor> PARAMETERS = List.of(linear("exponent", "1", 0.1, 5, 0.1));

        public Sigmoid {
            PARAMETERS.get(0).check(exponent);
        }

        @Override
        public List<ParameterDescriptor> parameters() {
            return PARAMETERS;
        }

        @Override
        public double[] values() {
            return new double[] {exponent};
        }

        @Override
        public Shape with(double[] values, int at) {
            return new Sigmoid(values[at]);
        }

        @Override
        public boolean sums() {
            return false;
        }

        @Override
        public double advance(double damage, double k, double x) {
            if (!(damage < k)) {
                return damage;
            }
            return Math.max(damage, k * Math.tanh(0.5 * Math.pow(passed(damage / k) + x, exponent)));
        }

        /** Where the curve that ends at 1 reaches a share of it. */
        private double passed(double share) {
            // 2 atanh(s) = ln((1 + s) / (1 - s))
            return Math.pow(Math.log1p(2 * share / (1 - share)), 1 / exponent);
        }

        @Override
        public void advanceGradient(double damage, double k, double x, double[] out) {
            if (!(damage < k)) {
                out[0] = 1;
                out[1] = 0;
                out[2] = 0;
                out[3] = 0;
                return;
            }
            double share = damage / k;
            double before = passed(share);
            double after = before + x;
            double reached = Math.tanh(0.5 * Math.pow(after, exponent));
            double slopeAfter = slope(reached, after);
            double slopeBefore = slope(share, before);
            // a fresh mechanism begins at the start of every curve, whatever its end
            boolean fresh = !(before > 0);
            double shift = fresh ? 0 : slopeAfter / slopeBefore;
            out[0] = shift;
            out[1] = reached - share * shift;
            out[2] = k * slopeAfter;
            out[3] = k * (bend(reached, after) - (fresh ? 0 : shift * bend(share, before)));
        }

        /** Derivative of the curve that ends at 1 by x. */
        private double slope(double share, double x) {
            return x > 0 ? 0.5 * (1 - share * share) * exponent * Math.pow(x, exponent - 1) : 0;
        }

        /** Derivative of the curve that ends at 1 by the exponent. */
        private double bend(double share, double x) {
            return x > 0 ? 0.5 * (1 - share * share) * Math.pow(x, exponent) * Math.log(x) : 0;
        }

        @Override
        public double loss(double damage) {
            return damage;
        }

        @Override
        public void lossGradient(double damage, double[] out) {
            out[0] = 1;
            out[1] = 0;
        }

        @Override
        public double damage(double loss) {
            return loss;
        }
    }
}

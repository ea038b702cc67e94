package org.natrolite.models.ageing;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.natrolite.core.error.BadArgumentException;

/**
 * What drives a mechanism, and how fast: {@code k = loss * product of factors} at a reference amount of the driver.
 * Immutable. Its parameters are the loss, the amount and those of the factors one after the other.
 */
public final class Term {
    private static final ParameterDescriptor LOSS = ParameterDescriptor.logarithm("reference_loss", "1", 0, 1e6);
    private static final ParameterDescriptor TIME = ParameterDescriptor.logarithm("reference_amount", "s", 1e-9, 1e15);
    private static final ParameterDescriptor CHARGE =
            ParameterDescriptor.logarithm("reference_amount", "C", 1e-9, 1e15);
    private static final ParameterDescriptor CYCLES =
            ParameterDescriptor.logarithm("reference_amount", "1", 1e-9, 1e15);

    /** Parameters before those of the factors. */
    private static final int OWN = 2;

    private final Driver driver;
    private final StressFactor[] factors;
    private final double[] values;

    private Term(Driver driver, StressFactor[] factors, double[] values) {
        this.driver = driver;
        this.factors = factors;
        this.values = values;
    }

    /**
     * @param driver what it proceeds with
     * @param loss loss at the reference amount and where the factors are 1, as a fraction, zero or more
     * @param amount reference amount of the driver, in its unit, above zero
     * @param factors factors of the rate
     * @param parameters their parameters one after the other, shape [sum of the factors' parameters]; copied
     * @return the term
     * @throws BadArgumentException if a parameter is missing or outside its bounds
     */
    public static Term of(Driver driver, double loss, double amount, List<StressFactor> factors, double... parameters) {
        int expected = factors.stream().mapToInt(f -> f.parameters().size()).sum();
        if (parameters.length != expected) {
            throw new BadArgumentException(
                    "factors " + factors + " with " + parameters.length + " parameters; expected " + expected);
        }
        double[] values = new double[OWN + expected];
        values[0] = loss;
        values[1] = amount;
        System.arraycopy(parameters, 0, values, OWN, expected);
        return checked(new Term(driver, factors.toArray(StressFactor[]::new), values));
    }

    private static Term checked(Term term) {
        List<ParameterDescriptor> descriptors = term.parameters();
        for (int i = 0; i < term.values.length; i++) {
            descriptors.get(i).check(term.values[i]);
        }
        return term;
    }

    /**
     * @param all values of its parameters, among others; not modified
     * @param at where they begin
     * @return the same term with those values
     * @throws BadArgumentException if a value is outside its bounds
     */
    Term with(double[] all, int at) {
        double[] own = new double[values.length];
        System.arraycopy(all, at, own, 0, own.length);
        return checked(new Term(driver, factors, own));
    }

    /**
     * @return what it proceeds with
     */
    public Driver driver() {
        return driver;
    }

    /**
     * @return the factors of its rate
     */
    public List<StressFactor> factors() {
        return List.of(factors);
    }

    /**
     * @return descriptors of its parameters: loss, amount, those of the factors
     */
    public List<ParameterDescriptor> parameters() {
        List<ParameterDescriptor> all = new ArrayList<>();
        all.add(LOSS);
        all.add(
                switch (driver) {
                    case TIME, TIME_IN_CYCLES -> TIME;
                    case CHARGE_THROUGHPUT -> CHARGE;
                    case EQUIVALENT_FULL_CYCLES, HALF_CYCLES -> CYCLES;
                });
        for (StressFactor factor : factors) {
            all.addAll(factor.parameters());
        }
        return all;
    }

    /**
     * @return values of its parameters, shape [parameters]; a copy
     */
    public double[] values() {
        return values.clone();
    }

    int size() {
        return values.length;
    }

    /**
     * @return reference amount of the driver, in its unit
     */
    public double amount() {
        return values[1];
    }

    /**
     * Rate k at a stress. A factor that a published law lets fall below zero makes the rate negative, whatever the others
     * are, so that two of them do not make a positive one.
     *
     * @param stress stress
     * @return loss at the reference amount, as a fraction; negative where it is to be held at zero; NaN where a factor needs
     *     what is not known of the stress
     */
    public double rate(Stress stress) {
        double k = values[0];
        boolean negative = false;
        int at = OWN;
        for (StressFactor factor : factors) {
            double value = factor.value(values, at, stress);
            negative |= value < 0;
            k *= Math.abs(value);
            at += factor.parameters().size();
        }
        return negative ? -k : k;
    }

    /**
     * Derivatives of the logarithm of the rate by the parameters.
     *
     * @param stress stress at which the rate is above zero
     * @param out one a parameter, shape [parameters]; that of the amount is zero, since the rate does not depend on it.
     *     Modified
     */
    public void logRateGradient(Stress stress, double[] out) {
        out[0] = 1 / values[0];
        out[1] = 0;
        int at = OWN;
        for (StressFactor factor : factors) {
            factor.logGradient(values, at, stress, out);
            at += factor.parameters().size();
        }
    }

    /**
     * @param stress stress
     * @return the factor that cannot say how fast it goes there, or null
     */
    @Nullable StressFactor unknowing(Stress stress) {
        int at = OWN;
        for (StressFactor factor : factors) {
            if (Double.isNaN(factor.value(values, at, stress))) {
                return factor;
            }
            at += factor.parameters().size();
        }
        return null;
    }

    /** Refuses a stress at which the rate is not known. */
    BadArgumentException refused(String mechanism, Stress stress) {
        StressFactor factor = Objects.requireNonNull(unknowing(stress), "asked only where the rate is NaN");
        return new BadArgumentException("rate of " + mechanism + " is NaN in its factor " + factor + " at " + stress
                + "; expected a stress that says what the factor depends on");
    }
}

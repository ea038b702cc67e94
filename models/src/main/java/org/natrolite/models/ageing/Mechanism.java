package org.natrolite.models.ageing;

import java.util.List;
import org.natrolite.core.error.BadArgumentException;

/**
 * One way in which a cell ages: at constant stress {@code y = loss * product of factors * (x / amount)^exponent}.
 * Immutable.
 */
public final class Mechanism {
    private static final ParameterDescriptor LOSS = new ParameterDescriptor("reference_loss", "1", 0, 1e6);
    private static final ParameterDescriptor AMOUNT = new ParameterDescriptor("reference_amount", "s or 1", 1e-9, 1e12);
    private static final ParameterDescriptor EXPONENT = new ParameterDescriptor("exponent", "1", 0.1, 5);

    private final String id;
    private final Driver driver;
    private final Target target;
    private final double loss;
    private final double amount;
    private final double exponent;
    private final StressFactor[] factors;
    private final double[] parameters;

    private Mechanism(
            String id,
            Driver driver,
            Target target,
            double loss,
            double amount,
            double exponent,
            StressFactor[] factors,
            double[] parameters) {
        this.id = id;
        this.driver = driver;
        this.target = target;
        this.loss = loss;
        this.amount = amount;
        this.exponent = exponent;
        this.factors = factors;
        this.parameters = parameters;
    }

    /**
     * @param id name within its law
     * @param driver what it proceeds with
     * @param target what it takes
     * @param loss loss at the reference amount and where the factors are 1, as a fraction, zero or more
     * @param amount reference amount of the driver, in its unit, above zero
     * @param exponent p, 0.1 to 5
     * @param factors factors of the rate
     * @param parameters their parameters one after the other, shape [sum of the factors' parameters]; copied
     * @return the mechanism
     * @throws BadArgumentException if a parameter is missing or outside its bounds
     */
    public static Mechanism of(
            String id,
            Driver driver,
            Target target,
            double loss,
            double amount,
            double exponent,
            List<StressFactor> factors,
            double... parameters) {
        LOSS.check(loss);
        AMOUNT.check(amount);
        EXPONENT.check(exponent);
        int expected = factors.stream().mapToInt(f -> f.parameters().size()).sum();
        if (parameters.length != expected) {
            throw new BadArgumentException(
                    "mechanism " + id + " with " + parameters.length + " parameters; expected " + expected);
        }
        int at = 0;
        for (StressFactor factor : factors) {
            for (ParameterDescriptor descriptor : factor.parameters()) {
                descriptor.check(parameters[at++]);
            }
        }
        return new Mechanism(
                id, driver, target, loss, amount, exponent, factors.toArray(StressFactor[]::new), parameters.clone());
    }

    /**
     * @return name within its law
     */
    public String id() {
        return id;
    }

    /**
     * @return what it proceeds with
     */
    public Driver driver() {
        return driver;
    }

    /**
     * @return what it takes
     */
    public Target target() {
        return target;
    }

    /**
     * Rate k of {@code y = k (x / amount)^p}, which a published law may let become negative.
     *
     * @param temperature K
     * @param soc state of charge, 1
     * @param depth depth of discharge, 1
     * @param rate C-rate, 1
     * @return loss at the reference amount, as a fraction
     */
    public double rate(double temperature, double soc, double depth, double rate) {
        double k = loss;
        int at = 0;
        for (StressFactor factor : factors) {
            k *= factor.value(parameters, at, temperature, soc, depth, rate);
            at += factor.parameters().size();
        }
        return k;
    }

    /**
     * Damage per unit of driver at a rate.
     *
     * @param rate rate k, zero or more
     * @return dY/dx
     */
    double damageRate(double rate) {
        return Math.pow(rate, 1 / exponent) / amount;
    }

    /**
     * @param damage damage Y
     * @return loss y = Y^p, as a fraction
     */
    public double loss(double damage) {
        return Math.pow(damage, exponent);
    }

    /**
     * @param loss loss y, as a fraction, zero or more
     * @return damage Y that it stands for
     */
    public double damage(double loss) {
        return Math.pow(loss, 1 / exponent);
    }
}

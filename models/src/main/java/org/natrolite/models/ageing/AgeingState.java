package org.natrolite.models.ageing;

import org.natrolite.core.error.BadArgumentException;

/**
 * Damage of one cell under a law: one coordinate Y a mechanism, which never falls. Mutable; owned by one thread at a
 * time.
 */
public final class AgeingState {
    private final AgeingLaw law;
    private final Mechanism[] mechanisms;
    private final double[] damage;
    private boolean rateClamped;

    AgeingState(AgeingLaw law) {
        this.law = law;
        this.mechanisms = law.mechanisms().toArray(Mechanism[]::new);
        this.damage = new double[mechanisms.length];
    }

    /**
     * @return a state with the same damage
     */
    public AgeingState copy() {
        AgeingState copy = new AgeingState(law);
        System.arraycopy(damage, 0, copy.damage, 0, damage.length);
        copy.rateClamped = rateClamped;
        return copy;
    }

    /**
     * @return the law
     */
    public AgeingLaw law() {
        return law;
    }

    /**
     * Lets time pass at one stress.
     *
     * @param seconds time, s, zero or more
     * @param temperature K
     * @param soc state of charge, 1
     */
    public void rest(double seconds, double temperature, double soc) {
        advance(Driver.TIME, seconds, temperature, soc, 0, 0);
    }

    /**
     * Books cycles of one kind.
     *
     * @param equivalentFullCycles amount, zero or more
     * @param temperature mean temperature, K
     * @param soc mean state of charge, 1
     * @param depth depth of discharge, 1
     * @param rate mean magnitude of the C-rate, 1
     */
    public void cycle(double equivalentFullCycles, double temperature, double soc, double depth, double rate) {
        advance(Driver.EQUIVALENT_FULL_CYCLES, equivalentFullCycles, temperature, soc, depth, rate);
    }

    private void advance(Driver driver, double amount, double temperature, double soc, double depth, double rate) {
        if (!(amount >= 0 && amount < Double.POSITIVE_INFINITY)) {
            throw new BadArgumentException("ageing over " + amount + " " + driver.unit() + "; expected zero or more");
        }
        for (int i = 0; i < mechanisms.length; i++) {
            Mechanism mechanism = mechanisms[i];
            if (mechanism.driver() == driver) {
                double k = mechanism.rate(temperature, soc, depth, rate);
                if (!(k >= 0)) {
                    if (Double.isNaN(k)) {
                        throw new BadArgumentException("rate of " + mechanism.id() + " is NaN at " + temperature
                                + " K, SOC " + soc + ", depth " + depth + ", rate " + rate
                                + "; expected a stress inside the cell's range");
                    }
                    rateClamped = true;
                } else {
                    damage[i] += mechanism.damageRate(k) * amount;
                }
            }
        }
    }

    /**
     * Adds a multiple of the damage done between two states: the same again, as often as stated.
     *
     * @param before damage before, shape [mechanisms], from {@link #damage()}; not modified
     * @param after damage after, shape [mechanisms]; not modified
     * @param times how often; from -1 to 0 where only a part of it is to stand
     */
    public void repeat(double[] before, double[] after, double times) {
        for (int i = 0; i < damage.length; i++) {
            damage[i] += times * (after[i] - before[i]);
        }
    }

    /**
     * @return damage Y by mechanism, shape [mechanisms]; a copy
     */
    public double[] damage() {
        return damage.clone();
    }

    /**
     * @param target what was taken
     * @return loss or growth of that target, as a fraction of the fresh cell
     */
    public double loss(Target target) {
        double sum = 0;
        for (int i = 0; i < mechanisms.length; i++) {
            if (mechanisms[i].target() == target) {
                sum += mechanisms[i].loss(damage[i]);
            }
        }
        return sum;
    }

    /**
     * @return whether a rate that would have been negative was held at zero
     */
    public boolean rateClamped() {
        return rateClamped;
    }
}

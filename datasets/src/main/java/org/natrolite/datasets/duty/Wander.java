package org.natrolite.datasets.duty;

import java.util.Random;

/**
 * A value that wanders about zero and forgets where it was (the Ornstein-Uhlenbeck process at equal intervals). The same
 * on every machine: {@link Random} is specified to the bit, and so is {@link StrictMath}.
 */
final class Wander {
    private final Random random;
    private final double kept;
    private final double shock;
    private double value;

    private Wander(Random random, double deviation, double kept) {
        this.random = random;
        this.kept = kept;
        this.shock = deviation * Math.sqrt(1 - kept * kept);
        this.value = deviation * random.nextGaussian();
    }

    /**
     * @param random where chance comes from
     * @param deviation standard deviation
     * @param memory time after which 1/e is left of a deviation, s
     * @param interval time between two values, s
     */
    static Wander of(Random random, double deviation, double memory, double interval) {
        return new Wander(random, deviation, StrictMath.exp(-interval / memory));
    }

    double next() {
        value = kept * value + shock * random.nextGaussian();
        return value;
    }
}

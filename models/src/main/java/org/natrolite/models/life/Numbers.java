package org.natrolite.models.life;

import java.util.Arrays;

/** Numbers written one after the other, and read in the same order. Mutable. */
final class Numbers {
    private double[] values;
    private int size;
    private int at;

    private Numbers(double[] values, int size) {
        this.values = values;
        this.size = size;
    }

    static Numbers empty() {
        return new Numbers(new double[256], 0);
    }

    static Numbers of(double[] values) {
        return new Numbers(values.clone(), values.length);
    }

    Numbers put(double value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
        }
        values[size++] = value;
        return this;
    }

    /** Puts how many there are, and then them. */
    Numbers put(double[] many) {
        put(many.length);
        for (double one : many) {
            put(one);
        }
        return this;
    }

    double next() {
        return values[at++];
    }

    double[] many() {
        int n = (int) next();
        at += n;
        return Arrays.copyOfRange(values, at - n, at);
    }

    double[] toArray() {
        return Arrays.copyOf(values, size);
    }
}

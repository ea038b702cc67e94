package org.natrolite.datasets.internal.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A column that grows by blocks, so that growing never copies what is there. Not safe for use by many threads. */
public final class DoubleColumn {
    /**
     * Small enough that a block is less than half a region of the garbage collector in a heap of any size: from half on, it
     * would take a whole one, and a column twice its memory.
     */
    private static final int BLOCK = 1 << 15;

    private static final int FIRST_BLOCK = 1 << 8;

    private final List<double[]> full = new ArrayList<>();
    private double[] last = new double[FIRST_BLOCK];
    private int used;

    /** An empty column. */
    public DoubleColumn() {}

    /**
     * @param value value to append
     */
    public void add(double value) {
        if (used == last.length) {
            if (last.length < BLOCK) {
                last = Arrays.copyOf(last, Math.min(BLOCK, last.length * 4));
            } else {
                full.add(last);
                last = new double[BLOCK];
                used = 0;
            }
        }
        last[used++] = value;
    }

    /**
     * @return number of values
     */
    public int size() {
        return Math.addExact(Math.multiplyExact(full.size(), BLOCK), used);
    }

    /**
     * Hands the values over and empties the column. Of a file whose columns are drained one after the other, no more than
     * one is held twice.
     *
     * @return the values, shape [size before the call]
     */
    public double[] drain() {
        double[] all = new double[size()];
        int at = 0;
        for (int i = 0; i < full.size(); i++) {
            double[] block = full.get(i);
            System.arraycopy(block, 0, all, at, BLOCK);
            at += BLOCK;
        }
        System.arraycopy(last, 0, all, at, used);
        full.clear();
        last = new double[FIRST_BLOCK];
        used = 0;
        return all;
    }
}

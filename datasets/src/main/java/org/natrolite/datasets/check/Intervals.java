package org.natrolite.datasets.check;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.natrolite.datasets.check.Inspection.Sampling;

/**
 * Intervals between rows. The shortest and the longest are exact; the median is taken over all of them up to a million,
 * and over every second, fourth ... of a longer series.
 */
final class Intervals {
    private static final int MOST = 1 << 20;
    private static final int FIRST = 1 << 10;

    private double[] kept = new double[FIRST];
    private int count;
    private long seen;
    private long stride = 1;
    private double last = Double.NaN;
    private double shortest = Double.POSITIVE_INFINITY;
    private double longest;

    void add(double[] time) {
        for (double t : time) {
            if (!Double.isNaN(last)) {
                add(t - last);
            }
            last = t;
        }
    }

    private void add(double interval) {
        shortest = Math.min(shortest, interval);
        longest = Math.max(longest, interval);
        if (seen++ % stride != 0) {
            return;
        }
        if (count == MOST) {
            for (int i = 0; i < MOST / 2; i++) {
                kept[i] = kept[2 * i];
            }
            count = MOST / 2;
            stride *= 2;
        }
        if (count == kept.length) {
            kept = Arrays.copyOf(kept, Math.min(MOST, 2 * kept.length));
        }
        kept[count++] = interval;
    }

    @Nullable Sampling sampling() {
        if (count == 0) {
            return null;
        }
        double[] sorted = Arrays.copyOf(kept, count);
        Arrays.sort(sorted);
        return new Sampling(shortest, sorted[count / 2], longest);
    }
}

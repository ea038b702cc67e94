package org.natrolite.models.cell.kernel;

/**
 * A product and a sum, rounded once where the processor can, which is on all but the oldest: there {@link Math#fma} works in
 * decimals of any length and takes ten thousand times as long, so that it is rounded twice.
 */
final class MultiplyAdd {
    /** A call takes some 10 ns, interpreted, and where the processor cannot, some 100,000: nothing lies between. */
    private static final long SLOW = 2_000;

    private static final int BATCHES = 5;
    private static final int CALLS = 10;

    /** Decided once: the same on all threads and, as long as the processor is the same, in all runs. */
    private static final boolean FUSED = fast();

    private MultiplyAdd() {}

    /**
     * @return a b + c
     */
    static double of(double a, double b, double c) {
        return FUSED ? Math.fma(a, b, c) : a * b + c;
    }

    private static boolean fast() {
        long shortest = Long.MAX_VALUE;
        double x = 1;
        for (int batch = 0; batch < BATCHES; batch++) {
            long begin = System.nanoTime();
            for (int k = 0; k < CALLS; k++) {
                x = Math.fma(x, 0.999, 1e-3);
            }
            shortest = Math.min(shortest, System.nanoTime() - begin);
        }
        return x > 0 && shortest < SLOW * CALLS;
    }
}

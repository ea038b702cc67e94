package org.natrolite.models.cell.batch;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.IntConsumer;
import org.natrolite.core.error.BadArgumentException;

/** Work that is dealt to threads in shares. */
final class Shares {
    private Shares() {}

    /**
     * Runs all shares and waits for them.
     *
     * @param threads shares, at least 1
     * @param executor what runs them
     * @param share runs one, by its number from 0
     */
    static void deal(int threads, Executor executor, IntConsumer share) {
        require(threads);
        CompletableFuture<?>[] shares = new CompletableFuture<?>[threads];
        for (int k = 0; k < threads; k++) {
            int number = k;
            shares[k] = CompletableFuture.runAsync(() -> share.accept(number), executor);
        }
        CompletableFuture.allOf(shares).join();
    }

    static void require(int threads) {
        if (threads < 1) {
            throw new BadArgumentException(threads + " threads; expected at least 1");
        }
    }
}

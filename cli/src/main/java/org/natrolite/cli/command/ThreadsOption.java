package org.natrolite.cli.command;

import org.jspecify.annotations.Nullable;
import org.natrolite.core.error.BadArgumentException;
import picocli.CommandLine.Option;

/** How many threads a command uses. */
final class ThreadsOption {
    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "threads to use; the result does not depend on it; default: as many as processors")
    private @Nullable Integer threads;

    ThreadsOption() {}

    /**
     * @return how many, at least 1
     * @throws BadArgumentException if fewer are asked for
     */
    int count() {
        return threads == null
                ? Runtime.getRuntime().availableProcessors()
                : BadArgumentException.requireCount(threads, 1, Integer.MAX_VALUE, "--threads");
    }
}

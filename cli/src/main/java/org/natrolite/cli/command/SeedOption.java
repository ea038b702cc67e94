package org.natrolite.cli.command;

import picocli.CommandLine.Option;

/** Seed of what a command draws at random, so that its result can be had again. */
final class SeedOption {
    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "seed of what is drawn at random (default: ${DEFAULT-VALUE})")
    private long seed;

    SeedOption() {}

    long value() {
        return seed;
    }
}

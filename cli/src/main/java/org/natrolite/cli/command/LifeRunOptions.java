package org.natrolite.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.models.life.LifeOptions;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lives of cells in service: draws from their priors, within a window of state of charge. */
final class LifeRunOptions {
    private static final double END_OF_LIFE = 0.8;
    private static final int MOST_SAMPLES = 1_000_000;

    @Option(
            names = "--samples",
            paramLabel = "N",
            defaultValue = "200",
            description = "draws from each cell's prior (default: ${DEFAULT-VALUE})")
    private int samples;

    @Mixin
    private SeedOption seed = new SeedOption();

    @Option(
            names = "--soc-window",
            split = ",",
            arity = "1",
            paramLabel = "LOW,HIGH",
            hideParamSyntax = true,
            defaultValue = "0.05,0.95",
            description = "window of state of charge in service (default: ${DEFAULT-VALUE})")
    private List<Double> window = new ArrayList<>();

    @Mixin
    private ThreadsOption threads = new ThreadsOption();

    LifeRunOptions() {}

    long seed() {
        return seed.value();
    }

    /**
     * @param use what is asked of the cells
     * @param fewest samples needed
     * @return fresh cells, simulated by representative days
     */
    LifeOptions lives(UseOptions use, int fewest) {
        if (window.size() != 2 || !(window.get(0) >= 0 && window.get(0) < window.get(1) && window.get(1) <= 1)) {
            throw new BadArgumentException("--soc-window "
                    + window.stream().map(String::valueOf).collect(Collectors.joining(","))
                    + "; expected two values within 0 and 1, the lower one first, such as 0.05,0.95");
        }
        return new LifeOptions(
                use.years(),
                window.get(0),
                window.get(1),
                END_OF_LIFE,
                BadArgumentException.requireCount(samples, fewest, MOST_SAMPLES, "--samples"),
                seed(),
                threads.count());
    }
}

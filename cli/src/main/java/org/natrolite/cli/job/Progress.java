package org.natrolite.cli.job;

import java.time.Duration;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A bar on standard error with the time left; nothing at all where standard error is not a terminal. */
public final class Progress implements AutoCloseable {
    private static final int REFRESH_MS = 200;

    private final @Nullable ProgressBar bar;

    private Progress(@Nullable ProgressBar bar) {
        this.bar = bar;
    }

    /**
     * @param what what is being done
     * @param total how many steps it takes
     * @return progress at zero
     */
    public static Progress of(String what, long total) {
        if (System.console() == null) {
            return new Progress(null);
        }
        return new Progress(new ProgressBarBuilder()
                .setTaskName(what)
                .setInitialMax(total)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(REFRESH_MS)
                .setEtaFunction(state -> state.getCurrent() <= 0
                        ? java.util.Optional.empty()
                        : java.util.Optional.of(
                                Duration.ofMillis(state.getElapsedInCurrentRun().toMillis()
                                        * (state.getMax() - state.getCurrent())
                                        / state.getCurrent())))
                .build());
    }

    /**
     * @param done how many steps are done by now
     */
    public void at(long done) {
        if (bar != null) {
            bar.stepTo(done);
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}

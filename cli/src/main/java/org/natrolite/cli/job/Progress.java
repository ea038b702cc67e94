package org.natrolite.cli.job;

import java.io.Console;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A bar on standard error with the time left; nothing at all where standard error is not a terminal. */
public final class Progress implements AutoCloseable {
    /** Steps of a progress that is told as a share. */
    public static final long WHOLE = 1000;

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
        if (!terminal()) {
            return new Progress(null);
        }
        return new Progress(new ProgressBarBuilder()
                .setTaskName(what)
                .setInitialMax(total)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(REFRESH_MS)
                .build());
    }

    /**
     * Since Java 22 there is a console also without a terminal, and it can be asked; before, it was the answer itself.
     */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean terminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    /**
     * @return whether anything is shown
     */
    public boolean shown() {
        return bar != null;
    }

    /**
     * @param done how many steps are done by now
     */
    public void at(long done) {
        if (bar != null) {
            bar.stepTo(done);
        }
    }

    /**
     * @param done share that is done by now of {@link #WHOLE} steps, 0 to 1
     */
    public void share(double done) {
        at((long) (WHOLE * done));
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}

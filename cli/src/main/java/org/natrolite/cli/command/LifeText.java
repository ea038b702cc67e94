package org.natrolite.cli.command;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.natrolite.models.life.LifeResult;
import org.natrolite.models.life.LifeResult.Band;

/** What a life comes to, for a planner at a terminal. */
final class LifeText {
    private static final double PERCENT = 100;

    /** Random numbers that explain less than this are not named. */
    private static final double SMALL = 0.01;

    private LifeText() {}

    static String of(Comparison comparison) {
        LifeResult result = comparison.results().get(0);
        StringBuilder text = new StringBuilder();
        Band cycles = result.lifeCycles();
        LifeResult.Use last = result.use().get(result.use().size() - 1);
        text.append(String.format(
                Locale.ROOT,
                "Full cycles to %.0f %%: P10 %s, P50 %s, P90 %s.%n",
                PERCENT * comparison.options().endOfLife(),
                count(cycles.p10(), last.cycles().p10()),
                count(cycles.p50(), last.cycles().p50()),
                count(cycles.p90(), last.cycles().p90())));
        if (result.suddenDeath() > 0) {
            Band any = result.lifeWithSuddenDeath();
            text.append(String.format(
                    Locale.ROOT,
                    "Sudden death (gas, current-interrupt device): %.1f %% within %s years; life with it P10 %s, P50 %s, P90"
                            + " %s years.%n",
                    PERCENT * result.suddenDeath(),
                    comparison.horizon(),
                    comparison.life(any.p10()),
                    comparison.life(any.p50()),
                    comparison.life(any.p90())));
        }
        if (Double.isNaN(result.assumedShare())) {
            text.append("The samples do not tell how much of the band is assumption: too few, or all alike.\n");
        } else {
            rests(text, result);
        }
        text.append(String.format(
                Locale.ROOT,
                "%.1f days of %s years simulated in detail, a sample; estimated to miss %.3f percentage points; %.1f s.%n",
                result.daysInDetail(),
                comparison.horizon(),
                PERCENT * result.missed(),
                result.seconds()));
        return text.toString();
    }

    /** What the band rests on. */
    private static void rests(StringBuilder text, LifeResult result) {
        text.append(String.format(
                Locale.ROOT, "Of the band %.0f %% is assumption, not measurement:", PERCENT * result.assumedShare()));
        List<LifeResult.BandShare> shares = result.bandShares().stream()
                .filter(one -> one.share() >= SMALL)
                .sorted(Comparator.comparingDouble(LifeResult.BandShare::share).reversed())
                .toList();
        String separator = " ";
        for (LifeResult.BandShare one : shares) {
            text.append(separator)
                    .append(String.format(
                            Locale.ROOT,
                            "%s %.0f %% (%s)",
                            one.draw(),
                            PERCENT * one.share(),
                            one.kind().key()));
            separator = ", ";
        }
        text.append(".\n");
    }

    private static String count(double cycles, double simulated) {
        return Double.isInfinite(cycles)
                ? String.format(Locale.ROOT, "> %.0f", simulated)
                : String.format(Locale.ROOT, "%.0f", cycles);
    }
}

package org.natrolite.datasets.check;

import java.util.Arrays;
import org.natrolite.core.series.Channel;
import org.natrolite.core.series.TimeSeries;

/** Current and voltage of a series with the typical current under load, from which "large" and "none" follow. */
final class Steps {
    /** Part of the largest current below which a row tells nothing about the typical current. */
    private static final double NOTABLE = 0.02;

    private static final double TYPICAL_QUANTILE = 0.9;

    /** Part of the typical current up to which the cell counts as resting. */
    private static final double RESTING = 0.02;

    /** Part of the typical current at which a hold of the voltage usually ends. */
    private static final double NEARLY_RESTING = 0.1;

    /** Part of the typical current from which a change is a step and not noise. */
    private static final double STEP = 0.2;

    final double[] time;
    final double[] voltage;
    final double[] current;

    /** Typical current under load, A; zero where there is none. */
    final double typical;

    Steps(TimeSeries series) {
        time = series.column(Channel.TIME);
        voltage = series.column(Channel.VOLTAGE);
        current = series.column(Channel.CURRENT);
        typical = typical(current);
    }

    private static double typical(double[] current) {
        double largest = 0;
        for (double i : current) {
            largest = Math.max(largest, Math.abs(i));
        }
        double notable = NOTABLE * largest;
        double[] loaded = Arrays.stream(current)
                .map(Math::abs)
                .filter(i -> i > notable)
                .sorted()
                .toArray();
        return loaded.length == 0 ? 0 : loaded[(int) (TYPICAL_QUANTILE * (loaded.length - 1))];
    }

    int size() {
        return time.length;
    }

    /** Whether the cell rests at a row. */
    boolean resting(int row) {
        return Math.abs(current[row]) <= RESTING * typical;
    }

    /** Whether the current at a row is so small that the voltage is near its rest, as at the end of a hold. */
    boolean nearlyResting(int row) {
        return Math.abs(current[row]) <= NEARLY_RESTING * typical;
    }

    /** Whether the current changes by much from a row to the next. */
    boolean step(int row) {
        return typical > 0 && Math.abs(current[row + 1] - current[row]) >= STEP * typical;
    }
}

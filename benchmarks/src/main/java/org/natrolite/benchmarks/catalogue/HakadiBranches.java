package org.natrolite.benchmarks.catalogue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.DoubleUnaryOperator;
import org.natrolite.core.table.MonotoneCubic;

/** Open-circuit branches of the Hakadi 18650, digitised from a figure to 0.003 of state of charge and 5 mV. */
final class HakadiBranches {
    /** Where both branches have points that smoothing does not carry beyond the last. */
    private static final double FROM = 0.05;

    private static final double TO = 0.9;

    /** Over how many percent of state of charge on each side the gap is averaged. */
    private static final int SMOOTHING = 5;

    private HakadiBranches() {}

    /**
     * @param data folder of the data
     * @return half of the gap between the branches over state of charge, V, zero or more
     */
    static DoubleUnaryOperator halfGap(Path data) {
        Table table = Table.read(data.resolve("hakadi-18650").resolve("ocv_soc_digitised.csv"));
        MonotoneCubic charge = branch(table, "charge");
        MonotoneCubic discharge = branch(table, "discharge");
        return z -> {
            double sum = 0;
            for (int k = -SMOOTHING; k <= SMOOTHING; k++) {
                double at = Math.max(FROM, Math.min(TO, z + 0.01 * k));
                sum += 0.5 * (charge.value(at) - discharge.value(at));
            }
            return Math.max(0, sum / (2 * SMOOTHING + 1));
        };
    }

    /**
     * @param data folder of the data
     * @return mean of the branches over state of charge, V; where the charge branch has no points, half of the smoothed gap
     *     off the discharge branch
     */
    static DoubleUnaryOperator mean(Path data) {
        Table table = Table.read(data.resolve("hakadi-18650").resolve("ocv_soc_digitised.csv"));
        MonotoneCubic charge = branch(table, "charge");
        MonotoneCubic discharge = branch(table, "discharge");
        DoubleUnaryOperator half = halfGap(data);
        double[] soc = table.where("branch", "discharge").column("soc");
        double lowest = Arrays.stream(soc).min().orElseThrow();
        double highest = Arrays.stream(soc).max().orElseThrow();
        double slope = (discharge.value(highest) - discharge.value(highest - 0.02)) / 0.02;
        // what has rested after the last discharge is where the charge branch begins
        double empty = charge.value(0);
        return z -> {
            if (z < lowest) {
                double share = z / lowest;
                return empty + share * (discharge.value(lowest) - empty) + half.applyAsDouble(z);
            }
            if (z > TO) {
                return z > highest ? discharge.value(highest) + slope * (z - highest) : discharge.value(z);
            }
            return 0.5 * (charge.value(z) + discharge.value(z));
        };
    }

    private static MonotoneCubic branch(Table table, String name) {
        Table rows = table.where("branch", name);
        double[] soc = rows.column("soc");
        double[] voltage = rows.column("ocv_V");
        Integer[] order = new Integer[soc.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> soc[i]));
        return MonotoneCubic.of(
                Arrays.stream(order).mapToDouble(i -> soc[i]).toArray(),
                Arrays.stream(order).mapToDouble(i -> voltage[i]).toArray());
    }
}

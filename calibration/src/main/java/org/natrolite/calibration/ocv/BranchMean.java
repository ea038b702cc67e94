package org.natrolite.calibration.ocv;

import java.util.Arrays;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.core.table.MonotoneCubic;

/** Open-circuit voltage as the mean of a slow discharge and a slow charge, each over its own capacity. */
public final class BranchMean {
    private BranchMean() {}

    /**
     * @param discharged charge since the discharge began, any unit, increasing, shape [n]; not modified
     * @param dischargeVoltage voltage, V, shape [n]; not modified
     * @param charged charge since the charge began, any unit, increasing, shape [m]; not modified
     * @param chargeVoltage voltage, V, shape [m]; not modified
     * @param soc states of charge to give it at, shape [k], 1; not modified
     * @return mean of the branches there, V, shape [k]
     * @throws BadArgumentException if shapes differ, a number is not finite or a branch holds no charge
     */
    public static double[] of(
            double[] discharged, double[] dischargeVoltage, double[] charged, double[] chargeVoltage, double[] soc) {
        MonotoneCubic down = Monotone.falling(over(discharged, false), dischargeVoltage);
        MonotoneCubic up = Monotone.falling(over(charged, true), chargeVoltage);
        double[] mean = new double[soc.length];
        Arrays.setAll(mean, i -> 0.5 * (down.value(1 - soc[i]) + up.value(1 - soc[i])));
        return mean;
    }

    /** Charge missing to full, over the capacity of the branch. */
    private static double[] over(double[] charge, boolean charging) {
        double first = charge[0];
        double span = BadArgumentException.requirePositive(charge[charge.length - 1] - first, "charge of a branch");
        return Arrays.stream(charge)
                .map(q -> charging ? 1 - (q - first) / span : (q - first) / span)
                .toArray();
    }
}

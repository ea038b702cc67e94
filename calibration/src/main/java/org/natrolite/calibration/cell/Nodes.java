package org.natrolite.calibration.cell;

import java.util.ArrayList;
import java.util.List;

/** States of charge at which a calibration puts the nodes of its curves. */
public final class Nodes {
    private static final double[] HYSTERESIS = {0, 0.05, 0.15, 0.3, 0.5, 0.75, 1};
    private static final double[] RESISTANCE = {0, 0.04, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 1};
    private static final double[] COARSE = {0, 0.15, 0.5, 1};
    private static final double[] ENTROPIC = {0, 0.1, 0.25, 0.4, 0.6, 0.8, 1};

    private Nodes() {}

    /**
     * @return of the open-circuit voltage: close together where a sodium-ion cell runs steeply, 1; a copy
     */
    public static double[] openCircuit() {
        List<Double> nodes = new ArrayList<>(List.of(0.0, 0.01, 0.02, 0.03, 0.045, 0.06, 0.08, 0.1, 0.125));
        for (int k = 6; k <= 38; k++) {
            nodes.add(k / 40.0);
        }
        nodes.addAll(List.of(0.965, 0.98, 1.0));
        return nodes.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /**
     * @return of the hysteresis, 1; a copy
     */
    public static double[] hysteresis() {
        return HYSTERESIS.clone();
    }

    /**
     * @return of resistances, 1; a copy
     */
    public static double[] resistance() {
        return RESISTANCE.clone();
    }

    /**
     * @return of time constants, and of the ratio of discharge to charge resistance, 1; a copy
     */
    public static double[] coarse() {
        return COARSE.clone();
    }

    /**
     * @return of the entropic coefficient, 1; a copy
     */
    public static double[] entropic() {
        return ENTROPIC.clone();
    }
}

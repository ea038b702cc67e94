package org.natrolite.models.ocv;

import java.util.Random;
import org.natrolite.core.numeric.Roots;
import org.natrolite.models.parameter.Curve;
import org.natrolite.models.parameter.Provenance;
import org.natrolite.models.parameter.Quantity;

/** Half-cells that nobody makes, with plateaus and slopes where chance puts them. */
public final class RandomHalfCells {
    private static final Provenance MADE_UP = Provenance.assumed("made up for a test");

    private RandomHalfCells() {}

    /**
     * @param random source of chance
     * @return half-cells that reach 0 V somewhat below 0 % state of charge
     */
    public static HalfCells of(Random random) {
        double positiveEmpty = between(random, 0.85, 0.98);
        double positiveFull = between(random, 0.05, 0.3);
        double negativeEmpty = between(random, 0.005, 0.015);
        double negativeFull = between(random, 0.65, 0.92);
        return new HalfCells(
                new Electrode(
                        potential(random, between(random, 3.6, 4.2), between(random, 0.3, 0.9), 1.15, 0),
                        exact(positiveEmpty),
                        exact(positiveFull)),
                new Electrode(potential(random, 1.2, 1.1, 1, -0.005), exact(negativeEmpty), exact(negativeFull)));
    }

    /**
     * @param halfCells cell
     * @return state of charge at which its voltage reaches 0 V, 1
     */
    public static double socAtZeroVolt(HalfCells halfCells) {
        return Roots.bracketed(halfCells::at, -0.9, 0, 1e-15);
    }

    /** Falls from a potential by a range over 0 to 1, and steeply beyond either end of what the cell uses. */
    private static Curve potential(Random random, double top, double range, double end, double begin) {
        int n = 25;
        double[] x = new double[n + 2];
        double[] u = new double[n + 2];
        x[0] = begin - 0.04;
        u[0] = top + 3;
        double[] fall = new double[n];
        double sum = 0;
        for (int i = 1; i < n; i++) {
            fall[i] = Math.pow(random.nextDouble(), 4) + 1e-3;
            sum += fall[i];
        }
        u[1] = top;
        for (int i = 0; i < n; i++) {
            x[i + 1] = begin + (1.01 - begin) * i / (n - 1);
            u[i + 1] = i == 0 ? top : u[i] - range * fall[i] / sum;
        }
        x[n + 1] = Math.max(end, 1.05);
        u[n + 1] = u[n] - 4.5;
        return Curve.of(x, u, u, u, MADE_UP);
    }

    private static Quantity exact(double value) {
        return Quantity.exact(value, MADE_UP);
    }

    private static double between(Random random, double low, double high) {
        return low + random.nextDouble() * (high - low);
    }
}
